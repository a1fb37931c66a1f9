"""Getting letters to a Telegram chat, with a sign that the assistant works."""

import contextlib
import warnings
from datetime import timedelta
from typing import Any

from telegram import Bot, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.warnings import PTBDeprecationWarning

from bot.platforms import working_sign
from bot.platforms.mailroom import TryAgain, Undeliverable
from bot.platforms.telegram_pages import Message


async def send(bot: Bot, chat: str, body: dict[str, Any], photo: bytes | None = None) -> None:
    """Send one letter; raises ``TryAgain`` where Telegram may take it later, else ``Undeliverable``."""
    try:
        if document := body.get("document"):
            await bot.send_document(chat, document.encode(), caption=body["text"], filename=body["name"])
        elif photo is not None:
            await bot.send_photo(chat, photo, caption=body["text"], reply_parameters=_replying(body))
        else:
            page = Message.of_letter(body, bot)
            await bot.send_message(
                chat,
                page.text,
                entities=page.entities or None,
                reply_markup=page.buttons,
                reply_parameters=_replying(body),
            )
    except (BadRequest, Forbidden, ChatMigrated) as error:  # the first is a NetworkError by descent, yet final
        raise Undeliverable(type(error).__name__) from None
    except RetryAfter as error:
        raise TryAgain(_wait_asked_for(error)) from None
    except (NetworkError, TelegramError):
        raise TryAgain from None


def typing(bot: Bot, chat: str) -> contextlib.AbstractAsyncContextManager[None]:
    """Show the chat that an answer is being written for as long as the block runs."""

    async def show() -> None:
        with contextlib.suppress(TelegramError):
            await bot.send_chat_action(chat, ChatAction.TYPING)

    return working_sign.shown(show)


def _replying(body: dict[str, Any]) -> ReplyParameters | None:
    """The message that a letter answers, where it says so; one that was deleted meanwhile does not matter."""
    answers = body.get("answers")
    return ReplyParameters(answers, allow_sending_without_reply=True) if answers is not None else None


def _wait_asked_for(error: RetryAfter) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)  # seconds today, a timedelta tomorrow: both are read
        wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait
