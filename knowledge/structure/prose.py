"""Cuts a canonical text into passages: sentences, and clauses of long ones; never by counting characters alone."""

import re
from collections.abc import Iterator
from itertools import pairwise

from knowledge.passage import Passage
from knowledge.source import Source
from knowledge.span import Span
from knowledge.vietnamese.normal import LOWER, UPPER

LONGEST = 350  # characters of a quote that a person still reads at a glance
SHORTEST = 25  # a shorter clause joins its neighbour

_SENTENCE_END = re.compile(
    rf"(?<=[.!?…])[”\"’)]*\s+(?=[“\"‘({UPPER}0-9\-–•])|(?<=[.!?…;:])\s*(?=[-–•]\s)|(?<=[.”])(?=[{UPPER}][{LOWER}]+\s)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:TP|Tp|tp|TT|Tx|TX|P|Q|H|KT|TM|TUQ|TL|đ|ThS|TS|GS|PGS|BS|St|Mr|Mrs|v\.v|No|Nr)|^\d{1,2}|\s\d{1,2}|\b[A-ZĐ])\.$"
)
_CLAUSE_END = re.compile(rf";\s+|:\s+(?=[“\"‘({UPPER}])")
_CONNECTIVE = re.compile(
    r"\.\s+|,?\s+(?=(?:nhằm|để|gắn với|trong đó|đồng thời|góp phần|trên cơ sở|qua đó|tạo|phấn đấu)\s)"
    rf"|,\s+(?=[{UPPER}])"
)
_COMMA = re.compile(r",\s+|\s+(?=và\s)")
_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"\s*(?:[-–•+*]\s+)?")
_LEVELS = (
    re.compile(r"(?:Phần|Chương|Mục)\s+\w+|[IVXLC]{1,5}\.\s*", re.IGNORECASE),
    re.compile(r"(?:Điều\s+\d+|\d{1,2}\.)(?!\d)", re.IGNORECASE),
    re.compile(r"\d{1,2}(?:\.\d{1,2})+|[a-zđ][.)]|\(\d+\)", re.IGNORECASE),
)


def split_prose(source: Source) -> list[Passage]:
    """Passages of a source in order; together they cover every word of it."""
    passages = []
    path: dict[int, str] = {}
    paragraphs = list(_lines(source.text))
    lines = [paragraph.of(source.text) for paragraph in paragraphs]
    for paragraph, line, after in zip(paragraphs, lines, [*lines, ""][1:], strict=True):
        level = _heading_level(line, after)
        if level is not None:
            path = {above: words for above, words in path.items() if above < level}
        heading = " › ".join(path.values())
        sentences = (
            [paragraph] if level is not None else cut(source.text, paragraph, sentence_breaks(source.text, paragraph))
        )
        for sentence in sentences:
            passages += [
                Passage(source.id, span, sentence, paragraph, heading) for span in clauses(source.text, sentence)
            ]
        if level is not None:
            path[level] = line
    return passages


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _numbering(line: str) -> int | None:
    return next((level for level, rule in enumerate(_LEVELS) if rule.match(line)), None)


def _heading_level(line: str, after: str) -> int | None:
    """0 for the highest heading; ``None`` for no heading: too long, ending like a sentence, or one item of a list."""
    if len(line) > 200 or line.endswith((".", ";", ",")):
        return None
    numbered = _numbering(line)
    if numbered is not None and (len(line) <= 120 or line.endswith((":", "?"))):
        return None if numbered == _numbering(after) and not line.endswith(":") else numbered
    if line.endswith("?") or (line.isupper() and len(line) > 8):
        return 0
    return len(_LEVELS) if line.endswith(":") else None


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence whole, or where it is long, its clauses: none longer than ``LONGEST``."""
    if sentence.end - sentence.start <= LONGEST:
        yield sentence
        return
    for clause in _joined(cut(text, sentence, _breaks(text, sentence, _CLAUSE_END)), SHORTEST):
        yield from _halved(text, clause)


def sentence_breaks(text: str, span: Span) -> list[int]:
    """Where the sentences of a paragraph begin, but for the first."""
    found = []
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        before = text[max(span.start, match.start() - 8) : match.start()]
        closed = match.start() + len(match.group().rstrip())  # behind the marks that close the sentence
        if not _ABBREVIATED.search(before) and not _inside_quotes(text, span.start, closed):
            found.append(match.end())
    return found


def _breaks(text: str, span: Span, rule: re.Pattern[str]) -> list[int]:
    return [
        m.end() for m in rule.finditer(text, span.start, span.end) if not _inside_quotes(text, span.start, m.start())
    ]


def _inside_quotes(text: str, start: int, at: int) -> bool:
    """True between an opening quotation mark and its end, or within brackets."""
    before = text[start:at]
    curly = before.count("“") > before.count("”") and "”" in text[at : at + LONGEST]
    straight = before.count('"') % 2 == 1 and '"' in text[at : at + LONGEST]
    brackets = before.count("(") > before.count(")") and ")" in text[at : at + LONGEST]
    return curly or straight or brackets


def cut(text: str, span: Span, breaks: list[int]) -> list[Span]:
    """The parts of a span between breaks, without the white space and the dashes of a list around them."""
    edges = [span.start, *breaks, span.end]
    return [part for left, right in pairwise(edges) if (part := _trimmed(text, left, right))]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    start = _BULLET.match(text, start, end).end()  # type: ignore[union-attr]  # matches the empty string too
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _joined(parts: list[Span], shortest: int) -> list[Span]:
    """Clauses too short to say anything join the one before (the first joins the one behind)."""
    joined: list[Span] = []
    for part in parts:
        fits = joined and part.end - joined[-1].start <= LONGEST
        if fits and min(part.end - part.start, joined[-1].end - joined[-1].start) < shortest:
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def _halved(text: str, clause: Span) -> Iterator[Span]:
    """A clause that is still too long, cut near its middle at a comma or a conjunction, else at a space."""
    if clause.end - clause.start <= LONGEST:
        yield clause
        return
    middle = (clause.start + clause.end) // 2
    for rule in (_CONNECTIVE, _COMMA, _SPACE):
        near = [
            at for at in _breaks(text, clause, rule) if abs(at - middle) < (clause.end - clause.start) // 2 - SHORTEST
        ]
        if near:
            break
    else:
        near = [clause.start + LONGEST]
    for part in cut(text, clause, [min(near, key=lambda at: abs(at - middle))]):
        yield from _halved(text, part)
