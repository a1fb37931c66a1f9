"""Promises that hold for any question: with the real model for some, with words counted instead for many."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Reason, Status
from bot.answering.responder import Responder
from bot.assembly import ROOT
from index.builder import build
from index.library import Library
from knowledge.catalogue import load_sources
from tests.answering.conftest import TODAY, Plain
from tests.answering.promises import broken_promises, echoes
from tests.index.fakes import CountingModel

QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
FRAGMENTS = [
    "Khen thưởng đột xuất ", "khen thuong ", "là gì ", "thi đua ", "chủ đề ", "năm nay ", "năm 2023 ", "năm 2020 ",
    "Tây Ninh ",
    "ở Ayun Pa ", "Hậu Giang ", "Lâm Đồng ", "đợt 2 ", "đợt 7 ", "Chỉ thị 01/CT-UBND ", "19/CT-TTg ", "NĐ 98 ",
    "ai ", "ngày nào ",
    "bao nhiêu ", "<b>", "</b>", "[1]", "**", "&amp;", "\n", "?", "“", "”", "😀", "\u200b", "\u0301", "CSTĐ ",
    "what is the theme ",
    "nguyên tắc ", "phong trào ", "cụm trưởng ", "hồ sơ ", "bằng khen ", "ký kết giao ước ", "khác gì ",
    "6 tháng đầu năm ",
]  # fmt: skip
QUESTIONS = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=12).map("".join),
)


def check(question: str, answer: Answer, library: Library) -> None:
    assert broken_promises(answer, library) == []
    assert echoes(question, answer, library) == []
    letters = any(char.isalpha() for char in question)
    assert letters or answer.status is Status.REJECTED
    assert answer.reason is not Reason.TOO_LONG


@settings(deadline=None, derandomize=True, max_examples=200, suppress_health_check=QUIET)
@given(QUESTIONS, st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_any_question_on_any_day_keeps_every_promise(plain: Plain, question: str, today: date) -> None:
    responder, library = plain
    check(question, responder.answer(question, today), library)


@settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=QUIET)
@given(QUESTIONS)
def test_asking_twice_gives_the_same_answer(plain: Plain, question: str) -> None:
    responder, _ = plain
    assert responder.answer(question, TODAY) == responder.answer(question, TODAY)


@pytest.mark.slow
@settings(deadline=None, derandomize=True, max_examples=20, suppress_health_check=QUIET)
@given(QUESTIONS)
def test_the_real_model_keeps_every_promise(responder: Responder, library: Library, question: str) -> None:
    check(question, responder.answer(question, TODAY), library)


def test_a_library_without_a_handbook_answers_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    store, model = tmp_path_factory.mktemp("bare"), CountingModel()
    build(store, load_sources([ROOT / "knowledge" / "announcements"])[:1], (), model)
    library = Library.open(store, model)
    for question in ("Khen thưởng đột xuất là gì?", "Chủ đề thi đua năm nay là gì?", "Chỉ thị 99/CT-UBND", "Lâm Đồng"):
        assert broken_promises(Responder(library).answer(question, TODAY), library) == []
