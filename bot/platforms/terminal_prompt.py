"""The line at which a person types in a terminal: earlier lines come back, what may follow is offered."""

from collections.abc import Callable, Iterable, Iterator

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory

from bot.overview.choice import offered
from bot.overview.lists import LISTS
from bot.platforms.asking import Command
from bot.platforms.channel import Assistant
from bot.wording import terminal as say
from knowledge.vietnamese.normal import fold

LEAST = 2  # letters of a word that are completed


class Suggestions(Completer):
    """Commands behind a slash, places and years behind a command; else example questions, places, documents."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """What may stand at the cursor; accents need not be typed."""
        line = document.text_before_cursor
        if line.startswith("/") and " " not in line:
            for name, meaning in say.COMMANDS_THERE.items():
                if f"/{name}".startswith(fold(line)):
                    yield Completion(f"/{name}", -len(line), display_meta=meaning)
            return
        for example in self._assistant.examples() if line.strip() else ():
            if fold(example).startswith(fold(line)):
                yield Completion(example, -len(line))
        word = line.rpartition(" ")[2]
        if len(word) >= LEAST:
            yield from _beginning_with(word, self._words(Command.of(line)))

    def _words(self, command: Command | None) -> Iterable[str]:
        overview = self._assistant.overview()
        listed = LISTS[command.name](overview) if command is not None and command.lists else overview.directives
        wishes = offered(listed)
        numbers = () if command else (row.number for row in overview.directives)
        return dict.fromkeys(
            [*(place for place, _ in wishes["place"]), *(year for year, _ in wishes["year"]), *numbers]
        )


def _beginning_with(word: str, words: Iterable[str]) -> Iterator[Completion]:
    for whole in words:
        if any(part.startswith(fold(word)) for part in (fold(whole), *fold(whole).split())):
            yield Completion(whole, -len(word))


def prompting(session: PromptSession[str]) -> Callable[[], str]:
    """Reads a line a call."""
    return lambda: session.prompt(say.ASK)


def keyboard(assistant: Assistant) -> PromptSession[str]:
    """A person at the keyboard; what they asked is remembered until they leave, and written nowhere."""
    return PromptSession(
        history=InMemoryHistory(),
        auto_suggest=AutoSuggestFromHistory(),
        completer=Suggestions(assistant),
        complete_in_thread=True,
    )
