"""The sources as a list: what each is, how it stands today, what has become of its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.standing import Standing, State, of_source
from bot.overview.places import places_of
from knowledge.entry import Entry
from knowledge.source import Period, Source


@dataclass(frozen=True, slots=True)
class Item:
    """A source; ``successor`` is what has taken its place's part, where something has."""

    id: str
    title: str
    kind: str
    number: str
    issuer: str
    places: tuple[str, ...]
    successor: str
    published: date | None
    period: Period | None
    standing: Standing
    url: str
    length: int
    signer: str
    unsure: tuple[str, ...]

    @property
    def years(self) -> tuple[str, ...]:
        """The calendar years that it speaks of: its campaign's, else that of its day."""
        if self.period:
            return tuple(map(str, self.period.years()))
        return (str(self.published.year),) if self.published else ()

    @property
    def state(self) -> State:
        """How it stands."""
        return self.standing.state

    @property
    def words(self) -> str:
        """The text in which words are looked for."""
        return " ".join((self.title, self.number, self.issuer, *self.places, self.successor))


def items(sources: Mapping[str, Source], entries: Sequence[Entry], today: date) -> tuple[Item, ...]:
    """All sources, the latest first, those without a day last."""
    every = tuple(sources.values())
    made = [_item(source, of_source(source, every, entries, today)) for source in every]
    return tuple(sorted(made, key=lambda item: (_day(item), item.title), reverse=True))


def _day(item: Item) -> date:
    return item.published or (item.period.start if item.period else date.min)


def _item(source: Source, standing: Standing) -> Item:
    card = source.provenance
    return Item(
        id=source.id,
        title=card.title or card.short_title or source.id,
        kind=card.form or str(card.kind),
        number=card.number,
        issuer=card.issuer,
        places=places_of(card),
        successor=card.successor,
        published=card.published,
        period=card.period,
        standing=standing,
        url=card.url,
        length=len(source.text),
        signer=card.signer,
        unsure=(*card.unsure, *card.validity.unsure),
    )
