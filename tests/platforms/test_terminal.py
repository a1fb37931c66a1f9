import io

import pytest
from prompt_toolkit import PromptSession
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.platforms.terminal import Conversation, chat, render, render_passage
from bot.platforms.terminal_prompt import Suggestions, keyboard, prompting
from bot.wording import channels as wording
from bot.wording import terminal as say
from tests.platforms.fake_assistant import (
    CHOOSE,
    EXAMPLES,
    MARKED_UP,
    RELATED,
    SOURCE,
    TEXTS,
    FakeAssistant,
    choose,
    long,
    marked_up,
)


def test_plain_rendering_is_the_text_of_the_answer() -> None:
    assert render(marked_up()) == f"{marked_up().text}\n"
    assert render(long()).startswith(f"{long().text}\n")


def test_colour_changes_nothing_but_the_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    coloured = render(marked_up(), colour=True)
    assert "\x1b[" in coloured
    assert MARKED_UP in coloured


def test_nothing_is_obeyed_that_a_source_says_to_the_terminal(
    assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TEXTS, SOURCE, "trước \x1b]0;tên\x07 sau")
    view = assistant.open(SOURCE, 0, 5)
    assert view
    assert "\x1b" not in render_passage(view)
    assert "\x07" not in render_passage(view)


def test_a_number_opens_the_citation_in_its_context(assistant: FakeAssistant) -> None:
    conversation = Conversation(assistant)
    conversation.reply("Chủ đề?")
    shown = conversation.reply("1")
    assert f"»{MARKED_UP}«" in shown
    assert shown.replace("»", "").replace("«", "").find(TEXTS[SOURCE]) >= 0


@pytest.mark.parametrize("number", ["0", "3", "9999"])
def test_a_number_out_of_bounds_is_told(assistant: FakeAssistant, number: str) -> None:
    conversation = Conversation(assistant)
    conversation.reply("Chủ đề?")
    assert conversation.reply(number) == f"{wording.no_such_citation(int(number), 2)}\n"


def test_a_number_picks_a_choice(assistant: FakeAssistant) -> None:
    conversation = Conversation(assistant)
    assert f"[2] {choose().choices[1]}" in conversation.reply(CHOOSE)
    conversation.reply("2")
    assert assistant.asked[-1] == choose().choices[1]


def test_a_related_citation_opens_as_well(assistant: FakeAssistant) -> None:
    conversation = Conversation(assistant)
    conversation.reply(RELATED)
    assert "»ký kết giao ước thi đua" in conversation.reply("[1]")


def test_a_number_before_any_answer_is_a_question(assistant: FakeAssistant) -> None:
    Conversation(assistant).reply("2023")
    assert assistant.asked == ["2023"]


@pytest.mark.parametrize("farewell", ["thoát\n", "THOÁT", ""])
def test_piped_input_is_answered_line_by_line(
    assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch, farewell: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"Chủ đề?\n\n1\n{farewell}"))
    written: list[str] = []
    chat(assistant, write=written.append)
    assert assistant.asked == ["Chủ đề?"]
    assert [written[0], written[-1]] == [say.chat_greeting(), say.FAREWELL]
    assert written[1] == render(marked_up())
    assert len(written) == 4


def test_a_keyboard_is_read_with_a_prompt(assistant: FakeAssistant) -> None:
    with create_pipe_input() as keys:
        session: PromptSession[str] = PromptSession(input=keys, output=DummyOutput())
        keys.send_text("Chủ đề?\r")
        keys.send_text("\x04")
        written: list[str] = []
        chat(assistant, lambda: session.prompt(say.ASK), written.append)
    assert assistant.asked == ["Chủ đề?"]
    assert written[-1] == say.FAREWELL


def completed(assistant: FakeAssistant, typed: str) -> list[str]:
    return [found.text for found in Suggestions(assistant).get_completions(Document(typed), CompleteEvent())]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/v", ["/vanban"]),
        ("/TI", ["/tieuchi"]),
        ("/vanban tay", ["Tây Ninh"]),
        ("/vanban Tây Ninh 20", ["2023"]),
        ("/dot 202", ["2023", "2020"]),
        ("đợt 1", [EXAMPLES[1]]),
        ("chu de", [EXAMPLES[0]]),
        ("ở gia", ["Gia Lai"]),
        ("chỉ thị 01/", ["01/CT-UBND"]),
        ("", []),
        ("x", []),
        ("/khong_co tay", ["Tây Ninh"]),
    ],
)
def test_what_may_follow_is_offered_without_accents(assistant: FakeAssistant, typed: str, offered: list[str]) -> None:
    assert completed(assistant, typed) == offered


def test_commands_in_the_terminal(assistant: FakeAssistant) -> None:
    conversation = Conversation(assistant)
    assert "01/CT-UBND" in conversation.reply("/vanban Tây Ninh")
    assert f"»{MARKED_UP}«" in conversation.reply("1")
    assert "[1] Tây Ninh: /vanban Tây Ninh" in conversation.reply("/vanban Cà Mau")
    assert "01/CT-UBND" in conversation.reply("1")
    assert conversation.reply("/trogiup") == f"{say.how_to_ask(EXAMPLES)}\n"
    assert conversation.reply("/nguon") == f"{wording.source_list(assistant.sources())}\n"
    assert conversation.reply("/duyet ABC") == f"{wording.NO_SUCH_COMMAND}\n"
    assert assistant.asked == []
    conversation.reply("Chủ đề?")
    assert assistant.histories == [[]]


def test_earlier_lines_come_back(assistant: FakeAssistant) -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        read = prompting(keyboard(assistant))
        keys.send_text("Chủ đề?\r")
        first = read()
        keys.send_text("\x1b[A\r")
        assert read() == first == "Chủ đề?"
