"""Programs that a test starts, tells to stop, or kills."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
SECONDS_TO_STOP = 10  # within which whatever serves has ended


def free_port() -> int:
    """A port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(**settings: str) -> dict[str, str]:
    """Of this process, without settings of the assistant but those that are given."""
    ours = ("STORE_", "SOURCES_", "EMBEDDING_", "DATABASE_", "TELEGRAM_", "ZALO_", "ACCESS", "ASK_", "WEB_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "NO_PROXY": "127.0.0.1", **settings}


async def started(
    module: str,
    *arguments: str,
    settings: Mapping[str, str] | None = None,
    folder: Path = ROOT,
    errors: int | IO[bytes] | None = None,
) -> asyncio.subprocess.Process:
    """A module that runs in a process of its own; ``errors`` is what becomes of its standard error."""
    env = environment(**(settings or {}))
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments), cwd=folder, env=env, stderr=errors
    )


async def stopped(process: asyncio.subprocess.Process) -> int:
    """Tell a program to stop; its status, which is there within the time that a stop may take."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(SECONDS_TO_STOP):
        return await process.wait()
