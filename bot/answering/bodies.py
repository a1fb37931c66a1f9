"""What a question names that is of one body alone: codes, programmes in capitals, State bodies, firms, schools."""

import re
from collections.abc import Set

from bot.answering.query import Query
from knowledge.vietnamese.abbreviations import in_full
from knowledge.vietnamese.normal import LOWER, UPPER, accent_key, bigrams, fold, has_accents, words

_CODE = re.compile(r"\b[A-ZĐ]{1,5}\d{3,}\b")  # of an operation, of a model
_BODY = re.compile(
    r"\b([Tt]ổng cục|Cục|Sở|Bộ|Vụ)\s([A-ZĐ](?!\w*[A-ZĐ])\w*|(?<=ổng cục )\w+)"
)  # a State body by its name
_FIRM = re.compile(  # a firm, a hospital, a school by a name of two words
    r"\b(?:[Cc]ông ty|[Bb]ệnh viện|[Nn]hà máy|[Mm]ỏ|[Xx]í nghiệp|[Tt]ập đoàn|[Tt]rường)\s(?:\w+\s){0,3}?"
    rf"([{UPPER}][{LOWER}]+\s[{UPPER}][{LOWER}]+)(?!\w|\s[{UPPER}])"
)
_HOUSE = re.compile(  # a hospital, a school of a kind
    r"\b(?:[Bb]ệnh viện|[Tt]rường) (Đa khoa|Mầm non|Tiểu học|Trung học|Phổ thông|Cao đẳng|Đại học)(?!\w)"
)


def coded(query: Query) -> set[str]:
    """Codes of operations and models, and numbered programmes that a question shouts, in small letters."""
    shouted = {word.lower() for word in re.findall(r"\b[A-Z]{3,}\b", query.text)}
    return {noun for noun, _ in query.units if noun in shouted} | {c.lower() for c in _CODE.findall(query.text)}


def bodies_named(query: Query) -> set[str]:
    """The last two words of each body that a question names, as a pair of neighbours with the accents typed."""
    named = [
        *(" ".join(found) for found in _BODY.findall(query.text)),
        *_FIRM.findall(query.text),
        *_HOUSE.findall(query.text),
    ]
    return {"_".join(words(name)[-2:]) for name in named}


def names_pair(pair: str, folded: Set[str], text: str) -> bool:
    """True where two neighbours stand in a text with the accents they were typed in; ``folded`` are its pairs."""
    if fold(pair) not in folded:
        return False
    typed = "_".join(map(accent_key, pair.split("_")))
    told = (bigrams([accent_key(word) for word in words(version)]) for version in (text, in_full(text)))
    return not has_accents(pair) or any(typed in pairs for pairs in told)
