"""What the Telegram bot says to a message or a pressed button."""

import asyncio
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import filters

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
from bot.storage import people
from bot.storage.inbox import Waiting
from bot.storage.turns import Outcome
from bot.wording import channels as wording

CHANNEL = "telegram"
OTHER_CONTENT = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.TEXT & ~filters.StatusUpdate.ALL
COMMAND = re.compile(r"/(\w+)(?:@(\w+))?(?:\s.*)?", re.DOTALL)


class Conversation:
    """Deals with updates of the Bot API; the assistant works off the event loop."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self.bot, self.desk = bot, desk
        self.keys = SourceKeys()
        self._courtesies: set[asyncio.Task[None]] = set()

    async def deal(self, waiting: Waiting) -> Outcome:
        """What a kept update leads to."""
        update = Update.de_json(waiting.body, self.bot)
        if update.callback_query is not None:
            return await self._on_button(waiting, update.callback_query)
        if update.message is not None and update.message.text is not None:
            return await self._on_text(waiting, update.message.text)
        return _said(wording.TEXT_ONLY) if OTHER_CONTENT.check_update(update) else Outcome()

    def apology(self, waiting: Waiting) -> Outcome:
        """A courteous word where no answer could be had."""
        return _said(wording.TROUBLE)

    async def send(self, chat: str, body: dict[str, Any]) -> None:
        """Give a letter to Telegram."""
        await send(self.bot, chat, body)

    async def _on_text(self, waiting: Waiting, text: str) -> Outcome:
        command = COMMAND.fullmatch(text)
        if command is None:
            return await self._answer(waiting, text)
        if command[2] is None or command[2].lower() == (self.bot.bot.username or "").lower():
            return _said(await self._reply_to(command[1].lower()))
        return Outcome()

    async def _on_button(self, waiting: Waiting, query: CallbackQuery) -> Outcome:
        """A citation to open, or a question that was picked."""
        self._acknowledge(query)
        if question := _picked(query):
            answered = await self._answer(waiting, question)
            letters = [*_letters(text_messages(f"{wording.YOU_ASKED}: {question}")), *answered.letters]
            return Outcome(letters, answered.asked, answered.person)
        place = passage_place(query.data or "", self.keys)
        view = await self.desk.off_the_loop(lambda: self.desk.assistant.open(*place)) if place else None
        return Outcome(_letters(passage_messages(view))) if view else _said(wording.STALE_BUTTON)

    async def _answer(self, waiting: Waiting, question: str) -> Outcome:
        async with typing(self.bot, waiting.chat):
            answer, asked = await self.desk.ask(waiting.chat_number, readable(question))
        person = await self._person(waiting)
        return Outcome(_letters(answer_messages(answer, self.keys)), asked, person)

    async def _person(self, waiting: Waiting) -> int | None:
        user = Update.de_json(waiting.body, self.bot).effective_user
        if user is None:
            return None
        return (await self.desk.database.run(people.meet, CHANNEL, str(user.id), self.desk.now())).number

    async def _reply_to(self, command: str) -> str:
        if command == "start":
            return wording.start()
        if command in {"trogiup", "help"}:
            return wording.how_to_ask()
        if command == "nguon":
            return wording.source_list(await self.desk.off_the_loop(self.desk.assistant.sources))
        return wording.NO_SUCH_COMMAND

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
