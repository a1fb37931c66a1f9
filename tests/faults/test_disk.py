"""A running bot whose disk is full at random moments, or whose data another program keeps locked."""

import asyncio
import random
import resource
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from scripts.stand_ins import reply_to
from tests.platforms.bot_api import TOKEN, Person, bot_api
from tests.processes import started, stopped

pytestmark = pytest.mark.slow
QUESTIONS, CHATS, FULL_TIMES = 60, 6, 6


def make_room(process: asyncio.subprocess.Process, room: int) -> None:
    """Let a process write files of so many bytes at most: with 0 nothing can be written, as on a full disk."""
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))


async def test_every_question_is_answered_once_and_in_order(tmp_path: Path) -> None:
    chance, asked = random.Random(7), dict[int, list[str]]()
    async with bot_api() as (api, address):
        arguments = (f"sqlite:///{tmp_path}/x.db", address, TOKEN)
        bot = await started("tests.faults.bot_process", *arguments, errors=asyncio.subprocess.PIPE)
        said = asyncio.create_task(bot.stderr.read()) if bot.stderr else None
        for number in range(QUESTIONS):
            question, chat = f"câu {number}", chance.randint(1, CHATS)
            asked.setdefault(chat, []).append(question)
            await Person(api, chat).say(question)
            await (asyncio.sleep(chance.uniform(0, 0.1)) if number else api.until_sent(1))
            if number % (QUESTIONS // FULL_TIMES) == 1:
                make_room(bot, 0)
                await asyncio.sleep(chance.uniform(0.2, 1))
                make_room(bot, resource.RLIM_INFINITY)
        await api.until_sent(QUESTIONS)
        assert await stopped(bot) == 0
    assert set(Counter(sent.text for sent in api.sent).values()) == {1}
    for chat, questions in asked.items():
        assert [sent.text for sent in api.sent if sent.chat == chat] == [reply_to(question) for question in questions]
    assert said and b"CannotOpen" in await said  # the disk was full while there was something to write


async def test_a_bot_whose_data_are_locked_stops_in_time_and_answers_later(tmp_path: Path) -> None:
    async with bot_api() as (api, address):
        arguments = (f"sqlite:///{tmp_path}/x.db", address, TOKEN)
        bot = await started("tests.faults.bot_process", *arguments, errors=asyncio.subprocess.DEVNULL)
        await Person(api).say("câu 1")
        await api.until_sent(1)
        with sqlite3.connect(tmp_path / "x.db", isolation_level=None) as other:
            while not other.execute("SELECT count(sent_at) FROM outbox").fetchone()[0]:
                await asyncio.sleep(0.01)
            other.execute("BEGIN IMMEDIATE")
            polled = api.calls.count("getUpdates")
            await Person(api).say("câu 2")
            while api.calls.count("getUpdates") == polled:
                await asyncio.sleep(0.01)
            assert await stopped(bot) == 0
            other.execute("ROLLBACK")
        bot = await started("tests.faults.bot_process", *arguments, errors=asyncio.subprocess.DEVNULL)
        assert (await api.until_sent(2))[1].text == reply_to("câu 2")
        assert await stopped(bot) == 0
