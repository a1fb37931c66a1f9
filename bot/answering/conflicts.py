"""Sources that disagree: the same document with two days, the same phase or figure with two values."""

from collections.abc import Sequence

from bot.answering.answer import Citation, Statement
from bot.answering.cite import cite
from bot.answering.compose import Outline
from bot.answering.listing import as_passage
from bot.answering.query import Query
from bot.wording import answers as say
from index.library import Library
from knowledge.fact import Fact, FactKind
from knowledge.source import Source, SourceKind
from knowledge.span import Span
from knowledge.vietnamese.dates import shown
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import fold

_SAME = {  # what two facts must share to be about one thing, and what must then be the same
    FactKind.FIGURE: (("of", "unit", "period"), ("number",)),
    FactKind.PHASE: (("number",), ("from", "to")),
    FactKind.DIRECTIVE: (("issuer",), ("date",)),
}


def with_rivals(library: Library, query: Query, said: Sequence[Statement]) -> Outline:
    """The statements; where sources tell otherwise, theirs too, each with whose it is, and that they disagree."""
    told = _facts_told(library, [citation for statement in said for citation in statement.citations])
    rivals = [fact for fact in library.facts if any(_disagree(library, fact, other) for other in told)]
    if not rivals:
        return Outline(tuple(said))
    quoted = {citation.quote for statement in said for citation in statement.citations}
    found = (cite(library, as_passage(library, fact), query) for fact in rivals)
    added = {c.source: Statement(c.quote, (c,)) for c in found if c and c.quote not in quoted}
    every = (
        Statement(one.words, one.citations, _whose(library.sources[one.citations[0].source]))
        for one in (*said, *added.values())
    )
    return Outline(tuple(every), notes=(say.DISAGREE,))


def _facts_told(library: Library, citations: Sequence[Citation]) -> list[Fact]:
    places = [(citation.source, Span(citation.start, citation.end)) for citation in citations]
    return [f for f in library.facts if any(f.source == source and place.covers(f.span) for source, place in places)]


def _disagree(library: Library, one: Fact, other: Fact) -> bool:
    if one.source == other.source or one.kind is not other.kind or one.kind not in _SAME:
        return False
    shared, told = _SAME[one.kind]
    same = all(one.fields[name] and fold(one.fields[name]) == fold(other.fields[name]) for name in shared)
    differ = any(one.fields[name] and other.fields[name] and one.fields[name] != other.fields[name] for name in told)
    return same and differ and _about_one_thing(library, one, other)


def _about_one_thing(library: Library, one: Fact, other: Fact) -> bool:
    """The same number of the same year for documents; the same place for what happens there."""
    if one.kind is FactKind.DIRECTIVE:
        first, second = (find_numbers(f"{fact.fields['type']} số {fact.fields['number']}") for fact in (one, other))
        same = {number.key for number in first} & {number.key for number in second}
        return bool(same) and one.fields["date"][:4] == other.fields["date"][:4]
    cards = [library.sources[fact.source].provenance for fact in (one, other)]
    of_year = one.kind is not FactKind.PHASE or one.fields["to"][:4] == other.fields["to"][:4]
    return of_year and bool(cards[0].place) and cards[0].place == cards[1].place


def _whose(source: Source) -> str:
    """Issuer, day and rank: an official document before a report, a higher office before a lower one."""
    card = source.provenance
    rank = say.RANKS[card.kind is SourceKind.DOCUMENT]
    day = shown(card.published) if card.published else ""
    return ", ".join(part for part in (card.issuer or card.place or card.short_title, day, rank) if part)
