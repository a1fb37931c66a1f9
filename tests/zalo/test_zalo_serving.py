"""The whole program with both Zalo channels: one server takes what both bring, and a stop loses nothing."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.platforms.zalo_bot_events import HEADER, PATH, secret_of
from scripts.stand_ins import SLOWLY, reply_to
from tests.processes import free_port, started, stopped
from tests.zalo.conftest import APP, FIRST, bring, said
from tests.zalo.servers import TOKEN, BotPlatform, OfficialAccount, bot_event, served

pytestmark = pytest.mark.slow
SECONDS_TO_START = 180  # on a busy machine


@contextlib.asynccontextmanager
async def program(folder: Path, bot: str, account: str) -> AsyncIterator[httpx.AsyncClient]:
    """The running program and Zalo, which brings messages; told to stop at the end."""
    port = free_port()
    settings = {
        "WEB_PORT": str(port),
        "DATABASE_URL": f"sqlite:///{folder}/tro-ly.db",
        "ZALO_BOT_TOKEN": TOKEN,
        "ZALO_BOT_API_URL": bot,
        "ZALO_BOT_WEBHOOK_URL": "https://tro-ly.example",
        "ZALO_OA_APP_ID": APP.number,
        "ZALO_OA_APP_SECRET": APP.secret.get_secret_value(),
        "ZALO_OA_WEBHOOK_SECRET": APP.account_secret.get_secret_value(),
        "ZALO_OA_REFRESH_TOKEN": FIRST.get_secret_value(),
        "ZALO_OA_API_URL": account,
        "ZALO_OA_OAUTH_URL": account,
    }
    process = await started("scripts.stand_ins", "echo", settings=settings, folder=folder)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as zalo:
        async with asyncio.timeout(SECONDS_TO_START):
            while not await _up(zalo):
                await asyncio.sleep(0.1)
        yield zalo
        assert await stopped(process) == 0


async def _up(client: httpx.AsyncClient) -> bool:
    try:
        return (await client.get("/khoe")).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


async def test_both_are_answered_by_one_server_and_what_a_stop_interrupts_is_answered_later(tmp_path: Path) -> None:
    platform, oa = BotPlatform(), OfficialAccount(FIRST.get_secret_value())
    async with served(platform) as bot_address, served(oa) as oa_address:
        async with program(tmp_path, bot_address, oa_address) as zalo:
            secret = {HEADER: secret_of(SecretStr(TOKEN))}
            assert (await zalo.post(PATH, json=bot_event("một", "k1"), headers=secret)).status_code == 200
            assert await bring(zalo, said("hai", "m1")) == 200
            assert await platform.until_sent(1) == [reply_to("một")]
            assert await oa.until_sent(1) == [reply_to("hai")]
            assert (await zalo.post(PATH, json=bot_event("ba", "k2"))).status_code == 403
            assert await bring(zalo, said(f"{SLOWLY} 6", "m2")) == 200
        async with program(tmp_path, bot_address, oa_address):
            assert await oa.until_sent(2) == [reply_to("hai"), reply_to(f"{SLOWLY} 6")]
    assert oa.renewals == 1
