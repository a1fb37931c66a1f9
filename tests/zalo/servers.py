"""Zalo's two servers on loopback: they keep what they were sent, hand out tokens once, and say no when told to."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

from aiohttp import web

TOKEN = "123456:ma-gia-cua-phep-thu"
PATIENCE = 30  # seconds until a test gives up; no test waits for it when all is well
Reply = dict[str, Any]


class Server:
    """Keeps calls and messages; ``refusals`` are given in place of the next replies to a path."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Reply]] = []
        self.sent: list[tuple[str, str]] = []
        self.refusals: dict[str, list[Reply]] = {}
        self.news = asyncio.Condition()

    async def until_sent(self, count: int) -> list[str]:
        """Wait until ``count`` messages in all were sent; their words."""
        await self.until(lambda: len(self.sent) >= count)
        return [text for _, text in self.sent]

    async def until(self, reached: Any) -> None:
        async with asyncio.timeout(PATIENCE), self.news:
            await self.news.wait_for(reached)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        raw = await request.text()
        fields = json.loads(raw) if "json" in request.content_type else dict(await request.post())
        name = request.path.rpartition("/")[2]
        async with self.news:
            self.calls.append((name, fields))
            waiting = self.refusals.get(name)
            reply = waiting.pop(0) if waiting else await self.reply(name, fields, request)
            self.news.notify_all()
        if reply is None:
            if request.transport:
                request.transport.abort()
            return web.Response()
        return web.json_response(reply)

    async def reply(self, name: str, fields: Reply, request: web.Request) -> Reply | None:
        raise NotImplementedError


class BotPlatform(Server):
    """A Zalo Bot Platform with one bot."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Reply] = []
        self.said = 0

    async def say(self, text: str | None, chat: str = "n1", kind: str = "text") -> None:
        """A person writes; the bot asks for it."""
        self.said += 1
        async with self.news:
            self.waiting.append(bot_event(text, f"tin-{self.said}", chat, kind))
            self.news.notify_all()

    async def reply(self, name: str, fields: Reply, request: web.Request) -> Reply | None:
        if name == "sendMessage":
            self.sent.append((fields["chat_id"], fields["text"]))
            return {"ok": True, "result": {"message_id": f"m{len(self.sent)}", "date": 1_767_225_600_000}}
        if name == "getUpdates":
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.2):
                    await self.news.wait_for(lambda: self.waiting)
            if not self.waiting:
                return {"ok": False, "error_code": 408, "description": "Request timeout"}
            return {"ok": True, "result": self.waiting.pop(0)}
        return {"ok": True, "result": {}}


class OfficialAccount(Server):
    """Zalo's servers for Official Accounts: a refresh token counts once, a new access token ends the one before it."""

    def __init__(self, refresh: str) -> None:
        super().__init__()
        self.refresh, self.access = refresh, ""
        self.renewals = 0
        self.lose_replies = 0  # so many renewals happen, yet nobody hears of them

    async def reply(self, name: str, fields: Reply, request: web.Request) -> Reply | None:
        if name == "access_token":
            return self._renewed(fields["refresh_token"])
        if request.headers["access_token"] != self.access:
            return {"error": -216, "message": "Access token is invalid"}
        self.sent.append((fields["recipient"]["user_id"], fields["message"]["text"]))
        return {"error": 0, "message": "Success", "data": {"message_id": str(len(self.sent))}}

    def _renewed(self, refresh: str) -> Reply | None:
        if refresh != self.refresh:
            return {"error": -14014, "error_name": "Invalid refresh token"}
        self.renewals += 1
        self.refresh, self.access = f"lam-moi-{self.renewals}", f"truy-cap-{self.renewals}"
        if self.lose_replies:
            self.lose_replies -= 1
            return None
        return {"access_token": self.access, "refresh_token": self.refresh, "expires_in": "90000"}


def bot_event(text: str | None, key: str, chat: str = "n1", kind: str = "text") -> Reply:
    """What Zalo tells of a message to a bot."""
    said: Reply = {
        "from": {"id": chat, "display_name": "Nguyễn Văn A", "is_bot": False},
        "chat": {"id": chat, "chat_type": "PRIVATE"},
        "message_id": key,
        "date": 1_767_225_600_000,
    }
    if text is not None:
        said["text"] = text
    return {"event_name": f"message.{kind}.received", "message": said}


@contextlib.asynccontextmanager
async def served(server: Server) -> AsyncIterator[str]:
    """The address of a running server."""
    app = web.Application()
    app.router.add_post("/{path:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
