"""Whether a text looks like the answer to a question: a date for "khi nào", a count for "mấy", a name for "ai"."""

import re

from bot.answering.coined import explains
from bot.answering.cues import Aspect, cues
from bot.answering.persons import person, roles_fit
from bot.answering.query import Query
from bot.answering.scope import QUOTATION
from knowledge.vietnamese.abbreviations import in_full
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import KIND_PATTERN, find_numbers, find_references, kind_code
from knowledge.vietnamese.normal import fold, syllables
from knowledge.vietnamese.ordinals import CARDINALS, ordinal

DATED_DOCUMENT = re.compile(
    r"\d+(?:/\d{4})?\s?[-–/]\s?[A-ZĐ][\w/–-]*\s+(?:ban hành )?ngày\s+[\d/.-]+(?: tháng \d+ năm \d{4})?"
)
_WANTED = re.compile(rf"\b({KIND_PATTERN})\s+(?:nao|gi|so may|so nao|so bao nhieu|so hieu)\b")
_LAWS = ("L", "NĐ", "TT")
_PAPER = re.compile(rf"\b(?:{KIND_PATTERN})\b")
_CLASSIFIERS = r"bo|cai|chiec|cay(?! so\b)|con|can(?! bo\b)|ngoi|cuoc|vu|tam|toa|quyen|cuon|buc|suat"  # "mấy cây cầu"
_COUNTED = re.compile(
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
_SEPARATOR, _ITEMS = re.compile(r"[,;]|\bvà\b"), 3  # so many separators make an enumeration
_ORDERED = re.compile(r"\b(quy|loai|hang|cap|khoa|lan thu|chang|vong) may\b")  # which one, not how many
_REPEATED = re.compile(
    r"\bbao lau (?:mot|1) lan\b|\b(?:may|bao nhieu) lan (?:mot|1|moi) (?:nam|quy|thang|tuan)\b|\bdinh ky\b"
)
_NAMED_MOVEMENT = re.compile(r"[“\"]|[Pp]hong trào (?:thi đua )?[A-ZĐ]")
_CASE = re.compile(r"\b(?:khi|luc) nao (?:thi |moi )*(?:bi|duoc|phai|khong|coi|tinh|goi)\b")
_MEMBERS = re.compile(r"\bgom\b|\bthanh vien\b")
_THEMES = re.compile(r"\b(?:chu de|khau hieu|phuong cham|thong diep|tinh than)\b")
_THEME_TOLD = re.compile(  # what follows, or is quoted
    r"[“\"]|\b(?:[Cc]hủ đề|[Kk]hẩu hiệu|[Pp]hương châm|[Tt]hông điệp|[Tt]inh thần)\b[^.;]*?(?::|\blà\b|\bvới\b)"
)
_LETTERED = re.compile(rf"\b(?P<number>{CARDINALS}|\d{{1,2}}|may|bao nhieu) chu\b")  # "bốn chữ gì"
_MOST_WORDS = 0.7  # of a heading, in a question for its items
_VOTES = re.compile(
    r"(?<!ngay )(?<!truoc )(?<!sang )\d{1,2}/\d{1,2}\s+(?:phieu|diem|chi tieu|don vi|xa|huyen|thanh vien|dai bieu)\b"
)  # "8/9 phiếu" is no day
_NAMED = re.compile(r"[“\"](?:[^\s“”\"]+\s){4,}[^\s“”\"]+[”\"]")  # in quotation marks
_LIST_MARK = re.compile(r"^\s*\(?\d{1,2}(?:\.\d{1,2})*[.)]\s")  # a number that counts nothing
_NO_UNIT = frozenset(
    syllables("là số ở của trong năm và đạt được thì cho tại kể vậy mới tháng lần rồi một mỗi vượt tăng")
)
_LASTING = re.compile(r"\b\d{1,3} (?:năm|tháng|tuần|ngày|giờ)\b(?! \d)")
_BOTH_ENDS = re.compile(r"\btu (?:ngay|thang|khi|luc) (?:nao|may) (?:den|toi)\b|\btu (?:bao gio|khi nao) (?:den|toi)\b")
_SPANS = {"nam": "năm", "thang": "tháng", "lan": "lần", "tuan": "tuần"}
_SOME = r"(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|vài|mấy)"
_TERM, _WINDOW = 4, 60  # words before "là gì" that name what is to be explained; characters they stand in
_TEXT_YEARS = re.compile(r"\b(?:19|20)\d\d\s*(?:[-–]|đến)\s*(?:năm )?(?:19|20)\d\d\b")
_ANNIVERSARY = re.compile(  # the time since what is remembered
    r"\(\s*(\d{1,2}[/.-]\d{1,2})[/.-]\d{4}\s*[-–]\s*\1[/.-]\d{4}\s*\)|\b(?:kỷ niệm|chào mừng) (?:lần thứ )?\d+ năm\b"
)
_TEXT_YEAR = re.compile(r"\b(?:nam )?(?:19|20)\d\d\b")


def has_shape(query: Query, text: str) -> float:
    """How much a text looks like the answer wanted, 0..1; 0.5 where the question tells nothing of it."""
    shapes, question = cues().shapes, query.folded
    if explains(query, text):
        return 1.0
    of_paper = query.references or cues().issuing.search(question) or _PAPER.search(question)
    if query.aspect in (Aspect.WHEN, Aspect.DURATION):
        text = _ANNIVERSARY.sub("", text)
    if query.aspect in (Aspect.WHEN, Aspect.DURATION) and not of_paper:
        text = DATED_DOCUMENT.sub("", text)  # the day of a paper tells when nothing else was
    match query.aspect:
        case Aspect.PERSON | Aspect.WHO:
            return person(query, text)
        case Aspect.UNIT:
            found = min(0.3 if _MEMBERS.search(question) else 1.0, 0.6 * len(shapes["unit"].findall(text)))
            if _MEMBERS.search(question) and shapes["members"].search(text):
                found = 1.0
            return found if roles_fit(question, fold(in_full(text))) else 0.0
        case Aspect.CRITERION:
            return 1.0 if shapes["criterion"].search(text) else 0.6 if shapes["demand"].search(text) else 0.2
        case Aspect.PROCEDURE:
            return 0.8 if shapes["procedure"].search(text) else 0.5
        case Aspect.DIRECTIVE:
            return _document(question, text)
        case Aspect.ENUMERATION:
            return min(1.0, len(_SEPARATOR.findall(text)) / _ITEMS)
        case Aspect.FIGURE:
            return _amount(query, text)
        case Aspect.DURATION:
            if _REPEATED.search(question):
                return float(shapes["repeated"].search(text) is not None)
            lasting = "bao lau" in question and _LASTING.search(text)
            told = 0.0 if "bao lau" in question or _BOTH_ENDS.search(question) else 0.4  # one day is no length
            return 1.0 if lasting or shapes["duration"].search(text) else told * bool(shapes["when"].search(text))
        case Aspect.WHEN:
            return _moment(question, text)
        case Aspect.THEME:
            return _theme(question, text)
        case Aspect.DEFINITION:
            return 1.0 if _defines(question, text) else 0.4
        case Aspect.MOVEMENT:
            if _NAMED_MOVEMENT.search(text):
                return 1.0
            return 0.0 if re.search(r"\bten\b", question) else 0.5
    shape = shapes.get(str(query.aspect))
    return 0.5 if shape is None else float(shape.search(text) is not None)


def _theme(question: str, text: str) -> float:
    """1 where the text has the word that is asked for, or quotes as many words as are; less where it only quotes."""
    if lettered := _LETTERED.search(question):
        number = ordinal(lettered["number"])
        lengths = {len(syllables(quote)) for quote in QUOTATION.findall(text)}
        return 1.0 if lengths and (number is None or number in lengths) else 0.0
    named = {match[0] for match in _THEMES.finditer(question)} & {match[0] for match in _THEMES.finditer(fold(text))}
    quoted = cues().shapes["theme"].search(text) is not None
    if named:
        return 1.0 if _THEME_TOLD.search(text) else 0.6
    return 0.4 if quoted else 0.0


def asks_for_law(query: Query) -> bool:
    """True for "luật nào", "nghị định nào", "thông tư nào": which one applies."""
    wanted = _WANTED.search(query.folded)
    return wanted is not None and not query.references and kind_code(wanted[1]) in _LAWS


def asks_for_list(query: Query, lead: str) -> bool:
    """True where a question wants what these words lead to; a number of things, only where they name the things."""
    if query.aspect is Aspect.FIGURE:
        named = [match["unit"].split()[:2] for match in _COUNTED.finditer(query.folded)]
        return any(len(unit) == 2 and re.search(rf"(?<!\d ){' '.join(unit)}\b", fold(lead)) for unit in named)
    if query.aspect in (Aspect.PERSON, Aspect.WHO, Aspect.UNIT):
        return False
    if query.aspect is Aspect.WHEN:
        return re.search(r"\b(?:truong hop|dieu kien)\b", fold(lead)) is not None
    return cues().enumeration.search(query.folded) is not None


def asks_for_items(query: Query, heading: frozenset[str]) -> bool:
    """True where a question asks for several things by (most of) the words of a heading that announces them."""
    several = cues().enumeration.search(query.folded) or cues().plural.search(query.folded)
    return several is not None and len(heading & set(re.findall(r"\w+", query.folded))) >= _MOST_WORDS * len(heading)


def _defines(question: str, text: str) -> bool:
    """True where the words before an "là" are those that the question wants explained."""
    asked = cues().definition.search(question)
    term = re.findall(r"\w+", question[: asked.start()])[-_TERM:] if asked else []
    told = (fold(text[max(0, m.start() - _WINDOW) : m.start()]) for m in re.finditer(r"\b(?:là|nghĩa là)\b", text))
    return bool(term) and any(all(re.search(rf"\b{word}\b", before) for word in term) for before in told)


def _document(question: str, text: str) -> float:
    """1 where the text names a document of the kind asked for, less for a document of another kind."""
    numbers = find_numbers(text) or find_references(text)
    wanted = _WANTED.search(question)
    if not numbers or wanted is None:
        return float(bool(numbers))
    kinds = {number.kind for number in numbers}
    kinds |= {"QĐi"} if "QĐ" in kinds else set()  # 37-QĐ/TW is a regulation
    return 1.0 if kind_code(wanted[1]) in kinds else 0.3


def _moment(question: str, text: str) -> float:
    """A day where a day is asked for, an hour where an hour is; a case where the question is when something counts."""
    if re.search(r"\bmay gio\b|\bgio nao\b", question):
        return float(re.search(r"\d\s*(?:giờ|h\d|:\d\d)", text) is not None)
    if re.search(r"\b(?:ngay (?:nao|may|bao nhieu|gi)|hom (?:nao|may))\b", question):
        return float(bool(find_dates(text)))
    if _CASE.search(question) and re.search(r"\b(?:khi|nếu|trường hợp)\b", text):
        return 1.0
    return float(cues().shapes["when"].search(text) is not None)


def _amount(query: Query, text: str) -> float:
    """1 where the text counts the very thing asked for ("mấy huyện": "7 huyện"), less for any other number."""
    question = query.folded
    if _WHICH_YEAR.search(question):
        return float(_TEXT_YEAR.search(fold(text)) is not None)
    if ordered := _ORDERED.search(question):
        return float(re.search(rf"\b{ordered[1]} (?:\d|[ivx]+\b|thu )", fold(text)) is not None)
    text = _LIST_MARK.sub("", text)
    folded = fold(text)
    spans = [date.span for date in find_dates(text)] + [number.span for number in find_numbers(text)]
    spans = [span for span in spans if not _VOTES.match(folded, span.start)]
    for span in spans:
        folded = folded[: span.start] + "_" * (span.end - span.start) + folded[span.end :]
    folded = _TEXT_YEAR.sub("_", folded)
    digits = re.search(r"\d", folded) is not None
    if not digits and not re.search(rf"\b(?:{CARDINALS})\b", folded):
        return 0.0
    if cues().money.search(query.text.lower()):
        return float(_MONEY.search(folded) is not None)
    best = 0.0
    for match in _COUNTED.finditer(question):
        unit = match["unit"].split()
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


def _lasts(text: str, unit: str) -> bool:
    """True where years, months, times are counted, or two years stand for the time between them."""
    units = "năm|lần" if unit == "năm" else unit  # what is done every year is counted in times
    counted = re.search(rf"\b{_SOME}\s+(?:\w+\s+)?(?:{units})\b(?! \d{{4}})", text.lower())
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
