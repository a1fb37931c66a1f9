"""A body that issued a text is asked for by its name; the words of that name are not asked for again."""

from datetime import date

import pytest

from bot.answering.leaning import Leaning
from bot.answering.responder import Responder
from bot.answering.scope import Scope, asked_within
from knowledge.source import SourceKind
from tests.answering.papers import served

PLAN = """CÔNG TY ĐÈN BIỂN TÂN VÀM
KẾ HOẠCH
Tổ chức phong trào thi đua “Đèn sáng suốt đêm”
Công ty phát động thi đua từ ngày 01/3/2031. Sáng kiến gửi về Phòng Kỹ thuật.
Mỗi trạm giữ đủ bốn ngọn đèn."""
OTHER = """CỤC LUỒNG LẠCH MIỀN HẠ
HƯỚNG DẪN
Chấm điểm thi đua giữ luồng
Cục phát động thi đua từ ngày 05/4/2031."""
TODAY = date(2031, 9, 1)


@pytest.fixture(scope="module")
def responder(tmp_path_factory: pytest.TempPathFactory) -> Responder:
    return served(tmp_path_factory.mktemp("issuers"), {"den": PLAN, "luong": OTHER})


def scope_of(responder: Responder, question: str) -> Scope:
    return responder.find(responder.understand(question, TODAY)).scope


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("Đèn biển Tân Vàm phát động thi đua ngày nào?", {"den"}),
        ("cuc luong lach mien ha phat dong ngay nao", {"luong"}),
        ("Phát động thi đua ngày nào?", {"den", "luong"}),
        ("Miễn hạ cờ ngày nào?", {"den", "luong"}),
    ],
)
def test_the_issuing_body_chooses_its_texts(responder: Responder, question: str, sources: set[str]) -> None:
    assert scope_of(responder, question).sources == sources


def test_the_words_of_its_name_are_not_asked_for_again(responder: Responder) -> None:
    query = responder.understand("Đèn biển Tân Vàm nhận sáng kiến ở đâu?", TODAY)
    asked = asked_within(query, scope_of(responder, query.text))
    assert {token for token, _ in asked.syllables} == {"nhan", "sang", "kien"}


def test_a_form_below_a_letterhead_makes_a_document(responder: Responder) -> None:
    card = responder._library.sources["den"].provenance
    assert (card.kind, card.issuer) == (SourceKind.DOCUMENT, "Công ty Đèn Biển Tân Vàm")
    assert card.title == "Kế hoạch tổ chức phong trào thi đua “Đèn sáng suốt đêm”"


def test_a_short_sentence_leans_on_the_one_before_it(responder: Responder) -> None:
    library = responder._library
    leaning = Leaning(library)
    told = {library.text_of(p): leaning.leant_on(p) for p in library.passages if p.source == "den"}
    assert told["Sáng kiến gửi về Phòng Kỹ thuật."] == "Công ty phát động thi đua từ ngày 01/3/2031."
    assert told["Mỗi trạm giữ đủ bốn ngọn đèn."] == ""
