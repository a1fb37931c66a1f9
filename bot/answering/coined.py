"""Names coined with a number, as campaigns have them ("ba không", "4 nhất"): which words say what they stand for."""

import re
from functools import lru_cache

from bot.answering.query import Query
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.ordinals import CARDINALS, ordinal

_NUMBER = rf"(?:\d{{1,2}}|{CARDINALS})"
_ASKED = re.compile(
    rf"[“\"'](?P<quoted>{_NUMBER} [a-z]+(?: [a-z]+)?)[”\"']"
    rf"|^(?P<bare>{_NUMBER} [a-z]+)\b(?=.*\b(?:la gi|la nhung gi|gom (?:nhung )?gi|nghia la)\W*$)"
)
_EXPLAINING = re.compile(r"\b(?:la gi|la nhung|gom|nghia la|bao gom|cu the|hieu)\b")
_SEPARATOR = re.compile(r"[,;]| [-–] |\bva\b")


def explains(query: Query, text: str) -> bool:
    """True for a text that says what the coined name stands for that a question asks of."""
    name = _asked(query.text)
    if not name:
        return False
    written, *words = name.split()
    number, told = ordinal(written) or 2, fold(text)
    named = re.search(rf"\b(?:{written}|0?{number}) {' '.join(words)}\b[”\"’']?\s*(?:[:(]|[-–] |la |gom |do la )", told)
    if named:
        return len(_SEPARATOR.findall(told, named.end())) >= number - 1
    return len(re.findall(rf"\b{words[-1]}\b(?=\s*(?:[,;.”\"]|[-–]|va\b|$))", told)) >= number


@lru_cache(maxsize=256)
def _asked(text: str) -> str:
    """The coined name that a question wants explained; kept, because every passage is held against it."""
    question = fold(text).strip()
    asked = _ASKED.search(question)
    return (asked["quoted"] or asked["bare"]) if asked and _EXPLAINING.search(question) else ""
