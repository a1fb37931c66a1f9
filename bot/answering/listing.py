"""Whole lists: every document, movement, theme, phase or criterion that the sources in scope name, counted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.answer import Citation, Statement
from bot.answering.cite import cite
from bot.answering.compose import MOST_CITATIONS
from bot.answering.coverage import Content, Rarity, Words
from bot.answering.cues import cues
from bot.answering.query import Query
from bot.answering.statements import identity, number_of
from index.library import Library
from knowledge.passage import Passage, PassageKind
from knowledge.vietnamese.dates import find_years
from knowledge.vietnamese.documents import kind_code
from knowledge.vietnamese.normal import fold, syllables

_COVERED = 0.6  # of what else the question asks for, in an item of its list
_LEAST = 2  # items that make a list


@dataclass(frozen=True, slots=True)
class Asked:
    """The kind of thing whose list is asked for, with the noun that names it; ``document`` is a kind of document."""

    kind: PassageKind
    noun: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list from one source or over several."""

    asked: Asked
    items: tuple[tuple[Passage, ...], ...]  # each with all its mentions

    @property
    def sources(self) -> frozenset[str]:
        """The sources that name the items."""
        return frozenset(passage.source for item in self.items for passage in item)


def asked_list(query: Query) -> Asked | None:
    """The list that a question asks for, told by a word such as "các" or "kể tên" right before a noun of that kind."""
    for kind, rule in cues().lists.items():
        match = rule.search(query.folded)
        if match:
            noun = query.text[match.start("noun") : match.end("noun")].lower()
            return Asked(kind, noun, _document(match["noun"]))
    return None


def _document(noun: str) -> str:
    """The code of the kind of document that a noun names; empty for one that names them all."""
    try:
        return kind_code(noun)
    except KeyError:
        return ""


class Lists:
    """The facts of a library by kind."""

    def __init__(self, library: Library, rarity: Rarity) -> None:
        self._library, self._rarity = library, rarity
        self._facts = [passage for passage in library.passages if passage.kind is not PassageKind.PROSE]

    def find(self, query: Query, content: Content, sources: frozenset[str]) -> Listing | None:
        """The list asked for, of all items that hold what else the question names; ``None`` where that is no list."""
        asked = asked_list(query)
        if asked is None or query.references:
            return None
        facts = [fact for fact in self._facts if fact.kind is asked.kind and fact.source in sources]
        facts = [fact for fact in facts if not asked.document or self._is_document(fact, asked.document)]
        facts = self._of_years(query, facts)
        facts = self._holding(self._beside(query, content), facts)
        items = _merged(facts)
        return Listing(asked, tuple(items)) if len(items) >= _LEAST else None

    def _is_document(self, fact: Passage, code: str) -> bool:
        """True for a document called so where it is named, or whose number says so."""
        number = number_of(fact)
        return _document(fold(fact.fields["kind"])) == code or (number is not None and number.kind == code)

    def _of_years(self, query: Query, facts: list[Passage]) -> list[Passage]:
        """Facts of the years asked for: documents by their own day where the question speaks of issuing them."""
        if not query.years:
            return facts
        if cues().issuing.search(query.folded):
            return [fact for fact in facts if find_years(fact.fields.get("date", "")) & query.years]
        return [fact for fact in facts if self._years(fact.source) & query.years]

    def _years(self, source: str) -> set[int]:
        card = self._library.sources[source].provenance
        published = {card.published.year} if card.published else set()
        return {*(card.period.years() if card.period else ()), *published, *find_years(card.title)}

    def _beside(self, query: Query, content: Content) -> Content:
        """What the question asks for beside the kind of thing: "đặc biệt", "của Bộ Chính trị"."""
        generic = cues().list_generic
        named = {token for rule in cues().lists.values() for m in rule.finditer(query.folded) for token in m[0].split()}
        kept = tuple(item for item in content.syllables if item[0] not in generic and item[0] not in named)
        tokens = {token for token, _ in kept}
        return Content(kept, tuple(pair for pair in content.bigrams if set(pair.split("_")) <= tokens))

    def _holding(self, beside: Content, facts: list[Passage]) -> list[Passage]:
        """Facts that hold what is asked for in their own words; else those whose sentence or heading holds it."""
        if not beside.syllables:
            return facts
        for around in (False, True):
            kept = [fact for fact in facts if self._rarity.unigrams(beside, self._words(fact, around)) >= _COVERED]
            if kept:
                return kept
        return []

    def _words(self, fact: Passage, around: bool) -> Words:
        source = self._library.sources[fact.source]
        if not around:
            return Words.of(f"{fact.span.of(source.text)} {' '.join(fact.fields.values())}")
        return Words.of(f"{fact.sentence.of(source.text)} {fact.heading} {source.provenance.title}")


def _merged(facts: Iterable[Passage]) -> list[tuple[Passage, ...]]:
    """Items in the order of the text, each once: a document by number and day, a name by its words."""
    items: dict[object, list[Passage]] = {}
    for fact in facts:
        name = fact.fields.get("name") or fact.fields.get("text")
        key = identity(fact) or _number_key(fact) or (" ".join(syllables(name)) if name else (fact.source, fact.span))
        mentions = items.setdefault(key, [])
        if fact.source not in {mention.source for mention in mentions}:
            mentions.append(fact)
    return [tuple(mentions) for mentions in items.values()]


def _number_key(fact: Passage) -> object:
    number = number_of(fact) if fact.kind is PassageKind.DIRECTIVE else None
    return (fact.source, number.key) if number else None


def list_statements(library: Library, listing: Listing, query: Query) -> tuple[Statement, ...]:
    """An item each, in its shortest identifying form, with a citation for every source that names it."""
    found: list[Statement] = []
    for item in listing.items:
        citations = tuple(c for passage in item if (c := cite(library, passage, query, plain=True)))
        if citations:
            found.append(Statement(_shortest(library, item[0], citations[0]), citations))
    return tuple(found) if sum(len(s.citations) for s in found) <= MOST_CITATIONS else _one_each(found)


def _one_each(found: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(Statement(statement.words, statement.citations[:1]) for statement in found)


def _shortest(library: Library, passage: Passage, citation: Citation) -> str:
    """The words of the quote that name the item: a document up to its issuer, a movement's name, else all of it."""
    text = library.sources[passage.source].text
    words = passage.span.of(text)
    if passage.kind is PassageKind.DIRECTIVE:
        named = [words.find(passage.fields[name]) + len(passage.fields[name]) for name in ("date", "issuer")]
        number = re.search(re.escape(passage.fields["number"]).replace("/", r"\s?/\s?"), words)
        end = max([number.end() if number else 0, *(end for end in named if end > 0)])
        shortest = words[:end]
    else:
        name = passage.fields.get("name", "")
        shortest = words[words.find(name) :][: len(name)] if name in words else words
    return shortest if shortest and shortest in citation.quote else citation.quote
