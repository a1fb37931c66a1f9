"""Criteria (tiêu chí), principles, conditions and quotas of commendation: one fact for each item."""

import re
from collections.abc import Iterator

from knowledge.fact import Fact, FactKind
from knowledge.facts.cues import cues
from knowledge.facts.item import items, parts
from knowledge.passage import Passage
from knowledge.source import Source
from knowledge.span import Span

_NAMES = {
    "tiêu chí": r"tiêu chí",
    "tiêu chuẩn": r"tiêu chuẩn",
    "nguyên tắc": r"nguyên tắc",
    "điều kiện": r"điều kiện",
    "chỉ tiêu": r"số lượng|tỷ lệ|tỉ lệ|không quá|tối đa|ít nhất|tối thiểu|từ \d+% trở lên|chỉ tiêu khen",
}
_INTRODUCES = re.compile(
    r"(?:tiêu chí|tiêu chuẩn|nguyên tắc|điều kiện)\b(?!\s+(?:thực tế|thực tiễn|thuận lợi|đô thị|nông thôn|quốc gia))"
    r"|\bkhen thưởng\s*:?$|về (?:công tác )?khen thưởng|đối tượng.{0,20}khen thưởng|số lượng.{0,20}khen",
    re.IGNORECASE,
)
_OTHER_SECTION = re.compile(
    r"^(?:hình thức|hồ sơ|thời gian|thời hạn|kinh phí|nội dung|mục đích|mục tiêu|tổ chức thực hiện|trách nhiệm|thủ tục|"
    r"quy trình|nơi nhận|giải pháp|nhiệm vụ|căn cứ|danh sách)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?:đối với|với|dành cho)\b", re.IGNORECASE)
_COMMENDS = re.compile(cues()["commendation"], re.IGNORECASE)
_NORMS = re.compile(cues()["norms"], re.IGNORECASE)
_CALLED = re.compile(r"(?:Ban|Hội đồng|Luật|Quỹ|Phòng) thi đua\W{0,3}(?:và )?khen thưởng", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:Phát biểu|Kết luận|Về khen thưởng)[^;]{0,300}?\b(?:yêu cầu|đề nghị|lưu ý|nhấn mạnh|mong muốn)\s", re.IGNORECASE
)
_OPENS = re.compile(rf"(?:khi |{cues()['norms']}|{cues()['commendation']})", re.IGNORECASE)
_REPORTS = re.compile(cues()["reports"], re.IGNORECASE)
_DUTY = re.compile(cues()["duties"], re.IGNORECASE)
_LIST = re.compile(
    r"(?:\d+|các|những|[a-zà-ỹ]+)\s+(?P<type>tiêu chí|nguyên tắc|điều kiện|tiêu chuẩn)[^:;.]{0,60}:\s+(?=[a-zà-ỹA-ZĐ“])"
)
_AWARD = re.compile(
    r"Cờ [Tt]hi đua|Bằng khen|Giấy khen|Huân chương[^,;.]{0,25}|Chiến sĩ thi đua(?: cơ sở| toàn quốc)?|"
    r"Tập thể lao động xuất sắc|Lao động tiên tiến|khen cao|khen thưởng đột xuất|danh hiệu [“\"][^”\"]+[”\"]"
)
_SHORTEST, _LONG, _LONGEST = 12, 250, 700


def criteria(source: Source, prose: list[Passage]) -> Iterator[Fact]:
    """A fact for each criterion, principle, condition or quota: the items of their sections, then the sentences."""
    listed = list(_sections(source))
    yield from listed
    sentences = list(dict.fromkeys(passage.sentence for passage in prose))
    for sentence in sentences:
        if any(sentence.overlaps(fact.span) for fact in listed):
            continue
        inline = list(_inline(source, sentence))
        yield from inline or _norms(source, sentence)


def _sections(source: Source) -> Iterator[Fact]:
    """The items below a heading that announces criteria, down to a heading of its rank or to prose."""
    name, of, level, fresh = "", "", 0, False
    for item in items(source.text):
        words = item.words.of(source.text)
        other = _OTHER_SECTION.match(words) is not None
        if item.heads:
            fresh = not other and _INTRODUCES.search(words) is not None
            if fresh:
                name, level = _type(words), item.level if item.marked else 0
            elif other or item.level <= level or not (item.marked or _GROUP.match(words)):
                name = ""
            of = words.rstrip(" :")
        elif name and (fresh or (item.marked and item.level > level)):
            if not other and len(words) >= _SHORTEST:
                yield _fact(source, item.words, _type(words, name), of)
            fresh = False
        else:
            name = ""


def _inline(source: Source, sentence: Span) -> Iterator[Fact]:
    """Items that a sentence lists behind "4 tiêu chí:", between commas or semicolons outside of brackets."""
    words = sentence.of(source.text)
    match = _LIST.search(words)
    if match is None:
        return
    separator = r";\s*" if ";" in words[match.end() :] else r",\s*(?![^(]*\))"
    for start, end in parts(words, match.end(), len(words), separator):
        kept = words[start:end].rstrip(" .,;")
        if kept.strip(" .,;"):
            span = Span(sentence.start + start, sentence.start + start + len(kept))
            yield _fact(source, span, match["type"].lower(), _award(words))


def _norms(source: Source, sentence: Span) -> Iterator[Fact]:
    """Clauses of a sentence that say how commendation is to be done."""
    text = source.text
    mark = re.compile(r"(?:\d{1,2}[.)]|[a-zđ]\)|\(\d+\))\s+").match(text, sentence.start, sentence.end)
    first = mark.end() if mark else sentence.start
    starts = [first, *(m.end() for m in re.compile(r";\s+|:\s+(?=[A-ZĐ-])").finditer(text, first, sentence.end))]
    follows = False  # a norm on commendation: what is listed behind it is about commendation too
    for start, end in zip(starts, [*starts[1:], sentence.end], strict=True):
        kept = text[start:end].rstrip(" ;.,:")
        announces = end == sentence.end and text[start:end].rstrip().endswith(":")
        told = _TOLD.match(kept)
        if told:
            follows = follows or _about(kept)
            start, kept = start + told.end(), kept[told.end() :]
        if len(kept) > _LONG:
            start, kept = _narrowed(start, kept)
        follows = not announces and _is_norm(kept, follows)
        if follows:
            yield _fact(source, Span(start, start + len(kept)), _type(kept, "nguyên tắc"), _award(kept))


def _is_norm(words: str, follows: bool) -> bool:
    """True for words that say how commendation is to be done, not how it was done, nor whose task something is."""
    if not _SHORTEST <= len(words) <= _LONGEST or _REPORTS.search(words) or _DUTY.match(words):
        return False
    return (follows or _about(words)) and _NORMS.search(words) is not None


def _about(words: str) -> bool:
    """True where the words are about commendation, not only about a body or a law that is called by it."""
    return _COMMENDS.search(_CALLED.sub("", words)) is not None


def _narrowed(start: int, words: str) -> tuple[int, str]:
    """A long clause from the comma behind which a word on commendation or norms stands first."""
    for comma in re.finditer(r",\s+", words):
        rest = words[comma.end() :]
        if _OPENS.match(rest) and _about(rest) and _NORMS.search(rest):
            return start + comma.end(), rest
    return start, words


def _fact(source: Source, span: Span, name: str, of: str) -> Fact:
    words = span.of(source.text)
    return Fact(FactKind.CRITERION, source.id, span, {"text": words, "type": name, "of": _award(words) or of})


def _type(words: str, otherwise: str = "tiêu chí") -> str:
    """Which of the four names of a rule the words carry."""
    return next((name for name, rule in _NAMES.items() if re.search(rule, words, re.IGNORECASE)), otherwise)


def _award(words: str) -> str:
    match = _AWARD.search(words)
    return match.group().strip() if match else ""
