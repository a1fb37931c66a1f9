"""Whatever stands between articles, passages stay short, in order and inside the text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.cleaning import clean
from knowledge.metadata import read_provenance
from knowledge.source import Provenance
from knowledge.structure.articles import is_law
from tests.knowledge.law.texts import passages_of
from tests.knowledge.test_structure import MOST, uncovered

ARTICLES = "Điều 1. Phạm vi\nQuy định này nói về đèn.\nĐiều 2. Đối tượng\n1. Thợ đèn;\n2. Trạm đèn.\nĐiều 3. Thi hành\n"
LINES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [
                "Điều 4. Giữ đèn", "Điều 4", "Điều 9: Sổ đèn", "Điều 5 của Luật này,", "Chương II", "QUY ĐỊNH CHUNG",
                "Mục 1. SỔ ĐÈN", "Phần thứ hai", "1. Sổ đèn ghi hằng ngày;", "2. Sổ có", "12", "a) ghi giờ thắp;",
                "đ) ghi giờ tắt.", "“Điều 7. Sổ cũ", "1. Bỏ.”.", '"2. Thay chữ', 'bằng số".', "PHỤ LỤC I", "QUY CHẾ",
                "a | b | c", "|---|---|", "[1] Khoản này đã sửa.", "CÔNG BÁO/Số 3/Ngày 01-01-2031", "Nơi nhận:",
                "TM. CHÍNH PHỦ", "dài " * 150, "- thắp đèn trước giờ mặt trời lặn,", "tiếp theo trang trước;",
            ]
        ),
    ),
    max_size=40,
).map("\n".join)  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=150)
@given(LINES)
def test_any_law_is_cut_into_short_passages_in_order(raw: str) -> None:
    text = clean(ARTICLES + raw).text
    passages = passages_of(text)
    assert is_law(text)
    assert passages == sorted(passages, key=lambda passage: passage.span.start)
    assert all(passage.span.end - passage.span.start <= MOST for passage in passages)
    assert all(passage.paragraph.covers(passage.sentence) for passage in passages)
    assert all(passage.sentence.covers(passage.span) for passage in passages)
    assert not any(left.span.overlaps(right.span) for left, right in pairwise(passages))


@settings(deadline=None, derandomize=True, max_examples=100)
@given(LINES)
def test_only_page_debris_is_left_out(raw: str) -> None:
    plain = "\n".join(line for line in raw.split("\n") if not any(char.isdigit() for char in line) or len(line) > 40)
    text = clean(ARTICLES + plain).text
    assert "/" in text or uncovered(text, passages_of(text)) == ""


@settings(deadline=None, derandomize=True, max_examples=100)
@given(LINES, LINES)
def test_the_card_of_any_law_is_read(above: str, below: str) -> None:
    read_provenance(clean(f"{above}\n{ARTICLES}{below}").text, "", Provenance())
