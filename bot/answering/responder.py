"""The answering chain: understand | retrieve | judge | compose; each step can be tested without the others."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from langchain_core.runnables import Runnable, RunnableLambda

import knowledge.vietnamese
from bot.answering import compose
from bot.answering.ambiguous import MOST, is_open, looking_right, one_of_each
from bot.answering.answer import Answer, Statement
from bot.answering.cite import cite, cite_law
from bot.answering.compose import Outline
from bot.answering.conflicts import with_rivals
from bot.answering.coverage import content_of
from bot.answering.cues import Aspect, cues
from bot.answering.evidence import Evidence, Judge
from bot.answering.found import CANDIDATES, Found, entry_signals, signals
from bot.answering.handbook import Handbook
from bot.answering.imprint import asks_writer, imprint
from bot.answering.initials import Initials
from bot.answering.legal import at_asked_place, stands_at
from bot.answering.listing import Listing, Lists, list_statements
from bot.answering.query import Query, understand
from bot.answering.refusing import choices, refuse
from bot.answering.running import asks_if_running, running
from bot.answering.scope import Map, Scope, asked_within, documents_of, tells_of
from bot.answering.select import fitting, select
from bot.answering.shown import shown
from bot.answering.signing import signers
from bot.answering.statements import names_of, statements
from bot.answering.talks import Talks
from bot.answering.weights import Weights, fitted, probability
from bot.wording import answers as say
from index.library import Library
from knowledge.passage import PassageKind
from knowledge.vietnamese.accents import AccentRestorer
from knowledge.vietnamese.normal import syllables

_OF_CAMPAIGNS = (Aspect.THEME, Aspect.PHASE, Aspect.MOVEMENT, Aspect.UNIT, Aspect.DURATION)
_FULLY_NAMED = 0.9
_MOST_BESIDE = 2  # quotes beside a handbook entry
_EACH_HAS = (Aspect.THEME, Aspect.PHASE, Aspect.DURATION)  # of every campaign
_SEVERAL = 2  # campaigns that a question may be about
_QUESTIONS = Path(knowledge.vietnamese.__file__).with_name("questions.txt")


class Responder:
    """Answers questions from one library; several threads may ask at once."""

    def __init__(self, library: Library, weights: Weights | None = None) -> None:
        self._library = library
        self._weights = weights or fitted()
        self._judge = Judge(library)
        self._map = Map(library)
        self._initials = Initials(library)
        self._lists = Lists(library, self._judge)
        self._handbook = Handbook(library)
        self._documents = documents_of(library)
        texts = [source.text for source in library.sources.values()]
        texts += [" ".join((entry.term, *entry.aliases, entry.answer)) for entry in library.entries]
        self._restorer = AccentRestorer([*texts, _QUESTIONS.read_text(encoding="utf-8")])
        self.chain: Runnable[Query, Answer] = RunnableLambda(self.find) | RunnableLambda(self.compose)
        self._talks = Talks(self.understand, self.chain.invoke, self._map.known)

    def answer(self, question: str, today: date, history: Sequence[str] = ()) -> Answer:
        """The answer to one question, as of ``today``; ``history`` are the chat's earlier questions, oldest first."""
        return self._talks.answer(question, today, history)

    def understand(self, question: str, today: date) -> Query:
        """The question as understood."""
        return understand(self._initials.spelled(question), self._restorer, self._map.known, today)

    def find(self, query: Query) -> Found:
        """Evidence from the sources in scope, and handbook entries, with how far each can be trusted."""
        library, weights = self._library, self._weights
        scope = self._map.scope(query)
        content = asked_within(query, scope)
        retriever = library.passage_retriever
        vector = retriever.embed(query.text)
        in_scope = [
            match
            for match in retriever.matches(query.text, vector, everything=True)
            if tells_of(library, library.passages[match.number], scope)
        ]
        in_scope = at_asked_place(library, in_scope, query.text)
        evidence = self._judge.weigh(query, content, in_scope[:CANDIDATES], weights, scope.about)
        fit = fitting(library, query, evidence, scope)
        matches = library.entry_retriever.matches(query.text, vector)
        beside = content_of(query, {syllable for place in query.places for syllable in syllables(place.name)})
        findings = self._handbook.find(query, beside, matches, weights)
        trust = entry_trust = 0.0
        if fit:
            trust = probability(weights.answer, signals(query, content, fit, evidence, findings, weights.lacked))
        if findings:
            entry_trust = probability(weights.entry_answer, entry_signals(query, findings, fit, weights.entry_lacked))
        return Found(
            query=query,
            scope=scope,
            content=content,
            evidence=tuple(evidence),
            fitting=tuple(fit),
            findings=tuple(findings),
            trust=1.0 if fit and stands_at(fit[0].passage, query.text) else trust,  # the very place asked for
            entry_trust=entry_trust,
            listing=self._lists.find(query, content, scope.sources),
            unknown_document=self._unknown_document(query, scope),
        )

    def compose(self, found: Found) -> Answer:
        """The answer, a question back, or a refusal."""
        query, library = found.query, self._library
        by_number = bool(found.findings) and found.findings[0].signals["number"] > 0.0 and self._knows_first(query)
        by_name = found.entry_trust >= self._weights.entry_answer["threshold"] and _legal(found)
        by_handbook = by_number or (by_name and not found.unknown_document)
        out_of_reach = found.scope.unknown or found.scope.missing or found.unknown_document
        if asks_if_running(query) and not out_of_reach and (outline := running(library, self._judge, found)):
            return compose.answered(library, outline)
        by_sources = found.trust >= self._weights.answer["threshold"] and not out_of_reach
        if not out_of_reach and (signed := signers(library, query, found.scope)):
            return compose.answered(library, Outline(signed))
        if not out_of_reach and (own := imprint(library, found)):
            return compose.answered(library, Outline(own))
        if asks_writer(query):
            return refuse(library, found, self._judge.covered_years)
        settled = found.listing or (by_handbook and query.aspect not in _OF_CAMPAIGNS)
        left_open = not settled and is_open(library, self._judge, found)
        if left_open and (several := one_of_each(library, found, self._weights)):
            return self._for_each(found, several)
        if found.listing and not out_of_reach and self._prefers_list(found, by_handbook, by_sources):
            return self._listed(found, found.listing)
        if by_handbook and not (by_sources and self._prefers_sources(found)):
            law = cite_law(library, found.fitting, found.scope, query, _MOST_BESIDE) if by_sources else []
            beside = tuple(Statement(citation.quote, (citation,)) for citation in law) or self._beside(found)
            outline = Outline(beside, entries=(found.findings[0].entry,), years=query.years)
            return compose.answered(library, outline)
        open_to = looking_right(library, found, 0.0) if left_open and not out_of_reach else {}
        told_by = looking_right(library, found, 1.0) if open_to and query.aspect in _EACH_HAS else {}
        if by_sources and len(told_by) < _SEVERAL:
            chosen = select(query, found.scope, library, found.fitting)
            best = [item.passage for item in found.fitting[:1]]
            said = statements(library, chosen, query) or statements(library, best, query)
            if said:
                return self._quoted(found, with_rivals(library, query, said), by_number=by_number)
        if len(open_to) >= _SEVERAL:
            return self._which_one(found, told_by or open_to)
        return refuse(library, found, self._judge.covered_years)

    def _quoted(self, found: Found, told: Outline, *, by_number: bool) -> Answer:
        """Quotes; of a document that the handbook has by its number, its entry above them where there is room."""
        alone = compose.answered(self._library, told)
        if not by_number or found.query.places:
            return alone
        entries = (found.findings[0].entry,)
        both = compose.answered(self._library, replace(told, entries=entries, years=found.query.years))
        return both if len(both.citations) == len(alone.citations) else alone

    def _for_each(self, found: Found, several: Sequence[Evidence]) -> Answer:
        """Where a question leaves open whose campaign it means: an answer for each of a few, else a question back."""
        if len(several) <= MOST:
            first = [shown(found.query, self._library, item)[0] for item in several]
            said = statements(self._library, first, found.query)
            return compose.answered(self._library, Outline(said))
        return self._which_one(found, [item.passage.source for item in several])

    def _which_one(self, found: Found, among: Iterable[str]) -> Answer:
        options = choices(self._library, found.query.text, self._judge.covered_years, among)
        return compose.asked_back(say.WHICH_ONE, options)

    def _prefers_list(self, found: Found, by_handbook: bool, by_sources: bool) -> bool:
        """A list needs a place or a year to be one; a count that a source states itself goes before our own count."""
        query = found.query
        stated = query.aspect is Aspect.FIGURE and by_sources and found.fitting[0].features.shape >= 1.0
        return not stated and bool(query.places or query.years or not by_handbook)

    def _listed(self, found: Found, listing: Listing) -> Answer:
        """The whole list with its count; over several sources each item says whose it is."""
        for shortest in (False, True):
            said = list_statements(self._library, listing, found.query, shortest=shortest)
            sources = list(dict.fromkeys(c.source for statement in said for c in statement.citations))
            names = names_of(self._library, sources)
            if len(sources) > 1:
                said = tuple(_labelled(statement, names) for statement in said)
            lead = say.list_lead(len(said), listing.asked.noun, list(names.values()))
            answer = compose.answered(self._library, Outline(said, lead, numbered=True))
            if len(answer.citations) == sum(len(statement.citations) for statement in said):
                break
        return answer

    def _prefers_sources(self, found: Found) -> bool:
        """Where both could answer: a question of a place, a campaign or a document named only by sources is theirs."""
        query = found.query
        if query.references and found.fitting[0].features.reference > 0.0:
            return cues().standing.search(query.folded) is None
        if (query.asks_meaning and not query.places) or cues().renamed.search(query.folded):
            return False
        return bool(query.places or query.years) or found.trust > found.entry_trust

    def _beside(self, found: Found) -> tuple[Statement, ...]:
        """What the sources say of the term that the handbook explains: sentences with its very name, one a source."""
        entry = found.findings[0].entry
        names = [name for name in (entry.term, *entry.aliases) if len(name.split()) > 1]
        if not names:
            return ()
        named = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name.lower()) for name in names)})(?!\w)")
        chosen: dict[str, Statement] = {}
        for item in found.evidence:
            told = not self._library.sources[item.passage.source].provenance.in_articles  # laws have places
            new = item.passage.kind is PassageKind.PROSE and item.passage.source not in chosen and told
            if not new or item.features.year <= 0.0 or item.features.title_line:
                continue
            if named.search(self._library.text_of(item.passage).lower()):
                citation = cite(self._library, item.passage, found.query)
                chosen |= {citation.source: Statement(citation.quote, (citation,))} if citation else {}
            if len(chosen) == _MOST_BESIDE:
                break
        return tuple(chosen.values())

    def _knows_first(self, query: Query) -> bool:
        """True where the first document that a question names is one that something names: it is asked of that one."""
        first = replace(query, references=query.references[:1])
        return first.asks_for(number for told in self._documents.values() for number in told)

    def _unknown_document(self, query: Query, scope: Scope) -> bool:
        """True for a document that nothing names, or that no source of the place asked for does."""
        if not query.references:
            return False
        told = scope.sources if query.places and not scope.unknown else self._documents
        here = (number for key in told for number in self._documents[key])
        return not query.asks_for(here)


def _labelled(statement: Statement, names: dict[str, str]) -> Statement:
    whose = dict.fromkeys(names[citation.source] for citation in statement.citations)
    return Statement(statement.words, statement.citations, ", ".join(whose))


def _legal(found: Found) -> bool:
    """False for a question of a campaign (its theme, phase, people) that only brushes a handbook entry's name."""
    if found.query.aspect not in _OF_CAMPAIGNS:
        return True
    of_campaign = cues().campaign.search(found.query.folded) is not None
    told = found.findings[0].signals["named"] >= _FULLY_NAMED and not (found.query.places and of_campaign)
    return told or (not of_campaign and found.entry_trust > found.trust)
