"""The web page and the bot side by side in one event loop, around one assistant."""

import asyncio

import httpx
import pytest

from bot.platforms.desk import Desk
from bot.platforms.lifetime import run_together
from bot.platforms.web import WebChannel
from bot.platforms.web_server import address_of, listen
from tests.platforms.bot_api import Person, bot_api, bot_at

pytestmark = pytest.mark.slow


async def test_both_answer_and_both_stop(desk: Desk, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    listener = listen("127.0.0.1", 0)
    async with bot_api() as (api, address):
        bot = bot_at(address, desk)
        both = asyncio.create_task(run_together(WebChannel(desk).run(listener), bot.run()))
        await Person(api).say(question)
        async with httpx.AsyncClient(base_url=address_of(listener), trust_env=False, timeout=120) as client:
            answer = (await client.post("/api/ask", json={"question": question})).json()
        sent = await api.until_sent(1)
        assert answer["citations"]
        assert sent[0].text[:200] == answer["text"][:200]
        both.cancel()
        with pytest.raises(asyncio.CancelledError):
            await both
