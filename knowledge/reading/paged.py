"""Paged files: born-digital pages are read from their letters, pictures of pages by recognition."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from knowledge.reading.layout import compose
from knowledge.reading.lines import Line, in_unicode
from knowledge.reading.ocr import is_doubtful, quarter_turn, read_picture
from knowledge.reading.page import PageSize, Reading, Remark
from knowledge.reading.pdf import Pdf
from knowledge.reading.tables import LEAST_RULES, TableFinder, with_rows
from knowledge.reading.trouble import ReadingError, Trouble
from knowledge.reading.turning import lies_on_its_side, turned, turned_back

MOST_PAGES, MOST_SCANS = 2000, 300
_FEW = 16  # letters on a page that is a picture: a stamp or a page number laid over a scan
_DOTS_PER_INCH = 300
_MOST_PIXELS = 60_000_000
_LOOSE = 3.0  # points by which places in a picture may be off
_ILLEGIBLE = 3  # pages without a word at the beginning of a file: no more are tried
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")

Progress = Callable[..., None]


def read_pdf(path: Path, progress: Progress) -> Reading:
    """Every page of a PDF."""
    with Pdf(path) as pdf, closing(TableFinder(path)) as finder:
        if len(pdf) > MOST_PAGES:
            raise ReadingError(Trouble.TOO_MANY_PAGES, found=len(pdf), most=MOST_PAGES)
        pages = _Pages(len(pdf), progress)
        for number in range(1, len(pdf) + 1):
            size, lines = pdf.size(number), pdf.lines(number)
            if _is_scan(pdf, number, lines):
                pages.add_picture(pdf.picture(number, _DOTS_PER_INCH), size)
            else:
                tables = finder.tables(number) if pdf.rules(number) >= LEAST_RULES else []
                pages.add(with_rows(lines, tables), size)
        remarks = (Remark("PDF_SCRIPTS"),) if pdf.has_scripts else ()
    return pages.reading(remarks)


def read_image(path: Path, progress: Progress) -> Reading:
    """A photo or a scan of one or more pages."""
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with Image.open(path, formats=_FORMATS) as picture:
            count = getattr(picture, "n_frames", 1)
            pages = _Pages(count, progress)
            for number in range(count):
                picture.seek(number)
                if picture.width * picture.height > _MOST_PIXELS:
                    raise ReadingError(Trouble.TOO_MUCH_MEMORY)
                page = ImageOps.exif_transpose(picture).convert("RGB")
                pages.add_picture(page, PageSize(page.width, page.height))
    except UnidentifiedImageError as error:
        raise ReadingError(Trouble.UNREADABLE) from error
    except Image.DecompressionBombError as error:
        raise ReadingError(Trouble.TOO_MUCH_MEMORY) from error
    except (OSError, SyntaxError, EOFError) as error:
        raise ReadingError(Trouble.TRUNCATED) from error
    return pages.reading(())


class _Pages:
    """Collects the pages of one file."""

    def __init__(self, count: int, progress: Progress) -> None:
        self._count, self._progress = count, progress
        self._sizes: list[PageSize] = []
        self._level: dict[int, PageSize] = {}  # of pages that were turned
        self._lines: list[Line] = []
        self._scanned: set[int] = set()
        self._unread = 0

    def add(self, lines: list[Line], size: PageSize) -> None:
        """A page whose letters are known."""
        self._sizes.append(size)
        self._lines += lines
        self._progress(len(self._sizes), self._count)

    def add_picture(self, picture: Image.Image, size: PageSize) -> None:
        """A page that is a picture."""
        number = len(self._sizes) + 1
        if len(self._scanned) == MOST_SCANS:
            raise ReadingError(Trouble.TOO_MANY_PAGES, found=self._count, most=MOST_SCANS)
        lines, level = _read_upright(picture, number, size)
        self._sizes.append(size)
        self._level[number] = level
        self._lines += lines
        if lines:
            self._scanned.add(number)
        else:
            self._unread += 1
            if not self._lines and self._unread == _ILLEGIBLE:
                raise ReadingError(Trouble.NO_TEXT)
        self._progress(number, self._count, scanned=bool(lines))

    def reading(self, remarks: tuple[Remark, ...]) -> Reading:
        """All of them as one text."""
        lines, code = in_unicode(self._lines)
        level = [self._level.get(number, size) for number, size in enumerate(self._sizes, 1)]
        text, words = compose(lines, level, _LOOSE if self._scanned else 1.0)
        if code:
            remarks += (Remark("LEGACY", {"code": code}),)
        if self._unread:
            remarks += (Remark("UNREAD_PAGES", {"count": self._unread}),)
        marks = "\n".join(line.text for line in lines)
        return Reading(text, words, tuple(self._sizes), frozenset(self._scanned), remarks, marks=marks)


def _read_upright(picture: Image.Image, number: int, size: PageSize) -> tuple[list[Line], PageSize]:
    """The lines of a picture of a page, and its size as they stand on it: turned where it cannot be read as it lies."""
    scale = size.width / picture.width
    lines = read_picture(picture, number, scale)
    degrees = quarter_turn(picture) if is_doubtful(lines) or lies_on_its_side(lines) else 0
    upright = read_picture(turned(picture, degrees), number, scale) if degrees else []
    if not upright:
        return lines, size
    level = size if degrees == 180 else PageSize(size.height, size.width)
    return turned_back(upright, degrees, size.width, size.height), level


def _is_scan(pdf: Pdf, number: int, lines: list[Line]) -> bool:
    """True where the words of a page are in its picture, not in its letters."""
    letters = sum(len(token.text) for line in lines for token in line.tokens)
    if letters and pdf.letters_are_sound(number):
        return letters < _FEW and pdf.is_picture(number)
    return letters > 0 or not pdf.is_blank(number)
