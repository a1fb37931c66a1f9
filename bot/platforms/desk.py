"""Where every channel brings its questions: the assistant with what is remembered around it."""

import asyncio
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from bot.answering.answer import Answer
from bot.doors.door import Admission, Caller, Door
from bot.overview.choice import chosen
from bot.overview.lists import choice_of
from bot.platforms.asking import answer_to
from bot.platforms.channel import LONG_QUESTION, Assistant, Intake
from bot.platforms.mailroom import Mailroom
from bot.platforms.timeline_picture import picture
from bot.platforms.web_answers import answer_json
from bot.storage import feedback, people, privacy, questions
from bot.storage.database import Database
from bot.storage.feedback import Fault, Opinion
from bot.storage.people import Known, Standing
from bot.storage.questions import Asked
from bot.wording import doors as door_wording

ANSWERED_SIDE_BY_SIDE = 4  # of ordinary length, and one long one: a slow question leaves room for others
LOOKED_UP_SIDE_BY_SIDE = 4  # pages, pictures, lists: they never keep a question waiting

T = TypeVar("T")


class Desk:
    """The assistant and the stored data, for all channels of one run."""

    def __init__(
        self, assistant: Assistant, database: Database, door: Door | None = None, intake: Intake | None = None
    ) -> None:
        self.assistant, self.database, self.door = assistant, database, door or Door()
        self.intake = intake
        self.mailrooms: dict[str, Mailroom] = {}  # of the channels that can tell a person something unasked
        ordinary, long = (ThreadPoolExecutor(count, "answer") for count in (ANSWERED_SIDE_BY_SIDE, 1))
        self._answering = ordinary, long
        self._looking_up = ThreadPoolExecutor(LOOKED_UP_SIDE_BY_SIDE, "look-up")

    def now(self) -> datetime:
        """The moment that is written down."""
        return datetime.now(UTC)

    async def admit(self, caller: Caller) -> Admission:
        """Whether somebody may ask now."""
        return await self.door.admit(self.database, caller, self.now())

    async def let_in(self, person: Known, actor: str) -> None:
        """An administrator lets a person in; the person is told where the channel can."""
        await self.database.run(people.decide, person.number, Standing.ALLOWED, actor, self.now())
        if mailroom := self.mailrooms.get(person.channel):
            await mailroom.write(person.external, [{"text": door_wording.APPROVED}])

    async def ask(self, chat: int, question: str, person: int | None = None) -> tuple[Answer, Asked]:
        """The answer to a question within the talk of its chat, and what is to be kept of it.

        With a ``person`` only what that person asked there belongs to the talk.
        """
        history = await self.database.run(questions.recent, chat, self.now(), person)
        begun = time.perf_counter()
        work = partial(answer_to, self.assistant, question, history)
        answer = await asyncio.get_running_loop().run_in_executor(self._answering[len(question) > LONG_QUESTION], work)
        return answer, _kept(question, answer, time.perf_counter() - begun)

    async def timeline(self, wish: str) -> bytes:
        """A picture of the campaigns that a person wishes to see."""

        def drawn() -> bytes:
            overview = self.assistant.overview()
            return picture(chosen(overview.campaigns, choice_of(overview, wish)), overview.today)

        return await self.off_the_loop(drawn)

    async def judge(self, channel: str, person: str, number: int, said: Opinion | Fault) -> bool:
        """Keep a person's opinion on an answer to them; ``False`` where there is no such answer."""
        if isinstance(said, Fault):
            return await self.database.run(feedback.explain, channel, person, number, said, self.now())
        return await self.database.run(feedback.give, channel, person, number, said, self.now())

    async def export(self, person: Known) -> str:
        """All that is kept of a person, as a document."""
        kept = await self.database.run(privacy.export, person)
        return json.dumps(kept, ensure_ascii=False, indent=1)

    async def erase(self, person: Known) -> None:
        """Delete all that is kept of a person, out of the file's journal as well."""
        await self.database.run(privacy.erase, person, self.now())
        await self.off_the_loop(self.database.scrub)

    async def off_the_loop(self, work: Callable[[], T]) -> T:
        """Look something up while the event loop goes on, and questions too."""
        return await asyncio.get_running_loop().run_in_executor(self._looking_up, work)


def _kept(question: str, answer: Answer, seconds: float) -> Asked:
    cited: list[dict[str, Any]] = [{"source": c.source, "start": c.start, "end": c.end} for c in answer.citations]
    used: list[dict[str, Any]] = [{"entry": basis.id} for basis in answer.basis]
    shown = answer_json(answer)
    return Asked(question, str(answer.status), str(answer.reason), shown, [*cited, *used], round(seconds, 5))
