"""Follow-ups: a question that leans on the ones before it is answered as it would be if it were asked in full."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.answering.answer import Status
from bot.answering.responder import Responder
from index.library import Library
from scripts.evaluation.scoring import score
from tests.answering.promises import broken_promises

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 1)
LEAST = 0.9  # of the follow-ups that are answered right when they are asked in full
PATH = Path(__file__).parent.parent / "questions" / "conversations.jsonl"


def conversations() -> list[list[dict[str, Any]]]:
    rows = map(json.loads, PATH.read_text(encoding="utf-8").splitlines())
    return [row["turns"] for row in rows if row["corpus"] == "own"]


def test_follow_ups_are_answered_as_the_full_questions_would_be(responder: Responder, library: Library) -> None:
    full = clipped = 0
    for turns in conversations():
        for at, turn in enumerate(turns[1:], 1):
            history = [earlier["question"] for earlier in turns[:at]]
            answer = responder.answer(turn["question"], TODAY, history)
            assert broken_promises(answer, library) == []
            if score(turn, responder.answer(turn["full"], TODAY), library, TODAY).right:
                full += 1
                clipped += score(turn, answer, library, TODAY).right
    assert full > 60
    assert clipped / full >= LEAST


def test_a_bare_number_picks_a_choice_that_was_offered(responder: Responder) -> None:
    asked = "Chủ đề thi đua năm nay là gì?"
    choices = responder.answer(asked, TODAY).choices
    assert responder.answer("2", TODAY, [asked]) == responder.answer(choices[1], TODAY)


def test_a_new_subject_takes_nothing_over(responder: Responder) -> None:
    asked = "Khen thưởng đột xuất là gì?"
    before = ["Chủ đề thi đua năm 2023 của tỉnh Tây Ninh là gì?"]
    assert responder.answer(asked, TODAY, before) == responder.answer(asked, TODAY)


def test_what_is_out_of_the_field_does_not_end_a_talk(responder: Responder) -> None:
    before = ["Đợt 1 thi đua năm 2023 ở Ayun Pa đến ngày nào?", "Giá vàng hôm nay bao nhiêu?"]
    answer = responder.answer("thế còn đợt 2?", TODAY, before)
    assert answer.status is Status.ANSWERED
    assert {citation.quote[:5] for citation in answer.citations} == {"Đợt 2"}


@pytest.mark.parametrize("typed", ["cảm ơn em", "ok ad", "<b>😀</b>", "asdf", "alert(1)", "b"])
def test_what_asks_nothing_repeats_no_answer(responder: Responder, typed: str) -> None:
    before = ["Khen thưởng đột xuất là gì?"]
    assert responder.answer(typed, TODAY, before) == responder.answer(typed, TODAY)
    assert responder.answer("hồ sơ gồm những gì", TODAY, [*before, typed]) == responder.answer(
        "hồ sơ gồm những gì", TODAY, before
    )


def test_the_same_history_is_read_alike_whether_remembered_or_not(library: Library, responder: Responder) -> None:
    history = ["Cụm thi đua số 1 Gia Lai gồm những đơn vị nào?", "ai làm cụm trưởng?"]
    for at in range(len(history)):
        responder.answer(history[at], TODAY, history[:at])
    assert responder.answer("năm nào?", TODAY, history) == Responder(library).answer("năm nào?", TODAY, history)
