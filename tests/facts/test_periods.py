"""Stretches of time and ordinals as officials write them."""

import pytest

from knowledge.vietnamese.ordinals import ordinal
from knowledge.vietnamese.periods import find_periods, iso


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1", 1), ("02", 2), ("II", 2), ("iv", 4), ("hai", 2), ("thứ nhất", 1), ("thu hai", 2), ("thứ tư", 4),
        ("nhì", 2), ("dau tien", 1), ("mười", 10), ("tháng", None), ("", None),
    ],
)  # fmt: skip
def test_an_ordinal_is_read_however_it_is_written(written: str, number: int | None) -> None:
    assert ordinal(written) == number


@pytest.mark.parametrize(
    ("text", "year", "days"),
    [
        ("từ đầu năm đến ngày 30/6/2023", None, [("2023-01-01", "2023-06-30")]),
        ("từ ngày 01/7 đến ngày 31/12/2023", None, [("2023-07-01", "2023-12-31")]),
        ("từ ngày 15/11/2024 đến ngày 15/02", None, [("2024-11-15", "2025-02-15")]),
        ("từ ngày 20/11 đến hết ngày 10/01/2025", None, [("2024-11-20", "2025-01-10")]),
        ("từ ngày 05/8 và kết thúc vào ngày 02/11/2025", None, [("2025-08-05", "2025-11-02")]),
        ("(01/10 - 31/10)", 2024, [("2024-10-01", "2024-10-31")]),
        ("từ tháng 7/2022 đến hết năm 2023", None, [("2022-07-01", "2023-12-31")]),
        ("từ năm 2024 đến năm 2025", None, [("2024-01-01", "2025-12-31")]),
        ("từ ngày phát động đến hết ngày 31/5/2024", None, [("", "2024-05-31")]),
        ("6 tháng đầu năm 2019", None, [("2019-01-01", "2019-06-30")]),
        ("kết quả 6 tháng đầu năm", 2021, [("2021-01-01", "2021-06-30")]),
        ("kết quả 6 tháng đầu năm", None, [("", "")]),
        ("9 tháng đầu năm 2020", None, [("2020-01-01", "2020-09-30")]),
        ("6 tháng cuối năm 2019", None, [("2019-07-01", "2019-12-31")]),
        ("Quý II/2020", None, [("2020-04-01", "2020-06-30")]),
        ("trong quý IV năm 2025", None, [("2025-10-01", "2025-12-31")]),
        ("giai đoạn 2021 - 2025", None, [("2021-01-01", "2025-12-31")]),
        ("Kế hoạch 5 năm (2006 - 2010)", None, [("2006-01-01", "2010-12-31")]),
        ("trong tháng 7/2025", None, [("2025-07-01", "2025-07-31")]),
        ("tháng 2 năm 2024", None, [("2024-02-01", "2024-02-29")]),
        ("đến hết năm 2020", None, [("", "2020-12-31")]),
        ("Ngày truyền thống (11/6/1948 - 11/6/2023)", None, []),
        ("Công văn số 12/2024/CV-SNV", None, []),
        ("hỗ trợ từ 03 tháng trở lên", None, []),
    ],
)  # fmt: skip
def test_a_stretch_of_time_is_resolved_where_words_and_card_settle_it(
    text: str, year: int | None, days: list[tuple[str, str]]
) -> None:
    assert [(iso(found.start), iso(found.end)) for found in find_periods(text, year)] == days
