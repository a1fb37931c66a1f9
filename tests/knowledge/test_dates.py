"""Dates and years as officials write them, and what only looks like one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.vietnamese.dates import find_dates, find_years, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ngày 16/7/2021", date(2021, 7, 16)),
        ("ngày 05.09.2023", date(2023, 9, 5)),
        ("ngày 3-2-2020", date(2020, 2, 3)),
        ("ngày 19 tháng 11 năm 2025", date(2025, 11, 19)),
        ("ngày 02 Tháng 09 Năm 1945.", date(1945, 9, 2)),
        ("ngày 21/ 01/ 2020 của UBND", date(2020, 1, 21)),
        ("(29/02/2024)", date(2024, 2, 29)),
    ],
)
def test_a_full_date_is_read(text: str, value: date) -> None:
    (found,) = find_dates(text)
    assert found.value == value
    assert found.span.of(text)[0].isdigit()
    assert found.span.of(text).endswith(str(value.year))


@pytest.mark.parametrize("text", ["từ ngày 01/7", "ngày 01 tháng 7", "trước 1.7."])
def test_a_date_without_a_year_has_day_and_month_only(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.day, found.month, found.value) == (1, 7, None)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2020", "29/2/2023", "00/01/2024", "ngày 45 tháng 13", "Chỉ thị 01/CT-UBND", "34-CT/TW", "06/2022/QH15",
        "1.234.567 đồng", "576.449 tỉ đồng", "14/15 chỉ tiêu", "lúc 10:30", "tháng 7/2025", "Quý II/2020",
    ],
)  # fmt: skip
def test_impossible_dates_and_other_numbers_are_none(text: str) -> None:
    assert find_dates(text) == []


def test_both_ends_of_a_stretch_are_read() -> None:
    text = "từ ngày 01/7 đến ngày 31/12/2023"
    assert [found.span.of(text) for found in find_dates(text)] == ["01/7", "31/12/2023"]
    assert len(find_dates("(01/01/2021 - 31/12/2025)")) == 2


def test_both_ends_of_a_stretch_without_spaces_are_read() -> None:
    assert [found.value for found in find_dates("01/01/2021-31/12/2025")] == [date(2021, 1, 1), date(2025, 12, 31)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("năm 2020.", {2020}),
        ("thi đua năm 2023, 2024", {2023, 2024}),
        ("giai đoạn 2021 - 2025", {2021, 2022, 2023, 2024, 2025}),
        ("nhiệm kỳ 2020–2022", {2020, 2021, 2022}),
        ("năm học 2023-2024", {2023, 2024}),
        ("ngày 06/3/2020", {2020}),
        ("16.7.2021", {2021}),
    ],
)
def test_years_are_read(text: str, years: set[int]) -> None:
    assert find_years(text) == years


@pytest.mark.parametrize(
    "text", ["145/2020/NĐ-CP", "06/2022/QH15", "2023/QĐ-UBND", "1.2023", "2.030 hộ", "20201", "2020a", "3000"]
)
def test_numbers_of_documents_and_amounts_are_no_years(text: str) -> None:
    assert find_years(text) == set()


def test_a_range_of_many_years_is_not_filled() -> None:
    assert find_years("truyền thống 1948 - 2023") == {1948, 2023}


@settings(deadline=None, derandomize=True)
@given(st.dates(date(1945, 1, 1), date(2068, 12, 31)))
def test_every_shown_day_is_read_back(day: date) -> None:
    (found,) = find_dates(f"Hà Nội, ngày {shown(day)}.")
    assert found.value == day


@settings(deadline=None, derandomize=True)
@given(st.text("0123456789/.- thángnăm", max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(found.span.of(text) for found in find_dates(text))
    assert all(1900 < year < 2100 for year in find_years(text))
