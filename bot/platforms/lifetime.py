"""Channels side by side in one event loop, stopped together, in time."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from bot.platforms.log_privacy import told_without_words

LOG = logging.getLogger(__name__)
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
LONGEST_STOP = 8.0  # seconds; what is not finished by then is on the disk and goes on at the next start


async def run_together(*channels: Coroutine[Any, Any, None], stopping: Callable[[], None] = lambda: None) -> None:
    """Run channels until SIGINT, SIGTERM or until one fails; then all are stopped and the failure is raised.

    ``stopping`` is called when the stop begins.
    """
    tasks = [asyncio.ensure_future(channel) for channel in channels]
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    loop.set_exception_handler(_tell)
    for number in STOP_SIGNALS:
        with suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt, which ends the loop as well
            loop.add_signal_handler(number, stopped.set)
    waiting = asyncio.ensure_future(stopped.wait())
    try:
        await asyncio.wait([*tasks, waiting], return_when=asyncio.FIRST_COMPLETED)
    finally:
        if stopped.is_set():
            stopping()
        for task in (*tasks, waiting):
            task.cancel()
        for number in STOP_SIGNALS:  # a second Ctrl-C does not wait for what is under way
            with suppress(NotImplementedError):
                loop.remove_signal_handler(number)
        endings = await asyncio.gather(*tasks, waiting, return_exceptions=True)
    for ending in endings:
        if isinstance(ending, Exception):
            raise ending


def end_in_time(seconds: float = LONGEST_STOP) -> None:
    """Whatever still holds up a stop then – a locked database, a server that says nothing – does so no longer.

    The program ends as it would with its work done: what counts was on the disk before anybody was told of it.
    """

    def end() -> None:
        LOG.warning("stopped with work under way; the next start goes on with it")
        os._exit(0)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()


def _tell(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What went wrong where nobody waits for it; the loop's own message would hold the words of the error."""
    error = context.get("exception")
    LOG.error("%s", told_without_words(error) if error else context.get("message", ""))
