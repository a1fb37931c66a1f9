"""200 questions while the bot is killed 20 times, the server is away for 30 s, refuses, and loses its replies."""

import asyncio
import random
import signal
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from scripts.stand_ins import reply_to
from tests.faults.troubled_api import TroubledApi
from tests.platforms.bot_api import TOKEN, Person
from tests.processes import started

pytestmark = pytest.mark.slow
KILLS, QUESTIONS, CHATS, SECONDS_AWAY = 20, 200, 20, 30
LATEST_KILL = 2.5  # seconds after the start, which itself takes about one


class Bot:
    """The bot as a process; ``windows`` counts for each answer how often a kill fell between sending and marking."""

    def __init__(self, database: Path, address: str, api: TroubledApi) -> None:
        self.database, self.address, self.api = database, address, api
        self.windows: Counter[str] = Counter()
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        arguments = (f"sqlite:///{self.database}", self.address, TOKEN)
        self.process = await started("tests.faults.bot_process", *arguments, errors=asyncio.subprocess.DEVNULL)

    async def end(self, number: signal.Signals) -> int:
        assert self.process
        self.process.send_signal(number)
        status = await self.process.wait()
        await asyncio.sleep(0.1)  # what was on its way reaches the server
        accepted = {sent.text for sent in self.api.sent}
        self.windows.update(text for text in self._unmarked() if text in accepted)
        return status

    def _unmarked(self) -> set[str]:
        with sqlite3.connect(self.database) as connection:
            try:
                rows = connection.execute("SELECT json_extract(body, '$.text') FROM outbox WHERE sent_at IS NULL")
            except sqlite3.OperationalError:  # killed before the tables were made
                return set()
            return {text for (text,) in rows}


@pytest.fixture
async def api() -> AsyncIterator[TroubledApi]:
    api = TroubledApi(random.Random(5), trouble=0.05)
    yield api
    await api.end()


async def test_every_question_is_answered_once_and_in_order(api: TroubledApi, tmp_path: Path) -> None:
    chance = random.Random(11)
    bot = Bot(tmp_path / "tro-ly.db", await api.come_up(), api)
    asked: dict[int, list[str]] = {chat: [] for chat in range(1, CHATS + 1)}
    questions = [f"câu {number}" for number in range(QUESTIONS)]

    async def ask(count: int) -> None:
        for question in questions[:count]:
            chat = chance.choice(list(asked))
            asked[chat].append(question)
            await Person(api, chat).say(question)
        del questions[:count]

    for kill in range(KILLS):
        await ask(QUESTIONS // (KILLS + 1))
        await bot.start()
        if kill == KILLS // 2:
            await asyncio.sleep(LATEST_KILL)
            await api.go_down()
            await ask(QUESTIONS // (KILLS + 1))
            await asyncio.sleep(SECONDS_AWAY)
            await api.come_up()
        await asyncio.sleep(chance.uniform(0, LATEST_KILL))
        assert await bot.end(signal.SIGKILL) == -signal.SIGKILL
    await ask(len(questions))
    await bot.start()
    expected = {reply_to(question) for of_chat in asked.values() for question in of_chat}
    async with asyncio.timeout(300):
        while {sent.text for sent in api.sent} != expected:
            await asyncio.sleep(0.05)
    assert await bot.end(signal.SIGTERM) == 0

    assert len(expected) == QUESTIONS
    times = Counter(sent.text for sent in api.sent)
    explained = bot.windows + Counter(api.cut)
    twice = {text: count for text, count in times.items() if count > 1}
    assert {text: count for text, count in twice.items() if count > 1 + explained[text]} == {}
    for chat, of_chat in asked.items():
        first_heard = list(dict.fromkeys(sent.text for sent in api.sent if sent.chat == chat))
        assert first_heard == [reply_to(question) for question in of_chat]
    assert api.refused and api.cut  # the troubles did happen
