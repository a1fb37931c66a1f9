"""From a passage to a citation: its quote and the source line that a person can paste into a letter."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from bot.answering.answer import Citation
from bot.answering.cues import Aspect
from bot.answering.evidence import Evidence
from bot.answering.ground import LABEL, SHORTEST, prove, quotable
from bot.answering.legal import is_place, law_line
from bot.answering.query import Query
from bot.answering.scope import Scope
from bot.answering.select import select
from bot.answering.standing import Told, of_named, of_source
from bot.wording import answers as say
from index.library import Library
from knowledge.entry import Entry
from knowledge.metadata import shortened
from knowledge.passage import Passage, PassageKind
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.dates import find_dates, shown
from knowledge.vietnamese.documents import find_numbers

_STILL_TELLS = 30  # characters under which a part of a label is not shortened any more


class Held(Protocol):
    """The sources and the handbook, which tell how a source or a document stands."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        ...

    @property
    def entries(self) -> Sequence[Entry]:
        """The handbook."""
        ...


def cite(library: Library, passage: Passage, query: Query, *, plain: bool = False) -> Citation | None:
    """The citation of a passage; ``None`` where its words cannot stand as a quote.

    A ``plain`` label tells of the source only, even where the quote is of a document: many quotes share it.
    """
    source = library.sources[passage.source]
    place = quotable(source, passage.span) or quotable(source, _widened(source, passage))
    place = place or quotable(source, _home(library, passage))
    if place is None:
        return None
    notes = _notes(source, place)
    if source.provenance.in_articles and (home := _legal_home(library, passage)) is not None:
        line = law_line(source, home.fields, library.sources.values(), query.today, library.entries)
        label = "; ".join([line, *notes]) if len("; ".join([line, *notes])) <= LABEL else line
    else:
        room = LABEL - sum(len(note) + 2 for note in notes)
        directive = None if plain else _directive(library, passage, query)
        label = "; ".join([source_line(library, source, directive, query.today, room), *notes])
    return prove(Citation(source.id, source.origin, place.of(source.text), place.start, place.end, label), source)


def cite_law(library: Library, fit: Sequence[Evidence], scope: Scope, query: Query, most: int) -> list[Citation]:
    """What a legal text says of a question, where the best evidence is its own; else nothing."""
    if not fit or not is_place(fit[0].passage):
        return []
    found = (cite(library, passage, query) for passage in select(query, scope, library, fit))
    return [citation for citation in found if citation][:most]


def _legal_home(library: Library, passage: Passage) -> Passage | None:
    """The place of a legal text that the words stand at."""
    if is_place(passage):
        return passage
    same = (other for other in library.passages if other.source == passage.source and is_place(other))
    return next((other for other in same if other.span.overlaps(passage.span)), None)


def _directive(library: Library, passage: Passage, query: Query) -> Passage | None:
    """The document that a quote is about, where the question asks of one: that one, else the first in the words."""
    if passage.kind is PassageKind.DIRECTIVE:
        return passage
    if not query.references and query.aspect is not Aspect.DIRECTIVE:
        return None
    named = [
        other
        for other in library.passages
        if other.kind is PassageKind.DIRECTIVE and other.source == passage.source and other.span.overlaps(passage.span)
    ]
    asked = [d for d in named if query.asks_for(find_numbers(document_name(d)))]
    return next(iter(asked or ([] if query.references else named)), None)


def document_name(directive: Passage) -> str:
    """A document as its number is read from: kind and number."""
    return f"{directive.fields['kind']} số {directive.fields['number']}"


def _widened(source: Source, passage: Passage) -> Span:
    """A span too short for a quote with the words before it in its sentence."""
    start = passage.span.start
    while start > passage.sentence.start and passage.span.end - start < SHORTEST:
        start = max(source.text.rfind(" ", passage.sentence.start, start - 1), passage.sentence.start - 1) + 1
    return Span(start, passage.span.end)


def _home(library: Library, passage: Passage) -> Span:
    """The clause that a short name stands in."""
    clauses = (p.span for p in library.passages if p.source == passage.source and p.kind is PassageKind.PROSE)
    return next((span for span in clauses if span.covers(passage.span)), passage.sentence)


def source_line(held: Held, source: Source, directive: Passage | None, today: date, room: int = LABEL) -> str:
    """Short title, issuer, date, and how it stands as of today; a document first, where one is cited."""
    provenance = source.provenance
    state = _state(held, source, directive, today)
    when = shown(provenance.published) if provenance.published else ""
    if directive is not None:
        fields = directive.fields
        named = say.directive_title(fields["kind"], fields["number"], fields["date"], fields["issuer"])
        report = say.according_to(str(provenance.kind), provenance.short_title)
        if len(named) + 4 + len(fields["subject"]) + len(state) + len(report) <= room and fields["subject"]:
            named = (
                f"{named} về {fields['subject']}"
                if not fields["subject"].startswith("về ")
                else f"{named} {fields['subject']}"
            )
        return _fitted([named, state, report, when], room)
    return _fitted([provenance.short_title or source.id, provenance.issuer, when, state], room)


def _notes(source: Source, place: Span) -> list[str]:
    """The page of the original, and that its words were read from a picture with some doubt where they were."""
    page = source.page_of(place)
    return ([say.page(page)] if page else []) + ([say.FROM_PICTURE] if source.is_unsure(place) else [])


def _state(held: Held, source: Source, directive: Passage | None, today: date) -> str:
    """How the cited document stands, or else the campaign that the source tells of."""
    sources, entries = [*held.sources.values()], held.entries
    if directive is None:
        found = of_source(source, sources, entries, today)
    else:
        number, subject = document_name(directive), directive.fields["subject"]
        issued = next((day.value.isoformat() for day in find_dates(directive.fields["date"]) if day.value), "")
        found = of_named(number, issued, subject, sources, entries, today)
    day = shown(found.day) if found.day else ""
    return say.stands(found.state, day) if found.told is not Told.SUBJECT else say.reaches(found.state, day)


def _fitted(parts: list[str], longest: int) -> str:
    """Parts joined by semicolons in at most ``longest`` characters: the first is shortened last."""
    kept = [part for part in parts if part]
    while len("; ".join(kept)) > longest and len(kept) > 1:
        most = max(range(1, len(kept)), key=lambda at: len(kept[at]))
        if len(kept[most]) <= _STILL_TELLS:
            most = 0
        room = longest - (len("; ".join(kept)) - len(kept[most]))
        if room >= 20:
            kept[most] = shortened(kept[most], room)
        else:
            kept = kept[:-1]
    return shortened("; ".join(kept), longest)
