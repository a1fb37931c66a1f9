"""Real servers on loopback around one assistant."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.assembly import LibraryAssistant, open_library
from bot.platforms.channel import Assistant
from bot.platforms.desk import Desk
from bot.platforms.web import WebChannel
from bot.platforms.web_server import address_of, listen
from bot.settings import Settings
from bot.wording import channels as wording
from tests.platforms.desks import desk_over

ARTIFACTS = Path(__file__).parents[2] / "artifacts"


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The real assistant behind every channel: the bundled model and the index of ``make index``."""
    return LibraryAssistant(lambda: open_library(Settings()))


@pytest.fixture
def question() -> str:
    """A question that has a cited answer."""
    return wording.EXAMPLES[0]


@pytest.fixture
def artifacts() -> Path:
    """Where screenshots are kept."""
    ARTIFACTS.mkdir(exist_ok=True)
    return ARTIFACTS


@pytest.fixture
def desk(assistant: Assistant, tmp_path: Path) -> Iterator[Desk]:
    """The assistant with a database of its own."""
    with desk_over(assistant, tmp_path) as desk:
        yield desk


@pytest.fixture
async def web_address(desk: Desk) -> AsyncIterator[str]:
    """The address of a running web page."""
    listener = listen("127.0.0.1", 0)
    serving = asyncio.create_task(WebChannel(desk).run(listener))
    yield address_of(listener)
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving
