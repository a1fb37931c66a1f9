"""Whole lists: every document, movement, theme, phase or criterion that the sources in scope name, counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.answer import Citation, Statement
from bot.answering.cite import cite
from bot.answering.compose import MOST_CITATIONS
from bot.answering.coverage import Content, Words
from bot.answering.cues import cues
from bot.answering.evidence import Judge
from bot.answering.query import Query
from bot.wording import answers as say
from index.library import Library
from knowledge.fact import Fact, FactKind
from knowledge.passage import Passage, PassageKind
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import find_numbers, kind_code
from knowledge.vietnamese.normal import fold, syllables
from knowledge.vietnamese.periods import find_periods

_COVERED = 0.6  # of what else the question asks for, in an item of its list
_LEAST = 2  # items that make a list
LAUNCHED = "phát động"  # the role of who launched a campaign
_NEAR = 40  # characters between a number and its day


@dataclass(frozen=True, slots=True)
class Asked:
    """The kind of thing whose list is asked for, with the noun that names it; ``document`` is a kind of document."""

    kind: FactKind
    noun: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list from one source or over several; each item has all its mentions."""

    asked: Asked
    items: tuple[tuple[Fact, ...], ...]


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

    def __init__(self, library: Library, judge: Judge) -> None:
        self._library, self._judge = library, judge

    def find(self, query: Query, content: Content, sources: frozenset[str]) -> Listing | None:
        """The list asked for, of all items that hold what else the question names; ``None`` where that is no list."""
        if not query.places and cues().gather.search(query.folded) and cues().launching.search(query.folded):
            return self._launched(query, sources)
        asked = asked_list(query)
        if asked is None or query.references:
            return None
        told = {
            key for key in sources if not self._library.sources[key].provenance.in_articles
        }  # a law lists by its places
        facts = [fact for fact in self._library.facts if fact.kind is asked.kind and fact.source in told]
        facts = [fact for fact in facts if not asked.document or _is_document(fact, asked.document)]
        facts = self._holding(_beside(query, content), self._of_years(query, facts))
        if asked.kind is FactKind.PHASE:  # a stretch of years that is spoken of is no phase of the campaign
            facts = [fact for fact in facts if fact.fields["number"]]
        items = _merged(facts)
        return Listing(asked, tuple(items)) if len(items) >= _LEAST else None

    def _launched(self, query: Query, sources: frozenset[str]) -> Listing | None:
        """Who launched a campaign, the first of each source."""
        first: dict[str, Fact] = {}
        for fact in self._of_years(query, [fact for fact in self._library.facts if fact.source in sources]):
            if fact.kind is FactKind.PARTICIPANT and fact.fields["role"] == LAUNCHED:
                first.setdefault(fact.source, fact)
        items = tuple((fact,) for fact in first.values())
        return Listing(Asked(FactKind.PARTICIPANT, say.PLACES), items) if len(items) >= _LEAST else None

    def _of_years(self, query: Query, facts: list[Fact]) -> list[Fact]:
        """Facts of the years asked for: documents by their own day where the question speaks of issuing them."""
        if not query.years:
            return facts
        if cues().issuing.search(query.folded):
            return [fact for fact in facts if fact.fields.get("date", "")[:4] in map(str, query.years)]
        return [fact for fact in facts if self._judge.covered_years(fact.source) & query.years]

    def _holding(self, beside: Content, facts: list[Fact]) -> list[Fact]:
        """Facts that hold what is asked for in their own words; else those whose sentence or heading holds it."""
        if not beside.syllables:
            return facts
        asked = self._judge.rarity.of(beside)
        for around in (False, True):
            kept = [fact for fact in facts if asked.words_in(self._words(fact, around)) >= _COVERED]
            if kept:
                return kept
        return []

    def _words(self, fact: Fact, around: bool) -> Words:
        source = self._library.sources[fact.source]
        if not around:
            return Words.of(f"{fact.span.of(source.text)} {' '.join(fact.fields.values())}")
        home = as_passage(self._library, fact)
        return Words.of(f"{home.sentence.of(source.text)} {home.heading} {source.provenance.title}")


def _beside(query: Query, content: Content) -> Content:
    """What the question asks for beside the kind of thing: "đặc biệt", "của Bộ Chính trị"."""
    generic = cues().list_generic
    named = {token for rule in cues().lists.values() for m in rule.finditer(query.folded) for token in m[0].split()}
    return content.without(generic | named)


def _is_document(fact: Fact, code: str) -> bool:
    """True for a document called so where it is named, or whose number says so."""
    numbers = find_numbers(f"{fact.fields['type']} số {fact.fields['number']}")
    return _document(fold(fact.fields["type"])) == code or any(number.kind == code for number in numbers)


def _merged(facts: Sequence[Fact]) -> list[tuple[Fact, ...]]:
    """Items in the order of the text, each once: a document as the register knows it, a name by its words."""
    items: dict[object, list[Fact]] = {}
    for fact in facts:
        name = fact.fields.get("register") or " ".join(syllables(fact.fields.get("name", "")))
        mentions = items.setdefault(name or (fact.source, fact.span), [])
        if fact.source not in {mention.source for mention in mentions}:
            mentions.append(fact)
    return [tuple(mentions) for mentions in items.values()]


def as_passage(library: Library, fact: Fact) -> Passage:
    """The words of a fact with the sentence, the paragraph and the heading that they stand in."""
    prose = (p for p in library.passages if p.source == fact.source and p.kind is PassageKind.PROSE)
    home = next((p for p in prose if p.sentence.start <= fact.span.start < p.sentence.end), None)
    if home is None:
        return Passage(fact.source, fact.span, fact.span, fact.span)
    if fact.kind is FactKind.PARTICIPANT:  # a name alone says nothing of what was done
        clauses = (p for p in library.passages if p.source == fact.source and p.kind is PassageKind.PROSE)
        return next((clause for clause in clauses if clause.span.covers(fact.span)), home)
    return Passage(fact.source, fact.span, home.sentence, home.paragraph, home.heading)


def list_statements(library: Library, listing: Listing, query: Query, *, shortest: bool) -> tuple[Statement, ...]:
    """An item each with a citation for every source that names it; the ``shortest`` form leaves out its issuer."""
    found: list[Statement] = []
    for item in listing.items:
        citations = tuple(c for fact in item if (c := cite(library, as_passage(library, fact), query, plain=True)))
        if citations:
            found.append(Statement(_named(library, item[0], citations[0], shortest=shortest), citations))
    if sum(len(statement.citations) for statement in found) <= MOST_CITATIONS:
        return tuple(found)
    return tuple(Statement(statement.words, statement.citations[:1]) for statement in found)


def _named(library: Library, fact: Fact, citation: Citation, *, shortest: bool) -> str:
    """The words of the quote that name the item: a document up to its day or issuer, a movement's name, else all."""
    text = library.sources[fact.source].text
    words = fact.span.of(text)
    name = fact.fields.get("name", "")
    if fact.kind is FactKind.PARTICIPANT:
        return citation.quote
    if fact.kind is FactKind.DIRECTIVE:
        short = words[: _end_of_name(words, fact, with_issuer=not shortest)]
    elif fact.kind is FactKind.PHASE:
        short = words[: next((p.span.end for p in find_periods(words)), len(words))]
    elif fact.kind in (FactKind.MOVEMENT, FactKind.THEME) and name in words:
        short = name
    else:
        short = words
    return short if short and short in citation.quote else citation.quote


def _end_of_name(words: str, fact: Fact, *, with_issuer: bool) -> int:
    """Where the name of a document ends: behind its number, its day, its issuer."""
    number = next((n.span.end for n in find_numbers(words)), len(words))
    issuer = fact.fields.get("issuer", "")
    at = words.find(issuer) if issuer else -1
    near = [found.span.end for found in find_dates(words) if 0 <= found.span.start - number <= _NEAR]
    ends = [number, *near[:1], *([at + len(issuer)] if with_issuer and at >= 0 else [])]
    return max(ends)
