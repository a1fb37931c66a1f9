"""Chats side by side, each chat in its own order."""

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

SIDE_BY_SIDE = 256


class ChatOrder(BaseUpdateProcessor):
    """Works on many chats at once, and within a chat on one update after the other."""

    __slots__ = ("_locks",)

    def __init__(self, max_concurrent_updates: int = SIDE_BY_SIDE) -> None:
        super().__init__(max_concurrent_updates)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()  # a chat that is at rest keeps none

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Process one update when the earlier ones of its chat are done."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
            return
        lock = self._locks.setdefault(chat.id, asyncio.Lock())
        async with lock:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to put away."""
