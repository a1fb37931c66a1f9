"""Slips of the keyboard that run over a word's end: a space left out or put in, digits left over from VNI."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Protocol

from knowledge.span import Span
from knowledge.vietnamese.documents import number_spans
from knowledge.vietnamese.keyboard import typed_key
from knowledge.vietnamese.normal import accent_key, fold
from knowledge.vietnamese.syllable import is_syllable

_TOKEN = re.compile(r"[^\W_]+")
_KEYED = re.compile(r"(?P<letters>[^\W\d_]*[^\W\d_])(?P<digits>\d{1,4})")
_COUNTING = frozenset(
    [
        "dot",
        "cum",
        "khoi",
        "doan",
        "quy",
        "chang",
        "buoc",
        "so",
        "thang",
        "nam",
        "ngay",
        "dieu",
        "khoan",
        "muc",
        "nhom",
        "to",
        "doi",
    ]
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_APART = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
_SHORTEST, _LONGEST = 5, 32  # letters of words without the space between them
_SYLLABLE = 7  # letters of the longest


class Vocabulary(Protocol):
    """What the words of the sources tell."""

    def has(self, word: str) -> bool:
        """True for a word with just these accents."""

    def knows(self, word: str) -> bool:
        """True for a word with or without its accents."""

    def keyed(self, key: str) -> str:
        """The word with this ``accent_key``."""

    def together(self, left: str, right: str) -> bool:
        """True for words that stand side by side."""

    def slips(self, word: str) -> bool:
        """True for what is one letter away from a word."""


def mend_typing(question: str, known: Vocabulary, names: Mapping[str, str] | None = None) -> str:
    """The question with words parted and joined as they were meant; ``names`` are places by their keys."""
    fixed = number_spans(question)
    by_vni = _is_vni(question, known)
    question = _TOKEN.sub(lambda match: _unkeyed(match, known, fixed, by_vni=by_vni), question)
    fixed = number_spans(question)
    question = _TOKEN.sub(lambda match: _parted(match, known, fixed, names or {}), question)
    return _joined(question, known)


def _is_vni(question: str, known: Vocabulary) -> bool:
    """True where a word that counts nothing bears digits and is a word with them as marks."""
    words = [match for token in _TOKEN.findall(question) if (match := _KEYED.fullmatch(token))]
    return "d9" in question.lower() or any(
        fold(match["letters"]) not in _COUNTING and known.keyed(typed_key(match.group())) for match in words
    )


def _unkeyed(match: re.Match[str], known: Vocabulary, fixed: list[Span], *, by_vni: bool) -> str:
    """A word without the digits at its end: they were marks, or a number that belongs behind a space."""
    token = match.group()
    keyed = _KEYED.fullmatch(token)
    if not any(char.isdigit() for char in token) or _stands_in(fixed, match):
        return token
    meant = known.keyed(typed_key(token))
    if keyed and (_YEAR.fullmatch(keyed["digits"]) or (fold(keyed["letters"]) in _COUNTING and not (meant and by_vni))):
        return f"{keyed['letters']} {keyed['digits']}"
    if meant:
        return meant.capitalize() if token[0].isupper() else meant
    if keyed and len(keyed["digits"]) == 1 and fold(keyed["letters"]) != keyed["letters"].lower():
        repeated = set(typed_key(f"a{keyed['digits']}")[1:]) <= set(accent_key(keyed["letters"]))
        return keyed["letters"] if repeated else token  # "chỉ3": the mark is there
    return token


def _stands_in(fixed: list[Span], match: re.Match[str]) -> bool:
    return any(span.start <= match.start() < span.end for span in fixed)


def _parted(match: re.Match[str], known: Vocabulary, fixed: list[Span], names: Mapping[str, str]) -> str:
    """A word that is none, in the words that it runs together."""
    token = match.group()
    if not _SHORTEST <= len(token) <= _LONGEST or not token.isalpha() or _stands_in(fixed, match):
        return token
    if is_syllable(token) or known.knows(token) or known.keyed(typed_key(token)):
        return token
    if fold(token) in names:
        return names[fold(token)]
    parts = _parts(token, known)
    if not parts:
        return token
    seen = all(known.together(left, right) for left, right in pairwise(parts))
    return " ".join(parts) if seen or not (known.slips(token) or token[0].isupper()) else token


def _parts(token: str, known: Vocabulary) -> list[str]:
    """The fewest known syllables that the letters are, those that stand side by side in the sources before others."""

    @cache
    def best(at: int, before: str) -> tuple[int, tuple[str, ...]] | None:
        if at == len(token):
            return 0, ()
        found = []
        for end in range(at + 1, min(len(token), at + _SYLLABLE) + 1):
            piece = token[at:end]
            accented = fold(piece) != piece.lower()
            real = known.has(piece) if accented else known.knows(piece) and len(piece) > 1
            rest = best(end, piece) if real and is_syllable(piece) else None
            if rest:
                strange = 2 * (bool(before) and not known.together(before, piece))
                found.append((rest[0] + 1 + strange, (piece, *rest[1])))
        return min(found, default=None)

    found = best(0, "")
    return list(found[1]) if found and len(found[1]) > 1 else []


def _joined(question: str, known: Vocabulary) -> str:
    """Two neighbours one of which is no word, as the word that they make together."""
    tokens = question.split(" ")
    at = 0
    while at + 1 < len(tokens):
        left, right = tokens[at], tokens[at + 1]
        tail = re.match(r"[^\W\d_]*", right)
        letters = tail[0] if tail else ""
        whole = left + letters
        if (
            letters
            and left.isalpha()
            and len(whole) <= _SYLLABLE
            and fold(whole) != whole.lower()
            and not letters[0].isupper()
            and not (known.has(left) and known.has(letters))
            and known.has(whole)
            and is_syllable(whole)
        ):
            tokens[at : at + 2] = [left + right]
        else:
            at += 1
    return " ".join(tokens)
