import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from bot.platforms.desk import Desk
from bot.platforms.errors import TelegramRefused
from bot.platforms.paging import TELEGRAM_LIMIT, units
from bot.wording import channels as wording
from bot.wording import feedback as feedback_wording
from tests.platforms.bot_api import TOKEN, BotApi, Person, bot_api, bot_at, refusal, running_bot
from tests.platforms.fake_assistant import (
    BROKEN,
    CHOOSE,
    EXAMPLES,
    LONG,
    RELATED,
    TEXTS,
    FakeAssistant,
    choose,
    long,
    marked_up,
)


@pytest.fixture
async def api(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BotApi]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with running_bot(desk) as api:
        yield api


@pytest.fixture
def person(api: BotApi) -> Person:
    return Person(api)


@pytest.mark.parametrize(
    ("command", "reply"),
    [
        ("/start", wording.start(wording.how_to_ask(EXAMPLES))),
        ("/start@thi_dua_bot", wording.start(wording.how_to_ask(EXAMPLES))),
        ("/trogiup", wording.how_to_ask(EXAMPLES)),
        ("/nguon", wording.source_list(FakeAssistant().sources())),
        ("/khong_co", wording.NO_SUCH_COMMAND),
    ],
)
async def test_commands(api: BotApi, person: Person, command: str, reply: str) -> None:
    await person.say(command)
    assert (await api.until_sent(1))[0].text == reply


async def test_a_command_for_another_bot_is_left_alone(api: BotApi, person: Person) -> None:
    await person.say("/start@bot_khac")
    await person.say("/trogiup")
    assert [sent.text for sent in await api.until_sent(1)] == [wording.how_to_ask(EXAMPLES)]


async def test_an_answer_keeps_its_words_styles_and_citations(api: BotApi, person: Person) -> None:
    await person.say("Chủ đề thi đua năm 2023?")
    sent = (await api.until_sent(1))[0]
    answer = marked_up()
    assert sent.text == answer.text
    assert sent.styled("bold") == [answer.parts[0].text, answer.parts[1].text]
    assert sent.styled("blockquote") == [answer.parts[2].text, answer.parts[3].text]
    assert sent.styled("italic") == [answer.parts[6].text, answer.parts[7].text]
    assert [button["text"][:3] for button in sent.buttons[:-2]] == ["[1]", "[2]"]
    assert [button["text"] for button in sent.buttons[-2:]] == [feedback_wording.GOOD, feedback_wording.BAD]


@pytest.mark.parametrize("question", ["Chủ đề?", LONG, RELATED])
async def test_a_button_opens_its_citation_in_its_context(
    api: BotApi, person: Person, assistant: FakeAssistant, question: str
) -> None:
    await person.say(question)
    await person.say("/trogiup")  # a chat keeps its order: what comes before this reply is the whole answer
    answered = await api.until_said(wording.how_to_ask(EXAMPLES))
    await person.press(answered[-1], answered[-1].buttons[0]["callback_data"])
    await person.say("/nguon")
    shown = (await api.until_said(wording.source_list(assistant.sources())))[len(answered) + 1 :]

    answer = assistant.answer(question)
    citation = (*answer.citations, *answer.related)[0]
    assert TEXTS[citation.source].rstrip() in "".join(sent.text for sent in shown)
    assert (
        "".join(stretch for sent in shown for stretch in sent.styled("bold")[-1:])
        .replace(" ", "")
        .endswith(citation.quote.replace(" ", ""))
    )
    assert "answerCallbackQuery" in api.calls


async def test_a_long_answer_comes_in_pages_that_rejoin(api: BotApi, person: Person) -> None:
    await person.say(LONG)
    sent = await api.until_sent(2)
    assert all(units(message.text) <= TELEGRAM_LIMIT for message in sent)
    text = "".join(message.text for message in sent)
    assert text.startswith(long().text)
    quoted = "".join(stretch for message in sent for stretch in message.styled("blockquote"))
    assert quoted.replace(" ", "") == long().parts[1].text.replace(" ", "")
    assert [bool(message.buttons) for message in sent] == [False, True]


async def test_a_choice_is_asked_when_it_is_picked(api: BotApi, person: Person, assistant: FakeAssistant) -> None:
    await person.say(CHOOSE)
    first = (await api.until_sent(1))[0]
    assert [button["text"] for button in first.buttons[:-2]] == list(choose().choices)
    await person.press(first, first.buttons[1]["callback_data"])
    sent = await api.until_sent(3)
    assert assistant.asked[-1] == choose().choices[1]
    assert sent[2].text == marked_up().text


@pytest.mark.parametrize(
    "data", ["p:001_bf467de301be45ad:0:999999999", "p:khong-co:0:5", "p:x:5:2", "p:~abc:0:5", "c:7", "linh tinh"]
)
async def test_a_button_that_means_nothing_any_more_is_answered(api: BotApi, person: Person, data: str) -> None:
    await person.say(CHOOSE)
    first = (await api.until_sent(1))[0]
    await person.press(first, data)
    assert (await api.until_sent(2))[1].text == wording.STALE_BUTTON


async def test_a_photo_gets_a_courteous_line(api: BotApi, person: Person) -> None:
    await person.send_photo()
    assert (await api.until_sent(1))[0].text == wording.TEXT_ONLY


async def test_the_chat_sees_that_the_assistant_works(api: BotApi, person: Person, assistant: FakeAssistant) -> None:
    assistant.gate.clear()
    await person.say("Chủ đề?")
    await api.until_called("sendChatAction")
    assert not api.sent
    assistant.gate.set()
    assert (await api.until_sent(1))[0].text == marked_up().text


async def test_one_chat_does_not_wait_for_another(api: BotApi, person: Person, assistant: FakeAssistant) -> None:
    assistant.gate.clear()
    await person.say("Chủ đề?")
    await person.say("/trogiup")
    await api.until_called("sendChatAction")
    await Person(api, chat=7002).say("/trogiup")
    assert [sent.chat for sent in await api.until_sent(1)] == [7002]
    assistant.gate.set()
    assert [sent.text for sent in (await api.until_sent(3))[1:]] == [marked_up().text, wording.how_to_ask(EXAMPLES)]


async def test_a_lost_message_is_sent_again(api: BotApi, person: Person) -> None:
    api.refusals["sendMessage"] = [refusal("Too Many Requests", 429, {"retry_after": 0}), refusal("Bad Gateway", 502)]
    await person.say("/trogiup")
    assert (await api.until_sent(1))[0].text == wording.how_to_ask(EXAMPLES)


async def test_an_error_is_logged_without_words_and_answered(
    api: BotApi, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await person.say(f"{BROKEN} bí mật")
    assert (await api.until_sent(1))[0].text == wording.TROUBLE
    assert "failed with RuntimeError" in caplog.text
    assert "bí mật" not in caplog.text
    assert TOKEN not in caplog.text


async def test_a_refused_token_is_told_without_showing_it(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with bot_api() as (api, address):
        api.refusals["getMe"] = [refusal("Unauthorized", 401)]
        with pytest.raises(TelegramRefused) as refused:
            await bot_at(address, desk).run()
    assert str(refused.value) == wording.TELEGRAM_REFUSED
    assert TOKEN not in caplog.text


async def test_a_server_that_is_away_at_the_start_is_tried_again(desk: Desk) -> None:
    async with bot_api() as (api, address):
        api.refusals["getMe"] = [refusal("Bad Gateway", 502), refusal("Bad Gateway", 502)]
        polling = asyncio.create_task(bot_at(address, desk).run())
        await Person(api).say("/trogiup")
        assert (await api.until_sent(1))[0].text == wording.how_to_ask(EXAMPLES)
        polling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await polling
