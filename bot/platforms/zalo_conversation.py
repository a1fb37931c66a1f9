"""What the assistant says on Zalo, the same for a bot and for an Official Account.

A picture is told by its address, ``pages_at`` being where the web page can be reached by everybody.
"""

from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from bot.answering.answer import Status
from bot.doors.door import Caller
from bot.overview.lists import choice_of
from bot.platforms.asking import Command, timeline_wish
from bot.platforms.commands import OPEN_TO_ALL, Commands
from bot.platforms.desk import Desk
from bot.platforms.layout import readable
from bot.platforms.web_answers import timeline_path
from bot.platforms.zalo_pages import answer_texts, messages, passage_texts
from bot.platforms.zalo_replies import Chosen, Missing, Reply, opinion_in, reply_in
from bot.storage import questions
from bot.storage.feedback import Fault, Opinion
from bot.storage.inbox import Incoming, Waiting
from bot.storage.people import Known
from bot.storage.turns import Outcome
from bot.wording import channels as wording
from bot.wording import feedback as feedback_wording
from bot.wording import privacy as privacy_wording
from bot.wording import zalo as zalo_wording
from knowledge.vietnamese.normal import fold


class Messenger(Protocol):
    """How letters leave for Zalo."""

    async def send(self, chat: str, text: str) -> None:
        """Give a message to Zalo; raises ``TryAgain`` or ``Undeliverable``."""
        ...

    def working(self, chat: str) -> AbstractAsyncContextManager[None]:
        """A sign in the chat that an answer is being written."""
        ...


def message(key: str, chat: str, text: str | None, name: str = "") -> Incoming:
    """A message of a private chat as it is kept; ``text`` is ``None`` where it holds something else."""
    return Incoming(key, chat, {"text": None if text is None else readable(text), "name": readable(name)})


class Conversation:
    """Deals with kept messages of one Zalo channel; the assistant works off the event loop."""

    def __init__(self, channel: str, messenger: Messenger, desk: Desk, pages_at: str = "") -> None:
        self.channel, self.messenger, self.desk, self.pages_at = channel, messenger, desk, pages_at
        self.commands = Commands(desk, zalo_wording.how_to_ask)

    async def deal(self, waiting: Waiting) -> Outcome:
        """What a kept message leads to."""
        text = (waiting.body["text"] or "").strip()
        admission = await self.desk.admit(Caller(self.channel, waiting.chat, waiting.chat, waiting.body["name"]))
        person = admission.person
        command = Command.of(text)
        if command and command.name in OPEN_TO_ALL:
            return await self._own_data(person, command.name, command.rest)
        if not admission.welcome:
            return _said(admission.words) if admission.say_so else Outcome()
        if command and not command.lists:
            return _said(await self.commands.reply(command.name, command.rest, person))
        if not text:
            return _said(wording.TEXT_ONLY)
        latest = await self.desk.database.run(questions.latest, waiting.chat_number)
        if said := opinion_in(text):
            return await self._on_opinion(waiting, latest[0] if latest else 0, said)
        reply = reply_in(text, latest[1]) if latest else None
        return await (self._on_reply(waiting, person, reply) if reply else self._answer(waiting, person, text))

    def apology(self, waiting: Waiting) -> Outcome:
        """A courteous word where no answer could be had."""
        return _said(wording.TROUBLE)

    async def send(self, chat: str, body: dict[str, Any]) -> None:
        """Give a letter to Zalo."""
        await self.messenger.send(chat, body["text"])

    async def _answer(self, waiting: Waiting, person: Known, question: str, heading: str = "") -> Outcome:
        async with self.messenger.working(waiting.chat):
            answer, asked = await self.desk.ask(waiting.chat_number, question)
        texts = [*(messages(heading) if heading else ()), *answer_texts(answer)]
        wish = timeline_wish(question)
        if wish is not None and self.pages_at and answer.status is Status.ANSWERED:
            choice = await self.desk.off_the_loop(lambda: choice_of(self.desk.assistant.overview(), wish))
            texts += messages(f"{wording.TIMELINE_PICTURE}: {self.pages_at}{timeline_path(choice)}")
        return Outcome(_letters(texts), asked, person.number)

    async def _on_reply(self, waiting: Waiting, person: Known, reply: Reply) -> Outcome:
        """A question that was picked, a citation to open."""
        if isinstance(reply, Chosen):
            heading = f"{wording.YOU_ASKED}: {reply.question}"
            return await self._answer(waiting, person, readable(reply.question), heading)
        if isinstance(reply, Missing):
            return _said(wording.no_such_citation(reply.number, reply.count))
        place = (reply.source, reply.start, reply.end)
        view = await self.desk.off_the_loop(lambda: self.desk.assistant.open(*place))
        return Outcome(_letters(passage_texts(view))) if view else _said(wording.NO_SUCH_PASSAGE)

    async def _on_opinion(self, waiting: Waiting, number: int, said: Opinion | Fault) -> Outcome:
        if not await self.desk.judge(self.channel, waiting.chat, number, said):
            return _said(feedback_wording.TOO_OLD)
        if said is Opinion.BAD:
            return _said(zalo_wording.ask_why(feedback_wording.ASK_WHY))
        return _said(feedback_wording.THANKS if said is Opinion.GOOD else feedback_wording.THANKS_WHY)

    async def _own_data(self, person: Known, command: str, rest: str) -> Outcome:
        """A person reads or deletes what is kept of them."""
        if command == "dulieu":
            return _said(f"{privacy_wording.EXPORTED}\n\n{await self.desk.export(person)}")
        if fold(rest) != zalo_wording.AGREED:
            return _said(f"{privacy_wording.CONFIRM_ERASE}\n{zalo_wording.ERASE_HOW}")
        await self.desk.erase(person)
        return _said(privacy_wording.ERASED)


def _said(text: str) -> Outcome:
    return Outcome(_letters(messages(text)))


def _letters(texts: list[str]) -> list[dict[str, Any]]:
    return [{"text": text} for text in texts]
