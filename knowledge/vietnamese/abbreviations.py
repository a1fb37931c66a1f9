"""Abbreviations of offices and of chat, spelled out; document numbers are left alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from knowledge.vietnamese.documents import number_spans
from knowledge.vietnamese.normal import UPPER, fold
from knowledge.vietnamese.syllable import is_syllable

_NUMBER_NEXT = re.compile(r"\s*(?:số\s*)?\d")
_DECREE_NEXT = re.compile(r"\s*(?:số\s*|so\s*)?\d{2,}")
_NO_SPELLING = re.compile(r"k[aou]")  # "ko": the sound is written with c
_UNITS = {"t": "tỉnh", "h": "huyện", "x": "xã", "p": "phường"}  # "tp." and "tx." stay: the gazetteer reads them
_UNIT = re.compile(rf"(?<![\w.])([thxpTHXP])\.\s?(?=[{UPPER}])(?!Giám|Chủ|Bí|Trưởng|Tổng|Cục|CT|GĐ|BT)")
_WORD = re.compile(r"[^\W\d_]++(?:[-&][^\W\d_]++)?(?![’']\w)")  # no part of "R’lấp"
_PLACE_IN_A_ROW = re.compile(r"\b(?:lần|lan|thứ|thu|quý|quy|khóa|khoa|đợt|dot)\s$", re.IGNORECASE)
_MEASURED = re.compile(r"(?:\d|\b(?:bao nhiêu|bao nhieu|mấy|may|bn))\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The lists of ``abbreviations.yaml``."""

    phrases: tuple[tuple[re.Pattern[str], str], ...]
    always: Mapping[str, str]
    questions: Mapping[str, str]
    chatter: frozenset[str]
    unaccented: Mapping[str, str]

    def knows(self, word: str) -> bool:
        """True for a word that is short for something."""
        return bool(self.meaning(word))

    def meaning(self, word: str) -> str:
        """What a word is short for, nothing where it is not; "td" typed without accents is "tđ"."""
        plain = word.replace("&", "")  # "nn&mt" and "nnmt"
        return self.always.get(word) or self.questions.get(plain) or self.unaccented.get(plain, "")


@cache
def abbreviations() -> Abbreviations:
    """The lists shipped with the package."""
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    unaccented: dict[str, str] = {}
    for short, meaning in (*data["always"].items(), *data["questions"].items()):
        unaccented.setdefault(fold(short), meaning)
    return Abbreviations(
        _phrases(data["phrases"]),
        data["always"],
        data["questions"],
        frozenset(data["chatter"]),
        unaccented,
    )


def _phrases(listed: Mapping[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Longest first, so that a phrase goes before the words it is made of."""
    ordered = sorted(listed.items(), key=lambda item: -len(item[0]))
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE), meaning) for words, meaning in ordered
    )


_BODIES = {"UBND": "ủy ban nhân dân", "HĐND": "hội đồng nhân dân"}


@lru_cache(maxsize=16384)
def spelled(sentence: str) -> str:
    """A sentence with its abbreviations as words: kept, because spelling out takes a millisecond."""
    return spell_out(sentence)


def in_full(text: str) -> str:
    """A text with its abbreviations, and the short and the long name of councils and committees, as words."""
    for short, long in _BODIES.items():
        text = re.sub(rf"\b{short}\b|\b{long}\b", f"{short} {long}", text, flags=re.IGNORECASE)
    return spelled(text)


def spell_out(question: str) -> str:
    """A question with its abbreviations as words: ``CT 01 UBND tỉnh`` → ``chỉ thị 01 UBND tỉnh``.

    Kinds of documents written right before a number (``NQ68``) are parted from it.
    ``TT`` is a circular only before a number.
    """
    question = _UNIT.sub(lambda match: f"{_UNITS[match[1].lower()]} ", question)
    for phrase, meaning in abbreviations().phrases:
        question = phrase.sub(meaning, question)
    in_numbers = {at for span in number_spans(question) for at in range(span.start, span.end)}
    parted = re.sub(
        r"(?<![\w/-])((?:CT|NQ|KH|KL|QĐ|BC|CV|NĐ|TT|ct|nq|kh|kl|qđ|bc|cv|nđ|tt))(\d{1,4})\b", r"\1 \2", question
    )
    if parted != question:
        return spell_out(parted)
    known = abbreviations()

    def spelled(match: re.Match[str]) -> str:
        word = match.group().lower()
        if match.start() in in_numbers or (word == "kg" and _MEASURED.search(question, 0, match.start())):
            return match.group()
        if word == "v" and _PLACE_IN_A_ROW.search(question, 0, match.start()):
            return match.group()  # "lần thứ V"
        if word in ("tt", "l") and _NUMBER_NEXT.match(question, match.end()):
            return "thông tư" if word == "tt" else "luật"
        if word == "nd" and _DECREE_NEXT.match(question, match.end()):
            return "nghị định"
        if is_syllable(word) and not match.group().isupper() and not _NO_SPELLING.match(word):
            return match.group()  # "tu" is a word; only "TU" is short for something
        return known.meaning(word) or match.group()

    return _WORD.sub(spelled, question)
