"""Whether a handbook entry may answer: it must have what a question turns on, not only speak of the same thing."""

import re
from datetime import date

from bot.answering.cues import Aspect, cues
from bot.answering.demands import contrasts, shows, tells_of_award
from bot.answering.legal import asked_place
from bot.answering.query import Query
from bot.answering.units import contradicts, units
from knowledge.entry import Entry
from knowledge.facts.who import people
from knowledge.vietnamese.documents import KIND_PATTERN, find_numbers
from knowledge.vietnamese.normal import UPPER, bigrams, fold, syllables
from knowledge.vietnamese.places import key_of

_UNIT = re.compile(
    rf"\b(?:[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị xã|[Tt]hành phố)\s+(?P<name>[{UPPER}]\w*(?:\s[{UPPER}]\w*)*)"
)
_FULLY_NAMED = 0.9
_PAPERS = rf"\b(?:{KIND_PATTERN})\b"
_SIGNED = re.compile(
    rf"\b(?:ai|nao)(?: da)? ky\b.*{_PAPERS}|{_PAPERS}.*\b(?:ai|nao)(?: da)? ky\b|\bky\b.*{_PAPERS}.*\bai\b"
)
_MUST_SHOW = (Aspect.FIGURE, Aspect.WHEN)
_NO_SHAPE = -0.35  # a number of something else, no day at all
_BONUS = re.compile(r"^(?:muc )?tien thuong\b")
_MONEY = re.compile(r"\b(?:tien|he so|muc thuong|thuong (?:bao|may|gi|ra)|bao nhieu|trieu|luong|bonus|money)\b")
_STANDARDS = re.compile(r"\b(?:tieu chuan|dieu kien)\b(?!.* (?:van ban|nghi dinh|thong tu|luat|dieu) )")
_OF_STANDARDS = re.compile(r"\b(?:[Tt]iêu chuẩn|[Đđ]iều kiện|[Ll]iên tục|[Tt]rở lên|[Íí]t nhất|đạt)\b")
_BRANCH = re.compile(
    r"\bnganh (giao duc|y te|noi vu|cong an|quan doi|nong nghiep|tai chinh|cong thuong|xay dung|giao thong|tu phap"
    r"|thue|hai quan|ngan hang|van hoa|the thao|toa an|kiem sat|thanh tra)\b"
)
_CAPPED = re.compile(r"\b(?:tối đa|không (?:được )?(?:quá|vượt(?: quá)?))\b.*\b(?:mấy|bao nhiêu)\b")
_CAP = re.compile(r"\b(?:tối đa|không (?:được )?(?:quá|vượt)|nhiều nhất)\b", re.IGNORECASE)
_ABROAD = re.compile(
    r"\b(Lào(?! Cai)|Campuchia|Thái Lan|Trung Quốc|Nhật Bản|Hàn Quốc|Singapore|Malaysia|Indonesia|Philippines|Hoa Kỳ"
    r"|Ấn Độ|Cuba|nước (?:Mỹ|Anh|Pháp|Đức|Nga|Úc))\b"
)
_LEADING = re.compile(r"\b(?:cụm|khối) (?:trưởng|phó)\b")
_ORDER = re.compile(r"\blan thu (?!may\b|bao\b|nao\b)([ivx]+|\d+)\b")
_MAY = re.compile(r"^(?P<case>.+?)\s(?:thi )?co (?:duoc|bi)\b.*\bkhong\b")
_MAY_WHAT = re.compile(r"\bco (?:phai|duoc|bi) (?P<what>(?!la\b)(?:(?!\b(?:nao|gi|may|bao)\b).)+?) khong\W*$")
_CASE = 3  # words of a case
_ANYBODY = frozenset(
    syllables("toi minh em anh chi ong ba bac ai nguoi can bo cong chuc vien nhan vien don vi co quan")
)
_OF_PROCEDURE = frozenset(
    syllables("xét tặng khen thưởng thi đua nộp lấy lên sớm cho đề nghị công nhận được danh hiệu nữa lại luôn vẫn")
)
_AWARD_NAMED = 0.2  # share of a bonus entry's name, without which it is not said whose bonus is asked for


def holds(entry: Entry, query: Query) -> bool:
    """True for an entry that holds in a year asked for, or today."""
    first = date(min(query.years), 1, 1) if query.years else query.today
    last = date(max(query.years), 12, 31) if query.years else query.today
    return (entry.valid_from or date.min) <= last and first <= (entry.valid_to or date.max)


def may_answer(query: Query, entry: Entry, signals: dict[str, float]) -> bool:
    """False where an entry lacks what the question turns on: its place, the very award, a number, a day, a person."""
    text = f"{entry.term} {' '.join(entry.aliases)} {entry.status_note} {entry.answer}"
    folded = fold(text)
    if any(country not in text for country in _ABROAD.findall(query.text)):
        return False
    if cues().opinion.search(query.folded) or not _names_person(query, entry, folded):
        return False
    if not shows(query, text) or not tells_of_award(query, text) or contrasts(query, text, entry=True):
        return False
    if not _names_group(query, folded) or (_CAPPED.search(query.text.lower()) and not _CAP.search(text)):
        return False
    if not _of_time(query, entry, text) or not _of_place(query, signals, text):
        return False
    if not _names_case(query, folded):
        return False
    if query.aspect in _MUST_SHOW and signals["shape"] <= _NO_SHAPE:
        return False
    if _STANDARDS.search(query.folded) and not _OF_STANDARDS.search(text):
        return False
    if query.aspect is Aspect.THEME and not re.search(r"\b(?:chu de|khau hieu|phuong cham)\b", folded):
        return False
    if contradicts(set(query.units), units(text)) or not _of_article(query, entry) or not _of_document(query, entry):
        return False
    bonus = _BONUS.search(fold(entry.term)) is not None
    if bonus and not (_MONEY.search(query.folded) and signals["named"] >= _AWARD_NAMED):
        return False
    return all((match[1] or match[0]) in folded for match in cues().very_award.finditer(query.folded))


def _names_group(query: Query, text: str) -> bool:
    """True where a text names the branch, the order of a congress, the leading of a cluster that is asked for."""
    branches = (match[1] for match in _BRANCH.finditer(query.folded))
    led = _LEADING.search(query.text.lower())
    orders, told = set(_ORDER.findall(query.folded)), set(_ORDER.findall(text))
    return (
        all(name in text for name in branches)
        and (not led or fold(led[0]) in text)
        and (not orders or bool(orders & told))
    )


def _names_case(query: Query, text: str) -> bool:
    """False where it is asked whether one may in a case ("nghỉ thai sản có được xét … không") that is not told of.

    The same of what it is asked whether one may or must do ("… có phải đóng thuế thu nhập không").
    """
    asked, what = _MAY.search(query.folded), _MAY_WHAT.search(query.folded)
    case = [word for word in syllables(asked["case"]) if word not in _ANYBODY] if asked else []
    done = [word for word in syllables(what["what"]) if word not in _ANYBODY | _OF_PROCEDURE] if what else []
    case = case if len(case) >= _CASE else []
    if not case and not done:
        return True
    told = syllables(text)
    pairs = set(bigrams(told))
    if case and pairs.isdisjoint(bigrams(case)):
        return False
    return 3 * len(set(told) & set(done)) >= 2 * len(set(done)) or not pairs.isdisjoint(bigrams(done))


def _of_time(query: Query, entry: Entry, text: str) -> bool:
    """An amount is that of the year asked for; what is asked of a place in a year is not told by another year."""
    if not query.years or any(str(year) in text for year in query.years):
        return True
    if query.places or (query.aspect is Aspect.FIGURE and max(query.years) > query.today.year):
        return False
    dated = query.aspect is Aspect.FIGURE or cues().nowadays.search(query.folded)
    return not dated or bool(query.references) or holds(entry, query)


def _of_place(query: Query, signals: dict[str, float], text: str) -> bool:
    told = key_of(text)
    named = query.asks_meaning and signals["named"] >= _FULLY_NAMED
    units = (key_of(match["name"]) for match in _UNIT.finditer(query.text))
    return named or all(key in told for key in (*units, *(place.key for place in query.places)))


def _of_article(query: Query, entry: Entry) -> bool:
    """Of an article that a question names, only an entry tells that rests on it."""
    place = asked_place(query.text)
    told = " ".join([entry.answer, *(basis.article for basis in entry.legal)])
    return not place or re.search(rf"\bĐiều {place['article']}\b", told, re.IGNORECASE) is not None


def _of_document(query: Query, entry: Entry) -> bool:
    """Of a document that a question names, no entry tells that is on another one."""
    own = find_numbers(entry.term)
    alike = [r for r in query.references if any(r.kind == number.kind for number in own)]
    return not alike or any(r.matches(number) for r in alike for number in own)


def _names_person(query: Query, entry: Entry, text: str) -> bool:
    """True where an entry speaks of who signed the paper asked for, or of each office that is asked for."""
    if _SIGNED.search(query.folded):
        numbers = find_numbers(" ".join((entry.term, *entry.aliases, entry.answer)))
        meant = not query.references or query.asks_for(numbers)
        held = all(role[0] in text for role in cues().role.finditer(query.folded))
        return meant and held and re.search(r"\bký\b", entry.answer) is not None
    roles = [role[0] for role in cues().role.finditer(query.folded)]
    if query.aspect is Aspect.WHO:
        return all(role in text for role in roles)
    if query.aspect is not Aspect.PERSON:
        return True
    if re.search(r"\bten\b", query.folded):
        return bool(people(entry.answer))
    return not query.places and all(re.search(rf"\b{role}\b.{{0,40}}\bla\b|\blam {role}\b", text) for role in roles)
