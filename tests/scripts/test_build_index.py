"""Building from the command line: what was built is said, and what went wrong is one line with a remedy."""

from pathlib import Path

import pytest

from index.builder import CURRENT
from index.manifest import Manifest
from tests.scripts.conftest import CAO_BANG, Desk, Run

pytestmark = pytest.mark.slow


def test_the_size_of_the_index_is_said(desk: Desk) -> None:
    manifest = Manifest.read(desk.store / CURRENT)
    assert set(manifest.sources) == {"cao-bang", "ha-nam"}
    assert manifest.entries == 0
    assert f"2 nguồn, {manifest.passages} đoạn, 0 mục" in desk.built.stdout


def test_nothing_is_built_where_nothing_has_changed(desk: Desk, run: Run) -> None:
    before = (desk.store / CURRENT).resolve()
    again = run("build_index", "--sources", desk.sources, "--store", desk.store, "--no-handbook")
    assert again.returncode == 0
    assert "không phải dựng lại" in again.stdout
    assert (desk.store / CURRENT).resolve() == before


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("hong.txt", b"\xff\xfe\x00", ["hong.txt", "UTF-8"]),
        ("rong.txt", b"", ["rong.txt", "remove the file"]),
        ("the.yaml", b"origin: khong-co.txt\n", ["the.yaml", "khong-co.txt"]),
        ("the.yaml", b"origin: tot.txt\npublished: 2024-02-31\n", ["the.yaml"]),
    ],
)
def test_a_wrong_source_is_one_line_and_no_index(
    tmp_path: Path, run: Run, name: str, content: bytes, named: list[str]
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "tot.txt").write_text(CAO_BANG, encoding="utf-8")
    (sources / name).write_bytes(content)
    finished = run("build_index", "--sources", sources, "--store", tmp_path / "store", "--no-handbook")
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
    assert [words for words in named if words not in finished.stderr] == []
    assert not (tmp_path / "store" / CURRENT).exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, run: Run) -> None:
    finished = run("build_index", "--sources", tmp_path / "none", "--store", tmp_path / "store", "--no-handbook")
    assert finished.returncode == 1
    assert str(tmp_path / "none") in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_store_that_cannot_be_written_is_one_line(desk: Desk, tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    finished = run("build_index", "--sources", desk.sources, "--store", tmp_path / "file" / "store", "--no-handbook")
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
    assert str(tmp_path / "file") in finished.stderr


def test_a_disk_that_is_full_leaves_the_old_index_and_one_line(desk: Desk, run: Run) -> None:
    before = (desk.store / CURRENT).resolve()
    arguments = ("--sources", desk.sources, "--store", desk.store, "--no-handbook", "--force")
    finished = run("build_index", *arguments, most_bytes=4096)
    assert finished.returncode == 1
    assert (desk.store / CURRENT).resolve() == before
    Manifest.read(before).verify(before)
    assert "Traceback" not in finished.stderr
    assert "dung lượng đĩa" in finished.stderr


def test_a_wrong_setting_is_named(desk: Desk, run: Run) -> None:
    finished = run("build_index", "--store", desk.store, WEB_PORT="none")
    assert finished.returncode == 1
    assert "WEB_PORT" in finished.stderr
