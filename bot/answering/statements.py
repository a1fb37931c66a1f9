"""From chosen passages to statements: one document told of by several sources is one statement with all of them."""

from collections.abc import Iterable, Sequence

from bot.answering.answer import Citation, Statement
from bot.answering.cite import cite, document_name
from bot.answering.query import Query
from index.library import Library
from knowledge.passage import Passage, PassageKind
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import DocumentNumber, find_numbers

Identity = tuple[tuple[int, int | None, str], tuple[int, int, int | None]]


def statements(library: Library, passages: Sequence[Passage], query: Query) -> tuple[Statement, ...]:
    """A statement for each passage that can be cited, in order; of several sources, each says whose it is."""
    groups: dict[object, list[Citation]] = {}
    for at, passage in enumerate(passages):
        citation = cite(library, passage, query)
        if citation:
            groups.setdefault(identity(passage) or at, []).append(citation)
    several = len({citation.source for group in groups.values() for citation in group}) > 1
    names = names_of(library, [citation.source for group in groups.values() for citation in group])
    return tuple(
        Statement(group[0].quote, tuple(group), names[group[0].source] if several and len(group) == 1 else "")
        for group in groups.values()
    )


def identity(passage: Passage) -> Identity | None:
    """What tells a cited document from others: its number and its day; ``None`` where either is unknown."""
    if passage.kind is not PassageKind.DIRECTIVE:
        return None
    number, days = number_of(passage), find_dates(passage.fields["date"])
    if number is None or not days:
        return None
    return number.key, (days[0].day, days[0].month, days[0].value.year if days[0].value else None)


def number_of(directive: Passage) -> DocumentNumber | None:
    """The document's number as an identity."""
    return next(iter(find_numbers(document_name(directive))), None)


def names_of(library: Library, sources: Iterable[str]) -> dict[str, str]:
    """How each source is called beside the others: by its place, or by its short title where places are shared."""
    cards = {key: library.sources[key].provenance for key in sources}
    places = [card.place for card in cards.values()]
    return {
        key: card.place if card.place and places.count(card.place) == 1 else card.short_title or card.issuer or key
        for key, card in cards.items()
    }
