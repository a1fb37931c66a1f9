"""The Telegram channel: long polling, answers with buttons that open their citations."""

import asyncio
import logging
import re
import traceback
from collections.abc import Sequence
from contextlib import suppress
from itertools import chain, repeat
from typing import Any, TypeAlias

from pydantic import SecretStr
from telegram import BotCommand, CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.platforms.channel import Assistant
from bot.platforms.errors import TelegramRefused
from bot.platforms.layout import readable
from bot.platforms.log_privacy import protect_logs
from bot.platforms.telegram_delivery import PAUSES, deliver, typing
from bot.platforms.telegram_order import ChatOrder
from bot.platforms.telegram_pages import (
    CHOICE,
    SourceKeys,
    answer_messages,
    passage_messages,
    passage_place,
    text_messages,
)
from bot.wording import channels as wording

LOG = logging.getLogger(__name__)
COMMAND = re.compile(r"/(\w+)(?:@(\w+))?(?:\s.*)?", re.DOTALL)
OTHER_CONTENT = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.TEXT & ~filters.StatusUpdate.ALL
POLL_SECONDS = 30
CONNECT_PAUSES = (5.0, 10.0, 30.0, 60.0)  # the last one is repeated

TelegramApplication: TypeAlias = "Application[Any, Any, Any, Any, Any, Any]"


def build_application(
    token: SecretStr, api_url: str, assistant: Assistant, pauses: Sequence[float] = PAUSES
) -> TelegramApplication:
    """The bot with its handlers, not yet connected; ``pauses`` are the seconds before a lost message is sent again."""
    protect_logs(token.get_secret_value())
    conversation = Conversation(assistant, pauses)
    application = (
        ApplicationBuilder()
        .token(token.get_secret_value())
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .concurrent_updates(ChatOrder())
        .job_queue(None)
        .build()
    )
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, conversation.on_text))
    application.add_handler(MessageHandler(OTHER_CONTENT, conversation.on_other_content))
    application.add_handler(CallbackQueryHandler(conversation.on_button))
    application.add_error_handler(conversation.on_error)
    return application


async def run(application: TelegramApplication, pauses: Sequence[float] = CONNECT_PAUSES) -> None:
    """Poll and answer until cancelled; answers under way are finished. Raises ``TelegramRefused``.

    While Telegram cannot be reached the bot keeps trying, so that the other channels go on.
    """
    try:
        await _connect(application, pauses)
        await _poll(application)
    finally:
        await application.shutdown()
        await application.bot.shutdown()  # the application leaves it open where it never connected


async def _connect(application: TelegramApplication, pauses: Sequence[float]) -> None:
    for pause in chain(pauses, repeat(pauses[-1])):
        try:
            await application.initialize()
        except InvalidToken:
            raise TelegramRefused from None  # the library's message holds the token
        except (NetworkError, RetryAfter) as error:
            LOG.warning(wording.TELEGRAM_UNREACHABLE, type(error).__name__, pause)
            await asyncio.sleep(pause)
        else:
            return


async def _poll(application: TelegramApplication) -> None:
    updater = application.updater
    if updater is None:
        raise ValueError("expected an application with an updater, found none: use build_application")
    with suppress(TelegramError):  # the menu is a courtesy; the commands work without it
        await application.bot.set_my_commands([BotCommand(name, text) for name, text in wording.COMMANDS.items()])
    await application.start()
    try:
        await updater.start_polling(
            timeout=POLL_SECONDS,
            bootstrap_retries=-1,
            allowed_updates=[Update.MESSAGE, Update.CALLBACK_QUERY],
            error_callback=_polling_failed,
        )
        await asyncio.Event().wait()
    finally:
        if updater.running:
            await updater.stop()
        await application.stop()


def _polling_failed(error: TelegramError) -> None:
    LOG.warning("telegram: polling failed with %s, trying again", type(error).__name__)


class Conversation:
    """The handlers of the bot; the assistant works off the event loop."""

    def __init__(self, assistant: Assistant, pauses: Sequence[float]) -> None:
        self.assistant = assistant
        self.pauses = pauses
        self.keys = SourceKeys()

    async def on_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question, or one of the commands."""
        message = update.effective_message
        if message is None or message.text is None:
            return
        command = COMMAND.fullmatch(message.text)
        if command is None:
            await self._answer(message, message.text)
        elif command[2] is None or command[2].lower() == (context.bot.bot.username or "").lower():
            await self._say(message, await self._reply_to(command[1].lower()))

    async def on_other_content(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A photo, a sticker, a voice: nothing that can be read."""
        if update.effective_message:
            await self._say(update.effective_message, wording.TEXT_ONLY)

    async def on_button(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A citation to open, or a question that was picked."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        with suppress(BadRequest):  # too old to be acknowledged, yet it can still be answered
            await query.answer()
        if question := _picked(query):
            await self._say(query.message, f"{wording.YOU_ASKED}: {question}")
            await self._answer(query.message, question)
        else:
            await self._open(query.message, query.data or "")

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Whatever went wrong: the log gets the place of the error, the person a courteous word."""
        error = context.error
        place = traceback.extract_tb(error.__traceback__)[-1] if error and error.__traceback__ else None
        number = update.update_id if isinstance(update, Update) else None
        LOG.error(
            "telegram: update %s failed with %s at %s:%s",
            number,
            type(error).__name__,
            place and place.name,
            place and place.lineno,
        )
        if isinstance(update, Update) and update.effective_chat and not isinstance(error, Forbidden):
            with suppress(TelegramError):
                await deliver(context.bot, update.effective_chat.id, text_messages(wording.TROUBLE), ())

    async def _answer(self, message: MaybeInaccessibleMessage, question: str) -> None:
        async with typing(message.get_bot(), message.chat.id):
            answer = await asyncio.to_thread(self.assistant.answer, readable(question))
        await deliver(message.get_bot(), message.chat.id, answer_messages(answer, self.keys), self.pauses)

    async def _open(self, message: MaybeInaccessibleMessage, data: str) -> None:
        place = passage_place(data, self.keys)
        view = await asyncio.to_thread(self.assistant.open, *place) if place else None
        messages = passage_messages(view) if view else text_messages(wording.STALE_BUTTON)
        await deliver(message.get_bot(), message.chat.id, messages, self.pauses)

    async def _say(self, message: MaybeInaccessibleMessage, text: str) -> None:
        await deliver(message.get_bot(), message.chat.id, text_messages(text), self.pauses)

    async def _reply_to(self, command: str) -> str:
        if command == "start":
            return wording.start()
        if command in {"trogiup", "help"}:
            return wording.how_to_ask()
        if command == "nguon":
            return wording.source_list(await asyncio.to_thread(self.assistant.sources))
        return wording.NO_SUCH_COMMAND


def _picked(query: CallbackQuery) -> str | None:
    """The question on the pressed button: it is read from the message itself, so that it outlives a restart."""
    keyboard = query.message.reply_markup if isinstance(query.message, Message) else None
    if keyboard is None or not (query.data or "").startswith(f"{CHOICE}:"):
        return None
    return next(
        (button.text for row in keyboard.inline_keyboard for button in row if button.callback_data == query.data), None
    )
