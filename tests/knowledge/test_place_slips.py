"""Names of places with a slip come back as they are written, and no place turns into another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.vietnamese.normal import fold, words
from knowledge.vietnamese.place_slips import mend_places

KNOWN = frozenset({"kontum", "bentre", "camranh", "hauloc"})
WORDS = frozenset(words("thi dua o tinh huyen nam co gi cua cum va ton vinh nhung ban tre thanh pho kon tum ben"))


def mended(question: str) -> str:
    return mend_places(question, KNOWN, lambda word: fold(word) in WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thi đua ở Kon Tumm", "thi đua ở Kon Tum"),
        ("ben tree co gi", "Bến Tre co gi"),
        ("Cma Ranh năm 2020", "Cam Ranh năm 2020"),
        ("huyện Krông Nnăng", "huyện Krông Năng"),  # no source names it, but a unit's word stands before it
        ("cụm thi đua HL 2020", "cụm thi đua Hậu Lộc 2020"),
        ("tỉnh BT", "tỉnh Bến Tre"),
    ],
)
def test_a_slip_in_a_name_is_mended(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["tôn vih những", "huyện Krông Pa", "thi đua ở Bến Cát", "kế hoạch 12/KH-UBND", "tỉnh ủy TW", "ở bt", "Kon Tum"],
)
def test_what_is_no_slip_of_one_place_stays(typed: str) -> None:
    assert mended(typed) == typed


@settings(deadline=None, derandomize=True)
@given(st.text(st.sampled_from("kon tumbrehậ GL19/-"), max_size=30))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(mended(text), str)
