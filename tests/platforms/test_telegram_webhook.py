import contextlib
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.platforms.desk import Desk
from bot.platforms.patience import Patience
from bot.platforms.telegram import TelegramChannel
from bot.platforms.telegram_updates import HEADER, PATH, secret_of
from bot.platforms.web import WebChannel
from bot.platforms.web_guard import BODY_LIMIT
from bot.storage.database import Database
from tests.platforms.bot_api import TOKEN, Person, bot_with_webhook
from tests.platforms.fake_assistant import FakeAssistant, marked_up

SECRET = secret_of(SecretStr(TOKEN))


def update(number: int, text: str = "Chủ đề?") -> dict[str, Any]:
    chat = {"id": 7001, "type": "private"}
    sender = {"id": 7001, "is_bot": False, "first_name": "A"}
    message = {"message_id": 1, "date": 1_767_225_600, "chat": chat, "from": sender, "text": text}
    return {"update_id": number, "message": message}


@contextlib.asynccontextmanager
async def server(desk: Desk, address: str = "http://127.0.0.1:1") -> Any:
    channel = TelegramChannel(SecretStr(TOKEN), address, desk, Patience(0, 0), "https://web")
    transport = httpx.ASGITransport(WebChannel(desk, webhooks=channel.webhooks()).app)
    async with httpx.AsyncClient(transport=transport, base_url="http://web") as client:
        yield client


def kept(database: Database) -> int:
    with database.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM inbox").scalar() or 0)


async def test_telegram_brings_a_question_and_gets_its_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with bot_with_webhook(desk) as api:
        await Person(api).say("Chủ đề?")
        assert (await api.until_sent(1))[0].text == marked_up().text
        assert "getUpdates" not in api.calls


@pytest.mark.parametrize("secret", [None, "", "sai", SECRET[:-1], SECRET + "0", SECRET.upper(), "ơ"])
async def test_without_the_secret_nothing_is_kept(desk: Desk, secret: str | None) -> None:
    headers = {} if secret is None else {HEADER: secret.encode()}
    async with server(desk) as web:
        response = await web.post(PATH, json=update(1), headers=headers)
    assert (response.status_code, kept(desk.database)) == (403, 0)


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"[]", b"null", b"7", b'{"update_id": "x"}', b'{"message": {}}', b"\xff", b"[" * 60_000),
        *(b'{"update_id": 1, "message": {"chat": {"id": "x"}}}', b'{"update_id": 1, "message": 5}'),
    ],
)
async def test_what_is_no_update_is_refused(desk: Desk, body: bytes) -> None:
    async with server(desk) as web:
        response = await web.post(PATH, content=body, headers={HEADER: SECRET})
    assert (response.status_code, kept(desk.database)) == (400, 0)


async def test_too_large_an_update_is_not_read(desk: Desk) -> None:
    async with server(desk) as web:
        response = await web.post(PATH, content=b" " * (BODY_LIMIT + 1), headers={HEADER: SECRET})
    assert (response.status_code, kept(desk.database)) == (413, 0)


async def test_an_update_that_is_brought_again_counts_once(desk: Desk, assistant: FakeAssistant) -> None:
    async with server(desk) as web:
        for _ in range(3):
            assert (await web.post(PATH, json=update(5), headers={HEADER: SECRET})).status_code == 200
    assert kept(desk.database) == 1


async def test_there_is_no_such_address_where_the_bot_asks_for_updates(web: httpx.AsyncClient) -> None:
    assert (await web.post(PATH, json=update(1), headers={HEADER: SECRET})).status_code == 404


async def test_a_full_disk_is_told_to_telegram(desk: Desk, tmp_path: Path) -> None:
    async with server(desk) as web:
        with desk.database.transaction() as session:
            session.connection().exec_driver_sql("ALTER TABLE inbox RENAME TO gone")
        assert (await web.post(PATH, json=update(1), headers={HEADER: SECRET})).status_code == 503
