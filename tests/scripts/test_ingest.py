"""Taking documents in from the command line, and the picture that proves a citation of them."""

import json
from pathlib import Path

import pytest

from index.builder import CURRENT
from scripts.evaluation.golden import as_docx, as_pdf
from tests.intake.bad_files import archive
from tests.reading.conftest import TEXTS, needs_office
from tests.scripts.conftest import Run

pytestmark = pytest.mark.slow


@needs_office
def test_a_pdf_is_added_asked_and_proved(tmp_path: Path, run: Run) -> None:
    stem, text = TEXTS[3]
    as_docx(text, tmp_path / f"{stem}.docx", 3)
    as_pdf([tmp_path / f"{stem}.docx"], tmp_path)
    shelf, store = tmp_path / "shelf", tmp_path / "store"
    where = ("--sources", shelf, "--store", store, "--no-handbook", "--yes")
    added = run("ingest", tmp_path / f"{stem}.pdf", tmp_path / "khong-co.docx", *where)
    assert added.returncode == 1, "one of the two is not there"
    assert "Đã thêm 1 tài liệu" in added.stdout
    assert "khong-co.docx" in added.stderr
    assert "Traceback" not in added.stderr
    asked = run("ask", "Mực nước hồ Ea Nao còn bao nhiêu?", "--store", store, "--json")
    answer = json.loads(asked.stdout)
    citation = answer["citations"][0]
    assert citation["origin"] == stem
    assert "38%" in citation["quote"]
    assert "trang 1" in citation["label"]
    picture = tmp_path / "proof.png"
    proved = run("proof", f"{citation['source']}:{citation['start']}-{citation['end']}", picture, "--store", store)
    assert proved.returncode == 0, proved.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    again = run("ingest", tmp_path / f"{stem}.pdf", *where)
    assert again.returncode == 1
    assert "đã có tài liệu cùng nội dung" in again.stderr


def test_documents_of_an_archive_are_added_and_nothing_without_consent(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "hai.zip"
    path.write_bytes(archive(("mot.txt", TEXTS[3][1].encode()), ("thu muc/hai.txt", TEXTS[7][1].encode())))
    where = ("--sources", tmp_path / "shelf", "--store", tmp_path / "store", "--no-handbook")
    refused = run("ingest", path, *where)
    assert refused.returncode == 1
    assert "--yes" in refused.stdout
    assert not list((tmp_path / "shelf").glob("*.yaml"))
    assert not (tmp_path / "store" / CURRENT).exists()
    added = run("ingest", path, *where, "--yes")
    assert added.returncode == 0, added.stderr
    assert sorted(card.stem for card in (tmp_path / "shelf").glob("*.yaml")) == ["hai", "mot"]


def test_a_command_that_was_killed_leaves_nothing_behind(tmp_path: Path, run: Run) -> None:
    shelf = tmp_path / "shelf"
    (shelf / ".staged-x" / "raw").mkdir(parents=True)
    (shelf / "raw" / "dang-do").mkdir(parents=True)
    as_docx(TEXTS[3][1], tmp_path / "tin.docx", 0)
    where = ("--sources", shelf, "--store", tmp_path / "store", "--no-handbook", "--yes")
    assert run("ingest", tmp_path / "tin.docx", *where).returncode == 0
    assert sorted(path.name for path in shelf.iterdir()) == [".lock", "raw", "tin.yaml"]
    assert [path.name for path in (shelf / "raw").iterdir()] == ["tin"]
