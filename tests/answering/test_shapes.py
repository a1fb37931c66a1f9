"""What a text must look like to answer: what a coined name stands for, a time that is not the one remembered."""

from datetime import date

import pytest

from bot.answering.coined import explains
from bot.answering.query import Query, understand
from bot.answering.shapes import has_shape
from knowledge.vietnamese.accents import AccentRestorer

LIGHTS = "Bà con gọi là “3 đủ”: đủ dầu, đủ bấc, đủ người trực."


def asked(question: str) -> Query:
    return understand(question, AccentRestorer([LIGHTS]), frozenset(), date(2031, 9, 1))


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("“Ba đủ” ở trạm đèn gồm những gì?", LIGHTS, True),
        ("Ba đủ là gì?", LIGHTS, True),
        ("“Ba đủ” ở trạm đèn gồm những gì?", "Các trạm thi đua “Ba đủ” trong quý III.", False),
        ("“Hai nhất” là những gì?", "Thi đua “Hai nhất” với tinh thần sáng nhất, bền nhất.", True),
        ("“Ba đủ” phát động ngày nào?", LIGHTS, False),
    ],
)
def test_a_coined_name_is_explained_by_what_follows_it(question: str, text: str, told: bool) -> None:
    assert explains(asked(question), text) is told


def test_what_stands_behind_the_asking_is_explained() -> None:
    query = asked("Trong kế hoạch này thì thế nào là trạm tối?")
    assert has_shape(query, "“Trạm tối” là trạm chưa có đèn.") > has_shape(query, "Kế hoạch là việc của trạm.")


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Lễ phát động chào mừng 65 năm ngày khánh thành (7/5/1966-7/5/2031).", 0.0),
        ("Đợt thi đua trong vòng 30 ngày, từ ngày 7-4 đến ngày 7-5-2031.", 1.0),
    ],
)
def test_the_day_that_is_remembered_is_not_when_a_campaign_lasts(text: str, shape: float) -> None:
    assert has_shape(asked("Đợt thi đua kéo dài bao lâu?"), text) == shape


@pytest.mark.parametrize(
    ("question", "text", "shape"),
    [
        ("Đèn phải đạt bốn chữ gì?", "Đèn phải “sáng - bền - sạch - gọn”.", 1.0),
        ("Đèn phải đạt bốn chữ gì?", "Đèn phải “sáng và bền”, thay bấc đều.", 0.0),
        ("Đợt thi đua từ ngày nào đến ngày nào?", "Chiều 29/3 trạm phát động đợt thi đua.", 0.0),
        ("Đợt thi đua từ tháng mấy đến tháng mấy?", "Giai đoạn về đích (7/2031 - 10/2031): chấm điểm.", 1.0),
        ("Thắp được mấy ngọn đèn?", "Trạm sẽ thắp một số ngọn đèn mới.", 0.0),
        ("Cụm 2 có những huyện nào trong đó?", "Cụm 2 gồm: Mắt, Bãi và Đá Bạc.", 1.0),
        ("Bao nhiêu đèn hỏng?", "(5) không có đèn hỏng.", 0.0),
        ("Bao nhiêu chiến sĩ dự lễ?", "Lễ kỷ niệm 65 năm Chiến thắng.", 0.1),
        ("Theo quy định nào của Trung ương?", "Quy định số 37-QĐ/TW về giữ đèn.", 1.0),
        ("Khẩu hiệu của đợt là gì?", "Câu ấy cũng là khẩu hiệu của đợt, treo ở cửa trạm.", 0.6),
        ("Khẩu hiệu của đợt là gì?", "Khẩu hiệu của đợt: sáng suốt đêm.", 1.0),
        ("Kế hoạch 15 cấp bao nhiêu tấn dầu?", "Kế hoạch số 15/2031/KH-UBND ngày 08/12/2031 về dầu đèn", 0.0),
        ("Phải góp mấy cây cầu?", "Toàn xã góp 12 cầu treo.", 1.0),
        ("Tổng tiền thưởng là bao nhiêu?", "Chặng 3: sản lượng 195 nghìn tấn.", 0.0),
        ("Trao bao nhiêu phần quà?", "Xã trao 200 phần quà.", 1.0),
        ("Có bao nhiêu cán bộ dự?", "Nộp 3 bộ hồ sơ.", 0.1),
        ("Kho còn bao nhiêu nước?", "Kho còn 161,8 triệu m3.", 0.7),
        ("Trạm Mắt được mấy phiếu?", "Trạm Mắt đạt 8/9 phiếu.", 1.0),
        ("Xã có bao nhiêu hộ nghèo?", "Xã giảm 5,5% hộ nghèo.", 0.1),
        ("Trạm nhận được bao nhiêu sáng kiến?", "Trạm phát động “Mỗi tổ giữ đèn một sáng kiến xanh”.", 0.1),
        ("Tầm nhìn đến năm bao nhiêu?", "Đề án đến năm 2030, tầm nhìn đến năm 2045.", 1.0),
        ("Hộ hiến bao nhiêu mét vuông đất?", "Hộ hiến từ 50 m2 đất trở lên.", 1.0),
        ("Phải nộp lại tiền thưởng trong bao nhiêu ngày?", "Giải nhất thưởng 20.000.000 đồng.", 0.1),
        ("Phải nộp lại tiền thưởng trong bao nhiêu ngày?", "Nộp lại trong vòng 30 ngày.", 1.0),
        ("Trạm xếp nhóm mấy?", "Nhóm A trên 30 ngọn đèn.", 1.0),
        ("Bao lâu thì trạm soi bấc một lần?", "Trạm soi bấc sáu tháng một lần.", 1.0),
        ("Bao lâu thì trạm soi bấc một lần?", "Trạm soi bấc từ ngày 01/3 đến ngày 30/6.", 0.0),
        ("Báo số liệu vào ngày nào hằng tháng?", "Ban Quản lý báo số liệu vào ngày 25 hằng tháng.", 1.0),
        ("Đợt thi đua kéo dài mấy ngày?", "Sáng 29-3, trạm phát động đợt thi đua.", 0.0),
        ("Đợt thi đua kéo dài mấy ngày?", "Chào mừng 65 năm (07/05/1966 – 07/5/2031).", 0.0),
        ("Ông nào làm giám đốc?", "Phó Giám đốc Lê Văn Sáng phát biểu.", 0.0),
    ],
)
def test_an_answer_looks_like_what_is_asked(question: str, text: str, shape: float) -> None:
    assert has_shape(asked(question), text) == shape
