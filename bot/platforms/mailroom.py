"""Between a channel and the storage: what is received is kept, then answered once, in the order of its chat.

A message is acknowledged to the channel after it is in the inbox. Its answer, the record of its question and the mark
that it is done are one transaction; letters leave from the outbox and are marked when they are out. Wherever the
program ends, the next start goes on from there. One window remains: between a channel's taking a letter and the mark
on the disk.
"""

import asyncio
import logging
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Protocol

from bot.platforms.lanes import AFTER_TROUBLE, Lanes
from bot.platforms.patience import Patience
from bot.storage import inbox, outbox, turns
from bot.storage.database import Database
from bot.storage.errors import StorageError
from bot.storage.inbox import Incoming, Waiting
from bot.storage.outbox import Outgoing
from bot.storage.turns import Outcome, settle

LOG = logging.getLogger(__name__)
DEALT_SIDE_BY_SIDE = 64
SENT_SIDE_BY_SIDE = 16
SECONDS_TO_FINISH, SECONDS_TO_FLUSH = 5.0, 2.0
KEEP_TRYING = timedelta(days=2)  # a letter that has not got through by then is given up


class TryAgain(Exception):
    """A letter did not get through; ``after`` is how many seconds the channel asks to wait."""

    def __init__(self, after: float | None = None) -> None:
        self.after = after
        super().__init__(after)


class Undeliverable(Exception):
    """A letter that the channel will never take; ``args`` names the reason, without any words of it."""


class Stopping(Exception):
    """The program ends before a message is dealt with; the next start deals with it."""


class Dealer(Protocol):
    """What a channel does with messages, and how it sends letters."""

    async def deal(self, waiting: Waiting) -> Outcome:
        """What a message leads to; may be asked again after a crash."""
        ...

    def apology(self, waiting: Waiting) -> Outcome:
        """What is said in place of an outcome that could not be had."""
        ...

    async def send(self, chat: str, body: dict[str, Any]) -> None:
        """Give a letter to the channel; raises ``TryAgain`` or ``Undeliverable``."""
        ...


@dataclass(frozen=True, slots=True)
class Fate:
    """What has become of a letter: how that is written down, and how long its chat rests if more is to leave."""

    written: Callable[..., bool]
    rest: float = 0


def _now() -> datetime:
    return datetime.now(UTC)


class Mailroom:
    """The inbox and the outbox of one channel, with the work between them."""

    def __init__(
        self,
        channel: str,
        database: Database,
        dealer: Dealer,
        patience: Patience | None = None,
        clock: Callable[[], datetime] = _now,
        after_trouble: float = AFTER_TROUBLE,
    ) -> None:
        self.channel, self.database, self.clock = channel, database, clock
        self._dealer = dealer
        self._patience = patience or Patience()
        self._dealing = Lanes(self._deal, DEALT_SIDE_BY_SIDE, after_trouble)
        self._sending = Lanes(self._send, SENT_SIDE_BY_SIDE, after_trouble)
        self._awaited: dict[int, asyncio.Future[None]] = {}
        self._unwritten: dict[int, Fate] = {}  # of letters, while it is not on the disk

    async def go_on(self) -> None:
        """Take up what an earlier run has left."""
        for chat in await self.database.run(outbox.unsent_chats, self.channel):
            self._sending.wake(chat)
        for chat in await self.database.run(inbox.left_waiting, self.channel):
            self._dealing.wake(chat)

    async def accept(self, messages: Sequence[Incoming]) -> None:
        """Keep messages; when this returns they may be acknowledged."""
        for chat in await self.database.run(inbox.accept, self.channel, messages, self.clock()):
            self._dealing.wake(chat)

    async def dealt_with(self, message: Incoming) -> int:
        """Keep a message and wait until it is dealt with; its number."""
        await self.database.run(inbox.accept, self.channel, [message], self.clock())
        number, chat, done = await self.database.run(inbox.state_of, self.channel, message.key)
        if not done:
            future = self._awaited.setdefault(number, asyncio.get_running_loop().create_future())
            self._dealing.wake(chat)
            if await self.database.run(inbox.is_done, number):  # it was done in between, and nobody calls any more
                self._awaited.pop(number, None)
            else:
                await asyncio.shield(future)
        return number

    async def write(self, chat: str, letters: Sequence[dict[str, Any]]) -> None:
        """Tell a chat something that it has not asked for."""
        self._sending.wake(await self.database.run(turns.tell, self.channel, chat, letters, self.clock()))

    async def stop(self) -> None:
        """Finish what is under way and send what can be sent, within seconds; the rest waits for the next start."""
        await self._dealing.stop(SECONDS_TO_FINISH, only_begun=True)
        await self._sending.stop(SECONDS_TO_FLUSH)
        for future in self._awaited.values():
            if not future.done():
                future.set_exception(Stopping())

    async def _deal(self, chat: int) -> float | None:
        waiting = await self.database.run(inbox.oldest_of, chat)
        if waiting is None:
            return None
        outcome = self._dealer.apology(waiting) if waiting.hopeless else await self._outcome(waiting)
        more = await self.database.run(settle, waiting, outcome, self.clock())
        if outcome.letters:
            self._sending.wake(chat)
        future = self._awaited.pop(waiting.number, None)
        if future is not None and not future.done():
            future.set_result(None)
        return 0 if more else None

    async def _outcome(self, waiting: Waiting) -> Outcome:
        try:
            return await self._dealer.deal(waiting)
        except StorageError:  # a full disk, a database that is away: the message is dealt with when it is there again
            raise
        except Exception as error:  # noqa: BLE001 – the one place where whatever went wrong becomes a courteous word
            place = traceback.extract_tb(error.__traceback__)[-1]
            LOG.error(  # noqa: TRY400 – without the error's own words, which may be a person's
                "%s: message %s failed with %s at %s:%s",
                self.channel,
                waiting.number,
                type(error).__name__,
                place.name,
                place.lineno,
            )
            return self._dealer.apology(waiting)

    async def _send(self, chat: int) -> float | None:
        letter = await self.database.run(outbox.first, chat)
        if letter is None:
            return None
        if letter.number not in self._unwritten:
            if (rest := (letter.next_at - self.clock()).total_seconds()) > 0:
                return rest
            self._unwritten[letter.number] = await self._fate(letter)
        fate = self._unwritten[letter.number]
        more = await self.database.run(fate.written)  # while the disk is full the letter does not leave once more
        del self._unwritten[letter.number]
        return fate.rest if more else None

    async def _fate(self, letter: Outgoing) -> Fate:
        """Give a letter to the channel; what has become of it."""
        try:
            await self._dealer.send(letter.chat, letter.body)
        except Undeliverable as reason:
            LOG.warning("%s: letter %s is given up: %s", self.channel, letter.number, reason)
            return Fate(partial(outbox.give_up, number=letter.number, why=str(reason)))
        except TryAgain as request:
            if self.clock() - letter.written_at > KEEP_TRYING:
                return Fate(partial(outbox.give_up, number=letter.number, why="too old"))
            wait = self._patience.wait(letter.attempts) if request.after is None else request.after
            return Fate(
                partial(outbox.postpone, number=letter.number, until=self.clock() + timedelta(seconds=wait)), wait
            )
        return Fate(partial(outbox.sent, number=letter.number, now=self.clock()))
