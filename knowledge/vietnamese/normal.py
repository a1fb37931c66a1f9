"""One normal form and one analyser, the same for sources and for questions."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

# Character classes for expressions: a range such as À-Ỹ would mix both cases.
UPPER = "A-Z" + "".join(char for char in map(chr, range(0xC0, 0x1EFA)) if char.isupper())
LOWER = "a-z" + "".join(char for char in map(chr, range(0xC0, 0x1EFA)) if char.islower())
_INVISIBLE = {"Cf", "Cc", "Co", "Cs"}
_WORD = re.compile(r"\w+")
_D_STROKE = str.maketrans({"đ": "d", "Đ": "D"})


def normalise(text: str) -> str:
    """NFC text with plain spaces, without control and format characters; of the line breaks only the newline stays."""
    plain = "".join(_plain(char) for char in text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", plain)


def _plain(char: str) -> str:
    if char == "\n":
        return char
    if char.isspace():  # U+2028, U+2029 and U+0085 too
        return " "
    return "" if unicodedata.category(char) in _INVISIBLE else char


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.translate(_D_STROKE))
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn").lower()


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Lower-case text without accents: ``"Đợt"`` and ``"dot"`` become the same. Keeps the length of NFC text."""
    return "".join(
        folded if len(folded := _fold_word(char)) == 1 else char for char in unicodedata.normalize("NFC", text)
    )


def words(text: str) -> list[str]:
    """Lower-case words in order, accents kept."""
    return [word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def syllables(text: str) -> list[str]:
    """Folded syllables in order; numbers lose their leading zeros, so ``01/7`` and ``1/7`` read alike."""
    return [_number(_fold_word(word)) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def _number(token: str) -> str:
    return token.lstrip("0") or "0" if token.isdigit() else token


def bigrams(tokens: list[str]) -> list[str]:
    """Neighbouring syllables joined by an underscore: Vietnamese words are mostly two syllables long."""
    return [f"{left}_{right}" for left, right in pairwise(tokens)]


def terms(text: str) -> list[str]:
    """What the lexical index counts: folded syllable unigrams and bigrams."""
    tokens = syllables(text)
    return tokens + bigrams(tokens)


def has_accents(text: str) -> bool:
    """True where at least one letter carries a Vietnamese mark."""
    return fold(text) != text.lower()


@lru_cache(maxsize=65536)
def accent_key(word: str) -> str:
    """A word with its marks in one order, so that the old and the new place of a tone (hoà, hòa) make one word."""
    decomposed = unicodedata.normalize("NFD", word.lower().replace("đ", "dđ"))
    marks = sorted(char for char in decomposed if unicodedata.category(char) == "Mn")
    return "".join([*(char for char in decomposed if unicodedata.category(char) != "Mn"), *marks])
