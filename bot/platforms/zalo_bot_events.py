"""Events of the Zalo Bot Platform in the form in which they are kept, and the address to which Zalo brings them."""

import hashlib
import hmac
import json
from http import HTTPStatus
from typing import Any

from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.platforms.mailroom import Mailroom
from bot.platforms.web_guard import limited_body
from bot.platforms.zalo_conversation import message
from bot.storage.errors import StorageError
from bot.storage.inbox import Incoming

PATH = "/webhook/zalo-bot"
HEADER = "X-Bot-Api-Secret-Token"
TEXT = "message.text.received"
OTHER_CONTENT = frozenset(f"message.{kind}.received" for kind in ("image", "sticker", "voice", "unsupported"))


def secret_of(token: SecretStr) -> str:
    """What Zalo shows with each event: known to whoever has the token, and the same after a restart."""
    return hmac.new(token.get_secret_value().encode(), b"zalo webhook", hashlib.sha256).hexdigest()


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


class ZaloBotWebhook:
    """Where Zalo brings the events of a bot."""

    def __init__(self, mailroom: Mailroom, secret: str) -> None:
        self._mailroom, self._secret = mailroom, secret.encode()

    def route(self) -> Route:
        """The address on the web server."""
        return Route(PATH, self.receive, methods=["POST"])

    async def receive(self, request: Request) -> Response:
        """Keep an event; whatever comes without the secret is refused before it is read."""
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), self._secret):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        try:
            body = json.loads(await limited_body(request))
            messages = incoming(body.get("result", body))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        try:
            await self._mailroom.accept(messages)
        except StorageError:
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        return Response(status_code=HTTPStatus.OK)
