"""Where the words of a source stand on the pages of its original.

The map is ``NAME.pages.json`` beside ``NAME.txt``; the original file lies in the same folder.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from knowledge.reading.page import Box, PageSize, Reading, Word
from knowledge.source import Page
from knowledge.span import Span

SUFFIX = ".pages.json"
UNSURE, UNSURE_FIGURE = 60.0, 85.0  # a word read from a picture with less confidence may be wrong; one with digits


def is_unsure(word: Word, text: str) -> bool:
    """True for a word of ``text`` that was read from a picture and may be wrong."""
    figure = any(char.isdigit() for char in word.span.of(text))
    return word.confidence < (UNSURE_FIGURE if figure else UNSURE)


@dataclass(frozen=True, slots=True)
class PageMap:
    """The words of a text with their places, the sizes of its pages, and the name of the file that has them."""

    file: str
    words: tuple[Word, ...]
    sizes: tuple[PageSize, ...]

    @classmethod
    def of(cls, reading: Reading, file: str) -> "PageMap":
        """The map of what was read from ``file``."""
        return cls(file, reading.words, reading.pages)

    @classmethod
    def load(cls, path: Path) -> "PageMap":
        """The map that was written to a file; raises ``ValueError`` or ``KeyError`` where there is another thing."""
        return cls.loaded(path.read_text(encoding="utf-8"))

    @classmethod
    def loaded(cls, written: str) -> "PageMap":
        """The map from what ``dumped`` made of it."""
        data = json.loads(written)
        words = (Word(Span(start, end), page, Box(*box), sure) for start, end, page, box, sure in data["words"])
        return cls(data["file"], tuple(words), tuple(PageSize(*size) for size in data["sizes"]))

    def dumped(self) -> str:
        """The map as it is written to a file."""
        words = [
            [
                word.span.start,
                word.span.end,
                word.page,
                [round(side, 2) for side in (word.box.left, word.box.top, word.box.right, word.box.bottom)],
                round(word.confidence, 1),
            ]
            for word in self.words
        ]
        sizes = [[size.width, size.height] for size in self.sizes]
        return json.dumps({"file": self.file, "sizes": sizes, "words": words}, ensure_ascii=False)

    def moved(self, raw: str, text: str) -> "PageMap":
        """The map with each word where it stands in the canonical ``text`` made of ``raw``; words left out are gone."""
        return replace(self, words=tuple(_moved(self.words, _shifts(raw, text))))

    def pages(self) -> tuple[Page, ...]:
        """What stands on which page."""
        parts = ((number, list(words)) for number, words in groupby(self.words, key=lambda word: word.page))
        return tuple(Page(number, Span(words[0].span.start, words[-1].span.end)) for number, words in parts)

    def unsure(self, text: str) -> tuple[Span, ...]:
        """The words of ``text`` that may be wrong."""
        return tuple(word.span for word in self.words if is_unsure(word, text))

    def within(self, span: Span) -> list[Word]:
        """The words of a span."""
        return [word for word in self.words if word.span.overlaps(span)]


def _moved(words: Sequence[Word], shifts: Sequence[tuple[Span, int]]) -> Iterator[Word]:
    at = 0
    for word in words:
        while at < len(shifts) and shifts[at][0].end <= word.span.start:
            at += 1
        if at == len(shifts):
            return
        kept, shift = shifts[at]
        if kept.covers(word.span):
            yield replace(word, span=Span(word.span.start + shift, word.span.end + shift))


def _shifts(raw: str, text: str) -> list[tuple[Span, int]]:
    """Stretches of the raw text that stand in the canonical one, and how far each was moved.

    Every canonical line is a raw line, or a part of one, in the same order.
    """
    lines = list(_spans(raw))
    shifts, at = [], 0
    for kept in _spans(text):
        words = kept.of(text)
        for number in range(at, len(lines)):
            found = raw.find(words, lines[number].start, lines[number].end)
            if found >= 0:
                shifts.append((Span(found, found + len(words)), kept.start - found))
                at = number + 1
                break
    return shifts


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1
