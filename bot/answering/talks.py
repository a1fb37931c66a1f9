"""A chat's questions one after the other: each is read with what those before it fixed."""

import threading
from collections.abc import Callable, Sequence
from datetime import date

from bot.answering.answer import Answer, Reason, Status
from bot.answering.conversation import Turn, picked, reading
from bot.answering.coverage import content_of
from bot.answering.query import Query
from bot.answering.refusing import unreadable

_MOST_TURNS = 6  # earlier questions that are looked at
_MOST_TALKS = 4096  # turns of today that are remembered, the oldest forgotten first
_CLIPPED_TOPIC = 4  # words of content above which a question that its context refuses is answered without it


class Talks:
    """Answers questions with their chat's history; several threads may ask at once."""

    def __init__(
        self,
        understand: Callable[[str, date], Query],
        answer: Callable[[Query], Answer],
        known_places: frozenset[str],
    ) -> None:
        self._understand, self._answer, self._known = understand, answer, known_places
        self._turns: dict[tuple[tuple[str, ...], date], Turn] = {}
        self._writing = threading.Lock()

    def answer(self, question: str, today: date, history: Sequence[str]) -> Answer:
        """The answer to a question; ``history`` are the chat's earlier ones, oldest first."""
        before = self._before(tuple(history[-_MOST_TURNS:]), today)
        meant = (picked(question, before) if before else "") or question
        problem = unreadable(meant)
        if problem:
            return problem
        turn = self._turn(meant, before, today)
        self._remember((*history, question), today, before, turn)
        return turn.answer

    def _before(self, history: tuple[str, ...], today: date) -> Turn | None:
        """The last of the earlier questions that was about something, read with those before it, and its answer."""
        before = self._turns.get((history, today))
        if before:
            return before
        for at in range(len(history)):
            question = (picked(history[at], before) if before else "") or history[at]
            if not unreadable(question):
                turn = self._turn(question, before, today)
                before = self._remember(history[: at + 1], today, before, turn)
        return before

    def _remember(self, asked: tuple[str, ...], today: date, before: Turn | None, turn: Turn) -> Turn:
        """What the next question of a talk follows; one that led nowhere changes nothing."""
        led = before if before and not turn.leads else turn
        with self._writing:
            while self._turns and (len(self._turns) >= _MOST_TALKS or next(iter(self._turns))[1] != today):
                del self._turns[next(iter(self._turns))]
            self._turns[asked[-_MOST_TURNS:], today] = led  # as a talk of any length names it next time
        return led

    def _turn(self, question: str, before: Turn | None, today: date) -> Turn:
        """A question with its answer: as it stands, or with what came before where it leaves that open."""
        query = self._understand(question, today)
        resumed = reading(query, before, self._known) if before else None
        alone = None if resumed and resumed.clipped else self._answer(query)
        if resumed is None or (alone and alone.basis):
            answer = alone or self._answer(query)
            return Turn(query, answer, answer.reason is not Reason.OUT_OF_SCOPE)
        whole = self._understand(resumed.text, today)
        answer = self._answer(whole)
        if alone and answer.status is not Status.ANSWERED and len(content_of(query).syllables) > _CLIPPED_TOPIC:
            return Turn(query, alone, _leads(query, alone))
        return Turn(whole, answer, _leads(query, answer))


def _leads(query: Query, answer: Answer) -> bool:
    """False for a question out of the field, and for one that no source answers and that names nothing itself."""
    names = query.places or query.years or query.references or query.units or query.phases
    return answer.reason is not Reason.OUT_OF_SCOPE and bool(names or answer.reason is not Reason.NOT_IN_SOURCES)
