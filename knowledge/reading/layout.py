"""From lines on pages to paragraphs: which lines a paragraph was broken into, and what belongs to the page alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from knowledge.reading.lines import Line, without_margins
from knowledge.reading.page import PageSize, Word
from knowledge.span import Span
from knowledge.vietnamese.normal import normalise

MARKER = re.compile(
    r"(?:[-–—•+*▪◦✓]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-zđA-ZĐ][.)]|[IVXLC]{1,6}[.)]|\(\d{1,3}\)|\[\d+\]"
    r"|(?:Điều|Chương|Phần|Mục|Tiểu mục|Khoản|Phụ lục|ĐIỀU|CHƯƠNG|PHẦN|MỤC|PHỤ LỤC)\s+[\dIVXLA-ZĐ]+)(?=\s|$|[.:])"
)
_CLOSED = tuple('.;:!?…”"')
_SPACE = 0.24  # of a line's height: between two words
_FULL = 0.9  # of a cell, for its padding takes some
_ENDLESS = 1e6
_NARROW, _FEW = 0.62, 6  # a block of few lines in less than this part of the width is a heading's cell


@dataclass(frozen=True, slots=True)
class _Frame:
    """The column that a block of lines stands in, and how its lines follow one another."""

    left: float
    right: float
    pitch: float
    slack: float  # how far places may be off
    cell: float  # how wide lines can be in a heading's cell, which has few; zero elsewhere


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line in its column; ``leads`` where the next line stands further left, as behind the first of a paragraph."""

    line: Line
    frame: _Frame
    leads: bool = False

    @property
    def indent(self) -> float:
        """From the column's left edge."""
        return self.line.box.left - self.frame.left

    @property
    def is_even(self) -> bool:
        """True where both ends are as far from the column's edges."""
        right = self.frame.right - self.line.box.right
        return abs(self.indent - right) < 0.7 * self.line.height + self.frame.slack

    @property
    def is_centred(self) -> bool:
        """True where both ends are as far from the column's edges, and not at them."""
        return self.is_even and self.indent > self.line.height


def compose(lines: Sequence[Line], pages: Sequence[PageSize], slack: float = 1.0) -> tuple[str, tuple[Word, ...]]:
    """The text, a paragraph a line, and its words with their places."""
    text, words = "", []
    before: _Placed | None = None
    for placed in _placed(without_margins(lines, pages), pages, slack):
        text += _joint(before, placed) if before else ""
        for at, token in enumerate(placed.line.tokens):
            written = normalise(token.text).strip()
            if written:
                text += " " if at and not text.endswith((" ", "\n")) else ""
                place = Span(len(text), len(text) + len(written))
                words.append(Word(place, placed.line.page, token.shown or token.box, token.confidence))
                text += written
        before = placed
    return text, tuple(words)


def _placed(lines: Sequence[Line], pages: Sequence[PageSize], slack: float) -> Iterator[_Placed]:
    on_page = {number: list(beside) for number, beside in groupby(lines, key=lambda line: line.page)}
    for block in _blocks(lines):
        frame = _frame(block, on_page[block[0].page], pages[block[0].page - 1], slack)
        for line, after in zip(block, [*block[1:], None], strict=True):
            leads = after is not None and line.box.left > after.box.left + _step(line, frame)
            yield _Placed(line, frame, leads and after is not None and not _has_room(line, frame, after))


def _joint(before: _Placed, now: _Placed) -> str:
    """What stands between two lines: a line break between paragraphs, a space or nothing within one."""
    if before.line.whole or now.line.whole or _starts_new(before, now):
        return "\n"
    last = before.line.tokens[-1].text
    return "" if len(last) > 1 and last.endswith("-") else " "


def _starts_new(before: _Placed, now: _Placed) -> bool:
    line, last, slack = now.line, before.line, now.frame.slack
    small = line.text[:1].islower() and not MARKER.match(line.text)
    same_page = last.page == line.page
    if same_page and before.frame is not now.frame:  # another column
        return True
    if abs(last.height - line.height) > 0.2 * line.height + slack:
        return not small
    if before.frame.cell or now.frame.cell:
        full = last.box.width + line.tokens[0].box.width + _SPACE * line.height > _FULL * now.frame.cell
        return not small and not (full and before.frame is now.frame)
    if same_page and line.base - last.base > now.frame.pitch + 0.2 * line.height + 2 * (slack - 1):
        return True
    if {_capitals(line), _capitals(last)} == {True, False} and not small:
        return True
    if _fits(before, now):
        return not (small and slack > 1 and not last.text.endswith(_CLOSED))
    return _is_first(before, now)


def _fits(before: _Placed, now: _Placed) -> bool:
    """True where the line's first word had found room on the line before: a paragraph would have put it there."""
    if before.is_even and now.is_centred:
        width = before.line.box.width + now.line.tokens[0].box.width + _SPACE * now.line.height
        return width < before.frame.right - before.frame.left - 2 * before.frame.slack
    return _has_room(before.line, before.frame, now.line)


def _has_room(line: Line, frame: _Frame, after: Line) -> bool:
    return line.box.right + after.tokens[0].box.width + _SPACE * after.height < frame.right - 2 * frame.slack


def _is_first(before: _Placed, now: _Placed) -> bool:
    """True where a line behind a full one begins a paragraph all the same: by its indent, or by its number."""
    step = _step(now.line, now.frame)
    marked = MARKER.match(now.line.text) is not None and before.line.text.endswith(_CLOSED)
    if marked or (now.leads and not now.is_centred):
        return True
    if now.indent - before.indent <= step:
        return False
    tokens = before.line.tokens
    if len(tokens) > 1 and MARKER.match(before.line.text):
        inner = tokens[1].box.left - before.frame.left  # where the words behind a number or bullet begin
        if abs(now.indent - inner) <= step:
            return False
    # The last line of a heading of several lines is centred too.
    return not (now.is_centred and before.is_even and not before.line.text.endswith("."))


def _step(line: Line, frame: _Frame) -> float:
    return 0.4 * line.height + frame.slack


def _capitals(line: Line) -> bool | None:
    """True for a line in capitals, False for one in small letters, ``None`` for too few capitals to tell."""
    letters = [char for char in line.text if char.isalpha()]
    large = sum(char.isupper() for char in letters) > 0.9 * len(letters)
    return None if large and len(letters) <= 8 else large


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that go down a page in one column."""
    block: list[Line] = []
    for line in lines:
        if block and not _below(block[-1], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _below(before: Line, line: Line) -> bool:
    if before.page != line.page:
        return False
    overlap = min(before.box.right, line.box.right) - max(before.box.left, line.box.left)
    return line.base > before.base + 0.3 * min(line.height, before.height) and overlap > -3 * line.height


def _frame(block: Sequence[Line], beside: Sequence[Line], page: PageSize, slack: float) -> _Frame:
    left, right = min(line.box.left for line in block), max(line.box.right for line in block)
    steps = sorted(after.base - before.base for before, after in pairwise(block))
    close = [step for step in steps if step < 2.2 * block[0].height] or steps
    pitch = close[len(close) // 5] if close else 0.0
    narrow = right - left < _NARROW * page.width and len(block) <= _FEW
    cell = _cell_width(block, beside) if narrow else 0.0
    return _Frame(left, right, pitch, slack, cell)


def _cell_width(block: Sequence[Line], beside: Sequence[Line]) -> float:
    """The width of a cell whose lines are centred, by what is free on either side; else no line is ever full."""
    middles = [(line.box.left + line.box.right) / 2 for line in block]
    if max(middles) - min(middles) > block[0].height:
        return _ENDLESS
    middle = median(middles)
    return 2 * min(middle - min(line.box.left for line in beside), max(line.box.right for line in beside) - middle)
