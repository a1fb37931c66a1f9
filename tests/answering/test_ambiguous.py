"""A question that fits several campaigns is answered for each of a few, or asked back with grounded choices."""

import pytest

from bot.answering.answer import PartKind, Status
from bot.answering.responder import Responder
from index.library import Library
from tests.answering.conftest import TODAY, Ask
from tests.answering.promises import broken_promises

pytestmark = pytest.mark.slow


def test_many_campaigns_are_offered_as_choices_that_can_be_picked(ask: Ask, responder: Responder) -> None:
    asked = "Chủ đề thi đua là gì?"
    answer = ask(asked)
    assert (answer.status, answer.citations) == (Status.CLARIFY, ())
    assert len(answer.choices) >= 2
    picked = responder.answer("1", TODAY, [asked])
    assert picked.status is Status.ANSWERED
    assert len({citation.source for citation in picked.citations}) == 1


def test_a_few_campaigns_are_answered_for_side_by_side(ask: Ask, library: Library) -> None:
    answer = ask("hội nghị phát động tổ chức ngày nào")
    quotes = [part.text for part in answer.parts if part.kind is PartKind.QUOTE]
    assert len(quotes) == len({citation.source for citation in answer.citations}) > 1
    assert all(": “" in quote for quote in quotes)
    assert broken_promises(answer, library) == []


@pytest.mark.parametrize(
    "question",
    ["Chủ đề thi đua năm 2023 của Tây Ninh là gì?", "Chủ đề điều hành năm 2023 mà Ayun Pa thực hiện là gì?"],
)
def test_a_named_place_leaves_nothing_open(ask: Ask, question: str) -> None:
    assert len({citation.source for citation in ask(question).citations}) == 1


def test_what_the_handbook_explains_is_not_asked_back(ask: Ask) -> None:
    assert ask("Khen thưởng đột xuất là gì?").basis


def test_a_question_of_any_campaign_that_none_answers_well_is_asked_back(ask: Ask) -> None:
    answer = ask("Phong trào thi đua kết thúc khi nào?")
    assert answer.status is Status.CLARIFY
    assert len(answer.choices) >= 2
    assert ask("Mấy giờ rồi?").status is Status.ABSTAINED
