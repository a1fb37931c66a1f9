"""What a paper says of itself: its number and day at the head, its writer at the foot."""

from datetime import date
from pathlib import Path

import pytest

from bot.answering.responder import Responder
from tests.answering.papers import quotes, served

PLAN = (
    "UBND TỈNH TRÀ VINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 88/KH-UBND\n"
    "Trà Vinh, ngày 11 tháng 8 năm 2030\nKẾ HOẠCH\nPhát động thi đua giữ đèn\nI. Căn cứ\n"
    "Thực hiện Kế hoạch số 12/KH-TW ngày 02/01/2030 của Trung ương, các trạm thi đua giữ đèn sáng suốt đêm.\n"
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Sóng"
)
NEWS = (
    "Đảo Phú Quý phát động thi đua giữ đèn\n\nSáng 05/9/2030, huyện Phú Quý (tỉnh Bình Thuận) tổ chức lễ phát động thi "
    "đua giữ đèn biển, ông Trần Hải Vân, Chủ tịch UBND huyện dự và phát biểu.\n\nBài, ảnh: Ngọc Lan"
)
TODAY = date(2031, 9, 1)


@pytest.fixture(scope="module")
def responder(tmp_path_factory: pytest.TempPathFactory) -> Responder:
    return served(tmp_path_factory.mktemp("imprint"), {"ke-hoach": PLAN, "ban-tin": NEWS})


@pytest.mark.parametrize(
    "question",
    ["Kế hoạch phát động thi đua giữ đèn của UBND tỉnh Trà Vinh là số mấy?",
     "ke hoach phat dong thi dua giu den cua tra vinh so bao nhieu, ky ngay nao",
     "Kế hoạch phát động thi đua giữ đèn của Trà Vinh ban hành ngày nào?"],
)  # fmt: skip
def test_a_document_tells_its_own_number_and_day(responder: Responder, question: str) -> None:
    assert quotes(responder.answer(question, TODAY)) == ["Số: 88/KH-UBND\nTrà Vinh, ngày 11 tháng 8 năm 2030"]


def test_a_document_tells_what_it_is_about(responder: Responder) -> None:
    answer = responder.answer("Kế hoạch 88/KH-UBND của Trà Vinh là văn bản gì?", TODAY)
    assert quotes(answer) == ["Phát động thi đua giữ đèn"]


def test_a_report_tells_what_the_document_is_about_that_it_reports_on(tmp_path: Path) -> None:
    told = "Ngày 03/8/2030, Bộ Y tế ban hành Công văn 631/BYT-VP về việc hướng dẫn tổng kết thi đua."
    served_here = served(tmp_path, {"bai": f"Công văn 631/BYT-VP hướng dẫn tổng kết thi đua ra sao\n{told}"})
    assert quotes(served_here.answer("Công văn 631 của Bộ Y tế về việc gì?", TODAY)) == [told]


def test_a_document_of_another_kind_is_not_meant(responder: Responder) -> None:
    answer = responder.answer("Chỉ thị phát động thi đua giữ đèn của UBND tỉnh Trà Vinh là số mấy?", TODAY)
    assert not any(quote.startswith("Số: 88") for quote in quotes(answer))


@pytest.mark.parametrize(
    "question", ["Bài về huyện Phú Quý phát động thi đua do ai viết?", "tác giả bài Phú Quý là ai"]
)
def test_a_report_tells_who_wrote_it(responder: Responder, question: str) -> None:
    assert quotes(responder.answer(question, TODAY)) == ["Bài, ảnh: Ngọc Lan"]


def test_nobody_else_is_named_where_no_writer_is(responder: Responder) -> None:
    answer = responder.answer("Tác giả kế hoạch giữ đèn của tỉnh Trà Vinh là ai?", TODAY)
    assert not any("Lê Sóng" in quote or "Hải Vân" in quote for quote in quotes(answer))
