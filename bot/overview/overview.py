"""Everything that the pages show of the library, made once a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.overview.campaigns import Campaign, dated, told, undated
from bot.overview.register import Row, rows
from bot.overview.shelf import Item, items
from knowledge.entry import Entry
from knowledge.fact import Fact
from knowledge.source import Source


@dataclass(frozen=True)
class Overview:
    """The sources, their facts and the handbook as of ``today``."""

    sources: Mapping[str, Source]
    facts: Sequence[Fact]
    today: date
    entries: Sequence[Entry] = field(default=(), repr=False)

    @cached_property
    def directives(self) -> tuple[Row, ...]:
        """The register of directives."""
        return rows(self.facts, self.sources, self.entries, self.today)

    @cached_property
    def _told(self) -> tuple[Campaign, ...]:
        return told(self.facts, self.sources, self.today)

    @cached_property
    def campaigns(self) -> tuple[Campaign, ...]:
        """The campaigns that have a time."""
        return dated(self._told)

    @cached_property
    def undated(self) -> tuple[Campaign, ...]:
        """The announcements that tell of no time."""
        return undated(self._told, self.sources)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The sources as a list."""
        return items(self.sources, self.entries, self.today)
