import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.paging import MARKER, SMALLEST_LIMIT, pages, units

TEXTS = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(["[1]", "[12] ", "\n\n", "\n", ". ", "🇻🇳", "👩\u200d👩\u200d👧", "e\u0302\u0301", "\u0301"]),
        st.sampled_from(["thi đua ", "khen thưởng.", "x" * 30, " " * 20]),
    ),
    max_size=60,
).map("".join)


@settings(deadline=None, derandomize=True)
@given(TEXTS, st.integers(SMALLEST_LIMIT, 80))
def test_pages_rejoin_fit_and_keep_markers_whole(text: str, limit: int) -> None:
    cut = pages(text, limit)
    assert "".join(cut) == text
    assert all(0 < units(page) <= limit for page in cut)
    whole = [marker.group() for marker in MARKER.finditer(text)]
    assert [marker for page in cut for marker in MARKER.findall(page)] == whole


@settings(deadline=None, derandomize=True)
@given(TEXTS)
def test_units_are_utf16_code_units(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_short_text_is_one_page_and_no_text_is_none() -> None:
    assert pages("Kính chào anh/chị.") == ["Kính chào anh/chị."]
    assert pages("") == []


def test_a_paragraph_boundary_is_preferred_to_a_sentence_boundary() -> None:
    assert pages("Một câu. Hai câu.\n\nBa câu. Bốn câu.", 28) == ["Một câu. Hai câu.\n\n", "Ba câu. Bốn câu."]


def test_a_sentence_boundary_is_preferred_to_a_word_boundary() -> None:
    assert pages("Câu thứ nhất. Câu thứ hai dài hơn.", 25) == ["Câu thứ nhất. ", "Câu thứ hai dài hơn."]


def test_a_marker_stays_with_its_sentence() -> None:
    for limit in range(SMALLEST_LIMIT, 60):
        for page in pages("Thi đua là hoạt động có tổ chức. [1] Khen thưởng là việc ghi nhận. [2]", limit):
            assert not re.match(r"\[\d", page)


def test_a_letter_keeps_its_marks() -> None:
    assert all(not page.startswith("\u0301") for page in pages("e\u0302\u0301" * 40, 16))


def test_a_limit_too_small_for_a_marker_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a limit"):
        pages("thi đua", 3)
