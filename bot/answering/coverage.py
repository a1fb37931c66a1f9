"""The words of a text, and those of a question that carry what it asks for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from bot.answering.cues import Aspect, cues
from bot.answering.persons import speakers
from bot.answering.query import Query, without_documents
from knowledge.span import mask
from knowledge.vietnamese.abbreviations import in_full
from knowledge.vietnamese.documents import KINDS
from knowledge.vietnamese.normal import accent_key, bigrams, syllables, words
from knowledge.vietnamese.ordinals import ordinal

_KINDS = "|".join(KINDS.values())
_WHICH = re.compile(
    r"\b(?:đơn vị|địa phương|nơi|cơ quan|tổ chức|thành viên) nào\b", re.I
)  # told by names, not by that word
_WORD = re.compile(r"\w+")
# What stands before the number of a document: its kind, and the report on it.
_PAPER = re.compile(
    rf"\b(?:(?:bài|tin|bản tin|văn bản)(?: viết)?(?: (?:về|của))? )?(?:(?:{_KINDS})(?: số)? )?(?=_)", re.I
)
_OPENING, _NEAR = 3, 2  # words that a question opens with, and words on either side of its question word
_NUMERALS = {  # "bốn khâu" and "04 khâu" say the same; "năm" is left out: it is a year far more often
    accent_key(word): str(number)
    for word, number in (("hai", 2), ("ba", 3), ("bốn", 4), ("sáu", 6), ("bảy", 7), ("tám", 8), ("chín", 9))
}
_QUARTER = re.compile(r"(?<=\bquý )(?:IV|I{1,3}|một|hai|ba|bốn|tư)\b")  # "quý I", "quý một" and "quý 1" are the same


@dataclass(frozen=True, slots=True)
class Words:
    """A text as sets: folded syllables, folded bigrams, and words with their accents."""

    syllables: frozenset[str]
    bigrams: frozenset[str]
    accented: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Words":
        """The words of a text."""
        text = _QUARTER.sub(_quarter, text)
        tokens = [
            _NUMERALS.get(accent_key(word), token) for word, token in zip(words(text), syllables(text), strict=True)
        ]
        return cls(frozenset(tokens), frozenset(bigrams(tokens)), frozenset(map(accent_key, words(text))))

    @classmethod
    def either(cls, text: str) -> "Words":
        """The words of a text as it is written and with its abbreviations spelled out: a question has either."""
        return cls.of(text) | cls.of(in_full(text))

    def __or__(self, other: "Words") -> "Words":
        return Words(self.syllables | other.syllables, self.bigrams | other.bigrams, self.accented | other.accented)


@dataclass(frozen=True, slots=True)
class Content:
    """What a question asks for: its words that carry content, with the accents typed, and their neighbours.

    ``focus`` are the words that the answer turns on: those the question opens with and those around its question word.
    """

    syllables: tuple[tuple[str, str], ...]  # folded, and the accented key where the person typed accents, else ""
    bigrams: tuple[str, ...]
    focus: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()  # the words right before the question word: "gắn với gì" wants what that is

    def without(self, said: frozenset[str]) -> "Content":
        """What is asked beside the words that are said already."""
        kept = tuple(item for item in self.syllables if item[0] not in said)
        pairs = tuple(pair for pair in self.bigrams if said.isdisjoint(pair.split("_")))
        return Content(kept, pairs, self.focus - said)


def content_of(query: Query, ignored: Iterable[str] = (), *, documents: bool = True) -> Content:
    """Words of the question without stop words, years and the ``ignored`` ones (places that are settled otherwise).

    Without ``documents``, the kinds and numbers of the documents that it names are left out as well.
    """
    text = query.text if documents else without_documents(query.text)
    text = _QUARTER.sub(_quarter, text)
    text = text if documents else _PAPER.sub(mask, text)
    text = cues().stop_phrases.sub(mask, text)
    if query.aspect is Aspect.UNIT:
        text = _WHICH.sub(mask, text)
    if query.aspect in (Aspect.WHEN, Aspect.DURATION):
        text = cues().time_phrases.sub(mask, text)
    without, settled = {str(year) for year in query.years} | {"_"}, set(ignored)
    named = " ".join([*(place.name for place in query.places), *speakers(query.text)])
    names = {accent_key(word) for word in words(named)}
    wh = cues().wh.search(query.folded)
    kept: list[tuple[str, str, int] | None] = []
    for match in _WORD.finditer(text):
        token, key = syllables(match.group())[0], accent_key(match.group())
        stopped = key in cues().stop or token in without or match.group().startswith("_")
        stopped |= token in settled and (key in names or key == token)  # "trẻ" is not of "Bến Tre"
        if key in _NUMERALS:
            token, key = _NUMERALS[key], ""
        typed = key if match.group().lower() in query.typed else ""
        kept.append(None if stopped else (token, typed, match.start()))
    words_kept = [item for item in kept if item]
    pairs = [f"{a[0]}_{b[0]}" for a, b in pairwise(kept) if a and b]
    before = [token for token, _, at in words_kept if wh and at < wh.start()]
    after = [token for token, _, at in words_kept if wh and at >= wh.end()]
    focus = [token for token, _, _ in words_kept[:_OPENING]] + before[-_NEAR:] + after[:_NEAR]
    return Content(
        tuple(dict.fromkeys((token, accents) for token, accents, _ in words_kept)),
        tuple(dict.fromkeys(pairs)),
        frozenset(focus),
        frozenset(before[-1:]),
    )


def _quarter(match: re.Match[str]) -> str:
    """The number of a quarter in digits, as long as it was."""
    return str(ordinal(match.group().lower()) or match.group()).ljust(len(match.group()))
