"""Days, periods, phases and numbers in an English question are read as Vietnamese writes them."""

import pytest

from knowledge.vietnamese.dates import find_years
from knowledge.vietnamese.documents import find_references
from knowledge.vietnamese.english import from_english
from knowledge.vietnamese.english_numbers import find_figures


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("May 2021", "tháng 5 năm 2021"), ("June 30, 2021", "ngày 30/6/2021"), ("2nd of March 2021", "ngày 2/3/2021"),
        ("Sept. 5", "ngày 5/9"), ("first six months of 2021", "6 tháng đầu năm 2021"),
        ("last three months of 2021", "3 tháng cuối năm 2021"), ("second half of 2021", "6 tháng cuối năm 2021"),
        ("Q2/2021", "quý II năm 2021"), ("third quarter of 2021", "quý III năm 2021"),
        ("by the end of 2021", "đến hết năm 2021"), ("2021-2025 period", "giai đoạn 2021 - 2025"),
        ("between 2021 and 2025", "giai đoạn 2021 - 2025"), ("2nd phase", "đợt 2"), ("phase II", "đợt 2"),
        ("third round", "đợt 3"), ("1,250", "1.250"), ("7.5%", "7,5%"), ("No. 7", "số 7"),
    ],
)  # fmt: skip
def test_a_figure_is_written_the_vietnamese_way(written: str, meant: str) -> None:
    assert [figure.text for figure in find_figures(f"Which movement was it, {written}?")] == [meant]


@pytest.mark.parametrize("number", ["41/2019/NĐ-CP", "77-CT/TU", "12/KH-UBND", "9/12/2019", "88/2019"])
def test_numbers_of_documents_and_days_stay(number: str) -> None:
    assert number in from_english(f"What does the plan {number} say about the movement?")


@pytest.mark.parametrize("asked", ["Directive No. 7 of the Politburo", "What is Directive 7 of the Politburo about?"])
def test_a_document_is_found_by_its_english_name(asked: str) -> None:
    reference, *others = find_references(from_english(asked))
    assert (reference.kind, reference.number, reference.issuer, others) == ("CT", 7, "tw", [])


def test_the_years_of_a_range_are_all_asked_for() -> None:
    assert find_years(from_english("Which targets were set from 2021 to 2023?")) == {2021, 2022, 2023}
