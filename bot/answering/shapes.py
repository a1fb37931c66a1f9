"""Whether a text looks like the answer to a question: a date for "khi nào", a count for "mấy", a name for "ai"."""

import re
from functools import lru_cache

from bot.answering.coined import explains
from bot.answering.counts import COUNTED, amount
from bot.answering.cues import Aspect, cues
from bot.answering.persons import person, roles_fit
from bot.answering.query import Query
from bot.answering.scope import QUOTATION
from knowledge.vietnamese.abbreviations import in_full
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import KIND_PATTERN, find_numbers, find_references, kind_code
from knowledge.vietnamese.normal import fold, syllables
from knowledge.vietnamese.ordinals import CARDINALS, ordinal

_DATED_DOCUMENT = re.compile(
    r"\d+(?:/\d{4})?\s?[-–/]\s?[A-ZĐ][\w/–-]*\s+(?:ban hành )?ngày\s+[\d/.-]+(?: tháng \d+ năm \d{4})?"
)
_WANTED = re.compile(rf"\b({KIND_PATTERN})\s+(?:nao|gi|so may|so nao|so bao nhieu|so hieu)\b")
_LAWS = ("L", "NĐ", "TT")
_PAPER = re.compile(rf"\b(?:{KIND_PATTERN})\b")
_SEPARATOR, _ITEMS = re.compile(r"[,;]|\bvà\b"), 3  # so many separators make an enumeration
_REPEATED = re.compile(
    r"\bbao lau\b.*\b(?:mot|1) lan\b|\b(?:may|bao nhieu) lan (?:mot|1|moi) (?:nam|quy|thang|tuan)\b|\bdinh ky\b"
)
_NAMED_MOVEMENT = re.compile(r"[“\"]|[Pp]hong trào (?:thi đua )?[A-ZĐ]")
_CASE = re.compile(r"\b(?:khi|luc) nao (?:thi |moi )*(?:bi|duoc|phai|khong|coi|tinh|goi)\b")
_MEMBERS = re.compile(r"\bgom\b|\bthanh vien\b")
_HAS_IN_IT = re.compile(r"\b(?:cum|khoi)\b(?!.*\b(?:duoc|dat|nhan|dang ky|gianh|bi)\b).*\bco (?:nhung|cac)\b")
_THEMES = re.compile(r"\b(?:chu de|khau hieu|phuong cham|thong diep|tinh than)\b")
_THEME_TOLD = re.compile(  # what follows, or is quoted
    r"[“\"]|\b(?:[Cc]hủ đề|[Kk]hẩu hiệu|[Pp]hương châm|[Tt]hông điệp|[Tt]inh thần)\b[^.;]*?(?::|\blà\b|\bvới\b)"
)
_LETTERED = re.compile(rf"\b(?P<number>{CARDINALS}|\d{{1,2}}|may|bao nhieu) chu\b")  # "bốn chữ gì"
_MOST_WORDS = 0.7  # of a heading, in a question for its items
_LASTING = re.compile(r"\b\d{1,3} (?:năm|tháng|tuần|ngày|giờ)\b(?! \d)")
_DAY_OF_MONTH = re.compile(r"\bngày (?:mùng |mồng )?\d{1,2} (?:hằng|hàng|mỗi|của|cuối|đầu)\b", re.IGNORECASE)
_HOW_LONG = re.compile(
    r"\bbao lau\b|(?<!ngay )(?<!thang )(?<!quy )\b(?:may|bao nhieu) (?:ngay|tuan|thang|nam)\b(?! (?:nao|may)\b)"
)
_BOTH_ENDS = re.compile(
    r"\bbat dau (?:va|roi|den) ket thuc\b|\btu (?:ngay|thang|khi|luc) (?:nao|may) (?:den|toi)\b"
    r"|\btu (?:bao gio|khi nao) (?:den|toi)\b"
)
_TERM, _WINDOW = 4, 60  # words before "là gì" that name what is to be explained; characters they stand in
_ANNIVERSARY = re.compile(  # the time since what is remembered
    r"\(\s*0?(\d{1,2})[/.-]0?(\d{1,2})[/.-]\d{4}\s*[-–]\s*0?\1[/.-]0?\2[/.-]\d{4}\s*\)"
    r"|\b(?:[Kk]ỷ niệm|[Cc]hào mừng) (?:lần thứ )?\d+ năm\b"
)


@lru_cache(maxsize=8192)
def undated(text: str) -> str:
    """A text without the documents that it names with their day."""
    return _DATED_DOCUMENT.sub("", text)


def has_shape(query: Query, text: str) -> float:
    """How much a text looks like the answer wanted, 0..1; 0.5 where the question tells nothing of it."""
    shapes, question = cues().shapes, query.folded
    if explains(query, text):
        return 1.0
    of_paper = query.references or cues().issuing.search(question) or _PAPER.search(question)
    if query.aspect in (Aspect.WHEN, Aspect.DURATION):
        text = _ANNIVERSARY.sub("", text)
    if query.aspect in (Aspect.WHEN, Aspect.DURATION) and not of_paper:
        text = undated(text)  # the day of a paper tells when nothing else was
    match query.aspect:
        case Aspect.PERSON | Aspect.WHO:
            return person(query, text)
        case Aspect.UNIT:
            found = min(0.3 if _MEMBERS.search(question) else 1.0, 0.6 * _bodies(text))
            if (_MEMBERS.search(question) or _HAS_IN_IT.search(question)) and shapes["members"].search(text):
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
            return amount(query, text)
        case Aspect.DURATION:
            if _REPEATED.search(question):
                return float(shapes["repeated"].search(text) is not None)
            how_long = _HOW_LONG.search(question)
            lasting = how_long and _LASTING.search(text)
            told = 0.0 if how_long or _BOTH_ENDS.search(question) else 0.4  # one day is no length
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


@lru_cache(maxsize=8192)
def _bodies(text: str) -> int:
    """How many bodies a text names."""
    return len(cues().shapes["unit"].findall(text))


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
        named = [match["unit"].split()[:2] for match in COUNTED.finditer(query.folded)]
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
    if asked is None:
        return False
    before, behind = (re.findall(r"\w+", part) for part in (question[: asked.start()], question[asked.end() :]))
    term = behind[:_TERM] if asked[0].endswith("the nao la") else before[-_TERM:]
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
        return float(bool(find_dates(text)) or _DAY_OF_MONTH.search(text) is not None)
    if _CASE.search(question) and re.search(r"\b(?:khi|nếu|trường hợp)\b", text):
        return 1.0
    return float(cues().shapes["when"].search(text) is not None)
