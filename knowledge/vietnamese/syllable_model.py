"""A bigram model of accented syllables: how often each stands in the sources and in Vietnamese at large."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from wordfreq import get_frequency_dict

from knowledge.vietnamese.normal import accent_key, fold, words
from knowledge.vietnamese.syllable import is_syllable

_UNSEEN = 0.02
_BACKOFF = 8.0  # pairs of words at large that each word is counted with
_AT_LARGE = 20_000.0  # words of Vietnamese at large that are counted with those of the sources
_LEAST_SHARE = 3e-6  # rarer words at large are mostly slips and names


@cache
def _common_words() -> dict[str, float]:
    shares = get_frequency_dict("vi", "small")
    return {word: share for word, share in shares.items() if share >= _LEAST_SHARE and is_syllable(word)}


class SyllableModel:
    """Counts accented syllables and their neighbours in some texts, backed by their shares in Vietnamese at large."""

    def __init__(self, texts: Iterable[str], common: Mapping[str, float] | None = None) -> None:
        """``common`` are shares of words in Vietnamese at large, by default those of the library ``wordfreq``."""
        self._common = _common_words() if common is None else common
        self._unigrams: Counter[str] = Counter()
        self._bigrams: Counter[tuple[str, str]] = Counter()
        for text in texts:
            tokens = words(text)
            self._unigrams.update(tokens)
            self._bigrams.update(pairwise(tokens))
        self._total = self._unigrams.total() + _AT_LARGE + 1.0
        self._readings: dict[str, list[str]] = defaultdict(list)
        self._keyed: dict[str, str] = {}
        self._together = {(fold(left), fold(right)) for left, right in self._bigrams}
        for word, _ in self._unigrams.most_common():
            self._readings[fold(word)].append(word)
        self._vocabulary = [folded for folded in self._readings if folded.isalpha() and len(folded) > 1]
        for word in self._common:
            if word not in self._unigrams:
                self._readings[fold(word)].append(word)
        for word in (word for readings in self._readings.values() for word in readings):
            self._keyed.setdefault(accent_key(word), word)

    def _has(self, word: str) -> bool:
        return word in self._unigrams or word in self._common

    def _share(self, word: str) -> float:
        return (self._unigrams[word] + _AT_LARGE * self._common.get(word, 0.0) + _UNSEEN) / self._total

    def knows(self, word: str) -> bool:
        """True for a word that the sources have, with or without its accents."""
        return fold(word) in self._readings

    def has(self, word: str) -> bool:
        """True for a word of the sources, or of Vietnamese at large, with just these accents."""
        return self._has(word.lower())

    def keyed(self, key: str) -> str:
        """The word with this ``accent_key``, or nothing."""
        return self._keyed.get(key, "")

    def together(self, left: str, right: str) -> bool:
        """True for two words that stand side by side in the sources, whatever their accents."""
        return (fold(left), fold(right)) in self._together

    def _transition(self, before: str, after: str) -> float:
        """The log of the chance of ``after`` behind ``before``, backed off to its own frequency."""
        return math.log(
            (self._bigrams[before, after] + _BACKOFF * self._share(after)) / (self._unigrams[before] + _BACKOFF)
        )
