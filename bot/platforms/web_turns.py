"""Questions from the web page as messages that are kept: asked again with the same key, the same answer comes."""

import re
import secrets
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException

from bot.doors.door import Caller
from bot.doors.rates import Rates
from bot.platforms.desk import Desk
from bot.platforms.mailroom import Mailroom, Stopping
from bot.platforms.web_visitor import Visitor
from bot.storage import inbox, people, questions
from bot.storage.inbox import Incoming, Waiting
from bot.storage.turns import Outcome
from bot.wording import channels as wording
from bot.wording import doors as door_wording

CHANNEL = "web"
KEY = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)


class WebTurns:
    """Deals with what visitors ask; the reply is fetched by the request that waits for it, or by its repetition."""

    def __init__(self, desk: Desk, address_rates: str = "") -> None:
        self.desk = desk
        self._addresses = Rates(address_rates)
        self.mailroom = Mailroom(CHANNEL, desk.database, self)

    async def ask(self, visitor: Visitor, question: str, key: object = None) -> dict[str, Any]:
        """The answer as the page shows it; ``key`` is the browser's name for this question."""
        await self._admit(visitor)
        own = key if isinstance(key, str) and KEY.fullmatch(key) else secrets.token_hex(16)
        message = Incoming(f"{visitor.name}:{own}", visitor.name, {"question": question})
        try:
            number = await self.mailroom.dealt_with(message)
        except Stopping:
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, wording.TROUBLE) from None
        answer = await self.desk.database.run(questions.answer_to, number)
        if answer is None:
            await self.desk.database.run(inbox.forget, number)
            raise HTTPException(HTTPStatus.INTERNAL_SERVER_ERROR, wording.TROUBLE)
        return {**answer, "number": number}

    async def _admit(self, visitor: Visitor) -> None:
        """Raises where the visitor may not ask now, with the words to show."""
        if not visitor.local and (wait := self._addresses.take(visitor.address)):
            raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS, door_wording.too_much(wait))
        caller = Caller(CHANNEL, visitor.name, visitor.name, limited=not visitor.local)
        admission = await self.desk.admit(caller)
        if not admission.welcome:
            status = HTTPStatus.TOO_MANY_REQUESTS if admission.wait else HTTPStatus.FORBIDDEN
            raise HTTPException(status, admission.words)

    async def deal(self, waiting: Waiting) -> Outcome:
        """The answer to a kept question."""
        _, asked = await self.desk.ask(waiting.chat_number, waiting.body["question"])
        person = await self.desk.database.run(people.meet, CHANNEL, waiting.chat, self.desk.now())
        return Outcome(asked=asked, person=person.number)

    def apology(self, waiting: Waiting) -> Outcome:
        """Nothing is kept of a question that failed; the waiting request says so."""
        return Outcome()

    async def send(self, chat: str, body: dict[str, Any]) -> None:
        """Nothing leaves for a browser by itself: it fetches its answers."""
        raise NotImplementedError
