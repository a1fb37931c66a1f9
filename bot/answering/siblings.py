"""Sentences that tell of others of a kind: of two other districts, of another workshop, not of the one asked for."""

import re
from functools import lru_cache

from bot.answering.cues import Aspect
from bot.answering.query import Query
from knowledge.vietnamese.normal import LOWER, UPPER, bigrams, syllables
from knowledge.vietnamese.places import Level, gazetteer, key_of

_KINDS = (
    "đội tuyển|phân xưởng|nông trường|chi nhánh|chi hội|chi đoàn|trạm|khoa|bệnh viện|(?<!thị )(?<!môi )(?<!quảng )"
    "(?<!hội )trường|(?<!tổng )công ty|nhà máy|xí nghiệp|hợp tác xã|đồn|thôn|xóm|(?<!văn )bản|ấp|cảng"
)
_SORT = "cổ phần|CP|TNHH|MTV|một thành viên|trách nhiệm hữu hạn|đại học|ĐH|cao đẳng|trung học|tiểu học|mầm non"
_MEMBER = re.compile(
    rf"\b(?P<kind>(?i:{_KINDS}))\s(?:(?i:{_SORT})\s)*(?P<name>[{UPPER}][{LOWER}]*)(?!\w)(?P<next>(?:\s[{UPPER}{LOWER}]+)?)"
)
_OF_ANY = (Aspect.UNIT, Aspect.WHERE, Aspect.ENUMERATION, Aspect.DIRECTIVE)  # what is told of others answers them


def of_others(query: Query, sentence: str, around: str) -> bool:
    """True where a sentence names others of the kind asked for, and neither it nor what is ``around`` it the one."""
    if query.aspect in _OF_ANY:
        return False
    return _other_places(query, sentence, around) or _other_members(query, sentence, around)


def _other_places(query: Query, sentence: str, around: str) -> bool:
    asked = [place for place in query.places if place.level is not Level.PROVINCE]
    near = _key(f"{around} {sentence}") if asked else ""
    if not asked or any(place.key in near for place in asked):
        return False
    levels = {place.level for place in asked}
    return any(level in levels for level, _ in _places(sentence))


def _other_members(query: Query, sentence: str, around: str) -> bool:
    asked = _members(query.text, every=True)
    alike = asked.keys() & _members(sentence).keys() if asked else set[str]()
    if not alike:
        return False
    near = f"{around} {sentence}"
    named = _members(near)
    known = set(bigrams(syllables(near))).union(*(named.get(kind, ()) for kind in alike))
    return any(asked[kind].isdisjoint(known) for kind in alike)


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    """A text as places are looked for in it; kept, because each passage is looked through for every question."""
    return key_of(text)


@lru_cache(maxsize=8192)
def _places(text: str) -> tuple[tuple[Level, str], ...]:
    return tuple((place.level, place.key) for place in gazetteer().find(text))


@lru_cache(maxsize=8192)
def _members(text: str, *, every: bool = False) -> dict[str, frozenset[str]]:
    """The names of each kind by their first two syllables as neighbours; the first where it is all, or of ``every``."""
    found: dict[str, frozenset[str]] = {}
    for match in _MEMBER.finditer(text):
        kind = match["kind"].lower()
        first, *others = syllables(f"{match['name']}{match['next']}")
        alone = {first} if every or not match["next"].strip()[:1].isupper() else set[str]()
        found[kind] = found.get(kind, frozenset()) | alone | set(bigrams([first, *others]))
    return found
