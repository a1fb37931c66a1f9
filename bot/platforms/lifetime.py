"""Channels side by side in one event loop, stopped together."""

import asyncio
import signal
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


async def run_together(*channels: Coroutine[Any, Any, None]) -> None:
    """Run channels until SIGINT, SIGTERM or until one fails; then all are stopped and the failure is raised."""
    tasks = [asyncio.ensure_future(channel) for channel in channels]
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for number in STOP_SIGNALS:
        with suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt, which ends the loop as well
            loop.add_signal_handler(number, stopped.set)
    stopping = asyncio.ensure_future(stopped.wait())
    try:
        await asyncio.wait([*tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (*tasks, stopping):
            task.cancel()
        for number in STOP_SIGNALS:  # a second Ctrl-C does not wait for what is under way
            with suppress(NotImplementedError):
                loop.remove_signal_handler(number)
        endings = await asyncio.gather(*tasks, stopping, return_exceptions=True)
    for ending in endings:
        if isinstance(ending, Exception):
            raise ending
