"""A bot in a process of its own is asked to stop, and a second one is started beside it."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.faults.bot_process import SLOWLY, reply_to
from tests.platforms.bot_api import TOKEN, BotApi, Person, bot_api

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
PATIENCE = 10  # seconds within which a bot has stopped


async def start(database: Path, address: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.faults.bot_process", f"sqlite:///{database}", address, TOKEN),
        cwd=ROOT,
        env={**os.environ, "NO_PROXY": "127.0.0.1", "PYTHONPATH": str(ROOT)},
        stderr=asyncio.subprocess.PIPE,
    )


async def stopped(process: asyncio.subprocess.Process) -> int:
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(PATIENCE):
        return await process.wait()


async def asked(api: BotApi, chat: int, question: str) -> None:
    """A question that the bot works on."""
    await Person(api, chat).say(question)
    await api.until_called("sendChatAction")


async def test_an_answer_under_way_is_finished_and_sent(tmp_path: Path) -> None:
    async with bot_api() as (api, address):
        bot = await start(tmp_path / "x.db", address)
        await asked(api, 1, f"{SLOWLY} 2")
        assert await stopped(bot) == 0
        assert [sent.text for sent in api.sent] == [reply_to(f"{SLOWLY} 2")]


async def test_one_that_would_take_too_long_is_answered_after_the_next_start(tmp_path: Path) -> None:
    async with bot_api() as (api, address):
        bot = await start(tmp_path / "x.db", address)
        await asked(api, 1, f"{SLOWLY} 8")
        assert await stopped(bot) == 0
        assert api.sent == []
        bot = await start(tmp_path / "x.db", address)
        assert (await api.until_sent(1))[0].text == reply_to(f"{SLOWLY} 8")
        assert await stopped(bot) == 0


async def test_a_second_copy_says_so_and_ends_while_the_first_goes_on(tmp_path: Path) -> None:
    async with bot_api() as (api, address):
        bot = await start(tmp_path / "x.db", address)
        await Person(api).say("câu 1")
        await api.until_sent(1)
        second = await start(tmp_path / "x.db", address)
        _, said = await second.communicate()
        assert (second.returncode, "đang chạy trên cùng dữ liệu" in said.decode()) == (1, True)
        await Person(api).say("câu 2")
        assert (await api.until_sent(2))[1].text == reply_to("câu 2")
        assert await stopped(bot) == 0
