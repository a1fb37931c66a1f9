"""Phases (đợt): a stage of a campaign with its number, start, end and what is to be reached by then."""

import re
from collections.abc import Iterator

from knowledge.passage import Passage, PassageKind
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.dates import find_dates

_PHASE = re.compile(
    r"\b(?P<name>(?:đợt|giai đoạn)\s+(?P<number>\d{1,2}|[IVX]{1,4}|một|hai|ba))\b(?!\s*[-–/.]\s*\d|\s*năm)",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"từ\s+(?:ngày\s+)?(?P<from>.{3,30}?)\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?(?=\d)", re.IGNORECASE
)
_ORDER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "một": 1, "hai": 2, "ba": 3}
_LONGEST = 350


def phases(source: Source, prose: list[Passage]) -> Iterator[Passage]:
    """A passage for each phase that has dates beside it, or for a campaign's one stretch of time; fields number, start, end as written."""
    for passage in prose:
        words = passage.span.of(source.text)
        named = _PHASE.search(words)
        duration = _DURATION.search(words)
        if not duration or (not named and "thi đua" not in passage.paragraph.of(source.text)):
            continue
        ends = [found for found in find_dates(words) if found.span.start >= duration.end() - 1]
        if not ends:
            continue
        number = named["number"].lower() if named else ""
        fields = {
            "number": str(_ORDER.get(number, number)),
            "start": duration["from"],
            "end": ends[0].span.of(words),
        }
        at = named.start() if named and named.start() < duration.start() else 0
        span = Span(passage.span.start + at, min(passage.span.end, passage.span.start + at + _LONGEST))
        yield Passage(source.id, span, passage.sentence, passage.paragraph, passage.heading, PassageKind.PHASE, fields)
