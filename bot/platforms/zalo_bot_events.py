"""Events of the Zalo Bot Platform in the form in which they are kept, and the address to which Zalo brings them."""

from typing import Any

from pydantic import SecretStr

from bot.platforms.mailroom import Mailroom
from bot.platforms.secret_webhook import SecretWebhook, secret_from
from bot.platforms.zalo_conversation import message
from bot.storage.inbox import Incoming

PATH = "/webhook/zalo-bot"
HEADER = "X-Bot-Api-Secret-Token"
TEXT = "message.text.received"
OTHER_CONTENT = frozenset(f"message.{kind}.received" for kind in ("image", "sticker", "voice", "unsupported"))


def secret_of(token: SecretStr) -> str:
    """What Zalo shows with each event."""
    return secret_from(token, b"zalo webhook")


def incoming(event: dict[str, Any]) -> list[Incoming]:
    """A person's message of a private chat as it is kept; whatever else happens is none of ours.

    Raises ``KeyError``, ``TypeError`` or ``AttributeError`` for what is no event.
    """
    name = event["event_name"]
    if name != TEXT and name not in OTHER_CONTENT:
        return []
    said = event["message"]
    sender, chat = said["from"], said["chat"]
    if sender.get("is_bot") or chat.get("chat_type", "PRIVATE") != "PRIVATE":
        return []
    text = said["text"] if name == TEXT else None
    named = sender.get("display_name") or ""
    if not all(isinstance(field, str) for field in (said["message_id"], chat["id"], text or "", named)):
        raise TypeError("no message")
    return [message(said["message_id"], chat["id"], text, named)]


def webhook(mailroom: Mailroom, secret: str) -> SecretWebhook:
    """Where Zalo brings the events of a bot."""
    return SecretWebhook(mailroom, PATH, HEADER, secret, lambda body: incoming(body.get("result", body)))
