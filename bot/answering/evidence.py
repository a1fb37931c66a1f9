"""Weighs passages as evidence: what of the question they hold, whether they look like the answer wanted, whose and when they are."""

import json
import math
import re
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from bot.answering.coverage import Content, Rarity, Words
from bot.answering.cues import Aspect, cues
from bot.answering.query import Query
from index.hybrid import Match
from index.library import Library
from knowledge.passage import Passage, PassageKind
from knowledge.vietnamese.dates import find_years
from knowledge.vietnamese.documents import KIND_PATTERN, find_numbers, kind_code
from knowledge.vietnamese.normal import fold

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)")
_RANGE = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
_DATED_DOCUMENT = re.compile(
    r"\d+(?:/\d{4})?\s?[-–/]\s?[A-ZĐ][\w/–-]*\s+(?:ban hành )?ngày\s+[\d/.-]+(?: tháng \d+ năm \d{4})?"
)
_PHASE = re.compile(
    r"\b(?:đợt|giai đoạn)\s+(?:thi đua\s+)?(?P<number>\d{1,2}|[IVX]{1,4})\b(?!\s*[-–/.]\s*\d|\s*năm|\d)", re.IGNORECASE
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_NUMERALS = "mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi"
_COUNTED = re.compile(r"\b(?:bao nhieu|may)\b\s*((?:\w+\s?){0,2})")
_ABOUT = 0.3
_NEARBY = 0.8  # the document is named in the sentence, not in the words themselves
_WANTED = re.compile(rf"\b({KIND_PATTERN})\s+(?:nao|gi|so may|so nao|so bao nhieu|so hieu)\b")
_NO_UNIT = {"la", "so", "o", "cua", "trong", "nam", "so_voi", "va", "dat", "duoc", "thi", "cho", "tai", "ke", "vay"}
_KIND_OF = {
    Aspect.DIRECTIVE: PassageKind.DIRECTIVE,
    Aspect.MOVEMENT: PassageKind.MOVEMENT,
    Aspect.THEME: PassageKind.THEME,
    Aspect.PHASE: PassageKind.PHASE,
    Aspect.WHEN: PassageKind.PHASE,
    Aspect.DURATION: PassageKind.PHASE,
}


@dataclass(frozen=True, slots=True)
class Features:
    """Everything that a passage is judged by; each about 0..1 but for the fused score and the cosine."""

    fused: float
    cosine: float
    words: float  # of the question, in the passage
    pairs: float
    words_around: float  # in its sentence and headings
    pairs_around: float
    words_title: float  # in sentence, headings and title
    pairs_title: float
    shape: float  # looks like what was asked for
    kind: float  # is a fact of the kind asked for
    prose: float
    year: float
    reference: float
    phase: float
    title_line: float
    short: float
    focus: float
    worst: float

    def values(self) -> list[float]:
        """The numbers in the order of the fields."""
        return [getattr(self, field.name) for field in fields(self)]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with its features and the weight that follows from them."""

    number: int
    passage: Passage
    features: Features
    weight: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted by ``scripts/fit.py``: a weight for each feature of passages and entries, and the lines that turn the best into chances."""

    passage: dict[str, float]
    answer: dict[str, float]
    entry: dict[str, float]
    entry_answer: dict[str, float]

    def of(self, features: Features) -> float:
        """The weight of a passage among others for the same question."""
        return sum(
            self.passage.get(field.name, 0.0) * float(getattr(features, field.name)) for field in fields(features)
        )


@cache
def fitted() -> Weights:
    """The weights shipped with the package."""
    data = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return Weights(data["passage"], data["answer"], data["entry"], data["entry_answer"])


def probability(line: dict[str, float], signals: dict[str, float]) -> float:
    """The logistic of a weighed sum, 0..1."""
    total = line["bias"] + sum(line.get(name, 0.0) * value for name, value in signals.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


class Judge:
    """Knows the words of every passage of a library, and weighs passages for a question."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.words = [Words.of(library.text_of(passage)) for passage in library.passages]
        self._around = [self._words_around(passage) for passage in library.passages]
        self._titles = {
            key: Words.of(f"{s.provenance.title} {s.provenance.issuer} {s.provenance.place}")
            for key, s in library.sources.items()
        }
        prose = [at for at, passage in enumerate(library.passages) if passage.kind is PassageKind.PROSE]
        self.rarity = Rarity(self.words[at] for at in prose)

    def _words_around(self, passage: Passage) -> Words:
        text = self._library.sources[passage.source].text
        return Words.of(f"{passage.sentence.of(text)} {passage.heading}")

    def weigh(
        self,
        query: Query,
        content: Content,
        matches: list[Match],
        weights: Weights,
        about: frozenset[str] = frozenset(),
    ) -> list[Evidence]:
        """Evidence in order of weight, heaviest first; all of a source that it is ``about`` speaks of the document asked for."""
        weighed = []
        for match in matches:
            passage = self._library.passages[match.number]
            features = self._features(query, content, match, passage)
            if passage.source in about:
                features = replace(features, reference=features.reference * _ABOUT)
            weighed.append(Evidence(match.number, passage, features, weights.of(features)))
        return sorted(weighed, key=lambda evidence: -evidence.weight)

    def _features(self, query: Query, content: Content, match: Match, passage: Passage) -> Features:
        text = self._library.text_of(passage)
        own, around = self.words[match.number], self._around[match.number]
        titled = own | around | self._titles[passage.source]
        return Features(
            fused=match.score,
            cosine=(match.cosine - 0.85) * 10.0,
            words=self.rarity.unigrams(content, own),
            pairs=self.rarity.pairs(content, own),
            words_around=self.rarity.unigrams(content, own | around),
            pairs_around=self.rarity.pairs(content, own | around),
            words_title=self.rarity.unigrams(content, titled),
            pairs_title=self.rarity.pairs(content, titled),
            shape=has_shape(query, text),
            kind=float(passage.kind is _KIND_OF.get(query.aspect)),
            prose=float(passage.kind is PassageKind.PROSE),
            year=self.year_fit(query, passage),
            reference=self._reference_fit(query, passage, text),
            phase=self._phase_fit(query, match.number),
            title_line=float(passage.paragraph.start < 3),
            short=float(len(text) < 40),
            focus=self.rarity.focus(content, own | around),
            worst=self.rarity.worst(content, titled),
        )

    def year_fit(self, query: Query, passage: Passage) -> float:
        """1 where the sentence speaks of a year asked for, 0.6 where a range of years covers it, 0.4 where only its source does."""
        if not query.years:
            return 0.4
        sentence = passage.sentence.of(self._library.sources[passage.source].text)
        if query.aspect is not Aspect.DIRECTIVE and not query.references:
            sentence = _DATED_DOCUMENT.sub("", sentence)
        if {int(year) for year in _YEAR.findall(_RANGE.sub("", sentence))} & query.years:
            return 1.0
        if find_years(sentence) & query.years:
            return 1.0 if len(query.years) > 1 else 0.6
        return 0.4 if self.covered_years(passage.source) & query.years else 0.0

    def _reference_fit(self, query: Query, passage: Passage, text: str) -> float:
        """1 where the document asked for is named in the words, a little less where it is in their sentence."""
        if not query.references:
            return 0.0
        sentence = passage.sentence.of(self._library.sources[passage.source].text)
        for words, value in ((text, 1.0), (sentence, _NEARBY)):
            if any(reference.matches(number) for reference in query.references for number in find_numbers(words)):
                return value
        return 0.0

    def _phase_fit(self, query: Query, number: int) -> float:
        """1 where the words belong to the phase asked for: it is named in them, or last named before them in their paragraph."""
        if query.phase is None:
            return 0.0
        passage = self._library.passages[number]
        text = self._library.sources[passage.source].text
        named = [m["number"].lower() for m in _PHASE.finditer(text, passage.paragraph.start, passage.span.end)]
        wanted = str(query.phase)
        return float(bool(named) and _ROMAN.get(named[-1], named[-1]).lstrip("0") == wanted)

    def covered_years(self, source: str) -> frozenset[int]:
        """Years that a source is about: its period, its date, its title."""
        provenance = self._library.sources[source].provenance
        covered = set(provenance.period.years()) if provenance.period else set()
        covered |= {provenance.published.year} if provenance.published else set()
        return frozenset(covered | find_years(provenance.title))


def has_shape(query: Query, text: str) -> float:
    """How much a text looks like the answer wanted, 0..1: a date, an amount of what was asked, a name; 0.5 where nothing is known."""
    shapes = cues().shapes
    if query.aspect is Aspect.WHO:
        return 1.0 if shapes["person"].search(text) else 0.6 if shapes["who"].search(text) else 0.0
    if query.aspect is Aspect.PERSON and re.search(r"\bky\b", query.folded):
        return float(shapes["signature"].search(text) is not None)
    if query.aspect is Aspect.UNIT:
        return min(1.0, 0.6 * len(shapes["unit"].findall(text)))
    if query.aspect is Aspect.CRITERION:
        return 1.0 if shapes["criterion"].search(text) else 0.6 if shapes["demand"].search(text) else 0.2
    if query.aspect is Aspect.DIRECTIVE:
        return _document(query.folded, text)
    if query.aspect is Aspect.FIGURE:
        return _amount(query.folded, text)
    if query.aspect is Aspect.DURATION:
        return 1.0 if shapes["duration"].search(text) else 0.4 if shapes["when"].search(text) else 0.0
    shape: re.Pattern[str] | None = shapes.get(str(query.aspect))
    return 0.5 if shape is None else float(shape.search(text) is not None)


def _document(question: str, text: str) -> float:
    """1 where the text names a document of the kind asked for, less for a document of another kind."""
    numbers = find_numbers(text)
    wanted = _WANTED.search(question)
    if not numbers or wanted is None:
        return float(bool(numbers))
    return 1.0 if any(number.kind == kind_code(wanted[1]) for number in numbers) else 0.3


def _amount(question: str, text: str) -> float:
    """1 where the text counts the very thing asked for ("mấy huyện": "7 huyện"), less for any other number."""
    folded = fold(text)
    if not re.search(r"\d", text) and not re.search(rf"\b(?:{_NUMERALS})\b", folded):
        return 0.0
    best = 0.0
    for match in _COUNTED.finditer(question):
        unit = match[1].split()
        if unit[:1] == ["phan"]:
            found = re.search(r"\d\s?%", text) is not None
        elif unit[:1] in (["tien"], ["dong"], ["kinh"], ["ty"], ["ti"], ["trieu"]):
            found = re.search(r"\d\s*(?:trieu|ty|ti|nghin|dong|vnd)\b", folded) is not None
        elif not unit or unit[0] in _NO_UNIT:
            best = max(best, 0.7 if re.search(r"\d", text) else 0.3)
            continue
        else:
            counted = rf"(?:\d[\d.,/]*|\b(?:{_NUMERALS}))\s+(?:\w+\s+){{0,2}}?{re.escape(unit[0])}\b"
            found = re.search(counted, folded) is not None
        best = max(best, 1.0 if found else 0.15)
    return best or 0.7
