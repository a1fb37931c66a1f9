"""Chats side by side, each chat in its own order."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

LOG = logging.getLogger(__name__)
AFTER_TROUBLE = 5.0  # seconds until a lane goes on whose step could not even be tried, as with a full disk
Step = Callable[[int], Awaitable[float | None]]


class Lanes:
    """A lane a chat: ``step(chat)`` runs again and again until it has nothing left to do.

    A step tells how many seconds to rest before the next one, or ``None`` where nothing is left. Chats take turns step
    by step, so that a busy one never keeps the others waiting for more than one of its steps.
    """

    def __init__(self, step: Step, side_by_side: int, after_trouble: float = AFTER_TROUBLE) -> None:
        self._step = step
        self._turns = asyncio.Semaphore(side_by_side)
        self._after_trouble = after_trouble
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._woken: set[int] = set()
        self._resting: set[int] = set()
        self._closed = False

    def wake(self, chat: int) -> None:
        """There is something to do for a chat."""
        self._woken.add(chat)
        if not self._closed and chat not in self._lanes:
            self._lanes[chat] = asyncio.create_task(self._run(chat))

    async def stop(self, patience: float, *, only_begun: bool = False) -> None:
        """Let lanes finish (with ``only_begun`` just the steps under way) for so long; those at rest end at once."""
        self._closed = only_begun
        ends = asyncio.get_running_loop().time() + patience
        while (busy := [lane for chat, lane in self._lanes.items() if chat not in self._resting]) and (
            left := ends - asyncio.get_running_loop().time()
        ) > 0:
            await asyncio.wait(busy, timeout=min(left, 0.1))
        self._closed = True
        lanes = list(self._lanes.values())
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)

    async def _run(self, chat: int) -> None:
        try:
            while chat in self._woken and not self._closed:
                self._woken.discard(chat)
                while (rest := await self._turn(chat)) is not None and not self._closed:
                    await self._rest(chat, rest)
        finally:
            del self._lanes[chat]

    async def _turn(self, chat: int) -> float | None:
        async with self._turns:
            if self._closed:
                return None
            try:
                return await self._step(chat)
            except Exception as error:  # noqa: BLE001 – whatever it is, the lane goes on later
                LOG.warning("chat %s: a step failed with %s, to be tried again", chat, type(error).__name__)
                return self._after_trouble

    async def _rest(self, chat: int, seconds: float) -> None:
        if seconds > 0:
            self._resting.add(chat)
            try:
                await asyncio.sleep(seconds)
            finally:
                self._resting.discard(chat)
