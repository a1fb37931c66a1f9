"""Events that a platform brings by itself: taken only with the secret, answered when they are kept."""

import hashlib
import hmac
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.platforms.mailroom import Mailroom
from bot.platforms.web_guard import limited_body
from bot.storage.errors import StorageError
from bot.storage.inbox import Incoming

NO_EVENT = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
Read = Callable[[Any], list[Incoming]]  # raises one of NO_EVENT


def secret_from(token: SecretStr, purpose: bytes) -> str:
    """What a platform shows with each event: known to whoever has the token, and the same after a restart."""
    return hmac.new(token.get_secret_value().encode(), purpose, hashlib.sha256).hexdigest()


class SecretWebhook:
    """Where a platform brings events, the secret in a header of each."""

    def __init__(self, mailroom: Mailroom, path: str, header: str, secret: str, read: Read) -> None:
        self._mailroom, self._path, self._header = mailroom, path, header
        self._secret, self._read = secret.encode(), read

    def route(self) -> Route:
        """The address on the web server."""
        return Route(self._path, self.receive, methods=["POST"])

    async def receive(self, request: Request) -> Response:
        """Keep an event; whatever comes without the secret is refused before it is read."""
        if not hmac.compare_digest(request.headers.get(self._header, "").encode(), self._secret):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        try:
            messages = self._read(json.loads(await limited_body(request)))
        except NO_EVENT:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        try:
            await self._mailroom.accept(messages)
        except StorageError:
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)  # to be brought again later
        return Response(status_code=HTTPStatus.OK)
