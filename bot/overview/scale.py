"""A scale of days for pictures: where a day lies between the first and the last, and where years or months begin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_MOST_TICKS = 14  # that stay readable side by side


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``first`` to ``last``, both included; both are whole years."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[date], today: date) -> "Scale":
        """The whole years that hold all days and today."""
        every = [*days, today]
        return cls(date(min(every).year, 1, 1), date(max(every).year, 12, 31))

    def at(self, day: date) -> float:
        """Where a day begins, in percent of the width."""
        length = (self.last - self.first).days + 1
        return round(100 * min(max((day - self.first).days, 0), length) / length, 3)

    def stretch(self, start: date | None, end: date | None) -> tuple[float, float]:
        """Where a stretch begins and how wide it is, in percent; an open side reaches to the scale's end."""
        left = self.at(start or self.first)
        right = self.at((end or self.last) + timedelta(days=1))
        return left, round(max(right - left, 0.4), 3)

    def ticks(self) -> tuple[tuple[str, float], ...]:
        """The years, so many of them as can be read, each with where it begins."""
        years = range(self.first.year, self.last.year + 1)
        step = -(-len(years) // _MOST_TICKS)
        return tuple((str(year), self.at(date(year, 1, 1))) for year in years[::step])


def lanes(stretches: Iterable[tuple[float, float]]) -> list[int]:
    """For each stretch, in the order of their beginnings, the first lane in which it overlaps no other."""
    ends: list[float] = []
    found = []
    for left, width in stretches:
        lane = next((at for at, end in enumerate(ends) if end <= left + 1e-6), len(ends))
        ends[lane : lane + 1] = [left + width]
        found.append(lane)
    return found
