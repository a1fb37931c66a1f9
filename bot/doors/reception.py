"""Signing in to the administration pages: one password at a time, few wrong ones."""

import asyncio
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from bot.doors import passwords
from bot.doors.rates import Rates
from bot.storage import accounts
from bot.storage.accounts import Keeper
from bot.storage.database import Database
from bot.wording import admin as wording

ADDRESS_RATES = "10/minute; 60/hour"


@dataclass(frozen=True, slots=True)
class Pass:
    """A keeper who is signed in; ``seal`` proves that a form came from our own page."""

    keeper: Keeper
    seal: str

    def sealed(self, given: str) -> bool:
        """Whether a form carries the seal, compared in constant time."""
        return hmac.compare_digest(given.encode(), self.seal.encode())


class Reception:
    """Where keepers sign in and out."""

    def __init__(self, database: Database, rates: str = ADDRESS_RATES) -> None:
        self._database = database
        self._addresses = Rates(rates)
        self._turn = asyncio.Semaphore(1)  # argon2 takes memory: a crowd of guesses waits in line

    async def sign_in(self, name: str, password: str, address: str, now: datetime) -> tuple[str, str]:
        """The ticket of a browser that is signed in now and an empty word; or no ticket, and why."""
        if wait := self._addresses.take(address):
            return "", wording.too_many_attempts(wait)
        async with self._turn:
            keeper = await self._database.run(accounts.find, name)
            if keeper is not None and keeper.locked(now):
                return "", wording.WRONG_OR_LOCKED
            as_kept = keeper.password if keeper else await asyncio.to_thread(passwords.nobodys)
            right = await asyncio.to_thread(passwords.matches, password[: passwords.LONGEST], as_kept)
            if keeper is not None and not right:  # counted before the next one is looked at
                await self._database.run(accounts.failed, keeper.number, now)
        if keeper is None or not right:
            return "", wording.WRONG_OR_LOCKED
        ticket, seal = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
        await self._database.run(accounts.sign_in, keeper.number, _digest(ticket), seal, now)
        return ticket, ""

    async def who(self, ticket: str, now: datetime) -> Pass | None:
        """Who is signed in with a ticket."""
        found = await self._database.run(accounts.signed_in, _digest(ticket), now) if ticket else None
        return Pass(*found) if found else None

    async def sign_out(self, ticket: str) -> None:
        """The ticket opens nothing any more."""
        await self._database.run(accounts.sign_out, _digest(ticket))


def _digest(ticket: str) -> str:
    return hashlib.sha256(ticket.encode()).hexdigest()
