"""The web page: the same question under the same key is answered once; what belongs to a visitor."""

import asyncio
import json
import re
from pathlib import Path

import httpx
import pytest

from bot.doors.access import Access
from bot.doors.door import Door
from bot.doors.rates import Rates
from bot.platforms.desk import Desk
from bot.platforms.web import WebChannel
from bot.storage import feedback, people
from bot.wording import channels as wording
from bot.wording import feedback as feedback_wording
from bot.wording import privacy as privacy_wording
from tests.platforms.desks import desk_over
from tests.platforms.fake_assistant import BROKEN, FakeAssistant

KEY = "0123456789abcdef"


def browser(channel: WebChannel, address: str = "127.0.0.1") -> httpx.AsyncClient:
    transport = httpx.ASGITransport(channel.app, raise_app_exceptions=False, client=(address, 5000))
    return httpx.AsyncClient(transport=transport, base_url="http://web")


async def ask(web: httpx.AsyncClient, question: str, key: str = "") -> httpx.Response:
    return await web.post("/api/ask", json={"question": question, "key": key})


async def test_a_question_sent_again_is_not_asked_again(web: httpx.AsyncClient, assistant: FakeAssistant) -> None:
    once = await ask(web, "Chủ đề?", KEY)
    again = await ask(web, "Chủ đề?", KEY)
    assert once.json() == again.json()
    assert len(assistant.asked) == 1
    assert (await ask(web, "Chủ đề?", KEY + "0")).json()["number"] != once.json()["number"]


async def test_two_at_once_under_one_key_are_one(web: httpx.AsyncClient, assistant: FakeAssistant) -> None:
    await web.get("/")  # both carry the ticket
    once, again = await asyncio.gather(ask(web, "Chủ đề?", KEY), ask(web, "Chủ đề?", KEY))
    assert once.json() == again.json()
    assert len(assistant.asked) == 1


async def test_a_key_opens_no_other_visitors_answer(desk: Desk, assistant: FakeAssistant) -> None:
    channel = WebChannel(desk)
    async with browser(channel) as one, browser(channel) as other:
        first = (await ask(one, "Chủ đề?", KEY)).json()
        second = (await ask(other, "Chủ đề khác?", KEY)).json()
    assert first["number"] != second["number"]
    assert assistant.asked == ["Chủ đề?", "Chủ đề khác?"]


async def test_a_question_cut_off_by_a_crash_is_there_when_it_is_sent_again(
    assistant: FakeAssistant, tmp_path: Path
) -> None:
    assistant.gate.clear()
    with desk_over(assistant, tmp_path) as desk:
        channel = WebChannel(desk)
        async with browser(channel) as web:
            await web.get("/")
            asking = asyncio.create_task(ask(web, "Chủ đề?", KEY))
            while not assistant.asked:
                await asyncio.sleep(0.001)
            asking.cancel()  # the line is cut; then the program starts again over the same data
            lanes = channel.turns.mailroom._dealing
            await lanes.stop(0, only_begun=True)
            assistant.gate.set()
            later = WebChannel(desk)
            await later.turns.mailroom.go_on()
            async with browser(later) as again:
                again.cookies = web.cookies
                answer = await ask(again, "Chủ đề?", KEY)
    assert answer.json()["status"] == "answered"


async def test_a_question_that_failed_can_be_asked_again(web: httpx.AsyncClient, assistant: FakeAssistant) -> None:
    assert (await ask(web, BROKEN, KEY)).status_code == 500
    assert (await ask(web, BROKEN, KEY)).status_code == 500
    assert assistant.asked == [BROKEN, BROKEN]


async def test_a_form_sent_twice_is_one_question(web: httpx.AsyncClient, assistant: FakeAssistant) -> None:
    key = re.search(r'name="key" value="(\w+)"', (await web.get("/")).text)
    assert key
    for _ in range(2):
        await web.post("/", data={"question": "Chủ đề?", "key": key[1]})
    assert len(assistant.asked) == 1


async def test_a_talk_has_a_memory_and_each_visitor_their_own(desk: Desk, assistant: FakeAssistant) -> None:
    channel = WebChannel(desk)
    async with browser(channel) as one, browser(channel) as other:
        for question in ("Câu một?", "Câu hai?"):
            await ask(one, question)
        await ask(other, "Câu ba?")
    assert assistant.histories == [[], ["Câu một?"], []]


async def test_the_cookie_is_kept_from_scripts_and_only_its_digest_is_stored(desk: Desk) -> None:
    async with browser(WebChannel(desk)) as web:
        given = (await ask(web, "Chủ đề?")).headers["set-cookie"]
        ticket = given.split("=", 1)[1].split(";")[0]
    assert "HttpOnly" in given and "SameSite=lax" in given and "Secure" not in given
    with desk.database.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT external FROM people").scalars().all()
    assert stored and ticket not in stored


async def test_the_door_is_the_same_as_on_other_channels(assistant: FakeAssistant, tmp_path: Path) -> None:
    with desk_over(assistant, tmp_path, Door(Access.PAIRING)) as desk:
        async with browser(WebChannel(desk)) as web:
            refused = await ask(web, "Chủ đề?")
            (person,) = await desk.database.run(people.listed)
            assert (refused.status_code, person.code in refused.json()["error"]) == (403, True)
            await desk.let_in(person, "operator")
            assert (await ask(web, "Chủ đề?")).status_code == 200
            assert (await web.post("/", data={"question": "Chủ đề?"})).status_code == 200


@pytest.mark.parametrize(
    ("rates", "address_rates", "address", "statuses"),
    [
        ("2/hour", "", "203.0.113.7", [200, 200, 429]),
        ("", "2/hour", "203.0.113.7", [200, 200, 429]),
        ("2/hour", "2/hour", "127.0.0.1", [200, 200, 200]),
        ("2/hour", "2/hour", "::1", [200, 200, 200]),
    ],
)
async def test_who_asks_without_end_waits_but_not_at_the_machine_itself(
    assistant: FakeAssistant, tmp_path: Path, rates: str, address_rates: str, address: str, statuses: list[int]
) -> None:
    with desk_over(assistant, tmp_path, Door(rates=Rates(rates))) as desk:
        async with browser(WebChannel(desk, address_rates=address_rates), address) as web:
            responses = [await ask(web, "Chủ đề?") for _ in statuses]
    assert [response.status_code for response in responses] == statuses
    if 429 in statuses:
        assert "Xin anh/chị chờ" in responses[-1].json()["error"]


async def test_a_new_cookie_for_each_question_does_not_get_round_the_limit(
    assistant: FakeAssistant, tmp_path: Path
) -> None:
    with desk_over(assistant, tmp_path) as desk:
        channel = WebChannel(desk, address_rates="3/hour")
        statuses = []
        for _ in range(5):
            async with browser(channel, "203.0.113.7") as web:
                statuses.append((await ask(web, "Chủ đề?")).status_code)
    assert statuses == [200, 200, 200, 429, 429]


async def test_an_opinion_by_script_and_by_form(web: httpx.AsyncClient, desk: Desk) -> None:
    number = (await ask(web, "Chủ đề?")).json()["number"]
    said = await web.post("/api/feedback", json={"number": number, "said": "good"})
    assert said.json() == {"thanks": feedback_wording.THANKS}
    page = await web.post("/gop-y", data={"number": number, "said": "bad"})
    assert all(text in page.text for text in feedback_wording.FAULTS.values())
    await web.post("/gop-y", data={"number": number, "said": "missing", "comment": " Thiếu <b>năm</b> "})
    (given,) = await desk.database.run(feedback.latest)
    assert (given.opinion, given.fault, given.comment) == ("bad", "missing", "Thiếu <b>năm</b>")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"number": 1, "said": "wunderbar"}, 400),
        ({"number": "1", "said": "good"}, 400),
        ({"said": "good"}, 400),
        ({"number": 1, "said": "good", "comment": 7}, 400),
        ({"number": 10**30, "said": "good"}, 404),
        ({"number": -1, "said": "good"}, 404),
        ([1], 400),
    ],
)
async def test_an_opinion_that_means_nothing_is_refused(web: httpx.AsyncClient, body: object, status: int) -> None:
    assert (await web.post("/api/feedback", json=body)).status_code == status


async def test_another_visitors_answer_cannot_be_judged(desk: Desk) -> None:
    channel = WebChannel(desk)
    async with browser(channel) as one, browser(channel) as other:
        number = (await ask(one, "Chủ đề?")).json()["number"]
        refused = await other.post("/api/feedback", json={"number": number, "said": "bad"})
        assert (refused.status_code, refused.json()["error"]) == (404, feedback_wording.TOO_OLD)
    assert await desk.database.run(feedback.latest) == []


async def test_a_visitors_data_are_given_and_deleted(web: httpx.AsyncClient, desk: Desk) -> None:
    await ask(web, "Câu hỏi kín đáo?")
    assert privacy_wording.what_is_kept(90) in (await web.get("/du-lieu")).text
    kept = await web.get("/du-lieu/tai")
    assert privacy_wording.EXPORT_NAME in kept.headers["content-disposition"]
    assert [asked["question"] for asked in json.loads(kept.text)["questions"]] == ["Câu hỏi kín đáo?"]
    assert privacy_wording.ERASED in (await web.post("/du-lieu/xoa")).text
    with desk.database.engine.connect() as connection:
        for table in ("people", "chats", "inbox", "questions"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0
    assert (await web.get("/du-lieu/tai")).json() == {}
    assert wording.GREETING in (await web.get("/")).text


@pytest.mark.parametrize("number", ["", "-1", "một", "9" * 19, "9" * 5000])
async def test_a_number_that_is_none_is_refused_in_a_form(web: httpx.AsyncClient, number: str) -> None:
    assert (await web.post("/gop-y", data={"number": number, "said": "bad"})).status_code == 400
