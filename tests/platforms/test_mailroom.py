import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.platforms.mailroom import Mailroom, Stopping, TryAgain, Undeliverable
from bot.platforms.patience import Patience
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.inbox import Incoming, Waiting
from bot.storage.turns import Outcome


class Dealer:
    """Answers with the words of the message; ``troubles`` are raised in place of the next sendings."""

    def __init__(self) -> None:
        self.dealt: list[str] = []
        self.sent: list[tuple[str, str]] = []
        self.troubles: list[Exception] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def deal(self, waiting: Waiting) -> Outcome:
        self.dealt.append(waiting.body["text"])
        await self.gate.wait()
        if waiting.body["text"] == "hỏng":
            raise LookupError("hỏng")
        return Outcome([{"text": waiting.body["text"]}])

    def apology(self, waiting: Waiting) -> Outcome:
        return Outcome([{"text": "xin lỗi"}])

    async def send(self, chat: str, body: dict[str, Any]) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        self.sent.append((chat, body["text"]))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(f"sqlite:///{tmp_path}/x.db") as database:
        yield database


@pytest.fixture
async def dealer() -> Dealer:
    return Dealer()


def messages(*texts: str, chat: str = "c1") -> list[Incoming]:
    return [Incoming(f"{chat}-{text}", chat, {"text": text}) for text in texts]


async def until_sent(dealer: Dealer, count: int) -> list[str]:
    async with asyncio.timeout(60):
        while len(dealer.sent) < count:
            await asyncio.sleep(0.001)
    return [text for _, text in dealer.sent]


async def test_messages_are_answered_once_and_in_order(database: Database, dealer: Dealer) -> None:
    room = Mailroom("telegram", database, dealer)
    await room.accept(messages("a", "b", "a"))
    await room.accept(messages("b", "c"))
    assert await until_sent(dealer, 3) == ["a", "b", "c"]
    await room.stop()


async def test_a_letter_that_does_not_get_through_is_tried_again_before_the_next(
    database: Database, dealer: Dealer
) -> None:
    dealer.troubles = [TryAgain(), TryAgain(0.001), TryAgain()]
    room = Mailroom("telegram", database, dealer, Patience(0, 0))
    await room.accept(messages("a", "b"))
    assert await until_sent(dealer, 2) == ["a", "b"]
    await room.stop()


async def test_a_letter_nobody_takes_is_given_up_and_does_not_hold_up_the_rest(
    database: Database, dealer: Dealer, caplog: pytest.LogCaptureFixture
) -> None:
    dealer.troubles = [Undeliverable("Forbidden")]
    room = Mailroom("telegram", database, dealer)
    await room.accept(messages("a", "b"))
    assert await until_sent(dealer, 1) == ["b"]
    assert "given up: Forbidden" in caplog.text
    await room.stop()


async def test_a_letter_that_is_too_old_is_given_up(database: Database, dealer: Dealer) -> None:
    now = [datetime(2026, 11, 22, tzinfo=UTC)]
    room = Mailroom("telegram", database, dealer, Patience(0, 0), clock=lambda: now[0])
    dealer.troubles = [TryAgain(3600)]
    await room.accept(messages("a"))
    async with asyncio.timeout(60):
        while dealer.troubles:
            await asyncio.sleep(0.001)
    await room.stop()
    now[0] += timedelta(days=3)
    dealer.troubles = [TryAgain()]
    later = Mailroom("telegram", database, dealer, clock=lambda: now[0])
    await later.go_on()
    await later.accept(messages("b"))
    assert await until_sent(dealer, 1) == ["b"]
    await later.stop()


async def test_what_goes_wrong_becomes_a_courteous_word_and_a_log_line_without_words(
    database: Database, dealer: Dealer, caplog: pytest.LogCaptureFixture
) -> None:
    room = Mailroom("telegram", database, dealer)
    await room.accept(messages("hỏng", "b"))
    assert await until_sent(dealer, 2) == ["xin lỗi", "b"]
    assert "failed with LookupError at deal" in caplog.text
    assert "hỏng" not in caplog.text
    await room.stop()


async def test_the_next_start_goes_on_where_the_last_run_ended(database: Database, dealer: Dealer) -> None:
    first = Mailroom("telegram", database, dealer)
    dealer.troubles = [TryAgain(0.2)]
    await first.accept(messages("a"))
    async with asyncio.timeout(60):
        while dealer.troubles:
            await asyncio.sleep(0.001)
    await first.stop()
    await database.run(inbox.accept, "telegram", messages("b", chat="c2"), datetime.now(UTC))
    second = Mailroom("telegram", database, dealer)
    await second.go_on()
    assert sorted(await until_sent(dealer, 2)) == ["a", "b"]
    await second.stop()


async def test_a_message_that_ends_the_program_each_time_is_answered_with_an_apology(
    database: Database, dealer: Dealer
) -> None:
    await database.run(inbox.accept, "telegram", messages("a"), datetime.now(UTC))
    for _ in range(inbox.MOST_BEGINNINGS - 1):
        await database.run(inbox.left_waiting, "telegram")
    room = Mailroom("telegram", database, dealer)
    await room.go_on()
    assert await until_sent(dealer, 1) == ["xin lỗi"]
    assert dealer.dealt == []
    await room.stop()


async def test_stopping_finishes_the_answer_under_way_and_keeps_the_rest(database: Database, dealer: Dealer) -> None:
    dealer.gate.clear()
    room = Mailroom("telegram", database, dealer)
    await room.accept(messages("a", "b"))
    async with asyncio.timeout(60):
        while not dealer.dealt:
            await asyncio.sleep(0.001)
    stopping = asyncio.create_task(room.stop())
    await asyncio.sleep(0)
    dealer.gate.set()
    await stopping
    assert dealer.sent == [("c1", "a")]
    assert dealer.dealt == ["a"]
    later = Mailroom("telegram", database, dealer)
    await later.go_on()
    assert await until_sent(dealer, 2) == ["a", "b"]
    await later.stop()


async def test_who_waits_for_an_answer_is_told_that_the_program_ends(
    database: Database, dealer: Dealer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.platforms.mailroom.SECONDS_TO_FINISH", 0.01)
    dealer.gate.clear()
    room = Mailroom("web", database, dealer)
    asking = asyncio.create_task(room.dealt_with(messages("a")[0]))
    async with asyncio.timeout(60):
        while not dealer.dealt:
            await asyncio.sleep(0.001)
    await room.stop()
    with pytest.raises(Stopping):
        await asking


async def test_a_message_asked_for_twice_is_dealt_with_once(database: Database, dealer: Dealer) -> None:
    room = Mailroom("web", database, dealer)
    (message,) = messages("a")
    once, twice = await asyncio.gather(room.dealt_with(message), room.dealt_with(message))
    assert once == twice == await room.dealt_with(message)
    assert dealer.dealt == ["a"]
    await room.stop()


async def test_a_chat_can_be_told_something_unasked(database: Database, dealer: Dealer) -> None:
    room = Mailroom("telegram", database, dealer)
    await room.write("c9", [{"text": "x"}, {"text": "y"}])
    assert await until_sent(dealer, 2) == ["x", "y"]
    assert dealer.sent[0][0] == "c9"
    await room.stop()
