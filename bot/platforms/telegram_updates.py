"""Updates of the Bot API in the form in which they are kept, and where Telegram brings them."""

from typing import Any

from pydantic import SecretStr
from telegram import Bot, Update

from bot.platforms.mailroom import Mailroom
from bot.platforms.secret_webhook import SecretWebhook, secret_from
from bot.storage.inbox import Incoming

KINDS = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY]
PATH = "/webhook/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def secret_of(token: SecretStr) -> str:
    """What Telegram shows with each update."""
    return secret_from(token, b"webhook")


def incoming(update: Update) -> list[Incoming]:
    """The update as it is kept; one that belongs to no chat is none of ours. Raises ``ValueError``."""
    key, chat = str(int(update.update_id)), update.effective_chat
    if chat is None or not (update.message or update.edited_message or update.callback_query):
        return []
    return [Incoming(key, str(int(chat.id)), update.to_dict())]


def webhook(bot: Bot, mailroom: Mailroom, secret: str) -> SecretWebhook:
    """Where Telegram brings updates."""

    def read(body: Any) -> list[Incoming]:  # noqa: ANN401 – whatever came
        return incoming(Update.de_json(body, bot))

    return SecretWebhook(mailroom, PATH, HEADER, secret, read)
