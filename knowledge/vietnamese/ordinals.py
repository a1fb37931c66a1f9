"""Numbers of a phase (đợt, giai đoạn, chặng) however they are written: 2, II, hai, thứ nhì, with or without accents."""

import re

from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.syllable import is_syllable

_ORDER = {"mot": 1, "nhat": 1, "dau tien": 1, "dau": 1, "hai": 2, "nhi": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5,
          "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}

_ROMAN_NUMERAL = re.compile(r"(?=.)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

CARDINALS = "mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi"  # as they count, without accents: one of an expression


def ordinal(written: str) -> int | None:
    """The number that ``written`` names, or ``None``: ``"II"``, ``"02"``, ``"thứ hai"`` and ``"hai"`` are all 2."""
    word = re.sub(r"^thu\s+", "", fold(written).strip())
    if word.isdigit():
        return int(word)
    return _ORDER.get(word) or _ROMAN.get(word)


def is_roman(word: str) -> bool:
    """True for a Roman numeral: in capitals, or in small letters that make no syllable ("vii")."""
    return _ROMAN_NUMERAL.fullmatch(word.upper()) is not None and (word.isupper() or not is_syllable(word))
