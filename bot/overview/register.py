"""The register of directives: every document that the sources name, with what they say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.overview.places import issuer_with_place, places_of
from bot.overview.state import Standing, State, of_document, of_source
from knowledge.entry import Entry
from knowledge.fact import Fact
from knowledge.facts.register import Directive, changes, register
from knowledge.metadata import described
from knowledge.source import Source
from knowledge.validity import Change, Effect, same_document
from knowledge.vietnamese.normal import fold


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source with their place; ``label`` is the source's line, ``doubt`` a reviewer's word."""

    source: str
    start: int
    end: int
    text: str
    label: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What another source does to a document, or to a ``part`` of it; ``day`` is the first on which it holds."""

    change: Change
    part: str
    source: str
    by: str
    day: date | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A document of the register; ``places`` are those whose sources name it."""

    id: str
    type: str
    number: str
    day: date | None
    issuer: str
    subject: str
    places: tuple[str, ...]
    standing: Standing
    quotes: tuple[Quote, ...]
    changes: tuple[Changed, ...] = ()

    @property
    def year(self) -> str:
        """The year of its day."""
        return str(self.day.year) if self.day else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person wants to see of a list; an empty wish is none."""

    place: str = ""
    year: str = ""
    issuer: str = ""
    state: str = ""
    words: str = ""

    def any(self) -> bool:
        """True where something is wished for."""
        return any((self.place, self.year, self.issuer, self.state, self.words))


def rows(
    facts: Sequence[Fact], sources: Mapping[str, Source], entries: Sequence[Entry], today: date
) -> tuple[Row, ...]:
    """All documents, the newest first, those without a day last."""
    told = changes(facts, sources)
    made = [
        replace(_row(directive, sources, entries, today), changes=_changes(told.get(directive.id, ()), sources))
        for directive in register(facts)
    ]
    return tuple(sorted(made, key=lambda row: (row.day or date.min, row.number), reverse=True))


def chosen(listed: Sequence[Row], choice: Choice) -> tuple[Row, ...]:
    """The rows that fit every wish; none where none fits."""
    return tuple(row for row in listed if _fits(row, choice))


def quoted(fact: Fact, source: Source) -> Quote:
    """A fact's own words."""
    start, end = fact.span.start, fact.span.end
    return Quote(source.id, start, end, source.text[start:end], described(source.provenance), fact.doubt)


def _row(directive: Directive, sources: Mapping[str, Source], entries: Sequence[Entry], today: date) -> Row:
    naming = [sources[source] for source in dict.fromkeys(fact.source for fact in directive.mentions)]
    places = dict.fromkeys(place for source in naming for place in places_of(source.provenance))
    subject = directive.subject.strip(' :;.“”"')
    return Row(
        id=directive.id,
        type=directive.type,
        number=directive.number,
        day=date.fromisoformat(directive.date) if directive.date else None,
        issuer=issuer_with_place(directive.issuer, [source.provenance for source in naming]),
        subject=subject.removeprefix("về ").strip(),
        places=tuple(places),
        standing=_standing(directive, sources, entries, today),
        quotes=tuple(quoted(fact, sources[fact.source]) for fact in directive.mentions),
    )


def _changes(told: Sequence[tuple[str, Effect]], sources: Mapping[str, Source]) -> tuple[Changed, ...]:
    """The changes with the documents that make them, as a person names these."""
    found = []
    for source, effect in told:
        card = sources[source].provenance
        by = card.short_title or card.title
        found.append(Changed(effect.change, effect.part, source, by, card.validity.effective_from, effect.sure))
    return tuple(found)


def _standing(directive: Directive, sources: Mapping[str, Source], entries: Sequence[Entry], today: date) -> Standing:
    """By the document itself where it is a source, else by what others tell of it."""
    every = tuple(sources.values())
    day = directive.date
    for source in every:
        card = source.provenance
        same_day = not day or not card.published or card.published.isoformat() == day
        if card.number and same_day and same_document(card.number, directive.number):
            standing = of_source(source, every, entries, today)
            if standing.state is not State.UNKNOWN:
                return standing
    return of_document(directive.number, directive.subject, every, entries, today)


def _fits(row: Row, choice: Choice) -> bool:
    text = fold(" ".join((row.type, row.number, row.issuer, row.subject)))
    return (
        (not choice.place or choice.place in row.places)
        and (not choice.year or choice.year == row.year)
        and (not choice.issuer or fold(choice.issuer) == fold(row.issuer))
        and (not choice.state or choice.state == row.standing.state)
        and all(word in text for word in fold(choice.words).split())
    )
