"""What a question demands of its evidence: a sentence near the subject that lacks it does not answer."""

from datetime import date

import pytest

from bot.answering.demands import meets, tells_of_award
from bot.answering.query import Query, understand
from knowledge.vietnamese.accents import AccentRestorer

TEXT = "Huyện Sông Lam và huyện Bến Thủy thu ngân sách 90 tỉ đồng trong phong trào thi đua của các phân xưởng."


def asked(question: str) -> Query:
    return understand(question, AccentRestorer([TEXT]), frozenset(), date(2031, 9, 1))


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Cờ của tỉnh kèm bao nhiêu tiền?", "Cờ của Chính phủ: hệ số 12,0; số tiền chưa tính thuế.", False),
        ("Cờ của tỉnh kèm bao nhiêu tiền?", "Cờ của tỉnh: hệ số 8,0.", True),
        ("Bằng khen của bộ thưởng bao nhiêu?", "Bằng khen của Ủy ban nhân dân tỉnh: hệ số 1,5.", False),
        ("Khai man để có bằng khen tỉnh thì sao?", "Khai man thì quyết định khen bị hủy.", True),
        ("Trạm là tập thể tính như một người hay khác đi?", "Tập thể nhận gấp đôi cá nhân.", True),
        ("Cờ tỉnh và cờ chính phủ mỗi loại bao nhiêu?", "Cờ của tỉnh: hệ số 8,0.", False),
        ("Cờ tỉnh và cờ chính phủ mỗi loại bao nhiêu?", "Cờ của tỉnh: 8,0; cờ của Chính phủ: 12,0.", True),
    ],
)
def test_whose_award_it_is_and_both_of_what_is_compared_are_named(question: str, text: str, told: bool) -> None:
    assert tells_of_award(asked(question), text) is told


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("Số điện thoại của Ban tổ chức là gì?", "Ban tổ chức tiếp nhận hồ sơ.", False),
        ("Số điện thoại của Ban tổ chức là gì?", "Ban tổ chức: 0255.3822 119.", True),
        ("Email nhận báo cáo?", "Báo cáo gửi về Ban tổ chức.", False),
        ("Email nhận báo cáo?", "Báo cáo gửi về bantc@dao.example.", True),
        ("Hồ sơ phải xong trước ngày nào?", "Theo Chỉ thị số 34-CT/TW ngày 07/4/2014.", False),
        ("Hồ sơ phải xong trước ngày nào?", "Hồ sơ xong chậm nhất ngày 15/9.", True),
        ("Lãnh đạo sở nội vụ trao cờ là ai?", "Ông Lê Văn Tám và lãnh đạo Sở Nội vụ trao cờ cho các đội.", False),
        ("Lãnh đạo sở nội vụ trao cờ là ai?", "Lãnh đạo Sở Nội vụ, ông Lê Văn Tám, trao cờ cho các đội.", True),
        ("Lãnh đạo sở nội vụ trao cờ là ai?", "Ông Lê Văn Tám, lãnh đạo Sở Nội vụ, trao cờ cho các đội.", True),
        ("Ai hát mở màn hội nghị?", "Dự hội nghị có các đơn vị trong cụm.", False),
        ("Giấy khen của xã kèm tiền bao nhiêu?", "Xã tặng Giấy khen cho 02 tập thể và 05 cá nhân.", False),
        ("Chị ấy nhận giấy khen kèm bao nhiêu tiền?", "Chị giữ lại 1,2 tỷ đồng cho khách, được Giấy khen.", False),
        ("Giấy khen kèm bao nhiêu tiền?", "Giấy khen kèm mức thưởng 300.000 đồng.", True),
        ("Cá ngừ bao nhiêu một ký?", "Đội tàu góp 23 tấn rác.", False),
        ("Phải nộp báo cáo đợt 1 trước ngày mấy?", "Đợt 1 từ đầu năm đến ngày 30/6, thi đua xây công trình.", False),
        ("Phải nộp báo cáo đợt 1 trước ngày mấy?", "Báo cáo đợt 1 gửi về Phòng trước ngày 10/7.", True),
        ("Danh sách 15 người gồm những ai?", "Hội nghị bầu 15 đại biểu đi dự Đại hội.", False),
        ("Danh sách 3 người gồm những ai?", "Hội nghị bầu 3 đại biểu: ông Lê Văn Tám, bà Vũ Thị Đèn.", True),
        ("Đến dự hội nghị có những ai?", "Đến dự hội nghị có lãnh đạo các sở, ngành.", True),
        ("Đội nào đoạt giải nhất hội thi?", "Hội thi do Đoàn xã tổ chức.", False),
        ("Đội nào đoạt giải nhất hội thi?", "Đội Hải Đăng đoạt giải nhất hội thi.", True),
        ("Hội nghị họp ở hội trường nào?", "Hội nghị họp tại nhà văn hóa.", False),
        ("Hội nghị họp ở hội trường nào?", "Hội nghị họp tại hội trường Huyện ủy.", True),
        ("Riêng huyện Sông Lam thu được bao nhiêu?", "Cả tỉnh thu 900 tỉ đồng.", False),
        ("Riêng huyện Sông Lam thu được bao nhiêu?", "Các huyện Sông Lam, Bến Thủy thu 90 tỉ đồng.", False),
        ("Riêng huyện Sông Lam thu được bao nhiêu?", "Huyện Sông Lam thu được 52 tỉ đồng.", True),
        ("Riêng huyện Sông Lam thu được bao nhiêu?", "Cụm gồm huyện: Bến Thủy, Sông Lam thu 90 tỉ đồng.", False),
        ("Thực tế đã trồng được bao nhiêu cây?", "Mục tiêu trồng ít nhất 900 cây.", False),
        ("Thực tế đã trồng được bao nhiêu cây?", "Đến nay đã trồng 870 cây.", True),
        ("Đặt mục tiêu trồng bao nhiêu cây?", "Năm qua đã trồng 870 cây.", False),
        ("Đặt mục tiêu trồng bao nhiêu cây?", "Phấn đấu trồng 900 cây.", True),
        ("Kể tên 3 phong trào của huyện", "Huyện duy trì 3 phong trào do tỉnh phát động.", False),
        ("Kể tên 3 phong trào của huyện", "Huyện duy trì 3 phong trào: giữ đèn, sạch bến, xanh đồi.", True),
        ("Đơn vị nào được tặng Cờ thi đua?", "Sẽ xét tặng Cờ thi đua cho đơn vị tiêu biểu.", False),
        ("Đơn vị nào được tặng Cờ thi đua?", "Đơn vị được tặng Cờ thi đua là Trạm Đá Bạc.", True),
        ("Đơn vị nào được tặng Cờ thi đua?", "Hồ sơ Cờ thi đua: nộp về Văn phòng Trạm Đá Bạc.", False),
        ("Cờ giữ đèn kèm bao nhiêu tiền?", "Cờ giữ đèn xét mỗi năm.", False),
        ("Cờ giữ đèn kèm bao nhiêu tiền?", "Cờ giữ đèn kèm 3 triệu đồng.", True),
        ("Cả năm 2031 huyện có bao nhiêu chiến sĩ thi đua?", "Trong 6 tháng, có 4 chiến sĩ thi đua.", False),
        ("Cả năm 2031 huyện có bao nhiêu chiến sĩ thi đua?", "Năm 2031 có 9 chiến sĩ thi đua.", True),
        ("Lễ phát động tốn hết bao nhiêu tiền?", "Làng dẫn đầu được thưởng 200 triệu đồng.", False),
        ("Lễ phát động tốn hết bao nhiêu tiền?", "Kinh phí lễ phát động là 200 triệu đồng.", True),
        ("Mỗi tỉnh được đề nghị mấy tập thể?", "Bộ tặng Bằng khen cho 126 tập thể trong cả nước.", False),
        ("Mỗi tỉnh được đề nghị mấy tập thể?", "Mỗi tỉnh được đề nghị 02 tập thể.", True),
        ("Sáu bến đèn gồm những bến nào?", "Việc thứ hai: thay bấc đèn.", False),
        ("Hồ sơ đợt 1 phải nộp trước ngày nào?", "Đợt 1 từ đầu năm đến ngày 30/6/2031.", False),
        ("Hồ sơ đợt 1 phải nộp trước ngày nào?", "Hồ sơ gửi về Phòng Nội vụ trước ngày 30/6/2031.", True),
        ("Công ty tặng dầu cho trạm tên là gì?", "Trạm nhận dầu do một công ty trên đảo tặng.", False),
        ("Công ty tặng dầu cho trạm tên là gì?", "Trạm nhận dầu do Công ty Sông Lam tặng.", True),
        ("Khối thi đua doanh nghiệp có bao nhiêu thành viên?", "02 cụm và 07 khối với tổng số 71 thành viên.", False),
        ("Mục tiêu xây xong mấy trạm đèn?", "Phấn đấu hoàn thành 12 trạm đèn.", True),
        ("Cần đề cao vai trò của ai trong khen thưởng cá nhân?", "Đề cao vai trò người đứng đầu.", True),
        ("Ai ký kế hoạch giữ đèn?", "Kế hoạch giữ đèn nêu ba việc.", False),
        ("Ai ký kế hoạch giữ đèn?", "Kế hoạch giữ đèn do Trạm trưởng ký.", True),
        ("Trong 90 cá nhân được khen có bao nhiêu người là nông dân?", "Huyện khen 90 cá nhân.", False),
        ("Trong 90 cá nhân được khen có bao nhiêu người là nông dân?", "Có 20 người là nông dân.", True),
        ("Xong đợt trồng cây, thực tế được bao nhiêu cây?", "Chỉ tiêu cụ thể: trồng 900 cây, đạt 90% yêu cầu.", False),
        ("Kết thúc chiến dịch trồng được bao nhiêu cây?", "Đến ngày 10/4, xã mới trồng được 300 cây.", False),
        ("Hết đợt 1 tỉnh khen bao nhiêu hộ?", "Kết thúc đợt 1, xét tặng Giấy khen cho tối đa 30 hộ.", False),
        ("Hết đợt 1 tỉnh khen tối đa bao nhiêu hộ?", "Kết thúc đợt 1, xét tặng Giấy khen cho tối đa 30 hộ.", True),
        ("Chỉ tiêu nào không đạt?", "Có 14/15 chỉ tiêu đạt kế hoạch.", False),
        ("Chỉ tiêu nào không đạt?", "Còn chỉ tiêu thu ngân sách chưa đạt.", True),
        ("Cụm gồm tất cả mấy đơn vị?", "Các đơn vị đã khen 90 tập thể.", False),
        ("Cụm gồm tất cả mấy đơn vị?", "Cụm có 9 đơn vị.", True),
        ("Trạm thành lập năm nào?", "Báo cáo gửi về trạm trước ngày 20/11/2031.", False),
        ("Ai được tặng Bằng khen?", "Nhân dịp kỷ niệm 20 năm lập trạm, ông Lê Văn Sáng được tặng Bằng khen.", True),
        ("Kế hoạch của tỉnh Cà Mau số mấy?", "Kế hoạch 17/KH-TD của tỉnh Cà Mau.", True),
        ("Hội tham gia ban chỉ đạo có bao nhiêu người?", "Hội có 9 người trong ban chỉ đạo.", True),
        ("Đã thu hoạch được bao nhiêu tấn?", "Sản lượng 90 tấn, bằng 105% kế hoạch đề ra.", True),
        ("Ông Sáng sinh năm bao nhiêu?", "Ông Sáng giữ đèn từ năm 2009.", False),
        ("Hạn nộp hồ sơ là khi nào?", "Căn cứ kết quả cuối năm, trạm xét hồ sơ.", False),
        ("Hạn nộp hồ sơ là khi nào?", "Hồ sơ gửi trước ngày 15/9.", True),
        ("Tờ trình theo mẫu số mấy?", "Hồ sơ gồm tờ trình, biên bản.", False),
        ("Tờ trình theo mẫu số mấy?", "Hồ sơ gồm tờ trình (mẫu số 2).", True),
        ("Phân xưởng nào đạt thành tích dẫn đầu?", "Mỗi phân xưởng đăng ký dẫn đầu.", False),
        ("Phân xưởng nào đạt thành tích dẫn đầu?", "Nay phân xưởng Đá Bạc dẫn đầu.", True),
        ("Công trình nào được khánh thành?", "Khánh thành một số công trình trọng điểm.", False),
        ("Công trình nào được khánh thành?", "Khánh thành một số công trình như cầu Sông Lam.", True),
        (
            "Ai được tuyên dương dịp 11/6?",
            "Tuyên dương cá nhân tốt dịp kỷ niệm 75 năm Ngày Chủ tịch Hồ Chí Minh ra lời kêu gọi.",
            False,
        ),
        ("Bao giờ phải trồng xong 900 cây?", "Phấn đấu trồng 900 cây trước ngày 05/9.", True),
        ("Nội dung thi đua của đợt 1 là gì?", "Đợt 1 thi đua giữ đèn.", True),
        ("Tổ nào xếp hạng nhất?", "Trạm trưởng công khai kết quả xếp hạng của từng tổ, ít nhất mỗi quý.", False),
        ("Tổ nào xếp hạng nhất?", "Tổ Đá Bạc xếp thứ nhất.", True),
        ("Thợ lau đèn được thưởng bao nhiêu?", "Sáng kiến của thợ lau đèn làm lợi 4 tỷ đồng mỗi năm.", False),
        ("Thợ lau đèn được thưởng bao nhiêu?", "Thợ lau đèn nhận 4 triệu đồng.", True),
        ("Tỷ lệ hài lòng ngoại trú là bao nhiêu?", "Tỷ lệ hài lòng nội trú là 95%.", False),
        ("Tỷ lệ hài lòng ngoại trú là bao nhiêu?", "Tỷ lệ hài lòng nội trú 95%, ngoại trú 90%.", True),
        ("Đến nay đã sơn được mấy ngọn đèn?", "Còn 87 ngọn chưa được sơn.", False),
        ("Đơn vị nào được tặng Cờ thi đua?", "Tặng Cờ thi đua cho Trạm Đá Bạc.", True),
        ("Trạm nộp hồ sơ trước ngày nào?", "Báo cáo gửi về trạm trước ngày 20/11/2031.", False),
        ("Trạm nộp hồ sơ trước ngày nào?", "Hồ sơ, báo cáo gửi về trạm trước ngày 20/11/2031.", True),
        ("Trạm trưởng phát biểu gì?", "Sáng 9/5, trạm họp sơ kết đợt giữ đèn.", False),
        ("Trạm trưởng phát biểu gì?", "Ông đề nghị các bến giữ đủ dầu.", True),
        ("Kế hoạch 17 thay cho văn bản nào?", "Số: 17/KH-TD", False),
        ("Kế hoạch 17 ra đời thay cho văn bản nào?", "Số: 17/KH-TD", False),
        ("Bộ mặt đảo đổi thay thế nào?", "Đảo có điện.", True),
        ("Kế hoạch 17 thay cho văn bản nào?", "Kế hoạch này thay thế Kế hoạch 9/KH-TD.", True),
        ("Ai chủ trì hội nghị giữ đèn?", "Sáng 9/5, cụm họp tổng kết.", False),
        ("Ai chủ trì hội nghị giữ đèn?", "Bà Lê Thị Bấc chủ trì.", True),
        ("Ai thay mặt huyện ký giao ước?", "Các huyện đã ký kết giao ước.", False),
        ("Ai thay mặt huyện ký giao ước?", "Đại diện các huyện ký giao ước.", True),
        ("Bão làm thiệt hại bao nhiêu tỷ?", "Thưởng tập thể 2 tỷ đồng.", False),
        ("Bão làm thiệt hại bao nhiêu tỷ?", "Thiệt hại 2 tỷ đồng.", True),
        ("Kinh phí sửa đèn là bao nhiêu?", "Kinh phí khen thưởng 2 tỷ đồng.", False),
        ("Giá dầu, giá vàng bao nhiêu?", "Giải nhất 2 triệu đồng.", False),
        ("Năm qua đặt chỉ tiêu thu mấy tỷ?", "Thu được 9 tỷ, vượt 5% kế hoạch.", False),
        ("Đảo xếp hạng năng suất thứ mấy?", "Đảo nâng cao năng suất 30%.", False),
        ("Năm cá nhân được khen tên là gì?", "Trạm khen 5 cá nhân tiêu biểu nhất.", False),
        ("Cờ của tỉnh kèm bao nhiêu tiền thưởng?", "Kinh phí hỗ trợ 4.000 đồng cho mỗi ngọn đèn.", False),
        ("Đảo có bao nhiêu hộ nghèo?", "Đảo có 9.840 hộ.", False),
        ("Đảo có bao nhiêu hộ nghèo?", "Đảo còn 40 hộ nghèo.", True),
        ("Người giữ đèn được bồi dưỡng bao nhiêu một ngày?", "Mỗi trạm có 5 người giữ đèn.", False),
        ("Hội nghị họp hết bao nhiêu tiền?", "Tổng thu ngân sách 90 tỷ đồng.", False),
        ("Hội nghị họp hết bao nhiêu tiền?", "Kinh phí hội nghị 90 triệu đồng.", True),
        ("Đến hết tháng 6 còn tồn mấy bến?", "Còn 7 bến chưa có đèn.", True),
        ("Bến nông thôn mới huyện nào có mấy ngọn?", "Cả nước có 90 ngọn đèn, huyện Sông Lam 4 ngọn.", True),
        ("Kinh phí hỗ trợ mỗi bến bao nhiêu?", "Mỗi bến được hỗ trợ 20 triệu đồng.", True),
        ("Cả năm đơn vị có bao nhiêu ngọn?", "Quý I có 40 ngọn.", False),
        ("Cả năm 2031 có bao nhiêu ngọn?", "Năm 2031 có 90 ngọn, trong đó quý I 40 ngọn.", True),
        ("Có mấy bến đạt chỉ tiêu?", "Hết năm đã có 12 bến đạt chỉ tiêu.", True),
        ("Ai đôn đốc các bến?", "Phòng Nội vụ đôn đốc các bến.", True),
        ("Ai chủ trì thực hiện phong trào?", "Sở Nội vụ chủ trì, phối hợp với các sở.", True),
        ("Ai phát biểu chỉ đạo?", "Thủ tướng Lê Sáng phát biểu chỉ đạo.", True),
        ("Riêng Sông Lam thu được bao nhiêu?", "Trong đó, Sông Lam thu được 52 tỉ đồng.", True),
        ("Xếp hạng có mấy mức?", "Xếp hạng có 4 mức.", True),
        ("Hồ sơ nộp mấy bộ?", "Mỗi bến 02 bộ: báo cáo thành tích, biên bản.", True),
        ("Kinh phí trong năm là bao nhiêu?", "Kinh phí khen thưởng là 5 tỷ đồng.", True),
        ("Ba tổ thi đua gồm những tổ nào?", "Trong năm, các bến thi đua sôi nổi, rộng khắp, đều tay.", False),
        ("Cả năm 2031 có bao nhiêu ngọn?", "Năm 2031 có 90 ngọn, trong đó 6 tháng đầu năm 40 ngọn.", True),
        ("Cụm gồm mấy đơn vị?", "Cụm gồm tổng số 15 đơn vị.", True),
        ("Trợ cấp cho bao nhiêu hộ?", "Trợ cấp cho 15 hộ giữ đèn.", True),
        ("Công ty tặng dầu cho trạm tên là gì?", "Dầu do một công ty tặng, tên là Sông Lam.", True),
        ("Ba tổ thi đua gồm những tổ nào?", "Thành phần: Đèn, Bấc, Dầu và Luồng.", True),
        ("Huy hiệu được thưởng mấy lần mức lương cơ sở?", "Mức lương cơ sở là 2.530.000 đồng.", False),
    ],
)
def test_a_sentence_answers_only_where_it_shows_what_is_demanded(question: str, sentence: str, told: bool) -> None:
    assert meets(asked(question), sentence, sentence) is told


def test_what_a_heading_aims_at_is_no_result() -> None:
    query = asked("Kết quả sơ kết: bao nhiêu ngọn đèn có người trực?")
    words = "85 ngọn đèn có người trực"
    assert meets(query, words, words, "II. Khen thưởng") is True
    assert meets(query, words, words, "II. CHỈ TIÊU") is False
