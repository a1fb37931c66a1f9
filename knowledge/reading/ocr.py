"""Recognition by Tesseract: the words of a picture of a page, with their places and how sure they are."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from statistics import median

from PIL import Image

from knowledge.reading.columns import by_columns
from knowledge.reading.lines import Line, Token
from knowledge.reading.page import Box
from knowledge.reading.ruling import without_lines
from knowledge.reading.scan import Sheet, prepared, red_ink
from knowledge.reading.secrecy import is_stamped
from knowledge.reading.stamp import faded
from knowledge.reading.tables import Ruled, with_rows
from knowledge.reading.trouble import ReadingError, Trouble

SECONDS = 55
_LEGIBLE, _ENOUGH = 60.0, 3  # a page is read where so many words are so sure
_SURE = 0.8  # of the words of an upright page
_LANGUAGE = "vie"
_UPRIGHT = 2.0  # confidence in a page's orientation above which it is believed
_HANGING = re.compile(r"[gjpqyạặậẹệịọộợụựỵ,;()_|Q]", re.IGNORECASE)  # letters that reach below the line
_LINE, _BELOW, _LARGE = 1.35, 0.22, 1.35  # a line's height for a usual word's, what hangs below, what is a heading


def read_picture(picture: Image.Image, number: int, scale: float) -> list[Line]:
    """The lines of a picture of a page; ``scale`` is how many points one of its pixels takes on the page.

    Empty where no words can be read. Raises ``ReadingError`` without Tesseract, and for a stamp of secrecy.
    """
    if _bears_secret(picture):
        raise ReadingError(Trouble.SECRET)
    sheet = prepared(picture)
    image, tables = without_lines(sheet.image, sheet.ruled)
    sheet = replace(sheet, image=image)
    lines = _in_order(list(_lines(sheet, number, scale)), tables, scale / sheet.scale)
    sure = sum(token.confidence >= _LEGIBLE and len(token.text) > 1 for line in lines for token in line.tokens)
    words = sum(len(line.tokens) for line in lines)
    return lines if sure >= _ENOUGH and sure >= words / 3 else []


def is_doubtful(lines: list[Line]) -> bool:
    """True where so many words are unsure that the page may not stand upright."""
    words = [token for line in lines for token in line.tokens if len(token.text) > 1]
    return sum(token.confidence >= _LEGIBLE for token in words) <= _SURE * len(words)


def quarter_turn(picture: Image.Image) -> int:
    """By how many degrees a page is to be turned to the right to stand upright; 0 where that cannot be told."""
    finished = _run(Image.fromarray(faded(picture)), ["--psm", "0", "-l", "osd"])
    told = dict(line.split(": ", 1) for line in finished.stdout.decode("utf-8", "replace").splitlines() if ": " in line)
    sure = float(told.get("Orientation confidence", 0)) >= _UPRIGHT
    return int(told.get("Rotate", 0)) if sure and not finished.returncode else 0


def _in_order(lines: list[Line], tables: Sequence[Ruled], scale: float) -> list[Line]:
    """Tables row by row, columns one after the other."""
    cells = [tuple(tuple(cell.times(scale) for cell in row) for row in table) for table in tables]
    return by_columns(with_rows(lines, cells))


def _bears_secret(picture: Image.Image) -> bool:
    ink = red_ink(picture)
    if ink is None:
        return False
    rows = _table(ink, layout=11)
    return is_stamped("\n".join(" ".join(row[11] for row in line) for line in _by_line(rows)))


def _lines(sheet: Sheet, number: int, scale: float) -> Iterator[Line]:
    """The lines that Tesseract sees; each word as high as its line, whatever its letters are."""
    seen = [tokens for rows in _by_line(_table(sheet.image, layout=3)) if (tokens := _tokens(rows))]
    usual = median(token.box.height for tokens in seen for token in tokens) if seen else 0.0
    for tokens in seen:
        height = median(token.box.height for token in tokens)
        size = _LINE * (height if height > _LARGE * usual else usual)
        standing = [token.box.bottom for token in tokens if not _HANGING.search(token.text)]
        base = median(standing) if standing else median(token.box.bottom for token in tokens) - _BELOW * size
        top, bottom = base - (1 - _BELOW) * size, base + _BELOW * size
        yield Line(tuple(_on_page(token, top, bottom, sheet, scale) for token in tokens), number)


def _tokens(rows: list[list[str]]) -> list[Token]:
    """Words in pixels of the sheet, without stains at the ends of the line."""
    tokens = []
    for row in rows:
        left, top, width, height = map(int, row[6:10])
        if row[11].strip():
            tokens.append(Token(row[11].strip(), Box(left, top, left + width, top + height), float(row[10])))
    while tokens and _is_stain(tokens[-1]):
        tokens.pop()
    while tokens and _is_stain(tokens[0]):
        tokens.pop(0)
    return tokens


def _is_stain(token: Token) -> bool:
    return not any(char.isalnum() for char in token.text) and token.confidence < _LEGIBLE


def _on_page(token: Token, top: float, bottom: float, sheet: Sheet, scale: float) -> Token:
    level = Box(token.box.left, top, token.box.right, bottom)
    shown = sheet.place(level)
    return Token(token.text, level.times(scale / sheet.scale), token.confidence, shown.times(scale / sheet.scale))


def _by_line(rows: list[list[str]]) -> Iterator[list[list[str]]]:
    words = (row for row in rows if row[0] == "5")
    for _, line in groupby(words, key=lambda row: row[2:5]):
        yield list(line)


def _table(image: Image.Image, layout: int) -> list[list[str]]:
    """Tesseract's table of what it sees: level, page, block, paragraph, line, word, box, confidence, text."""
    finished = _run(image, ["--dpi", "300", "--psm", str(layout), "-l", _LANGUAGE, "tsv"])
    if finished.returncode:
        missing = b"traineddata" in finished.stderr or b"load any languages" in finished.stderr
        raise ReadingError(Trouble.NO_OCR if missing else Trouble.UNREADABLE)
    rows = (line.split("\t") for line in finished.stdout.decode("utf-8", "replace").splitlines()[1:])
    return [row for row in rows if len(row) == 12]


def _run(image: Image.Image, options: list[str]) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("tesseract")
    if program is None:
        raise ReadingError(Trouble.NO_OCR)
    with tempfile.TemporaryDirectory(prefix="page-") as folder:
        path = Path(folder) / "page.pgm"
        image.save(path)
        try:
            return subprocess.run(
                [program, str(path), "stdout", *options],
                capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise ReadingError(Trouble.TOO_SLOW, most=SECONDS) from error
