"""Updates of the Bot API in the form in which they are kept, and where Telegram brings them."""

from typing import Any

from pydantic import SecretStr
from telegram import Bot, Update, User

from bot.platforms.mailroom import Mailroom
from bot.platforms.secret_webhook import SecretWebhook, secret_from
from bot.platforms.telegram_heard import heard
from bot.storage.inbox import Incoming

KINDS = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY]
PATH = "/webhook/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def secret_of(token: SecretStr) -> str:
    """What Telegram shows with each update."""
    return secret_from(token, b"webhook")


def incoming(update: Update, bot: Bot) -> list[Incoming]:
    """The update as it is kept; what members of a group say to each other is never kept. Raises ``ValueError``.

    Before the bot knows its name, it keeps all and looks later.
    """
    key, chat, own = str(int(update.update_id)), update.effective_chat, _own(bot)
    if chat is None or not (update.message or update.edited_message or update.callback_query):
        return []
    message = Incoming(key, str(int(chat.id)), update.to_dict())
    return [] if own is not None and heard(update, own) is None else [message]


def _own(bot: Bot) -> User | None:
    try:
        return bot.bot
    except RuntimeError:  # not introduced to Telegram yet
        return None


def webhook(bot: Bot, mailroom: Mailroom, secret: str) -> SecretWebhook:
    """Where Telegram brings updates."""

    def read(body: Any) -> list[Incoming]:  # noqa: ANN401 – whatever came
        return incoming(Update.de_json(body, bot), bot)

    return SecretWebhook(mailroom, PATH, HEADER, secret, read)
