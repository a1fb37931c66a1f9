"""Finds the handbook entries that a question asks for: by their names, their document numbers, and their words."""

import re
from dataclasses import dataclass
from datetime import date

from bot.answering.coverage import Content, Rarity, Words
from bot.answering.cues import Aspect, cues
from bot.answering.demands import shows
from bot.answering.query import Query
from bot.answering.shapes import asks_for_law, has_shape
from bot.answering.weights import Weights
from index.hybrid import Match
from index.library import Library
from knowledge.entry import Entry
from knowledge.vietnamese.documents import KIND_PATTERN, find_numbers
from knowledge.vietnamese.normal import bigrams, fold, syllables
from knowledge.vietnamese.places import key_of

_FULLY_NAMED = 0.9
_PAPERS = rf"\b(?:{KIND_PATTERN})\b"
_SIGNED = re.compile(
    rf"\b(?:ai|nao)(?: da)? ky\b.*{_PAPERS}|{_PAPERS}.*\b(?:ai|nao)(?: da)? ky\b|\bky\b.*{_PAPERS}.*\bai\b"
)
_MUST_SHOW = (Aspect.FIGURE, Aspect.WHEN)
_NO_SHAPE = -0.35  # a number of something else, no day at all
_CHECKED, _NEAR = 6, 3.0  # entries, and how much lighter than the heaviest, that may answer where it cannot
_LOOKED_AT = 30  # entries, nearest first, of which the whole text is looked at


def _only_parts(names: list[frozenset[str]], named: set[frozenset[str]]) -> bool:
    """True where each of the names is but a part of a longer one that the question names too."""
    return all(any(name < other for other in named) for name in names)


def _holds(entry: Entry, query: Query) -> bool:
    """True for an entry that holds in a year asked for, or today."""
    first = date(min(query.years), 1, 1) if query.years else query.today
    last = date(max(query.years), 12, 31) if query.years else query.today
    return (entry.valid_from or date.min) <= last and first <= (entry.valid_to or date.max)


def may_answer(query: Query, finding: "Finding") -> bool:
    """False where an entry lacks what the question turns on: its place, the very award, a number, a day, a person."""
    entry, signals = finding.entry, finding.signals
    text = f"{entry.term} {' '.join(entry.aliases)} {entry.status_note} {entry.answer}"
    if cues().opinion.search(query.folded) or not _names_person(query, text) or not shows(query, text):
        return False
    if query.years and query.places and not any(str(year) in text for year in query.years):
        return False
    told = key_of(text)
    named = query.asks_meaning and signals["named"] >= _FULLY_NAMED
    if not named and any(place.key not in told for place in query.places):
        return False
    timeless = not query.years or query.references or any(str(year) in text for year in query.years)
    if query.aspect is Aspect.FIGURE and not timeless and not _holds(entry, query):
        return False
    if query.aspect in _MUST_SHOW and signals["shape"] <= _NO_SHAPE:
        return False
    pairs = set(bigrams(syllables(text)))
    very = [match[1] or match[2] for match in cues().very_award.finditer(query.folded)]
    return all("_".join(words.split()) in pairs for words in very)


def _names_person(query: Query, text: str) -> bool:
    """True where an entry speaks of who signed, or of each office that is asked for."""
    if _SIGNED.search(query.folded):
        return re.search(r"\bký\b", text) is not None
    folded = fold(text)
    if query.aspect is not Aspect.PERSON:
        return True
    roles = [role[0] for role in cues().role.finditer(query.folded)]
    return not query.places and all(re.search(rf"\b{role}\b.{{0,40}}\bla\b|\blam {role}\b", folded) for role in roles)


@dataclass(frozen=True, slots=True)
class Finding:
    """An entry with what speaks for it."""

    entry: Entry
    signals: dict[str, float]
    weight: float


class Handbook:
    """The entries of a library, ready to be compared with questions."""

    def __init__(self, library: Library) -> None:
        self._entries = library.entries
        self._names = [[Words.of(name) for name in (entry.term, *entry.aliases)] for entry in library.entries]
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

    def find(self, query: Query, content: Content, matches: list[Match], weights: Weights) -> list[Finding]:
        """Findings in order of weight, heaviest first; none where the near ones lack what the question turns on."""
        asked = Words.of(query.text)
        findings = [
            self._finding(query, content, asked, match, weights, near=place < _LOOKED_AT)
            for place, match in enumerate(matches)
        ]
        whole = {at: self._whole_names(asked, at) for at in (match.number for match in matches)}
        longest = {name for names in whole.values() for name in names}
        part = {self._entries[at].id for at, names in whole.items() if names and _only_parts(names, longest)}
        timely = asks_for_law(query)  # which law or decree applies is told by the one of that time
        findings.sort(
            key=lambda found: (found.entry.id in part, timely and not _holds(found.entry, query), -found.weight)
        )
        near = [found for found in findings[:_CHECKED] if findings[0].weight - found.weight <= _NEAR]
        first = next((found for found in near if may_answer(query, found)), None)
        return [first, *(found for found in findings if found is not first)] if first else []

    def _whole_names(self, asked: Words, at: int) -> list[frozenset[str]]:
        """Names of an entry of which every word stands in the question."""
        return [n.syllables for n in self._names[at] if len(n.syllables) > 1 and n.bigrams <= asked.bigrams]

    def _finding(
        self, query: Query, content: Content, asked: Words, match: Match, weights: Weights, *, near: bool
    ) -> Finding:
        at = match.number
        named, answered = max(
            ((self._named(asked, words), self.rarity.unigrams(content, words)) for words in self._names[at]), key=sum
        )
        signals = {
            "fused": match.score,
            "cosine": (match.cosine - 0.85) * 10.0,
            "named": named,
            "names_question": answered,
            "words": self.rarity.unigrams(content, self._all[at]),
            "pairs": self.rarity.pairs(content, self._all[at]),
            "focus": self.rarity.focus(content, self._all[at]),
            "worst": self.rarity.worst(content, self._all[at]),
            "shape": has_shape(query, self._texts[at]) - 0.5 if near else -0.5,
            "number": float(any(r.matches(n) for r in query.references for n in self._numbers[at])),
            "mentions": float(any(r.matches(n) for r in query.references for n in self._mentioned[at])),
        }
        weight = sum(weights.entry.get(key, 0.0) * value for key, value in signals.items())
        return Finding(self._entries[at], signals, weight)

    def _named(self, asked: Words, name: Words) -> float:
        """The weighed share of a name's words, and of its neighbouring words, that the question has."""
        terms = [*name.syllables, *name.bigrams]
        total = sum(map(self.rarity, terms))
        return (
            sum(self.rarity(term) for term in terms if term in asked.syllables or term in asked.bigrams) / total
            if total
            else 0.0
        )
