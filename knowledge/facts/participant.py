"""Participants: who launched, leads a cluster, belongs to it, was honoured, attended and spoke, signed, gave."""

import re
from collections.abc import Iterator

from knowledge.facts.body import NAMED, OFFICE, OTHER, STATE
from knowledge.facts.fact import Fact, FactKind
from knowledge.facts.item import items
from knowledge.passage import Passage
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.normal import LOWER, UPPER

_HONORIFIC = (
    r"(?:[ĐđDd]ồng chí|[ĐđDd]/c|[ÔôOo]ng|[Bb]à|[Aa]nh|[Cc]hị|TS\.?|PGS\.?|GS\.?|BS\.?|kỹ sư|bác sĩ|"
    r"(?:Thiếu|Trung|Thượng|Đại) (?:tướng|tá|úy)|[Vv]ận động viên|[Hh]uấn luyện viên(?: quốc gia)?|VĐV|HLV)"
)
_NAME = rf"[{UPPER}][{LOWER}’'R]*(?:\s[{UPPER}][{LOWER}’'R]*){{1,4}}"
_PERSON = re.compile(rf"{_HONORIFIC}\s+(?P<person>{_NAME})")
_TITLED = re.compile(
    rf"(?:Tổng cục trưởng|Cục trưởng|Giám đốc|Chủ tịch|Bí thư|Thứ trưởng|Bộ trưởng|Trưởng ban|tỉnh|huyện|xã|phường|"
    rf"thành phố|Tổng cục [{UPPER}]\w+(?: \w+)?|UBND \w+),?\s(?P<person>{_NAME})"
)
_STOP = (
    r"(?:về|v/v|nhằm|ban hành|quy định|hướng dẫn|tổ chức|phát động|giao|triển khai|ngày|năm|của|do|tại|để|là|đã|sẽ|vừa|"
    r"được|có|trong|theo|cho|với|yêu cầu|chỉ đạo|phê duyệt|thực hiện|đến|từ|gồm|nêu|đề ra|khen thưởng|phối hợp|trao|tặng|"
    r"ký|thì|nhận|tiếp nhận|đón nhận|phát biểu|chủ trì|tham gia|trực tiếp|cùng|tuyên dương|chứng kiến|và|vì|khẳng định|đề nghị|"
    r"căn cứ|tiếp tục|kêu gọi|xác định|bố trí)"
)
_WORD = rf"\s(?!{_STOP}\b)(?:[-–]\s(?=[{UPPER}]))?[\w’'()-]+"
_BODY = (
    rf"(?:(?:[Ll]ãnh đạo|[ĐđDd]ại diện)\s)*(?:{OFFICE})?(?:{NAMED}|(?:{STATE}|{OTHER}|Tổ|Đội|Liên danh|Tổng Công ty|Nhà thầu)"
    rf"(?=\s)(?:{_WORD}|\s(?:Du|số)\b){{1,12}}|[Tt]ỉnh|[Cc]hính phủ)"
)
_LOCAL = rf"(?:(?:huyện|thị xã|thành phố|tỉnh|xã|phường|đặc khu|quận)\s)?[{UPPER}][\w’']*(?:\s[{UPPER}][\w’']*){{0,4}}"
_ACTOR = re.compile(_BODY)
_AUXILIARY = r"(?:\s*\([^)]*\))?\s*,?\s*(?:(?:cũng|đã|vừa|sẽ|trực tiếp|chính thức|long trọng|vinh dự|lần lượt)\s+)*"
_LAUNCH = re.compile(
    r"(?:(?:phối hợp với [^.;]{5,80} )?tổ chức\s(?:[Hh]ội nghị|[Ll]ễ|buổi lễ)?\s?[^.;“”\"]{0,60}?)?\b(?:phát động)\s+"
    r"(?:phong trào|thi đua|đợt|cuộc|các phong trào|chiến dịch|tháng|“|\")|ban hành Kế hoạch (?:triển khai|tổ chức)[^.]{0,30}(?:thi đua|phong trào)"
)
_BY = re.compile(rf"\bdo (?P<who>{_BODY}) (?:đã )?phát động")
_HOLD = re.compile(r"tổ chức\s+(?:[Hh]ội nghị|[Ll]ễ|buổi|tuyên dương)")
_SIGN = re.compile(r"ký (?:kết|cam kết|giao ước|quy ước|bản giao ước)")
_AWARD = re.compile(
    r"(?:được\s+(?:\w+\s){0,3}?(?:nhận|tặng thưởng|tặng|trao tặng|trao|khen thưởng|đón nhận)|(?:tiếp|đón)? ?nhận)\s+"
    r"(?P<award>Cờ[^,.;]{0,25}|[Bb]ằng khen|[Gg]iấy khen|Huân chương[^,.;]{0,30}|[Dd]anh hiệu[^,.;]{0,40}|cờ[^,.;]{0,20})"
)
_GIVE = re.compile(r"trao\s+(?:tặng\s+)?(?P<what>[Gg]iấy khen|[Bb]ằng khen|[Cc]ờ|hoa|\d[\d.,]* (?:suất )?\w+|quà|thưởng)|trao tặng")
_LEAD_OF = re.compile(r"[Cc]ụm trưởng|[Kk]hối trưởng|[Tt]rưởng (?:[Cc]ụm|[Kk]hối)")
_MEMBERS = re.compile(
    r"(?:[Cc]ụm|[Kk]hối)[^.;\n]{0,60}?\b(?:gồm|thành viên gồm|gồm có|có \d+ đơn vị)(?:\s+các (?:đơn vị)?)?\s*(?P<list>[^.;\n]+?)"
    r"(?=\s+(?:đã )?tổ chức|[.;\n]|$)|các thành viên gồm (?P<list2>[^.;\n]+)"
)
_ATTEND = re.compile(
    r"(?:[Tt]ham dự|[Đđ]ến dự|[Vv]ề dự|[Dd]ự)(?: và [^.]{3,30}?)?(?:\s(?:hội nghị|buổi lễ|lễ phát động|lễ|chương trình|buổi))*(?:,)?\s*có:?\s"
    r"(?P<list>[^\n]+)"
)
_SPEAK = re.compile(r"[Pp]hát biểu(?:\s(?:chỉ đạo|kết luận|khai mạc|bế mạc|thảo luận|đáp từ|tại|ý kiến)\b)?")
_CHAIR = re.compile(r"\bchủ trì\b")
_LIST_OF = re.compile(r"^Danh sách.{0,60}(?:khen|tặng|tuyên dương|vinh danh)", re.IGNORECASE)


def participants(source: Source, prose: list[Passage]) -> Iterator[Fact]:
    """A fact for each person or body with the part that it had; each pair of name and role once."""
    seen: set[tuple[str, str]] = set()
    found = list(_honoured(source))
    for sentence in dict.fromkeys(passage.sentence for passage in prose):
        found += _of_sentence(source, sentence)
    for fact in found:
        key = (fact.fields["name"], fact.fields["role"])
        if key not in seen:
            seen.add(key)
            yield fact


def _of_sentence(source: Source, sentence: Span) -> Iterator[Fact]:
    text = source.text
    words = sentence.of(text)

    def fact(start: int, end: int, role: str, until: int = 0) -> Fact:
        name = words[start:end]
        low, high = min(start, until or start), max(end, until)
        return Fact(FactKind.PARTICIPANT, source.id, Span(sentence.start + low, sentence.start + high), {
            "name": name, "role": role, "type": "cá nhân" if _is_person(name) else "đơn vị",
        })  # fmt: skip

    for rule, role in ((_LAUNCH, "phát động"), (_HOLD, "tổ chức"), (_SIGN, "ký kết"), (_CHAIR, "chủ trì")):
        match = rule.search(words)
        for start, end in _subjects(words, match.start()) if match else ():
            yield fact(start, end, role, match.end() if match else 0)
    for match in _BY.finditer(words):
        yield fact(*match.span("who"), "phát động", match.end())
    match = _AWARD.search(words)
    if match:
        award = " ".join(match["award"].split()[:3]).lower()
        for start, end in _subjects(words, match.start()):
            yield fact(start, end, f"nhận {award}", match.end())
    match = _GIVE.search(words)
    for start, end in _subjects(words, match.start()) if match else ():
        yield fact(start, end, "trao", match.end() if match else 0)
    match = _SPEAK.search(words)
    if match:
        for start, end in [*_people(words, match.end())[:1]] or _subjects(words, match.start()):
            yield fact(start, end, "phát biểu")
    match = _ATTEND.search(words)
    for start, end in _listed(words, match.start("list"), match.end("list")) if match else ():
        yield fact(start, end, "dự")
    match = _MEMBERS.search(words)
    if match:
        group = "list" if match["list"] else "list2"
        for start, end in _units(words, *match.span(group)):
            yield fact(start, end, "thành viên cụm")
    yield from (fact(start, end, "cụm trưởng", until) for start, end, until in _leaders(words))


def _is_person(name: str) -> bool:
    return re.fullmatch(_NAME, name) is not None and not re.match(rf"(?:{STATE}|{OTHER})\b", name)


def _people(words: str, low: int, high: int | None = None) -> list[tuple[int, int]]:
    return [match.span("person") for match in _PERSON.finditer(words, low, len(words) if high is None else high)]


def _subjects(words: str, verb: int) -> list[tuple[int, int]]:
    """Who does what the verb at ``verb`` says: the person before it in its clause, else the bodies right before it."""
    low = max((m.end() for m in re.finditer(r"[;:]\s|\.\s", words[:verb])), default=0)
    people = _people(words, low, verb) or [m.span("person") for m in _TITLED.finditer(words, low, verb)]
    if people:
        joined = [people[-1]]
        for one in reversed(people[:-1]):
            if not re.fullmatch(rf"\s*(?:,|và|,? và)\s*(?:{_HONORIFIC})\s*", words[one[1] : joined[0][0]]):
                break
            joined.insert(0, one)
        bodies = _bodies(words, people[-1][1], verb) if re.search(r"\bvà\s", words[people[-1][1] : verb]) else []
        return joined if not bodies else joined
    return _bodies(words, low, verb)


def _bodies(words: str, low: int, verb: int) -> list[tuple[int, int]]:
    """Bodies joined by a comma or a conjunction, the last of them right before the verb."""
    found: list[tuple[int, int]] = []
    edge = verb
    for match in reversed(list(_ACTOR.finditer(words, low, verb))):
        between = words[match.end() : edge]
        if not re.fullmatch(rf"{_AUXILIARY}|\s*(?:,|và|,? và)\s*", between):
            break
        found.insert(0, match.span())
        edge = match.start()
    return found


def _listed(words: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """People and bodies of a list of guests: people by their honorific, bodies at the head of an item."""
    people = _people(words, low, high)
    yield from people
    for match in re.finditer(r"(?:^|[;,]|\bcùng|\bvà)\s*", words[low:high]):
        start = low + match.end()
        actor = _ACTOR.match(words, start, high)
        after_person = any(end <= start <= end + 120 and ";" not in words[end:start] for _, end in people)
        if actor and not after_person:
            yield actor.span()


def _units(words: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Units of a list such as "huyện Đức Cơ, Chư Sê và thành phố Pleiku"."""
    for match in re.finditer(rf"(?:^|[,:]|\bvà|\bgồm)\s*(?P<unit>(?:(?:{_BODY})\s*)?{_LOCAL}|{_BODY})", words[low:high]):
        start, end = match.span("unit")
        if end > start:
            yield low + start, low + end


def _leaders(words: str) -> Iterator[tuple[int, int, int]]:
    """The unit that leads a cluster: before the word in brackets or behind "là", or the person with that office."""
    for match in _LEAD_OF.finditer(words):
        before = words[: match.start()]
        bracket = re.search(rf"(?P<who>{_LOCAL}|{_BODY})\s*\((?:là\s)?(?:đơn vị\s)?$", before)
        named = re.search(rf"(?P<who>(?:{_BODY})|{_LOCAL})\s*(?:là|làm|giữ vai trò)\s(?:đơn vị\s)?$", before)
        office = re.search(rf"(?P<who>(?:UBND\s)?(?:huyện|thị xã|thành phố|xã|phường)\s{_LOCAL})\s*[-–,]\s*$", before)
        for found in (bracket, named, office):
            if found:
                yield found.start("who"), found.end("who"), match.end()
                break


def _honoured(source: Source) -> Iterator[Fact]:
    """The items of a list of those who were commended."""
    active = False
    for item in items(source.text):
        words = item.words.of(source.text)
        if item.heads and _LIST_OF.search(words):
            active = True
        elif active and item.marked:
            fields = {"name": words, "role": "được khen thưởng", "type": "cá nhân" if _is_person(words) else "đơn vị"}
            yield Fact(FactKind.PARTICIPANT, source.id, item.words, fields)
        else:
            active = False
