"""Figures with unit, what is counted and the time that they hold for."""

import pytest

from knowledge.fact import FactKind
from knowledge.facts.figure import plain
from tests.facts.reading import values


@pytest.mark.parametrize(
    ("value", "number"),
    [("64.304", "64304"), ("5,03", "5.03"), ("04", "4"), ("14/15", "14/15"), ("1.234.567", "1234567"), ("100", "100")],
)
def test_a_number_is_read_as_vietnamese_papers_write_it(value: str, number: str) -> None:
    assert plain(value) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Thu ngân sách đạt hơn 1.250 tỉ đồng, vượt 5,03% kế hoạch.",
            [("1250", "tỉ đồng"), ("5.03", "%")],
        ),
        (
            "UBND huyện đã khen thưởng cho 5.099 tập thể, 22.569 cá nhân.",
            [("5099", "tập thể"), ("22569", "cá nhân")],
        ),
        ("Thành phố có 14/15 chỉ tiêu đạt và vượt kế hoạch.", [("14/15", "chỉ tiêu")]),
        ("Thu giữ 117kg heroin và 1.084 bánh heroin.", [("117", "kg"), ("1084", "bánh heroin")]),
        ("Đội xây dựng làm mới 2,3 km đường và 04 căn nhà.", [("2.3", "km"), ("4", "căn nhà")]),
        ("7 tập thể được tặng Giấy khen.", [("7", "tập thể")]),
        (
            "Sáng 05/02/2024, Chỉ thị số 12/CT-UBND, Quý II/2024, đợt 2, khóa 18, lần thứ 14, Điều 8, kỷ niệm 75 năm, "
            "30 ngày, 24/7, Luật 2022 quy định.",
            [],
        ),
        ("Hưởng ứng phong trào “500 ngày đêm làm 3.000 km cao tốc” của Chính phủ.", []),
    ],
)
def test_figures_are_told_from_dates_numbers_of_documents_and_ordinals(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text, FactKind.FIGURE, "number", "unit") == found


def test_a_figure_says_what_is_counted_and_when() -> None:
    text = "Năm 2023, tổng thu ngân sách trên địa bàn đạt 350 tỷ đồng."
    assert values(text, FactKind.FIGURE, "of", "period") == [
        ("tổng thu ngân sách trên địa bàn", "2023-01-01/2023-12-31")
    ]


def test_the_year_of_constant_prices_is_not_the_figures_own() -> None:
    text = "Giá trị sản xuất theo giá so sánh năm 2010 đạt 64 tỷ đồng."
    assert values(text, FactKind.FIGURE, "period") == [("",)]
