"""Participants: who launched, leads a cluster, belongs to it, was honoured, attended, spoke, signed, gave."""

import re
from collections.abc import Iterator

from knowledge.fact import Fact, FactKind
from knowledge.facts.cluster import leaders, members
from knowledge.facts.cues import cues
from knowledge.facts.item import items, parts
from knowledge.facts.who import BODY, HEADS, Place, is_person, people, subjects
from knowledge.passage import Passage
from knowledge.signature import signatures
from knowledge.source import Source, SourceKind
from knowledge.span import Span
from knowledge.vietnamese.documents import KINDS

_CAMPAIGN = r"(?:các )?(?:phong trào|thi đua|đợt|cuộc vận động|chiến dịch|Tháng)"
_ACTS = (  # role, the verb whose subject has it
    ("phát động", re.compile(
        rf"(?:tổ chức\s(?:[Hh]ội nghị|[Ll]ễ|[Bb]uổi lễ)?\s?[^.;“”\"]{{0,60}}?)?\bphát động\s+(?:{_CAMPAIGN}|[“\"])"
        rf"|(?:ban hành|có) (?:{'|'.join(KINDS.values())}) [^.;]{{0,80}}\bphát động (?:{_CAMPAIGN}|[“\"])"
        rf"|(?:ban hành|triển khai) (?:Kế hoạch )?(?:triển khai |tổ chức )?(?:[Đđ]ợt|phong trào) thi đua"
    )),
    ("tổ chức", re.compile(r"(?:tổ chức|họp|mở)\s+(?:[Hh]ội nghị|[Ll]ễ|[Bb]uổi|tuyên dương|tổng kết|sơ kết)")),
    ("chủ trì", re.compile(r"(?:là cơ quan thường trực, )?chủ trì\b|là cơ quan thường trực")),
    ("ký kết", re.compile(r"ký (?:kết|cam kết|giao ước|quy ước|bản giao ước)")),
    ("chứng kiến", re.compile(r"(?<!sự )chứng kiến\b")),
    ("trao", re.compile(
        r"(?:trao (?:tặng )?|(?<=đã )tặng |tặng (?=hoa|quà)|(?<!được )tặng (?=.{0,70}\scho \d+ (?:tập thể|cá nhân)))"
        r"(?:[Gg]iấy khen|[Bb]ằng khen|[Cc]ờ|hoa|quà|thưởng|\d[\d.,]*\s(?!huy))"
    )),
    ("hỗ trợ", re.compile(r"(?:hỗ trợ|ủng hộ|tài trợ) \d")),
    ("khen thưởng", re.compile(r"(?:tuyên dương, )?khen thưởng (?:cho )?\d")),
    ("dự", re.compile(r"(?:cùng|đến|tới|về|tham) dự\b(?!\s(?:hội nghị |lễ )?có)")),
    ("phát biểu", re.compile(r"phát biểu\b(?! tại [^,]{3,40},)")),
    ("phối hợp", re.compile(r"phối hợp (?:với|cùng)(?![^.;]*(?:tổ chức|phát động))|"
                         r"phối hợp (?:phát động|vận động|tổ chức|thực hiện)")),
)  # fmt: skip
_WITH = re.compile(rf"[Pp]hối hợp (?:chặt chẽ )?(?:với|cùng) (?P<who>{BODY})")
_TO = re.compile(
    rf"trao (?:tặng )?(?P<award>[Cc]ờ|[Bb]ằng khen|[Gg]iấy khen|Huân chương)[^.;]{{0,60}}? (?:cho|tặng) (?P<who>{BODY})"
)
_BY = re.compile(r"\bdo (?P<who>[^.;:“”\"]{3,70}?) (?:đã )?phát động")
_WITNESSES = re.compile(r"sự chứng kiến của (?P<who>[^.;]{5,120})")
_AWARD = re.compile(
    r"(?:được\s+(?:(?!đề nghị|xét)\w+\s){0,8}?(?:nhận|tặng thưởng|tặng|trao tặng|trao|đón nhận)|(?:tiếp|đón) nhận|"
    r"(?<!được )nhận)\s+(?P<award>[Cc]ờ|[Bb]ằng khen|[Gg]iấy khen|Huân chương|[Dd]anh hiệu)(?! nhiệm)"
)
_HONOURED = re.compile(
    r"được (?P<award>khen thưởng|tặng [Bb]ằng khen|tặng [Gg]iấy khen|biểu dương|tuyên dương)[^.:;]{0,40}?\sgồm:?\s"
    r"(?P<list>[^.]+?)(?=\.|$)"
)
_CONDITIONAL = re.compile(r"\bphải\b|\bnếu\b|xét tặng|được đề nghị|đề nghị tặng|không được")
_WON = re.compile(r"(?:đã [^.,;]{3,50} )?(?:đoạt|giành|đạt)\s(?:\d+\s)?(?:HC[VBĐ]|huy chương|thành tích xuất sắc|giải)")
_HONOURS = re.compile(r"khen thưởng|tuyên dương|vinh danh|tôn vinh", re.IGNORECASE)
_ATTEND = re.compile(
    r"(?<!\w)[Dd]ự\b(?!\s(?:án|kiến|thảo|toán|báo|trữ|phòng))[^.;:“”]{0,70}?\bcó:?\s(?P<list>.+)", re.DOTALL
)
_LAUNCHING = re.compile(r"^Phát động[^,.;]{3,90},\s")
_SPEAK = re.compile(r"(?:[Pp]hát biểu|Kết luận hội nghị|Khai mạc hội nghị)(?:\s[\w ]{2,50})?,\s")
_LIST_OF = re.compile(r"^Danh sách.{0,60}(?:khen|tặng|tuyên dương|vinh danh)", re.IGNORECASE)
_GUEST = re.compile(r"\s*[;]\s*|,?\s+(?=(?:cùng|đại diện|(?<!đại diện )lãnh đạo)\s)|,\s+(?=toàn thể\s)")
_PARTS = re.compile(rf"(?:,| và)\s+(?={HEADS})")
_JOINED = re.compile(r"[^.;:]{0,160}?(?:\bvà|,)\s(?:đã\s)?")
_NOBODY = re.compile(
    r"(?i:các đại biểu|đại biểu|(?:các )?đơn vị|chúng ta|cấp có thẩm quyền|cấp trên|các cấp|hội nghị.*|"
    r"các (?:tập thể|cá nhân)(?:, cá nhân)?)"
)
SIGNER = "ký ban hành"
_OF_UNITS = {"thành viên cụm", "cụm trưởng"}
_LONGEST = 160
_LONGEST_SENTENCE = 5000  # characters: beyond that it is no sentence but a text without stops


def participants(source: Source, prose: list[Passage], directives: list[Fact]) -> Iterator[Fact]:
    """A fact for each person or body with the part that it had; each pair of name and role once."""
    honours = _HONOURS.search(source.text.split("\n")[0]) is not None
    found = [*_honoured(source), *_signed(source)]
    for sentence in dict.fromkeys(passage.sentence for passage in prose):
        words = sentence.of(source.text)[:_LONGEST_SENTENCE]
        for (start, end), role, until in _parts(words, honours):
            if _NOBODY.fullmatch(words, start, end):
                continue
            if role == "trao" and source.provenance.kind is SourceKind.DOCUMENT:
                continue  # a paper says who is to give what, a report who gave it
            low, high = (min(start, until), max(end, until)) if until else (start, end)
            span = Span(sentence.start + low, sentence.start + high)
            found.append(_fact(source, span, words[start:end], role))
    if not any(fact.fields["role"] == "phát động" and " " in fact.fields["name"] for fact in found):
        found += _by_document(source, directives)
    seen: set[tuple[str, str]] = set()
    for fact in found:
        key = (fact.fields["name"], fact.fields["role"])
        if key not in seen:
            seen.add(key)
            yield fact


def _fact(source: Source, span: Span, name: str, role: str) -> Fact:
    fields = {"name": name, "role": role, "type": "cá nhân" if is_person(name) and role not in _OF_UNITS else "đơn vị"}
    return Fact(FactKind.PARTICIPANT, source.id, span, fields)


def _parts(words: str, honours: bool) -> Iterator[tuple[Place, str, int]]:
    """Who, in which role, and where the words end that say so (0 where the name says enough)."""
    yield from _acts(words)
    yield from _named(words)
    yield from _awarded(words, honours)
    yield from _opening(words)
    attended = _ATTEND.search(words)
    if attended:
        yield from ((place, "dự", 0) for place in _guests(words, *attended.span("list")))
    yield from ((place, "thành viên cụm", 0) for place in members(words))
    yield from ((place, "cụm trưởng", until) for place, until in leaders(words))


def _acts(words: str) -> Iterator[tuple[Place, str, int]]:
    """Subjects of the verbs, in order; of two verbs that are joined the second has the subject of the first."""
    found = sorted((match.start(), match.end(), role) for role, rule in _ACTS for match in rule.finditer(words))
    last: list[Place] = []
    at, before = 0, ""
    for start, end, role in found:
        who = subjects(words, start)
        if not who and last and _JOINED.fullmatch(words, at, start):
            who = last
        leads = (before, role) == ("chủ trì", "phối hợp") and who == last  # who leads does not assist
        for place in () if leads else who:
            yield place, role, end
        last, at, before = who, start, role


def _named(words: str) -> Iterator[tuple[Place, str, int]]:
    """Those whom the words around a verb name: phối hợp với X, do X phát động, trước sự chứng kiến của X."""
    for rule, role in ((_WITH, "phối hợp"), (_BY, "phát động"), (_WITNESSES, "chứng kiến")):
        for match in rule.finditer(words):
            for start, end in parts(words, *match.span("who"), _PARTS):
                if words[start:end].strip():
                    kept = start + len(words[start:end].rstrip(" ,"))
                    yield (start, kept), role, match.end() if role != "chứng kiến" else 0


def _awarded(words: str, honours: bool) -> Iterator[tuple[Place, str, int]]:
    """Those who received an award; where a text is about honours, also those who won something."""
    if not _CONDITIONAL.search(words):
        for match in _AWARD.finditer(words):
            for place in subjects(words, match.start()):
                yield place, f"nhận {match['award'].lower()}", match.end()
    for match in _TO.finditer(words):
        yield match.span("who"), f"nhận {match['award'].lower()}", match.start()
    listed = _HONOURED.search(words)
    if listed:
        yield from ((place, f"được {listed['award']}", 0) for place in _honours(words, *listed.span("list")))
    won = _WON.search(words) if honours and not words.startswith("Theo ") else None
    if won:
        yield from ((place, "được khen thưởng", won.end()) for place in people(words, 0, won.start())[-1:])


def _honours(words: str, low: int, high: int) -> Iterator[Place]:
    """Those of a list of honours: people by name, else each item as it is written."""
    named = people(words, low, high)
    yield from named
    separator = r";\s*" if ";" in words[low:high] else r",\s*|\svà\s"
    for start, end in () if named else parts(words, low, high, separator):
        if len(words[start:end].split()) > 1:
            yield start, end


def _opening(words: str) -> Iterator[tuple[Place, str, int]]:
    """Those whose act opens the sentence: "Phát biểu tại hội nghị, ông X …"."""
    match = _LAUNCHING.match(words)
    if match:
        yield from ((place, "phát động", match.start()) for place in people(words, match.end())[:1])
    match = _SPEAK.search(words)
    if match:
        yield from ((place, "phát biểu", match.start()) for place in _speaker(words, match.end()))


def _speaker(words: str, start: int) -> list[Place]:
    """The person named first, else the body before the first verb."""
    named = people(words, start)
    if named:
        return named[:1]
    verb = re.search(rf"\s{cues()['name_ends']}\s", words[start:])
    return subjects(words, start + verb.start()) if verb else []


def _guests(words: str, low: int, high: int) -> Iterator[Place]:
    """Guests of a list: people by name, else each item as it is written."""
    for start, end in parts(words, low, high, _GUEST):
        part, named = words[start:end], people(words, start, end)
        yield from named
        text = re.sub(r"^cùng(?: toàn thể)?\s|\s*(?:cùng )?(?:về|đến|tham) dự$", "", part.strip(" .,;"))
        if not named and len(text.split()) >= 2 and len(text) <= _LONGEST and not re.match(r"(?:hơn |gần )?\d", text):
            yield start + part.index(text), start + part.index(text) + len(text)


def _honoured(source: Source) -> Iterator[Fact]:
    """The items of a list of those who were commended."""
    active = False
    for item in items(source.text):
        words = item.words.of(source.text)
        if item.heads and _LIST_OF.search(words):
            active = True
        elif active and item.marked:
            yield _fact(source, item.words, words, "được khen thưởng")
        else:
            active = False


def _signed(source: Source) -> Iterator[Fact]:
    """Who signed a document; a report is signed by nobody who decides, but may say who signed."""
    for signature in signatures(source.text):
        if source.provenance.kind is SourceKind.DOCUMENT or signature.span.of(source.text).startswith("Người ký"):
            yield _fact(source, signature.span, signature.name, SIGNER)


def _by_document(source: Source, directives: list[Fact]) -> Iterator[Fact]:
    """The issuer of the first document that launches something, where nobody else is said to have done so."""
    for fact in directives:
        behind = source.text[fact.span.start : fact.span.end + 60]
        if fact.fields["issuer"] and re.search(rf"phát động\s+(?:{_CAMPAIGN})", behind, re.IGNORECASE):
            yield _fact(source, fact.span, fact.fields["issuer"], "phát động")
            return
