"""Accents that a person left out come back; what was typed, numbers and document numbers stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.vietnamese.accents import AccentRestorer
from knowledge.vietnamese.normal import fold

TEXTS = [
    "Phong trào thi đua yêu nước năm 2023 của tỉnh Lạng Sơn với chủ đề kỷ cương, sáng tạo.",
    "Khen thưởng đột xuất cho tập thể, cá nhân có thành tích đột xuất.",
    "Khen thưởng thường xuyên, khen thưởng kịp thời; họp thường kỳ mỗi tháng.",
    "Chỉ thị số 01/CT-UBND về tổ chức phong trào thi đua; chỉ thị của Ban Thường vụ.",
]
RESTORER = AccentRestorer(TEXTS, {})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phong trao thi dua yeu nuoc", "phong trào thi đua yêu nước"),
        ("khen thuong dot xuat", "khen thưởng đột xuất"),
        ("khen thuong thuong xuyen", "khen thưởng thường xuyên"),
        ("chu de cua tinh", "chủ đề của tỉnh"),
        ("khen thưởng dot xuat", "khen thưởng đột xuất"),
    ],
)
def test_the_context_decides_between_readings(typed: str, meant: str) -> None:
    assert RESTORER.restore(typed) == meant


@pytest.mark.parametrize("typed", ["khen thường đột xuất", "Đội tuyển", "đồng bào", "họp thường kỳ"])
def test_accents_that_were_typed_are_honoured(typed: str) -> None:
    restored = RESTORER.restore(typed).split()
    for word, after in zip(typed.split(), restored, strict=True):
        if fold(word) != word.lower():
            assert after == word


@pytest.mark.parametrize("number", ["01/CT-UBND", "01/ct-ubnd", "34-CT/TW", "2023", "01/7/2023", "VII", "xiii", "SJC"])
def test_numbers_stay_as_typed(number: str) -> None:
    assert number in RESTORER.restore(f"chi thi so {number} la gi")


@pytest.mark.parametrize(
    ("slip", "meant"), [("phonng trao", "phong"), ("khenn thuong", "khen"), ("phogn trao", "phong")]
)
def test_a_slip_of_one_letter_is_mended(slip: str, meant: str) -> None:
    assert RESTORER.restore(slip).split()[0] == meant


def test_words_that_no_source_has_stay() -> None:
    assert RESTORER.restore("bitcoin blockchain") == "bitcoin blockchain"


def test_a_model_of_no_texts_changes_nothing() -> None:
    assert AccentRestorer([], {}).restore("khen thuong dot xuat") == "khen thuong dot xuat"


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=50))
def test_any_text_keeps_its_count_of_words(text: str) -> None:
    assert len(RESTORER.restore(text).split()) == len(text.split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thi3 d9ua", "thi đua"),
        ("phong traof thi ddua", "phong trào thi đua"),
        ("khenn thuwởng", "khen thưởng"),
        ("yêu nưowcs", "yêu nước"),
        ("năm nayf", "năm nayf"),
    ],
)
def test_keys_left_over_from_typing_are_read(typed: str, meant: str) -> None:
    assert RESTORER.restore(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("chủ dề", "chủ đề"), ("khen thuởng", "khen thưởng"), ("đôt xuât", "đột xuất")]
)
def test_a_mark_that_is_missing_from_a_word_is_added(typed: str, meant: str) -> None:
    assert RESTORER.restore(typed) == meant


def test_words_of_vietnamese_at_large_are_no_slips() -> None:
    assert AccentRestorer(TEXTS).restore("biên giới có đám cưới") == "biên giới có đám cưới"


def test_only_names_are_touched_where_asked() -> None:
    assert RESTORER.restore("thi dua tinh Lang Son", names_only=True) == "thi dua tinh Lạng Sơn"


def test_a_real_word_with_accents_stays_among_words_with_all_their_accents() -> None:
    model = AccentRestorer(["từ đầu đến cuối", "từ đầu năm", "ở đâu"])
    assert model.restore("việc ấy phải bắt nguồn từ đâu") == "việc ấy phải bắt nguồn từ đâu"
    assert model.restore("tu dau nam") == "từ đầu năm"


def test_a_word_that_is_mostly_plain_stays_among_words_with_all_their_accents() -> None:
    model = AccentRestorer(["xã cho vay", "cho các trạm", "huyện có chợ cái", "chợ cái"])
    assert model.restore("trạm nào được thưởng thì huyện cho cái gì") == "trạm nào được thưởng thì huyện cho cái gì"
