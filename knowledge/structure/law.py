"""Passages of a legal text: each begins where an article, a clause or a point begins, and knows its place."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.passage import Passage
from knowledge.source import Source
from knowledge.span import Span
from knowledge.structure.marks import Level
from knowledge.structure.outline import Role, Unit, outline, own_runs
from knowledge.structure.pages import goes_on
from knowledge.structure.prose import LONGEST, clauses, cut, sentence_breaks

_NAMES = {Level.ATTACHED: "attached", Level.ARTICLE: "article", Level.CLAUSE: "clause", Level.POINT: "point"}
_LONGEST_HEADING = 300
_TAIL_PART = re.compile(r"Nơi nhận|[-–+•]|TM\.|KT\.|TUQ\.|T/?L\.|Q\.")


def split_law(source: Source) -> list[Passage]:
    """Passages of a legal text in order; together they cover every word of it but page numbers and running headers."""
    lines = source.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    spans = [Span(at, at + len(line)) if line else None for at, line in zip(starts, lines, strict=False)]
    writer = _Writer(source, lines, spans)
    passages = [passage for unit in outline(source.text) for passage in writer.passages(unit)]
    return sorted(passages, key=lambda passage: passage.span.start)


class _Writer:
    def __init__(self, source: Source, lines: Sequence[str], spans: Sequence[Span | None]) -> None:
        self._source, self._lines, self._spans = source, lines, spans

    def passages(self, unit: Unit) -> Iterator[Passage]:
        """A unit's title, then its own words."""
        above = [words for other in unit.path() if (words := self._heading(other))]
        title = self._run(unit.lines[: unit.titled])
        if title:
            yield from (self._passage(unit, part, title, above) for part in clauses(self._source.text, title))
            above = [*above, _plain(title.of(self._source.text))]
        for run in own_runs(unit, self._lines):
            yield from self._own(unit, run, above)

    def _own(self, unit: Unit, run: Sequence[int], above: Sequence[str]) -> Iterator[Passage]:
        text, header = self._source.text, ""
        for block in self._blocks(unit, run):
            span = self._run(block)
            if span is None:
                continue
            if "|" in self._lines[block[0]]:
                row = self._lines[block[0]]
                path = [*above, header] if header else above
                header = header or _plain(row)
                if set(row) <= set("|-: "):
                    continue
                yield from (self._passage(unit, part, span, path) for part in clauses(text, span))
            elif span.end - span.start <= LONGEST:
                yield self._passage(unit, span, span, above)
            else:
                for sentence in self._sentences(unit, block):
                    yield from (self._passage(unit, part, sentence, above) for part in clauses(text, sentence))

    def _blocks(self, unit: Unit, run: Sequence[int]) -> Iterator[list[int]]:
        """Rows of a table one by one, a head's lines apart, a signature whole; else lines that make a quote."""
        block: list[int] = []
        for at in run:
            row = "|" in self._lines[at]
            span = self._run([*block, at])
            apart = bool(block) and self._apart(unit.role, self._lines[block[-1]], self._lines[at])
            too_long = unit.role in (Role.ANNEX, Role.TAIL) and span is not None and span.end - span.start > LONGEST
            if block and (row or "|" in self._lines[block[-1]] or apart or too_long):
                yield block
                block = []
            block.append(at)
        if block:
            yield block

    def _apart(self, role: Role, before: str, line: str) -> bool:
        """True where a head's next line, or a tail's next item or signature, begins."""
        if role is Role.TAIL:
            return _TAIL_PART.match(line) is not None or before.startswith(("-", "–", "+"))
        return role is Role.HEAD and not goes_on(before, line)

    def _sentences(self, unit: Unit, block: Sequence[int]) -> Iterator[Span]:
        """Sentences of a long unit; the mark that it begins with stays with the first of them."""
        text, paragraph = self._source.text, self._run(block)
        if paragraph is None:
            return
        marked = self._run(unit.lines[:1])
        mark = marked.start + unit.mark + 1 if marked and marked.start == paragraph.start else 0
        breaks = {at for at in sentence_breaks(text, paragraph) if at > mark}
        for before, line in pairwise(block):
            span = self._spans[line]
            if span and not goes_on(self._lines[before], self._lines[line]):
                breaks.add(span.start)
        yield from cut(text, paragraph, sorted(breaks))

    def _run(self, lines: Sequence[int]) -> Span | None:
        spans = [span for at in lines if (span := self._spans[at])]
        return Span(spans[0].start, spans[-1].end) if spans else None

    def _passage(self, unit: Unit, span: Span, sentence: Span, above: Sequence[str]) -> Passage:
        fields = {_NAMES[u.level]: u.number for u in [*unit.path(), unit] if u.level in _NAMES}
        if unit.role is Role.ANNEX:
            fields["annex"] = unit.number
        return Passage(self._source.id, span, sentence, sentence, " › ".join(above), fields=fields)

    def _heading(self, unit: Unit) -> str:
        """What stands above others: a title with the words that lead to a list, or a clause's own first words."""
        text = self._source.text
        title = self._run(unit.lines[: unit.titled])
        runs = own_runs(unit, self._lines)
        own = self._run(runs[0]) if runs else None
        parts = [_plain(title.of(text))] if title else []
        if own and unit.level is not None and unit.level >= Level.ARTICLE:
            words = _plain(own.of(text))
            if words.endswith(":") or not title:
                parts.append(
                    words if len(words) <= _LONGEST_HEADING else f"{words[:_LONGEST_HEADING].rsplit(' ', 1)[0]}…"
                )
        return " › ".join(parts)


def _plain(words: str) -> str:
    return " ".join(words.split())
