"""Restores accents that a person left out, and mends a slip of one letter, by a syllable model of the sources."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from rapidfuzz.distance import OSA

from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import fold, words
from knowledge.vietnamese.syllable import is_syllable

_WORD = re.compile(r"[^\W_]+")
_UNSEEN = 0.02


class AccentRestorer:
    """A bigram model of accented syllables; the most likely reading of a whole question by Viterbi's algorithm."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._unigrams: Counter[str] = Counter()
        self._bigrams: Counter[tuple[str, str]] = Counter()
        for text in texts:
            tokens = words(text)
            self._unigrams.update(tokens)
            self._bigrams.update(pairwise(tokens))
        self._readings: dict[str, list[str]] = defaultdict(list)
        for word in self._unigrams:
            self._readings[fold(word)].append(word)
        self._vocabulary = [folded for folded in self._readings if folded.isalpha() and len(folded) > 1]

    def restore(self, question: str) -> str:
        """The question with likely accents; accents that were typed, numbers and document numbers stay as they are."""
        fixed = [number.span for number in find_numbers(question) + find_numbers(question.upper())]
        matches = [
            match for match in _WORD.finditer(question) if not any(s.start <= match.start() < s.end for s in fixed)
        ]
        accented = sum(fold(match.group()) != match.group().lower() for match in matches) * 3 > len(matches)
        readings = [self._candidates(match.group(), accented) for match in matches]
        chosen = self._best_path(readings)
        parts, at = [], 0
        for match, word in zip(matches, chosen, strict=True):
            parts += [question[at : match.start()], match.group() if word == match.group().lower() else word]
            at = match.end()
        return "".join([*parts, question[at:]])

    def _candidates(self, word: str, accented: bool) -> list[str]:
        """Readings of one word; where a person types accents, a word that needs none stays."""
        lower = word.lower()
        stem = re.sub(r"(?<=[a-z])\d$", "", fold(lower))  # "ha1": a slip on the key above
        if lower.isdigit() or (accented and lower in self._unigrams):
            return [lower]
        if fold(lower) != lower:
            return self._mended(lower) if not is_syllable(lower) and fold(lower) not in self._readings else [lower]
        if stem in self._readings:
            return self._readings[stem]
        return self._mended(stem) if not is_syllable(stem) else [lower]

    def _mended(self, word: str) -> list[str]:
        """Syllables of the sources one slip away from a word that cannot be Vietnamese."""
        folded = fold(word)
        if len(folded) < 3 or not folded.isalpha():
            return [word]
        near = [
            known
            for known in self._vocabulary
            if abs(len(known) - len(folded)) <= 1 and OSA.distance(folded, known) == 1
        ]
        readings = [reading for known in near for reading in self._readings[known]]
        closest = min((OSA.distance(word, reading) for reading in readings), default=0)
        return [reading for reading in readings if OSA.distance(word, reading) == closest] or [word]

    def _best_path(self, readings: list[list[str]]) -> list[str]:
        scores: list[dict[str, tuple[float, str]]] = []
        for at, options in enumerate(readings):
            column = {}
            for option in options:
                own = math.log(self._unigrams[option] + _UNSEEN)
                if at == 0:
                    column[option] = (own, "")
                else:
                    column[option] = max(
                        (score + self._transition(before, option), before) for before, (score, _) in scores[-1].items()
                    )
            scores.append(column)
        path: list[str] = []
        word = max(scores[-1], key=lambda option: scores[-1][option][0]) if scores else ""
        for column in reversed(scores):
            path.append(word)
            word = column[word][1]
        return path[::-1]

    def _transition(self, before: str, after: str) -> float:
        """The log of the chance of ``after`` behind ``before``, backed off to its own frequency."""
        alone = (self._unigrams[after] + _UNSEEN) / (self._unigrams.total() + 1.0)
        return math.log((self._bigrams[before, after] + 2.0 * alone) / (self._unigrams[before] + 2.0))
