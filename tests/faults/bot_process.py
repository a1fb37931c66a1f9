"""A bot with a plain assistant, for a test that ends it: python -m tests.faults.bot_process DATABASE API TOKEN."""

import asyncio
import logging
import os
import sys

from pydantic import SecretStr

from bot.command import run
from bot.platforms.desk import Desk
from bot.platforms.lifetime import end_in_time, run_together
from bot.platforms.telegram import TelegramChannel
from bot.storage.database import Database
from scripts.stand_ins import Echo


def main(url: str, api: str, token: str) -> int:
    logging.basicConfig(level=logging.INFO)
    with Database(url, alone=True) as database:
        channel = TelegramChannel(SecretStr(token), api, Desk(Echo(), database))
        asyncio.run(run_together(channel.run(), stopping=end_in_time))
    return 0


if __name__ == "__main__":
    status = run(lambda: main(*sys.argv[1:]))
    sys.stderr.flush()
    os._exit(status)  # as the product does
