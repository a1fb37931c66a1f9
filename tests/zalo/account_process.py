"""An account that renews its token, for a test that ends it: python -m tests.zalo.account_process DATABASE API."""

import asyncio
import os
import sys

from bot.platforms.desk import Desk
from bot.platforms.zalo_http import ZaloError
from bot.storage.database import Database
from scripts.stand_ins import Echo
from tests.zalo.conftest import account

TAKEN, NOT_TAKEN = 0, 7


async def renew(url: str, api: str) -> int:
    with Database(url, alone=True) as database:
        channel = account(Desk(Echo(), database), api)
        try:
            await channel.tokens.access()
        except ZaloError:
            return NOT_TAKEN
        finally:
            await channel.api.close()
    return TAKEN


if __name__ == "__main__":
    status = asyncio.run(renew(*sys.argv[1:]))
    sys.stderr.flush()
    os._exit(status)
