"""Telegram in a group: answers to what is addressed to the bot, and to nothing else."""

from collections.abc import AsyncIterator

import pytest

from bot.platforms.desk import Desk
from bot.wording import channels as wording
from tests.platforms.bot_api import NAME, BotApi, Member, Person, running_bot
from tests.platforms.fake_assistant import EXAMPLES, FakeAssistant, marked_up

HELP = wording.how_to_ask(EXAMPLES)


@pytest.fixture
async def api(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BotApi]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with running_bot(desk) as api:
        yield api


@pytest.mark.parametrize(
    "talk",
    [
        "Chủ đề năm nay là gì nhỉ?",
        "@ai_khac chủ đề?",
        "gửi thi_dua_bot@example.vn",
        "/start@bot_khac",
        "/lenh_cua_bot_khac",
    ],
)
async def test_what_others_say_to_each_other_is_left_alone_and_not_kept(
    api: BotApi, assistant: FakeAssistant, desk: Desk, talk: str
) -> None:
    member = Member(api)
    await member.say(talk)
    await member.say("/trogiup")
    assert [sent.text for sent in await api.until_sent(1)] == [HELP]
    assert assistant.asked == []
    with desk.database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM inbox").scalar() == 1


async def test_it_answers_where_it_is_named_and_points_to_the_question(api: BotApi, assistant: FakeAssistant) -> None:
    member = Member(api)
    await member.say("chuyện riêng")
    await member.say(f"{NAME} chủ đề năm 2023?")
    sent = (await api.until_sent(1))[0]
    assert (sent.text, sent.chat, sent.answers) == (marked_up().text, member.group, 2)
    assert assistant.asked == ["chủ đề năm 2023?"]
    await member.say(f"Chủ đề năm 2024? {NAME.upper()}")
    await api.until_sent(2)
    await member.reply_to_the_bot("Còn đợt 2?")
    await api.until_sent(3)
    assert assistant.asked[1:] == ["Chủ đề năm 2024?", "Còn đợt 2?"]


async def test_the_talk_of_others_is_no_history(api: BotApi, assistant: FakeAssistant) -> None:
    first, second = Member(api, 1), Member(api, 2)
    await first.say(f"{NAME} chủ đề ở Tây Ninh?")
    await second.say(f"{NAME} đợt 2 từ ngày nào?")
    await first.say("nói chuyện khác")
    await first.say(f"{NAME} thế còn năm 2024?")
    await api.until_sent(3)
    assert assistant.histories == [[], [], ["chủ đề ở Tây Ninh?"]]


async def test_nobodys_data_are_shown_to_a_group(api: BotApi) -> None:
    member = Member(api)
    for number, command in enumerate(("/dulieu", "/xoadulieu"), 1):
        await member.say(command)
        assert (await api.until_sent(number))[-1].text == wording.PRIVATE_ONLY
    assert not api.documents


async def test_a_list_for_the_group_and_its_button(api: BotApi) -> None:
    member = Member(api)
    await member.say(f"/vanban{NAME} Tây Ninh")
    sent = (await api.until_sent(1))[0]
    assert "01/CT-UBND" in sent.text
    await member.press(sent, sent.buttons[0]["callback_data"])
    opened = (await api.until_sent(2))[1]
    assert opened.chat == member.group and f"https://t.me/{NAME[1:]}?start=p-" in opened.text


async def test_a_corrected_question_is_answered_anew(api: BotApi, assistant: FakeAssistant) -> None:
    person = Person(api)
    await person.say("Chủ đề năm 2032?")
    await person.correct("Chủ đề năm 2023?")
    assert (await api.until_sent(2))[1].answers == 1
    await person.correct("Chủ đề năm 2023?")  # a link's preview came, no word changed
    await person.say("/trogiup")
    assert (await api.until_sent(3))[2].text == HELP
    assert assistant.asked == ["Chủ đề năm 2032?", "Chủ đề năm 2023?"]
