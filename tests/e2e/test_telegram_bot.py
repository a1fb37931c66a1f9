"""The bot over HTTP against a Bot API server on loopback."""

from collections.abc import AsyncIterator

import pytest

from bot.answering.answer import Status
from bot.platforms.channel import Assistant
from bot.platforms.desk import Desk
from bot.wording import channels as wording
from tests.platforms.bot_api import BotApi, Person, running_bot

pytestmark = pytest.mark.slow


@pytest.fixture
async def api(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BotApi]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with running_bot(desk) as api:
        yield api


async def test_a_person_asks_and_opens_a_citation(api: BotApi, assistant: Assistant, question: str) -> None:
    person = Person(api)
    await person.say("/start")
    assert (await api.until_sent(1))[0].text == wording.start(wording.how_to_ask(assistant.examples()))

    await person.say(question)
    await person.say("/trogiup")
    answered = (await api.until_said(wording.how_to_ask(assistant.examples())))[1:]
    answer = assistant.answer(question)
    assert answer.status is Status.ANSWERED
    assert answer.text in "".join(sent.text for sent in answered)

    await person.press(answered[-1], answered[-1].buttons[0]["callback_data"])
    await person.say("/nguon")
    shown = (await api.until_said(wording.source_list(assistant.sources())))[len(answered) + 2 :]
    assert answer.citations[0].quote in "".join(sent.text for sent in shown)


async def test_an_answer_to_nonsense_is_an_answer_too(api: BotApi) -> None:
    await Person(api).say("😀😀😀")
    assert (await api.until_sent(1))[0].text
