"""Proves a citation against its source before anyone sees it; what cannot be proved is not shown."""

from bot.answering.answer import Citation
from knowledge.source import Source
from knowledge.span import Span

SHORTEST, LONGEST = 15, 400
LABEL = 110


class UngroundedError(RuntimeError):
    """A quote is not what stands in its source: a defect of the program, never a matter of the question."""


def quotable(source: Source, span: Span) -> Span | None:
    """The span as it may be quoted: whole words, 15 to 400 characters (or a whole line); ``None`` where it cannot."""
    text = source.text
    start, end = span.start, min(span.end, span.start + LONGEST)
    if end < span.end:
        end = text.rfind(" ", start, end + 1) if " " in text[start:end] else end
    while start < end and text[start] in " \n,;.–-":
        start += 1
    while end > start and text[end - 1] in " \n,;":
        end -= 1
    if end - start < SHORTEST:
        line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        start, end = line_start, len(text) if line_end < 0 else line_end
        if not SHORTEST <= end - start <= LONGEST:
            return None
    inside = (start > 0 and text[start - 1].isalnum() and text[start].isalnum()) or (
        end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    )
    return None if inside else Span(start, end)


def prove(citation: Citation, source: Source) -> Citation:
    """The citation itself, where every word of it is in its place; raises ``UngroundedError``."""
    if source.text[citation.start : citation.end] != citation.quote:
        raise UngroundedError(
            f"{citation.source} {citation.start}..{citation.end}: expected the words of the source, found others"
        )
    if not citation.label or len(citation.label) > LABEL:
        raise UngroundedError(
            f"{citation.source}: expected a label of 1..{LABEL} characters, found {len(citation.label)}"
        )
    return citation
