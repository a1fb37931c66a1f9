"""The bot over real HTTP: polling, webhook, numbered replies, refusals of the platform."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import httpx
import pytest
from pydantic import SecretStr

from bot.platforms.desk import Desk
from bot.platforms.errors import ZaloBotRefused
from bot.platforms.patience import Patience
from bot.platforms.web_guard import BODY_LIMIT
from bot.platforms.zalo_bot import ZaloBotChannel
from bot.platforms.zalo_bot_events import HEADER, PATH, secret_of
from bot.storage import feedback
from bot.wording import channels as wording
from bot.wording import feedback as feedback_wording
from bot.wording import privacy as privacy_wording
from bot.wording import zalo as zalo_wording
from tests.platforms.fake_assistant import (
    BROKEN,
    CHOOSE,
    EXAMPLES,
    LONG,
    MARKED_UP,
    TEXTS,
    FakeAssistant,
    choose,
    marked_up,
)
from tests.zalo.conftest import kept, together
from tests.zalo.prism import compared, needs_prism
from tests.zalo.servers import TOKEN, BotPlatform, bot_event, served

SECRET = secret_of(SecretStr(TOKEN))
ANSWER = f"{marked_up().text}\n{zalo_wording.open_hint(2)}"


def bot(desk: Desk, address: str, public_url: str = "") -> ZaloBotChannel:
    return ZaloBotChannel(SecretStr(TOKEN), address, desk, Patience(0, 0), public_url)


@contextlib.asynccontextmanager
async def polling(desk: Desk) -> AsyncIterator[BotPlatform]:
    platform = BotPlatform()
    async with served(platform) as address:
        task = asyncio.create_task(bot(desk, address).run())
        try:
            yield platform
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def platform(desk: Desk) -> AsyncIterator[BotPlatform]:
    async with polling(desk) as platform:
        yield platform


async def talk(platform: BotPlatform, *lines: str) -> list[list[str]]:
    """What is answered to each line; a command after it tells where an answer ends."""
    answers = []
    for line in lines:
        await platform.say(line)
        await platform.say("/het")
        await platform.until(lambda: platform.sent and platform.sent[-1][1] == wording.NO_SUCH_COMMAND)
        answers.append([text for _, text in platform.sent[:-1]])
        platform.sent.clear()
    return answers


async def test_a_number_opens_a_citation_and_a_sign_is_an_opinion(platform: BotPlatform, desk: Desk) -> None:
    answer, first, second, missing, thanks, why, fault = await talk(
        platform, "Chủ đề?", "1", "Trích dẫn 2", "trich 9", "👍", "👎", "👎3"
    )
    assert answer == [ANSWER]
    assert f"»{MARKED_UP}«" in first[0]
    assert "»ký kết giao ước thi đua trước ngày 31/3/2023«" in second[0]
    assert missing == [wording.no_such_citation(9, 2)]
    assert thanks == [feedback_wording.THANKS]
    assert why == [zalo_wording.ask_why(feedback_wording.ASK_WHY)]
    assert fault == [feedback_wording.THANKS_WHY]
    (given,) = await desk.database.run(feedback.latest)
    assert (given.opinion, given.fault) == ("bad", "outdated")


async def test_a_number_after_a_question_back_picks(platform: BotPlatform, assistant: FakeAssistant) -> None:
    asked, picked = await talk(platform, CHOOSE, "2")
    assert all(f"{number}" in asked[0] and choice in asked[0] for number, choice in enumerate(choose().choices, 1))
    assert picked == [f"{wording.YOU_ASKED}: {choose().choices[1]}", ANSWER]
    assert assistant.asked[-1] == choose().choices[1]
    letters = [fields for name, fields in platform.calls if name == "sendMessage"]
    assert all(set(fields) == {"chat_id", "text"} for fields in letters)  # plain text: no markup is read in it


async def test_a_number_that_answers_nothing_is_asked(platform: BotPlatform, assistant: FakeAssistant) -> None:
    await talk(platform, "7", "Chủ đề?", "19", "1 hay 2?")
    assert assistant.asked == ["7", "Chủ đề?", "19", "1 hay 2?"]
    assert assistant.histories[2] == ["7", "Chủ đề?"]


async def test_a_long_passage_arrives_whole_in_messages_that_fit(platform: BotPlatform) -> None:
    answer, passage = await talk(platform, LONG, "1")
    assert len(answer) > 3
    assert all(0 < len(text) <= 2000 for text in (*answer, *passage))
    quote = TEXTS["nguồn/khác:2"][:6000].rstrip()
    assert quote in "".join(answer) and f"»{quote}«" in "".join(passage)


async def test_commands_and_what_is_no_text(platform: BotPlatform) -> None:
    start, helped, sources = await talk(platform, "/start", "/trogiup", "/nguon")
    assert start == [wording.start(zalo_wording.how_to_ask(EXAMPLES))]
    assert helped == [zalo_wording.how_to_ask(EXAMPLES)]
    assert sources[0].startswith("Các nguồn")
    await platform.say(None, kind="image")
    assert await platform.until_sent(1) == [wording.TEXT_ONLY]


async def test_a_persons_data_are_shown_and_deleted(platform: BotPlatform) -> None:
    _, shown, asked, erased, nothing = await talk(
        platform, "Câu hỏi kín đáo?", "/dulieu", "/xoadulieu", "/xoadulieu Đồng ý", "/dulieu"
    )
    assert "Câu hỏi kín đáo?" in "".join(shown)
    assert asked == [f"{privacy_wording.CONFIRM_ERASE}\n{zalo_wording.ERASE_HOW}"]
    assert erased == [privacy_wording.ERASED]
    assert "kín đáo" not in "".join(nothing)


async def test_a_failure_is_told_and_a_quota_is_waited_for(platform: BotPlatform) -> None:
    assert (await talk(platform, BROKEN))[0] == [wording.TROUBLE]
    platform.refusals["sendMessage"] = [{"ok": False, "error_code": 500}, {"ok": False, "error_code": 400}]
    await platform.say("/trogiup")  # tried again after the first refusal, given up after the second
    await platform.say("/start")
    assert await platform.until_sent(1) == [wording.start(zalo_wording.how_to_ask(EXAMPLES))]


async def test_a_wrong_token_stops_the_start(desk: Desk) -> None:
    platform = BotPlatform()
    platform.refusals["getMe"] = [{"ok": False, "error_code": 401}]
    async with served(platform) as address:
        with pytest.raises(ZaloBotRefused) as error:
            await bot(desk, address).run()
    assert TOKEN not in str(error.value)


@needs_prism
@pytest.mark.slow
async def test_what_is_sent_fits_the_description_and_a_webhook_answers(desk: Desk) -> None:
    platform = BotPlatform()
    async with served(platform) as server, compared("bot.openapi.yaml", server) as address:
        channel = bot(desk, address, "https://tro-ly.example")
        async with together(desk, channel.webhooks(), channel.run()) as zalo:
            await platform.until(lambda: platform.calls[-1:] and platform.calls[-1][0] == "setWebhook")
            url, secret = platform.calls[-1][1]["url"], platform.calls[-1][1]["secret_token"]
            assert (url, secret) == (f"https://tro-ly.example{PATH}", SECRET)
            body = {"ok": True, "result": bot_event(LONG, "k1")}
            assert (await zalo.post(PATH, json=body, headers={HEADER: secret})).status_code == 200
            await platform.until_sent(4)
        assert "getUpdates" not in [name for name, _ in platform.calls]
        async with together(desk, (), bot(desk, address).run()):
            await platform.say("Chủ đề?")
            assert (await platform.until_sent(len(platform.sent) + 1))[-1] == ANSWER


@pytest.mark.parametrize("secret", [None, "", "sai", SECRET[:-1], SECRET + "0", SECRET.upper(), "ơ"])
async def test_without_the_secret_nothing_is_kept(desk: Desk, secret: str | None) -> None:
    headers = {} if secret is None else {HEADER.encode(): secret.encode()}
    async with webhook(desk) as zalo:
        assert (await zalo.post(PATH, json=bot_event("Chủ đề?", "k"), headers=headers)).status_code == 403
    assert kept(desk) == 0


BROKEN_EVENTS = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"ok": true}',
    b"\xff",
    b"[" * 60_000,
    b'{"event_name": "message.text.received", "message": 5}',
    b'{"event_name": "message.text.received", "message": {"from": {}, "chat": {"id": 5}, "text": ""}}',
]


@pytest.mark.parametrize("body", BROKEN_EVENTS)
async def test_what_is_no_event_is_refused(desk: Desk, body: bytes) -> None:
    async with webhook(desk) as zalo:
        assert (await zalo.post(PATH, content=body, headers={HEADER: SECRET})).status_code == 400
        large = b" " * (BODY_LIMIT + 1)
        assert (await zalo.post(PATH, content=large, headers={HEADER: SECRET})).status_code == 413
    assert kept(desk) == 0


async def test_other_events_are_ignored_and_a_message_counts_once(desk: Desk) -> None:
    group, own = bot_event("Chủ đề?", "k1"), bot_event("Chủ đề?", "k2")
    group["message"]["chat"]["chat_type"] = "GROUP"
    own["message"]["from"]["is_bot"] = True
    events = [{"event_name": "bot.renamed"}, {"event_name": "message.deleted", "message": {}}, group, own]
    async with webhook(desk) as zalo:
        for event in events:
            assert (await zalo.post(PATH, json=event, headers={HEADER: SECRET})).status_code == 200
        assert kept(desk) == 0
        for _ in range(3):
            assert (await zalo.post(PATH, json=bot_event("?", "k3"), headers={HEADER: SECRET})).status_code == 200
    assert kept(desk) == 1


@contextlib.asynccontextmanager
async def webhook(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    channel = bot(desk, "http://127.0.0.1:1", "https://tro-ly.example")
    async with together(desk, channel.webhooks()) as client:
        yield client
