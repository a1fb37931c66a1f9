"""Ten documents of our own writing, rendered once for all tests as offices send them."""

import shutil
from pathlib import Path

import pytest

from scripts.evaluation.golden import OFFICE, as_docx, as_html, as_pdf

DOCUMENTS = Path(__file__).parent / "documents"
TEXTS = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(DOCUMENTS.glob("*.txt"))]

needs_office = pytest.mark.skipif(shutil.which(OFFICE) is None, reason="LibreOffice is not installed")
needs_ocr = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each document as docx and html, and as PDF where LibreOffice is there."""
    folder = tmp_path_factory.mktemp("rendered")
    for number, (stem, text) in enumerate(TEXTS):
        as_docx(text, folder / f"{stem}.docx", number)
        as_html(text, folder / f"{stem}.html")
    if shutil.which(OFFICE):
        as_pdf(sorted(folder.glob("*.docx")), folder)
    return folder
