"""Quotations that hold articles, clauses or points of another text: "sửa đổi Điều 7 như sau: “Điều 7. …”"."""

import re
from collections.abc import Iterator

from knowledge.span import Span

_OPENING = re.compile(
    r"(?:“|«|(?<![^\s(:])\")(?=\s*(?:(?:Điều|Chương|Mục|Phần|Khoản)\s+[\dIVX]|\d{1,3}[a-zđ]?\.\s|[a-zđ]\d?\)\s))"
)
_MARK = re.compile(r"[“”«»\"]")
_AT_LINE_END = re.compile(r"[”»\"]\s*[.;,]?\s*(?=\n|$)")
_ORDER = re.compile(  # what an amending text says next, outside its quotation
    r"(?:(?:Điều\s+)?\d{1,3}[a-zđ]?[.:)]|[a-zđ]\))\s*(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay cụm từ|Bỏ cụm từ|Hiệu lực|"
    r"Điều khoản|Trách nhiệm|Tổ chức thực hiện|Quy định chuyển tiếp)",
    re.IGNORECASE,
)


def quotations(text: str) -> list[Span]:
    """Such quotations in order; one that is never closed is none."""
    return list(_found(text))


def _found(text: str) -> Iterator[Span]:
    done = 0
    for opening in _OPENING.finditer(text):
        if opening.start() >= done and (end := _end(text, opening.start())):
            done = end
            yield Span(opening.start(), end)


def _end(text: str, start: int) -> int:
    """Behind the mark that closes what opens at ``start``; where inner marks do not pair, the first at a line's end."""
    depth = 0
    for mark in _MARK.finditer(text, start):
        depth += 1 if _opens(text, mark.start()) else -1
        ends = _AT_LINE_END.match(text, mark.start())
        if depth <= 0 or (ends and _ORDER.match(text, ends.end() + 1)):
            return mark.end()
    last = next(iter(_AT_LINE_END.finditer(text, start)), None)
    return last.end() if last else 0


def _opens(text: str, at: int) -> bool:
    if text[at] == '"':
        return at == 0 or text[at - 1] in " \n(“:"
    return text[at] in "“«"
