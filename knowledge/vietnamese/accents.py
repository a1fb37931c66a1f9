"""Restores accents that a person left out, and mends slips of one letter, by a syllable model of the sources."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.span import Span
from knowledge.vietnamese.documents import number_spans
from knowledge.vietnamese.keyboard import typed_key
from knowledge.vietnamese.normal import accent_key, fold, words
from knowledge.vietnamese.ordinals import is_roman
from knowledge.vietnamese.syllable import is_syllable
from knowledge.vietnamese.syllable_model import SyllableModel

_WORD = re.compile(r"[^\W_]+")
# What a reading other than the typed one costs, as the log of its odds.
_LEFT_OUT = 1.0  # accents left out, where a person types some of them
_LEFT_OUT_RARELY = 5.0  # the same, where a person types nearly all of them
_INCOMPLETE = 4.0  # a mark or two are missing from a word that the sources have ("guơng" has none of its own)
_MEANT = 8.0  # the same, where a person types nearly all accents
_SLIP = 3.0  # another letter
_WRONG = 5.0  # another accent in place of the typed one
_LIKELY = 0.3
_NEVER_SEEN = -4.0  # a real syllable that the sources lack is as good as one that they have once
_PLAIN = 0.5  # of a word's readings, from which on it is mostly written without accents
_NEARLY_ALL = 0.7  # of the words that are rarely written without accents


Reading = dict[str, float]


class AccentRestorer(SyllableModel):
    """Restores the accents of a whole question: the most likely reading by Viterbi's algorithm."""

    def slips(self, word: str) -> bool:
        """True for what is no word but one letter away from some."""
        return bool(self._mended(word.lower()))

    def restore(self, question: str, *, names_only: bool = False, keep: Iterable[Span] = ()) -> str:
        """The question with likely accents, and with slips mended; where ``names_only``, in capitalised words only.

        Numbers, document numbers and what stands at ``keep`` stay. Accents that were typed stay too, unless they
        make no word, or the sources have a fuller word that fits its neighbours by far better.
        """
        fixed = number_spans(question) + list(keep)
        matches = [
            match
            for match in _WORD.finditer(question)
            if not any(s.start <= match.start() < s.end for s in fixed) and not _stays(match.group(), question)
        ]
        accented = self._accented([match.group() for match in matches])
        readings = [self._candidates(match.group(), accented, names_only) for match in matches]
        if not names_only:
            self._doubt(readings)
        chosen = self._best_path(readings)
        parts, at = [], 0
        for match, word in zip(matches, chosen, strict=True):
            parts += [
                question[at : match.start()],
                match.group() if word == match.group().lower() else _cased(match.group(), word),
            ]
            at = match.end()
        return "".join([*parts, question[at:]])

    def _accented(self, typed: Sequence[str]) -> float:
        """The share of words typed with accents, of those that are rarely written without."""
        marked = sum(fold(word) != word.lower() for word in typed)
        bare = [word.lower() for word in typed if fold(word) == word.lower() and word.isalpha()]
        meant = sum(not self._mostly_plain(word) for word in bare)
        return marked / max(1, marked + meant)

    def _mostly_plain(self, word: str) -> bool:
        """True for a word that is mostly written without accents: "cho", not "cua"."""
        return self._share(word) >= _PLAIN * sum(map(self._share, self._readings.get(word, ())))

    def likeliest(self, options: Sequence[Sequence[str]]) -> list[str]:
        """One of the phrases at each place, so that neighbours go together as they do in the sources."""
        scores: list[dict[str, tuple[float, str]]] = []
        for phrases in options:
            column = {}
            for phrase in phrases:
                before = scores[-1] if scores else {"": (0.0, "")}
                column[phrase] = max((score + self._joined(last, phrase), last) for last, (score, _) in before.items())
            scores.append(column)
        return _traced(scores)

    def _joined(self, before: str, phrase: str) -> float:
        """How well a phrase follows another; one whose own words never stand together in the sources, badly."""
        tokens = words(phrase)
        if not tokens:
            return 0.0
        strange = sum(pair not in self._bigrams for pair in pairwise(tokens))
        return self._transition((words(before) or [""])[-1], tokens[0]) - _SLIP * strange

    def _candidates(self, word: str, accented: float, names_only: bool) -> Reading:
        """Readings of one word with what each costs."""
        lower = unicodedata.normalize("NFC", word.lower())
        if lower.isdigit() or (names_only and not word[0].isupper()):
            return {lower: 0.0}
        folded = fold(lower)
        same = self._readings.get(folded, [])
        if folded == lower:
            left_out = _LEFT_OUT_RARELY if accented > _NEARLY_ALL else _LEFT_OUT if accented > _LIKELY else 0.0
            found = {reading: left_out * (reading != lower) for reading in same}
            if accented > _NEARLY_ALL and lower in found and self._mostly_plain(lower):
                found = {lower: 0.0}
        else:
            found = {} if not self._has(lower) else {lower: 0.0}
            found |= {r: cost for r in same if r != lower and (cost := self._cost(lower, r, accented)) is not None}
        real = is_syllable(lower)
        slipped = not found or not word.isalpha() or folded != lower  # a word with accents that no word has
        if not names_only and not self._has(lower) and slipped and (not real or word[0].islower()):
            found |= self._mended(lower)
        if not found or (real and lower not in found and folded != lower):
            found[lower] = _NEVER_SEEN
        return found

    def _doubt(self, readings: list[Reading]) -> None:
        """Adds to a word that no source has those one slip away that stand beside a neighbour in the sources.

        A real word that was typed with its accents is meant.
        """
        for at, options in enumerate(readings):
            if any(option in self._unigrams or not option.isalpha() for option in options):
                continue
            if any(
                fold(option) != option and option in self._common and cost == 0.0 for option, cost in options.items()
            ):
                continue
            left = readings[at - 1] if at else {}
            right = readings[at + 1] if at + 1 < len(readings) else {}
            for meant, cost in self._mended(min(options, key=options.__getitem__)).items():
                beside = any((word, meant) in self._bigrams for word in left)
                if beside or any((meant, word) in self._bigrams for word in right):
                    options.setdefault(meant, cost + _LEFT_OUT)

    def _cost(self, typed: str, reading: str, accented: float) -> float | None:
        """What it costs to read a word with accents with others; None where that is out of the question."""
        has, wants = Counter(accent_key(typed)), Counter(accent_key(reading))
        if has == wants:  # the tone on another vowel
            return _LIKELY
        known = self._has(typed)
        if has <= wants:
            sure = typed in self._unigrams and accented > _NEARLY_ALL
            return _MEANT if sure else _INCOMPLETE if known else _LEFT_OUT
        return None if known else _WRONG

    def _mended(self, word: str) -> Reading:
        """Words of the sources one slip away from a word that they do not have."""
        meant = self._keyed.get(typed_key(word) or word)
        found = {meant: _LIKELY} if meant else {}
        folded = fold(word)
        stem = re.sub(r"(?<=[a-z])\d$", "", folded)  # "ha1": a slip on the key above
        found |= {reading: _SLIP for reading in self._readings.get(stem, []) if stem != folded and reading not in found}
        if len(folded) < 3 or not folded.isalpha():
            return found
        near = [
            known for known, _, _ in extract(folded, self._vocabulary, scorer=OSA.distance, score_cutoff=1, limit=40)
        ]
        for reading in (reading for known in near for reading in self._readings[known] if reading in self._unigrams):
            wrong = OSA.distance(word, reading) - 1
            found.setdefault(reading, _SLIP + wrong * (1.0 if fold(word) == word else 2.0))
        return found

    def _best_path(self, readings: list[Reading]) -> list[str]:
        scores: list[dict[str, tuple[float, str]]] = []
        for at, options in enumerate(readings):
            column = {}
            for option, cost in options.items():
                if at == 0:
                    column[option] = (math.log(self._share(option)) - cost, "")
                else:
                    score, before = max(
                        (score + self._transition(before, option), before) for before, (score, _) in scores[-1].items()
                    )
                    column[option] = (score - cost, before)
            scores.append(column)
        return _traced(scores)


def _stays(word: str, question: str) -> bool:
    """True for a Roman numeral, and for capitals that make no syllable: letters that stand for a name."""
    letters = len(word) > 1 and word.isupper() and not question.isupper() and not is_syllable(word)
    return letters or is_roman(word)


def _traced(scores: list[dict[str, tuple[float, str]]]) -> list[str]:
    """The best last choice and, back to the first, those that led to it."""
    path: list[str] = []
    chosen = max(scores[-1], key=lambda option: scores[-1][option][0]) if scores else ""
    for column in reversed(scores):
        path.append(chosen)
        chosen = column[chosen][1]
    return path[::-1]


def _cased(typed: str, word: str) -> str:
    """A word with the capitals that were typed."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if typed[0].isupper() else word
