"""What nobody should send: one clear line each, nothing kept, within the limits."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from bot.assembly import ROOT
from bot.intake.arrivals import Refused, arrivals
from bot.intake.review import Accepted, review
from bot.intake.sandbox import Limits, read_guarded
from bot.intake.shelf import open_shelf
from bot.wording import intake as say
from knowledge.reading.trouble import ReadingError, Trouble
from tests.intake.bad_files import BAD, WORDS, archive, scripted_pdf, write


def outcomes(shelf: Path, scratch: Path, *paths: Path, limits: Limits | None = None) -> list[Accepted | Refused]:
    limits = limits or Limits()
    scratch.mkdir()
    with open_shelf(shelf):
        handed_in = arrivals(map(str, paths), scratch, limits, private=False)
        return list(review(handed_in, shelf, (), limits, lambda _: nullcontext(lambda *_: None)))


def kept(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")


@pytest.mark.parametrize("name", BAD)
def test_each_is_one_line_and_nothing_is_kept(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name)
    (refused,) = outcomes(tmp_path / "shelf", tmp_path / "scratch", path)
    assert isinstance(refused, Refused)
    assert refused.error.trouble is BAD[name][1]
    line = say.refused(refused.name, refused.error.trouble, refused.error.values)
    assert "\n" not in line
    assert "{" not in line
    assert line.count("Xin ") + line.count("scripts/") >= 1
    assert not list(kept(tmp_path / "shelf"))


def test_every_trouble_has_its_words() -> None:
    values: dict[str, str | int] = dict.fromkeys(
        ("found", "most", "suffix", "host", "status", "source"), "7"
    )  # fmt: skip
    for trouble in Trouble:
        assert say.refused("tep", trouble, values).startswith("✗ tep: ")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500 * 2**20)
    start = time.monotonic()
    with pytest.raises(ReadingError) as error:
        read_guarded(path, path.name, Limits())
    assert error.value.trouble is Trouble.TOO_LARGE
    assert time.monotonic() - start < 60


def test_a_parser_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS, encoding="utf-8")
    with pytest.raises(ReadingError) as error:
        read_guarded(path, path.name, Limits(seconds=0.01))
    assert error.value.trouble is Trouble.TOO_SLOW


_READ_AND_MEASURE = """
import resource, sys
from pathlib import Path
from bot.intake.sandbox import Limits, read_guarded
from knowledge.reading.trouble import ReadingError
for word in sys.argv[1:]:
    try:
        read_guarded(Path(word), word, Limits())
    except ReadingError:
        pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_the_child_stays_under_a_gigabyte(tmp_path: Path) -> None:
    paths = [str(write(tmp_path, name)) for name in ("bom.docx", "bom.zip", "anh-meo.png")]
    command = [sys.executable, "-c", _READ_AND_MEASURE, *paths]
    measured = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert 0 < int(measured.stdout) < 2**20  # KiB


def test_a_secret_among_others_is_refused_and_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "goi.zip"
    secret = "Kế hoạch tác chiến bí danh Sao Khuya"
    path.write_bytes(archive(("mat.txt", f"MẬT\n{secret}\n".encode()), ("thuong.txt", WORDS.encode())))
    found = outcomes(tmp_path / "shelf", tmp_path / "scratch", path)
    assert [type(outcome) for outcome in found] == [Refused, Accepted]
    assert isinstance(found[0], Refused)
    assert found[0].error.trouble is Trouble.SECRET
    assert secret not in str(found[0].error)
    assert not any(secret in file.read_text(encoding="utf-8", errors="replace") for file in kept(tmp_path / "shelf"))


def test_scripts_of_a_page_are_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    body = f"<h1>Phát động thi đua</h1><p>{WORDS * 3}</p><script>alert('x')</script><p onclick='y()'>{WORDS}</p>"
    path.write_text(f"<!DOCTYPE html><html><body><article>{body}</article></body></html>", encoding="utf-8")
    reading = read_guarded(path, path.name, Limits())
    assert "alert" not in reading.text
    assert [remark.code for remark in reading.remarks] == ["SCRIPTS"]


def test_a_pdf_with_javascript_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "ma.pdf"
    path.write_bytes(scripted_pdf())
    reading = read_guarded(path, path.name, Limits())
    assert reading.text == "Thi dua yeu nuoc"
    assert [remark.code for remark in reading.remarks] == ["PDF_SCRIPTS"]
