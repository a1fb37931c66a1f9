"""Which sources may answer: those of the place asked for; and what a question asks for that no source has."""

import re
from dataclasses import dataclass, replace

from bot.answering.bodies import bodies_named, coded, names_pair
from bot.answering.coverage import Content, content_of
from bot.answering.cues import Aspect
from bot.answering.issuers import Issuers
from bot.answering.persons import speakers
from bot.answering.phases import last_phase
from bot.answering.query import Query
from bot.answering.units import units
from index.library import Library
from knowledge.passage import Passage
from knowledge.source import Source, SourceKind
from knowledge.span import Span
from knowledge.vietnamese.abbreviations import in_full
from knowledge.vietnamese.documents import DocumentNumber, find_numbers
from knowledge.vietnamese.normal import bigrams, syllables
from knowledge.vietnamese.places import Level, Place, gazetteer, key_of

QUOTATION = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_IN_BRACKETS = re.compile(r"\(([^()]*(?:,|\.\.\.)[^()]*)\)")
_LEAST_NAME = 4  # syllables: a shorter name in quotation marks may be a term
_QUOTED = 0.6  # of the neighbouring words of a name
_LEAST_REST = 3  # words beside a document's name that a question must have to be read without it
_OF_PERSONS = (Aspect.PERSON, Aspect.WHO)
_SHORT = {"Thành phố": r"\bTP\.?", "Thị xã": r"\bTX\.?"}
_MERGED = 2025  # provinces, on 1 July
_OPENING = 700  # characters in which a source says what it is about
_SUBJECT = 160  # characters behind a document's number in which it is said what it is about


@dataclass(frozen=True, slots=True)
class Scope:
    """Sources that may answer, by id; ``unknown`` are places that no source covers."""

    sources: frozenset[str]
    settled: frozenset[str]  # folded syllables of the places that chose the sources
    unknown: tuple[Place, ...]
    about: frozenset[str] = frozenset()  # sources that are, or report on, the very document asked for
    missing: bool = False  # a numbered unit, or a name in quotes or capitals, is asked for that no source in scope has
    issuers: tuple[Span, ...] = ()  # where the question names the bodies whose sources these are
    groups: tuple[frozenset[str], ...] = ()  # the sources of each place, where several places stand side by side
    beside: frozenset[str] = frozenset()  # keys of places that sources name without being about them


class Map:
    """Which places each source is about, and which it names."""

    def __init__(self, library: Library) -> None:
        register = gazetteer()
        self._own: dict[str, frozenset[str]] = {}
        self._named: dict[str, frozenset[str]] = {}
        self._merged: dict[str, str] = {}
        for key, source in library.sources.items():
            provenance = source.provenance
            names = [*_short_names(f"{provenance.place}, tỉnh {provenance.province}"), provenance.province]
            self._own[key] = frozenset(key_of(name) for name in names if name)
            self._named[key] = frozenset(place.key for place in register.find(source.text)) | self._own[key]
            self._merged[key] = key_of(register.merged.get(provenance.province, ""))
        self.known = frozenset(
            place for places in (*self._named.values(), self._merged.values()) for place in places if place
        )
        self._places = frozenset[str]().union(*self._own.values(), self._merged.values())
        self._opening = " ".join(
            key_of(f"{source.provenance.title} {source.text[:_OPENING]}") for source in library.sources.values()
        )
        self._titles = {
            key: [*find_numbers(_top(source)), *_reported(source)] for key, source in library.sources.items()
        }
        self._told = {key: f"{source.provenance.title}\n{source.text}" for key, source in library.sources.items()}
        tokens = {key: [*syllables(text), *syllables(in_full(text))] for key, text in self._told.items()}
        self._issuers = Issuers(library)
        self._units = {key: units(text) for key, text in self._told.items()}
        self._words = {key: frozenset(found) for key, found in tokens.items()}
        self._pairs = {key: set(bigrams(found)) for key, found in tokens.items()}
        self._library = library

    def scope(self, query: Query) -> Scope:
        """The sources that may answer: of the places, the document and the numbered unit that the question names."""
        scope = self._placed(query)
        about = {key for key in scope.sources if query.asks_for(self._titles[key])}
        issued, named = self._issuers.asked(query)
        kept = frozenset(about) or issued & scope.sources or scope.sources
        naming = frozenset(k for k in kept if query.units <= self._units[k])
        if naming and scope.groups:  # a unit of one place says nothing of the others
            naming |= frozenset(k for group in scope.groups if not group & naming for k in group & kept)
        counted = [{noun for noun, _ in self._units[k]} for k in kept]  # kinds of units that are numbered there
        missing = not naming and any(noun in nouns for noun, _ in query.units for nouns in counted)
        narrowed = naming or kept
        names = [] if query.english else quoted_names(query)  # which may be translated there
        quoting = frozenset(k for k in narrowed if all(self._quotes(k, name) for name in names))
        missing = missing or not quoting or self._nowhere(query, kept) or self._no_phase(query, kept)
        heard = frozenset(k for k in quoting or narrowed if self._hears(k, query))
        said = {syllable for name in speakers(query.text) for syllable in syllables(name)} if heard else set[str]()
        return replace(
            scope,
            sources=heard or quoting or narrowed,
            about=frozenset(about),
            missing=missing,
            settled=scope.settled | said,
            issuers=tuple(named) if issued & scope.sources and not about else (),
        )

    def _hears(self, key: str, query: Query) -> bool:
        """True for a source that names all those whose words are asked for."""
        pairs = (bigrams(syllables(name)) for name in speakers(query.text))
        return all(set(found) <= self._pairs[key] for found in pairs)

    def _nowhere(self, query: Query, kept: frozenset[str]) -> bool:
        """True where a code, a programme in capitals, a State body or a firm is named that none of the sources has."""
        words, bodies = coded(query), bodies_named(query)
        there = frozenset[str]().union(*(self._words[key] for key in kept if words))
        named = (any(names_pair(pair, self._pairs[key], self._told[key]) for key in kept) for pair in bodies)
        return not (words <= there and all(named))

    def _no_phase(self, query: Query, kept: frozenset[str]) -> bool:
        """True where a phase is asked for behind the last one of every source."""
        asked = max(query.phases, default=0)
        return bool(asked and kept) and all(0 < last_phase(self._library.sources[key].text) < asked for key in kept)

    def _quotes(self, key: str, name: str) -> bool:
        """True for a source that has most of a name's neighbouring words."""
        pairs = set(bigrams(syllables(name)))
        return len(pairs & self._pairs[key]) >= _QUOTED * len(pairs)

    def _placed(self, query: Query) -> Scope:
        """Sources about the place, else those of a unit merged into it, else those that name it.

        Several places narrow each other down where a source fits all: "thị xã A, tỉnh B" is one source, not all of B.
        """
        if not query.places:
            return Scope(frozenset(self._library.sources), frozenset(), ())
        covering = [(place, self._covering(place, query.years)) for place in query.places]
        found = [sources for _, sources in covering if sources]
        every, each = set[str]().union(*found), set.intersection(*(sources for _, sources in covering))
        named = [place for place in query.places if place.level is not Level.COMMUNE or query.aspect in _OF_PERSONS]
        listed = key_of(
            " ".join(_IN_BRACKETS.findall(query.text))
        )  # "cụm huyện, thị xã (A, B, …)" names them as examples
        strange = (place for place in named if place.key not in self._places and place.key not in self._opening)
        beside = (place for place in strange if place.key not in listed)
        settled = {syllable for place, sources in covering if sources for syllable in syllables(place.name)}
        unknown = tuple(place for place, sources in covering if not sources)
        groups = () if each else tuple(dict.fromkeys(frozenset(sources) for sources in found))
        return Scope(
            frozenset(each or every),
            frozenset(settled),
            unknown,
            groups=groups if len(groups) > 1 else (),
            beside=frozenset(place.key for place in beside),
        )

    def _covering(self, place: Place, years: frozenset[int]) -> set[str]:
        """Sources about the place; those of a province that was merged into it, unless an earlier year is asked for."""
        if place.level is Level.COMMUNE:
            return {key for key in self._library.sources if self._names_unit(self._library.sources[key], place)}
        own = {key for key, places in self._own.items() if place.key in places and not self._namesake(key, place)}
        if own:
            return own
        since = not years or max(years) >= _MERGED
        merged = {key for key, new in self._merged.items() if new == place.key and place.level is Level.PROVINCE}
        merged = merged if since else set()
        named = {key for key, places in self._named.items() if place.key in places}
        return merged or {key for key in named if not self._namesake(key, place)}

    def _namesake(self, key: str, place: Place) -> bool:
        """True for a district that is called like the province of a source which does not name it."""
        source = self._library.sources[key]
        alike = place.level is Level.DISTRICT and key_of(source.provenance.province) == place.key
        short = re.sub(r"^(?:Thành phố|Thị xã)", lambda match: _SHORT[match[0]], place.unit)
        return alike and not self._names_unit(source, place) and not re.search(short, source.text, re.IGNORECASE)

    def _names_unit(self, source: Source, place: Place) -> bool:
        """A new commune that bears an old district's name is not that district: only its full name counts."""
        return place.unit.lower() in source.text.lower() or place.unit.lower() == source.provenance.place.lower()


def tells_of(library: Library, passage: Passage, scope: Scope) -> bool:
    """True for a passage of a source in scope that stands near the names of the places its source is not about."""
    if passage.source not in scope.sources or not scope.beside:
        return passage.source in scope.sources
    text = library.sources[passage.source].text
    before = text.rfind("\n", 0, max(0, passage.paragraph.start - 2)) + 1  # the paragraph before may lead to this one
    near = key_of(f"{passage.heading} {text[before : passage.paragraph.end]}")
    return all(key in near for key in scope.beside)


def quoted_names(query: Query) -> list[str]:
    """Names of some length that a question gives in quotation marks."""
    return [name for name in QUOTATION.findall(query.text) if len(syllables(name)) >= _LEAST_NAME]


def asked_within(query: Query, scope: Scope) -> Content:
    """What a question asks of the sources in scope: what chose them is not asked again."""
    for span in scope.issuers:
        query = replace(query, text=span.masked(query.text))
    content = content_of(query, scope.settled)
    rest = content_of(query, scope.settled, documents=False) if scope.about else content
    return rest if len(rest.syllables) >= _LEAST_REST else content


def _top(source: Source) -> str:
    """The title of a source and, of an official document, its head: where its own number stands."""
    head = source.text[:400] if source.provenance.kind is SourceKind.DOCUMENT else ""
    return f"{source.provenance.title}\n{head}"


def _reported(source: Source) -> list[DocumentNumber]:
    """Documents that a report opens with, and whose subject names in quotation marks what the report's title names."""
    opening, title = source.text[:_OPENING], source.provenance.title
    behind = ((number, opening[number.span.end : number.span.end + _SUBJECT]) for number in find_numbers(opening))
    return [number for number, words in behind if any(name in title for name in QUOTATION.findall(words.split(";")[0]))]


def _short_names(text: str) -> list[str]:
    return [place.name for place in gazetteer().find(text)]


def documents_of(library: Library) -> dict[str, tuple[DocumentNumber, ...]]:
    """The numbers of the documents that each source names, by its id, and those of the handbook by an empty one."""
    told = (f"{e.term} {e.answer} {' '.join(basis.document for basis in e.legal)}" for e in library.entries)
    of_sources = {key: find_numbers(source.text) for key, source in library.sources.items()}
    return {**of_sources, "": tuple(number for text in told for number in find_numbers(text))}
