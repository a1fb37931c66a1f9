"""Prism between the assistant and a server: what does not fit the description is refused with 404 or 422."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.processes import free_port

HERE = Path(__file__).parent
PRISM = HERE.parents[1] / "var" / "prism" / "node_modules" / ".bin" / "prism"
PATIENCE = 60

needs_prism = pytest.mark.skipif(not PRISM.exists(), reason=f"expected {PRISM}: run make prism (needs npm)")


@contextlib.asynccontextmanager
async def compared(description: str, server: str) -> AsyncIterator[str]:
    """The address of a Prism that hands on to ``server`` what fits a description."""
    port = free_port()
    options = ("--errors", "--host", "127.0.0.1", "--port", str(port))
    process = await asyncio.create_subprocess_exec(
        str(PRISM), "proxy", str(HERE / description), server, *options, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(PATIENCE):
            while not await _listens(port):
                await asyncio.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await process.wait()


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
