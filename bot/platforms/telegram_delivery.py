"""Getting messages to a Telegram chat: patient with a busy network, with a sign that the assistant works."""

import asyncio
import contextlib
import warnings
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import timedelta

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.warnings import PTBDeprecationWarning

from bot.platforms.telegram_pages import Message

PAUSES = (1.0, 3.0, 9.0)  # seconds before each further attempt; the library itself makes one attempt only
TYPING_LASTS = 4.0  # Telegram shows the sign for five seconds


async def deliver(bot: Bot, chat: int, messages: Iterable[Message], pauses: Sequence[float] = PAUSES) -> None:
    """Send messages in order; one that the network swallowed is sent again."""
    for message in messages:
        await _send(bot, chat, message, pauses)


@contextlib.asynccontextmanager
async def typing(bot: Bot, chat: int) -> AsyncIterator[None]:
    """Show the chat that an answer is being written for as long as the block runs."""
    showing = asyncio.create_task(_keep_typing(bot, chat))
    try:
        yield
    finally:
        showing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await showing


async def _send(bot: Bot, chat: int, message: Message, pauses: Sequence[float]) -> None:
    for pause in (*pauses, None):
        try:
            await bot.send_message(chat, message.text, entities=message.entities or None, reply_markup=message.buttons)
        except BadRequest:  # a NetworkError by descent, but sending it again cannot help
            raise
        except (NetworkError, RetryAfter) as error:
            if pause is None:
                raise
            await asyncio.sleep(_wait_asked_for(error) if isinstance(error, RetryAfter) else pause)
        else:
            return


def _wait_asked_for(error: RetryAfter) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)  # seconds today, a timedelta tomorrow: both are read
        wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


async def _keep_typing(bot: Bot, chat: int) -> None:
    while True:
        with contextlib.suppress(TelegramError):
            await bot.send_chat_action(chat, ChatAction.TYPING)
        await asyncio.sleep(TYPING_LASTS)
