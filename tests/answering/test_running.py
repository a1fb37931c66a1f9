"""Whether something still runs is told as of today, with the words that name its time."""

from datetime import date

import pytest

from bot.answering.answer import Reason, Status
from bot.answering.responder import Responder
from index.library import Library
from tests.answering.conftest import Ask
from tests.answering.promises import broken_promises

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("Phong trào thi đua của Ayun Pa còn đang diễn ra không?", "ayun-pa-2023"),
        ("dot 2 o ayun pa ket thuc chua", "ayun-pa-2023"),
        ("Tây Ninh phát động thi đua năm 2023 đến nay đã hết chưa?", "tay-ninh-2023"),
        ("Phong trào văn hóa công sở của Đông Hà đã kết thúc chưa?", "dong-ha-2020"),
    ],
)
def test_what_has_ended_is_said_to_have_ended(ask: Ask, library: Library, question: str, source: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.parts[0].text.startswith("Tính đến")
    assert "đã kết thúc" in answer.parts[0].text
    assert {citation.source for citation in answer.citations} == {source}
    assert broken_promises(answer, library) == []


def test_the_same_question_on_an_earlier_day_finds_it_running(responder: Responder) -> None:
    then = responder.answer("Đợt 2 ở Ayun Pa kết thúc chưa?", date(2023, 8, 1))
    assert "đang thực hiện đến 31/12/2023" in then.parts[0].text
    before = responder.answer("Đợt 2 ở Ayun Pa kết thúc chưa?", date(2023, 3, 1))
    assert "chưa bắt đầu" in before.parts[0].text


def test_which_ones_run_names_those_that_run(responder: Responder) -> None:
    then = responder.answer("Phong trào nào đang diễn ra?", date(2023, 8, 1))
    assert {citation.source for citation in then.citations} == {"ayun-pa-2023", "tay-ninh-2023"}
    now = responder.answer("Phong trào nào đang diễn ra?", date(2026, 11, 1))
    assert "không còn phong trào" in now.parts[0].text


def test_a_movement_whose_own_time_nobody_tells_is_not_said_to_have_ended(ask: Ask) -> None:
    answer = ask("Phong trào nông thôn mới của Tây Ninh kết thúc chưa?")
    assert not answer.parts[0].text.startswith("Tính đến")


def test_a_name_in_quotation_marks_that_no_source_has_is_not_answered_from_others(ask: Ask) -> None:
    answer = ask("Phong trào “Một triệu sáng kiến vì biển đảo quê hương” gồm những nội dung gì?")
    assert (answer.status, answer.citations) == (Status.ABSTAINED, ())
    assert answer.reason in (Reason.NOT_IN_SOURCES, Reason.OUT_OF_SCOPE)


def test_a_document_is_shown_as_it_stands(ask: Ask) -> None:
    (ended,) = ask("Chỉ thị 19/CT-TTg về việc gì?").citations
    assert "đã kết thúc 31/12/2025" in ended.label
    (aimed,) = ask("Nghị quyết 24-NQ/TW về việc gì?").citations
    assert "giai đoạn đến 31/12/2030" in aimed.label
