"""Weighs passages as evidence: what of the question they hold, whether they look like its answer, whose and when."""

import re
from dataclasses import dataclass, replace

from bot.answering.coverage import Content, Rarity, Words
from bot.answering.cues import Aspect, cues
from bot.answering.legal import is_place, led_by, lists, years_in_force
from bot.answering.query import Query
from bot.answering.scope import years_told
from bot.answering.shapes import DATED_DOCUMENT, asks_for_list, has_shape
from bot.answering.slots import KINDS_OF_DOCUMENTS
from bot.answering.units import Unit, contradicts, units
from bot.answering.weights import Features, Weights
from index.hybrid import Match
from index.library import Library
from knowledge.fact import Fact, FactKind
from knowledge.passage import Passage, PassageKind
from knowledge.vietnamese.abbreviations import spell_out, spelled
from knowledge.vietnamese.dates import find_years
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.ordinals import ordinal

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)")
_RANGE = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
_PHASE = re.compile(
    r"\b(?:đợt|giai đoạn)\s+(?:thi đua\s+)?(?P<number>\d{1,2}|[IVX]{1,4})\b(?!\s*[-–/.]\s*\d|\s*năm|\d)", re.IGNORECASE
)
_ITSELF = re.compile(rf"\b{KINDS_OF_DOCUMENTS} này\b", re.IGNORECASE)
_ABOUT, _PROBABLY = 0.3, 0.6
_NOTHING_ELSE = 0.5  # where a question has no more words than the title
_NEARBY = 0.8  # the document is named in the sentence, not in the words themselves
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


@dataclass(frozen=True, slots=True)
class _Home:
    """A source as a question sees it: what is asked beside its title, and how much of it the source holds anywhere."""

    rest: Content
    words: float
    pairs: float


class Judge:
    """Knows the words of every passage of a library, and weighs passages for a question."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.words = [Words.either(f"{led_by(passage)} {library.text_of(passage)}") for passage in library.passages]
        self._around = [own | self._words_around(p) for own, p in zip(self.words, library.passages, strict=True)]
        self._lists, self._in_force = lists(library), years_in_force(library)
        self._units = [units(library.sentence_of(p)) for p in library.passages]
        self._told = _kinds_told(library)
        self._acts = [{act[0] for act in cues().act.finditer(fold(library.text_of(p)))} for p in library.passages]
        titles = {
            key: f"{s.provenance.title} {s.provenance.issuer} {s.provenance.place}"
            for key, s in library.sources.items()
        }
        self._covered = years_told(library)
        self._titles = {key: Words.of(title) for key, title in titles.items()}
        self._whole = {
            key: Words.of(f"{titles[key]}\n{spell_out(source.text)}") for key, source in library.sources.items()
        }
        self._title_units = {key: units(title) for key, title in titles.items()}
        self._titled = [near | self._titles[p.source] for near, p in zip(self._around, library.passages, strict=True)]
        prose = [at for at, passage in enumerate(library.passages) if passage.kind is PassageKind.PROSE]
        self.rarity = Rarity(self.words[at] for at in prose)

    def _words_around(self, passage: Passage) -> Words:
        return Words.either(f"{self._library.sentence_of(passage)} {passage.heading}")

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
        homes = {key: self._home(content, key) for key in {passage.source for _, passage in found}}
        for match, passage in found:
            features = self._features(query, content, homes[passage.source], match, passage)
            if passage.source in about:
                itself = _ITSELF.search(self._library.text_of(passage)) is not None
                near = max(float(is_place(passage)), features.reference) * _ABOUT
                features = replace(features, reference=max(near, _PROBABLY * itself))
            weighed.append(Evidence(match.number, passage, features, weights.of(features)))
        return sorted(weighed, key=lambda evidence: -evidence.weight)

    def has(self, source: str, token: str) -> bool:
        """True where a source or its title has a folded word."""
        return token in self._whole[source].syllables

    def held_by(self, content: Content, source: str) -> float:
        """The weighed share of the content's words that a source or its title holds anywhere."""
        return self.rarity.unigrams(content, self._whole[source])

    def _home(self, content: Content, source: str) -> _Home:
        whole = self._whole[source]
        rest = content.without(self._titles[source].syllables)
        return _Home(rest, self.held_by(content, source), self.rarity.pairs(content, whole))

    def _features(self, query: Query, content: Content, home: _Home, match: Match, passage: Passage) -> Features:
        rest = home.rest
        text = self._library.text_of(passage)
        own, around, titled = self.words[match.number], self._around[match.number], self._titled[match.number]
        return Features(
            fused=match.score,
            cosine=(match.cosine - 0.85) * 10.0,
            words=self.rarity.unigrams(content, own),
            pairs=self.rarity.pairs(content, own),
            words_around=self.rarity.unigrams(content, around),
            pairs_around=self.rarity.pairs(content, around),
            words_title=self.rarity.unigrams(content, titled),
            pairs_title=self.rarity.pairs(content, titled),
            rest=self.rarity.unigrams(rest, around) if rest.syllables else _NOTHING_ELSE,
            rest_own=self.rarity.unigrams(rest, own) if rest.syllables else _NOTHING_ELSE,
            source_words=home.words,
            source_pairs=home.pairs,
            shape=self._shape_fit(query, match.number, text),
            kind=float(passage.kind is _KIND_OF.get(query.aspect)),
            prose=float(passage.kind is PassageKind.PROSE),
            year=self.year_fit(query, passage),
            reference=self._reference_fit(query, passage, text),
            phase=self._phase_fit(query, match.number),
            title_line=float(passage.paragraph.start < 3),
            short=float(len(text) < 40 and match.number not in self._lists),
            focus=self.rarity.focus(content, around),
            worst=self.rarity.worst(content, titled),
            unit=self._unit_fit(query, match.number),
            award=self._award_fit(query, passage),
            act=self._act_fit(query, match.number),
            focus_own=self.rarity.focus(content, own),
        )

    def year_fit(self, query: Query, passage: Passage) -> float:
        """1 where the sentence speaks of a year asked for, 0.6 where a range covers it, 0.4 where its source does."""
        if not query.years:
            return 0.4
        text = self._library.sources[passage.source].text
        sentence = passage.sentence.of(text)
        if query.aspect is not Aspect.DIRECTIVE and not query.references:
            sentence = DATED_DOCUMENT.sub("", sentence)
        if {int(year) for year in _YEAR.findall(_RANGE.sub("", sentence))} & query.years:
            return 1.0
        in_force = self._in_force.get(passage.source, range(0))
        covers = bool(self.covered_years(passage.source) & query.years) or min(query.years) in in_force
        if find_years(sentence) & query.years and (covers or len(query.years) > 1 or query.aspect is Aspect.DIRECTIVE):
            return 1.0 if len(query.years) > 1 else 0.6
        if not _YEAR.search(sentence):
            before = _YEAR.findall(DATED_DOCUMENT.sub("", text[passage.paragraph.start : passage.sentence.start]))
            if before and int(before[-1]) in query.years:
                return 0.9
        return 0.4 if covers else 0.0

    def _shape_fit(self, query: Query, number: int, text: str) -> float:
        """1 where a fact of the kind asked for stands; of words that lead to a legal text's list, of the whole list."""
        if _FACT_OF.get(query.aspect) in self._told[number]:
            return 1.0
        if number not in self._lists:
            return has_shape(query, text)
        return max(has_shape(query, self._lists[number]), float(asks_for_list(query, text)))

    def _award_fit(self, query: Query, passage: Passage) -> float:
        """1 where the award asked for is named, -1 where its sentence speaks of others, or of none at all."""
        asked = {match[1] for match in cues().award.finditer(query.folded)}
        if not asked:
            return 0.0
        text = spelled(self._library.sentence_of(passage))
        said = {match[1] for match in cues().award.finditer(fold(text))}
        there = said | {match[1] for match in cues().award.finditer(fold(passage.heading))}
        short = "co thi dua" in asked and re.search(r"\bcờ\b(?! (?:cụm|khối) trưởng)", text.lower())  # "04 cờ"
        return 1.0 if asked & there else 0.0 if short and not said else -1.0

    def _act_fit(self, query: Query, number: int) -> float:
        """1 where the act asked for (to sum up, to sign, to open) is named, -1 where only others are."""
        asked = {match[0] for match in cues().act.finditer(query.folded)}
        if not asked:
            return 0.0
        there = self._acts[number]
        return 1.0 if asked <= there else 0.0 if asked & there or not there else -1.0

    def _unit_fit(self, query: Query, number: int) -> float:
        """1 where the sentence names the numbered unit asked for; all of a source about that very unit is neutral."""
        asked: set[Unit] = set(query.units)
        there = self._units[number]
        if contradicts(asked, there):
            return -1.0
        telling = asked - self._title_units[self._library.passages[number].source]
        return 1.0 if telling and telling <= there else 0.0

    def _reference_fit(self, query: Query, passage: Passage, text: str) -> float:
        """1 where the document asked for is named in the words, a little less where it is in their sentence."""
        if not query.references:
            return 0.0
        sentence = self._library.sentence_of(passage)
        for words, value in ((text, 1.0), (sentence, _NEARBY)):
            if any(reference.matches(number) for reference in query.references for number in find_numbers(words)):
                return value
        return 0.0

    def _phase_fit(self, query: Query, number: int) -> float:
        """1 where the words belong to the phase asked for: named in them, or last before them in their paragraph."""
        if not query.phases:
            return 0.0
        passage = self._library.passages[number]
        text = self._library.sources[passage.source].text
        named = [m["number"] for m in _PHASE.finditer(text, passage.paragraph.start, passage.span.end)]
        return float(bool(named) and ordinal(named[-1]) in query.phases)

    def covered_years(self, source: str) -> frozenset[int]:
        """Years that a source is about."""
        return self._covered[source]
