"""Ten documents in every rendering: digital ones are read letter for letter, scans with few errors."""

from pathlib import Path

import pytest

from knowledge.reading.reader import read
from knowledge.vietnamese.normal import normalise
from scripts.evaluation.golden import as_tcvn3, expected
from scripts.evaluation.reading import canonical, errors, facts_of, main
from scripts.evaluation.scans import scan
from tests.reading.conftest import DOCUMENTS, TEXTS, needs_ocr, needs_office

each = pytest.mark.parametrize(("stem", "text"), TEXTS, ids=[stem for stem, _ in TEXTS])


@each
@pytest.mark.parametrize("suffix", ["docx", "html", pytest.param("pdf", marks=needs_office)])
def test_digital_renderings_are_read_letter_for_letter(rendered: Path, stem: str, text: str, suffix: str) -> None:
    path = rendered / f"{stem}.{suffix}"
    assert canonical(read(path), path) == expected(text)


@each
def test_old_codes_are_read_letter_for_letter(tmp_path: Path, stem: str, text: str) -> None:
    path = tmp_path / f"{stem}.txt"
    said = as_tcvn3(text, path)
    assert canonical(read(path), path) == said


@needs_office
def test_words_of_a_pdf_have_their_places(rendered: Path) -> None:
    for stem, _ in TEXTS:
        reading = read(rendered / f"{stem}.pdf")
        assert reading.words
        before = -1
        for word in reading.words:
            written = word.span.of(reading.text)
            assert written == normalise(written).strip() != ""
            assert word.span.start > before
            before = word.span.start
            page = reading.pages[word.page - 1]
            assert 0 <= word.box.left < word.box.right <= page.width
            assert 0 <= word.box.top < word.box.bottom <= page.height


@needs_office
@needs_ocr
@pytest.mark.parametrize(("stamped", "most"), [(False, 3.0), (True, 8.0)])
def test_a_scan_is_read_with_few_errors(rendered: Path, tmp_path: Path, stamped: bool, most: float) -> None:
    stem, text = TEXTS[3]
    path = tmp_path / "scan.pdf"
    scan(rendered / f"{stem}.pdf", path, dots=200, stamped=stamped, seed=1)
    reading = read(path)
    assert reading.scanned == frozenset({1})
    assert errors(canonical(reading, path), expected(text)) <= most
    if not stamped:
        wanted = facts_of(expected(text))
        assert wanted
        assert len(wanted & facts_of(reading.text, reading)) >= 0.85 * len(wanted)


@needs_office
@needs_ocr
@pytest.mark.slow
def test_every_rendering_is_as_good_as_promised() -> None:
    assert main(["--documents", "2"]) == 0


def test_there_are_ten_documents() -> None:
    assert len(list(DOCUMENTS.glob("*.txt"))) == 10


def test_a_page_that_a_table_arranges_gives_its_article(tmp_path: Path) -> None:
    _, text = TEXTS[3]
    lines = expected(text).split("\n")
    menu = "".join(f'<li><a href="/{number}">Mục {number}</a></li>' for number in range(12))
    article = f"<div>{lines[0]}</div><div>{'<br>'.join(lines[1:])}</div>"
    page = f"<html><body><table><tr><td><ul>{menu}</ul></td><td>{article}</td></tr></table></body></html>"
    (tmp_path / "cu.html").write_text(page, encoding="utf-8")
    assert read(tmp_path / "cu.html").text.split("\n") == lines
