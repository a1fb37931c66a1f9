"""The access token of a Zalo Official Account: renewed by one caller at a time, on the disk before it is used.

A refresh token counts once, and the tokens that it brings are known to nobody but the reply. Between that reply and
the disk nothing else happens; a disk that cannot be written is tried again before anything is sent. Where the reply
itself is lost with the program or the connection, the old refresh token is tried again, and if Zalo does not take it,
a new one in the settings begins anew: letters wait meanwhile.
"""

import asyncio
import hashlib
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from pydantic import SecretStr

from bot.platforms.zalo_http import Refused, ZaloError
from bot.platforms.zalo_oa_api import ZaloOaApi
from bot.storage import tokens
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.tokens import Pair

BEFORE_THE_END = timedelta(minutes=10)  # a token that ends sooner is renewed first


class TokenLost(ZaloError):
    """Zalo does not take the refresh token, whose successor was lost or which is too old; ``args`` has the code."""


class TokenKeeper:
    """Gives out the token that counts; ``first`` is the refresh token of the settings."""

    def __init__(
        self, name: str, database: Database, api: ZaloOaApi, first: SecretStr, clock: Callable[[], datetime]
    ) -> None:
        self._name, self._database, self._api, self._clock = name, database, api, clock
        self._first = first.get_secret_value()
        self._seed = hashlib.sha256(self._first.encode()).hexdigest()
        self._unkept: Pair | None = None
        self._renewing: asyncio.Task[Pair] | None = None

    async def access(self, refused: str = "") -> str:
        """A token that counts, other than one that Zalo has ``refused``; raises ``ZaloError``, ``StorageError``.

        A caller that is cancelled does not take the renewal with it.
        """
        while True:
            if self._renewing is None or self._renewing.done():
                self._renewing = asyncio.create_task(self._valid(refused))
            pair = await asyncio.shield(self._renewing)
            if pair.access != refused:  # it may have been asked for by another, who does not know of the refusal
                return pair.access

    async def settle(self) -> None:
        """Wait until a renewal under way is on the disk."""
        if self._renewing is not None:
            with suppress(ZaloError, StorageError):
                await self._renewing

    async def _valid(self, refused: str) -> Pair:
        pair = await self._newest()
        if pair.access and pair.access != refused and pair.expires_at - self._clock() > BEFORE_THE_END:
            return pair
        try:
            fresh = await self._api.renew(pair.refresh)
        except Refused as refusal:
            raise TokenLost(refusal.code) from None
        ends = self._clock() + timedelta(seconds=fresh.seconds)
        self._unkept = Pair(self._seed, fresh.access, fresh.refresh, ends)
        return await self._newest()

    async def _newest(self) -> Pair:
        """The tokens on the disk, with those that are not there yet put there first."""
        if self._unkept is not None:
            await self._database.run(tokens.keep, self._name, self._unkept)
            self._unkept = None
        pair = await self._database.run(tokens.newest, self._name)
        if pair is None or pair.seed != self._seed:
            return Pair(self._seed, "", self._first, datetime.min.replace(tzinfo=UTC))
        return pair
