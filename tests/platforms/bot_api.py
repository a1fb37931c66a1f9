"""A Telegram server on loopback that keeps what the bot sent, and a person who writes to the bot."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator, updates  # type: ignore[import-untyped]
from pydantic import SecretStr

from bot.platforms.desk import Desk
from bot.platforms.patience import Patience
from bot.platforms.telegram import TelegramChannel
from bot.platforms.web import WebChannel
from bot.platforms.web_server import address_of, listen

TOKEN = "123456:synthetic-token-of-the-tests"
updates.KINDS.add("edited_message")  # it delivers edits to whoever asks for them, yet takes none in
NAME, BOT = "@thi_dua_bot", 7
PATIENCE = 60  # seconds until a test gives up; no test waits for it when all is well


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that the bot sent."""

    chat: int
    text: str
    entities: tuple[dict[str, Any], ...]
    markup: dict[str, Any]
    answers: int | None = None

    @property
    def buttons(self) -> list[dict[str, str]]:
        return [button for row in self.markup.get("inline_keyboard", []) for button in row]

    def styled(self, kind: str) -> list[str]:
        """The stretches of one style, cut out as Telegram does: by UTF-16 units."""
        wide = self.text.encode("utf-16-le")
        places = [
            (entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2)
            for entity in self.entities
            if entity["type"] == kind
        ]
        return [wide[start:end].decode("utf-16-le") for start, end in places]


def refusal(description: str, status: int, parameters: dict[str, Any] | None = None) -> Exception:
    """What the server says in place of doing what it is asked."""
    return ApiRefusal(description, status, parameters)  # type: ignore[no-any-return]


class BotApi(LoBotApiEmulator):  # type: ignore[misc]
    """The emulator with a memory; ``refusals`` are given in place of the next calls of a method."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.sent: list[Sent] = []
        self.calls: list[str] = []
        self.documents: list[bytes] = []
        self.photos: list[bytes] = []
        self.refusals: dict[str, list[Exception]] = {}
        self._news = asyncio.Event()

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        if waiting := self.refusals.get(method):
            raise waiting.pop(0)
        result = super().validate(method, fields, uploads)
        self.calls.append(method)
        if method == "sendMessage":
            entities, markup = (
                self.decoded(fields.get("entities", "[]")),
                self.decoded(fields.get("reply_markup", "{}")),
            )
            answers = self.decoded(fields.get("reply_parameters", "{}")).get("message_id")
            self.sent.append(Sent(int(fields["chat_id"]), fields["text"], tuple(entities), markup, answers))
        if method == "sendPhoto":
            self.photos.append(next(iter(uploads.values()))["data"])
        if method == "sendDocument":
            self.documents.append(next(iter(uploads.values()))["data"])
        self._news.set()
        return {**result, "username": "thi_dua_bot"} if method == "getMe" else result

    async def until_sent(self, count: int) -> list[Sent]:
        """Wait until the bot has sent ``count`` messages in all."""
        async with asyncio.timeout(PATIENCE):
            while len(self.sent) < count:
                await self._next()
        return self.sent

    async def until_said(self, text: str) -> list[Sent]:
        """Wait until the bot has sent ``text``; the messages before it."""
        await self.until_sent(1)
        while self.sent[-1].text != text:
            await self.until_sent(len(self.sent) + 1)
        return self.sent[:-1]

    async def until_called(self, method: str) -> None:
        """Wait until the bot has called a method."""
        async with asyncio.timeout(PATIENCE):
            while method not in self.calls:
                await self._next()

    async def until_documents(self, count: int) -> None:
        """Wait until the bot has sent ``count`` documents in all."""
        async with asyncio.timeout(PATIENCE):
            while len(self.documents) < count:
                await self._next()

    async def _next(self) -> None:
        self._news.clear()
        await self._news.wait()


class Person:
    """Someone in a private chat with the bot."""

    def __init__(self, api: BotApi, chat: int = 7001) -> None:
        self.api = api
        self.chat = chat

    async def say(self, text: str) -> None:
        await self._write({"text": text})

    async def send_photo(self) -> None:
        await self._write(
            {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}], "caption": "ảnh"}
        )

    async def press(self, sent: Sent, data: str) -> None:
        message = {**self._frame(), "text": sent.text, "reply_markup": sent.markup}
        query = {"id": "9", "from": self._who(), "chat_instance": "1", "data": data, "message": message}
        await self.api.enqueue_update({"callback_query": query}, token=TOKEN)

    async def correct(self, text: str) -> None:
        """Edit a message that was sent before."""
        edited = {**self._frame(), "from": self._who(), "text": text, "edit_date": 1_767_225_700}
        await self.api.enqueue_update({"edited_message": edited}, token=TOKEN)

    async def hand_in(self, name: str, content: bytes) -> None:
        """Send a file as a document."""
        file = f"file-{len(self.api.assets)}"
        self.api.assets[file] = {"data": content, "size": len(content), "contentType": "application/octet-stream"}
        document = {"file_id": file, "file_unique_id": file, "file_name": name, "file_size": len(content)}
        await self._write({"document": document})

    async def _write(self, content: dict[str, Any]) -> None:
        await self.api.enqueue_update({"message": {**self._frame(), "from": self._who(), **content}}, token=TOKEN)

    def _who(self) -> dict[str, Any]:
        return {"id": self.chat, "is_bot": False, "first_name": "Nguyễn Văn A"}

    def _frame(self) -> dict[str, Any]:
        return {"message_id": 1, "date": 1_767_225_600, "chat": {"id": self.chat, "type": "private"}}


class Member(Person):
    """Someone in a group that the bot is a member of."""

    def __init__(self, api: BotApi, user: int = 7001, group: int = -100) -> None:
        super().__init__(api, user)
        self.group, self.written = group, 0

    async def say(self, text: str, **more: Any) -> None:
        at = text.lower().find(NAME)
        mentions = [{"type": "mention", "offset": at, "length": len(NAME)}] if at >= 0 else []
        await self._write({"text": text, "entities": mentions, **more})

    async def reply_to_the_bot(self, text: str) -> None:
        bot = {"id": BOT, "is_bot": True, "first_name": "Bot"}
        await self.say(text, reply_to_message={**self._frame(), "from": bot, "text": "trả lời"})

    def _frame(self) -> dict[str, Any]:
        self.written += 1
        chat = {"id": self.group, "type": "group", "title": "Phòng Thi đua"}
        return {"message_id": self.written, "date": 1_767_225_600, "chat": chat}


@contextlib.asynccontextmanager
async def bot_api(api: BotApi | None = None) -> AsyncIterator[tuple[BotApi, str]]:
    """A running server and its address."""
    api = api or BotApi()
    runner = web.AppRunner(api.app(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        yield api, f"http://{host}:{port}"
    finally:
        await runner.cleanup()


def bot_at(address: str, desk: Desk) -> TelegramChannel:
    """A bot of the server at ``address`` that never waits before it tries again."""
    return TelegramChannel(SecretStr(TOKEN), address, desk, Patience(0, 0))


@contextlib.asynccontextmanager
async def running_bot(desk: Desk) -> AsyncIterator[BotApi]:
    """A bot that polls a server of its own."""
    async with bot_api() as (api, address):
        polling = asyncio.create_task(bot_at(address, desk).run())
        try:
            yield api
        finally:
            polling.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await polling


@contextlib.asynccontextmanager
async def bot_with_webhook(desk: Desk) -> AsyncIterator[BotApi]:
    """A bot to which a server of its own brings updates."""
    async with bot_api(BotApi(allow_insecure_loopback_webhooks=True)) as (api, address):
        listener = listen("127.0.0.1", 0)
        public = address_of(listener).rstrip("/")
        channel = TelegramChannel(SecretStr(TOKEN), address, desk, Patience(0, 0), public)
        web = WebChannel(desk, webhooks=channel.webhooks())
        serving = [asyncio.create_task(web.run(listener)), asyncio.create_task(channel.run())]
        try:
            await api.until_called("setWebhook")
            yield api
        finally:
            for task in serving:
                task.cancel()
            await asyncio.gather(*serving, return_exceptions=True)
