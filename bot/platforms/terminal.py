"""The terminal channel: one answer for `make ask`, a conversation for `make chat`."""

import io
import re
import shutil
import sys
import unicodedata
from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from bot.answering.answer import Answer, PartKind
from bot.platforms.asking import Command, answer_to, in_words
from bot.platforms.channel import Assistant, PassageView
from bot.platforms.layout import numbered_lines, openable, readable
from bot.platforms.terminal_prompt import keyboard, prompting
from bot.storage.questions import MOST_REMEMBERED
from bot.wording import channels as wording
from bot.wording import terminal as say

STYLES = {
    PartKind.WARNING: "bold yellow",
    PartKind.LEAD: "bold",
    PartKind.QUOTE: "cyan",
    PartKind.BASIS: "dim",
    PartKind.SOURCE: "italic green",
    PartKind.RELATED: "italic green",
    PartKind.NOTE: "dim",
}
NUMBER = re.compile(r"\[?(\d{1,4})\]?", re.ASCII)


def render(answer: Answer, colour: bool = False) -> str:
    """The answer as terminal text; plain and unwrapped unless ``colour`` is asked for."""
    text = Text()
    for kind, line in numbered_lines(answer):
        text.append(f"{line}\n", STYLES.get(kind))
    return _printed(text, colour)


def render_passage(view: PassageView, colour: bool = False) -> str:
    """A citation in its context, the quoted words set apart by arrows and, with colour, by reverse video."""
    text = Text()
    text.append(f"{readable(view.title)}\n", "bold").append(f"{readable(view.label)}\n\n", "italic green")
    text.append(readable(view.before)).append(f"»{readable(view.quote)}«", "reverse").append(readable(view.after))
    text.append(f"\n\n{wording.original_at(readable(view.url))}\n" if view.url else "\n")
    return _printed(text, colour)


class Conversation:
    """A chat in a terminal: remembers what was asked, and the last answer, whose citations and choices numbers open."""

    def __init__(self, assistant: Assistant, colour: bool = False) -> None:
        self.assistant = assistant
        self.colour = colour
        self._last: Answer | None = None
        self._asked: list[str] = []

    def reply(self, line: str) -> str:
        """What is shown after one line that a person typed."""
        number = NUMBER.fullmatch(line.strip())
        if number and self._last:
            return self._pick(int(number[1]), self._last)
        return self._ask(line)

    def _ask(self, line: str) -> str:
        question, command = readable(line), Command.of(line)
        if command is not None and not command.lists:
            words = in_words(self.assistant, command.name, say.how_to_ask)
            return f"{words or wording.NO_SUCH_COMMAND}\n"
        self._last = answer_to(self.assistant, question, self._asked[-MOST_REMEMBERED:])
        if command is None:
            self._asked.append(question)
        return render(self._last, self.colour)

    def _pick(self, number: int, last: Answer) -> str:
        cited = openable(last)
        if not cited and 1 <= number <= len(last.choices):
            return self._ask(last.choices[number - 1])
        if not 1 <= number <= len(cited):
            return f"{wording.no_such_citation(number, len(cited))}\n"
        citation = cited[number - 1]
        view = self.assistant.open(citation.source, citation.start, citation.end)
        return render_passage(view, self.colour) if view else f"{wording.NO_SUCH_PASSAGE}\n"


def chat(assistant: Assistant, read: Callable[[], str] | None = None, write: Callable[[str], None] = print) -> None:
    """Talk until Ctrl-D, Ctrl-C or a word of farewell; works at a keyboard and with piped input."""
    conversation = Conversation(assistant, colour=sys.stdout.isatty())
    read = read or _reader(assistant)
    write(say.chat_greeting())
    while True:
        try:
            line = read()
        except (EOFError, KeyboardInterrupt):
            break
        if unicodedata.normalize("NFC", line).strip().lower() in say.LEAVE_WORDS:
            break
        if line.strip():
            write(conversation.reply(line))
    write(say.FAREWELL)


def _reader(assistant: Assistant) -> Callable[[], str]:
    return prompting(keyboard(assistant)) if sys.stdin.isatty() else _piped_line


def _piped_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")


def _printed(text: Text, colour: bool) -> str:
    """Rich's rendering of plain text: nothing in it is read as markup, no control character passes."""
    out = io.StringIO()
    width = shutil.get_terminal_size().columns if colour else None
    console = Console(file=out, force_terminal=colour, color_system="standard" if colour else None, width=width)
    console.print(text, markup=False, highlight=False, emoji=False, soft_wrap=not colour, end="")
    return out.getvalue()
