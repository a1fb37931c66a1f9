"""The announcement's own lines stay, word for word; what a site puts around them goes."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.cleaning import clean
from knowledge.vietnamese.normal import normalise
from tests.knowledge.pages import BODY, COUNTERS, LETTER, PAGES, PHONES, PLEDGE, RELATED, WEATHER

LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from([*COUNTERS.split("\n"), *PHONES.split("\n"), *LETTER.split("\n"), *RELATED.split("\n")]),
        st.text(st.sampled_from('thi đua khen.;:-()“”"0123456789\u00a0\u200b\t\r'), max_size=60),
    ),
    max_size=25,
)


def folded(raw: str) -> list[str]:
    return [re.sub(r" +", " ", line).strip() for line in normalise(raw).split("\n")]


@pytest.mark.parametrize("name", PAGES)
def test_the_announcement_itself_stays(name: str) -> None:
    text = clean(PAGES[name]).text
    assert BODY in text
    assert name == "letter" or PLEDGE in text


@pytest.mark.parametrize("name", PAGES)
def test_every_line_stands_in_the_raw_page(name: str) -> None:
    raw = folded(PAGES[name])
    assert all(any(line in other for other in raw) for line in clean(PAGES[name]).text.split("\n"))


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (WEATHER, ["thời tiết", "23°C", "Độ ẩm", "Sức gió"]),
        (COUNTERS, ["Trang chủ", "Tin tức", "Cỡ chữ", "banner", "truy cập", "Hôm nay", "1250"]),
        (PHONES, ["Quay lại", "Địa chỉ", "Điện thoại", "Email", "Chịu trách nhiệm", "Bản quyền"]),
        (RELATED, ["Nguồn:", "Các tin khác", "Huân chương", "làm sạch"]),
    ],
)
def test_what_the_site_put_around_it_goes(page: str, gone: list[str]) -> None:
    text = clean(page).text
    assert [words for words in gone if words in text] == []


@pytest.mark.parametrize(
    "banner",
    ["Trang chủ | Tin hoạt động", "DENBIEN.VN - Bản tin Công đoàn", "ĐÀI ĐÈN BIỂN - Cổng thông tin điện tử"],
)
def test_the_name_of_a_site_is_not_the_announcements(banner: str) -> None:
    assert clean(f"{banner}\nTrạm đèn phát động thi đua giữ đèn\n").text == "Trạm đèn phát động thi đua giữ đèn"


def test_an_official_letter_keeps_its_addressees_and_signature() -> None:
    assert clean(LETTER).text.split("\n")[-6:] == LETTER.split("\n")[-6:]


def test_a_line_of_provenance_becomes_the_header() -> None:
    cleaned = clean(RELATED)
    assert cleaned.header == "https://example.vn/tin/42"
    assert cleaned.text.startswith("Đoàn Thanh niên huyện Bảo Lâm")


def test_a_date_stays_without_the_counter_behind_it() -> None:
    assert "Thứ sáu, 15/03/2024 08:30" in clean(COUNTERS).text.split("\n")


def test_a_title_printed_twice_is_kept_once() -> None:
    title = "Trường Đại học Vinh phát động thi đua dạy tốt, học tốt"
    assert clean(f"{title}\n{title}\n{BODY}").text.count(title) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Xem thêm sổ tay, các đơn vị cần báo cáo kết quả thực hiện phong trào thi đua về Sở Nội vụ trước ngày "
        "30/11/2024 để tổng hợp, trình UBND tỉnh.",
        "Ý kiến của các đại biểu dự hội nghị đều thống nhất cao với dự thảo quy chế thi đua, khen thưởng của khối.",
        "- Địa chỉ nhận hồ sơ khen thưởng: Ban Thi đua - Khen thưởng tỉnh, số 5 đường Hùng Vương, trong giờ hành "
        "chính.",
    ],
)
def test_a_sentence_that_begins_like_debris_stays_between_paragraphs(line: str) -> None:
    assert line in clean(f"Tỉnh Hà Nam hướng dẫn thi đua\n{BODY}\n{line}\n{BODY}").text


@pytest.mark.parametrize(
    "raw", ["", "\n \t\n", "\ufeff", "Quay lại", "Trang chủ\nTin tức\nin trang", "img\n\nbanner.png"]
)
def test_nothing_but_debris_leaves_nothing(raw: str) -> None:
    assert clean(raw).text == ""


@pytest.mark.parametrize("name", PAGES)
def test_the_form_of_unicode_and_line_ends_makes_no_difference(name: str) -> None:
    page = PAGES[name]
    assert clean(unicodedata.normalize("NFD", page)) == clean("\ufeff" + page.replace("\n", "\r\n")) == clean(page)


@pytest.mark.parametrize("name", PAGES)
def test_cleaning_twice_changes_nothing_more(name: str) -> None:
    once = clean(PAGES[name]).text
    assert clean(once).text == once


@settings(deadline=None, derandomize=True, max_examples=200)
@given(LINES)
def test_any_page_is_cleaned_into_lines_of_its_own(lines: list[str]) -> None:
    raw = "\n".join(lines)
    kept = clean(raw).text
    own = folded(raw.lstrip("\ufeff"))
    assert all(any(other.startswith(line) for other in own) for line in kept.split("\n"))
    assert kept == kept.strip()
