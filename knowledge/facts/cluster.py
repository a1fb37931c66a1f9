"""Clusters and blocks (cụm, khối thi đua): which units belong to one, and which leads it."""

import re
from collections.abc import Iterator

from knowledge.facts.who import BODY, UNIT, Place

_MEMBERS = re.compile(
    r"(?:[Cc]ụm|[Kk]hối)[^.;\n]{0,60}?\b(?:thành viên gồm|gồm có|gồm|có \d+ đơn vị)"
    r"(?:\s+(?:\d+|các) (?:đơn vị|thành viên))?(?:\s\w+:|[:,])?\s*(?P<list>[^.;\n]+?)(?=\s+(?:đã )?tổ chức|[.;\n]|$)"
    r"|các thành viên gồm (?P<more>[^.;\n]+)"
)
_ITEM = re.compile(rf"(?:^|[,:]|\bvà|\bcác)\s*(?P<unit>(?:(?:{BODY})\s)?{UNIT}|{BODY})")
_LEADS = re.compile(r"[Cc]ụm trưởng|[Kk]hối trưởng|[Tt]rưởng (?:[Cc]ụm|[Kk]hối)")
_PLACES = r"(?:UBND\s)?(?i:huyện|thị xã|thành phố|xã|phường|đặc khu|quận)\s"
_BEFORE = (
    re.compile(rf"(?P<who>{_PLACES}{UNIT})\s*\((?:là\s)?(?:đơn vị\s)?$"),
    re.compile(rf"(?P<who>{UNIT}|{BODY})\s*\((?:là\s)?(?:đơn vị\s)?$"),
    re.compile(rf"(?P<who>(?:{BODY})|{UNIT})\s*(?:là|làm|giữ vai trò|đảm nhận)\s(?:đơn vị\s)?$"),
    re.compile(rf"(?P<who>{_PLACES}{UNIT})\s*[-–,]\s*$"),
)


def members(words: str) -> Iterator[Place]:
    """The units that a sentence lists behind "Cụm … gồm"."""
    match = _MEMBERS.search(words)
    if match is None:
        return
    low, high = match.span("list" if match["list"] else "more")
    for item in _ITEM.finditer(words[low:high]):
        start, end = item.span("unit")
        yield low + start, low + end


def leaders(words: str) -> Iterator[tuple[Place, int]]:
    """The unit that leads a cluster and where the words end that say so."""
    for match in _LEADS.finditer(words):
        for rule in _BEFORE:
            found = rule.search(words, 0, match.start())
            if found:
                yield found.span("who"), match.end()
                break
