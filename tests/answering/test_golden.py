"""Questions that people ask, and how a careful colleague answers: with a basis, with quotes, or not at all."""

from datetime import date

import pytest

from bot.answering.answer import PartKind, Reason, Status
from bot.answering.responder import Responder
from index.library import Library
from tests.answering.conftest import Ask
from tests.answering.promises import broken_promises

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "question", ["Khen thưởng đột xuất là gì?", "khen thuong dot xuat la gi", "KT đột xuất là gì?"]
)
def test_a_definition_comes_with_its_warning_first_then_its_basis_and_quotes(
    ask: Ask, library: Library, question: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [basis.id for basis in answer.basis] == ["F36"]
    found = [part.kind for part in answer.parts]
    assert found[:3] == [PartKind.WARNING, PartKind.PARAPHRASE, PartKind.BASIS]
    assert "06/2026/QH16" in answer.parts[0].text
    assert answer.citations
    assert found.index(PartKind.QUOTE) > found.index(PartKind.BASIS)
    assert broken_promises(answer, library) == []


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Đợt 2 ở Ayun Pa tập trung phấn đấu nội dung gì?", "31/12/2023"),
        ("Chỉ thị phát động thi đua năm 2020 của UBND tỉnh Gia Lai là số mấy?", "01/CT-UBND"),
        ("chu de thi dua nam 2020 cua thanh pho dong ha", "Đồng thuận cao"),
        ("19-CT/TU về việc gì?", "17/10/2014"),
        ("Chủ đề thi đua năm 2020 của thành phố Đông Hà là gì ạ?", "về đích sớm"),
    ],
)
def test_a_question_is_answered_by_the_words_of_its_source(
    ask: Ask, library: Library, question: str, fact: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert any(fact in citation.quote for citation in answer.citations)
    assert broken_promises(answer, library) == []


def test_two_documents_of_one_number_are_both_shown_where_no_place_is_named(ask: Ask) -> None:
    answer = ask("Chỉ thị 01/CT-UBND ban hành ngày nào?")
    assert {citation.source for citation in answer.citations} == {"cum-1-gia-lai-2020", "tay-ninh-2023"}
    only = ask("Chỉ thị 01/CT-UBND của tỉnh Gia Lai ban hành ngày nào?")
    assert {citation.source for citation in only.citations} == {"cum-1-gia-lai-2020"}


def test_numbers_that_look_alike_are_not_confused(ask: Ask) -> None:
    assert all("19-CT/TU" not in citation.quote for citation in ask("Chỉ thị 19/CT-TTg về việc gì?").citations)
    assert all("19/CT-TTg" not in citation.quote for citation in ask("Chỉ thị 19-CT/TU về việc gì?").citations)


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ thị 99/CT-UBND nói gì?", "Kế hoạch 4567/KH-UBND về việc gì?", "nghi quyet 888-nq/tw noi gi ve thi dua",
        "Nghị định 98/2020/NĐ-CP quy định gì?", "Nghị định 145/2020/NĐ-CP quy định gì về khen thưởng?",
    ],
)  # fmt: skip
def test_a_document_that_no_source_names_is_said_not_to_be_there(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.NO_SUCH_DOCUMENT)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Chủ đề thi đua năm 2023 của Lâm Đồng là gì?", "Lâm Đồng"), ("phong trao thi dua cua tinh nghe an", "Nghệ An"),
        ("Huyện Củ Chi phát động phong trào thi đua gì?", "Củ Chi"), ("Xã Đức Cơ có phong trào thi đua gì?", "Đức Cơ"),
    ],
)  # fmt: skip
def test_a_place_without_a_source_is_not_answered_by_another(ask: Ask, question: str, place: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.PLACE_NOT_COVERED)
    assert place in answer.text
    assert "Tây Ninh" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Có hai phong trào thi đua nào ở Ayun Pa?", "don vi nao da nang cao chat luong phong trao thi dua",
        "❤️ Huyện Đức Cơ thuộc cụm thi đua nào?", "Đồng chí Nguyễn Thái Bình phát động phong trào thi đua gì?",
        "Cơ quan nào xây dựng kế hoạch 5 năm?", "danh gia lai phong trao thi dua the nao",
    ],
)  # fmt: skip
def test_common_words_are_not_taken_for_a_place_or_a_document(ask: Ask, question: str) -> None:
    assert ask(question).reason not in {Reason.PLACE_NOT_COVERED, Reason.NO_SUCH_DOCUMENT}


@pytest.mark.parametrize(
    "question",
    [
        "Đợt 3 phong trào thi đua ở Ayun Pa tập trung nội dung gì?", "Đợt 3 ở Ayun Pa làm gì?",
        "Đợt 2 phong trào thi đua ở Hậu Giang từ ngày nào?",
    ],
)  # fmt: skip
def test_a_phase_that_is_not_there_is_not_made_up(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.NO_SUCH_PHASE)


def test_this_year_without_a_place_is_asked_back_with_grounded_choices(ask: Ask, library: Library) -> None:
    answer = ask("Chủ đề thi đua năm nay là gì?")
    assert (answer.status, answer.reason) == (Status.CLARIFY, Reason.AMBIGUOUS)
    assert len(answer.choices) == len(library.sources)
    assert all(choice in answer.text for choice in answer.choices)
    assert "2026" in answer.text


def test_a_choice_that_was_offered_leads_to_an_answer(ask: Ask) -> None:
    choices = ask("Chủ đề thi đua năm nay là gì?").choices
    picked = next(choice for choice in choices if "Đông Hà" in choice)
    assert ask(picked).status is Status.ANSWERED


@pytest.mark.parametrize(
    "question", ["Chủ đề thi đua năm 2015 của Tây Ninh?", "Tây Ninh phát động thi đua năm 2031 ra sao"]
)
def test_a_year_without_a_source_is_refused_with_the_years_there_are(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.YEAR_NOT_COVERED)
    assert "2023" in answer.text


@pytest.mark.parametrize(
    "question", ["Giá vàng hôm nay bao nhiêu?", "Viết bài thơ về mùa thu", "who won the world cup"]
)
def test_what_is_out_of_the_field_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, Reason.OUT_OF_SCOPE)


def test_the_day_of_asking_tells_what_is_over(ask: Ask) -> None:
    question = "Chủ đề thi đua năm 2020 của thành phố Đông Hà là gì?"
    during, after = ask(question, date(2020, 6, 1)), ask(question, date(2026, 11, 1))
    assert all("đã kết thúc" not in citation.label for citation in during.citations)
    assert any("đã kết thúc 31/12/2020" in citation.label for citation in after.citations)
    assert {citation.quote for citation in during.citations} == {citation.quote for citation in after.citations}


def test_a_unit_that_was_merged_is_answered_with_a_note(ask: Ask) -> None:
    answer = ask("Cụm thi đua Hậu Giang tổng kết năm 2023 đánh giá thế nào?")
    assert answer.status is Status.ANSWERED
    assert any(part.kind is PartKind.NOTE and "Cần Thơ" in part.text for part in answer.parts)


def test_the_same_question_has_the_same_answer(ask: Ask, responder: Responder) -> None:
    question = "Nguyên tắc khen thưởng là gì?"
    first = ask(question)
    again = responder.answer(question, date(2026, 11, 1))
    assert first == again
