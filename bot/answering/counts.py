"""How well a text counts what a question asks the number of: the very thing, any other number, money, times."""

import re
from functools import lru_cache

from bot.answering.cues import cues
from bot.answering.query import Query
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import fold, syllables
from knowledge.vietnamese.ordinals import CARDINALS

_CLASSIFIERS = r"bo|cai|chiec|cay(?! so\b)|con|can(?! bo\b)|ngoi|cuoc|vu|tam|toa|quyen|cuon|buc|suat"  # "mấy cây cầu"
COUNTED = re.compile(
    r"(?:\b(?:bao nhieu|may|so luong)\b|^(?:tong )?so\b)\s*"
    rf"(?:(?P<classifier>{_CLASSIFIERS})\s(?=\w))?(?P<unit>(?:\w+\s?){{0,2}})"
)
_WHICH_YEAR = re.compile(r"\bnam (?:bao nhieu|may)\b(?! \w)")
_MASS = frozenset(syllables("than nước đất rác mủ lúa gạo điện xăng"))  # measured, not counted
_MEASURES = ("thoi gian", "san luong", "dien tich", "khoi luong", "doanh thu", "loi nhuan")
_MONEY = re.compile(  # no "195 nghìn tấn"
    r"\d\s*(?:(?:trieu|ty|ti|nghin|ngan)\b(?! (?:tan|nguoi|m\d?|kwh|cay|luot|ngay|ho|ha|san pham)\b)|dong\b|vnd\b)"
    r"|\blan (?:muc )?luong\b"
)
_ORDERED = re.compile(  # which one, not how many
    r"\b(quy|loai|hang|cap|khoa|lan thu|chang|vong|nhom|(?<!mien )bac) may\b"
)
_VOTES = re.compile(
    r"(?<!ngay )(?<!truoc )(?<!sang )\d{1,2}/\d{1,2}\s+(?:phieu|diem|chi tieu|don vi|xa|huyen|thanh vien|dai bieu)\b"
)  # "8/9 phiếu" is no day
_NAMED = re.compile(r"[“\"](?:[^\s“”\"]+\s){4,}[^\s“”\"]+[”\"]")  # in quotation marks
_LIST_MARK = re.compile(r"^\s*\(?\d{1,2}(?:\.\d{1,2})*[.)]\s")  # a number that counts nothing
_NO_UNIT = frozenset(
    syllables("là số ở của trong năm và đạt được thì cho tại kể vậy mới tháng lần rồi một mỗi vượt tăng")
)
_DAYS = ("ngay", "tuan", "thang")
_SPANS = {"nam": "năm", "thang": "tháng", "lan": "lần", "tuan": "tuần", "ngay": "ngày"}
_SOME = r"(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|vài|mấy)"
_SOME_OF_THEM = re.compile(r"\bmot (?:so|vai)\b")
_TEXT_YEARS = re.compile(r"\b(?:19|20)\d\d\s*(?:[-–]|đến)\s*(?:năm )?(?:19|20)\d\d\b")
_TEXT_YEAR = re.compile(r"\b(?:nam )?(?:19|20)\d\d\b")


def amount(query: Query, text: str) -> float:
    """1 where the text counts the very thing asked for ("mấy huyện": "7 huyện"), less for any other number."""
    question = query.folded
    if _WHICH_YEAR.search(question):
        return float(_TEXT_YEAR.search(fold(text)) is not None)
    if ordered := _ORDERED.search(question):
        ranked = rf"\b{ordered[1]} (?:\d|[ivx]+\b|[a-e]\b|thu )|\bkhong (?:chia|xep|phan) {ordered[1]}\b"
        return float(re.search(ranked, fold(text)) is not None)
    text = _LIST_MARK.sub("", text)
    folded = _SOME_OF_THEM.sub("_", _of_counts(text))
    digits = re.search(r"\d", folded) is not None
    if not digits and not re.search(rf"\b(?:{CARDINALS})\b", folded):
        return 0.0
    asked = [(match, match["unit"].split()) for match in COUNTED.finditer(question)]
    if cues().money.search(query.text.lower()) and not any(unit and unit[0] in _DAYS for _, unit in asked):
        return float(_MONEY.search(folded) is not None)
    best = 0.0
    for match, unit in asked:
        if unit[:2] == ["phan", "tram"] or question[match.end() :].startswith("%"):
            best = max(best, 1.0 if re.search(r"\d\s?%", folded) else 0.1)
        elif unit and unit[0] in _SPANS and not unit[-1].isdigit():
            best = max(best, 1.0 if _lasts(text, _SPANS[unit[0]]) else 0.1)
        elif (
            not unit
            or unit[0] in _NO_UNIT
            or (unit[0] in _MASS and unit[1:] != ["hinh"])
            or " ".join(unit) in _MEASURES
        ):
            best = max(best, 0.7 if digits else 0.2)
        else:
            best = max(best, 1.0 if _counts(folded, unit, match["classifier"]) else 0.1)
    return best or (0.7 if digits else 0.2)


@lru_cache(maxsize=8192)
def _of_counts(text: str) -> str:
    """The folded text without the days, years and numbers of documents in it."""
    folded = fold(text)
    spans = [date.span for date in find_dates(text)] + [number.span for number in find_numbers(text)]
    for span in spans:
        if not _VOTES.match(folded, span.start):
            folded = span.masked(folded)
    return _TEXT_YEAR.sub("_", folded)


def _lasts(text: str, unit: str) -> bool:
    """True where years, months, times are counted, or two years stand for the time between them."""
    units = "năm|lần" if unit == "năm" else unit  # what is done every year is counted in times
    counted = re.search(rf"\b{_SOME}\s+(?:\w+\s+)?(?:{units})\b(?! \d)", text.lower())
    return counted is not None or (unit == "năm" and _TEXT_YEARS.search(text) is not None)


def _counts(text: str, unit: list[str], classifier: str | None) -> bool:
    """True where a number stands before the unit, by any of its names; a number within a longer name counts nothing."""
    text = _NAMED.sub("", text)
    names = [" ".join(unit), unit[0], *cues().counted_alike.get(" ".join(unit), cues().counted_alike.get(unit[0], ()))]
    pattern = "|".join(re.escape(name) for name in (*names, *([classifier] if classifier else [])))
    number = rf"\d[\d.,/]*|(?<!\d )\b(?:{CARDINALS})"  # "65 năm" is no five
    between = r"(?:%\s+la|\s*(?:nghin|trieu|ty|ti)\b)?\s+[“\"]?"
    other = r"(?:(?!(?:nam|thang|ngay|tuan|lan)\b)\w+\s+)?"
    return re.search(rf"(?:{number}){between}{other}(?:{pattern})\b", text) is not None
