"""Questions side by side: the long ones keep nobody waiting."""

import asyncio
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import assembly
from bot.answering.answer import Answer
from bot.platforms.channel import LONG_QUESTION
from bot.platforms.desk import ANSWERED_SIDE_BY_SIDE
from tests.platforms.desks import desk_over
from tests.platforms.fake_assistant import FakeAssistant, marked_up

LONG = "chủ đề " * LONG_QUESTION


class LongOnesWait(FakeAssistant):
    """Answers a long question when the gate opens, others at once."""

    def answer(self, question: str, history: Any = ()) -> Answer:
        if len(question) > LONG_QUESTION:
            self.gate.wait()
        return marked_up()


class Waiting:
    """A responder that answers long questions when the gate opens."""

    gate = threading.Event()

    def __init__(self, library: object) -> None:
        pass

    def answer(self, question: str, today: date, history: Any = ()) -> Answer:
        return LongOnesWait.answer(self, question)  # type: ignore[arg-type]


async def test_any_number_of_long_questions_and_look_ups_leaves_room_for_ordinary_ones(tmp_path: Path) -> None:
    assistant = LongOnesWait()
    assistant.gate.clear()
    with desk_over(assistant, tmp_path) as desk:
        crowd = 2 * ANSWERED_SIDE_BY_SIDE
        held = [asyncio.create_task(desk.ask(chat, LONG)) for chat in range(crowd)]
        held += [asyncio.create_task(desk.off_the_loop(assistant.gate.wait)) for _ in range(crowd)]  # type: ignore[arg-type]
        async with asyncio.timeout(60):
            await desk.ask(99, "Chủ đề năm 2023 là gì?")
        assert not any(task.done() for task in held)
        assistant.gate.set()
        await asyncio.gather(*held)


def test_the_assistant_answers_others_while_it_works_on_a_long_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "Responder", Waiting)
    monkeypatch.setattr(assembly.LibraryAssistant, "_overview_of_today", lambda self: None)
    monkeypatch.setattr(assembly.LibraryAssistant, "_try_examples", lambda self: None)
    opened: Callable[[], Any] = object
    assistant = assembly.LibraryAssistant(opened)
    long_one = threading.Thread(target=assistant.answer, args=(LONG,))
    long_one.start()
    assert assistant.answer("Chủ đề?").citations
    assert long_one.is_alive()
    Waiting.gate.set()
    long_one.join()
