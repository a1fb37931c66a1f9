"""Directives as facts: each mention with its type, number, ISO date, issuer and subject."""

import re
from collections.abc import Iterator

from knowledge.fact import FIELDS, Fact, FactKind
from knowledge.passage import Passage, PassageKind
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import KINDS
from knowledge.vietnamese.periods import iso

_HEADER = re.compile(r"^\s*Số:?\s*$", re.IGNORECASE)
_BEFORE = re.compile(
    r"[Nn]gày (?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}),?\s"
    r"[^.;\n]{0,120}\b(?:ban hành|ký|ra)\s+$"
)
_BARE = re.compile(
    rf"(?P<type>{'|'.join(KINDS.values())}|Văn bản)\s(?:số:?\s)?(?P<number>\d{{2,5}}(?:/[\w-]*[A-ZĐ][\w-]*)?)"
    r"(?!\s?[\d/%-]|[.,]\d|\s(?:năm|tháng|ngày|tuần|đợt|nhóm|nội dung|nhiệm vụ|phong trào|chỉ tiêu|điều)\b)"
)
_OWN = re.compile(r"(?<=^Số: )(?P<number>\d{1,5}/[\w-]*[A-ZĐ][\w-]*)(?=\s*$)", re.MULTILINE)
_LETTERHEAD = 60  # characters from the number to the place and day below it
_LETTER = re.compile(r"^(?:V/v|Kính gửi)", re.MULTILINE)
_ISSUED = re.compile(r"[^.;\n]{0,60}?\bban hành ngày (?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})")


def mentions(source: Source, passages: list[Passage]) -> Iterator[Fact]:
    """A fact for each mention of a document."""
    for passage in passages:
        if passage.kind is not PassageKind.DIRECTIVE:
            continue
        fields = passage.fields
        own = _is_own(source, passage)
        issuer = fields["issuer"] or (source.provenance.issuer if own else "")
        yield Fact(FactKind.DIRECTIVE, source.id, passage.span, {
            "type": fields["kind"], "number": fields["number"], "date": _date(source, passage, own), "issuer": issuer,
            "subject": fields["subject"], "register": "",
        })  # fmt: skip
    yield from _bare(source, [passage.span for passage in passages if passage.kind is PassageKind.DIRECTIVE])


def _bare(source: Source, taken: list[Span]) -> Iterator[Fact]:
    """Mentions by a bare number ("Kế hoạch 515"), or with a symbol that does not tell the type ("Văn bản số 2210/…").

    Only the type that is written and the number are known.
    """
    for match in (*_OWN.finditer(source.text), *_BARE.finditer(source.text)):
        span = Span(*match.span())
        if any(span.overlaps(other) for other in taken):
            continue
        number = re.sub(r"\s", "", match["number"])
        own = match.re is _OWN
        behind = find_dates(source.text[span.end : span.end + (_LETTERHEAD if own else 25)])
        date = iso(behind[0].value) if behind and (own or behind[0].span.start < 8) else ""
        known = {"number": number, "date": date, "issuer": source.provenance.issuer if own else ""}
        known["type"] = ("Công văn" if _LETTER.search(source.text) else "Văn bản") if own else match["type"]
        fields = dict.fromkeys(FIELDS[FactKind.DIRECTIVE], "") | known
        yield Fact(FactKind.DIRECTIVE, source.id, span, fields)


def _date(source: Source, passage: Passage, own: bool) -> str:
    text, written = source.text, passage.fields["date"]
    if not written:
        behind = _ISSUED.match(text, passage.span.end)
        before = _BEFORE.search(text, passage.sentence.start, passage.span.start)
        match = behind or before
        written = match["date"] if match else ""
    found = find_dates(written)
    if found and found[0].value:
        return iso(found[0].value)
    if not own:
        return ""
    below = [day for day in find_dates(source.text[passage.span.end : passage.span.end + _LETTERHEAD]) if day.value]
    return iso(below[0].value if below else source.provenance.published)


def _is_own(source: Source, passage: Passage) -> bool:
    """True for the number in the letterhead of a document."""
    line = source.text[source.text.rfind("\n", 0, passage.span.start) + 1 : passage.span.start]
    behind = source.text[passage.span.end :].partition("\n")[0]
    return _HEADER.match(line) is not None and not behind.strip()
