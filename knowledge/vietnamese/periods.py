"""Stretches of time as officials write them, resolved to days: 6 tháng đầu năm, Quý II/2020, từ 01/5 đến 30/6/2025."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from knowledge.span import Span
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.ordinals import ordinal

_YEAR = r"(?:19|20)\d\d"
_RANGE = re.compile(
    rf"(?:(?:giai đoạn|nhiệm kỳ|thời kỳ|5 năm|05 năm)\s*,?\s*(?:5 năm\s*)?\(?)"
    rf"(?P<a>{_YEAR})\s*[-–—]\s*(?P<b>{_YEAR})\)?",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"\b(?P<n>\d{{1,2}}|sáu|ba|chín)\s+tháng\s+(?P<end>đầu|cuối)\s+năm(?:\s+(?P<y>{_YEAR}))?", re.IGNORECASE
)
_QUARTER = re.compile(rf"\bquý\s+(?P<q>IV|I{{1,3}}|[1-4])\b(?:\s*(?:[/-]|năm)\s*(?P<y>{_YEAR}))?", re.IGNORECASE)
_MONTH = re.compile(
    rf"(?<!\d )\btháng\s+(?P<m>1[0-2]|0?[1-9])(?!\d)(?:\s*(?:[/-]|năm)\s*(?P<y>{_YEAR}))?", re.IGNORECASE
)
_WHOLE_YEAR = re.compile(rf"\bnăm\s+(?P<y>{_YEAR})(?!\s*[-–/]\s*\d)", re.IGNORECASE)
_OPENING = re.compile(r"\b(?:bắt đầu )?(?:từ|kể từ)\s+(?:sau\s+)?(?:ngày\s+)?", re.IGNORECASE)
_CLOSING = re.compile(
    r"\s*(?:,?\s*(?:và\s+)?kết thúc\s+(?:vào\s+)?|(?:cho\s+)?(?:đến|tới)\s+|[-–]\s*)(?:hết\s+)?(?:ngày\s+)?",
    re.IGNORECASE,
)
_START_OF_YEAR = re.compile(rf"đầu năm(?:\s+(?P<y>{_YEAR}))?", re.IGNORECASE)
_WORDS = re.compile(r"[^;.\n]{3,60}?(?=\s(?:đến|tới)\s)")
_UNTIL = re.compile(r"\b(?:đến|tới|trước)\s+(?:hết\s+)?(?:ngày\s+)?", re.IGNORECASE)
_DASHED = re.compile(r"\s*[-–]\s*")


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A stretch of time in a text; a day that neither the words nor the source settle is ``None``."""

    span: Span
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, month, quarter or year: month and day as far as they are written, and the year or ``None``."""

    length: int
    year: int | None
    first: tuple[int, int]  # month and day
    last: tuple[int, int]

    def begin(self, year: int | None) -> date | None:
        """Its first day."""
        return _day(self.year or year, *self.first)

    def finish(self, year: int | None) -> date | None:
        """Its last day."""
        return _day(self.year or year, *self.last)


def find_periods(text: str, year: int | None = None) -> list[PeriodMention]:
    """Stretches in order, the longest of those that overlap; ``year`` is the source's own, for days without one."""
    found = [*_from_to(text, year), *_dashed(text, year), *_named(text, year), *_until(text, year)]
    kept: list[PeriodMention] = []
    for mention in sorted(found, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span.start)


def iso(day: date | None) -> str:
    """``2024-05-31``, or nothing for an unknown day."""
    return day.isoformat() if day else ""


def _day(year: int | None, month: int, day: int) -> date | None:
    if year is None:
        return None
    return date(year, month, min(day, monthrange(year, month)[1]))


def _point(text: str, at: int, *, whole_years: bool = True) -> _Point | None:
    """The day, month, quarter or year that begins exactly at ``at``."""
    room = text[at : at + 60]
    for found in find_dates(room):
        if found.span.start == 0 or (
            found.span.start < 20
            and re.fullmatch(r"\d{1,2}\s*(?:giờ|h)\d*\s*,?\s*(?:ngày\s+)?", room[: found.span.start])
        ):
            day = (found.month, found.day)
            return _Point(found.span.end, found.value.year if found.value else None, day, day)
    for rule in (_MONTH, _QUARTER, _HALF, _START_OF_YEAR, _WHOLE_YEAR):
        match = rule.match(room)
        if match and (whole_years or rule is not _WHOLE_YEAR):
            year = int(match["y"]) if match["y"] else None
            return _Point(match.end(), year, *_months(rule, match))
    match = re.match(rf"(?P<y>{_YEAR})(?![\d/.,])", room)
    return _Point(match.end(), int(match["y"]), (1, 1), (12, 31)) if match and whole_years else None


def _months(rule: re.Pattern[str], match: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    if rule is _MONTH:
        month = int(match["m"])
        return (month, 1), (month, 31)
    if rule is _QUARTER:
        quarter = ordinal(match["q"]) or 1
        return (3 * quarter - 2, 1), (3 * quarter, 31)
    if rule is _HALF:
        count = min(ordinal(match["n"]) or 6, 12)
        return ((1, 1), (count, 31)) if match["end"].lower() == "đầu" else ((13 - count, 1), (12, 31))
    return ((1, 1), (1, 1)) if rule is _START_OF_YEAR else ((1, 1), (12, 31))


def _from_to(text: str, year: int | None) -> list[PeriodMention]:
    found = []
    for opening in _OPENING.finditer(text):
        first = _point(text, opening.end())
        at = opening.end() + first.length if first else opening.end()
        if first is None:
            words = _WORDS.match(text, at)
            if words is None:
                continue
            at = words.end()
        closing = _CLOSING.match(text, at)
        last = _point(text, closing.end()) if closing else None
        if closing is None or last is None:
            continue
        start, end = _both(first, last, year)
        found.append(PeriodMention(Span(opening.start(), closing.end() + last.length), start, end))
    return found


def _both(first: _Point | None, last: _Point, year: int | None) -> tuple[date | None, date | None]:
    """First and last day: a year written once holds for both, unless the end would come before the beginning."""
    end = last.finish(last.year or (first.year if first else None) or year)
    if first is None:
        return None, end
    known = first.year or (end.year if end else None) or year
    start = first.begin(known)
    if start and end and start > end:
        if first.year is None:
            start = first.begin(end.year - 1)
        elif last.year is None:
            end = last.finish(first.year + 1)
    return start, end


def _dashed(text: str, year: int | None) -> list[PeriodMention]:
    """Two days with a dash between them: 23.4 - 1.5, 01/5 – 30/6/2025."""
    found = []
    dates = find_dates(text)
    for left, right in pairwise(dates):
        if _DASHED.fullmatch(text, left.span.end, right.span.start):
            start, end = _both(
                _Point(0, left.value.year if left.value else None, (left.month, left.day), (left.month, left.day)),
                _Point(
                    0, right.value.year if right.value else None, (right.month, right.day), (right.month, right.day)
                ),
                year,
            )
            if start and end and (end - start).days < 400:  # two years of an anniversary are no stretch of time
                found.append(PeriodMention(Span(left.span.start, right.span.end), start, end))
    return found


def _named(text: str, year: int | None) -> list[PeriodMention]:
    found = []
    for match in _RANGE.finditer(text):
        first, last = int(match["a"]), int(match["b"])
        if first <= last <= first + 30:
            found.append(PeriodMention(Span(*match.span()), date(first, 1, 1), date(last, 12, 31)))
    for rule in (_HALF, _QUARTER, _MONTH, _WHOLE_YEAR):
        for match in rule.finditer(text):
            point = _Point(0, int(match["y"]) if match["y"] else None, *_months(rule, match))
            found.append(PeriodMention(Span(*match.span()), point.begin(year), point.finish(year)))
    return found


def _until(text: str, year: int | None) -> list[PeriodMention]:
    """An end without a beginning: đến hết năm 2025, đến ngày 31/8."""
    found = []
    for match in _UNTIL.finditer(text):
        last = _point(text, match.end())
        if last:
            found.append(PeriodMention(Span(match.start(), match.end() + last.length), None, last.finish(year)))
    return found
