"""What words with a colon announce: paragraphs with marks, their places, their shortest form."""

from types import SimpleNamespace
from typing import cast

import pytest

from bot.answering.items import headings, marked_items, nth, shortened, with_quote
from bot.answering.responder import Responder
from index.library import Library
from knowledge.passage import Passage
from knowledge.source import Provenance, Source
from knowledge.structure.prose import split_prose
from tests.answering.conftest import Ask
from tests.answering.papers import served

_LEAD = "Để hoàn thành kế hoạch năm, toàn đơn vị tập trung vào các nhóm việc sau đây:"
_WORDS = """Sở Xây dựng phát động thi đua
{lead}
Thứ nhất, giữ nghiêm kỷ luật lao động trên công trường. Ai vi phạm bị nhắc tên trong bản tin.
Tổ trưởng chịu trách nhiệm chính.
Thứ hai, tiết kiệm vật tư, điện, nước.
Thứ ba, chăm lo “bữa ăn ca ấm, chỗ nghỉ sạch, đường về vui, tiếng hát vang, lòng bền chí” cho công nhân ở xa, mới đến.
Hội nghị kết thúc lúc 11 giờ."""
_BULLETS = """Sở Xây dựng phát động thi đua
{lead}
- Giữ nghiêm kỷ luật lao động trên công trường.
- Tiết kiệm vật tư, điện, nước trong thi công.
Hội nghị kết thúc lúc 11 giờ, các đại biểu ra về."""


def _library(text: str) -> Library:
    source = Source("x", "x", text, Provenance(title="x", short_title="x"))
    return cast(Library, SimpleNamespace(
        sources={"x": source}, passages=tuple(split_prose(source)),
        text_of=lambda passage: passage.span.of(text),
    ))  # fmt: skip


def _items(text: str) -> tuple[Library, list[Passage]]:
    library = _library(text.format(lead=_LEAD))
    at = next(n for n, passage in enumerate(library.passages) if library.text_of(passage) == _LEAD)
    return library, marked_items(library, at)


def test_items_are_the_beginnings_of_marked_paragraphs() -> None:
    library, items = _items(_WORDS)
    assert [library.text_of(item).split(",")[0] for item in items] == ["Thứ nhất", "Thứ hai", "Thứ ba"]
    library, items = _items(_BULLETS)
    assert [library.text_of(item).split()[0] for item in items] == ["Giữ", "Tiết"]


@pytest.mark.parametrize(("wanted", "found"), [(2, "Thứ hai, tiết kiệm vật tư, điện, nước."), (4, None)])
def test_an_item_is_found_by_its_mark(wanted: int, found: str | None) -> None:
    library, items = _items(_WORDS)
    assert [library.text_of(item) for item in nth(library, items, wanted)] == ([found] if found else [])


def test_a_shortened_item_does_not_end_amid_a_name_in_quotation_marks() -> None:
    library, items = _items(_WORDS)
    assert library.text_of(shortened(library, items[2])).endswith("lòng bền chí”")
    assert shortened(library, items[1]) == items[1]


@pytest.mark.slow
@pytest.mark.parametrize("question", ["Nhóm nhiệm vụ thứ năm của Đông Hà năm 2020 là gì?",
                                      "nhom nhiem vu thu 5 cua dong ha nam 2020"])  # fmt: skip
def test_an_item_is_answered_by_its_place(ask: Ask, question: str) -> None:
    (citation,) = ask(question).citations
    assert citation.quote.startswith("Thứ năm")


@pytest.mark.slow
def test_a_place_that_a_list_does_not_have_is_not_answered(ask: Ask) -> None:
    assert not ask("Nhóm nhiệm vụ thứ chín của Đông Hà năm 2020 là gì?").citations


_PLAN = """KẾ HOẠCH
Phát động thi đua giữ đèn
III. KHEN THƯỞNG
a) Hình thức khen thưởng
- Cờ thi đua của trạm đèn;
- Giấy khen của trưởng trạm.
b) Chủ đề
Cả trạm thi đua với chủ đề:
“Đèn sáng suốt đêm”.
Các tổ đèn ký giao ước thi đua."""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Responder:
    return served(tmp_path_factory.mktemp("plan"), {"ke-hoach": _PLAN})


def _at(library: Library, begin: str) -> int:
    return next(n for n, passage in enumerate(library.passages) if library.text_of(passage).startswith(begin))


def test_a_heading_announces_by_its_words_without_its_mark(plan: Responder) -> None:
    announced = headings(plan._library)
    assert announced[_at(plan._library, "a) Hình thức")] == {"hinh", "thuc", "khen", "thuong"}
    assert _at(plan._library, "Các tổ đèn") not in announced


def test_a_quotation_on_the_next_line_belongs_to_its_colon(plan: Responder) -> None:
    library = plan._library
    quoted = with_quote(library, library.passages[_at(library, "Cả trạm")])
    assert quoted and library.text_of(quoted).endswith("chủ đề:\n“Đèn sáng suốt đêm”")
    assert with_quote(library, library.passages[_at(library, "Các tổ đèn")]) is None
