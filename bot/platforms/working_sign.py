"""A sign in the chat that an answer is being written."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

BEGINS, LASTS = 0.4, 4.0  # seconds; most answers are there sooner, and messengers show the sign for about five


@contextlib.asynccontextmanager
async def shown(show: Callable[[], Awaitable[object]]) -> AsyncIterator[None]:
    """Show the sign again and again as long as the block runs; ``show`` raises nothing that matters here."""
    showing = asyncio.create_task(_keep_showing(show))
    try:
        yield
    finally:
        showing.cancel()


async def _keep_showing(show: Callable[[], Awaitable[object]]) -> None:
    await asyncio.sleep(BEGINS)
    while True:
        await show()
        await asyncio.sleep(LASTS)
