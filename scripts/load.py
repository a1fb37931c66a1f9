"""Measures the running assistant under load and under attack, over real connections on loopback.

python scripts/load.py [--only whole|plain] [--chats 500] [--each 5] [--rate R] [--attack 10000] [--write]

A Bot API server of its own takes the place of Telegram. The whole assistant is measured, and a plain one that says the
same to everything at once. Questions arrive by chance (Poisson): by default at a set share of what the whole assistant
answers a second where everybody asks at once, which is measured first.
"""

import argparse
import asyncio
import json
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.assembly import ROOT
from scripts.load_api import LoadApi
from scripts.load_runs import HONEST_RATE, RunningBot, attack, crowd, honest, most

_PAGE = ROOT / "docs" / "benchmarks.md"
_QUESTIONS = ROOT / "tests" / "questions" / "own.jsonl"
_KINDS = {"whole": ("bot",), "plain": ("scripts.stand_ins", "plain")}
_SHARE = 0.65  # of the most that the assistant can do
_AT_ONCE = 60  # chats that ask at once for that
_PLAIN_RATE = 15.0  # a second; beyond what the whole assistant answers


async def measure(kind: str, arguments: argparse.Namespace) -> str:
    """The tables of one assistant."""
    lines = _QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line]
    with tempfile.TemporaryDirectory() as folder:
        async with LoadApi() as api:
            bot = RunningBot(api.address, Path(folder), *_KINDS[kind])
            await bot.start()
            fresh = bot.memory()
            best = await most(api, questions, min(_AT_ONCE, arguments.chats), arguments.each)
            rate = arguments.rate or (_PLAIN_RATE if kind == "plain" else _SHARE * best)
            waits = await crowd(api, questions, arguments.chats, arguments.each, rate)
            loaded = bot.memory()
            calm = await honest(bot.web, questions, lambda asked: asked >= arguments.honest)
            striking = asyncio.create_task(attack(bot.web, arguments.attack))
            attacked = await honest(bot.web, questions, lambda _: striking.done())
            calls = await striking
            stopped = await bot.stop()
    rows = [
        waits.row("Telegram"),
        calm.row(f"web page, calm, {HONEST_RATE:g} a second"),
        attacked.row("web page, under attack"),
    ]
    figures = {
        "questions a second: where all ask at once, in the run above": f"{best:.1f}, {rate:.1f} ({rate / best:.0%})",
        "forged calls, all refused": f"{arguments.attack}, {calls:.0f} a second",
        "p99 under attack : calm": f"{attacked.at(0.99) / calm.at(0.99):.2f}",
        "memory when ready, after the crowd, MB": f"{fresh:.0f}, {loaded:.0f}",
        "stop asked for, until the end, s": f"{stopped:.1f}",
    }
    return page(
        f"{arguments.chats} chats, {arguments.each} questions each, {rate:.1f} a second on average", rows, figures
    )


def page(what: str, rows: Sequence[str], figures: dict[str, str]) -> str:
    """The tables as they stand on the page."""
    cores, load = os.cpu_count(), os.getloadavg()[2]
    head = "| ms from update to reply | median | p95 | p99 | longest | longest : median |"
    return "\n".join(
        [
            f"{date.today()}, {cores} cores, load average {load:.1f}; {what}, arriving by chance.",
            *("", head, "|---|---|---|---|---|---|", *rows),
            *("", "| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in figures.items()), ""),
        ]
    )


def write(kind: str, tables: str) -> None:
    """Put the tables of one assistant in their place in docs/benchmarks.md."""
    place = re.compile(rf"(?<=<!-- load {kind} -->\n).*(?=<!-- /load {kind} -->)", re.DOTALL)
    _PAGE.write_text(place.sub(lambda _: tables, _PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> int:
    """Prints the tables of each assistant as soon as they are there, and writes them where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=list(_KINDS), help="one of the two assistants")
    parser.add_argument("--chats", type=int, default=500)
    parser.add_argument("--each", type=int, default=5)
    parser.add_argument("--rate", type=float, help="questions a second")
    parser.add_argument("--honest", type=int, default=250, help="questions on the web page while it is calm")
    parser.add_argument("--attack", type=int, default=10_000)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    arguments = parser.parse_args()
    for kind in [arguments.only] if arguments.only else _KINDS:
        tables = asyncio.run(measure(kind, arguments))
        print(f"{kind}\n\n{tables}", flush=True)
        if arguments.write:
            write(kind, tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
