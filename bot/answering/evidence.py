"""Weighs passages as evidence: what of the question they hold, whether they look like its answer, whose and when."""

import re
from dataclasses import dataclass, replace

from bot.answering.agreement import Agreement
from bot.answering.coverage import Content, Words
from bot.answering.cues import Aspect
from bot.answering.items import headings
from bot.answering.lacking import NOTHING, Lacking
from bot.answering.leaning import Leaning
from bot.answering.legal import is_place, led_by, lists
from bot.answering.query import Query
from bot.answering.rarity import Asked, Rarity
from bot.answering.shapes import asks_for_items, asks_for_list, has_shape
from bot.answering.slots import KINDS_OF_DOCUMENTS
from bot.answering.weights import Features, Weights
from index.hybrid import Match
from index.library import Library
from knowledge.fact import Fact, FactKind
from knowledge.passage import Passage, PassageKind
from knowledge.vietnamese.abbreviations import spell_out

_ITSELF = re.compile(rf"\b{KINDS_OF_DOCUMENTS} này\b", re.IGNORECASE)
_ABOUT, _PROBABLY = 0.3, 0.6
_NOTHING_ELSE, _LITTLE = 0.5, 2.0  # where a question has no more words than the title; rarity of words that tell little
_FACT_OF = {Aspect.CRITERION: FactKind.CRITERION, Aspect.MOVEMENT: FactKind.MOVEMENT, Aspect.THEME: FactKind.THEME}
_KIND_OF = {
    Aspect.DIRECTIVE: PassageKind.DIRECTIVE,
    Aspect.MOVEMENT: PassageKind.MOVEMENT,
    Aspect.THEME: PassageKind.THEME,
    Aspect.PHASE: PassageKind.PHASE,
    Aspect.WHEN: PassageKind.PHASE,
    Aspect.DURATION: PassageKind.PHASE,
}


def _kinds_told(library: Library) -> list[frozenset[FactKind]]:
    """For each passage the kinds of facts whose words it has, or whose words have it."""
    of_source: dict[str, list[Fact]] = {}
    for fact in library.facts:
        of_source.setdefault(fact.source, []).append(fact)
    return [
        frozenset(f.kind for f in of_source.get(p.source, ()) if p.span.covers(f.span) or f.span.covers(p.span))
        for p in library.passages
    ]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with its features and the weight that follows from them."""

    number: int
    passage: Passage
    features: Features
    weight: float
    lacking: Lacking = NOTHING  # words of the question that neither its sentence nor its headings and title have


@dataclass(frozen=True, slots=True)
class _Home:
    """A source as a question sees it: what is asked beside its title, and how much of it the source holds anywhere."""

    rest: Asked
    words: float
    pairs: float


class Judge:
    """Knows the words of every passage of a library, and weighs passages for a question."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.words = [Words.either(f"{led_by(passage)} {library.text_of(passage)}") for passage in library.passages]
        self._leaning = Leaning(library)
        self._around = [own | self._words_around(p) for own, p in zip(self.words, library.passages, strict=True)]
        self._lists = lists(library)
        self._headings = headings(library)
        self._agreement = Agreement(library, self._leaning)
        self._told = _kinds_told(library)
        titles = {
            key: f"{s.provenance.title} {s.provenance.issuer} {s.provenance.place}"
            for key, s in library.sources.items()
        }
        self._titles = {key: Words.of(title) for key, title in titles.items()}
        self._whole = {
            key: Words.of(f"{titles[key]}\n{spell_out(source.text)}") for key, source in library.sources.items()
        }
        self._titled = [near | self._titles[p.source] for near, p in zip(self._around, library.passages, strict=True)]
        prose = [at for at, passage in enumerate(library.passages) if passage.kind is PassageKind.PROSE]
        self.rarity = Rarity(self.words[at] for at in prose)

    def _words_around(self, passage: Passage) -> Words:
        """Those of its sentence and headings; of a short sentence, those of the one before, which it leans on."""
        return Words.either(f"{self._leaning.leant_on(passage)} {self._library.sentence_of(passage)} {passage.heading}")

    def weigh(
        self,
        query: Query,
        content: Content,
        matches: list[Match],
        weights: Weights,
        about: frozenset[str] = frozenset(),
    ) -> list[Evidence]:
        """Evidence, heaviest first; all of a source that it is ``about`` speaks of the document asked for."""
        weighed = []
        found = [(match, self._library.passages[match.number]) for match in matches]
        asked = self.rarity.of(content)
        homes = {key: self._home(content, asked, key) for key in {passage.source for _, passage in found}}
        for match, passage in found:
            lacking = asked.lacking(self._titled[match.number])
            features = self._features(query, asked, homes[passage.source], match, passage, lacking)
            if passage.source in about:
                itself = _ITSELF.search(self._library.text_of(passage)) is not None
                near = max(float(is_place(passage)), features.reference) * _ABOUT
                features = replace(features, reference=max(near, _PROBABLY * itself))
            weighed.append(Evidence(match.number, passage, features, weights.of(features), lacking))
        return sorted(weighed, key=lambda evidence: -evidence.weight)

    def has(self, source: str, token: str) -> bool:
        """True where a source or its title has a folded word."""
        return token in self._whole[source].syllables

    def held_by(self, content: Content, source: str) -> float:
        """The weighed share of the content's words that a source or its title holds anywhere."""
        return self.rarity.of(content).words_in(self._whole[source])

    def _home(self, content: Content, asked: Asked, source: str) -> _Home:
        whole = self._whole[source]
        rest = self.rarity.of(content.without(self._titles[source].syllables))
        return _Home(rest, asked.words_in(whole), asked.pairs_in(whole))

    def _features(
        self, query: Query, asked: Asked, home: _Home, match: Match, passage: Passage, lacking: Lacking
    ) -> Features:
        text = self._library.text_of(passage)
        own, around, titled = self.words[match.number], self._around[match.number], self._titled[match.number]
        return Features(
            fused=match.score,
            cosine=(match.cosine - 0.85) * 10.0,
            words=asked.words_in(own),
            pairs=asked.pairs_in(own),
            words_around=asked.words_in(around),
            pairs_around=asked.pairs_in(around),
            words_title=asked.words_in(titled),
            pairs_title=asked.pairs_in(titled),
            rest=_of_rest(home.rest, around),
            rest_own=_of_rest(home.rest, own),
            source_words=home.words,
            source_pairs=home.pairs,
            shape=self._shape_fit(query, match.number, text),
            kind=float(passage.kind is _KIND_OF.get(query.aspect)),
            prose=float(passage.kind is PassageKind.PROSE),
            year=self._agreement.year(query, match.number),
            reference=self._agreement.reference(query, match.number),
            phase=self._agreement.phase(query, match.number),
            title_line=float(passage.paragraph.start < 3),
            short=float(len(text) < 40 and match.number not in self._lists),
            focus=asked.focus_in(around),
            worst=asked.worst(lacking),
            unit=self._agreement.unit(query, match.number),
            award=self._agreement.award(query, match.number),
            act=self._agreement.act(query, match.number),
            focus_own=asked.focus_in(own),
        )

    def _shape_fit(self, query: Query, number: int, text: str) -> float:
        """1 where a fact of the kind asked for stands; of words that lead to a legal text's list, of the whole list."""
        if _FACT_OF.get(query.aspect) in self._told[number]:
            return 1.0
        if (heading := self._headings.get(number)) and asks_for_items(query, heading):
            return 1.0
        if number not in self._lists:
            return has_shape(query, text)
        return max(has_shape(query, self._lists[number]), float(asks_for_list(query, text)))

    def covered_years(self, source: str) -> frozenset[int]:
        """Years that a source is about."""
        return self._agreement.covered[source]


def _of_rest(rest: Asked, text: Words) -> float:
    """The share of the rest that a text has; a rest of common words tells little."""
    return (rest.rarity * rest.words_in(text) + _LITTLE * _NOTHING_ELSE) / (rest.rarity + _LITTLE)
