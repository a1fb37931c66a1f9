"""Vietnamese written before Unicode was common: which code a text is in, and its Unicode letters."""

import contextlib
import re
import unicodedata
from collections.abc import Callable

from knowledge.reading.trouble import ReadingError, Trouble
from knowledge.vietnamese.syllable import is_syllable

# TCVN 5712:1993 from byte 0xA0 on (the ABC fonts use its lower half of capitals); 0xB0 to 0xB4 are combining tones.
_HIGH = (
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
TCVN3 = {0xA0 + place: letter for place, letter in enumerate(_HIGH)}

# VNI for Windows: a vowel followed by a letter that stands for its marks; a few vowels have letters of their own.
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_ROOFED = {"â": "\u0302", **{m: "\u0302" + t for m, t in zip("áàåãä", _TONES.values(), strict=True)}}
_BREVE = {"ê": "\u0306", **{m: "\u0306" + t for m, t in zip("éèúüë", _TONES.values(), strict=True)}}
_VNI_SINGLE = dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))
_VNI_SINGLE |= {sign.upper(): letter.upper() for sign, letter in _VNI_SINGLE.items()}
_VNI_MARKED = {"a": _TONES | _ROOFED | _BREVE, "e": _TONES | _ROOFED, "o": _TONES | _ROOFED}
_VNI_MARKED |= dict.fromkeys("ôöuy", _TONES)
_VNI = re.compile(r"([aeoôöuyAEOÔÖUY])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|[ñôöíìæóòîÑÔÖÍÌÆÓÒÎ]")

_WORD = re.compile(r"[^\W\d_]+")
_PUNCTUATION = set("“”‘’–—…•·°§×±«»\u00a0²³½")
_VOWELS = {"a": ("", "\u0302", "\u0306"), "e": ("", "\u0302"), "i": ("",), "o": ("", "\u0302", "\u031b")}
_VOWELS |= {"u": ("", "\u031b"), "y": ("",)}
_LOWER = {
    unicodedata.normalize("NFC", vowel + roof + tone)
    for vowel, roofs in _VOWELS.items()
    for roof in roofs
    for tone in ("", *_TONES.values())
} | {"đ"}
_LETTERS = _LOWER | {letter.upper() for letter in _LOWER}
_LIKELY, _SURE = 0.8, 0.9  # shares of plausible Vietnamese under which a text is doubted, above which it is believed
_ENOUGH = 5  # so many letters beyond ASCII tell a code


def decode(content: bytes) -> tuple[str, str]:
    """The text of a file's bytes and the name of the legacy code it was in (empty for Unicode).

    Raises ``ReadingError`` where no known code makes Vietnamese of it.
    """
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return modern(_strict(content, codec))
    try:
        return modern(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    best, name, text = max((_likeness(text), name, text) for name, text in _readings(content))
    if best < _LIKELY:
        raise ReadingError(Trouble.UNKNOWN_ENCODING)
    return text, name


def modern(text: str) -> tuple[str, str]:
    """The text in Unicode where letters of TCVN3 or VNI fonts were pasted as they are; and that code's name."""
    lines = text.split("\n")
    old = "\n".join(line for line in lines if _is_western(line))
    if sum(char > "\x7f" for char in old) < _ENOUGH or _likeness(old) >= _LIKELY:
        return text, ""
    makers: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni}
    best, name = max((_likeness(make(old)), name) for name, make in makers.items())
    if best < _SURE:
        return text, ""
    return "\n".join(makers[name](line) if _is_western(line) else line for line in lines), name


def from_tcvn3(text: str) -> str:
    """Unicode for letters of an ABC font, given as the Latin-1 characters that show in their place."""
    lines = unicodedata.normalize("NFC", text.translate(TCVN3)).split("\n")
    return "\n".join(line.upper() if _is_capital(line) else line for line in lines)


def _is_capital(line: str) -> bool:
    """True for a line in a font of capitals: letters without marks are capitals, marked ones are small, in one word."""
    plain = [char for char in line if char.isascii() and char.isalpha()]
    mixed = any(re.search(r"[A-Z].*[A-Z]", word) and not word.isupper() for word in _WORD.findall(line))
    return mixed and all(char.isupper() for char in plain)


def from_vni(text: str) -> str:
    """Unicode for letters of a VNI font, given as the Latin-1 characters that show in their place."""
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


def _vni_letter(match: re.Match[str]) -> str:
    base, mark = match[1], match[2]
    if base is None:
        return _VNI_SINGLE[match[0]]
    marks = _VNI_MARKED[base.lower()].get(mark.lower())
    if marks is None:  # two letters that have nothing to do with one another
        return _VNI_SINGLE.get(base, base) + _VNI_SINGLE.get(mark, mark)
    return unicodedata.normalize("NFC", _VNI_SINGLE.get(base, base) + marks)


def _strict(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise ReadingError(Trouble.UNKNOWN_ENCODING) from error


def _readings(content: bytes) -> list[tuple[str, str]]:
    western = content.decode("latin-1")
    found = [("TCVN3", from_tcvn3(western)), ("VNI", from_vni(western))]
    with contextlib.suppress(UnicodeDecodeError):
        found.append(("windows-1258", unicodedata.normalize("NFC", content.decode("cp1258"))))
    return found


def _is_western(line: str) -> bool:
    """True where each letter stands in Latin-1, as letters of the old fonts do."""
    return all(char < "\u0100" or char in _PUNCTUATION for char in line)


def _likeness(text: str) -> float:
    """How much a text looks like Vietnamese: the share of its words and of its special letters that can be."""
    special = [char for char in text if char > "\x7f" and char not in _PUNCTUATION]
    words = _WORD.findall(text)
    if not special or not words:
        return 0.0
    letters = sum(char in _LETTERS for char in special) / len(special)
    spelt = sum(is_syllable(word) for word in words) / len(words)
    marked = [word for word in words if not word.isascii()]
    spelt_marked = sum(_is_spelt(word) for word in marked) / len(marked) if marked else 0.0
    return letters * min(spelt + 0.1, 1.0) * spelt_marked


def _is_spelt(word: str) -> bool:
    """A syllable with at most one tone, its case as a person writes it."""
    tones = sum(char in _TONES.values() for char in unicodedata.normalize("NFD", word))
    return tones <= 1 and is_syllable(word) and (word.islower() or word.isupper() or word[1:].islower())
