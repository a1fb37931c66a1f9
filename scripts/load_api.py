"""A Bot API server for load: hands updates to one bot and takes down when each answer came back."""

import asyncio
import json
import time
from collections import defaultdict, deque
from contextlib import suppress
from typing import Any, Self
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.platforms.web_server import address_of, listen

TOKEN = "123456:token-of-the-load-test"
OPINION = '"f:'  # what only the last message of an answer carries


class LoadApi:
    """As much of the Bot API as the bot uses."""

    def __init__(self) -> None:
        self._updates: list[dict[str, Any]] = []
        self._news = asyncio.Event()
        self._asked: dict[int, deque[float]] = defaultdict(deque)
        self._waits: list[float] = []
        self._messages = 0
        routes = [Route("/bot{token}/{method}", self._serve, methods=["POST"])]
        app = Starlette(routes=routes, exception_handlers={ClientDisconnect: _hung_up})
        self._listener = listen("127.0.0.1", 0)
        self.address = address_of(self._listener).rstrip("/")
        self._server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_config=None, access_log=False))

    async def __aenter__(self) -> Self:
        self._serving = asyncio.create_task(self._server.serve(sockets=[self._listener]))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._news.set()
        await self._serving

    def ask(self, chat: int, question: str) -> None:
        """A person sends a question now."""
        who = {"id": chat, "is_bot": False, "first_name": "Người hỏi"}
        message = {"message_id": 1, "date": int(time.time()), "chat": {"id": chat, "type": "private"}, "from": who}
        self._updates.append({"update_id": self._next_id(), "message": {**message, "text": question}})
        self._asked[chat].append(time.perf_counter())
        self._news.set()

    async def waits(self, count: int) -> list[float]:
        """The seconds from each of so many questions to its answer, once all of them have one."""
        while len(self._waits) < count:
            await asyncio.sleep(0.01)
        waits, self._waits = self._waits, []
        return waits

    def _next_id(self) -> int:
        self._messages += 1
        return self._messages

    async def _serve(self, request: Request) -> JSONResponse:
        method, fields = request.path_params["method"], dict(parse_qsl((await request.body()).decode()))
        result: Any = True
        if method == "getMe":
            result = {"id": 7, "is_bot": True, "first_name": "Trợ lý", "username": "thi_dua_bot"}
        elif method == "getUpdates":
            result = await self._handed_over(int(fields.get("offset", "0")), float(fields.get("timeout", "0")))
        elif method == "sendMessage":
            result = self._taken(int(fields["chat_id"]), fields["text"], fields.get("reply_markup", ""))
        return JSONResponse({"ok": True, "result": result})

    async def _handed_over(self, offset: int, timeout: float) -> list[dict[str, Any]]:
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        if not self._updates:
            self._news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), timeout)
        return self._updates[:100]

    def _taken(self, chat: int, text: str, markup: str) -> dict[str, Any]:
        if OPINION in json.dumps(json.loads(markup or "null")):
            self._waits.append(time.perf_counter() - self._asked[chat].popleft())
        return {
            "message_id": self._next_id(),
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private"},
            "text": text,
        }


async def _hung_up(request: Request, error: Exception) -> Response:
    """A bot that ends amid a call is not heard any more."""
    return Response()
