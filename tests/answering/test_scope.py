"""What no source has is missing; a report is about the document that it opens with."""

from datetime import date

import pytest

from bot.answering.bodies import names_pair
from bot.answering.responder import Responder
from bot.answering.scope import Scope
from knowledge.vietnamese.normal import bigrams, syllables
from tests.answering.papers import served

REPORT = """Trạm đèn Phú Quý phát động phong trào thi đua “Giữ đèn sáng suốt đêm”
Ngày 28/02/2031, trạm ban hành Kế hoạch số 842/KH-TD về việc tổ chức phong trào thi đua “Giữ đèn sáng suốt đêm”.
Phong trào chia hai đợt: đợt 1 đến hết 30/6/2031; đợt 2 đến hết năm.
Ông Lê Văn Sáng, Trạm trưởng, dặn anh em giữ đèn cẩn thận.
Trạm đã báo cáo theo Công văn số 17/SNV-TD ngày 02/01/2031."""


@pytest.fixture(scope="module")
def responder(tmp_path_factory: pytest.TempPathFactory) -> Responder:
    return served(tmp_path_factory.mktemp("scope"), {"ban-tin": REPORT})


def scope_of(responder: Responder, question: str) -> Scope:
    return responder.find(responder.understand(question, date(2031, 9, 1))).scope


@pytest.mark.parametrize(("question", "missing"), [("Đợt 2 đến khi nào?", False), ("Đợt 3 đến khi nào?", True)])
def test_a_phase_behind_the_last_one_is_missing(responder: Responder, question: str, missing: bool) -> None:
    assert scope_of(responder, question).missing is missing


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Công ty than Vàng Sậm giữ mấy ngọn đèn?", True),
        ("Mỏ Phú Quý giữ mấy ngọn đèn?", False),
        ("Mỏ Đèn Phú Quý giữ mấy ngọn đèn?", False),
        ("Công ty nào giữ đèn?", False),
        ("Bệnh viện Đa khoa Phú Quý giữ mấy ngọn đèn?", True),
    ],
)
def test_a_firm_that_no_source_has_is_missing(responder: Responder, question: str, missing: bool) -> None:
    assert scope_of(responder, question).missing is missing


@pytest.mark.parametrize(
    ("question", "settled"),
    [
        ("Ông Lê Văn Sáng dặn giữ đèn thế nào?", {"le", "van", "sang"}),
        ("Theo ông Lê Văn Sáng thì đèn giữ ra sao?", {"le", "van", "sang"}),
        ("Ông Lê Văn Sáng giữ chức vụ gì?", set()),
        ("Ông Lê Văn Sáng được đề nghị khen thưởng hình thức gì?", set()),
        ("Ông Trần Văn Tối dặn giữ đèn thế nào?", set()),
    ],
)
def test_who_is_named_for_what_he_said_is_not_sought_in_his_words(
    responder: Responder, question: str, settled: set[str]
) -> None:
    assert scope_of(responder, question).settled == settled


@pytest.mark.parametrize(("question", "about"), [("KH 842 do ai ban hành?", True), ("CV 17 nói gì?", False)])
def test_a_report_is_about_the_document_whose_subject_is_its_title(
    responder: Responder, question: str, about: bool
) -> None:
    assert bool(scope_of(responder, question).about) is about


@pytest.mark.parametrize(
    ("pair", "text", "named"),
    [
        ("vàng_danh", "hoa dã quỳ vàng dành cho trạm", False),
        ("vàng_danh", "mỏ Vàng Danh", True),
        ("vang_danh", "hoa dã quỳ vàng dành cho trạm", True),
        ("bộ_luồng", "Cục Luồng", False),
    ],
)
def test_a_name_counts_with_the_accents_that_it_was_typed_in(pair: str, text: str, named: bool) -> None:
    assert names_pair(pair, set(bigrams(syllables(text))), text) is named
