"""Columns side by side, as at the top and the end of an official paper: each read downwards before the next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.reading.layout import MARKER
from knowledge.reading.lines import Line

_GUTTER = 2.0  # heights of a line: more than any space between words of one line
_NUMBERED = re.compile(r"Số\s*:?\s*[\d.…]", re.IGNORECASE)  # the line below issuer and motto: number and date

Gap = tuple[float, float]


def by_columns(lines: Sequence[Line]) -> list[Line]:
    """Lines as a person reads them where they were seen straight across the page."""
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    gutter: Gap | None = None
    for line in lines:
        parts = list(_parts(line))
        found = _gap(parts)
        shared = _shared(gutter, parts) if gutter else None
        if shared is None or line.whole or _NUMBERED.match(line.text):
            ordered += [*left, *right]
            left, right, gutter = [], [], None if line.whole else found
        else:
            gutter = shared
        if gutter is None:
            ordered += parts
            continue
        for part in parts:
            (left if part.box.right <= gutter[1] else right).append(part)
    return [*ordered, *left, *right]


def _parts(line: Line) -> Iterator[Line]:
    """A line cut where a gutter runs through it; a number and its paragraph stay together."""
    start = 0
    if line.whole:
        yield line
        return
    for at in range(1, len(line.tokens)):
        gap = line.tokens[at].box.left - line.tokens[at - 1].box.right
        words = " ".join(token.text for token in line.tokens[start:at])
        if gap > _GUTTER * line.height and not MARKER.fullmatch(words):
            yield replace(line, tokens=line.tokens[start:at])
            start = at
    yield replace(line, tokens=line.tokens[start:])


def _gap(parts: Sequence[Line]) -> Gap | None:
    """Between two parts of a line; more than two are no columns of prose."""
    return (parts[0].box.right, parts[1].box.left) if len(parts) == 2 else None


def _shared(gutter: Gap, parts: Sequence[Line]) -> Gap | None:
    """What is free in the line too; ``None`` where its words stand across the gutter."""
    first, last = gutter
    for part in parts:
        if part.box.right <= last:
            first = max(first, part.box.right) if part.box.right > first else first
        elif part.box.left >= first:
            last = min(last, part.box.left)
        else:
            return None
    return (first, last) if last - first > 0.5 * parts[0].height else None
