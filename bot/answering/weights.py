"""What a passage is judged by, and how much each of it weighs."""

import json
import math
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from pathlib import Path


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
    rest: float  # of what is asked beside the words of its source's title: in its sentence and headings
    rest_own: float  # the same in the passage itself
    source_words: float  # of the question, anywhere in the source or its title
    source_pairs: float
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
    award: float  # 1 where the award asked for is named, -1 where one is asked for and is not
    act: float  # 1 where the act asked for is named, -1 where only others are
    focus_own: float  # of the words that the answer turns on, in the passage itself
    unit: float  # 1 where the sentence names the numbered unit asked for, -1 where it names others of its kind


_NAMES = tuple(field.name for field in fields(Features))
_VALUES = attrgetter(*_NAMES)


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted by ``scripts/fit.py``: a weight for each feature, and the lines that turn the best into chances.

    ``lacked`` and ``entry_lacked`` are log odds by word: how often evidence that lacks it is right.
    """

    passage: dict[str, float]
    answer: dict[str, float]
    entry: dict[str, float]
    entry_answer: dict[str, float]
    lacked: dict[str, float]
    entry_lacked: dict[str, float]

    def of(self, features: Features) -> float:
        """The weight of a passage among others for the same question."""
        values: tuple[float, ...] = _VALUES(features)
        return sum([self.passage.get(name, 0.0) * value for name, value in zip(_NAMES, values, strict=True)])


@cache
def fitted() -> Weights:
    """The weights shipped with the package."""
    data = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return Weights(**data)


def probability(line: dict[str, float], signals: dict[str, float]) -> float:
    """The logistic of a weighed sum, 0..1."""
    total = line["bias"] + sum(line.get(name, 0.0) * value for name, value in signals.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
