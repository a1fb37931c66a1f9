"""One normal form: composition, spaces, control characters, folding, syllables, and the place of a tone."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.vietnamese.normal import accent_key, bigrams, fold, has_accents, normalise, syllables, terms, words

VIETNAMESE = "Khen thưởng đột xuất, Đợt 1: hoà giải, thuỷ điện, ƯỚC nguyện, Ngã ba Ô Môn"
LETTERS = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵĐƯƠÁ 0129/-.,"
)


def test_decomposed_and_composed_text_are_one() -> None:
    decomposed = unicodedata.normalize("NFD", VIETNAMESE)
    assert decomposed != VIETNAMESE
    assert normalise(decomposed) == normalise(VIETNAMESE) == VIETNAMESE
    assert syllables(decomposed) == syllables(VIETNAMESE)
    assert words(decomposed) == words(VIETNAMESE)
    assert fold(decomposed) == fold(VIETNAMESE)


def test_spaces_of_every_kind_become_plain_ones_and_line_breaks_stay() -> None:
    assert normalise("thi\u00a0đua\tyêu\u3000nước\r\nnăm\r2024\n") == "thi đua yêu nước\nnăm\n2024\n"


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\u200b", "\u200d", "\ufeff", "\u202e", "\u00ad", "\ue000"])
def test_control_and_format_characters_are_dropped(char: str) -> None:
    assert normalise(f"khen{char} thưởng") == "khen thưởng"


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_a_normal_text_has_no_line_break_but_the_newline(char: str) -> None:
    assert len(normalise(f"Sở Nội vụ{char}tổ chức lễ phát động").splitlines()) == 1


def test_folding_drops_accents_and_case() -> None:
    assert fold("Đợt") == fold("ĐỢT") == "dot"
    assert fold("Thưởng") == fold("thường") == "thuong"


@settings(deadline=None, derandomize=True)
@given(LETTERS)
def test_folding_keeps_the_length_of_composed_vietnamese(text: str) -> None:
    assert len(fold(text)) == len(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("text", ["❤️ xã", "1️⃣ đợt", "각 tỉnh", "x\u0301 đợt"])
def test_folding_keeps_the_length_of_any_composed_text(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)


@settings(deadline=None, derandomize=True)
@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert not any(unicodedata.category(char) in {"Cf", "Cc", "Co", "Cs"} for char in once.replace("\n", ""))


@settings(deadline=None, derandomize=True)
@given(st.text())
def test_folding_and_counting_never_raise(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert len(bigrams(syllables(text))) == max(0, len(syllables(text)) - 1)
    assert terms(text)[: len(syllables(text))] == syllables(text)


@pytest.mark.parametrize(
    ("old", "new"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("UỶ", "Ủy"), ("quý", "qúy")]
)
def test_the_old_and_the_new_place_of_a_tone_make_one_word(old: str, new: str) -> None:
    assert accent_key(old) == accent_key(new)


@pytest.mark.parametrize(("one", "other"), [("thưởng", "thường"), ("đợt", "dot"), ("hòa", "hoa"), ("đa", "dạ")])
def test_words_with_other_accents_stay_apart(one: str, other: str) -> None:
    assert accent_key(one) != accent_key(other)


def test_numbers_lose_their_leading_zeros() -> None:
    assert syllables("01/7/2023") == syllables("1/07/2023") == ["1", "7", "2023"]
    assert syllables("00") == ["0"]


def test_accents_are_seen_where_there_are_any() -> None:
    assert has_accents("đợt 1")
    assert has_accents("Thưởng")
    assert not has_accents("khen thuong DOT XUAT 01/CT-UBND")
