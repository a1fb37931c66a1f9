"""A fact: what a source says in so many words, with the values that were read from them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from knowledge.span import Span


class FactKind(StrEnum):
    """The seven kinds of fact."""

    DIRECTIVE = "directive"
    PHASE = "phase"
    CRITERION = "criterion"
    MOVEMENT = "movement"
    THEME = "theme"
    FIGURE = "figure"
    PARTICIPANT = "participant"


FIELDS = {
    FactKind.DIRECTIVE: ("type", "number", "date", "issuer", "subject", "register"),
    FactKind.PHASE: ("name", "number", "from", "to", "target", "at_end"),
    FactKind.CRITERION: ("text", "type", "of"),
    FactKind.MOVEMENT: ("name", "owner", "scope"),
    FactKind.THEME: ("name", "type"),
    FactKind.FIGURE: ("value", "number", "unit", "of", "period"),
    FactKind.PARTICIPANT: ("name", "role", "type"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """``span`` covers the words of the fact in the text of ``source``; a value that is not settled is empty.

    ``doubt`` is a reviewer's word about the fact; it is said beside the quote, never inside.
    """

    kind: FactKind
    source: str
    span: Span
    fields: dict[str, str] = field(default_factory=dict, hash=False)
    doubt: str = ""


def days_of(phase: Fact) -> tuple[date | None, date | None]:
    """The first and the last day of a phase, as far as the source settles them."""
    first, last = (phase.fields[name] for name in ("from", "to"))
    return (date.fromisoformat(first) if first else None), (date.fromisoformat(last) if last else None)
