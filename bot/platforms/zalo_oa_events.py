"""Events of a Zalo Official Account: proved by their signature, then kept."""

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.platforms.mailroom import Mailroom
from bot.platforms.web_guard import limited_body
from bot.platforms.zalo_conversation import message
from bot.platforms.zalo_oa_api import ZaloApp
from bot.storage.errors import StorageError
from bot.storage.inbox import Incoming

PATH = "/webhook/zalo-oa"
HEADER = "X-ZEvent-Signature"
PROBE = b"{}"  # Zalo looks whether the address is there before it knows any secret
TEXT, FOLLOW = "user_send_text", "follow"
OTHER_CONTENT = frozenset(
    f"user_send_{kind}"
    for kind in ("image", "gif", "sticker", "link", "audio", "video", "file", "location", "business_card")
)
OLDEST = timedelta(days=1)  # Zalo gives up after two hours; what is done with is remembered for three days


def signature(app: ZaloApp, body: bytes, timestamp: str) -> str:
    """What Zalo writes beside an event."""
    secret = app.account_secret.get_secret_value()
    return hashlib.sha256(b"".join((app.number.encode(), body, timestamp.encode(), secret.encode()))).hexdigest()


def incoming(event: dict[str, Any]) -> list[Incoming]:
    """A person's message, or that they begin to follow, as it is kept; echoes and all else are none of ours.

    Raises ``KeyError``, ``TypeError`` or ``AttributeError`` for what is no event.
    """
    name = event["event_name"]
    if name == FOLLOW:
        key, user, text = f"{FOLLOW}:{event['timestamp']}:{event['follower']['id']}", event["follower"]["id"], "/start"
    elif name == TEXT:
        key, user, text = event["message"]["msg_id"], event["sender"]["id"], event["message"]["text"]
    elif name in OTHER_CONTENT:
        key, user, text = event["message"]["msg_id"], event["sender"]["id"], None
    else:
        return []
    if not all(isinstance(field, str) for field in (key, user, text or "")):
        raise TypeError("no message")
    return [message(key, user, text)]


class ZaloOaWebhook:
    """Where Zalo brings the events of an account."""

    def __init__(self, mailroom: Mailroom, app: ZaloApp, clock: Callable[[], datetime]) -> None:
        self._mailroom, self._app, self._clock = mailroom, app, clock

    def route(self) -> Route:
        """The address on the web server."""
        return Route(PATH, self.receive, methods=["POST"])

    async def receive(self, request: Request) -> Response:
        """Keep an event that is signed and not of another day; one that comes again counts once."""
        body, signed = await limited_body(request), request.headers.get(HEADER, "")
        if not signed and body.strip() == PROBE:
            return Response(status_code=HTTPStatus.OK)
        try:
            event = json.loads(body)
            timestamp = str(event["timestamp"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return Response(status_code=HTTPStatus.FORBIDDEN if not signed else HTTPStatus.BAD_REQUEST)
        if not self._genuine(body, timestamp, signed):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        try:
            await self._mailroom.accept(incoming(event))
        except (KeyError, TypeError, AttributeError):
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        except StorageError:
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)  # Zalo brings it again later
        return Response(status_code=HTTPStatus.OK)

    def _genuine(self, body: bytes, timestamp: str, signed: str) -> bool:
        expected = signature(self._app, body, timestamp).encode()
        right = hmac.compare_digest(signed.removeprefix("mac=").encode(), expected)
        if not right or not (timestamp.isascii() and timestamp.isdecimal()):
            return False
        try:
            sent_at = datetime.fromtimestamp(int(timestamp) / 1000, UTC)
        except (ValueError, OverflowError, OSError):
            return False
        return abs(self._clock() - sent_at) <= OLDEST
