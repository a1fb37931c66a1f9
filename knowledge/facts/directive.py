"""Directives (văn bản chỉ đạo): every document that a source names, with its number, date, issuer and subject."""

import re
from collections.abc import Iterator

from knowledge.facts.body import OTHER, STATE, body
from knowledge.passage import Passage, PassageKind
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.dates import find_dates
from knowledge.vietnamese.documents import KINDS, DocumentNumber, find_numbers

_KIND = re.compile(
    rf"(?:{'|'.join(sorted(KINDS.values(), key=len, reverse=True))})(?:\s+(?:số|so))?:?\s*$", re.IGNORECASE
)
_ISSUER = re.compile(
    rf"[\s,]*(?:năm \d{{4}}\s*)?(?:ban hành )?(?:ngày [-\d/.\s\w]{{4,30}}?,?\s)?(?:của|do) "
    rf"{body(f'{STATE}|{OTHER}')}"
)
_FURTHER_ISSUER = re.compile(rf"[^;.]{{0,45}}?\b(?:của|do) {body(STATE)}")
_SUBJECT = re.compile(
    r"[,\s]*(?:\([^)]{1,30}\)\s*)?(?:ban hành ngày [\d/]+\s*)?"
    r"(?:(?:về việc|v/v|về|nhằm|ban hành|quy định|hướng dẫn|tổ chức|phát động|giao|triển khai)(?=\s|[“\"])\s*|"
    r"(?=[“\"]))(?P<subject>.+)",
    re.DOTALL,
)
_IN_QUOTES = re.compile(r"“[^”]{8,}”|\"[^\"]{8,}\"")
_LONGEST = 350
_STOP = re.compile(
    r"[;\n]|\.\s|,\s+(?=(?:[A-ZĐ][\wÀ-ỹ]+ ){0,2}(?:số )?\d+[-/])|(?<=”)(?=\w)|,\s+(?=phát huy|các |trong đó|nhất là)"
)


def directives(source: Source, prose: list[Passage]) -> Iterator[Passage]:
    """A passage for each mention of a document in ``source``; its fields are kind, number, date, issuer and subject."""
    numbers = find_numbers(source.text)
    starts = [_start(source.text, number) for number in numbers]
    for at, (number, start) in enumerate(zip(numbers, starts, strict=True)):
        home = next((p for p in prose if p.sentence.start <= number.span.start < p.sentence.end), None)
        written = source.text[start : number.span.start]
        name = re.split(r"\s+(?:số|so)", written)[0].strip(" :") or KINDS.get(number.kind, "")
        if home is None or not name:
            continue
        following = (later for later in starts[at + 1 :] if _is_apart(source.text, later))
        limit = min(home.sentence.end, next(following, home.sentence.end), start + _LONGEST)
        yield _fact(source, home, number, name, Span(start, limit))


def _start(text: str, number: DocumentNumber) -> int:
    """Where a mention begins: at the kind of document before the number, if it is written there."""
    kind = _KIND.search(text, max(0, number.span.start - 30), number.span.start)
    return kind.start() if kind else number.span.start


def _is_apart(text: str, start: int) -> bool:
    """True where a mention is an item of its own, not part of the subject of the one before it."""
    return re.search(r"(?:[,;:.]|\bvà|\n)\s*$", text[max(0, start - 6) : start]) is not None


def _fact(source: Source, home: Passage, number: DocumentNumber, name: str, room: Span) -> Passage:
    text = source.text
    behind = text[number.span.end : room.end]
    issuer, after = _issuer(behind)
    dates = [found for found in find_dates(behind) if found.span.start < max(45, after + 20)]
    subject = ""
    end = number.span.end + max(after, dates[0].span.end if dates else 0)
    cut = _STOP.search(text, end, room.end)
    stop = cut.start() if cut else room.end
    matched = _SUBJECT.match(text, end, stop)
    if matched:
        quoted = _IN_QUOTES.match(text, matched.start("subject"), room.end)
        end = quoted.end() if quoted else stop
        subject = text[matched.start("subject") : end].strip(' ,.“”"')
    span = Span(room.start, room.start + len(text[room.start : end].rstrip(" ,;(")))
    fields = {
        "kind": name[:1].upper() + name[1:],
        "number": re.sub(r"\s", "", number.written),
        "date": dates[0].span.of(behind) if dates else "",
        "issuer": issuer,
        "subject": subject,
    }
    return Passage(source.id, span, home.sentence, home.paragraph, home.heading, PassageKind.DIRECTIVE, fields)


def _issuer(behind: str) -> tuple[str, int]:
    """The issuing body behind a number, with the name of its place where that follows; and where it ends."""
    match = _ISSUER.match(behind) or _FURTHER_ISSUER.match(behind)
    return (match["issuer"], match.end()) if match else ("", 0)
