"""What the tests of the channels share."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.platforms.web import create_app
from tests.platforms.fake_assistant import FakeAssistant


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
async def web(assistant: FakeAssistant) -> AsyncIterator[httpx.AsyncClient]:
    """The web page without a socket in between."""
    transport = httpx.ASGITransport(create_app(assistant, ready=assistant.gate.is_set), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://web") as client:
        yield client
