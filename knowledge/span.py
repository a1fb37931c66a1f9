"""Where words stand in a source's canonical text."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one source's canonical text: characters ``start`` (inclusive) to ``end`` (exclusive)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span: expected 0 <= start < end, found {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def masked(self, text: str) -> str:
        """``text`` with an underscore for each character that the span covers: it is not read, places stay."""
        return f"{text[: self.start]}{'_' * (self.end - self.start)}{text[self.end :]}"

    def covers(self, other: "Span") -> bool:
        """True where ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True where the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


def mask(match: re.Match[str]) -> str:
    """An underscore for each character of a match, to put in its place."""
    return "_" * len(match.group())
