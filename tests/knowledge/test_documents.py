"""Numbers of documents: full ones, the loose ways people type them, and what must not be taken for one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.vietnamese.documents import DocumentNumber, find_numbers, find_references, in_digits


def only(text: str) -> DocumentNumber:
    (found,) = find_numbers(text)
    return found


@pytest.mark.parametrize(
    ("written", "key", "kind"),
    [
        ("01/CT-UBND", (1, None, "ct-ubnd"), "CT"),
        ("19/CT-TTg", (19, None, "ct-ttg"), "CT"),
        ("19-CT/TU", (19, None, "ct-tu"), "CT"),
        ("145/2020/NĐ-CP", (145, 2020, "nd-cp"), "NĐ"),
        ("06/2022/QH15", (6, 2022, "qh15"), "L"),
        ("7842/BNNMT-TCCB", (7842, None, "bnnmt-tccb"), ""),
        ("01/2024/TT-BNV", (1, 2024, "tt-bnv"), "TT"),
        ("15/2013/TTLT-BNV-BTC", (15, 2013, "ttlt-bnv-btc"), "TTLT"),
        ("76/CĐ-TTg", (76, None, "cd-ttg"), "CĐ"),
        ("09-QĐi/TW", (9, None, "qdi-tw"), "QĐi"),
    ],
)
def test_a_full_number_is_an_identity(written: str, key: tuple[int, int | None, str], kind: str) -> None:
    found = only(f"Thực hiện văn bản số {written} về thi đua; các đơn vị thi hành.")
    assert (found.key, found.kind, found.written) == (key, kind, written)


@pytest.mark.parametrize("written", ["01/CT-UBND", "1/CT-UBND", "01 /CT-UBND", "01/CT–UBND", "01 / CT - UBND"])
def test_spellings_of_one_number_are_equal(written: str) -> None:
    assert only(written).key == only("01/CT-UBND").key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("19/CT-TTg", "19-CT/TU"), ("01/CT-UBND", "01/KH-UBND"), ("98/2023/NĐ-CP", "98/2020/NĐ-CP"),
        ("01/CT-UBND", "10/CT-UBND"),
    ],
)  # fmt: skip
def test_numbers_that_look_alike_stay_apart(one: str, other: str) -> None:
    assert only(one).key != only(other).key
    (reference,) = find_references(one)
    assert reference.matches(only(one))
    assert not reference.matches(only(other))


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị 19", "giai đoạn 2021-2025", "COVID-19", "đạt 14/15 chỉ tiêu", "24/7", "ngày 25/10/2021", "U22/U23",
        "30/4-1/5", "khóa 12 - Nguyễn Văn An",
    ],
)  # fmt: skip
def test_other_numbers_are_no_documents(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("typed", "number", "kind"),
    [
        ("chi thi 19", 19, "CT"), ("KH 123 của Tây Ninh", 123, "KH"), ("chỉ thị số 5", 5, "CT"), ("NQ68", 68, "NQ"),
        ("Luật 06 quy định gì", 6, "L"), ("quyết định số: 1478", 1478, "QĐ"), ("ct19/ttg", 19, "CT"),
        ("chi thi so 01/ct-ubnd", 1, "CT"), ("nghi quyet 24 nq/tw", 24, "NQ"), ("tt 01 noi gi", 1, "TT"),
        ("công văn hướng dẫn bình xét (số 41) ngày nào", 41, "CV"), ("kế hoạch của bộ số 7842 nói gì", 7842, "KH"),
    ],
)  # fmt: skip
def test_a_loose_reference_is_understood(typed: str, number: int, kind: str) -> None:
    found = find_references(typed)
    assert (number, kind) in {(reference.number, reference.kind) for reference in found}


@pytest.mark.parametrize(
    "typed",
    ["kế hoạch 2023", "luật 2022", "nghị quyết Đại hội 13", "chỉ thị 1.500 người", "năm 2020 có chỉ thị nào", "đợt 2"],
)
def test_years_and_amounts_are_no_references(typed: str) -> None:
    assert find_references(typed) == []


@pytest.mark.parametrize(
    "typed",
    ["kế hoạch 5 năm", "kế hoạch 06 tháng đầu năm", "quy định 10% kinh phí", "hướng dẫn 3 bước", "thông báo 2 lần"],
)
def test_a_count_behind_a_kind_of_document_is_no_reference(typed: str) -> None:
    assert find_references(typed) == []


@pytest.mark.parametrize("typed", ["nghị định 98/2020", "nghị định số 98/2020", "NĐ 98/2020"])
def test_a_year_typed_behind_a_loose_number_counts(typed: str) -> None:
    assert not any(reference.matches(only("98/2023/NĐ-CP")) for reference in find_references(typed))


def test_a_loose_reference_fits_every_document_of_its_kind_and_number() -> None:
    (reference,) = find_references("chỉ thị 19 là gì")
    assert reference.matches(only("19/CT-TTg"))
    assert reference.matches(only("19-CT/TU"))
    assert not reference.matches(only("19/KH-UBND"))


def test_two_documents_in_one_question_are_two_references() -> None:
    found = find_references("Chỉ thị 19/CT-TTg khác gì Chỉ thị số 34-CT/TW?")
    assert [(reference.number, reference.symbol) for reference in found] == [(19, "ct-ttg"), (34, "ct-tw")]


TWINS = [
    "05-CT/TW", "05/CT-UBND", "05-CT/TU", "05/CT-TTg", "68/NQ-HĐND", "68/NQ-CP", "68-NQ/TU", "34-CT/TW", "77/KH-UBND",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CT 05 BCT", "05-CT/TW"), ("chỉ thị số 5 của bộ chính trị", "05-CT/TW"), ("05 CT TW", "05-CT/TW"),
        ("05 chỉ thị trung ương", "05-CT/TW"), ("ct 05/bct", "05-CT/TW"), ("chi thi 05 cua ban bi thu", "05-CT/TW"),
        ("chỉ thị 5 ubnd tỉnh", "05/CT-UBND"), ("CT 05 của tỉnh ủy", "05-CT/TU"),
        ("chỉ thị 05 thủ tướng", "05/CT-TTg"), ("NQ68 HĐND tỉnh", "68/NQ-HĐND"),
        ("nghị quyết sáu tám của HĐND", "68/NQ-HĐND"), ("nq 68 của chính phủ", "68/NQ-CP"),
        ("chỉ thị ba mươi tư nói gì", "34-CT/TW"), ("chỉ thị 34 ngày 7/4/2014 của Bộ Chính trị", "34-CT/TW"),
        ("kế hoạch 77 năm 2021", "77/KH-UBND"),
    ],
)  # fmt: skip
def test_the_issuer_tells_documents_of_one_number_apart(typed: str, meant: str) -> None:
    (reference,) = find_references(typed)
    assert [twin for twin in TWINS if reference.matches(only(twin))] == [meant]


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ("nghị quyết sáu mươi tám của HĐND", "nghị quyết 68 của HĐND"),
        ("ke hoach mot tram hai muoi ba cua tinh uy", "ke hoach 123 cua tinh uy"),
        ("kế hoạch số hai trăm linh năm", "kế hoạch 205"),
        ("kế hoạch ba năm", "kế hoạch ba năm"),
        ("chỉ thị 34", "chỉ thị 34"),
    ],
)
def test_numbers_in_words_become_figures(typed: str, figures: str) -> None:
    assert in_digits(typed) == figures


def test_a_regulation_of_the_party_bears_the_letters_of_a_decision() -> None:
    (reference,) = find_references("quy định 41 về đảng viên")
    assert reference.matches(only("41-QĐ/TW"))
    assert not reference.matches(only("41-CT/TW"))


def test_a_year_behind_a_law_or_decree_is_part_of_its_number() -> None:
    (reference,) = find_references("nghị định 98 năm 2023 còn hiệu lực không")
    assert reference.matches(only("98/2023/NĐ-CP"))
    assert not reference.matches(only("98/2020/NĐ-CP"))


@pytest.mark.parametrize("typed", ["kế hoạch ba năm", "chương trình bảy mươi năm", "quyết định tư"])
def test_counts_of_years_in_words_are_no_references(typed: str) -> None:
    assert find_references(typed) == []


@settings(deadline=None, derandomize=True)
@given(st.text(st.sampled_from("0123456789/-– CTQĐNKHtgubnd.năm"), max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(number.span.of(text) == number.written for number in find_numbers(text))
    assert all(reference.number >= 0 for reference in find_references(text))
