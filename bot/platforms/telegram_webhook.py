"""Updates that Telegram brings by itself: taken only with the secret, answered when they are kept."""

import hashlib
import hmac
import json
from http import HTTPStatus

from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, Update

from bot.platforms.mailroom import Mailroom
from bot.platforms.telegram_updates import incoming
from bot.platforms.web_guard import limited_body
from bot.storage.errors import StorageError

PATH = "/webhook/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def secret_of(token: SecretStr) -> str:
    """What Telegram shows with each update: known to whoever has the token, and the same after a restart."""
    return hmac.new(token.get_secret_value().encode(), b"webhook", hashlib.sha256).hexdigest()


class TelegramWebhook:
    """Where Telegram brings updates."""

    def __init__(self, bot: Bot, mailroom: Mailroom, secret: str) -> None:
        self._bot, self._mailroom, self._secret = bot, mailroom, secret.encode()

    def route(self) -> Route:
        """The address on the web server."""
        return Route(PATH, self.receive, methods=["POST"])

    async def receive(self, request: Request) -> Response:
        """Keep an update; whatever is not from Telegram is refused before it is read."""
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), self._secret):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        try:
            update = Update.de_json(json.loads(await limited_body(request)), self._bot)
            messages = incoming(update)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        try:
            await self._mailroom.accept(messages)
        except StorageError:
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)  # Telegram brings it again later
        return Response(status_code=HTTPStatus.OK)
