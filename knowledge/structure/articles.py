"""Which lines of a text begin its articles, clauses and points: marks that count on, not words that look like them."""

import re
from collections.abc import Sequence

from knowledge.structure import marks
from knowledge.structure.marks import Mark
from knowledge.structure.pages import debris, ended, footnotes
from knowledge.structure.quotations import quotations

_LEAST = 3  # articles that make a text a legal one
_LEAST_HEADED = 2  # with an official head
_REFERRING = re.compile(r"(?:khoản|điểm|điều|số|và|hoặc|các|tại|của|theo|ngày|tháng|từ|đến|,)$", re.IGNORECASE)
_HEADED = re.compile(r"cộng ho[àaò][àa]? xã hội chủ nghĩa", re.IGNORECASE)
_NEAR_TOP = 1500


def is_law(text: str) -> bool:
    """True for a text that is made of articles: three that count on from the first, or two under an official head."""
    lines = text.split("\n")
    count = len(article_marks(lines, plain_lines(text, lines)))
    return count >= _LEAST or (count >= _LEAST_HEADED and _HEADED.search(text[:_NEAR_TOP]) is not None)


def plain_lines(text: str, lines: Sequence[str]) -> list[int]:
    """Numbers of the lines that can begin a unit: no page debris, no footnote, nothing inside a quotation."""
    left_out = debris(lines) | footnotes(lines)
    quoted = quotations(text)
    kept, start = [], 0
    for at, line in enumerate(lines):
        inside = any(span.start < start < span.end for span in quoted)
        if line and at not in left_out and not inside:
            kept.append(at)
        start += len(line) + 1
    return kept


def article_marks(lines: Sequence[str], plain: Sequence[int]) -> dict[int, Mark]:
    """The mark of each article by its line; where a regulation is attached, they begin at 1 again."""
    before = dict(zip(plain[1:], plain, strict=False))
    found = [(at, mark) for at in plain if (mark := marks.article(lines[at]))]
    accepted: dict[int, Mark] = {}
    while found:
        attached = [
            i for i, (at, mark) in enumerate(found) if i and mark.order[0] == 1 and _may_begin(lines, before, at)
        ]
        stop = attached[0] if attached else len(found)
        accepted |= counting_on(lines, before, found[:stop])
        found = found[stop:]
    return accepted


def counting_on(
    lines: Sequence[str], before: dict[int, int], found: Sequence[tuple[int, Mark]], step: int = 1
) -> dict[int, Mark]:
    """Of the marks of one level, those that continue a count from the first one.

    One that leaves out up to ``step`` numbers counts only behind a finished line, and where the number expected does
    not come later.
    """
    accepted: dict[int, Mark] = {}
    number, suffix = 0, ""
    for index, (at, mark) in enumerate(found):
        value = mark.order
        if not _may_begin(lines, before, at):
            continue
        follows = value == (number + 1, "") or (value[0] == number > 0 and value[1] > suffix)
        expected_later = any(later.order == (number + 1, "") and later.order < value for _, later in found[index + 1 :])
        skips = number + 1 < value[0] and (value[0] <= number + 1 + step or not number)
        if follows or (skips and not expected_later and (at not in before or finished(lines[before[at]]))):
            accepted[at] = mark
            number, suffix = value
    return accepted


def _may_begin(lines: Sequence[str], before: dict[int, int], at: int) -> bool:
    """False where the line before ends with words that want this number: "… theo quy định tại khoản"."""
    return at not in before or _REFERRING.search(lines[before[at]]) is None


def finished(line: str) -> bool:
    """True for a line that the next one need not go on with: a closed sentence or a heading."""
    return ended(line) or line.isupper() or marks.heading(line) is not None or marks.article(line) is not None
