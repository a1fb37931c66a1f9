"""The register of directives: every document that the sources name, with what they say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.standing import Standing, State, of_named
from bot.overview.places import issuer_with_place, places_of
from knowledge.entry import Entry
from knowledge.fact import Fact
from knowledge.facts.register import Directive, changes, register
from knowledge.metadata import described
from knowledge.source import Source
from knowledge.validity import Change, Effect


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
    def years(self) -> tuple[str, ...]:
        """The year of its day."""
        return (str(self.day.year),) if self.day else ()

    @property
    def state(self) -> State:
        """How it stands."""
        return self.standing.state

    @property
    def words(self) -> str:
        """The text in which words are looked for."""
        return " ".join((self.type, self.number, self.issuer, self.subject))


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
        standing=of_named(directive.number, directive.date, directive.subject, [*sources.values()], entries, today),
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
