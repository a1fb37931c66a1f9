"""Participants and the parts they had."""

import pytest

from knowledge.fact import FactKind
from tests.facts.reading import values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ngày 06/3/2020, UBND huyện Mai Sơn phát động phong trào thi đua năm 2020.",
            [("UBND huyện Mai Sơn", "phát động")],
        ),
        (
            "Tại hội nghị, đồng chí Lò Văn Thắng, Phó Bí thư, Chủ tịch UBND huyện đã phát động phong trào thi đua.",
            [("Lò Văn Thắng", "phát động")],
        ),
        (
            "Ông Trần Bình thay mặt Ban Chấp hành phát động phong trào thi đua.",
            [("Trần Bình", "phát động")],
        ),
        (
            "Tổng công ty Điện Tây Bắc phối hợp với Công đoàn Điện lực tổ chức lễ phát động thi đua.",
            [
                ("Tổng công ty Điện Tây Bắc", "phát động"),
                ("Tổng công ty Điện Tây Bắc", "tổ chức"),
                ("Công đoàn Điện lực", "phối hợp"),
            ],
        ),
        (
            "Hưởng ứng phong trào thi đua do Trung ương và UBND tỉnh phát động.",
            [("Trung ương", "phát động"), ("UBND tỉnh", "phát động")],
        ),
        (
            "Cụm thi đua số 2 gồm huyện Mường La, thị xã Nghĩa Lộ và huyện Quỳnh Nhai tổ chức hội nghị sơ kết.",
            [
                ("Cụm thi đua số 2", "tổ chức"),
                ("huyện Mường La", "thành viên cụm"),
                ("huyện Quỳnh Nhai", "thành viên cụm"),
                ("thị xã Nghĩa Lộ", "thành viên cụm"),
            ],
        ),
        ("Thành phố Sơn La (đơn vị cụm trưởng năm 2024) bàn giao nhiệm vụ.", [("Thành phố Sơn La", "cụm trưởng")]),
        (
            "Dự hội nghị có bà Lường Thị Hoa, Phó Giám đốc Sở Nội vụ; Thường trực Huyện ủy; đại diện các phòng.",
            [("Lường Thị Hoa", "dự"), ("Thường trực Huyện ủy", "dự"), ("đại diện các phòng", "dự")],
        ),
        (
            "Công đoàn Công ty Chè Mộc và Công đoàn ngành Y tế được nhận Cờ thi đua của Tổng Liên đoàn.",
            [("Công đoàn Công ty Chè Mộc", "nhận cờ"), ("Công đoàn ngành Y tế", "nhận cờ")],
        ),
        (
            "Phát biểu tại hội nghị, ông Quàng Văn Bình đánh giá cao kết quả của cụm.",
            [("Quàng Văn Bình", "phát biểu")],
        ),
        ("Các khối thi đua đã ký kết giao ước thi đua năm 2024.", [("Các khối thi đua", "ký kết")]),
        (
            "Đội xe số 2 và kỹ sư Lê Minh Tú được tặng Giấy khen của Giám đốc.",
            [("Lê Minh Tú", "nhận giấy khen"), ("Đội xe số 2", "nhận giấy khen")],
        ),
        (
            "Các tập thể được tặng Bằng khen gồm: Phòng Cứu hộ Công an tỉnh; Đồn Biên phòng Mường Lát.",
            [
                ("Phòng Cứu hộ Công an tỉnh", "được tặng Bằng khen"),
                ("Đồn Biên phòng Mường Lát", "được tặng Bằng khen"),
            ],
        ),
        (
            "Bộ Tài chính trao Cờ thi đua của Bộ cho Chi cục Thuế khu vực Mai Sơn.",
            [("Bộ Tài chính", "trao"), ("Chi cục Thuế khu vực Mai Sơn", "nhận cờ")],
        ),
        (
            "Phát động đợt thi đua, Đại tá Hà Văn Kiên, Chỉ huy trưởng nêu bốn chỉ tiêu.",
            [("Hà Văn Kiên", "phát động")],
        ),
        ("Tập thể được đề nghị tặng Cờ thi đua phải dẫn đầu khối.", []),
        ("Các đại biểu đã chứng kiến lễ.", []),
    ],
)
def test_names_and_roles(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(values(text, FactKind.PARTICIPANT, "name", "role")) == sorted(found)


def test_the_items_of_a_list_of_honours_are_participants() -> None:
    text = (
        "Danh sách 2 tập thể được khen thưởng:\n1. Đội Kiểm soát số 1 – Chi cục Hải Âu.\n2. Phòng Hành chính.\nLan Anh"
    )
    assert values(text, FactKind.PARTICIPANT, "name", "role") == [
        ("Đội Kiểm soát số 1 – Chi cục Hải Âu", "được khen thưởng"),
        ("Phòng Hành chính", "được khen thưởng"),
    ]


def test_a_document_launches_where_nobody_else_is_said_to() -> None:
    text = "Thực hiện Chỉ thị số 05/CT-UBND của Chủ tịch UBND tỉnh về phát động phong trào thi đua năm 2023."
    assert values(text, FactKind.PARTICIPANT, "name", "role") == [("Chủ tịch UBND tỉnh", "phát động")]
