"""Questions for names: who received or did something, which bodies, how things are called."""

import re

from bot.answering.demand_rules import asking, demands
from bot.answering.query import Query
from knowledge.facts.who import people
from knowledge.vietnamese.normal import UPPER, fold, syllables
from knowledge.vietnamese.ordinals import ordinal

_AND = re.compile(r"\b(?:và|cùng|với|cho)\b")  # others follow
_NEAR = 60  # characters behind what is counted in which its list begins
_LISTED = 2  # separators of a list
_REMEMBERED = re.compile(r"\bkỷ niệm\b(?! chương)[^;.,]*")  # whose day it is
_UNITS = re.compile(rf"(?<![.:“\"]\s)(?<!^)(?<!\w)[{UPPER}][\w’']*(?:\s[{UPPER}\d][\w’']*)*")
# A name that follows: in quotation marks, in brackets, behind "tên".
_NAMED = re.compile(rf"[“\"]|[(:]\s*[{UPPER}]|\b(?:tên|là) (?:là )?[{UPPER}]")
# Syllables of those who give awards, and of the awards.
_GIVERS = frozenset(syllables("UBND ủy ban nhân dân chủ tịch thủ tướng chính phủ bộ trưởng tỉnh sở nội vụ hội đồng"))
_GIVERS |= frozenset(syllables("bằng khen giấy khen cờ thi đua hiệu trưởng giám đốc cục trưởng tổng nhà trường"))


def names(query: Query, words: str, sentence: str) -> bool:
    """Names of things that are asked for with their number stand behind what is counted."""
    counted = asking("names counted", query.text.lower())
    if not counted or not asking("names asked", query.folded):
        return True
    folded = fold(words)
    there = [m.end() for m in re.finditer(rf"\b{re.escape(fold(counted['noun']))}\b", folded)]
    number = ordinal(fold(counted["number"])) or 2
    least = min(number - 1, 3)
    if there:
        return any(words[at:].strip(" .:") == "" or _lists(words, least, at, at + _NEAR) for at in there)
    of_noun = asking("names of_noun", query.folded)
    named = of_noun is None or re.search(rf"\b{of_noun['noun']}\b", fold(sentence)) is not None
    return named or _lists(words, _LISTED, 0, len(words))


def _lists(words: str, least: int, start: int, end: int) -> bool:
    """True where a list of so many separators follows what announces one between two places of the words."""
    rules = demands().rules
    begin = rules["names listed"].search(words, start, end)
    return begin is not None and len(rules["names separator"].findall(words, begin.start())) >= least


def received(query: Query, words: str, sentence: str) -> bool:
    """Who received something is a person or a body by name that the question does not name itself."""
    rules = demands().rules
    if not asking("received asked", query.folded):
        return True
    if people(_REMEMBERED.sub("", sentence)):
        return True
    if rules["received planned"].search(sentence) or rules["received prospective"].search(words):
        return False
    if not rules["received given"].search(sentence):
        return False
    return _names_others(query, words)


def acted(query: Query, _words: str, sentence: str) -> bool:
    """Who read, spoke, signed for others is a person by name or by office."""
    asked = asking("acted asked", query.folded)
    return asked is None or bool(people(sentence)) or demands().rules["acted office"].search(sentence) is not None


def body(query: Query, words: str, _sentence: str) -> bool:
    """Which body did or got something is told by a name that the question does not have."""
    return not asking("body", query.folded) or _names_others(query, words)


def _names_others(query: Query, words: str) -> bool:
    """True where a name stands that the question does not have, of none who give awards."""
    known = _GIVERS | set(syllables(query.text))
    return any(set(syllables(unit)) - known for unit in _UNITS.findall(_REMEMBERED.sub("", words)))


def nameless(query: Query, words: str, _sentence: str) -> bool:
    """False where a text says of a thing whose name is asked for only that it is one."""
    asked = asking("nameless", query.folded)
    one = re.search(rf"\bmot {asked['noun']}\b", fold(words)) if asked else None
    return one is None or _NAMED.search(words, one.end(), one.end() + _NEAR) is not None


def anonymous(query: Query, words: str, _sentence: str) -> bool:
    """False where those whose name is asked for ("lãnh đạo Sở … là ai") stand there, with no name beside them."""
    wanted = asking("anonymous", query.folded)
    told = re.search(rf"\b{wanted['who']}\b", fold(words)) if wanted else None
    if not told:
        return True
    behind = _AND.split(words[told.end() : told.end() + _NEAR])[0]
    before = words[max(0, told.start() - _NEAR) : told.start()]
    return bool(people(words[told.start() : told.end()] + behind) or (people(before) and not _AND.search(before)))


def everyone(query: Query, words: str, sentence: str) -> bool:
    """Who all of some people are is told by names, or by a list."""
    return not asking("everyone", query.folded) or bool(people(sentence)) or _lists(words, 1, 0, len(words))


def some(query: Query, words: str, _sentence: str) -> bool:
    """False where a text says of things asked for only that they are some."""
    asked = asking("some", query.folded)
    if asked is None or "một số" not in words.lower():
        return True
    nouns, folded = [asked["noun"], (asked["more"] or "").strip()], fold(words)
    told = [re.search(rf"\bmot so (?:\w+,? ){{0,4}}?{noun}\b", folded) for noun in nouns if noun]
    return not any(found and not demands().rules["names listed"].search(words, found.end()) for found in told)
