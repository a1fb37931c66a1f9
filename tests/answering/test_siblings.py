"""A sentence that names others of a kind does not tell of the one asked for."""

from datetime import date

import pytest

from bot.answering.query import understand
from bot.answering.siblings import of_others
from knowledge.vietnamese.accents import AccentRestorer

POINTS = "Hội nghị suy tôn huyện Chi Lăng (96 điểm) và huyện Bắc Sơn (95 điểm)."
WORKSHOPS = "Phân xưởng Lò nung đạt 90 điểm, phân xưởng Nghiền đạt 80 điểm."


@pytest.mark.parametrize(
    ("question", "sentence", "around", "others"),
    [
        ("Huyện Bình Gia được suy tôn mấy điểm?", POINTS, "", True),
        ("Huyện Bình Gia được suy tôn mấy điểm?", POINTS, "Kết quả của huyện Bình Gia", False),
        ("Huyện Bắc Sơn được suy tôn mấy điểm?", POINTS, "", False),
        ("Bình Gia họp ở huyện nào?", POINTS, "", False),
        ("Tỉnh Lạng Sơn suy tôn mấy huyện?", POINTS, "", False),
        ("Phân xưởng Đóng bao được mấy điểm?", WORKSHOPS, "", True),
        ("Phân xưởng Nghiền được mấy điểm?", WORKSHOPS, "", False),
        ("Mỗi phân xưởng được mấy điểm?", WORKSHOPS, "", False),
        ("Trường Nguyễn Du được mấy điểm?", "Trường Nguyễn Trãi được 90 điểm.", "", True),
        ("Trường Nguyễn Du được mấy điểm?", "Trường THPT Nguyễn Du được 90 điểm.", "", False),
        ("Công ty Cổ phần May Mười được mấy điểm?", "Công ty May Mười được 90 điểm.", "", False),
        ("Đội tuyển Hóa Hà Tĩnh được mấy giải?", "Đội tuyển Hóa học được 9 giải.", "", False),
        ("Đồn BP Đá Bạc được mấy điểm?", "Đồn Biên phòng Đá Bạc được 90 điểm.", "", False),
        ("Bản Mường được mấy điểm?", "Văn bản Kế hoạch chấm 90 điểm.", "", False),
        ("Tổng công ty Đèn Biển được mấy điểm?", "Công ty Luồng Lạch được 90 điểm.", "", False),
    ],
)
def test_others_of_the_kind(question: str, sentence: str, around: str, others: bool) -> None:
    query = understand(question, AccentRestorer([POINTS, WORKSHOPS]), frozenset(), date(2031, 9, 1))
    assert of_others(query, sentence, around) is others
