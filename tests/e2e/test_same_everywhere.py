"""Thirty questions and the lists in one talk, on every channel over real HTTP: the same statements and citations."""

import asyncio
import contextlib
import itertools
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.platforms.asking import answer_to
from bot.platforms.channel import Assistant
from bot.platforms.desk import Desk
from bot.platforms.patience import Patience
from bot.platforms.terminal import Conversation
from bot.platforms.web import WebChannel
from bot.platforms.web_answers import answer_json
from bot.platforms.web_server import address_of, listen
from bot.platforms.zalo_bot import ZaloBotChannel
from bot.platforms.zalo_bot_events import HEADER, PATH, secret_of
from bot.wording import channels as wording
from bot.wording import zalo as zalo_wording
from tests.platforms.bot_api import BotApi, Person, bot_with_webhook, running_bot
from tests.zalo.conftest import FIRST, account, bring, said, together
from tests.zalo.servers import TOKEN, BotPlatform, OfficialAccount, bot_event, served

pytestmark = pytest.mark.slow
QUESTIONS, LONGEST_ON_TELEGRAM, LONGEST_ON_ZALO = 30, 4096, 2000
FILE = Path(__file__).parents[1] / "questions" / "conversations.jsonl"
COMMANDS = ["/vanban", "/vanban trang 2", "/dot", "/phongtrao", "/tieuchi"]
Kept = list[dict[str, Any]]
Running = Callable[[Desk], AbstractAsyncContextManager[BotApi]]


@pytest.fixture(autouse=True)
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(scope="module")
def talk() -> list[str]:
    """The turns of the project's own conversations, one after the other."""
    talks = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    turns = (turn["question"] for talk in talks if talk["corpus"] == "own" for turn in talk["turns"])
    asked = list(itertools.islice(turns, QUESTIONS))
    assert len(asked) == QUESTIONS
    return [*asked, *COMMANDS]


@pytest.fixture(scope="module")
def expected(assistant: Assistant, talk: list[str]) -> Kept:
    """The answers of the assistant itself."""
    remembered = 5
    return [
        answer_json(answer_to(assistant, question, talk[max(0, number - remembered) : number]))
        for number, question in enumerate(talk)
    ]


def kept(desk: Desk, channel: str) -> Kept:
    """The answers that a channel has given, in order."""
    asked = "SELECT answer FROM questions q JOIN chats c ON c.id = q.chat_id WHERE c.channel = :channel ORDER BY q.id"
    with desk.database.engine.connect() as connection:
        return [json.loads(answer) for (answer,) in connection.execute(text(asked), {"channel": channel})]


def arrives(shown: str, expected: Kept) -> None:
    """Every part of every answer, its source lines, and its quotes but for lists that name items in a short form."""
    at = 0
    for answer in expected:
        for part in answer["parts"]:
            at = shown.index(part["text"], at)
            at += len(part["text"])
        short = any(part["kind"] == "paraphrase" and part["markers"] for part in answer["parts"])
        for citation in answer["citations"]:
            assert (short or citation["quote"] in shown) and citation["label"] in shown


def test_the_talk_is_worth_comparing(expected: Kept) -> None:
    assert len([answer for answer in expected if answer["citations"]]) >= QUESTIONS // 2
    assert len({answer["status"] for answer in expected}) >= 2


@pytest.mark.parametrize("running", [running_bot, bot_with_webhook], ids=["polling", "webhook"])
async def test_on_telegram(desk: Desk, talk: list[str], expected: Kept, running: Running) -> None:
    async with running(desk) as api:
        for question in talk:
            await Person(api).say(question)
        await Person(api).say("/trogiup")
        sent = await api.until_said(wording.how_to_ask(desk.assistant.examples()))
    assert all(len(one.text.encode("utf-16-le")) <= 2 * LONGEST_ON_TELEGRAM for one in sent)
    assert kept(desk, "telegram") == expected
    arrives("".join(one.text for one in sent), expected)
    assert len(api.photos) == 1


async def test_on_a_zalo_bot_with_a_webhook(desk: Desk, talk: list[str], expected: Kept) -> None:
    platform = BotPlatform()
    async with served(platform) as address:
        bot = ZaloBotChannel(SecretStr(TOKEN), address, desk, Patience(0, 0), "https://tro-ly.example")
        async with together(desk, bot.webhooks(), bot.run()) as zalo:
            for number, line in enumerate((*talk, "/trogiup")):
                body = {"ok": True, "result": bot_event(line, f"k{number}")}
                headers = {HEADER: secret_of(SecretStr(TOKEN))}
                assert (await zalo.post(PATH, json=body, headers=headers)).status_code == 200
            shown = await until_helped(platform, desk)
    assert kept(desk, "zalobot") == expected
    arrives(shown, expected)


async def test_on_a_zalo_bot(desk: Desk, talk: list[str], expected: Kept) -> None:
    platform = BotPlatform()
    async with served(platform) as address:
        bot = ZaloBotChannel(SecretStr(TOKEN), address, desk, Patience(0, 0))
        async with together(desk, (), bot.run()):
            for line in (*talk, "/trogiup"):
                await platform.say(line)
            shown = await until_helped(platform, desk)
    assert kept(desk, "zalobot") == expected
    arrives(shown, expected)


async def test_on_a_zalo_official_account(desk: Desk, talk: list[str], expected: Kept) -> None:
    server = OfficialAccount(FIRST.get_secret_value())
    async with served(server) as address:
        channel = account(desk, address)
        async with together(desk, channel.webhooks(), channel.run()) as zalo:
            for number, line in enumerate((*talk, "/trogiup")):
                assert await bring(zalo, said(line, f"m{number}")) == 200
            shown = await until_helped(server, desk)
    assert kept(desk, "zalooa") == expected
    arrives(shown, expected)


async def until_helped(server: BotPlatform | OfficialAccount, desk: Desk) -> str:
    """What was sent before the help that was asked for last."""
    helped = zalo_wording.how_to_ask(desk.assistant.examples())
    await server.until(lambda: server.sent and server.sent[-1][1] == helped)
    texts = [text for _, text in server.sent[:-1]]
    assert all(len(text) <= LONGEST_ON_ZALO for text in texts)
    return "".join(texts)


async def test_on_the_web(desk: Desk, talk: list[str], expected: Kept) -> None:
    async with web(desk) as browser:
        given = [(await browser.post("/api/ask", json={"question": question})).json() for question in talk]
    assert kept(desk, "web") == expected
    assert [{**answer, "number": 0} for answer in given] == [{**answer, "number": 0} for answer in expected]


@contextlib.asynccontextmanager
async def web(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    listener = listen("127.0.0.1", 0)
    address = address_of(listener)
    serving = asyncio.create_task(WebChannel(desk).run(listener))
    try:
        async with httpx.AsyncClient(base_url=address, timeout=120) as browser:
            yield browser
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


def test_in_the_terminal(assistant: Assistant, talk: list[str], expected: Kept) -> None:
    conversation = Conversation(assistant)
    arrives("".join(conversation.reply(question) for question in talk), expected)
