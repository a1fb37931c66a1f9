"""The answering chain: understand | retrieve | judge | compose; each step can be tested without the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from langchain_core.runnables import Runnable, RunnableLambda

import knowledge.vietnamese
from bot.answering import compose
from bot.answering.answer import Answer, Citation, Reason
from bot.answering.cite import cite, cite_law
from bot.answering.coverage import Content, content_of
from bot.answering.cues import Aspect, cues
from bot.answering.evidence import Evidence, Judge, Weights, fitted, probability
from bot.answering.handbook import Finding, Handbook
from bot.answering.legal import at_asked_place, stands_at
from bot.answering.query import Query, understand
from bot.answering.scope import Map, Scope, known_documents
from bot.answering.select import fitting, select
from bot.wording import answers as say
from index.library import Library
from knowledge.passage import PassageKind
from knowledge.vietnamese.accents import AccentRestorer
from knowledge.vietnamese.normal import normalise

LONGEST_QUESTION = 4096
_CANDIDATES = 60
_OF_CAMPAIGNS = (Aspect.THEME, Aspect.PHASE, Aspect.MOVEMENT, Aspect.UNIT, Aspect.DURATION)
_FULLY_NAMED = 0.9
_MOST_BESIDE = 2  # quotes beside a handbook entry
_MOST_PLACES, _MOST_RELATED, _RELATED = 12, 2, 0.4
_MOST_CHOICES, _LONGEST_CHOICE = 6, 120
_THIS_YEAR = re.compile(r"\s*\b(?:của |trong )?năm nay\b", re.IGNORECASE)
_QUESTIONS = Path(knowledge.vietnamese.__file__).with_name("questions.txt")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question, before any of it is put into words."""

    query: Query
    scope: Scope
    content: Content
    evidence: tuple[Evidence, ...]  # all that was retrieved, heaviest first
    fitting: tuple[Evidence, ...]  # of these, what nothing in the question contradicts
    findings: tuple[Finding, ...]
    trust: float  # the chance that the best fitting evidence answers
    entry_trust: float  # the chance that the best handbook entry answers
    unknown_document: bool  # a document is asked for that neither a source nor the handbook names


class Responder:
    """Answers questions from one library."""

    def __init__(self, library: Library, weights: Weights | None = None) -> None:
        self._library = library
        self._weights = weights or fitted()
        self._judge = Judge(library)
        self._map = Map(library)
        self._handbook = Handbook(library)
        self._documents = known_documents(library)
        texts = [source.text for source in library.sources.values()]
        texts += [" ".join((entry.term, *entry.aliases, entry.answer)) for entry in library.entries]
        self._restorer = AccentRestorer([*texts, _QUESTIONS.read_text(encoding="utf-8")])
        self.chain: Runnable[Query, Answer] = RunnableLambda(self.find) | RunnableLambda(self.compose)

    def answer(self, question: str, today: date) -> Answer:
        """The answer to one question, as of ``today``."""
        problem = unreadable(question)
        if problem:
            return problem
        return self.chain.invoke(self.understand(question, today))

    def understand(self, question: str, today: date) -> Query:
        """The question as understood."""
        return understand(question, self._restorer, self._map.known, today)

    def find(self, query: Query) -> Found:
        """Evidence from the sources in scope, and handbook entries, with how far each can be trusted."""
        library, weights = self._library, self._weights
        scope = self._map.scope(query)
        content = content_of(query, scope.settled)
        retriever = library.passage_retriever
        vector = retriever.embed(query.text)
        in_scope = [
            m
            for m in retriever.matches(query.text, vector, everything=True)
            if library.passages[m.number].source in scope.sources
        ]
        in_scope = at_asked_place(library, in_scope, query.text)
        evidence = self._judge.weigh(query, content, in_scope[:_CANDIDATES], weights, scope.about)
        fit = fitting(query, evidence)
        matches = library.entry_retriever.matches(query.text, vector)
        findings = self._handbook.find(query, content_of(query), matches, weights)
        trust = probability(weights.answer, signals(query, content, fit)) if fit else 0.0
        if fit and stands_at(fit[0].passage, query.text):
            trust = 1.0  # the very place that the question names
        entry_trust = probability(weights.entry_answer, entry_signals(query, findings)) if findings else 0.0
        unknown = self._unknown_document(query)
        return Found(query, scope, content, tuple(evidence), tuple(fit), tuple(findings), trust, entry_trust, unknown)

    def compose(self, found: Found) -> Answer:
        """The answer, a question back, or a refusal."""
        query, library = found.query, self._library
        by_number = bool(found.findings) and found.findings[0].signals["number"] > 0.0
        by_name = found.entry_trust >= self._weights.entry_answer["threshold"] and _legal(found)
        by_handbook = by_number or (by_name and not found.unknown_document)
        out_of_reach = found.scope.unknown or found.scope.missing_unit or found.unknown_document
        by_sources = found.trust >= self._weights.answer["threshold"] and not out_of_reach
        if by_handbook and not (by_sources and self._prefers_sources(found)):
            entries = [found.findings[0].entry]
            beside = cite_law(library, found.fitting, query, _MOST_BESIDE) if by_sources else []
            return compose.answered(library, beside or self._beside(found), entries, query.years)
        if by_sources:
            chosen = select(query, library, found.fitting)
            citations = [c for passage in chosen if (c := cite(library, passage, query))]
            if citations:
                return compose.answered(library, citations)
        return self._refuse(found)

    def _prefers_sources(self, found: Found) -> bool:
        """Where both could answer: a question of a place, a campaign or a document named only by sources is theirs."""
        query = found.query
        if query.references and found.fitting[0].features.reference > 0.0:
            return cues().standing.search(query.folded) is None
        if query.asks_meaning and not query.places:
            return False
        return bool(query.places or query.years) or found.trust > found.entry_trust

    def _beside(self, found: Found) -> list[Citation]:
        """What the sources say of the term that the handbook explains: sentences with its very name, one a source."""
        entry = found.findings[0].entry
        names = [name for name in (entry.term, *entry.aliases) if len(name.split()) > 1]
        named = (
            re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name.lower()) for name in names)})(?!\w)") if names else None
        )
        chosen: dict[str, Citation] = {}
        for item in found.evidence:
            told = not self._library.sources[item.passage.source].provenance.number  # a law answers with its places
            new = item.passage.kind is PassageKind.PROSE and item.passage.source not in chosen and told
            if not (named and new and item.features.year > 0.0 and not item.features.title_line):
                continue
            if named.search(self._library.text_of(item.passage).lower()):
                citation = cite(self._library, item.passage, found.query)
                chosen |= {citation.source: citation} if citation else {}
            if len(chosen) == _MOST_BESIDE:
                break
        return list(chosen.values())

    def _unknown_document(self, query: Query) -> bool:
        return bool(query.references) and not any(
            r.matches(number) for r in query.references for number in self._documents
        )

    def _refuse(self, found: Found) -> Answer:
        """The most telling reason why there is no answer."""
        query, library = found.query, self._library
        in_field = cues().field.search(query.folded) is not None
        if found.scope.unknown:
            cards = [source.provenance for source in library.sources.values()]
            known = sorted({card.place or card.issuer or card.short_title for card in cards})
            words = say.place_not_covered([place.name for place in found.scope.unknown], known[:_MOST_PLACES])
            return compose.refused(library, Reason.PLACE_NOT_COVERED, words)
        if found.unknown_document:
            return compose.refused(library, Reason.NO_SUCH_DOCUMENT, say.NO_SUCH_DOCUMENT)
        covered = any(self._judge.covered_years(key) & query.years for key in found.scope.sources)
        if query.years and not covered and in_field:
            return self._year_unknown(found)
        near = (item for item in found.evidence[:_MOST_RELATED] if item.features.words_title > _RELATED)
        related = [citation for item in near if (citation := cite(library, item.passage, query))]
        no_such_phase = query.phase is not None and not any(item.features.phase for item in found.evidence)
        if no_such_phase and (in_field or query.places):
            return compose.refused(library, Reason.NO_SUCH_PHASE, say.NO_SUCH_PHASE, related)
        if not in_field and not query.places and not query.references:
            return compose.refused(library, Reason.OUT_OF_SCOPE, say.OUT_OF_SCOPE)
        return compose.refused(library, Reason.NOT_IN_SOURCES, say.NOT_IN_SOURCES, related)

    def _year_unknown(self, found: Found) -> Answer:
        """With a place or a year fixed, a refusal that names the years there are; "this year" alone asks back."""
        query, library = found.query, self._library
        if query.this_year and not query.places and len(library.sources) > 1:
            rest = _THIS_YEAR.sub("", query.text).strip()[:_LONGEST_CHOICE]
            choices = [
                say.choice(source.provenance.place or source.provenance.short_title, max(years), rest)
                for key, source in library.sources.items()
                if (years := self._judge.covered_years(key))
            ]
            return compose.asked_back(say.this_year_unknown(query.today.year), choices[:_MOST_CHOICES])
        known = sorted({year for key in found.scope.sources for year in self._judge.covered_years(key)})
        return compose.refused(library, Reason.YEAR_NOT_COVERED, say.year_not_covered(sorted(query.years), known))


def unreadable(question: str) -> Answer | None:
    """A rejection for empty, wordless or overlong input; ``None`` for anything that can be read."""
    words = normalise(question).strip()
    if not words:
        return compose.rejected(Reason.EMPTY, say.EMPTY)
    if len(question) > LONGEST_QUESTION:
        return compose.rejected(Reason.TOO_LONG, say.TOO_LONG.format(limit=f"{LONGEST_QUESTION:,}".replace(",", ".")))
    if not any(char.isalpha() for char in words):
        return compose.rejected(Reason.NO_LETTERS, say.NO_LETTERS)
    return None


def _legal(found: Found) -> bool:
    """False for a question of a campaign (its theme, phase, people) that only brushes a handbook entry's name."""
    return found.query.aspect not in _OF_CAMPAIGNS or found.findings[0].signals["named"] >= _FULLY_NAMED


def signals(query: Query, content: Content, fit: Sequence[Evidence]) -> dict[str, float]:
    """What tells whether the best evidence answers the question."""
    best = fit[0].features
    return {
        "weight": fit[0].weight / 10.0,
        "margin": (fit[0].weight - fit[1].weight) / 10.0 if len(fit) > 1 else 0.2,
        "cosine": best.cosine,
        "words": best.words,
        "pairs": best.pairs,
        "words_around": best.words_around,
        "pairs_around": best.pairs_around,
        "words_title": best.words_title,
        "pairs_title": best.pairs_title,
        "shape": best.shape,
        "reference": best.reference,
        "focus": best.focus,
        "misfit": float(best.shape < 0.2),
        "unit": best.unit,
        "worst": best.worst,
        "year": best.year if query.years else 0.0,
        "short": 1.0 / (1 + len(content.syllables)),
        "placed": float(bool(query.places)),
        "in_field": float(cues().field.search(query.folded) is not None),
    }


def entry_signals(query: Query, findings: Sequence[Finding]) -> dict[str, float]:
    """What tells whether the best handbook entry answers the question."""
    best = findings[0]
    margin = best.weight - findings[1].weight if len(findings) > 1 else 2.0
    return {**best.signals, "weight": best.weight / 10.0, "margin": margin / 10.0, "placed": float(bool(query.places))}
