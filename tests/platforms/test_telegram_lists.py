"""Telegram: lists and their buttons, the timeline as a photo, links that open a passage, documents of editors."""

import asyncio
import contextlib
import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from bot.platforms.channel import TakenIn
from bot.platforms.desk import Desk
from bot.platforms.telegram_places import link_to, on_button, place_in
from bot.storage import audit, people
from bot.storage.people import Role
from bot.wording import channels as wording
from tests.platforms.bot_api import BotApi, Person, bot_api, bot_at, refusal, running_bot
from tests.platforms.desks import desk_over
from tests.platforms.fake_assistant import EXAMPLES, OTHER, SOURCE, TEXTS, FakeAssistant


@pytest.fixture(autouse=True)
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
async def api(desk: Desk) -> AsyncIterator[BotApi]:
    async with running_bot(desk) as api:
        yield api


@pytest.fixture
def person(api: BotApi) -> Person:
    return Person(api)


async def test_a_list_opens_what_it_cites(api: BotApi, person: Person) -> None:
    await person.say("/vanban")
    sent = (await api.until_sent(1))[0]
    assert [button["text"][:3] for button in sent.buttons[:2]] == ["[1]", "[2]"]
    await person.press(sent, sent.buttons[1]["callback_data"])
    assert "Khen thưởng đột xuất" in (await api.until_sent(2))[1].styled("bold")[1]


async def test_a_place_is_picked_with_a_button(api: BotApi, person: Person) -> None:
    await person.say("/vanban Cà Mau")
    sent = (await api.until_sent(1))[0]
    place = next(button for button in sent.buttons if button["text"] == "Tây Ninh")
    assert place["callback_data"] == "/vanban tay ninh"
    await person.press(sent, place["callback_data"])
    assert "01/CT-UBND" in (await api.until_sent(3))[2].text


async def test_the_timeline_comes_as_a_photo_and_as_text(api: BotApi, person: Person) -> None:
    api.refusals["sendPhoto"] = [refusal("Bad Gateway", 502)]  # a photo that is lost leaves again
    await person.say("/dot")
    sent = await api.until_sent(1)
    assert Image.open(io.BytesIO(api.photos[0])).format == "PNG"
    assert "01/01/2023 – 31/12/2023, đang thực hiện" in sent[0].text
    await person.say("/dot Cà Mau")
    await api.until_sent(2)
    assert len(api.photos) == 1


async def test_a_photo_that_could_not_leave_leaves_after_the_next_start(desk: Desk) -> None:
    async with bot_api() as (api, address):
        api.refusals["sendPhoto"] = [refusal("Too Many Requests", 429, {"retry_after": 3600})]
        run = asyncio.create_task(bot_at(address, desk).run())
        await Person(api).say("/dot")
        while api.refusals["sendPhoto"]:
            await api._next()
        run.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await run
        with desk.database.transaction() as session:
            session.connection().exec_driver_sql("UPDATE outbox SET next_at = written_at")
        again = asyncio.create_task(bot_at(address, desk).run())
        await api.until_sent(1)
        again.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await again
    assert len(api.photos) == 1


@pytest.mark.parametrize("source", [SOURCE, OTHER])
async def test_a_link_opens_its_passage(api: BotApi, person: Person, source: str) -> None:
    link = link_to("thi_dua_bot", (source, 0, 20))
    await person.say(f"/start {link.partition('=')[2]}")
    sent = (await api.until_sent(1))[0]
    assert TEXTS[source][:20] in sent.text and (source != SOURCE or link in sent.text)


@pytest.mark.parametrize("source", [SOURCE, OTHER])
async def test_the_whole_text_comes_as_a_file(api: BotApi, person: Person, source: str) -> None:
    await person.say(f"/start {link_to('thi_dua_bot', (source, 0, 20)).partition('=')[2]}")
    await person.say("/trogiup")
    opened = (await api.until_said(wording.how_to_ask(EXAMPLES)))[-1]
    assert [button["text"] for button in opened.buttons] == [wording.WHOLE_TEXT]
    await person.press(opened, opened.buttons[0]["callback_data"])
    await api.until_documents(1)
    assert api.documents == [TEXTS[source].encode()]


@pytest.mark.parametrize("payload", ["p-khong-co-1-2", "p-x", "%", "p-001_bf467de301be45ad-0-999999999"])
async def test_a_link_that_opens_nothing_begins_a_talk(api: BotApi, person: Person, payload: str) -> None:
    await person.say(f"/start {payload}")
    assert (await api.until_sent(1))[0].text.startswith("Kính chào anh/chị!")


@pytest.mark.parametrize("source", [SOURCE, OTHER, "a" * 40, "a" * 41, "ngắn", "p-x:1", "0-1"])
def test_a_place_survives_in_few_letters(source: str) -> None:
    place, sources = (source, 999_999_998, 999_999_999), {"khác": 1, source: 2}
    assert len(on_button(place).encode()) <= 64
    payload = link_to("thi_dua_bot", place).partition("start=")[2]
    assert place_in(on_button(place), sources) == place == place_in(payload, sources)


async def test_a_document_of_an_editor_is_taken_in(assistant: FakeAssistant, tmp_path: Path) -> None:
    handed_in = []

    def intake(name: str, content: bytes) -> TakenIn:
        handed_in.append((name, content))
        return TakenIn(f"✓ {name}", "nguon-moi")

    with desk_over(assistant, tmp_path) as desk:
        desk.intake = intake
        editor = await desk.database.run(people.meet, "telegram", "1", desk.now())
        await desk.database.run(people.appoint, editor.number, Role.EDITOR, "operator", desk.now())
        async with running_bot(desk) as api:
            await Person(api, 1).hand_in("kế hoạch.txt", "Nội dung".encode())
            assert (await api.until_sent(1))[0].text == "✓ kế hoạch.txt"
            await Person(api, 2).hand_in("khác.txt", b"x")
            assert (await api.until_sent(2))[1].text == wording.EDITORS_ONLY
            api.refusals["getFile"] = [refusal("Bad Request: file is too big", 400)]
            await Person(api, 1).hand_in("lớn.pdf", b"x")
            assert (await api.until_sent(3))[2].text == wording.LOST_FILE
        noted = await desk.database.run(audit.latest)
    assert handed_in == [("kế hoạch.txt", "Nội dung".encode())]
    assert ("document:added", "nguon-moi", editor.pseudonym) in [(n.deed, n.subject, n.actor) for n in noted]


async def test_an_assistant_without_intake_says_so(api: BotApi, desk: Desk) -> None:
    editor = await desk.database.run(people.meet, "telegram", "1", desk.now())
    await desk.database.run(people.appoint, editor.number, Role.ADMINISTRATOR, "operator", desk.now())
    await Person(api, 1).hand_in("a.txt", b"x")
    assert (await api.until_sent(1))[0].text == wording.NO_INTAKE
