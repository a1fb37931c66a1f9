"""What the tests of the Zalo channels share."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from starlette.routing import Route

from bot.platforms.desk import Desk
from bot.platforms.patience import Patience
from bot.platforms.web import WebChannel
from bot.platforms.web_server import address_of, listen
from bot.platforms.zalo_oa import ZaloOaChannel
from bot.platforms.zalo_oa_api import ZaloApp
from bot.platforms.zalo_oa_events import HEADER, PATH, signature
from tests.platforms.desks import desk_over
from tests.platforms.fake_assistant import FakeAssistant

APP = ZaloApp("1234567890", SecretStr("khoa-ung-dung"), SecretStr("khoa-cua-oa"))
FIRST = SecretStr("lam-moi-dau-tien")


@pytest.fixture(autouse=True)
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def desk(assistant: FakeAssistant, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(assistant, tmp_path) as desk:
        yield desk


@contextlib.asynccontextmanager
async def together(desk: Desk, routes: Sequence[Route], *runs: Any) -> AsyncIterator[httpx.AsyncClient]:
    """The web server with webhooks, and channels beside it; a client of that server."""
    listener = listen("127.0.0.1", 0)
    address = address_of(listener)
    tasks = [asyncio.create_task(run) for run in (WebChannel(desk, webhooks=routes).run(listener), *runs)]
    try:
        async with httpx.AsyncClient(base_url=address, timeout=60) as client:
            yield client
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def account(desk: Desk, api: str, oauth: str = "", first: SecretStr = FIRST) -> ZaloOaChannel:
    """An account at a server that never waits before it tries again."""
    return ZaloOaChannel(APP, first, (api, oauth or api), desk, Patience(0, 0.01))


def kept(desk: Desk) -> int:
    with desk.database.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM inbox").scalar() or 0)


def now_in_milliseconds() -> str:
    return str(int(datetime.now(UTC).timestamp() * 1000))


def said(text: str, key: str, user: str = "u1", timestamp: str = "") -> dict[str, Any]:
    """An event of a person who writes to the account."""
    message = {"msg_id": key, "text": text}
    return {
        "app_id": APP.number,
        "event_name": "user_send_text",
        "sender": {"id": user},
        "recipient": {"id": "oa"},
        "message": message,
        "timestamp": timestamp or now_in_milliseconds(),
    }


async def bring(client: httpx.AsyncClient, event: dict[str, Any], prefix: str = "mac=") -> int:
    """Zalo brings a signed event; the status of the reply."""
    body = json.dumps(event, ensure_ascii=False).encode()
    headers = {HEADER: prefix + signature(APP, body, event["timestamp"]), "Content-Type": "application/json"}
    return (await client.post(PATH, content=body, headers=headers)).status_code
