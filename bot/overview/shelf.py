"""The sources as a list: what each is, how it stands today, what has become of its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.overview.places import places_of
from bot.overview.register import Choice
from bot.overview.state import Standing, of_source
from knowledge.entry import Entry
from knowledge.source import Period, Source
from knowledge.vietnamese.normal import fold


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


def items(sources: Mapping[str, Source], entries: Sequence[Entry], today: date) -> tuple[Item, ...]:
    """All sources, the latest first, those without a day last."""
    every = tuple(sources.values())
    made = [_item(source, of_source(source, every, entries, today)) for source in every]
    return tuple(sorted(made, key=lambda item: (_day(item), item.title), reverse=True))


def chosen(listed: Sequence[Item], choice: Choice) -> tuple[Item, ...]:
    """The sources that fit every wish."""
    return tuple(item for item in listed if _fits(item, choice))


def years_of(item: Item) -> range:
    """The calendar years that it speaks of: its campaign's, else that of its day."""
    if item.period:
        return item.period.years()
    return range(item.published.year, item.published.year + 1) if item.published else range(0)


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


def _fits(item: Item, choice: Choice) -> bool:
    text = fold(" ".join((item.title, item.number, item.issuer, *item.places, item.successor)))
    return (
        (not choice.place or choice.place in item.places)
        and (not choice.year or choice.year in map(str, years_of(item)))
        and (not choice.issuer or fold(choice.issuer) == fold(item.issuer))
        and (not choice.state or choice.state == item.standing.state)
        and all(word in text for word in fold(choice.words).split())
    )
