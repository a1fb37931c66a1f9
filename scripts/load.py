"""Measures the running assistant under load and under attack, over real connections on loopback.

python scripts/load.py [--chats 500] [--each 5] [--rate 8] [--attack 10000] [--plain] [--write]
A Bot API server of its own takes the place of Telegram. Questions arrive by chance (Poisson) at --rate a second.
"""

import argparse
import asyncio
import json
import os
import random
import re
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

import httpx
import psutil  # type: ignore[import-untyped]

from bot.assembly import ROOT
from scripts.load_api import TOKEN, LoadApi

_PAGE = ROOT / "docs" / "benchmarks.md"
_QUESTIONS = ROOT / "tests" / "questions" / "own.jsonl"
_HONEST_RATE = 4.0  # questions a second on the web page


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
        return f"| {name} | {' | '.join(figures)} | {longest / median:.1f} |"


class RunningBot:
    """The assistant as a person starts it, with settings of its own."""

    def __init__(self, api: str, folder: Path, served: str = "bot") -> None:
        self.web = f"http://127.0.0.1:{_free_port()}"
        self._served = served
        self._settings = {
            "TELEGRAM_API_URL": api,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "DATABASE_URL": f"sqlite:///{folder}/tro-ly.db",
            "WEB_PORT": self.web.rsplit(":", 1)[1],
            "ASK_LIMIT": "100000/minute",
            "LOG_LEVEL": "WARNING",
            "NO_PROXY": "127.0.0.1",
            "PYTHONPATH": str(ROOT),
        }

    async def start(self) -> None:
        """Start it and wait until it answers without waiting."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", self._served, cwd=ROOT, env={**os.environ, **self._settings}
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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def crowd(api: LoadApi, questions: Sequence[str], chats: int, each: int, rate: float) -> tuple[Waits, float]:
    """Many people ask, each so many questions; how long they waited, and answers a second."""
    chance = random.Random(1)
    turns = [chat for chat in range(1, chats + 1) for _ in range(each)]
    chance.shuffle(turns)
    begun = due = time.perf_counter()
    for chat in turns:
        due += chance.expovariate(rate)
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        api.ask(chat, chance.choice(questions))
    await api.until_answered(len(turns))
    return Waits(api.waits()), len(turns) / (time.perf_counter() - begun)


async def honest(web: str, questions: Sequence[str], count: int) -> Waits:
    """People on the web page ask at their own pace; how long they waited."""
    chance = random.Random(2)
    waits: list[float] = []

    async def ask(client: httpx.AsyncClient, question: str) -> None:
        begun = time.perf_counter()
        (await client.post("/api/ask", json={"question": question})).raise_for_status()
        waits.append(time.perf_counter() - begun)

    strangers = CookieJar(DefaultCookiePolicy(allowed_domains=[]))  # each question comes from someone else
    async with (
        httpx.AsyncClient(base_url=web, trust_env=False, timeout=120, cookies=strangers) as client,
        asyncio.TaskGroup() as asking,
    ):
        for _ in range(count):
            await asyncio.sleep(chance.expovariate(_HONEST_RATE))
            asking.create_task(ask(client, chance.choice(questions)))
    return Waits(waits)


async def attack_from_elsewhere(web: str, count: int) -> float:
    """The attack from a process of its own, so that it does not slow the people who measure."""
    command = (sys.executable, "-m", "scripts.load_attack", web, str(count))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    return float(said)  # raises where the attack ended with an error instead of its speed


async def measure(arguments: argparse.Namespace) -> str:
    """The tables."""
    served = "scripts.load_bot" if arguments.plain else "bot"
    lines = _QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line]
    with tempfile.TemporaryDirectory() as folder:
        async with LoadApi() as api:
            bot = RunningBot(api.address, Path(folder), served)
            await bot.start()
            fresh = bot.memory()
            waits, speed = await crowd(api, questions, arguments.chats, arguments.each, arguments.rate)
            loaded = bot.memory()
            calm = await honest(bot.web, questions, arguments.honest)
            attacking = asyncio.create_task(attack_from_elsewhere(bot.web, arguments.attack))
            attacked = await honest(bot.web, questions, arguments.honest)
            calls = await attacking
            stopped = await bot.stop()
    asked = arguments.chats * arguments.each
    return "\n".join(
        [
            f"{date.today()}, {os.cpu_count()} cores, load average {os.getloadavg()[2]:.1f}; {arguments.chats} chats, "
            f"{arguments.each} questions each, arriving by chance, {arguments.rate:g} a second on average.",
            "",
            "| ms from update to reply | median | p95 | p99 | longest | longest : median |",
            "|---|---|---|---|---|---|",
            waits.row(f"Telegram, {asked} questions"),
            calm.row(f"web page, calm, {len(calm.seconds)} questions, {_HONEST_RATE:g} a second"),
            attacked.row(f"web page, under attack, {len(attacked.seconds)} questions"),
            "",
            "| | |",
            "|---|---|",
            f"| questions answered a second | {speed:.1f} |",
            f"| forged calls, all refused | {arguments.attack}, {calls:.0f} a second |",
            f"| p99 under attack : calm | {attacked.at(0.99) / calm.at(0.99):.2f} |",
            f"| memory when ready, after the crowd, MB | {fresh:.0f}, {loaded:.0f} |",
            f"| stop asked for, until the end, s | {stopped:.1f} |",
            "",
        ]
    )


def main() -> int:
    """Prints the tables, and writes them where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chats", type=int, default=500)
    parser.add_argument("--each", type=int, default=5)
    parser.add_argument("--rate", type=float, default=8.0)
    parser.add_argument("--honest", type=int, default=200)
    parser.add_argument("--attack", type=int, default=10_000)
    parser.add_argument("--plain", action="store_true", help="a plain answer at once: everything but the answering")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    arguments = parser.parse_args()
    tables = asyncio.run(measure(arguments))
    print(tables, end="")
    if arguments.write:
        mark = "load plain" if arguments.plain else "load"
        place = re.compile(rf"(?<=<!-- {mark} -->\n).*(?=<!-- /{mark} -->)", re.DOTALL)
        _PAGE.write_text(place.sub(lambda _: tables, _PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
