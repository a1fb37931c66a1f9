"""Weighs passages as evidence: what of the question they hold, whether they look like the answer wanted, whose and when they are."""

import json
import math
import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from bot.answering.coverage import Content, Rarity, Words
from bot.answering.cues import Aspect, cues
from bot.answering.query import Query
from index.hybrid import Match
from index.library import Library
from knowledge.passage import Passage, PassageKind
from knowledge.vietnamese.dates import find_years
from knowledge.vietnamese.documents import find_numbers

_STATED_YEAR = re.compile(r"(?:[Nn]ăm|[Gg]iai đoạn|tháng (?:đầu|cuối) năm)\s+\d{4}(?:\s*[-–]\s*\d{4})?")
_KIND_OF = {
    Aspect.DIRECTIVE: PassageKind.DIRECTIVE,
    Aspect.MOVEMENT: PassageKind.MOVEMENT,
    Aspect.THEME: PassageKind.THEME,
    Aspect.PHASE: PassageKind.PHASE,
    Aspect.WHEN: PassageKind.PHASE,
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

    def weigh(self, query: Query, content: Content, matches: list[Match], weights: Weights) -> list[Evidence]:
        """Evidence in order of weight, heaviest first."""
        weighed = []
        for match in matches:
            passage = self._library.passages[match.number]
            features = self._features(query, content, match, passage)
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
            shape=has_shape(query.aspect, text),
            kind=float(passage.kind is _KIND_OF.get(query.aspect)),
            prose=float(passage.kind is PassageKind.PROSE),
            year=self.year_fit(query, passage),
            reference=float(
                bool(query.references) and any(r.matches(n) for r in query.references for n in find_numbers(text))
            ),
            phase=_phase_fit(query, passage, text),
            title_line=float(passage.span.start < 3),
            short=float(len(text) < 40),
        )

    def year_fit(self, query: Query, passage: Passage) -> float:
        """1 where the sentence names a year asked for, 0.5 where it states none and its source fits, 0 where it states others."""
        if not query.years:
            return 0.5
        sentence = passage.sentence.of(self._library.sources[passage.source].text)
        if find_years(sentence) & query.years:
            return 1.0
        if any(set(find_years(stated)) for stated in _STATED_YEAR.findall(sentence)):
            return 0.0
        return 0.5 if self.covered_years(passage.source) & query.years else 0.0

    def covered_years(self, source: str) -> frozenset[int]:
        """Years that a source is about: its period, its date, its title."""
        provenance = self._library.sources[source].provenance
        covered = set(provenance.period.years()) if provenance.period else set()
        covered |= {provenance.published.year} if provenance.published else set()
        return frozenset(covered | find_years(provenance.title))


def has_shape(aspect: Aspect, text: str) -> float:
    """1 where a text looks like the answer to such a question (a date, a number, a name), 0.5 where the aspect tells nothing."""
    shapes = cues().shapes
    if aspect is Aspect.WHO:
        return 1.0 if shapes["person"].search(text) else 0.6 if shapes["who"].search(text) else 0.0
    shape: re.Pattern[str] | None = shapes.get(str(aspect))
    return 0.5 if shape is None else float(shape.search(text) is not None)


def _phase_fit(query: Query, passage: Passage, text: str) -> float:
    if query.phase is None:
        return 0.0
    if passage.fields.get("number") == str(query.phase):
        return 1.0
    return (
        0.5
        if re.search(rf"(?:đợt|giai đoạn)\s+(?:0?{query.phase}\b|{'I' * query.phase}\b)", text, re.IGNORECASE)
        else 0.0
    )
