"""Lines of a text as items of its lists and headings of its sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.span import Span

_MARKS = (
    re.compile(r"(?:[IVX]{1,5}|Ii|Iii)\.\s+|(?:Phần|Chương|Mục)\s+\w+\.?\s*"),
    re.compile(r"(?:Điều|Thứ)\s+\w+[.,:]\s+"),
    re.compile(r"\d{1,2}[.)]\s+"),
    re.compile(r"\d{1,2}\.\d{1,2}\.?\s+"),
    re.compile(r"[a-zđ]\)\s*|\(\d{1,2}\)\s*"),
    re.compile(r"[-–•+*]\s+"),
)
_HEADING = 120  # characters


@dataclass(frozen=True, slots=True)
class Item:
    """A line behind its mark ("a)", "-"); ``level`` counts from the highest heading, a line without a mark is 9."""

    words: Span
    level: int
    marked: bool
    heads: bool  # it leads to what stands below it


def parts(text: str, low: int, high: int, separator: str | re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the parts of a list stand, the list being ``text[low:high]``."""
    at = low
    for match in re.compile(separator).finditer(text[low:high]):
        yield at, low + match.start()
        at = low + match.end()
    yield at, high


def items(text: str) -> Iterator[Item]:
    """Every line of a text in order."""
    at = 0
    for line in text.split("\n"):
        start = at
        at += len(line) + 1
        words = line.strip()
        if not words:
            continue
        start += line.index(words)
        level, mark = next(((n, m) for n, rule in enumerate(_MARKS) if (m := rule.match(words))), (9, None))
        inner = words[mark.end() :] if mark else words
        if not inner:
            continue
        span = Span(
            start + (mark.end() if mark else 0),
            start + len(words.rstrip(" .;,")) if inner.rstrip(" .;,") else start + len(words),
        )
        yield Item(span, level, mark is not None, _heads(inner, level))


def _heads(inner: str, level: int) -> bool:
    if inner.endswith((":", "?")):
        return True
    if inner.endswith((" hoặc", " và")):
        return False
    if inner.isupper() and len(inner) > 8:
        return True
    return level < 5 and len(inner) <= _HEADING and inner[-1] not in ".;,!"
