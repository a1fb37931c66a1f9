"""The assistant of a load test of all but the answering: each question gets a plain answer at once."""

import sys
from collections.abc import Sequence
from datetime import date

from bot.answering.answer import Answer, Part, PartKind, Status
from bot.assembly import open_database, serve
from bot.command import run
from bot.overview.overview import Overview
from bot.platforms.channel import PassageView
from bot.settings import load_settings

_TEXT = "Phong trào thi đua năm 2023 do Uỷ ban nhân dân tỉnh phát động. " * 10


class Plain:
    """Says the same to everything."""

    def ready(self) -> bool:
        """At once."""
        return True

    def close(self) -> None:
        """Nothing to let go of."""

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """As long as an ordinary answer."""
        return Answer(Status.ANSWERED, (Part(PartKind.LEAD, _TEXT),))

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


def main() -> int:
    """0 after a stop that was asked for."""
    settings = load_settings()
    with open_database(settings, alone=True) as database:
        serve(settings, Plain(), database)
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
