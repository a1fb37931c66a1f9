"""Phases (đợt): a stage of a campaign with its number, start, end and what is to be reached by then."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.passage import Passage, PassageKind
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.ordinals import ordinal

_ADDED = r"(?:(?:thi đua|phát động|cao điểm)\s+)?"  # between the noun and its number
_NUMBERS = r"(?P<number>(?:thứ\s+)?(?:\d{1,2}|(?-i:[IVX]{1,4})|nhất|nhì|một|hai|ba|tư|bốn|năm|sáu))"
_NOT_A_YEAR = r"(?!\s*[-–/.]\s*\d|\s*(?:năm|tháng|tuần|đêm)\b|\s*ngày(?!\s+\d))"
_DURATION = re.compile(
    r"từ\s+(?:ngày\s+)?(?P<from>.{3,30}?)\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?(?=\d)", re.IGNORECASE
)
_LONGEST = 350
_NEAR = 20  # characters, such as an hour, between "đến" and its date


def numbered(nouns: str) -> re.Pattern[str]:
    """How a stage is named by one of ``nouns`` with its number: đợt 2, giai đoạn thi đua thứ nhất."""
    return re.compile(rf"\b(?P<name>(?:{nouns})\s+{_ADDED}{_NUMBERS})\b{_NOT_A_YEAR}", re.IGNORECASE)


_PHASE = numbered("đợt|giai đoạn")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From one day to another, with the phase's name beside it; places count from the passage's beginning."""

    at: int  # where the phase begins
    number: str
    start: str
    end: str


def phases(source: Source, prose: list[Passage]) -> Iterator[Passage]:
    """A passage for each phase with dates beside it, or for a campaign's one stretch of time.

    Its fields are number, start and end as written.
    """
    for passage in prose:
        words = passage.span.of(source.text)
        found = _named(words)
        if not found and "thi đua" in passage.paragraph.of(source.text):
            found = [_Stretch(0, "", start, end) for _, start, end in _durations(words)[:1]]
        for stretch, after in zip(found, [*(later.at for later in found[1:]), len(words)], strict=False):
            stop = min(after, stretch.at + _LONGEST)
            stop = len(words[:stop].rstrip(" ,;")) if stop == after < len(words) else stop
            span = Span(passage.span.start + stretch.at, passage.span.start + stop)
            fields = {"number": stretch.number, "start": stretch.start, "end": stretch.end}
            yield Passage(
                source.id, span, passage.sentence, passage.paragraph, passage.heading, PassageKind.PHASE, fields
            )


def _durations(words: str) -> list[tuple[re.Match[str], str, str]]:
    """Stretches of time with their first and last days as written."""
    dates = find_dates(words)
    found = []
    for match in _DURATION.finditer(words):
        end = next((date.span.of(words) for date in dates if 0 <= date.span.start - match.end() < _NEAR), "")
        if end:
            found.append((match, match["from"], end))
    return found


def _named(words: str) -> list[_Stretch]:
    """Stretches with the name of their phase: before each of them, or behind each where the first has none."""
    durations = _durations(words)
    names = list(_PHASE.finditer(words))
    if not durations or not names:
        return []
    starts = [match.start() for match, _, _ in durations]
    leads = names[0].start() < starts[0]
    rooms = zip([0, *starts], starts, strict=False) if leads else zip(starts, [*starts[1:], len(words)], strict=True)
    found: list[_Stretch] = []
    for (low, high), (match, start, end) in zip(rooms, durations, strict=True):
        name = next((name for name in names if low <= name.start() < high), None)
        if name:
            written = name["number"].lower()
            number = str(ordinal(written) or written)
            found.append(_Stretch(name.start() if leads else match.start() if found else 0, number, start, end))
    return found
