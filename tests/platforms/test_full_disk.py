"""The disk is full at any moment of a turn: nothing is lost, nothing is said twice."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.platforms.desk import Desk
from bot.platforms.mailroom import Mailroom, TryAgain
from bot.platforms.telegram import TelegramChannel
from bot.platforms.telegram_updates import HEADER, PATH, secret_of
from bot.platforms.web import WebChannel
from bot.storage import outbox, people
from bot.storage.database import Database
from bot.storage.errors import CannotOpen
from bot.storage.inbox import Waiting
from bot.storage.turns import Outcome
from bot.wording import channels as wording
from tests.platforms.bot_api import TOKEN
from tests.platforms.test_mailroom import Dealer, messages, until_sent
from tests.platforms.test_telegram_webhook import update


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(f"sqlite:///{tmp_path}/x.db") as database:
        yield database


@pytest.fixture
async def dealer() -> Dealer:
    return Dealer()


class Disk:
    """A disk on which the named pieces of work fail so many times, as on a full one."""

    def __init__(self, database: Database, **failing: int) -> None:
        self.failing, self._run = failing, database.run
        database.run = self.run  # type: ignore[method-assign]

    async def run(self, work: Any, *args: Any, **named: Any) -> Any:
        name = getattr(work, "func", work).__name__
        if self.failing.get(name, 0):
            self.failing[name] -= 1
            raise CannotOpen("tro-ly.db", "database or disk is full")
        return await self._run(work, *args, **named)


@pytest.mark.parametrize("work", ["oldest_of", "settle", "first", "sent"])
async def test_a_disk_that_is_full_for_a_while_loses_nothing_and_repeats_nothing(
    database: Database, dealer: Dealer, work: str
) -> None:
    disk = Disk(database, **{work: 3})
    room = Mailroom("telegram", database, dealer, after_trouble=0)
    await room.accept(messages("a", "b"))
    assert await until_sent(dealer, 2) == ["a", "b"]
    await room.stop()
    assert disk.failing == {work: 0}
    assert await database.run(outbox.unsent_chats, "telegram") == []
    assert [text for _, text in dealer.sent] == ["a", "b"]


async def test_a_letter_that_asks_for_patience_gets_it_even_where_that_cannot_be_written_down(
    database: Database, dealer: Dealer
) -> None:
    disk = Disk(database, postpone=3)
    dealer.troubles = [TryAgain(0.01), TryAgain(0.01)]
    room = Mailroom("telegram", database, dealer, after_trouble=0)
    await room.accept(messages("a"))
    assert await until_sent(dealer, 1) == ["a"]
    assert disk.failing == {"postpone": 0}
    await room.stop()


async def test_a_question_that_meets_a_full_disk_is_answered_later_without_an_apology(
    database: Database, dealer: Dealer
) -> None:
    disk = Disk(database, meet=3)
    deal = dealer.deal

    async def admit_and_deal(waiting: Waiting) -> Outcome:
        await database.run(people.meet, "telegram", waiting.chat, datetime.now(UTC))
        return await deal(waiting)

    dealer.deal = admit_and_deal  # type: ignore[method-assign]
    room = Mailroom("telegram", database, dealer, after_trouble=0)
    await room.accept(messages("a"))
    assert await until_sent(dealer, 1) == ["a"]
    assert disk.failing == {"meet": 0}
    await room.stop()


async def test_a_browser_is_told_courteously_and_asks_again(
    web: httpx.AsyncClient, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    Disk(desk.database, accept=1)
    question = {"question": "Chủ đề?", "key": "0123456789abcdef"}
    refused = await web.post("/api/ask", json=question)
    assert (refused.status_code, refused.json()) == (503, {"error": wording.TROUBLE})
    assert (await web.post("/api/ask", json=question)).json()["status"] == "answered"
    assert "Traceback" not in caplog.text


async def test_a_webhook_is_not_acknowledged_before_its_update_is_kept(desk: Desk) -> None:
    Disk(desk.database, accept=1)
    channel = TelegramChannel(SecretStr(TOKEN), "http://127.0.0.1:1", desk, public_url="https://web")
    transport = httpx.ASGITransport(WebChannel(desk, webhooks=channel.webhooks()).app)
    secret = {HEADER: secret_of(SecretStr(TOKEN))}
    async with httpx.AsyncClient(transport=transport, base_url="http://web") as telegram:
        statuses = [(await telegram.post(PATH, json=update(1), headers=secret)).status_code for _ in range(3)]
    assert statuses == [503, 200, 200]
    with desk.database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM inbox").scalar() == 1
    await channel.mailroom.stop()
