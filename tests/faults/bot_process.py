"""A bot with a plain assistant, for a test that ends it: python -m tests.faults.bot_process DATABASE API TOKEN."""

import asyncio
import logging
import os
import random
import sys
import time
from collections.abc import Sequence
from datetime import date

from pydantic import SecretStr

from bot.answering.answer import Answer, Part, PartKind, Status
from bot.command import run
from bot.overview.overview import Overview
from bot.platforms.channel import PassageView
from bot.platforms.desk import Desk
from bot.platforms.lifetime import run_together
from bot.platforms.telegram import TelegramChannel
from bot.storage.database import Database

SLOWLY = "chậm"  # "chậm 3" takes three seconds to answer


def reply_to(question: str) -> str:
    """What is answered to a question: its own words, so that each answer is known again."""
    return f"Trả lời: {question}"


class Echo:
    """Answers with the question, after a while that differs."""

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        slowly, _, seconds = question.partition(" ")
        time.sleep(float(seconds) if slowly == SLOWLY else random.uniform(0, 0.05))
        return Answer(Status.ANSWERED, (Part(PartKind.LEAD, reply_to(question)),))

    def open(self, source: str, start: int, end: int) -> PassageView | None:
        return None

    def picture(self, source: str, start: int, end: int) -> bytes | None:
        return None

    def sources(self) -> list[str]:
        return []

    def overview(self) -> Overview:
        return Overview({}, (), date.today())

    def examples(self) -> tuple[str, ...]:
        return ()


def main(url: str, api: str, token: str) -> int:
    logging.basicConfig(level=logging.INFO)
    with Database(url, alone=True) as database:
        channel = TelegramChannel(SecretStr(token), api, Desk(Echo(), database))
        asyncio.run(run_together(channel.run()))
    return 0


if __name__ == "__main__":
    status = run(lambda: main(*sys.argv[1:]))
    sys.stderr.flush()
    os._exit(status)  # as the product does
