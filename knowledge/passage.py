"""A passage: the smallest stretch of a source that can stand as a quote."""

from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.span import Span


class PassageKind(StrEnum):
    """Plain prose, or the words of an extracted fact."""

    PROSE = "prose"
    DIRECTIVE = "directive"
    MOVEMENT = "movement"
    THEME = "theme"
    PHASE = "phase"


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotable span with what a reader of it needs to know.

    ``sentence`` and ``paragraph`` are the spans around it, ``heading`` the path of headings above it,
    ``fields`` the values of a fact, or the place of a legal text's words: article, clause, point, annex.
    """

    source: str
    span: Span
    sentence: Span
    paragraph: Span
    heading: str = ""
    kind: PassageKind = PassageKind.PROSE
    fields: dict[str, str] = field(default_factory=dict, hash=False)
