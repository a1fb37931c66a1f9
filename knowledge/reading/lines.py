"""Words beside one another on a page; and what belongs to the page alone, not to its text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import groupby
from statistics import median

from knowledge.reading.legacy import modern
from knowledge.reading.page import Box, PageSize

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?(?:\d{1,4}|[ivx]{1,5})(?:\s*/\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE)
_EDGE = 0.09  # of a page's height: where running heads and page numbers stand


@dataclass(frozen=True, slots=True)
class Token:
    """A word on a page whose lines are level; ``shown`` is its place on the page itself where that one is askew."""

    text: str
    box: Box
    confidence: float = 100.0
    shown: Box | None = None


@dataclass(frozen=True)
class Line:
    """Words beside one another on a page; ``whole`` where the line is no part of a paragraph but a row of a table."""

    tokens: tuple[Token, ...]
    page: int
    whole: bool = False

    @cached_property
    def box(self) -> Box:
        """Around all its words."""
        return reduce(Box.around, (token.box for token in self.tokens))

    @cached_property
    def base(self) -> float:
        """Where its letters stand."""
        return median(token.box.bottom for token in self.tokens)

    @cached_property
    def height(self) -> float:
        """Of its letters."""
        return median(token.box.height for token in self.tokens)

    @cached_property
    def text(self) -> str:
        """Its words."""
        return " ".join(token.text for token in self.tokens)


def in_unicode(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """The lines with letters of an old code in Unicode, and that code's name; as they are where they need none."""
    written = "\n".join(line.text for line in lines)
    text, code = modern(written)
    if not code:
        return list(lines), ""
    changed = []
    for line, words in zip(lines, text.split("\n"), strict=True):
        tokens = zip(line.tokens, words.split(" "), strict=True)
        changed.append(replace(line, tokens=tuple(replace(token, text=word) for token, word in tokens)))
    return changed, code


def without_margins(lines: Sequence[Line], pages: Sequence[PageSize]) -> list[Line]:
    """The lines without page numbers and without what stands at the same height of most pages."""
    repeated = Counter(
        key for _, page in groupby(lines, key=lambda line: line.page) for key in {_key(line, pages) for line in page}
    )
    often = max(2, len(pages) // 2 + 1)
    return [
        line
        for line in lines
        if line.whole
        or not _is_marginal(line, pages)
        or not (_PAGE_NUMBER.fullmatch(line.text) or repeated[_key(line, pages)] >= often)
    ]


def _is_marginal(line: Line, pages: Sequence[PageSize]) -> bool:
    height = pages[line.page - 1].height
    return line.box.bottom < _EDGE * height or line.box.top > (1 - _EDGE) * height


def _key(line: Line, pages: Sequence[PageSize]) -> tuple[str, int]:
    height = pages[line.page - 1].height
    return re.sub(r"\d+", "#", line.text) if _is_marginal(line, pages) else "", round(20 * line.base / height)
