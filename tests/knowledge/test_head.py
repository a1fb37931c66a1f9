"""What the head and the foot of a paper without articles say: number, day, issuer, subject, signer; what is open."""

from datetime import date

import pytest

from knowledge.head import read_head
from knowledge.issuer import of_head, spelled
from knowledge.letterhead import cells
from knowledge.metadata import read_provenance
from knowledge.signature import signatures
from knowledge.source import Provenance, SourceKind

STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
BODY = "Các đơn vị phát động thi đua, gửi kết quả trước ngày 30/11/2031 theo Chỉ thị số 8/CT-TTg ngày 02/3/2030."


def card(*lines: str) -> Provenance:
    return read_provenance("\n".join(lines), "", Provenance())


def test_a_letter_tells_its_subject_over_lines_and_who_signed_it() -> None:
    found = card(
        "BỘ HẢI ĐẢO VÀ KHÍ TƯỢNG", "Số: 1472/BHĐKT-TCCB", "V/v phát động thi đua", "giữ đèn năm 2031", *STATE,
        "Hà Nội, ngày 17 tháng 4 năm 2031", "Kính gửi: Các trạm.", BODY, "Nơi nhận:", "- Như trên;",
        "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lê Thị Sóng",
    )  # fmt: skip
    assert (found.form, found.number, found.published) == ("Công văn", "1472/BHĐKT-TCCB", date(2031, 4, 17))
    assert found.subject == "phát động thi đua giữ đèn năm 2031"
    assert (found.signer, found.office) == ("Lê Thị Sóng", "KT. BỘ TRƯỞNG THỨ TRƯỞNG")
    assert (found.kind, found.unsure, found.in_articles) == (SourceKind.DOCUMENT, (), False)


def test_two_columns_read_row_by_row_are_told_apart() -> None:
    found = card(
        "THỦ TƯỚNG CHÍNH PHỦ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "------- | Độc lập - Tự do - Hạnh phúc",
        "Số: 33/CĐ-TTg | Hà Nội, ngày 12 tháng 3 năm 2031", "CÔNG ĐIỆN", "VỀ VIỆC THI ĐUA GIỮ ĐÈN BIỂN", BODY,
        "Nơi nhận: | KT. THỦ TƯỚNG", "- Như trên; | PHÓ THỦ TƯỚNG", "- Lưu: VT. | Trần Hải Vân",
    )  # fmt: skip
    assert (found.issuer, found.number, found.published) == ("Thủ tướng Chính phủ", "33/CĐ-TTg", date(2031, 3, 12))
    assert (found.title, found.signer) == ("Công điện thi đua giữ đèn biển", "Trần Hải Vân")


def test_a_narrow_column_breaks_the_day_and_the_name_of_the_state() -> None:
    found = card(
        "ĐẢNG BỘ TỈNH NINH HẢI HUYỆN ỦY BẾN ĐÈN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Số: 5/TB-HU", "VIỆT NAM", "8", "s Ậ",
        "Bến Đèn, ngày 03 tháng 01 năm", "2031", "THÔNG BÁO", "Kết quả thi đua", BODY,
        "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ Lê Sóng",
    )  # fmt: skip
    assert (found.issuer, found.published) == ("Huyện ủy Bến Đèn", date(2031, 1, 3))
    assert found.office == "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ"


def test_what_is_left_blank_or_not_told_is_unsure() -> None:
    found = card(
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Số:       /KH-TLĐ", *STATE, "Hà Nội, ngày      tháng 6 năm 2031",
        "KẾ HOẠCH", "Phát động thi đua", BODY,
    )  # fmt: skip
    assert found.kind is SourceKind.DOCUMENT
    assert (found.number, found.published, found.signer) == ("", None, "")
    assert {"number", "issued", "signer"} <= set(found.unsure)


def test_the_number_of_another_document_is_never_its_own() -> None:
    found = card(*STATE, "THÔNG BÁO", "Kết quả thi đua", f"Thực hiện Chỉ thị số 8/CT-TTg. {BODY}")
    assert found.number == ""
    assert "number" in found.unsure


def test_a_paper_says_itself_what_it_replaces_but_not_what_it_wants_replaced() -> None:
    head = ["UBND TỈNH NINH HẢI", *STATE, "Số: 7/KH-UBND", "KẾ HOẠCH", "Thi đua giữ đèn"]
    asked = "Giao Sở Nội vụ tham mưu thay thế Quyết định số 3/QĐ-UBND ngày 01/02/2030."
    done = "Kế hoạch này thay thế Kế hoạch số 5/KH-UBND ngày 01/02/2030."
    assert [effect.target for effect in card(*head, asked, done).validity.effects] == ["5/KH-UBND"]


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (["UBND TỈNH NINH HẢI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"], "Sở Khoa học và Công nghệ tỉnh Ninh Hải"),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ NINH HẢI"], "UBND thành phố Ninh Hải"),
        (["BỘ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"], "Bộ Nông nghiệp và Phát triển nông thôn"),
        (["ĐẢNG BỘ TỈNH NINH HẢI", "HUYỆN ỦY BẾN ĐÈN", "*"], "Huyện ủy Bến Đèn"),
        (["TỔNG CÔNG TY ĐIỆN LỰC MIỀN NAM", "CÔNG TY ĐIỆN LỰC NINH HẢI"], "Công ty Điện lực Ninh Hải"),
        (["QUÂN KHU 4", "BỘ CHỈ HUY QUÂN SỰ TỈNH NINH HẢI"], "Bộ Chỉ huy Quân sự tỉnh Ninh Hải"),
        (["THÔNG TẤN XÃ VIỆT NAM"], "Thông tấn xã Việt Nam"),
        (["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"], "Sở Văn hóa, Thể thao và Du lịch"),
        (["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "CỤM THI ĐUA SỐ 3"], "Hội đồng Thi đua - Khen thưởng Cụm thi đua số 3"),
        (["UBND TỈNH NINH HẢI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ Y TẾ"], "Sở Y tế tỉnh Ninh Hải"),
    ],
)
def test_the_issuer_is_the_last_body_of_the_head_as_offices_write_it(lines: list[str], issuer: str) -> None:
    assert spelled(of_head(cells([*lines, "Số: 1/KH-X"]))) == issuer


def test_a_body_is_cased_as_its_own_text_has_it() -> None:
    assert spelled("VIỆN HÀN LÂM ĐÈN BIỂN", "Theo đó, Viện Hàn lâm Đèn biển giao các trạm.") == "Viện Hàn lâm Đèn biển"


@pytest.mark.parametrize(
    ("foot", "name", "office"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Hải Vân", "Trần Hải Vân",
         "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Sóng", "Lê Sóng", "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ"),
        ("CHỈ HUY TRƯỞNG\nĐại tá Phan Đại Hải", "Phan Đại Hải", "CHỈ HUY TRƯỞNG"),
        ("HIỆU TRƯỞNG\nPGS.TS. Đặng Thị Ánh Biển", "Đặng Thị Ánh Biển", "HIỆU TRƯỞNG"),
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Phùng Hải Vinh", "Phùng Hải Vinh",
         "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
        ("GIÁM ĐỐC\nNGUYỄN HẢI ĐĂNG", "Nguyễn Hải Đăng", "GIÁM ĐỐC"),
        ("Người ký: KT. CHỦ TỊCH, Phó Chủ tịch Phùng Hải Vinh", "Phùng Hải Vinh", "KT. CHỦ TỊCH, Phó Chủ tịch"),
        ("CHỦ TỊCH CÔNG ĐOÀN ĐÈN BIỂN: Đặng Ánh Biển", "Đặng Ánh Biển", "CHỦ TỊCH CÔNG ĐOÀN ĐÈN BIỂN"),
    ],
)  # fmt: skip
def test_a_signature_is_a_name_under_an_office(foot: str, name: str, office: str) -> None:
    text = f"Điều 3. Các trạm thi hành.\nNơi nhận:\n- Lưu: VT.\n{foot}"
    (found,) = signatures(text)
    assert (found.name, found.office) == (name, office)
    assert found.span.of(text) == foot


def test_a_signature_is_read_beside_addressees_though_the_gap_is_lost() -> None:
    foot = "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- UBND tỉnh (b/c);\n- Lưu: VT (H.05b). Lê Sóng"
    (found,) = signatures(f"Điều 3. Các trạm thi hành.\n{foot}")
    assert (found.name, found.office) == ("Lê Sóng", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize(
    "text",
    ["QUYẾT ĐỊNH:\nĐiều 1. Tặng Giấy khen.", "GIÁM ĐỐC CÔNG TY ĐIỆN LỰC NINH HẢI\nCăn cứ Điều lệ;",
     "PHÓ CHỦ TỊCH THƯỜNG TRỰC\nKính gửi: Các trạm", "Danh sách\nNguyễn Hải Đăng\nTrần Hải Vân"],
)  # fmt: skip
def test_what_only_looks_like_a_signature_is_none(text: str) -> None:
    assert signatures(text) == []


def test_what_stands_below_the_form_is_its_subject_though_it_begins_like_a_text() -> None:
    above = ["TỔNG HỘI ĐÈN BIỂN", "HỘI ĐÈN BIỂN TỈNH NINH HẢI", "Số: 19/HD-HĐB", "Ninh Hải, ngày 05 tháng 3 năm 2031"]
    words = ["HƯỚNG DẪN", "Triển khai phong trào thi đua giữ đèn năm 2031", "Thực hiện Nghị quyết, Hội hướng dẫn:"]
    head = read_head([*above, *words], articles=False)
    assert (head.form, head.subject) == ("Hướng dẫn", "triển khai phong trào thi đua giữ đèn năm 2031")
