"""What the tests of the channels share."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from bot.platforms.desk import Desk
from bot.platforms.web import WebChannel
from tests.platforms.desks import desk_over
from tests.platforms.fake_assistant import FakeAssistant


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def desk(assistant: FakeAssistant, tmp_path: Path) -> Iterator[Desk]:
    with desk_over(assistant, tmp_path) as desk:
        yield desk


@pytest.fixture
async def web(assistant: FakeAssistant, desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    """The web page without a socket in between."""
    transport = httpx.ASGITransport(WebChannel(desk, ready=assistant.gate.is_set).app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://web") as client:
        yield client
