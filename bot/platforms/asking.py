"""A line that a person typed: a command, or a question; some commands ask for a list, which is an answer like any."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from bot.answering.answer import Answer
from bot.overview.lists import LISTS, listed
from bot.platforms.channel import Assistant
from bot.wording import channels as wording
from knowledge.vietnamese.normal import fold

COMMAND = re.compile(r"/(\w+)(?:@(\w+))?(\s.*)?", re.DOTALL)
TIMELINE = "dot"


@dataclass(frozen=True, slots=True)
class Command:
    """``/name rest``; ``bot`` is the one that it is meant for, where the line says so."""

    name: str
    rest: str = ""
    bot: str = ""

    @classmethod
    def of(cls, line: str) -> Self | None:
        """The command that a line is; its name may be typed with accents."""
        typed = COMMAND.fullmatch(line.strip())
        return cls(fold(typed[1]), (typed[3] or "").strip(), typed[2] or "") if typed else None

    @property
    def lists(self) -> bool:
        """Whether it asks for a list."""
        return self.name in LISTS


def answer_to(assistant: Assistant, line: str, history: Sequence[str] = ()) -> Answer:
    """What a line asks for: the list of a command, else what the assistant finds."""
    command = Command.of(line)
    if command is not None and command.lists:
        return listed(assistant.overview(), command.name, command.rest)
    return assistant.answer(line, history)


def timeline_wish(line: str) -> str | None:
    """What the timeline is to show, where a line asks for it."""
    command = Command.of(line)
    return command.rest if command is not None and command.name == TIMELINE else None


def in_words(assistant: Assistant, name: str, how_to_ask: Callable[[Sequence[str]], str]) -> str:
    """What is said to a command that asks about the assistant itself; nothing where there is no such command."""
    if name == "start":
        return wording.start(how_to_ask(assistant.examples()))
    if name in {"trogiup", "help"}:
        return how_to_ask(assistant.examples())
    return wording.source_list(assistant.sources()) if name == "nguon" else ""
