"""What an announcement says of itself: title, day, place, issuer, and the time it covers."""

from datetime import date

import pytest

from knowledge.cleaning import clean
from knowledge.metadata import described, read_provenance, shortened
from knowledge.source import Period, Provenance, SourceKind

PARAGRAPH = (
    "Toàn thể cán bộ, công chức, viên chức và người lao động trong toàn ngành tích cực hưởng ứng phong trào thi đua, "
    "phấn đấu hoàn thành xuất sắc nhiệm vụ được giao."
)


def read(*lines: str, header: str = "", given: Provenance | None = None) -> Provenance:
    return read_provenance("\n".join([*lines, PARAGRAPH]), header, given or Provenance())


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["Sở Y tế tỉnh Cao Bằng phát động thi đua", "Thứ sáu, 15/03/2024 08:30"], date(2024, 3, 15)),
        (["Huyện Mỏ Cày Bắc tổng kết công tác thi đua (07/03/2020)"], date(2020, 3, 7)),
        (["20 11 2025", "Bộ Xây dựng phát động phong trào thi đua xây nhà ở xã hội"], date(2025, 11, 20)),
        (["Ngày đăng: 05/09/2023", "Đoàn Thanh niên xã Phú Mỹ phát động thi đua"], date(2023, 9, 5)),
        (["Tập đoàn Than tổ chức hội nghị điển hình", "Hà Nội, ngày 12 tháng 3 năm 2023"], date(2023, 3, 12)),
        (["Trường Đại học Vinh phát động thi đua", "Ngày 06/3/2020, nhà trường tổ chức lễ phát động."], date(2020,
        3, 6)),
        (["LỜI KÊU GỌI", "thi đua giữ đèn", "(Đọc tại bến Phú Quý, ngày 08 tháng 01 năm 2031)"], date(2031, 1, 8)),
        (["Quân khu Bảy biểu dương gương người tốt", "GMT+7 09:00 02/09/2024"], date(2024, 9, 2)),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_read_in_every_layout(lines: list[str], published: date) -> None:
    assert read(*lines).published == published


@pytest.mark.parametrize(
    "lines",
    [
        ["Công ty May Mười phát động thi đua"],
        ["Công ty May Mười phát động thi đua",
        "Hội nghị bàn về Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị và nhiều việc khác."],
        ["Công ty May Mười phát động thi đua (31/02/2024)"],
        ["LỜI KÊU GỌI", "thi đua giữ đèn", "(01/5/1981 - 01/5/2031)"],
        ["LỜI KÊU GỌI", "thi đua giữ đèn", "(Phát biểu từ ngày 02/5/2031 đến ngày 09/5/2031)"],
    ],
)  # fmt: skip
def test_a_day_that_is_not_told_stays_unknown(lines: list[str]) -> None:
    assert read(*lines).published is None


def test_the_title_is_the_first_line_without_its_date() -> None:
    found = read("Tin mới", "Huyện Mỏ Cày Bắc tổng kết công tác thi đua (07/03/2020)")
    assert found.title == found.short_title == "Huyện Mỏ Cày Bắc tổng kết công tác thi đua"


@pytest.mark.parametrize("above", ["Bản tin nội bộ số 47 | Tháng 11 năm 2021", "Thứ năm, 27/12/2018 | 15:42 GMT+7"])
def test_a_masthead_and_a_day_are_no_title(above: str) -> None:
    assert read(above, "Bệnh viện Đồng Văn tổng kết thi đua").title == "Bệnh viện Đồng Văn tổng kết thi đua"


def test_a_number_over_a_day_makes_a_document_though_the_state_is_not_named() -> None:
    found = read(
        "Sở Y tế Cao Bằng hướng dẫn xét khen thưởng", "UBND TỈNH CAO BẰNG", "SỞ Y TẾ", "Số: 736/HD-SYT",
        "Cao Bằng, ngày 08 tháng 4 năm 2024", "HƯỚNG DẪN", "Xét thi đua, khen thưởng năm 2024",
    )  # fmt: skip
    assert (found.kind, found.number) == (SourceKind.DOCUMENT, "736/HD-SYT")
    assert found.subject == "xét thi đua, khen thưởng năm 2024"


def test_a_paper_of_a_commune_is_of_the_commune_and_the_province_of_today() -> None:
    found = read("UBND phường Kinh Bắc phát động thi đua năm 2025")
    assert (found.place, found.province) == ("phường Kinh Bắc", "Bắc Ninh")


def test_the_title_of_a_letter_is_its_kind_with_its_subject() -> None:
    found = read(
        "UBND TỈNH HÀ NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 12/KH-UBND", "Hà Nam, ngày 02 tháng 02 năm 2024",
        "KẾ HOẠCH", "Phát động phong trào thi đua năm 2024",
    )  # fmt: skip
    assert found.title == "Kế hoạch phát động phong trào thi đua năm 2024"
    assert found.kind is SourceKind.DOCUMENT
    assert (found.place, found.province, found.successor) == ("tỉnh Hà Nam", "Hà Nam", "Ninh Bình")
    assert found.issuer == "UBND tỉnh Hà Nam"


@pytest.mark.parametrize(
    ("title", "place", "province", "successor"),
    [
        ("Tỉnh Bắc Kạn phát động phong trào thi đua", "tỉnh Bắc Kạn", "Bắc Kạn", "Thái Nguyên"),
        ("UBND thị xã Quảng Yên khen thưởng đột xuất", "thị xã Quảng Yên", "Quảng Ninh", ""),
        ("Liên đoàn Lao động thành phố Đà Nẵng ra quân", "thành phố Đà Nẵng", "Đà Nẵng", ""),
        ("Tập đoàn Dệt may phát động thi đua năm 2024", "", "", ""),
    ],
)
def test_the_place_is_read_with_its_province_and_successor(
    title: str, place: str, province: str, successor: str
) -> None:
    found = read(title)
    assert (found.place, found.province, found.successor) == (place, province, successor)


def test_a_person_is_not_the_place() -> None:
    found = read("Lễ trao Huân chương Lao động hạng Nhì", "Đồng chí Nguyễn Thái Bình và đồng chí Hồ Ngọc An dự lễ.")
    assert (found.place, found.successor) == ("", "")


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("Sở Y tế tỉnh Cao Bằng phát động thi đua năm 2024", "Sở Y tế tỉnh Cao Bằng"),
        ("Bộ Xây dựng ban hành kế hoạch khen thưởng", "Bộ Xây dựng"),
        ("UBND thị xã Quảng Yên khen thưởng đột xuất", "UBND thị xã Quảng Yên"),
        ("Sở Giáo dục và Đào tạo Cao Bằng hướng dẫn xét khen", "Sở Giáo dục và Đào tạo Cao Bằng"),
        ("Hội Nông dân tỉnh Cao Bằng tổng kết phong trào", "Hội Nông dân tỉnh Cao Bằng"),
        ("Phong trào thi đua sôi nổi khắp nơi", ""),
    ],
)
def test_the_issuer_is_read_where_it_is_told(title: str, issuer: str) -> None:
    assert read(title).issuer == issuer


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (["Quảng Yên thi đua 6 tháng cuối năm 2022"], (date(2022, 7, 1), date(2022, 12, 31))),
        (["Quảng Yên thi đua 6 tháng đầu năm 2022"], (date(2022, 1, 1), date(2022, 6, 30))),
        (["Bắc Kạn thi đua giai đoạn 2021 - 2025"], (date(2021, 1, 1), date(2025, 12, 31))),
        (["Sở Y tế phát động thi đua năm 2024"], (date(2024, 1, 1), date(2024, 12, 31))),
        (
            ["Thủy điện phát động thi đua từ ngày 15/5/2022 đến ngày 19/8/2022", "Cập nhật: 10:15 16/05/2022"],
            (date(2022, 5, 15), date(2022, 8, 19)),
        ),
    ],
)
def test_the_time_of_a_campaign_is_read(lines: list[str], period: tuple[date, date]) -> None:
    assert read(*lines).period == Period(start=period[0], end=period[1])


def test_what_is_given_goes_before_what_is_read() -> None:
    given = Provenance(title="Tên khác", issuer="Báo Nhân Dân", published=date(2020, 1, 2), place="tỉnh Sơn La")
    found = read("Sở Y tế tỉnh Cao Bằng phát động thi đua năm 2024", given=given)
    assert (found.title, found.issuer, found.published, found.place) == (
        given.title, given.issuer, given.published, given.place,
    )  # fmt: skip


def test_the_address_comes_from_the_header() -> None:
    assert read("Tiêu đề của bản tin", header="https://example.vn/1 | 2024").url == "https://example.vn/1"


def test_long_titles_are_shortened_between_words() -> None:
    assert shortened("thi đua", 7) == "thi đua"
    assert shortened("thi đua yêu nước", 13) == "thi đua yêu…"
    assert len(shortened("x" * 300, 60)) == 60
    assert len(read("thi đua " * 40).short_title) <= 60


def test_a_source_is_described_in_one_line() -> None:
    found = read("Sở Y tế tỉnh Cao Bằng phát động thi đua năm 2024", "Thứ sáu, 15/03/2024 08:30")
    assert described(found).endswith("; Sở Y tế tỉnh Cao Bằng; 15/03/2024")
    assert described(Provenance()) == ""


def test_a_letter_is_called_by_its_own_words_not_by_its_letterhead() -> None:
    card = read("TỔNG CÔNG TY BƯU ĐIỆN VIỆT NAM", "BƯU ĐIỆN TỈNH CAO BẰNG", "THƯ PHÁT ĐỘNG THI ĐUA QUÝ IV")
    assert card.title == "THƯ PHÁT ĐỘNG THI ĐUA QUÝ IV"


def test_a_paper_without_a_place_in_its_names_is_of_the_place_that_it_is_dated_from() -> None:
    lines = ["Phong trào thi đua “Van kín”", "Hải Phòng, ngày 15 tháng 12 năm 2025", "Xưởng ở quận Kiến An dẫn đầu."]
    card = read(*lines)
    assert (card.place, card.province) == ("thành phố Hải Phòng", "Hải Phòng")


@pytest.mark.parametrize(
    ("lines", "title", "issuer"),
    [
        (
            ["BỘ TÀI CHÍNH", "Số: 58/KH-BTC. Hà Nội, ngày 17 tháng 4 năm 2031", "KẾ HOẠCH", "Giữ đèn sáng"],
            "Kế hoạch giữ đèn sáng", "Bộ Tài chính",
        ),
        (
            ["LỜI KÊU GỌI", "của Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang về thi đua giữ đèn"],
            "Lời kêu gọi thi đua giữ đèn", "Ủy ban nhân dân tỉnh Kiên Giang",
        ),
        (
            ["SỞ NỘI VỤ TỈNH ĐẮK NÔNG", "BÁO CÁO TÓM TẮT", "Tổng kết thi đua"],
            "Báo cáo tổng kết thi đua", "Sở Nội vụ tỉnh Đắk Nông",
        ),
        (
            ["HƯỚNG DẪN CHẤM ĐIỂM THI ĐUA", "SỞ NỘI VỤ TỈNH ĐẮK NÔNG", "Số: 3/HD-SNV",
             "Đắk Nông, ngày 5 tháng 9 năm 2031"],
            "Hướng dẫn chấm điểm thi đua", "Sở Nội vụ tỉnh Đắk Nông",
        ),
        (
            ["KẾ HOẠCH PHÁT ĐỘNG THI ĐUA NĂM 2031", "I. MỤC ĐÍCH"], "Kế hoạch phát động thi đua năm 2031", "",
        ),
    ],
)  # fmt: skip
def test_a_form_in_capitals_near_the_top_makes_a_document(lines: list[str], title: str, issuer: str) -> None:
    card = read(*lines)
    assert (card.kind, card.title, card.issuer) == (SourceKind.DOCUMENT, title, issuer)


@pytest.mark.parametrize(
    "line",
    [
        "LUẬT SƯ TRẺ THI ĐUA GIÚP DÂN", "HƯỚNG DẪN VIÊN BẢO TÀNG THI ĐUA", "BÁO CÁO VIÊN GIỎI ĐƯỢC KHEN",
        "CHƯƠNG TRÌNH “ĐÈN SÁNG” ĐẾN VỚI LÀNG CHÀI",
    ],
)  # fmt: skip
def test_a_headline_in_capitals_is_no_form(line: str) -> None:
    assert read(line, "Cảng Gianh, ngày 3 tháng 5 năm 2031").kind is SourceKind.REPORT


def test_a_longer_word_below_a_body_is_no_form() -> None:
    below = read("SỞ TƯ PHÁP TỈNH BẮC KẠN", "LUẬT SƯ TRẺ THI ĐUA GIÚP DÂN")
    assert (below.kind, below.form) == (SourceKind.REPORT, "")


def test_a_headline_of_a_site_is_a_title() -> None:
    assert read("Cổng thông tin điện tử tỉnh đạt giải nhất", "Bản tin").title.endswith("đạt giải nhất")


def test_a_firm_called_like_a_district_is_where_its_text_says() -> None:
    card = read("CÔNG TY CAO SU BÌNH THẠNH", "THÔNG BÁO", "Hội thi cạo mủ", "Tây Ninh, ngày 5 tháng 9 năm 2031")
    assert card.place == "tỉnh Tây Ninh"


def test_a_commune_whose_province_only_its_site_names() -> None:
    lines = ["UBND XÃ BẾN ĐÈN", "Số: 09/KH-UBND", "Bến Đèn, ngày 15 tháng 01 năm 2026", "Kế hoạch thi đua giữ đèn"]
    site = clean("\n".join(["Trang thông tin điện tử xã Bến Đèn, tỉnh Đồng Tháp", *lines, PARAGRAPH])).site
    card = read_provenance("\n".join([*lines, PARAGRAPH]), "", Provenance(), site)
    assert (card.place, card.province) == ("tỉnh Đồng Tháp", "Đồng Tháp")
    assert read(*lines).place == ""


def test_the_hour_of_a_page_is_no_issuer() -> None:
    head = ["ỦY BAN NHÂN DÂN TỈNH HÀ NAM", "Số: 2/UBND-NC", "Hà Nam, ngày 8 tháng 10 năm 2031"]
    card = read("Tỉnh Hà Nam đẩy mạnh thi đua", "10/10/2031 08:30 | Văn bản", *head)
    assert card.issuer == "UBND tỉnh Hà Nam"
