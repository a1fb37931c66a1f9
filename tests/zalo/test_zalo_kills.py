"""The program is killed around the renewal of a token: what was kept counts, what was lost is known to be lost."""

import asyncio
from pathlib import Path

import pytest

from bot.platforms.zalo_oa import CHANNEL
from bot.storage import tokens
from bot.storage.database import Database
from tests.processes import started
from tests.zalo.account_process import NOT_TAKEN, TAKEN
from tests.zalo.conftest import FIRST
from tests.zalo.servers import OfficialAccount, Reply, served

pytestmark = pytest.mark.slow


class Killer(OfficialAccount):
    """Kills whoever renews: before the renewal, after it and before the reply, or never."""

    def __init__(self) -> None:
        super().__init__(FIRST.get_secret_value())
        self.kill_before = self.kill_after = False
        self.process: asyncio.subprocess.Process | None = None

    def _renewed(self, refresh: str) -> Reply | None:
        if self.kill_before:
            return self._killed()
        reply = super()._renewed(refresh)
        return self._killed() if self.kill_after else reply

    def _killed(self) -> Reply | None:
        assert self.process
        self.process.kill()
        return None

    async def run(self, url: str, address: str) -> int:
        """One run of the program; how it ended."""
        self.process = await started("tests.zalo.account_process", url, address)
        return await self.process.wait()


def kept(url: str) -> str:
    """The refresh token on the disk."""
    with Database(url) as database, database.transaction() as session:
        pair = tokens.newest(session, CHANNEL)
        return pair.refresh if pair else ""


async def test_killed_before_after_and_not_at_all(tmp_path: Path) -> None:
    url, server = f"sqlite:///{tmp_path}/tro-ly.db", Killer()
    async with served(server) as address:
        server.kill_before = True
        assert await server.run(url, address) == -9 and kept(url) == ""
        server.kill_before = False
        assert await server.run(url, address) == TAKEN and kept(url) == "lam-moi-1"
        assert await server.run(url, address) == TAKEN and server.renewals == 1

        with Database(url) as database, database.transaction() as session:
            session.connection().exec_driver_sql("UPDATE tokens SET expires_at = '2020-01-01 00:00:00.000000'")
        server.kill_after = True
        assert await server.run(url, address) == -9 and kept(url) == "lam-moi-1"
        server.kill_after = False
        assert await server.run(url, address) == NOT_TAKEN  # Zalo has renewed, and nobody heard of it
        server.refresh = kept(url)  # where Zalo still takes the token, the program goes on by itself
        assert await server.run(url, address) == TAKEN and kept(url) == "lam-moi-3"
