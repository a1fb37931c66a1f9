"""A Bot API server that goes away, asks for patience, and loses its replies."""

import random
from typing import Any

from aiohttp import web

from tests.platforms.bot_api import BotApi, refusal


class TroubledApi(BotApi):
    """Takes messages down with the moment they were accepted; ``cut`` names those whose sender never heard of it."""

    def __init__(self, chance: random.Random, trouble: float) -> None:
        super().__init__()
        self.chance, self.trouble = chance, trouble
        self.cut: list[str] = []
        self.refused = 0
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._down = False
        self.port = 0

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        if method == "sendMessage" and self.chance.random() < self.trouble:
            self.refused += 1
            raise refusal("Too Many Requests: retry after 1", 429, {"retry_after": 1})
        return super().validate(method, fields, uploads)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if self._down:
            return _aborted(request)
        before = len(self.sent)
        response: web.StreamResponse = await super().handle(request)
        if len(self.sent) > before and self.chance.random() < self.trouble:
            self.cut.append(self.sent[-1].text)
            return _aborted(request)
        return response

    async def come_up(self) -> str:
        """Listen, at the same address as before; the address."""
        self._down = False
        if self._runner is None:
            self._runner = web.AppRunner(self.app(), access_log=None)
            await self._runner.setup()
        self._site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await self._site.start()
        self.port = self._runner.addresses[0][1]
        return f"http://127.0.0.1:{self.port}"

    async def go_down(self) -> None:
        """Listen no more, and drop whoever is still connected."""
        self._down = True
        if self._site is not None:
            await self._site.stop()
        self._site = None

    async def end(self) -> None:
        await self.go_down()
        if self._runner is not None:
            await self._runner.cleanup()


def _aborted(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
