"""How much of what a question asks for stands in a text, each word weighed by how rare it is in a collection."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.coverage import Content, Words
from bot.answering.lacking import Lacking

_OTHER_ACCENTS = 0.25  # what a word is worth that agrees only when the accents a person typed are dropped


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for, each of its words with its rarity in a collection."""

    words: tuple[tuple[str, str, float], ...]  # folded, with the accents typed or "", rarity
    pairs: tuple[tuple[str, float], ...]
    focus: tuple[tuple[str, float], ...]
    rarity: float  # of all words together
    of_pairs: float
    of_focus: float
    rarest: float  # of a word that no text has

    def words_in(self, text: Words) -> float:
        """The weighed share of the words that stand in the text, 0..1."""
        if not self.rarity:
            return 0.0
        found, there, accents = 0.0, text.syllables, text.accented
        for token, accented, rarity in self.words:
            if token in there:
                found += rarity if not accented or accented in accents else rarity * _OTHER_ACCENTS
        return found / self.rarity

    def pairs_in(self, text: Words) -> float:
        """The weighed share of the neighbouring words that stand together in the text, 0..1."""
        return _share(self.pairs, text.bigrams, self.of_pairs)

    def focus_in(self, text: Words) -> float:
        """The weighed share of the focus words that stand in the text, 0..1."""
        return _share(self.focus, text.syllables, self.of_focus)

    def lacking(self, text: Words) -> Lacking:
        """The words that the text lacks."""
        there = text.syllables
        lacks = ((token, rarity) for token, _, rarity in self.words if token not in there and not token.isdigit())
        return Lacking(tuple(lacks), self.rarity)

    def worst(self, lacking: Lacking) -> float:
        """How rare the rarest word is that a text lacks, as a share of a word that no text has, 0..1."""
        return max((rarity for _, rarity in lacking.words), default=0.0) / self.rarest


class Rarity:
    """Inverse document frequencies over a collection."""

    def __init__(self, texts: Iterable[Words]) -> None:
        counts: Counter[str] = Counter()
        size = 0
        for text in texts:
            counts.update(text.syllables)
            counts.update(text.bigrams)
            size += 1
        self._unseen = _inverse(size, 0) if size else 1.0
        self._weights = {term: _inverse(size, count) for term, count in counts.items()}

    def __call__(self, term: str) -> float:
        """Between about 0.1 for a word of every text and ``log(size)`` for one of none."""
        return self._weights.get(term, self._unseen)

    def of(self, content: Content) -> Asked:
        """What a question asks for, weighed."""
        words = tuple((token, accented, self(token)) for token, accented in content.syllables)
        pairs = tuple((pair, self(pair)) for pair in content.bigrams)
        focus = tuple((token, self(token)) for token in content.focus)
        rarity = sum(weight for _, _, weight in words)
        return Asked(words, pairs, focus, rarity, _total(pairs), _total(focus), self._unseen)


def _inverse(size: int, count: int) -> float:
    return math.log(1.0 + (size + 0.5) / (count + 0.5))


def _total(weighed: Iterable[tuple[str, float]]) -> float:
    return sum(weight for _, weight in weighed)


def _share(weighed: tuple[tuple[str, float], ...], there: frozenset[str], total: float) -> float:
    return sum([weight for term, weight in weighed if term in there]) / total if total else 0.0
