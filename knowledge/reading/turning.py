"""Pages that were laid on the glass upside down or on their side."""

from dataclasses import replace

from PIL import Image

from knowledge.reading.lines import Line, Token
from knowledge.reading.page import Box

_LONG = 4  # letters of a word that is wider than high
_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def lies_on_its_side(lines: list[Line]) -> bool:
    """True where most words are higher than wide: the recognition reads such lines too, but not where they stand."""
    long = [token.box for line in lines for token in line.tokens if len(token.text) >= _LONG]
    return 2 * sum(box.height > box.width for box in long) > len(long)


def turned(picture: Image.Image, degrees: int) -> Image.Image:
    """The picture turned to the right."""
    return picture.transpose(_TURNS[degrees])


def turned_back(lines: list[Line], degrees: int, width: float, height: float) -> list[Line]:
    """Lines read from a turned page of that size, each word with its place on the page as it lay."""
    return [
        replace(line, tokens=tuple(_back(token, degrees, width, height) for token in line.tokens)) for line in lines
    ]


def _back(token: Token, degrees: int, width: float, height: float) -> Token:
    box = token.shown or token.box
    if degrees == 180:
        shown = Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
    elif degrees == 90:
        shown = Box(box.top, height - box.right, box.bottom, height - box.left)
    else:
        shown = Box(width - box.bottom, box.left, width - box.top, box.right)
    return replace(token, shown=shown)
