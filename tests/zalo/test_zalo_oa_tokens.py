"""The tokens of an Official Account: renewed once, kept before use, and what becomes of lost ones."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from bot.platforms.desk import Desk
from bot.platforms.mailroom import TryAgain
from bot.platforms.zalo_http import Unreachable
from bot.platforms.zalo_oa import CHANNEL, ZaloOaChannel
from bot.platforms.zalo_oa_tokens import TokenLost
from bot.storage import tokens
from bot.wording import zalo as zalo_wording
from tests.platforms.fake_assistant import marked_up
from tests.zalo.conftest import FIRST, account, bring, said, together
from tests.zalo.servers import OfficialAccount, served

ANSWER = f"{marked_up().text}\n{zalo_wording.open_hint(2)}"


@contextlib.asynccontextmanager
async def started(desk: Desk, address: str, first: SecretStr = FIRST) -> AsyncIterator[ZaloOaChannel]:
    """The account as one run of the program has it."""
    channel = account(desk, address, first=first)
    try:
        yield channel
    finally:
        await channel.tokens.settle()
        await channel.api.close()


@pytest.fixture
async def server() -> OfficialAccount:
    return OfficialAccount(FIRST.get_secret_value())


@pytest.fixture
async def address(server: OfficialAccount) -> AsyncIterator[str]:
    async with served(server) as address:
        yield address


async def test_many_at_once_renew_once_and_the_next_run_goes_on(
    desk: Desk, server: OfficialAccount, address: str
) -> None:
    async with started(desk, address) as channel:
        assert set(await asyncio.gather(*(channel.tokens.access() for _ in range(20)))) == {"truy-cap-1"}
    async with started(desk, address) as channel:
        assert await channel.tokens.access() == "truy-cap-1"
    assert server.renewals == 1


async def test_a_token_that_is_refused_early_is_renewed_once(desk: Desk, server: OfficialAccount, address: str) -> None:
    async with started(desk, address) as channel:
        await channel.send("u1", "một")
        server.access = "một mã khác"
        outcomes = await asyncio.gather(*(channel.send("u1", "hai") for _ in range(5)), return_exceptions=True)
        assert [error.after for error in outcomes if isinstance(error, TryAgain)] == [0] * 5
        await channel.send("u1", "hai")
    assert server.renewals == 2 and server.sent == [("u1", "một"), ("u1", "hai")]


async def test_a_disk_that_cannot_be_written_is_tried_again_before_the_token_is_used(
    desk: Desk, server: OfficialAccount, address: str
) -> None:
    async with started(desk, address) as channel:
        await channel.tokens.access()
        trigger = "CREATE TRIGGER full BEFORE UPDATE ON tokens BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END"
        with desk.database.transaction() as session:
            session.connection().exec_driver_sql(trigger)
        for _ in range(3):
            with pytest.raises(Exception, match="disk full"):
                await channel.tokens.access(refused="truy-cap-1")
        assert server.renewals == 2
        with desk.database.transaction() as session:
            session.connection().exec_driver_sql("DROP TRIGGER full")
        assert await channel.tokens.access(refused="truy-cap-1") == "truy-cap-2"
    kept = await desk.database.run(tokens.newest, CHANNEL)
    assert kept and (kept.access, kept.refresh) == ("truy-cap-2", "lam-moi-2")
    assert server.renewals == 2


async def test_a_caller_that_is_stopped_leaves_the_renewal_to_end(
    desk: Desk, server: OfficialAccount, address: str
) -> None:
    async with started(desk, address) as channel:
        caller = asyncio.create_task(channel.tokens.access())
        await server.until(lambda: server.renewals == 1)
        caller.cancel()
    kept = await desk.database.run(tokens.newest, CHANNEL)
    assert kept and kept.access == "truy-cap-1"


async def test_a_reply_that_is_lost_is_told_and_a_new_token_in_the_settings_goes_on(
    desk: Desk, server: OfficialAccount, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.lose_replies = 1
    async with started(desk, address) as channel:
        with pytest.raises(Unreachable):
            await channel.tokens.access()
    channel = account(desk, address)  # the next run has the same settings, and Zalo takes the token no more
    async with together(desk, channel.webhooks(), channel.run()) as zalo:
        await bring(zalo, said("Chủ đề?", "m1"))
        await server.until(lambda: len(server.calls) >= 2)
        with pytest.raises(TokenLost):
            await channel.tokens.access()
    assert "ZALO_OA_REFRESH_TOKEN" in caplog.text and FIRST.get_secret_value() not in caplog.text
    server.refresh = "tu-trang-quan-tri"
    channel = account(desk, address, first=SecretStr("tu-trang-quan-tri"))
    with desk.database.transaction() as session:  # a minute later
        session.connection().exec_driver_sql("UPDATE outbox SET next_at = written_at")
    async with together(desk, channel.webhooks(), channel.run()):
        assert await server.until_sent(1) == [ANSWER]


async def test_where_zalo_gives_the_same_token_again_the_next_run_goes_on_by_itself(
    desk: Desk, server: OfficialAccount, address: str
) -> None:
    async with started(desk, address) as channel:
        await channel.tokens.access()
    server.lose_replies = 1
    async with started(desk, address) as channel:
        with pytest.raises(Unreachable):
            await channel.tokens.access(refused="truy-cap-1")
    server.refresh = "lam-moi-1"  # it was not used up after all
    async with started(desk, address) as channel:
        assert await channel.tokens.access(refused="truy-cap-1") == "truy-cap-3"


async def test_nothing_is_sent_while_no_token_can_be_had(desk: Desk) -> None:
    async with started(desk, "http://127.0.0.1:1") as channel:
        with pytest.raises(TryAgain):
            await channel.send("u1", "Chào anh/chị")
