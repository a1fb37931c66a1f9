"""What the Telegram bot says to a message or a pressed button."""

import asyncio
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import filters

from bot.doors.door import Caller
from bot.platforms.commands import Commands
from bot.platforms.desk import Desk
from bot.platforms.layout import readable
from bot.platforms.telegram_delivery import send, typing
from bot.platforms.telegram_pages import (
    CHOICE,
    SourceKeys,
    answer_messages,
    passage_messages,
    passage_place,
    text_messages,
)
from bot.platforms.telegram_pages import Message as Page
from bot.storage.inbox import Waiting
from bot.storage.people import Known
from bot.storage.turns import Outcome
from bot.wording import channels as wording

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
        user, text = update.effective_user, update.message.text if update.message else None
        if user is None or not (text or update.callback_query or OTHER_CONTENT.check_update(update)):
            return Outcome()
        command = COMMAND.fullmatch(text or "")
        if command and command[2] and command[2].lower() != (self.bot.bot.username or "").lower():
            return Outcome()  # meant for another bot
        admission = await self.desk.admit(Caller(CHANNEL, str(user.id), waiting.chat, user.full_name))
        if update.callback_query:
            self._acknowledge(update.callback_query)
        if not admission.welcome:
            return _said(admission.words) if admission.say_so else Outcome()
        if update.callback_query:
            return await self._on_button(waiting, admission.person, update.callback_query)
        if command:
            return _said(await self.commands.reply(command[1].lower(), (command[3] or "").strip(), admission.person))
        return await self._answer(waiting, admission.person, text) if text else _said(wording.TEXT_ONLY)

    def apology(self, waiting: Waiting) -> Outcome:
        """A courteous word where no answer could be had."""
        return _said(wording.TROUBLE)

    async def send(self, chat: str, body: dict[str, Any]) -> None:
        """Give a letter to Telegram."""
        await send(self.bot, chat, body)

    async def _on_button(self, waiting: Waiting, person: Known, query: CallbackQuery) -> Outcome:
        """A citation to open, or a question that was picked."""
        if question := _picked(query):
            answered = await self._answer(waiting, person, question)
            letters = [*_letters(text_messages(f"{wording.YOU_ASKED}: {question}")), *answered.letters]
            return Outcome(letters, answered.asked, answered.person)
        place = passage_place(query.data or "", self.keys)
        view = await self.desk.off_the_loop(lambda: self.desk.assistant.open(*place)) if place else None
        return Outcome(_letters(passage_messages(view))) if view else _said(wording.STALE_BUTTON)

    async def _answer(self, waiting: Waiting, person: Known, question: str) -> Outcome:
        async with typing(self.bot, waiting.chat):
            answer, asked = await self.desk.ask(waiting.chat_number, readable(question))
        return Outcome(_letters(answer_messages(answer, self.keys)), asked, person.number)

    def _acknowledge(self, query: CallbackQuery, text: str | None = None) -> None:
        """Take the waiting sign off the button; whether that works or not, the press is answered."""

        async def acknowledged() -> None:
            with suppress(TelegramError):  # too old to be acknowledged, or the network is away
                await query.answer(text)

        task = asyncio.create_task(acknowledged())
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)


def _said(text: str) -> Outcome:
    return Outcome(_letters(text_messages(text)))


def _letters(pages: Iterable[Page]) -> list[dict[str, Any]]:
    return [page.as_letter() for page in pages]


def _picked(query: CallbackQuery) -> str | None:
    """The question on the pressed button: it is read from the message itself, so that it outlives a restart."""
    keyboard = query.message.reply_markup if isinstance(query.message, Message) else None
    if keyboard is None or not (query.data or "").startswith(f"{CHOICE}:"):
        return None
    return next(
        (button.text for row in keyboard.inline_keyboard for button in row if button.callback_data == query.data), None
    )
