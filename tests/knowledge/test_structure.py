"""Passages: every word in one of them, none too long, none cut in an abbreviation, each under its headings."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from knowledge.cleaning import clean
from knowledge.passage import Passage
from knowledge.source import Provenance, Source
from knowledge.structure import split
from tests.knowledge.pages import PAGES

MOST = 400
PIECES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "Chương I",
                "1. Mục đích",
                "a) ",
                "- ",
                ". ",
                "; ",
                ": ",
                "“",
                "”",
                '"',
                "(",
                ")",
                "\n",
                "TP. ",
                "…",
                "x" * 90,
            ]
        ),
        st.sampled_from(["Các đơn vị thi đua ", "nhằm hoàn thành nhiệm vụ, ", "Điều 5. ", "NỘI DUNG\n", "kết quả"]),
    ),
    max_size=60,
).map("".join)


def of(text: str) -> Source:
    return Source("s", "s", text, Provenance())


def quotes(text: str) -> list[str]:
    return [passage.span.of(text) for passage in split(of(text))]


def uncovered(text: str, passages: list[Passage]) -> str:
    """Letters and digits that no passage covers."""
    spans = [passage.span for passage in passages]
    inside = {at for span in spans for at in range(span.start, span.end)}
    return "".join(char for at, char in enumerate(text) if char.isalnum() and at not in inside)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_covered_by_passages_in_order(name: str) -> None:
    text = clean(PAGES[name]).text
    passages = split(of(text))
    assert uncovered(text, passages) == ""
    assert passages == sorted(passages, key=lambda passage: passage.span.start)
    assert all(passage.paragraph.covers(passage.sentence) for passage in passages)
    assert all(passage.sentence.covers(passage.span) for passage in passages)


@pytest.mark.parametrize(
    "sentence",
    [
        "TP. Hồ Chí Minh dẫn đầu khối.", "Đ/c Nguyễn Văn An, TS. Lê Bình và PGS. Trần Cư dự lễ.",
        "Ông T. Hùng phát biểu.",
        "Đơn vị đạt 1.234.567 đồng trong năm.", "Chủ đề “Kỷ cương. Sáng tạo. Phát triển.” được chọn.",
        "Khối gồm (1. Sở Nội vụ. 2. Sở Tài chính) sáu đơn vị.", "Phấn đấu trồng cây, thu gom rác, v.v. Trong tuần.",
    ],
)  # fmt: skip
def test_an_abbreviation_or_a_quotation_does_not_end_a_sentence(sentence: str) -> None:
    assert quotes(f"Lễ phát động diễn ra sáng nay. {sentence}")[1:] == [sentence]


def test_sentences_are_cut_apart() -> None:
    text = "Sở Y tế phát động thi đua. Các bệnh viện ký giao ước! Ai cũng hưởng ứng… “Thi đua là yêu nước”. Lễ bế mạc."
    assert len(quotes(text)) == 5


def test_a_full_stop_before_the_closing_quotation_mark_ends_the_sentence() -> None:
    assert quotes("Bác dạy: “Thi đua là yêu nước.” Lễ bế mạc lúc 10 giờ.")[-1] == "Lễ bế mạc lúc 10 giờ."


def test_headings_form_a_path() -> None:
    text = (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nTạo không khí thi đua.\n2. Yêu cầu\nBảo đảm thiết thực.\n"
        "II. NỘI DUNG\nThi đua lao động giỏi.\nIII. TỔ CHỨC THỰC HIỆN:\n- Sở Nội vụ chủ trì;\n- Các huyện phối hợp."
    )
    path = {passage.span.of(text): passage.heading for passage in split(of(text))}
    assert path["Tạo không khí thi đua."] == "I. MỤC ĐÍCH, YÊU CẦU › 1. Mục đích"
    assert path["Bảo đảm thiết thực."] == "I. MỤC ĐÍCH, YÊU CẦU › 2. Yêu cầu"
    assert path["Thi đua lao động giỏi."] == "II. NỘI DUNG"
    assert path["Sở Nội vụ chủ trì;"] == path["Các huyện phối hợp."] == "III. TỔ CHỨC THỰC HIỆN:"


def test_items_of_a_list_are_passages_without_their_dash() -> None:
    text = "Nội dung thi đua gồm:\n- Lao động giỏi;\n+ Học tập tốt;\n• Rèn luyện chăm."
    assert quotes(text)[1:] == ["Lao động giỏi;", "Học tập tốt;", "Rèn luyện chăm."]


def test_a_long_sentence_is_cut_between_words() -> None:
    clause = "các đơn vị trong toàn Tổng công ty tổ chức ký kết giao ước thi đua, hoàn thành chỉ tiêu sản lượng quý"
    text = "; ".join(f"{clause} thứ {number}" for number in range(1, 12)) + "."
    cut = quotes(text)
    assert len(cut) > 3
    assert max(map(len, cut)) <= MOST
    assert uncovered(text, split(of(text))) == ""
    assert all(not re.search(r"\w$", text[: text.index(quote)]) for quote in cut)


def test_an_empty_text_has_no_passages() -> None:
    assert split(of("")) == split(of("\n \n")) == []


@pytest.mark.parametrize(
    "text", ["x" * 3000, "từ " * 1000, "“" + "dài " * 400 + "”", "(" * 900, "," * 1000, "a;" * 900]
)
def test_the_worst_texts_are_cut_into_short_passages(text: str) -> None:
    cut = quotes(text.strip())
    assert max(map(len, cut)) <= MOST
    assert uncovered(text, split(of(text.strip()))) == ""


@settings(deadline=None, derandomize=True, max_examples=200)
@given(PIECES)
def test_any_text_is_covered_by_short_passages(raw: str) -> None:
    text = clean(raw).text
    assume(text)
    passages = split(of(text))
    assert uncovered(text, passages) == ""
    assert all(passage.span.end - passage.span.start <= MOST for passage in passages)
    assert all(passage.sentence.covers(passage.span) for passage in passages)
