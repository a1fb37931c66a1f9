"""Movements, themes and slogans as facts."""

import pytest

from knowledge.fact import FactKind
from tests.facts.reading import values


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Tiếp tục các phong trào: “Sạch bản đẹp làng”; “Mỗi người một cây xanh”.",
            ["Sạch bản đẹp làng", "Mỗi người một cây xanh"],
        ),
        (
            "Tập trung thực hiện phong trào Lai Châu chung tay xây dựng nông thôn mới; chuẩn bị đại hội.",
            ["Lai Châu chung tay xây dựng nông thôn mới"],
        ),
        (
            "Triển khai các phong trào thi đua do Thủ tướng Chính phủ phát động như Phong trào thi đua xây dựng "
            "Nông thôn mới; Chung tay vì người nghèo; Chung tay xóa nhà tạm, nhà dột nát.",
            ["xây dựng Nông thôn mới", "Chung tay vì người nghèo", "Chung tay xóa nhà tạm, nhà dột nát"],
        ),
        (
            "Gắn với thực hiện “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh” tại chi bộ.",
            ["Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"],
        ),
        (
            "Công nhân hưởng ứng chương trình “Một triệu cải tiến” do Tổng Liên đoàn phát động.",
            ["Một triệu cải tiến"],
        ),
        (
            "Phát động 3 phong trào lớn: “Đường thông, hè thoáng”, “Xóa điểm đen” và “Bến xe không rác, không cò mồi”.",
            ["Đường thông, hè thoáng", "Xóa điểm đen", "Bến xe không rác, không cò mồi"],
        ),
        ("Bà con gọi đó là “con đường mơ ước” của bản.", []),
    ],
)
def test_movements_are_named_with_and_without_quotation_marks(text: str, names: list[str]) -> None:
    assert [name for (name,) in values(text, FactKind.MOVEMENT, "name")] == names


def test_a_movement_has_an_owner_and_a_scope_where_they_are_said() -> None:
    text = "Hưởng ứng phong trào “Ba sạch, ba đẹp” do Hội Phụ nữ tỉnh phát động."
    assert values(text, FactKind.MOVEMENT, "name", "owner") == [("Ba sạch, ba đẹp", "Hội Phụ nữ tỉnh")]
    text = "Tổ chức phong trào thi đua “Ba sạch, ba đẹp” trên địa bàn thị xã theo kế hoạch."
    assert values(text, FactKind.MOVEMENT, "scope") == [("trên địa bàn thị xã",)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sở phát động thi đua với chủ đề “Kỷ cương, trách nhiệm”.", [("Kỷ cương, trách nhiệm", "chủ đề")]),
        ("Công trường nêu phương châm “An toàn là trên hết”.", [("An toàn là trên hết", "phương châm")]),
        (
            'Phát động với mục tiêu hành động là: "Đoàn kết một lòng; giữ vững sản xuất; nâng cao đời sống”. '
            "Hội nghị bế mạc.",
            [("Đoàn kết một lòng; giữ vững sản xuất; nâng cao đời sống", "mục tiêu hành động")],
        ),
    ],
)
def test_themes_and_slogans(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text, FactKind.THEME, "name", "type") == found
