"""Real servers on loopback around one assistant."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from bot.assembly import LibraryAssistant, open_library
from bot.platforms.channel import Assistant
from bot.platforms.desk import Desk
from bot.platforms.web import WebChannel
from bot.platforms.web_server import address_of, listen
from bot.settings import Settings
from tests.e2e.visits import CHROMIUM, QUIET
from tests.platforms.desks import desk_over

ARTIFACTS = Path(__file__).parents[2] / "artifacts"


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The real assistant behind every channel: the bundled model and the index of ``make index``."""
    assistant = LibraryAssistant(lambda: open_library(Settings()))
    while not assistant.examples():  # they are tried in the background once the index is open
        assistant.sources()  # raises where it cannot be opened
        time.sleep(0.1)
    return assistant


@pytest.fixture
def question(assistant: Assistant) -> str:
    """A question that has a cited answer."""
    return assistant.examples()[0]


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


@pytest.fixture
async def browser(web_address: str) -> AsyncIterator[Browser]:
    """Debian's Chromium; it closes before the server does, so that no connection is left half open."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        await browser.close()
