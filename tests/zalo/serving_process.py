"""Every channel that the environment sets, around a plain assistant: python -m tests.zalo.serving_process."""

import os
import sys

from bot.assembly import open_database, serve
from bot.settings import Settings
from tests.faults.bot_process import Echo


class Served(Echo):
    """Answers with the question, and is ready at once."""

    def ready(self) -> bool:
        return True

    def close(self) -> None:
        return None


if __name__ == "__main__":
    settings = Settings()
    with open_database(settings, alone=True) as database:
        serve(settings, Served(), database)
    sys.stderr.flush()
    os._exit(0)
