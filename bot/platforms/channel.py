"""What a channel needs from the assistant; channels know nothing else of the house."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.answering.answer import Answer
from bot.overview.overview import Overview

LONG_QUESTION = 400  # characters; what is longer takes seconds rather than fractions of one, and has a line of its own


@dataclass(frozen=True, slots=True)
class PassageView:
    """A citation in its context: ``before + quote + after`` is verbatim text of the source."""

    title: str
    label: str
    before: str
    quote: str
    after: str
    url: str = ""
    page: int | None = None  # of the original, where it has pages: a picture of it can be shown


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a document that an editor sent; ``source`` is its id where it was added."""

    words: str
    source: str = ""


Intake = Callable[[str, bytes], TakenIn]  # a file by its name and content; may take minutes


class Assistant(Protocol):
    """Answers questions and opens citations; both may block, so channels call them off the event loop."""

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The cited answer to one message, as of today; never raises for anything that a person can type.

        ``history`` holds the earlier questions of the same talk, the oldest first.
        """
        ...

    def open(self, source: str, start: int, end: int) -> PassageView | None:
        """The cited words in their context, or ``None`` where there is no such place."""
        ...

    def picture(self, source: str, start: int, end: int) -> bytes | None:
        """A PNG picture of the page on which cited words stand, or ``None`` where there is none."""
        ...

    def sources(self) -> list[str]:
        """A line for each source that the assistant knows: short title, issuer, date."""
        ...

    def overview(self) -> Overview:
        """The sources and what they hold as a whole, as of today."""
        ...

    def examples(self) -> tuple[str, ...]:
        """Questions to begin with, made of the sources; none while they are still being opened. Never blocks."""
        ...


class Served(Assistant, Protocol):
    """An assistant that is opened and closed."""

    def ready(self) -> bool:
        """True once questions are answered without waiting."""
        ...

    def close(self) -> None:
        """No question waits any longer."""
        ...
