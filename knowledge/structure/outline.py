"""The outline of a legal text: its units in order, each with its own lines and the units above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from knowledge.structure import marks
from knowledge.structure.articles import article_marks, counting_on, finished, plain_lines
from knowledge.structure.marks import Level, Mark
from knowledge.structure.pages import debris, footnotes

_LONGEST_TITLE = 250
_SHORT = 100  # a title's second line above clauses
_MOST_TITLE_LINES = 3
_TAIL = re.compile(
    r"(?:Nơi nhận|TM\.|KT\.|TUQ\.|Q\.|T/?L\.|\(?Đã ký|(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này (?:đã )?được "
    r".{5,120} thông qua"
    r"|Xác thực văn bản hợp nhất|(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|CHÁNH ÁN|VIỆN TRƯỞNG|GIÁM ĐỐC)\b[^a-z]*$)"
)
_READERS = {Level.CLAUSE: marks.clause, Level.POINT: marks.point}
_STEPS = {Level.CLAUSE: 1, Level.POINT: 2}  # a text may leave out "đ", or a clause that was repealed


class Role(Enum):
    """What a unit without an article's number is."""

    HEAD = auto()
    BODY = auto()
    ANNEX = auto()
    FOOTNOTE = auto()
    TAIL = auto()


@dataclass(slots=True)
class Unit:
    """``lines`` are numbers of its own lines, the first ``titled`` of them its title; ``above`` leads to the top."""

    level: Level | None
    number: str
    lines: list[int]
    above: "Unit | None" = None
    role: Role = Role.BODY
    titled: int = 0
    mark: int = 0  # characters of its mark

    def path(self) -> list["Unit"]:
        """The units above it, highest first."""
        return [*self.above.path(), self.above] if self.above else []


def outline(text: str) -> list[Unit]:
    """Units in the order of their first lines; page debris belongs to none of them."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.plain = plain_lines(text, self.lines)
        self.ordered = set(self.plain)
        self.debris, self.footnotes = debris(self.lines), footnotes(self.lines)
        self.articles = article_marks(self.lines, self.plain)
        self.before = dict(zip(self.plain[1:], self.plain, strict=False))
        self.end = self._end()
        self.marked = dict(self._marked())
        self.titles: set[int] = set()
        self.here = Unit(None, "", [], role=Role.HEAD)
        self.units: list[Unit] = [self.here]

    def _marked(self) -> Iterator[tuple[int, Mark]]:
        """The mark of every line that begins a unit."""
        last = max(self.articles, default=-1)
        for at in self.plain:
            mark = marks.heading(self.lines[at])
            if mark and at < last and at not in self.articles and self._heads(at, mark):
                yield at, mark
        yield from self.articles.items()
        edges = [*sorted(self.articles), self.end]
        for first, stop in pairwise(edges):
            yield from self._below(Level.CLAUSE, first + 1, stop)

    def _heads(self, at: int, mark: Mark) -> bool:
        """False for "Chương II của Luật này" where a line was broken before it."""
        rest = self.lines[at][mark.length :].strip(" .:–-*")
        return not rest or rest.isupper() or at not in self.before or finished(self.lines[self.before[at]])

    def _below(self, level: Level, first: int, stop: int) -> Iterator[tuple[int, Mark]]:
        within = [at for at in self.plain if first <= at < stop]
        found = [(at, mark) for at in within if (mark := _READERS[level](self.lines[at]))]
        accepted = counting_on(self.lines, self.before, found, _STEPS[level])
        yield from accepted.items()
        if level is Level.CLAUSE:
            for low, high in pairwise([first, *sorted(accepted), stop]):
                yield from self._below(Level.POINT, low, high)

    def _end(self) -> int:
        """The line behind the last article: where the signature or the first annex begins."""
        last = max(self.articles, default=len(self.lines))
        closing = (
            at for at in self.plain if at > last and (_TAIL.match(self.lines[at]) or marks.annex(self.lines[at]))
        )
        return next(closing, len(self.lines))

    def read(self) -> list[Unit]:
        """Every line but page debris goes to the unit that it belongs to."""
        for at, line in enumerate(self.lines):
            if not line or (at in self.debris and self.here.role is not Role.ANNEX):
                continue
            if at in self.footnotes:
                self.units.append(Unit(None, "", [at], role=Role.FOOTNOTE))
            elif at in self.titles:
                self.here.lines.append(at)
                self.here.titled += 1
            elif at in self.marked:
                self._open(at, self.marked[at])
            elif at in self.ordered and self._begins_attached(at):
                self._begin(Unit(Level.ATTACHED, marks.attached(line), [at], titled=1))
            elif at in self.ordered and at >= self.end and marks.annex(line):
                self._begin(Unit(None, marks.annex(line), [at], self._attached(), Role.ANNEX, 1))
            elif at in self.ordered and self._begins_tail(at):
                self._begin(Unit(None, "", [at], self._attached(), Role.TAIL))
            else:
                self._home(at).lines.append(at)
        return sorted((unit for unit in self.units if unit.lines), key=lambda unit: unit.lines[0])

    def _begin(self, unit: Unit) -> None:
        self.units.append(unit)
        self.here = unit
        if unit.titled:
            self._take_title(unit.lines[0])

    def _open(self, at: int, mark: Mark) -> None:
        above = next((u for u in self._open_units() if u.level is not None and u.level < mark.level), None)
        titled = mark.level < Level.ARTICLE or (mark.level is Level.ARTICLE and self._is_title(at, mark))
        self._begin(Unit(mark.level, mark.number, [at], above, titled=int(titled), mark=mark.length))

    def _open_units(self) -> Iterator[Unit]:
        """The unit that the text is in, and those above it."""
        unit: Unit | None = self.here if self.here.role is Role.BODY else self.here.above
        while unit:
            yield unit
            unit = unit.above

    def _attached(self) -> Unit | None:
        return next((u for u in self._open_units() if u.level is Level.ATTACHED), None)

    def _is_title(self, at: int, mark: Mark) -> bool:
        """True for "Điều 5" alone or with a title; false where the article's words stand on the same line."""
        words = self.lines[at][mark.length :].strip("*_ ")
        return len(words) <= _LONGEST_TITLE and not words.endswith((".", ";", ":", ","))

    def _take_title(self, at: int) -> None:
        """A title that runs over lines."""
        following = [line for line in self.plain if line > at][: _MOST_TITLE_LINES + 1]
        following = [line for step, line in enumerate(following, 1) if line == at + step]  # nothing between
        for line, after in pairwise([*following, len(self.lines)]):
            if (
                line in self.marked
                or self.lines[line].endswith((".", ";", ":", ","))
                or not self._titles(at, line, after)
            ):
                return
            self.titles.add(line)

    def _titles(self, at: int, line: int, after: int) -> bool:
        """Capitals go on in capitals; an article's title in small letters, or in a short line above a clause."""
        words, bare = self.lines[line], len(self.lines[at].split()) <= 2
        if len(words) > _LONGEST_TITLE:
            return False
        if self.units[-1].level is not Level.ARTICLE:
            return words.isupper() or (bare and line - at == 1)
        above_clauses = after in self.marked and self.marked[after].level is Level.CLAUSE
        return (words[:1].islower() and not bare) or (above_clauses and len(words) < _SHORT)

    def _begins_attached(self, at: int) -> bool:
        """True for "QUY CHẾ" with articles behind it that begin at 1 again."""
        nexts = [line for line in self.articles if line > at]
        again = bool(nexts) and self.articles[min(nexts)].order[0] == 1
        return again and at > min(self.articles) and bool(marks.attached(self.lines[at]))

    def _begins_tail(self, at: int) -> bool:
        """True where a signature begins: behind the last article, or before an attached regulation."""
        if self.here.role is not Role.BODY or at < min(self.articles):
            return False
        following = [mark for line, mark in self.articles.items() if line > at]
        return (not following or following[0].order[0] == 1) and _TAIL.match(self.lines[at]) is not None

    def _home(self, at: int) -> Unit:
        """The unit that a line without a mark belongs to: a paragraph behind finished points is their clause's."""
        unit, before = self.here, self.before.get(at)
        if before is None or unit.level is not Level.POINT or not unit.above:
            return unit
        inside = at not in self.ordered or self.lines[at][:1] in '-–+•(“"' or "|" in self.lines[at]
        if not inside and self.lines[before].endswith(".") and not self.lines[at][:1].islower():
            self.here = unit.above
        return self.here


def own_runs(unit: Unit, lines: Sequence[str]) -> list[list[int]]:
    """The unit's own lines behind its title, in runs that nothing interrupts."""
    runs: list[list[int]] = []
    for at in unit.lines[unit.titled :]:
        blank = runs and all(not lines[i] for i in range(runs[-1][-1] + 1, at))
        if runs and blank:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs
