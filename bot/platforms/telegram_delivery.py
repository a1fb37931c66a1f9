"""Getting letters to a Telegram chat, with a sign that the assistant works."""

import asyncio
import contextlib
import warnings
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.warnings import PTBDeprecationWarning

from bot.platforms.mailroom import TryAgain, Undeliverable
from bot.platforms.telegram_pages import Message

TYPING_BEGINS, TYPING_LASTS = 0.4, 4.0  # seconds; most answers are there sooner, and the sign lasts five


async def send(bot: Bot, chat: str, body: dict[str, Any]) -> None:
    """Send one letter; raises ``TryAgain`` where Telegram may take it later, else ``Undeliverable``."""
    try:
        if document := body.get("document"):
            await bot.send_document(chat, document.encode(), caption=body["text"], filename=body["name"])
        else:
            page = Message.of_letter(body, bot)
            await bot.send_message(chat, page.text, entities=page.entities or None, reply_markup=page.buttons)
    except (BadRequest, Forbidden, ChatMigrated) as error:  # the first is a NetworkError by descent, yet final
        raise Undeliverable(type(error).__name__) from None
    except RetryAfter as error:
        raise TryAgain(_wait_asked_for(error)) from None
    except (NetworkError, TelegramError):
        raise TryAgain from None


@contextlib.asynccontextmanager
async def typing(bot: Bot, chat: str) -> AsyncIterator[None]:
    """Show the chat that an answer is being written for as long as the block runs."""
    showing = asyncio.create_task(_keep_typing(bot, chat))
    try:
        yield
    finally:
        showing.cancel()


def _wait_asked_for(error: RetryAfter) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)  # seconds today, a timedelta tomorrow: both are read
        wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


async def _keep_typing(bot: Bot, chat: str) -> None:
    await asyncio.sleep(TYPING_BEGINS)
    while True:
        with contextlib.suppress(TelegramError):
            await bot.send_chat_action(chat, ChatAction.TYPING)
        await asyncio.sleep(TYPING_LASTS)
