"""Telegram: who is let in, what they think of answers, what becomes of their data."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.doors.access import Access
from bot.doors.door import Door
from bot.doors.rates import Rates
from bot.platforms.desk import Desk
from bot.storage import feedback, people
from bot.storage.people import Role
from bot.wording import channels as wording
from bot.wording import doors as door_wording
from bot.wording import feedback as feedback_wording
from bot.wording import privacy as privacy_wording
from tests.platforms.bot_api import BotApi, Person, running_bot
from tests.platforms.desks import desk_over
from tests.platforms.fake_assistant import EXAMPLES, FakeAssistant, marked_up


@pytest.fixture
async def api(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BotApi]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with running_bot(desk) as api:
        yield api


async def test_a_new_person_is_paired_by_an_administrator_in_the_chat(
    assistant: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with desk_over(assistant, tmp_path, Door(Access.PAIRING)) as desk:
        boss = await desk.database.run(people.meet, "telegram", "1", desk.now(), "Sếp")
        await desk.database.run(people.appoint, boss.number, Role.ADMINISTRATOR, "operator", desk.now())
        async with running_bot(desk) as api:
            stranger, chief = Person(api, 7001), Person(api, 1)
            await stranger.say("Chủ đề?")
            refused = (await api.until_sent(1))[0].text
            await stranger.say("Chủ đề?")  # told once a minute only
            await chief.say("/duyet")
            waiting = (await api.until_sent(2))[1].text
            found = await desk.database.run(people.find, "telegram:7001")
            assert found and found.code in refused and found.code in waiting and "Nguyễn Văn A" in waiting
            await chief.say("/duyet SAI")
            assert (await api.until_sent(3))[2].text == door_wording.NO_SUCH_CODE
            await chief.say(f"/duyet {found.code}")
            told = {sent.chat: sent.text for sent in (await api.until_sent(5))[3:]}
            assert told == {1: door_wording.approved(found.name, found.key), 7001: door_wording.APPROVED}
            await stranger.say("Chủ đề?")
            assert (await api.until_sent(6))[5].text == marked_up().text
            await stranger.say(f"/duyet {found.code}")
            assert (await api.until_sent(7))[6].text == wording.NO_SUCH_COMMAND
            assert len(assistant.asked) == 1


async def test_one_who_is_not_listed_learns_their_own_name_here(
    assistant: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    door = Door(Access.LIST, frozenset({"telegram:7002"}))
    with desk_over(assistant, tmp_path, door) as desk:
        async with running_bot(desk) as api:
            await Person(api, 7001).say("/start")
            assert (await api.until_sent(1))[0].text == door_wording.not_listed("telegram:7001")
            await Person(api, 7002).say("/start")
            assert (await api.until_sent(2))[1].text == wording.start(wording.how_to_ask(EXAMPLES))
            await Person(api, 7001).say("/xoadulieu")
            assert (await api.until_sent(3))[2].text == privacy_wording.CONFIRM_ERASE


async def test_one_who_asks_without_end_is_asked_to_wait(
    assistant: FakeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with desk_over(assistant, tmp_path, Door(rates=Rates("2/hour"))) as desk:
        async with running_bot(desk) as api:
            for _ in range(6):
                await Person(api, 7001).say("Chủ đề?")
            await Person(api, 7002).say("/trogiup")
            sent = await api.until_sent(4)
            texts = [one.text for one in sent if one.chat == 7001]
            assert texts[:2] == [marked_up().text] * 2
            assert texts[2].startswith("Anh/chị vừa gửi khá nhiều câu hỏi")
            assert len(assistant.asked) == 2


async def test_an_answer_is_judged_with_a_reason_and_words(api: BotApi, desk: Desk) -> None:
    person = Person(api)
    await person.say("Chủ đề?")
    answer = (await api.until_sent(1))[0]
    good, bad = answer.buttons[-2:]
    await person.press(answer, good["callback_data"])
    assert (await api.until_sent(2))[1].text == feedback_wording.THANKS
    await person.press(answer, bad["callback_data"])
    why = (await api.until_sent(3))[2]
    assert [button["text"] for button in why.buttons] == list(feedback_wording.FAULTS.values())
    await person.press(why, why.buttons[2]["callback_data"])
    assert (await api.until_sent(4))[3].text == feedback_wording.THANKS_WHY
    await person.say("/gopy Số liệu này\ncủa năm 2022")
    assert (await api.until_sent(5))[4].text == feedback_wording.THANKS_WORDS
    (given,) = await desk.database.run(feedback.latest)
    assert (given.opinion, given.fault, given.comment) == ("bad", "outdated", "Số liệu này\ncủa năm 2022")
    cited = [{"source": cited.source, "start": cited.start, "end": cited.end} for cited in marked_up().citations]
    assert given.evidence == [*cited, {"entry": "b1"}]


async def test_another_persons_answer_cannot_be_judged(api: BotApi, desk: Desk) -> None:
    await Person(api, 7001).say("Chủ đề?")
    answer = (await api.until_sent(1))[0]
    await Person(api, 7002).press(answer, answer.buttons[-1]["callback_data"])
    assert (await api.until_sent(2))[1].text == feedback_wording.TOO_OLD
    await Person(api, 7002).say("/gopy Hay")
    assert (await api.until_sent(3))[2].text == feedback_wording.NOTHING_TO_COMMENT
    assert await desk.database.run(feedback.latest) == []


async def test_a_persons_data_are_given_and_deleted(api: BotApi, desk: Desk) -> None:
    person = Person(api)
    await person.say("Câu hỏi kín đáo?")
    await api.until_sent(1)
    await person.say("/dulieu")
    await api.until_called("sendDocument")
    kept = json.loads(api.documents[0])
    assert [asked["question"] for asked in kept["questions"]] == ["Câu hỏi kín đáo?"]
    await person.say("/xoadulieu")
    confirm = (await api.until_sent(2))[1]
    erase, keep = confirm.buttons
    await person.press(confirm, keep["callback_data"])
    assert (await api.until_sent(3))[2].text == privacy_wording.KEPT
    await person.press(confirm, erase["callback_data"])
    assert (await api.until_sent(4))[3].text == privacy_wording.ERASED
    await person.say("/trogiup")
    await api.until_sent(5)
    await person.say("/dulieu")
    await api.until_documents(2)
    assert json.loads(api.documents[1])["questions"] == []


async def test_what_was_asked_before_in_the_talk_is_handed_over(api: BotApi, assistant: FakeAssistant) -> None:
    for number, text in enumerate(("Câu một?", "Câu hai?", "Câu ba?"), 1):
        await Person(api).say(text)
        await api.until_sent(number)
    await Person(api, 7002).say("Câu khác?")
    await api.until_sent(4)
    assert assistant.histories == [[], ["Câu một?"], ["Câu một?", "Câu hai?"], []]
