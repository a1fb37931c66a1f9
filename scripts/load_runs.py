"""What is done to a running assistant under load: a crowd in chats, people on the web page, an attack beside them."""

import asyncio
import os
import random
import socket
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

import httpx
import psutil  # type: ignore[import-untyped]

from bot.assembly import ROOT
from scripts.load_api import TOKEN, LoadApi

HONEST_RATE = 4.0  # questions a second on the web page
_STRANGERS = 100_000  # chats from this number on are not those of the crowd


@dataclass(frozen=True, slots=True)
class Waits:
    """How long people waited, in seconds."""

    seconds: Sequence[float]

    def at(self, share: float) -> float:
        """The wait that so large a share of people did not exceed."""
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(share * len(self.seconds)))]

    def row(self, name: str) -> str:
        """The row of a table."""
        median, longest = statistics.median(self.seconds), max(self.seconds)
        figures = [f"{1000 * value:.0f}" for value in (median, self.at(0.95), self.at(0.99), longest)]
        return f"| {name}, {len(self.seconds)} questions | {' | '.join(figures)} | {longest / median:.1f} |"


class RunningBot:
    """The assistant as a person starts it, in a process of its own with settings of its own."""

    def __init__(self, api: str, folder: Path, *command: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.web = f"http://127.0.0.1:{port}"
        self._command = command
        self._settings = {
            "TELEGRAM_API_URL": api,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "DATABASE_URL": f"sqlite:///{folder}/tro-ly.db",
            "WEB_PORT": str(port),
            "ASK_LIMIT": "100000/minute",
            "LOG_LEVEL": "WARNING",
            "NO_PROXY": "127.0.0.1",
            "PYTHONPATH": str(ROOT),
        }

    async def start(self) -> None:
        """Start it and wait until it answers without waiting."""
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *self._command), cwd=ROOT, env={**os.environ, **self._settings}
        )
        async with httpx.AsyncClient(base_url=self.web, trust_env=False) as client:
            while not await self._ready(client):
                if self.process.returncode is not None:
                    raise RuntimeError("expected a running bot, found one that ended; see its message above")
                await asyncio.sleep(0.2)

    async def _ready(self, client: httpx.AsyncClient) -> bool:
        try:
            return bool((await client.get("/khoe")).json()["ready"])
        except httpx.TransportError:
            return False

    def memory(self) -> float:
        """Memory in use now, in MB."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1e6

    async def stop(self) -> float:
        """Stop it as a person does; the seconds that it took."""
        begun = time.perf_counter()
        self.process.terminate()
        status = await self.process.wait()
        if status:
            raise RuntimeError(f"expected exit status 0, found {status}")
        return time.perf_counter() - begun


async def most(api: LoadApi, questions: Sequence[str], chats: int, each: int) -> float:
    """Answers a second where everybody asks everything at once."""
    chance, begun = random.Random(3), time.perf_counter()
    for _ in range(each):
        for chat in range(chats):
            api.ask(_STRANGERS + chat, chance.choice(questions))
    await api.waits(chats * each)
    return chats * each / (time.perf_counter() - begun)


async def crowd(api: LoadApi, questions: Sequence[str], chats: int, each: int, rate: float) -> Waits:
    """Many people ask, each so many questions, arriving by chance at so many a second; how long they waited."""
    chance = random.Random(1)
    turns = [chat for chat in range(1, chats + 1) for _ in range(each)]
    chance.shuffle(turns)
    due = time.perf_counter()
    for chat in turns:
        due += chance.expovariate(rate)
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        api.ask(chat, chance.choice(questions))
    return Waits(await api.waits(len(turns)))


async def honest(web: str, questions: Sequence[str], ended: Callable[[int], bool]) -> Waits:
    """People on the web page ask at their own pace until ``ended`` of their number; how long they waited."""
    chance = random.Random(2)
    waits: list[float] = []

    async def ask(client: httpx.AsyncClient, question: str) -> None:
        begun = time.perf_counter()
        (await client.post("/api/ask", json={"question": question})).raise_for_status()
        waits.append(time.perf_counter() - begun)

    strangers = CookieJar(DefaultCookiePolicy(allowed_domains=[]))  # each question comes from someone else
    asked = 0
    async with (
        httpx.AsyncClient(base_url=web, trust_env=False, timeout=120, cookies=strangers) as client,
        asyncio.TaskGroup() as asking,
    ):
        while not ended(asked):
            await asyncio.sleep(chance.expovariate(HONEST_RATE))
            asking.create_task(ask(client, chance.choice(questions)))
            asked += 1
    return Waits(waits)


async def attack(web: str, count: int) -> float:
    """So many forged calls from another process, as fast as they go; calls a second."""
    command = (sys.executable, "-m", "scripts.load_attack", web, str(count))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    return float(said)  # raises where the attack ended with an error instead of its speed
