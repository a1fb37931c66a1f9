"""Numbered units: "cụm thi đua số 2", "đợt 3", "SEA Games 31", "thứ tư". A number in a name is an identity."""

import re

from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import KIND_PATTERN
from knowledge.vietnamese.normal import fold, syllables
from knowledge.vietnamese.ordinals import ordinal

PLACE = "thu"  # the noun of a place in a list: "thứ tư"
_ORDINALS = "nhat|hai|nhi|ba|tu|nam|sau|bay|tam|chin|muoi"
_AMOUNT = r"|\s*(?:ngay|thang|tuan|gio|phut|nguoi)\b(?!\s*\d)|\s*nam\b"  # so many days are no name
_UNIT = re.compile(
    r"\b(?P<time>lan thu|quy) (?P<roman>[ivxlc]+|\d{1,3})\b"
    rf"|\b(?P<step>buoc) (?P<which>{_ORDINALS}|mot)\b"
    r"|\b(?P<school>nam hoc) (?P<year>(?:19|20)\d\d)\b"
    rf"|\b(?P<thu>thu) (?P<ordinal>{_ORDINALS})\b"
    rf"|\b(?P<noun>[a-z]{{2,}})(?: (?:thi|chi) dua)?(?: so)? (?P<number>\d{{1,3}})\b(?![.,/%\d-]*\d|\s*%{_AMOUNT})"
)
# Places of legal texts, nouns of time, and words that stand before any amount: a number behind them names nothing.
_NOT_NAMES = frozenset(
    syllables(
        "điều khoản chương mục ngày tháng năm quý giờ hơn đến từ và có khoảng đạt trên dưới là tổng với cho theo khen "
        "tặng thêm gần của còn qua đủ thẻ những các trong giảm được thì phút sáng chiều tối vượt thưởng cả gồm"
    )
)

# Nouns of two words, each of which is a noun of its own.
_JOINED = re.compile(
    r"\b(?:cơ sở|giai đoạn|(?:trung|tiểu|sư|lữ|quân|liên|hải) đoàn|(?:đại|trung|tiểu|hải) đội|phân xưởng|nông trường|"
    r"quân khu|chi bộ|chi đoàn)\b",
    re.IGNORECASE,
)

# "khối thi đua các ngân hàng thương mại số 2": the number is the block's, not its members', nor a document's.
_BLOCK = re.compile(
    rf"\b(khoi|cum)(?: (?!(?:gom|co|cua|tai|o|va|so|{KIND_PATTERN})\b)[a-z]+){{1,8}} so (?=\d{{1,2}}\b)"
)

Unit = tuple[str, int]


def units(text: str) -> set[Unit]:
    """Numbered units that a text names: noun without accents, and number; dates are none."""
    for found in find_dates(text):
        text = found.span.masked(text)
    named = set()
    joined = _JOINED.sub(lambda match: match[0].replace(" ", ""), text)
    for match in _UNIT.finditer(_BLOCK.sub(r"\1 so ", fold(joined))):
        if match["thu"]:
            named.add((PLACE, ordinal(match["ordinal"]) or 0))
        elif noun := match["time"] or match["step"]:
            named.add((noun, ordinal(match["roman"] or match["which"]) or 0))
        elif match["school"]:
            named.add((match["school"], int(match["year"])))
        elif match["noun"] not in _NOT_NAMES:
            named.add((match["noun"], int(match["number"])))
    return named


def contradicts(asked: set[Unit], there: set[Unit]) -> bool:
    """True where units of an asked kind are named, but none of those asked for."""
    named = {noun for noun, _ in there}
    return any(noun in named and not any(unit in there for unit in asked if unit[0] == noun) for noun, _ in asked)
