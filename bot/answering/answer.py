"""What an answer consists of; every channel renders from this one form."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """``rejected`` is for unreadable input only; a question out of scope is ``abstained``."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    ABSTAINED = "abstained"
    REJECTED = "rejected"


class Reason(StrEnum):
    """Why there is no (full) answer, for machines."""

    NONE = ""
    EMPTY = "EMPTY"
    NO_LETTERS = "NO_LETTERS"
    TOO_LONG = "TOO_LONG"
    NOTHING_ASKED = "NOTHING_ASKED"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"
    NOT_IN_SOURCES = "NOT_IN_SOURCES"
    PLACE_NOT_COVERED = "PLACE_NOT_COVERED"
    YEAR_NOT_COVERED = "YEAR_NOT_COVERED"
    NO_SUCH_DOCUMENT = "NO_SUCH_DOCUMENT"
    NO_SUCH_PHASE = "NO_SUCH_PHASE"
    AMBIGUOUS = "AMBIGUOUS"


class PartKind(StrEnum):
    """The role of a part of the text, so that a channel can style it."""

    WARNING = "warning"
    LEAD = "lead"
    QUOTE = "quote"
    PARAPHRASE = "paraphrase"
    BASIS = "basis"
    SOURCE = "source"
    NOTE = "note"
    CHOICE = "choice"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and its place: ``text[start:end]`` of source ``source``; ``label`` is its source line."""

    source: str
    origin: str
    quote: str
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said: ``words`` stand in the quote of its first citation, the others bear it out.

    ``label`` tells whose it is where an answer speaks of several.
    """

    words: str
    citations: tuple[Citation, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """A handbook entry that was used: its legal basis and the paraphrase as shown."""

    id: str
    legal: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the answer; ``markers`` are the one-based numbers of the citations that it carries."""

    kind: PartKind
    text: str
    markers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A cited answer, a question back, or an honest refusal."""

    status: Status
    parts: tuple[Part, ...]
    reason: Reason = Reason.NONE
    citations: tuple[Citation, ...] = ()
    basis: tuple[Basis, ...] = ()
    related: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = ()  # full questions that a person may pick when status is CLARIFY

    @property
    def text(self) -> str:
        """Exactly the plain text that a person reads."""
        return "\n".join(part.text for part in self.parts)

    def as_dict(self) -> dict[str, Any]:
        """The answer as the machine interface names it, without id, question and seconds."""
        cited = [
            {name: getattr(item, name) for name in Citation.__slots__} for item in (*self.citations, *self.related)
        ]
        split = len(self.citations)
        return {
            "status": str(self.status),
            "reason": str(self.reason),
            "text": self.text,
            "citations": cited[:split],
            "basis": [{"id": b.id, "legal": b.legal, "text": b.text} for b in self.basis],
            "related": cited[split:],
        }
