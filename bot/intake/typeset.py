"""A picture of a quote in its surroundings, for sources that have no pages: text, web pages, Word files."""

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.wording import intake as say
from knowledge.metadata import described
from knowledge.source import Source
from knowledge.span import Span

_WIDTH, _MARGIN, _SIZE, _STEP = 1100, 70, 22, 34  # pixels
_AROUND = 700  # characters before and behind the quote
_INK, _QUIET, _FRAME = (30, 34, 44), (95, 100, 110), (200, 30, 30)

Line = list[tuple[Span, float, float]]  # each word with where it begins and ends


def typeset(source: Source, span: Span) -> bytes:
    """A PNG of the words around a quote, its lines framed; it says that it shows the text and not the original."""
    lines = list(_lines(source.text, _around(source.text, span)))
    picture = Image.new("RGB", (_WIDTH, _MARGIN * 2 + _STEP * (len(lines) + 3)), "white")
    pen = ImageDraw.Draw(picture)
    for at, words in enumerate((described(source.provenance), say.TYPESET)):
        pen.text((_MARGIN, _MARGIN // 2 + at * _STEP), words, _QUIET, _font(_SIZE - 5))
    for number, line in enumerate(lines):
        top = _MARGIN + _STEP * (number + 2)
        for place, left, _ in line:
            pen.text((left, top), place.of(source.text), _INK, _font(_SIZE))
        quoted = [(left, right) for place, left, right in line if place.overlaps(span)]
        if quoted:
            pen.rectangle((quoted[0][0] - 4, top - 3, quoted[-1][1] + 4, top + _STEP - 5), outline=_FRAME, width=2)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _around(text: str, span: Span) -> Span:
    """Whole paragraphs around the quote."""
    start = text.rfind("\n", 0, max(0, span.start - _AROUND)) + 1
    end = text.find("\n", min(len(text), span.end + _AROUND))
    return Span(start, len(text) if end < 0 else end)


def _lines(text: str, part: Span) -> Iterator[Line]:
    space = _font(_SIZE).getlength(" ")
    at = part.start
    for paragraph in part.of(text).split("\n"):
        line: Line = []
        for match in re.finditer(r"\S+", paragraph):
            width = _font(_SIZE).getlength(match.group())
            left = line[-1][2] + space if line else float(_MARGIN)
            if line and left + width > _WIDTH - _MARGIN:
                yield line
                line, left = [], float(_MARGIN)
            line.append((Span(at + match.start(), at + match.end()), left, left + width))
        yield line
        at += len(paragraph) + 1


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """A font with every Vietnamese letter; matplotlib brings it along."""
    import matplotlib  # it is slow to import, and only this needs it

    return ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf", size)
