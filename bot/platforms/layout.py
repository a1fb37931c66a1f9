"""How an answer is laid out before a channel gives it a form: blocks of text with openable citations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.answer import Answer, Citation, Part, PartKind
from bot.wording import channels as wording

NUMBERED = re.compile(r"\s*(\[\d+\]|\d+[.)])")
COMMAND_SIGN = "/"
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a block; ``citation`` is what opens when a person picks it."""

    text: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as shown: its segments joined are its text; ``choice`` is the question that it offers."""

    kind: PartKind
    segments: tuple[Segment, ...]
    markers: tuple[int, ...] = ()
    choice: str | None = None

    @property
    def text(self) -> str:
        """The words of the block."""
        return "".join(segment.text for segment in self.segments)

    @property
    def offer(self) -> str:
        """What a button says that picks the choice: the question itself, of a command the words before it."""
        choice = self.choice or ""
        before = self.text.removesuffix(choice).rstrip(": ") if choice.startswith(COMMAND_SIGN) else ""
        return before or readable(choice)


def blocks(answer: Answer) -> tuple[Block, ...]:
    """The parts of an answer in order, then every citation and choice that no part shows: none is lost."""
    laid = [_block(part, answer) for part in answer.parts]
    return (*laid, *_unlisted_sources(answer, laid), *_unlisted_related(answer, laid), *_unlisted_choices(answer, laid))


def openable(answer: Answer) -> tuple[Citation, ...]:
    """What a typed number opens, in the order of the numbers."""
    return (*answer.citations, *answer.related)


def numbered_lines(answer: Answer) -> Iterator[tuple[PartKind, str]]:
    """The blocks for a channel without buttons: related passages and choices carry the number that picks them.

    Where numbers open citations, choices are typed as they stand.
    """
    opened, choices = openable(answer), 0
    for block in blocks(answer):
        choices += block.choice is not None
        number = _number_of(block, opened) if block.choice is None else None if opened else choices
        bare = number is None or NUMBERED.match(block.text)
        yield block.kind, block.text if bare else f"[{number}] {block.text}"


def readable(text: str) -> str:
    """Text that every channel can carry: halves of surrogate pairs and control characters are taken out."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return CONTROLS.sub("", whole)


def _block(part: Part, answer: Answer) -> Block:
    text = readable(part.text)
    if part.kind is PartKind.CHOICE:
        return Block(part.kind, (Segment(text),), choice=next((c for c in answer.choices if readable(c) in text), None))
    if part.kind is PartKind.RELATED:
        return Block(part.kind, (Segment(text, _related_in(text, answer)),))
    markers = tuple(number for number in part.markers if 1 <= number <= len(answer.citations))
    if not markers:
        return Block(part.kind, (Segment(text),))
    if part.kind is PartKind.SOURCE:
        return Block(part.kind, (Segment(text, answer.citations[markers[0] - 1]),), markers)
    return Block(part.kind, _around_markers(text, markers, answer), markers)


def _number_of(block: Block, opened: tuple[Citation, ...]) -> int | None:
    """The number that opens a related citation; cited ones carry their marker in the text."""
    cited = [segment.citation for segment in block.segments if segment.citation]
    return opened.index(cited[0]) + 1 if cited and block.kind is PartKind.RELATED else None


def _around_markers(text: str, markers: tuple[int, ...], answer: Answer) -> tuple[Segment, ...]:
    """The text with each of its own markers as a segment of its own; markers that are missing are added."""
    segments: list[Segment] = []
    rest = text
    for number in reversed(markers):
        marker = f"[{number}]"
        before, found, after = rest.rpartition(marker)
        if not found:
            before, after = f"{rest} ", ""
        segments[:0] = [Segment(marker, answer.citations[number - 1]), Segment(after)]
        rest = before
    return tuple(segment for segment in (Segment(rest), *segments) if segment.text)


def _related_in(text: str, answer: Answer) -> Citation | None:
    return next((c for c in answer.related if readable(c.quote) in text or readable(c.label) in text), None)


def _unlisted_sources(answer: Answer, laid: list[Block]) -> Iterator[Block]:
    listed = {number for block in laid if block.kind is PartKind.SOURCE for number in block.markers}
    for number, citation in enumerate(answer.citations, 1):
        if number not in listed:
            yield Block(PartKind.SOURCE, (Segment(f"[{number}] {readable(citation.label)}", citation),), (number,))


def _unlisted_related(answer: Answer, laid: list[Block]) -> Iterator[Block]:
    listed = [segment.citation for block in laid if block.kind is PartKind.RELATED for segment in block.segments]
    missing = [citation for citation in answer.related if citation not in listed]
    if missing and not any(listed):
        yield Block(PartKind.NOTE, (Segment(wording.RELATED_HEADING),))
    for citation in missing:
        yield Block(PartKind.RELATED, (Segment(readable(citation.label), citation),))


def _unlisted_choices(answer: Answer, laid: list[Block]) -> Iterator[Block]:
    listed = {block.choice for block in laid}
    for choice in answer.choices:
        if choice not in listed:
            yield Block(PartKind.CHOICE, (Segment(readable(choice)),), choice=choice)
