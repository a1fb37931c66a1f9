"""Letters and digits left over from typing Vietnamese: Telex (``nhieemj``, ``thuwởng``) and VNI (``d9ua``, ``ha1``)."""

import unicodedata

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI = dict(zip("12345678", "\u0301\u0300\u0309\u0303\u0323\u0302\u031b\u0306", strict=True))
_CIRCUMFLEX, _HORN, _BREVE = "\u0302", "\u031b", "\u0306"


def typed_key(word: str) -> str:
    """The ``accent_key`` that a word's keys were meant to give; empty where none was left over."""
    letters: list[str] = []
    marks: list[str] = []
    left = False
    for char in unicodedata.normalize("NFD", word.lower().replace("đ", "dđ")):
        vowel_before = any(letter in "aeiouy" for letter in letters)
        mark = ""
        if char in _VNI:
            mark = _VNI[char]
        elif char == "9" and "d" in letters:
            letters[letters.index("d")] = "dđ"
            left = True
            continue
        elif char in _TELEX_TONES and vowel_before:
            mark = _TELEX_TONES[char]
        elif char in "aeo" and letters[-1:] == [char]:
            mark = _CIRCUMFLEX
        elif char == "d" and letters == ["d"]:
            letters[0] = "dđ"
            left = True
            continue
        elif char == "w" and vowel_before:
            mark = _BREVE if "a" in letters and letters[-1] != "u" else _HORN
        if mark:
            left = True
            both = mark == _HORN and "uo" in "".join(letters) and _HORN not in marks
            marks += [mark, mark] if both else [mark]
        elif unicodedata.category(char) == "Mn":
            marks.append(char)
        else:
            letters.append(char)
    return "".join([*letters, *sorted(marks)]) if left else ""
