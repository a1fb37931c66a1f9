import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.channel import PassageView
from bot.platforms.paging import TELEGRAM_LIMIT, pages, units
from bot.platforms.zalo_pages import LIMIT, messages, passage_texts
from bot.platforms.zalo_replies import Chosen, Missing, Opened, opinion_in, reply_in
from bot.storage.feedback import Fault, Opinion

MARKS = ["😀", "e\u0302\u0301", "👩\u200d👩\u200d👧", "[12]", "🇻🇳"]
TEXTS = st.lists(
    st.sampled_from([*MARKS, "thi đua ", "khen thưởng. ", "\n\n", "x" * 300, "🇻🇳" * 50]), min_size=20, max_size=200
).map("".join)
CITED = {"citations": [{"source": "a", "start": 1, "end": 2}], "related": [{"source": "b", "start": 3, "end": 4}]}
OFFERED = {"citations": [], "related": [], "choices": ["Ở đâu?", "Năm nào?"]}


@settings(deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from([LIMIT, TELEGRAM_LIMIT]))
def test_pages_of_a_messengers_size_rejoin_to_the_text(text: str, limit: int) -> None:
    cut = pages(text, limit)
    assert "".join(cut) == text
    assert all(units(page) <= limit for page in cut)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("limit", [LIMIT, TELEGRAM_LIMIT])
def test_a_letter_stays_whole_wherever_the_limit_falls(mark: str, limit: int) -> None:
    for before in range(limit - 12, limit + 1):
        cut = pages("x" * before + mark + "y" * 20, limit)
        assert "".join(cut) == "x" * before + mark + "y" * 20
        assert all(units(page) <= limit for page in cut)
        assert any(mark in page for page in cut)


def test_a_passage_shows_its_quote_between_arrows_and_no_markup_is_read() -> None:
    view = PassageView("Tiêu đề <b>", "Nguồn *đậm*", "trước ", "<i>câu</i> _trích_", " sau", "https://example.invalid")
    (shown,) = passage_texts(view)
    assert "trước »<i>câu</i> _trích_« sau" in shown and shown.startswith("Tiêu đề <b>\nNguồn *đậm*\n")
    assert messages("  \n ") == []


@pytest.mark.parametrize("typed", ["1", " 1 ", "[1]", "trích 1", "Trích dẫn 1", "TRICH 1", "nguồn số 1", "trích [1]"])
def test_a_number_opens(typed: str) -> None:
    assert reply_in(typed, CITED) == Opened("a", 1, 2)


@pytest.mark.parametrize("typed", ["0", "3", "1.5", "1 2", "-1", "1?", "đợt 1", "số 1 là gì", "", "²", "1" * 9])
def test_other_words_are_questions(typed: str) -> None:
    assert reply_in(typed, CITED) is None


def test_numbers_after_what_was_offered_and_numbers_that_are_not_there() -> None:
    assert reply_in("2", CITED) == Opened("b", 3, 4)
    assert reply_in("2", OFFERED) == Chosen("Năm nào?")
    assert reply_in("3", OFFERED) is None
    assert reply_in("trích 2", OFFERED) == Missing(2, 0)
    assert reply_in("trích 3", CITED) == Missing(3, 2)


def test_signs_are_opinions() -> None:
    assert [opinion_in(typed) for typed in ("👍", " 👍🏽 ", "👎", "👎1", "👎 5")] == [
        Opinion.GOOD,
        Opinion.GOOD,
        Opinion.BAD,
        Fault.WRONG,
        Fault.OTHER,
    ]
    assert [opinion_in(typed) for typed in ("👍1", "👎9", "👎0", "👍👎", "tốt")] == [None] * 5
