"""Dates as officials write them: 16/7/2021, ngày 19 tháng 11 năm 2025, Quý II/2020, giai đoạn 2021 - 2025."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from knowledge.span import Span

_NUMERIC = r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})(?:\s?[/.-]\s?(?P<y>\d{4}))?"
_SPELLED = r"(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})(?:\s+năm\s+(?P<y2>\d{4}))?"
_DATE = re.compile(rf"(?<![\w/.,])(?:{_SPELLED}|{_NUMERIC})(?![\d/]|[.,]\d)", re.IGNORECASE)
_COUNTED = r"\s+(?:hộ|người|lượt|triệu|tỷ|tỉ|tấn|suất|ha|km)\b"  # 2030 hộ: so many of them
_YEAR = re.compile(rf"(?<![\w/.,-])(?:19[4-9]|20[0-6])\d(?![\w/]|[.,]\d|-[A-ZĐ])(?:(?<=[Nn]ăm \d{{4}})|(?!{_COUNTED}))")
_MONTH_AND_YEAR = re.compile(r"(?i:tháng|thang|quý|quy)\s+(?:\d{1,2}|[IV]{1,3})\s*/\s*((?:19|20)\d\d)(?!\d)")
_RANGE = re.compile(r"(?<![\w/])((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)(?![\w/])")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text; ``value`` is ``None`` where the year is not written beside it."""

    span: Span
    day: int
    month: int
    value: date | None


def find_dates(text: str) -> list[DateMention]:
    """Day-and-month mentions in order; impossible dates (31/02) are left out, and so are numbers of documents."""
    found: list[DateMention] = []
    for match in _DATE.finditer(text):
        joined = text[match.start() - 1 : match.start()] == "-"
        if joined and not (found and found[-1].span.end == match.start() - 1):
            continue
        day = int(match["d"] or match["d2"])
        month = int(match["m"] or match["m2"])
        year = match["y"] or match["y2"]
        try:
            value = date(int(year or 2024), month, day)
        except ValueError:
            continue
        found.append(DateMention(Span(match.start(), match.end()), day, month, value if year else None))
    return found


@lru_cache(maxsize=8192)
def find_years(text: str) -> frozenset[int]:
    """Calendar years that a text names: alone, in a full date, or in a range of at most ten years, all of it."""
    years = {int(match.group()) for match in _YEAR.finditer(text)}
    years |= {found.value.year for found in find_dates(text) if found.value}
    years |= {int(year) for year in _MONTH_AND_YEAR.findall(text)}
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        if first <= last <= first + 10:
            years |= set(range(first, last + 1))
    return frozenset(years)


def shown(value: date) -> str:
    """The day as Vietnamese papers print it: 31/12/2023."""
    return f"{value:%d/%m/%Y}"
