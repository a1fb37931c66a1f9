"""What a question asks for where it asks in two steps, guesses at its answer, or has words that sound like others."""

from datetime import date

import pytest

from bot.answering.cues import Aspect
from bot.answering.query import understand
from knowledge.vietnamese.accents import AccentRestorer

SPOKEN = "Đơn vị nào không đồng ý thì gửi ý kiến trước hạn; trạm đèn chia ba nội dung, nộp báo cáo về huyện."


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("Đơn vị nào không đồng ý thì gửi ý kiến ngày nào?", Aspect.WHEN),
        ("Ai làm Bí thư Thị ủy Đèn Biển?", Aspect.WHO),
        ("Những xã nào thuộc thị xã Đèn Biển?", Aspect.UNIT),
        ("Kế hoạch có mấy nội dung?", Aspect.FIGURE),
        ("Tôi nhớ mấy cái kia rồi, còn chủ đề là gì?", Aspect.THEME),
        ("Bên nào lo dầu đèn?", Aspect.UNIT),
        ("Hồ sơ nộp ở chỗ nào?", Aspect.WHERE),
        ("Đợt này mở từ mùng mấy?", Aspect.WHEN),
        ("Nộp chậm trừ mỗi ngày mấy điểm?", Aspect.FIGURE),
        ("Tiền lấy từ quỹ nào?", Aspect.OTHER),
        ("Ký giao ước năm 2031 ngày mấy?", Aspect.WHEN),
        ("Ký giao ước 2031 ngày mấy?", Aspect.WHEN),
        ("Được thưởng bao nhiêu, lấy tiền ở đâu ra?", Aspect.FIGURE),
        ("Công văn năm 2030 nào hết dùng?", Aspect.DIRECTIVE),
        ("Mấy chỉ tiêu xong trên tổng số mấy?", Aspect.FIGURE),
        ("Phong trào của Công ty Dệt may Đèn Biển mang tên gì?", Aspect.MOVEMENT),
        ("Quý nào họp cụm?", Aspect.WHEN),
        ("Báo cáo gửi về sở nào?", Aspect.UNIT),
        ("Hội nghị tổng kết làm ở huyện nào?", Aspect.WHERE),
        ("Người được khen làm ở đơn vị nào?", Aspect.UNIT),
        ("Luật đổi mấy lần rồi, cờ cũ còn giá trị không?", Aspect.OTHER),
        ("Cụm họp mấy lần rồi?", Aspect.FIGURE),
        ("Quyết định khen cơ sở nào?", Aspect.UNIT),
        ("Trụ sở nào treo cờ?", Aspect.OTHER),
        ("Giấy mời họp ngày mấy?", Aspect.WHEN),
        ("Đặt mục tiêu mô hình gì?", Aspect.OTHER),
        ("Chủ tịch huyện ký Chỉ thị 01/CT-UBND tên là gì?", Aspect.PERSON),
    ],
)
def test_what_is_asked_for(question: str, aspect: Aspect) -> None:
    assert understand(question, AccentRestorer([SPOKEN]), frozenset(), date(2031, 9, 1)).aspect is aspect


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Báo cáo nộp về đâu, không phải huyện đúng không?", "Báo cáo nộp về đâu"),
        ("Đơn vị nào không phải nộp báo cáo?", "Đơn vị nào không phải nộp báo cáo?"),
    ],
)
def test_a_guess_at_the_answer_is_left_out_and_nothing_else(question: str, read: str) -> None:
    assert understand(question, AccentRestorer([SPOKEN]), frozenset(), date(2031, 9, 1)).text == read
