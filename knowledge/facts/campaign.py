"""Movements, themes and slogans as facts: the name, whose it is, and how far it reaches."""

import re
from collections.abc import Iterator

from knowledge.fact import Fact, FactKind
from knowledge.facts.body import OTHER, STATE, body
from knowledge.facts.cues import cues
from knowledge.facts.item import parts
from knowledge.passage import Passage, PassageKind
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.normal import LOWER, UPPER

_UNQUOTED = re.compile(
    rf"\b[Pp]hong trào(?:\s+thi đua)?(?:\s+đặc biệt)?\s+(?P<name>(?:[{UPPER}][\w’']*\s+){{1,4}}"
    rf"(?:chung|thi đua|đoàn kết|vì|xây dựng|đẩy mạnh|cùng|nói|hưởng ứng)\s[^“”\".;:\n]{{6,90}}?)"
    r"(?=[.;,\n(]|\s+và các|$)"
)
_LISTED = re.compile(r"các phong trào[^“”\".;:\n]{0,90}\bnhư:?\s+(?P<list>[^\n]+?)(?=\.{3}|…|\.\s|\n|$)")
_OWNER = re.compile(rf"\s*(?:trên [^,;.]{{3,60}} )?(?:do|của) {body(f'{STATE}|{OTHER}|Tỉnh|Trung ương')}")
_GROUP_OWNER = re.compile(r"phong trào[^“”\";.\n]{0,40}\b(?:do|của) (?P<issuer>[^“”\";.\n]{3,60}?) phát động")
_SCOPE = re.compile(
    r"\s*,?\s*(?P<scope>(?:trên địa bàn|trong toàn|trong phạm vi|toàn|giai đoạn)\s"
    r"(?:(?!theo|và|với|gắn|nhằm)[\w\-–/ ]){3,60})"
)
_WELL_KNOWN = re.compile(rf"[“\"](?P<name>{cues()['well_known']}[^“”\"\n]{{0,120}})[”\"]", re.IGNORECASE)
_PROGRAMME = re.compile(
    r"(?:chương trình|chiến dịch|đợt thi đua|đợt cao điểm)[^“”\".;:\n]{0,40}[“\"](?P<name>[^“”\"\n]{8,200})[”\"]"
    r"(?=[^.;\n]{0,80}(?:phát động|hưởng ứng))",
    re.IGNORECASE,
)
_LONG_THEME = re.compile(
    r"(?P<type>chủ đề|khẩu hiệu|phương châm|mục tiêu hành động)[^.”\"“\n]{0,60}[“\"](?P<name>[^“”\"\n]{8,900})[”\"]",
    re.IGNORECASE,
)


def movements(source: Source, passages: list[Passage]) -> Iterator[Fact]:
    """A fact for each movement that a source names, in quotation marks or not."""
    found: list[Span] = []
    for passage in passages:
        if passage.kind is PassageKind.MOVEMENT:
            found.append(passage.span)
            yield _movement(source, passage.span, passage.fields["name"], passage.sentence)
    for sentence in dict.fromkeys(passage.sentence for passage in passages):
        for span, name in [*_well_known(source.text, sentence), *_named(source.text, sentence)]:
            if not any(span.overlaps(other) for other in found):
                found.append(span)
                yield _movement(source, span, name, sentence)


def themes(source: Source, passages: list[Passage]) -> Iterator[Fact]:
    """A fact for each theme, slogan or motto; also where it is long, or opens and closes with different signs."""
    found: list[Span] = []
    for passage in passages:
        if passage.kind is PassageKind.THEME:
            found.append(passage.span)
            fields = {"name": passage.fields["name"].strip(), "type": passage.fields["kind"]}
            yield Fact(FactKind.THEME, source.id, passage.span, fields)
    for match in _LONG_THEME.finditer(source.text):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in found):
            yield Fact(FactKind.THEME, source.id, span, {"name": match["name"].strip(), "type": match["type"].lower()})


def _movement(source: Source, span: Span, name: str, sentence: Span) -> Fact:
    text = source.text
    owner = _OWNER.match(text, span.end, max(span.end, sentence.end)) or _GROUP_OWNER.search(
        text, max(sentence.start, span.start - 400), span.end
    )
    scope = _SCOPE.match(text, span.end, max(span.end, sentence.end))
    fields = {
        "name": name.strip(),
        "owner": owner["issuer"].strip() if owner else "",
        "scope": scope["scope"].strip() if scope else "",
    }
    return Fact(FactKind.MOVEMENT, source.id, span, fields)


def _well_known(text: str, sentence: Span) -> Iterator[tuple[Span, str]]:
    """Campaigns that are not called a movement, but are known as one or are launched like one."""
    for rule in (_WELL_KNOWN, _PROGRAMME):
        for match in rule.finditer(text, sentence.start, sentence.end):
            yield Span(*match.span()), match["name"]


def _named(text: str, sentence: Span) -> Iterator[tuple[Span, str]]:
    """Movements without quotation marks: a name that begins with a capital, or an item of a list of movements."""
    for match in _UNQUOTED.finditer(text, sentence.start, sentence.end):
        yield Span(match.start(), match.end()), match["name"]
    for match in _LISTED.finditer(text, sentence.start, sentence.end):
        if match["list"][0] in '“"':
            continue
        for start, end in parts(text, *match.span("list"), r";\s*"):
            part = text[start:end]
            name = re.sub(rf"^(?:Phong trào\s+)?(?:thi đua\s+)?(?=[{LOWER}{UPPER}])", "", part).strip(" .,;")
            if part.strip() and len(name.split()) >= 3 and "“" not in part and '"' not in part:
                yield Span(start, start + len(part.rstrip(" .,;"))), name
