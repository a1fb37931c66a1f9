"""Who signed a document: its own signature, word for word, for the one document that is asked of."""

from datetime import date

import pytest

from bot.answering.responder import Responder
from tests.answering.papers import quotes, served
from tests.knowledge.law.texts import DECREE

PLAN = (
    "UBND TỈNH TRÀ VINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 88/KH-UBND\n"
    "Trà Vinh, ngày 11 tháng 8 năm 2030\nKẾ HOẠCH\nPhát động thi đua giữ đèn\nI. Mục đích\n"
    "Các trạm ký kết giao ước thi đua với Huyện ủy, thi đua giữ đèn sáng suốt đêm trong mùa biển động.\n"
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Sóng"
)
TODAY = date(2031, 9, 1)


@pytest.fixture(scope="module")
def responder(tmp_path_factory: pytest.TempPathFactory) -> Responder:
    return served(tmp_path_factory.mktemp("signed"), {"ke-hoach": PLAN, "nghi-dinh": DECREE})


@pytest.mark.parametrize(
    "question",
    ["Ai ký Kế hoạch số 88/KH-UBND?", "ai ky ke hoach 88/KH-UBND", "Người ký kế hoạch của UBND tỉnh Trà Vinh là ai?",
     "Kế hoạch 88/KH-UBND do đồng chí nào ký?"],
)  # fmt: skip
def test_the_signature_answers_who_quotes(responder: Responder, question: str) -> None:
    assert quotes(responder.answer(question, TODAY)) == ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Sóng"]


def test_a_decree_is_signed_too(responder: Responder) -> None:
    assert quotes(responder.answer("Ai ký Nghị định 77/2031/NĐ-CP?", TODAY))[0].endswith("Trần Hải Vân")


@pytest.mark.parametrize(
    "question", ["Ai ký Quyết định 99/QĐ-XYZ?", "Ai ký kết giao ước thi đua với Huyện ủy?", "Ai ký văn bản?"]
)
def test_another_question_is_not_answered_by_a_signature(responder: Responder, question: str) -> None:
    assert not any("Lê Sóng" in quote or "Hải Vân" in quote for quote in quotes(responder.answer(question, TODAY)))
