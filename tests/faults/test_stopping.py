"""A bot in a process of its own is asked to stop, and a second one is started beside it."""

import asyncio
from pathlib import Path

import pytest

from index.builder import CURRENT
from scripts.stand_ins import SLOWLY, reply_to
from tests.platforms.bot_api import TOKEN, BotApi, Person, bot_api
from tests.processes import free_port, started, stopped

pytestmark = pytest.mark.slow
SECONDS_TO_START = 180  # on a busy machine


async def start(database: Path, address: str) -> asyncio.subprocess.Process:
    arguments = (f"sqlite:///{database}", address, TOKEN)
    return await started("tests.faults.bot_process", *arguments, errors=asyncio.subprocess.PIPE)


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


async def test_one_that_still_builds_its_index_stops_too_and_leaves_nothing_half_built(tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "x.db"
    settings = {
        "STORE_DIR": str(store),
        "DATABASE_URL": f"sqlite:///{file}",
        "WEB_PORT": str(free_port()),
    }
    bot = await started("bot", settings=settings, errors=asyncio.subprocess.PIPE)
    async with asyncio.timeout(SECONDS_TO_START):
        while not file.exists():
            await asyncio.sleep(0.05)
    assert await stopped(bot) == 0
    assert bot.stderr and b"Traceback" not in await bot.stderr.read()
    assert not (store / CURRENT).exists()


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
