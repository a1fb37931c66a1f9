"""What the Telegram bot says to a message or a pressed button."""

import asyncio
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from telegram import Bot, CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import filters

from bot.doors.door import Caller
from bot.platforms.commands import OPEN_TO_ALL, Commands
from bot.platforms.desk import Desk
from bot.platforms.layout import readable
from bot.platforms.telegram_buttons import ERASE, KEEP, erase_buttons, fault_buttons, opinion_in, picked
from bot.platforms.telegram_delivery import send, typing
from bot.platforms.telegram_pages import (
    Message,
    SourceKeys,
    answer_messages,
    passage_messages,
    passage_place,
    text_messages,
)
from bot.storage.feedback import Fault, Opinion
from bot.storage.inbox import Waiting
from bot.storage.people import Known
from bot.storage.turns import Outcome
from bot.wording import channels as wording
from bot.wording import feedback as feedback_wording
from bot.wording import privacy as privacy_wording

CHANNEL = "telegram"
OTHER_CONTENT = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.TEXT & ~filters.StatusUpdate.ALL
COMMAND = re.compile(r"/(\w+)(?:@(\w+))?(\s.*)?", re.DOTALL)


class Conversation:
    """Deals with updates of the Bot API; the assistant works off the event loop."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self.bot, self.desk = bot, desk
        self.keys = SourceKeys()
        self.commands = Commands(desk)
        self._courtesies: set[asyncio.Task[None]] = set()

    async def deal(self, waiting: Waiting) -> Outcome:
        """What a kept update leads to."""
        update = Update.de_json(waiting.body, self.bot)
        user, query, text = (
            update.effective_user,
            update.callback_query,
            update.message.text if update.message else None,
        )
        if user is None or not (text or query or OTHER_CONTENT.check_update(update)):
            return Outcome()
        command = COMMAND.fullmatch(text or "")
        if command and command[2] and command[2].lower() != (self.bot.bot.username or "").lower():
            return Outcome()  # meant for another bot
        caller = Caller(CHANNEL, str(user.id), waiting.chat, user.full_name)
        named, rest = (command[1].lower(), (command[3] or "").strip()) if command else ("", "")
        own = named in OPEN_TO_ALL or (query is not None and query.data in {ERASE, KEEP})
        admission = await self.desk.admit(caller)
        if query:
            self._acknowledge(query)
        if own:
            return await self._own_data(admission.person, named, query)
        if not admission.welcome:
            return _said(admission.words) if admission.say_so else Outcome()
        if query:
            return await self._on_button(waiting, admission.person, query)
        if command:
            return _said(await self.commands.reply(named, rest, admission.person))
        return await self._answer(waiting, admission.person, text) if text else _said(wording.TEXT_ONLY)

    def apology(self, waiting: Waiting) -> Outcome:
        """A courteous word where no answer could be had."""
        return _said(wording.TROUBLE)

    async def send(self, chat: str, body: dict[str, Any]) -> None:
        """Give a letter to Telegram."""
        await send(self.bot, chat, body)

    async def _on_button(self, waiting: Waiting, person: Known, query: CallbackQuery) -> Outcome:
        """A citation to open, a question that was picked, an opinion on an answer."""
        if question := picked(query):
            answered = await self._answer(waiting, person, question)
            letters = [*_letters(text_messages(f"{wording.YOU_ASKED}: {question}")), *answered.letters]
            return Outcome(letters, answered.asked, answered.person)
        if said := opinion_in(query.data or ""):
            return await self._on_opinion(person, *said)
        place = passage_place(query.data or "", self.keys)
        view = await self.desk.off_the_loop(lambda: self.desk.assistant.open(*place)) if place else None
        return Outcome(_letters(passage_messages(view))) if view else _said(wording.STALE_BUTTON)

    async def _answer(self, waiting: Waiting, person: Known, question: str) -> Outcome:
        async with typing(self.bot, waiting.chat):
            answer, asked = await self.desk.ask(waiting.chat_number, readable(question))
        return Outcome(_letters(answer_messages(answer, self.keys, waiting.number)), asked, person.number)

    async def _on_opinion(self, person: Known, number: int, said: Opinion | Fault) -> Outcome:
        if not await self.desk.judge(CHANNEL, person.external, number, said):
            return _said(feedback_wording.TOO_OLD)
        if said is Opinion.BAD:
            return Outcome([Message(feedback_wording.ASK_WHY, (), fault_buttons(number)).as_letter()])
        return _said(feedback_wording.THANKS if said is Opinion.GOOD else feedback_wording.THANKS_WHY)

    async def _own_data(self, person: Known, command: str, query: CallbackQuery | None) -> Outcome:
        """A person reads or deletes what is kept of them."""
        if query is not None and query.data == ERASE:
            await self.desk.erase(person)
            return _said(privacy_wording.ERASED)
        if query is not None:
            return _said(privacy_wording.KEPT)
        if command == "xoadulieu":
            return Outcome([Message(privacy_wording.CONFIRM_ERASE, (), erase_buttons()).as_letter()])
        document = await self.desk.export(person)
        return Outcome([{"text": privacy_wording.EXPORTED, "document": document, "name": privacy_wording.EXPORT_NAME}])

    def _acknowledge(self, query: CallbackQuery) -> None:
        """Take the waiting sign off the button; whether that works or not, the press is answered."""

        async def acknowledged() -> None:
            with suppress(TelegramError):  # too old to be acknowledged, or the network is away
                await query.answer()

        task = asyncio.create_task(acknowledged())
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)


def _said(text: str) -> Outcome:
    return Outcome(_letters(text_messages(text)))


def _letters(pages: Iterable[Message]) -> list[dict[str, Any]]:
    return [page.as_letter() for page in pages]
