"""Which lines of a text begin its articles, clauses and points: marks that count on, not words that look like them."""

import re
from collections.abc import Iterator, Sequence

from knowledge.structure import marks
from knowledge.structure.marks import Mark
from knowledge.structure.pages import debris, ended, footnotes
from knowledge.structure.quotations import quotations

_LEAST = 3  # articles that make a text a legal one
_LEAST_HEADED = 2  # with an official head
_REFERRING = re.compile(r"(?:khoản|điểm|điều|số|và|hoặc|tại)$", re.IGNORECASE)
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
    """The mark of each article by its line: where a regulation is attached they begin at 1 again; a form's are none."""
    before = dict(zip(plain[1:], plain, strict=False))
    accepted: dict[int, Mark] = {}
    for first, stop, counts in _stretches(lines, plain):
        found = [(at, mark) for at in plain if first <= at < stop and (mark := marks.article(lines[at]))]
        accepted |= counting_on(lines, before, found) if counts else {}
    return accepted


def _stretches(lines: Sequence[str], plain: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """From one attached regulation or annex to the next; an annex that is no regulation has no articles."""
    edges, counts, begun = [0], [True], False
    for index, at in enumerate(plain):
        begun = begun or marks.article(lines[at]) is not None
        following = (mark for later in plain[index + 1 :] if (mark := marks.article(lines[later])))
        attached = begun and bool(marks.attached(lines[at])) and next((m.order[0] for m in following), 0) == 1
        if attached or (begun and marks.annex(lines[at])):
            edges.append(at)
            counts.append(attached)
    yield from zip(edges, [*edges[1:], len(lines)], counts, strict=True)


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
