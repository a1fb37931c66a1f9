"""Spaces left out or put in and digits of VNI are mended; numbers, names and words that are right stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.vietnamese.accents import AccentRestorer
from knowledge.vietnamese.mistyped import mend_typing

TEXTS = [
    "Phong trào thi đua yêu nước năm 2023 của tỉnh Lạng Sơn với chủ đề kỷ cương, sáng tạo.",
    "Khen thưởng đột xuất cho tập thể, cá nhân có thành tích; đợt 1 bắt đầu từ đầu năm.",
]
RESTORER = AccentRestorer(TEXTS, {})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khenthưởng đột xuất", "khen thưởng đột xuất"),
        ("phongtrao thiđua", "phong trao thi đua"),
        ("thiđuayêunước", "thi đua yêu nước"),
        ("khen th ưởng", "khen thưởng"),
        ("phong tr ào", "phong trào"),
        ("khen thuong73 d9ot65 xuat61", "khen thưởng đột xuất"),
        ("chủ đề2", "chủ đề"),
        ("năm2023", "năm 2023"),
        ("đợt1 của dot2", "đợt 1 của dot 2"),
    ],
)
def test_words_are_parted_joined_and_freed_of_digits(typed: str, meant: str) -> None:
    assert mend_typing(typed, RESTORER) == meant


@pytest.mark.parametrize(
    "typed",
    ["khen thưởng đột xuất", "khen thuong dot xuat", "NQ68", "01/CT-UBND", "bitcoin", "Covid19", "tỉnh Lạng Sơn, 2023"],
)
def test_what_is_right_or_unknown_stays(typed: str) -> None:
    assert mend_typing(typed, RESTORER) == typed


def test_a_place_written_in_one_word_gets_its_name() -> None:
    assert mend_typing("huyen YeuNuoc", RESTORER, {"yeunuoc": "Yêu Nước"}) == "huyen Yêu Nước"


@settings(deadline=None, derandomize=True)
@given(st.text(st.sampled_from("khen thưởngđua19 -/NQ"), max_size=40))
def test_no_letter_is_lost_or_added(text: str) -> None:
    mended = mend_typing(text, RESTORER)
    if not any(char.isdigit() for char in text):
        assert mended.replace(" ", "") == text.replace(" ", "")
