"""What protects the web page: strict headers on every response, a limit on what is read from a request."""

import asyncio
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.doors.rates import Rates

BODY_LIMIT = 64 * 1024
GUARDED = ("/webhook/", "/quan-tri")
REFUSED = frozenset((HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
REFUSALS = "30/minute"
HELD_UP, MOST_HELD_UP = 0.05, 64  # seconds that one who was refused so often waits; so many wait at once
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Shield:
    """Turns an address away unheard whose calls to the guarded places were refused again and again.

    It waits a little for that, so that calls as fast as they go are not so fast that others wait.
    """

    def __init__(self, app: ASGIApp, refusals: str = REFUSALS) -> None:
        self.app = app
        self._refusals = Rates(refusals)
        self._held_up = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].startswith(GUARDED):
            await self.app(scope, receive, send)
            return
        address = (scope.get("client") or ("",))[0]
        if self._refusals.full(address):
            await self._hold_up()
            await Response(status_code=HTTPStatus.TOO_MANY_REQUESTS, headers={"Connection": "close"})(
                scope, receive, send
            )
            return

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in REFUSED:
                self._refusals.take(address)
            await send(message)

        await self.app(scope, receive, counted)

    async def _hold_up(self) -> None:
        if self._held_up < MOST_HELD_UP:
            self._held_up += 1
            try:
                await asyncio.sleep(HELD_UP)
            finally:
                self._held_up -= 1


class StrictHeaders:
    """Adds the protective headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-cache"
            await send(message)

        await self.app(scope, receive, send_strictly)


async def limited_body(request: Request) -> bytes:
    """The body of a request; one over the limit is answered with 413 without reading on."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return bytes(body)
