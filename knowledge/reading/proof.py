"""Picture proof: a page of the original with the quoted lines boxed."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from knowledge.reading.page import Box, Word
from knowledge.reading.pdf import Pdf

DOTS_PER_INCH = 130
_INK, _WIDTH, _MARGIN = (200, 30, 30), 3, 2.0  # colour and breadth of the frame; points it stands off


def boxes(words: Sequence[Word]) -> list[Box]:
    """One box a line around words of one page in reading order."""
    lines: list[Box] = []
    for word in words:
        middle = (word.box.top + word.box.bottom) / 2
        if lines and lines[-1].top <= middle <= lines[-1].bottom and word.box.left >= lines[-1].left:
            lines[-1] = lines[-1].around(word.box)
        else:
            lines.append(word.box)
    return lines


def draw(path: Path, page: int, frames: Sequence[Sequence[float]], target: Path) -> None:
    """Writes the page (from 1) as a PNG picture with a frame around each of ``frames``."""
    if path.suffix.lower() == ".pdf":
        with Pdf(path) as pdf:
            picture = pdf.picture(page, DOTS_PER_INCH)
            scale = picture.width / pdf.size(page).width
    else:
        picture, scale = _photo(path, page)
    pen = ImageDraw.Draw(picture)
    for left, top, right, bottom in frames:
        corners = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
        pen.rectangle([side * scale for side in corners], outline=_INK, width=_WIDTH)
    picture.save(target, "PNG", optimize=True)


def _photo(path: Path, page: int) -> tuple[Image.Image, float]:
    with Image.open(path) as opened:
        opened.seek(page - 1)
        return ImageOps.exif_transpose(opened).convert("RGB"), 1.0
