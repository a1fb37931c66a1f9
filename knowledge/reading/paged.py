"""Paged files: born-digital pages are read from their letters, pictures of pages by recognition."""

from collections.abc import Callable
from pathlib import Path

from knowledge.reading.layout import Line, compose
from knowledge.reading.page import PageSize, Reading, Remark
from knowledge.reading.pdf import Pdf
from knowledge.reading.trouble import ReadingError, Trouble

MOST_PAGES = 2000
_FEW_LETTERS = 16  # on a page that is a picture: a stamp or a page number laid over a scan


def read_pdf(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """Every page of a PDF."""
    with Pdf(path) as pdf:
        if len(pdf) > MOST_PAGES:
            raise ReadingError(Trouble.TOO_MANY_PAGES, found=len(pdf), most=MOST_PAGES)
        sizes: list[PageSize] = []
        lines: list[Line] = []
        for number in range(1, len(pdf) + 1):
            sizes.append(pdf.size(number))
            lines += pdf.lines(number)
            progress(number, len(pdf))
        remarks = (Remark("PDF_SCRIPTS"),) if pdf.has_scripts else ()
    text, words = compose(lines, sizes)
    return Reading(text, words, tuple(sizes), remarks=remarks, marks="\n".join(line.text for line in lines))


def read_image(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """A photo or a scan of one or more pages."""
    raise ReadingError(Trouble.NO_OCR)
