"""What a printed page adds to a legal text: its number, its running header, its footnotes."""

import re
from collections import Counter
from collections.abc import Sequence

from knowledge.structure import marks

_PAGE_NUMBER = re.compile(r"\W{0,3}(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W{0,3}", re.IGNORECASE)
_GAZETTE = re.compile(
    r"(?:\d+\s*)?công báo\s*/.*|.*/\s*ngày\s+\d{1,2}\s*[-/]\s*\d{1,2}\s*[-/]\s*\d{4}\s*\d*", re.IGNORECASE
)
_ADDRESS = re.compile(r"\S*(?:www\.|https?://)\S+", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s*\S|[¹²³⁴⁵⁶⁷⁸⁹]+\s*\S|\*{1,2}\)\s*\S")
_BRACKETED = re.compile(r"\((\d{1,2})\)\s")
_DIGITS = re.compile(r"\d+")
_OFTEN = 3  # so often does a running header come back
_ENDED = (".", ";", ":", "!", "?", "…", "”", '"', "./")


def ended(line: str) -> bool:
    """True where a line closes a sentence or an item, so that the next one need not go on with it."""
    return line.rstrip("*_ ").endswith(_ENDED)


def goes_on(before: str, line: str) -> bool:
    """True where a line is the rest of the one before: a page or a column broke it."""
    return not ended(before) and line[:1].islower() and not marks.point(line)


def debris(lines: Sequence[str]) -> set[int]:
    """Numbers of the lines that are page numbers or running headers."""
    found = {
        at
        for at, line in enumerate(lines)
        if _PAGE_NUMBER.fullmatch(line) or _GAZETTE.fullmatch(line) or _ADDRESS.fullmatch(line)
    }
    return found | _running(lines, found)


def _running(lines: Sequence[str], known: set[int]) -> set[int]:
    """Lines that come back with other numbers, at least once beside a page number or amid a sentence."""
    shapes = [_DIGITS.sub("0", line.lower()) for line in lines]
    counts = Counter(shapes)
    frequent = {
        at
        for at, line in enumerate(lines)
        if counts[shapes[at]] >= _OFTEN and len(line) < 120 and not _is_mark(line) and "|" not in line
    }
    breaking = {shapes[at] for at in frequent if at not in known and _breaks(lines, at, known)}
    return {at for at in frequent if shapes[at] in breaking}


def _breaks(lines: Sequence[str], at: int, known: set[int]) -> bool:
    before = next((lines[i] for i in range(at - 1, -1, -1) if i not in known), "")
    after = next((lines[i] for i in range(at + 1, len(lines)) if i not in known), "")
    return bool({at - 1, at + 1} & known) or (bool(before) and goes_on(before, after) and lines[at][:1].isupper())


def _is_mark(line: str) -> bool:
    found = marks.heading(line) or marks.article(line) or marks.clause(line) or marks.point(line)
    return found is not None or bool(marks.annex(line)) or line[:1] in "-–+•"


def footnotes(lines: Sequence[str]) -> set[int]:
    """Numbers of the lines that are footnotes: "[3] …", or "(3) …" where "(3)" hangs on a word somewhere."""
    whole = "\n".join(lines)
    found = set()
    for at, line in enumerate(lines):
        bracketed = _BRACKETED.match(line)
        hangs = bracketed and re.search(rf"[\w.,;”\"]\({bracketed[1]}\)", whole)
        if _FOOTNOTE.match(line) or hangs:
            found.add(at)
    return found
