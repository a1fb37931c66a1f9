"""Zalo is told that a message was taken when it is on the disk, and not before."""

import asyncio

import httpx
import pytest
from pydantic import SecretStr

from bot.platforms import zalo_bot_events
from bot.platforms.desk import Desk
from bot.platforms.patience import Patience
from bot.platforms.web import WebChannel
from bot.platforms.zalo_bot import ZaloBotChannel
from tests.platforms.test_full_disk import Disk
from tests.zalo.conftest import account, bring, kept, said
from tests.zalo.servers import TOKEN, BotPlatform, bot_event, served

NOBODY = "http://127.0.0.1:1"


@pytest.mark.parametrize("channel", ["bot", "account"])
async def test_what_cannot_be_kept_is_brought_again_and_counts_once(desk: Desk, channel: str) -> None:
    Disk(desk.database, accept=1)
    bot = ZaloBotChannel(SecretStr(TOKEN), NOBODY, desk, public_url="https://web")
    oa = account(desk, NOBODY)
    routes = (*bot.webhooks(), *oa.webhooks())
    secret = {zalo_bot_events.HEADER: zalo_bot_events.secret_of(SecretStr(TOKEN))}
    transport = httpx.ASGITransport(WebChannel(desk, webhooks=routes).app)
    statuses = []
    async with httpx.AsyncClient(transport=transport, base_url="http://web") as zalo:
        for _ in range(3):
            if channel == "bot":
                call = zalo.post(zalo_bot_events.PATH, json=bot_event("Chủ đề?", "m1"), headers=secret)
                statuses.append((await call).status_code)
            else:
                statuses.append(await bring(zalo, said("Chủ đề?", "m1")))
    assert statuses == [503, 200, 200]
    assert kept(desk) == 1
    for room in (bot.mailroom, oa.mailroom):
        await room.stop()


async def test_a_bot_that_asks_for_messages_holds_on_to_what_it_was_given(desk: Desk) -> None:
    Disk(desk.database, accept=3)
    platform = BotPlatform()
    async with served(platform) as address:
        bot = ZaloBotChannel(SecretStr(TOKEN), address, desk, Patience(0, 0.01))
        await platform.say("Chủ đề?")
        running = asyncio.create_task(bot.run())
        await platform.until_sent(1)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert kept(desk) == 1
