"""Assistants without an index, for what is measured or tested around the answering.

python -m scripts.stand_ins plain|echo     serves every channel that the settings name with one of them
"""

import logging
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from datetime import date

from bot.answering.answer import Answer, Part, PartKind, Status
from bot.assembly import open_database, serve
from bot.command import run
from bot.overview.overview import Overview
from bot.platforms.channel import PassageView
from bot.platforms.log_privacy import protect_logs
from bot.settings import load_settings

SLOWLY = "chậm"  # "chậm 3" takes three seconds to answer
_TEXT = "Phong trào thi đua năm 2023 do Uỷ ban nhân dân tỉnh phát động. " * 10


class Plain:
    """Says the same to everything, as much as an ordinary answer, at once."""

    def ready(self) -> bool:
        """At once."""
        return True

    def close(self) -> None:
        """Nothing to let go of."""

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Always the same."""
        return _said(_TEXT)

    def open(self, source: str, start: int, end: int) -> PassageView | None:
        """There is nothing to open."""
        return None

    def picture(self, source: str, start: int, end: int) -> bytes | None:
        """There is none."""
        return None

    def sources(self) -> list[str]:
        """There are none."""
        return []

    def overview(self) -> Overview:
        """There is nothing to look at."""
        return Overview({}, (), date.today())

    def examples(self) -> tuple[str, ...]:
        """There are none."""
        return ()


class Echo(Plain):
    """Answers with the question, after a while that differs."""

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The question's own words, so that each answer is known again."""
        slowly, _, seconds = question.partition(" ")
        time.sleep(float(seconds) if slowly == SLOWLY else random.uniform(0, 0.05))
        return _said(reply_to(question))


def reply_to(question: str) -> str:
    """What an echo answers."""
    return f"Trả lời: {question}"


def _said(text: str) -> Answer:
    return Answer(Status.ANSWERED, (Part(PartKind.LEAD, text),))


def main() -> int:
    """0 after a stop that was asked for."""
    settings = load_settings()
    logging.basicConfig(level=settings.log_level)
    protect_logs()
    with open_database(settings, alone=True) as database:
        serve(settings, Echo() if sys.argv[1:] == ["echo"] else Plain(), database)
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    status = run(main)
    sys.stderr.flush()
    os._exit(status)  # as the product does
