"""Finds the handbook entries that a question asks for: by their names, their document numbers, and their words."""

from dataclasses import dataclass

from bot.answering.coverage import Content, Words
from bot.answering.fit_for import holds, may_answer
from bot.answering.lacking import NOTHING, Lacking
from bot.answering.query import Query
from bot.answering.rarity import Asked, Rarity
from bot.answering.shapes import asks_for_law, has_shape
from bot.answering.weights import Weights
from index.hybrid import Match
from index.library import Library
from knowledge.entry import Entry
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import syllables

_CHECKED, _NEAR = 6, 4.0  # entries, and how much lighter than the heaviest, that may answer where it cannot
_SOME, _LEAST = 3, 0.3  # words beside an entry's names, and the share of them that it has
_LOOKED_AT = 30  # entries, nearest first, of which the whole text is looked at


def _only_parts(names: list[frozenset[str]], named: set[frozenset[str]]) -> bool:
    """True where each of the names is but a part of a longer one that the question names too."""
    return all(any(name < other for other in named) for name in names)


@dataclass(frozen=True, slots=True)
class Finding:
    """An entry with what speaks for it."""

    entry: Entry
    signals: dict[str, float]
    weight: float
    lacking: Lacking = NOTHING  # words of the question that it lacks


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that an entry goes by: its words and neighbouring words, each with its weight."""

    words: Words
    weights: dict[str, float]
    total: float

    @classmethod
    def of(cls, name: str, rarity: Rarity) -> "_Name":
        words = Words.of(name)
        weights = {term: rarity(term) for term in words.syllables | words.bigrams}
        return cls(words, weights, sum(weights.values()))

    def share(self, said: frozenset[str]) -> float:
        """The weighed share of the name that the terms of a question have."""
        return sum([self.weights[term] for term in self.weights.keys() & said]) / self.total if self.total else 0.0


class Handbook:
    """The entries of a library, ready to be compared with questions."""

    def __init__(self, library: Library) -> None:
        self._entries = library.entries
        self._all = [
            Words.of(f"{e.term} {' '.join(e.aliases)} {e.answer} {' '.join(b.document for b in e.legal)}")
            for e in library.entries
        ]
        self._texts = [f"{entry.term}: {entry.answer}" for entry in library.entries]
        self._numbers = [find_numbers(" ".join((entry.term, *entry.aliases))) for entry in library.entries]
        self._mentioned = [
            find_numbers(f"{entry.answer} {' '.join(b.document for b in entry.legal)}") for entry in library.entries
        ]
        self.rarity = Rarity(self._all)
        self._names = [
            [_Name.of(name, self.rarity) for name in (entry.term, *entry.aliases)] for entry in library.entries
        ]

    def find(self, query: Query, content: Content, matches: list[Match], weights: Weights) -> list[Finding]:
        """Findings in order of weight, heaviest first; none where the near ones lack what the question turns on."""
        said, asked = Words.of(query.text), self.rarity.of(content)
        terms = said.syllables | said.bigrams
        findings = [
            self._finding(query, asked, terms, match, weights, near=place < _LOOKED_AT)
            for place, match in enumerate(matches)
        ]
        whole = {at: self._whole_names(said, at) for at in (match.number for match in matches)}
        longest = {name for names in whole.values() for name in names}
        part = {self._entries[at].id for at, names in whole.items() if names and _only_parts(names, longest)}
        timely = asks_for_law(query)  # which law or decree applies is told by the one of that time
        findings.sort(
            key=lambda found: (found.entry.id in part, timely and not holds(found.entry, query), -found.weight)
        )
        near = [found for found in findings[:_CHECKED] if findings[0].weight - found.weight <= _NEAR]
        fit = (found for found in near if may_answer(query, found.entry, found.signals))
        first = next((found for found in fit if not query.places or self._tells(found.entry, content)), None)
        return [first, *(found for found in findings if found is not first)] if first else []

    def _tells(self, entry: Entry, content: Content) -> bool:
        """True where an entry has something of what is asked of a place beside its names."""
        names = frozenset(syllables(" ".join((entry.term, *entry.aliases))))
        beyond = content.without(names)
        return len(beyond.syllables) < _SOME or self.rarity.of(beyond).words_in(Words.of(entry.answer)) >= _LEAST

    def _whole_names(self, asked: Words, at: int) -> list[frozenset[str]]:
        """Names of an entry of which every word stands in the question."""
        names = (name.words for name in self._names[at])
        return [n.syllables for n in names if len(n.syllables) > 1 and n.bigrams <= asked.bigrams]

    def _finding(
        self, query: Query, asked: Asked, terms: frozenset[str], match: Match, weights: Weights, *, near: bool
    ) -> Finding:
        at = match.number
        touched = [name for name in self._names[at] if not name.words.syllables.isdisjoint(terms)]
        named, answered = max(
            ((name.share(terms), asked.words_in(name.words)) for name in touched),
            key=sum,
            default=(0.0, 0.0),
        )
        signals = {
            "fused": match.score,
            "cosine": (match.cosine - 0.85) * 10.0,
            "named": named,
            "names_question": answered,
            "words": asked.words_in(self._all[at]),
            "pairs": asked.pairs_in(self._all[at]),
            "focus": asked.focus_in(self._all[at]),
            "shape": has_shape(query, self._texts[at]) - 0.5 if near else -0.5,
            "number": float(query.asks_for(self._numbers[at])),
            "mentions": float(query.asks_for(self._mentioned[at])),
        }
        weight = sum(weights.entry.get(key, 0.0) * value for key, value in signals.items())
        lacking = asked.lacking(self._all[at]) if near else NOTHING
        return Finding(self._entries[at], signals, weight, lacking)
