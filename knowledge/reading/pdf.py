"""A PDF: the words of its pages with their places, and pictures of its pages."""

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from knowledge.reading.lines import Line, Token
from knowledge.reading.page import Box, PageSize
from knowledge.reading.trouble import ReadingError, Trouble

_SCRIPT = re.compile(rb"/JavaScript\b")
_PASSWORD = 4  # the library's code
_HYPHEN = "\x02"  # how the library gives a hyphen at the end of a line
_INVISIBLE = 3  # text render mode of words laid under a picture
_FINE = 100  # steps a point in which places are measured
_COVERED = 0.6  # of a page: a picture so large is a scan
_ABOVE, _BELOW = 0.85, 0.25  # of the size of a letter: how far its line reaches from where it stands
_COLUMN_GAP = 3  # heights of a line between words of two columns
_MOST_PIXELS = 40_000_000


class Pdf:
    """An opened document; use it in a ``with`` block."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 2048))
            ending = file.read()
            file.seek(0)
            self.has_scripts = _SCRIPT.search(file.read()) is not None  # they are never run
        try:
            self._document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            encrypted = getattr(error, "err_code", None) == _PASSWORD
            trouble = (
                Trouble.ENCRYPTED if encrypted else Trouble.TRUNCATED if b"%%EOF" not in ending else Trouble.UNREADABLE
            )
            raise ReadingError(trouble) from error
        if b"%%EOF" not in ending:
            self._document.close()
            raise ReadingError(Trouble.TRUNCATED)

    def __enter__(self) -> "Pdf":
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> PageSize:
        """Width and height of a page (from 1) as it is shown."""
        return PageSize(*self._document[number - 1].get_size())

    def lines(self, number: int) -> list[Line]:
        """The words of a page in the order in which they are written, line by line."""
        page = self._document[number - 1]
        return list(_lines(_tokens(page, page.get_textpage()), number))

    def letters_are_sound(self, number: int) -> bool:
        """False where letters are laid unseen over a picture, or stand for no known characters."""
        words = self._document[number - 1].get_textpage()
        seen = unseen = strange = 0
        for at in range(0, words.count_chars(), 7):  # every seventh letter tells enough
            code = raw.FPDFText_GetUnicode(words, at)
            if code <= 0x20:
                continue
            piece = raw.FPDFText_GetTextObject(words, at)
            hidden = bool(piece) and raw.FPDFTextObj_GetTextRenderMode(piece) == _INVISIBLE
            unseen += hidden
            seen += not hidden
            strange += code == 0xFFFD or 0xE000 <= code < 0xF900
        return seen >= unseen and strange < 0.2 * (seen + unseen + 1)

    def rules(self, number: int) -> int:
        """How many drawn lines and frames a page has: tables have many."""
        return sum(1 for _ in self._document[number - 1].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2))

    def is_picture(self, number: int) -> bool:
        """True where a picture covers the page, as in a scan."""
        page = self._document[number - 1]
        whole = page.get_width() * page.get_height()
        for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            left, bottom, right, top = picture.get_bounds()
            if (right - left) * (top - bottom) >= _COVERED * whole:
                return True
        return False

    def is_blank(self, number: int) -> bool:
        """True where nothing at all is drawn."""
        return next(self._document[number - 1].get_objects(max_depth=1), None) is None

    def picture(self, number: int, dots_per_inch: int) -> Image.Image:
        """A page as it looks; a page of absurd size is drawn smaller."""
        page = self._document[number - 1]
        width, height = page.get_size()
        scale = min(dots_per_inch / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        image: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
        return image.convert("RGB")


def _tokens(page: pdfium.PdfPage, words: pdfium.PdfTextPage) -> Iterator[Token]:
    """Words in the order in which they are written."""
    place = _Placing(page)
    letters, box = "", None
    for at in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, at)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        letter = "-" if letter == _HYPHEN else letter
        found = None if letter.isspace() or not letter else place.of(words, at)
        if found is not None and box is not None and not _apart(box, found):
            letters, box = letters + letter, box.around(found)
            continue
        if box is not None and (found is not None or letter.isspace()):
            yield Token(letters, box)
            letters, box = "", None
        if found is not None:
            letters, box = letter, found
    if box is not None:
        yield Token(letters, box)


def _apart(word: Box, letter: Box) -> bool:
    """True where a letter cannot belong to the word before it: on another line or far off."""
    middle = (letter.top + letter.bottom) / 2
    return (
        not word.top <= middle <= word.bottom or letter.left < word.left - 1 or letter.left > word.right + word.height
    )


class _Placing:
    """From places on the sheet to places on the page as it is shown: turned and cut."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        fine = [round(side * _FINE) for side in page.get_size()]
        across, down = ctypes.c_int(), ctypes.c_int()

        def shown(x: float, y: float) -> tuple[float, float]:
            raw.FPDF_PageToDevice(page, 0, 0, *fine, 0, x, y, ctypes.byref(across), ctypes.byref(down))
            return across.value / _FINE, down.value / _FINE

        self._found = tuple(ctypes.c_double() for _ in range(6))  # made once: there are thousands of letters
        self._matrix = raw.FS_MATRIX()
        self._pointers, self._to_matrix = tuple(map(ctypes.byref, self._found)), ctypes.byref(self._matrix)
        self._origin = shown(0, 0)
        right, up = shown(100, 0), shown(0, 100)
        self._right = ((right[0] - self._origin[0]) / 100, (right[1] - self._origin[1]) / 100)
        self._up = ((up[0] - self._origin[0]) / 100, (up[1] - self._origin[1]) / 100)

    def of(self, words: pdfium.PdfTextPage, at: int) -> Box | None:
        """The box of a letter, as high as its line; ``None`` for a letter without a place."""
        left, right, bottom, top, _x, y = self._found
        matrix, (to_left, to_right, to_bottom, to_top, to_x, to_y) = self._matrix, self._pointers
        if not (
            raw.FPDFText_GetCharBox(words, at, to_left, to_right, to_bottom, to_top)
            and raw.FPDFText_GetCharOrigin(words, at, to_x, to_y)
            and raw.FPDFText_GetMatrix(words, at, self._to_matrix)
        ):
            return None
        if abs(matrix.b) > abs(matrix.a):  # letters that stand on their side: a note in the margin
            corners = [(left.value, bottom.value), (right.value, top.value)]
        else:
            size = raw.FPDFText_GetFontSize(words, at) * (matrix.c**2 + matrix.d**2) ** 0.5
            corners = [(left.value, y.value - _BELOW * size), (right.value, y.value + _ABOVE * size)]
        (x0, y0), (x1, y1) = (self._shown(*corner) for corner in corners)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        return (
            self._origin[0] + x * self._right[0] + y * self._up[0],
            self._origin[1] + x * self._right[1] + y * self._up[1],
        )


def _lines(tokens: Iterator[Token], page: int) -> Iterator[Line]:
    line: list[Token] = []
    for token in tokens:
        if line and not _same_line(line[-1].box, token.box):
            yield Line(tuple(line), page)
            line = []
        line.append(token)
    if line:
        yield Line(tuple(line), page)


def _same_line(before: Box, after: Box) -> bool:
    """True where a word goes on beside another, and not in the next column."""
    overlap = min(before.bottom, after.bottom) - max(before.top, after.top)
    gap = after.left - before.right
    return overlap > 0.5 * min(before.height, after.height) and -2 <= gap <= _COLUMN_GAP * before.height
