"""Names coined with a number, as campaigns have them ("ba không", "4 nhất"): which words say what they stand for."""

import re

from bot.answering.query import Query
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.ordinals import ordinal

_NUMBER = r"\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi"
_ASKED = re.compile(
    rf"[“\"'](?P<quoted>(?P<many>{_NUMBER}) [a-z]+(?: [a-z]+)?)[”\"']"
    rf"|^(?P<bare>(?P<count>{_NUMBER}) [a-z]+)\b(?=.*\b(?:la gi|la nhung gi|gom (?:nhung )?gi|nghia la)\W*$)"
)
_EXPLAINING = re.compile(r"\b(?:la gi|la nhung|gom|nghia la|bao gom|cu the|hieu)\b")
_SEPARATOR = re.compile(r"[,;]| [-–] |\bva\b")


def explains(query: Query, text: str) -> bool:
    """True for a text that says what the coined name stands for that a question asks of."""
    question = _plain(query.text)
    asked = _ASKED.search(question)
    if asked is None or not _EXPLAINING.search(question):
        return False
    name = asked["quoted"] or asked["bare"]
    number = ordinal(asked["many"] or asked["count"]) or 2
    told, word = _plain(text), name.split()[-1]
    numbered = rf"(?:{name.split()[0]}|0?{number})"
    named = re.search(rf"\b{numbered} {' '.join(name.split()[1:])}\b[”\"’']?\s*(?:[:(]|[-–] |la |gom |do la )", told)
    if named:
        return len(_SEPARATOR.findall(told, named.end())) >= number - 1
    return len(re.findall(rf"\b{word}\b(?=\s*(?:[,;.”\"]|[-–]|va\b|$))", told)) >= number


def _plain(text: str) -> str:
    return fold(text).strip()
