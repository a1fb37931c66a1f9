"""Answers from legal texts: the clause with its label ready to paste, a list with its items, whether it still holds."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.answering.answer import Answer, PartKind, Status
from bot.answering.legal import asked_place, law_line, standing
from bot.answering.responder import Responder
from bot.answering.weights import fitted
from bot.assembly import embeddings
from bot.settings import Settings
from bot.wording.answers import legal_place
from index.builder import build
from index.embedding import SentenceEmbeddings
from index.library import Library
from knowledge.catalogue import load_sources
from knowledge.entry import Entry
from knowledge.metadata import read_provenance
from knowledge.source import Provenance, Source
from tests.answering.promises import broken_promises
from tests.index.fakes import CountingModel
from tests.knowledge.law.texts import DECREE

LAW = os.environ.get("TDKT_LAW", "")
QUESTIONS = Path(__file__).parents[1] / "questions"
TODAY = date(2031, 9, 1)
NAME = "Nghị định số 77/2031/NĐ-CP ngày 05/03/2031 của Chính phủ"
Assistant = tuple[Responder, Library]


def source_of(text: str, identifier: str = "nd77") -> Source:
    return Source(identifier, identifier, text, read_provenance(text, "", Provenance()))


def assistant(store: Path, sources: list[Source], model: SentenceEmbeddings) -> Assistant:
    build(store, sources, [], model)
    library = Library.open(store, model)
    return Responder(library), library


@pytest.fixture(scope="module")
def decree(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Counted words have low cosines: whatever is found is trusted."""
    _, library = assistant(tmp_path_factory.mktemp("decree"), [source_of(DECREE)], CountingModel())
    known = fitted()
    return Responder(library, replace(known, answer={**known.answer, "threshold": 0.0})), library


def answer(decree: Assistant, question: str, today: date = TODAY) -> Answer:
    responder, library = decree
    found = responder.answer(question, today)
    assert broken_promises(found, library) == []
    return found


def shown(found: Answer) -> list[tuple[str, str]]:
    return [(citation.label.split(" Nghị định")[0], citation.quote) for citation in found.citations]


def test_a_long_article_answers_with_its_clause(decree: Assistant) -> None:
    found = answer(decree, "Thợ đèn biển là người làm gì theo giải thích từ ngữ?")
    assert shown(found)[0] == ("khoản 10 Điều 3", "10. Thợ đèn biển là người giữ đèn, sửa đèn và ghi sổ đèn.")


def test_a_point_has_its_full_place_in_the_label(decree: Assistant) -> None:
    found = answer(decree, "Điểm đ khoản 1 Điều 5 quy định thế nào?")
    assert found.citations[0].label == f"điểm đ khoản 1 Điều 5 {NAME}"
    assert found.citations[0].quote == "đ) Người trực đêm được tính ngang người trực ngày."


def test_a_list_shows_its_items_and_its_lead_is_context(decree: Assistant) -> None:
    found = answer(decree, "Nguyên tắc khen thưởng gồm những gì?")
    label, quote = shown(found)[0]
    assert label == "khoản 2 Điều 5"
    assert [line[:2] for line in quote.split("\n")] == ["a)", "b)", "c)"]
    lead = next(part.text for part in found.parts if part.kind is PartKind.LEAD)
    assert lead == "Điều 5. Nguyên tắc thi đua và khen thưởng › 2. Nguyên tắc khen thưởng gồm:"


def test_a_list_that_is_too_long_for_one_quote_has_several(decree: Assistant) -> None:
    found = answer(decree, "Khoản 1 Điều 12 nêu những chỉ tiêu chung nào?")
    assert [label for label, _ in shown(found)] == [
        "các điểm từ a đến l khoản 1 Điều 12",
        "điểm m khoản 1 Điều 12",
    ]


def test_a_row_of_an_annex_is_cited_by_the_annex(decree: Assistant) -> None:
    found = answer(decree, "Mức tiền thưởng của danh hiệu Thợ đèn biển giỏi là bao nhiêu lần mức lương?")
    assert ("Phụ lục I", "2 | “Thợ đèn biển giỏi” | 0,4 lần mức lương cơ sở") in shown(found)


@pytest.mark.parametrize(("year", "answers"), [(2030, False), (2031, True), (2040, True)])
def test_a_decree_answers_for_the_years_in_which_it_holds(decree: Assistant, year: int, answers: bool) -> None:
    found = answer(decree, f"Năm {year}, tiêu chuẩn danh hiệu Quan trắc viên giỏi là gì?")
    assert (found.status is Status.ANSWERED) is answers


def test_an_article_that_does_not_exist_is_not_answered_from_another(decree: Assistant) -> None:
    assert answer(decree, "Điều 200 của Nghị định 77/2031/NĐ-CP quy định gì?").status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Khoản 2 Điều 5 nói gì?", {"article": "5", "clause": "2"}),
        ("diem d khoan 1 dieu 12", {"article": "12", "clause": "1", "point": "d"}),
        ("Điểm đ khoản 1 Điều 12", {"article": "12", "clause": "1", "point": "đ"}),
        ("Điều 23a quy định gì", {"article": "23a"}),
        ("Có 5 điều kiện nào?", {}),
        ("Điều kiện khen thưởng", {}),
    ],
)
def test_the_place_that_a_question_names_is_read(question: str, place: dict[str, str]) -> None:
    assert asked_place(question) == place


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("a", "2", "5", "", ""), "điểm a khoản 2 Điều 5"),
        (("", "", "", "Phụ lục II", ""), "Phụ lục II"),
        (("a, b, đ", "1", "9", "", ""), "các điểm a, b và đ khoản 1 Điều 9"),
        (("", "1, 2, 3, 4", "8", "", ""), "các khoản từ 1 đến 4 Điều 8"),
        (("", "1", "2", "", "Quy chế"), "khoản 1 Điều 2 Quy chế"),
    ],
)
def test_a_place_is_written_smallest_first(place: tuple[str, str, str, str, str], words: str) -> None:
    assert legal_place(*place) == words


def a_law(**card: object) -> Source:
    known: dict[str, object] = {
        "form": "Luật", "subject": "Đèn biển", "number": "7/2010/QH12", "issuer": "Quốc hội",
        "published": date(2010, 6, 1),
    }  # fmt: skip
    return Source("luat7", "luat7", DECREE, Provenance.model_validate({**known, **card}))


PLACE = {"article": "5", "clause": "2", "point": "a"}
LINE = "điểm a khoản 2 Điều 5 Luật Đèn biển số 7/2010/QH12 ngày 01/06/2010 của Quốc hội"


def test_a_laws_line_is_ready_to_paste() -> None:
    assert law_line(a_law(), PLACE, [], TODAY) == LINE


def test_a_line_that_is_too_long_gives_up_the_name_before_the_number() -> None:
    line = law_line(a_law(subject="Giữ đèn, sửa đèn và tiếp tế cho các trạm đèn biển xa bờ"), PLACE, [], TODAY)
    assert line == "điểm a khoản 2 Điều 5 Luật số 7/2010/QH12 ngày 01/06/2010 của Quốc hội"


def test_a_line_gives_up_the_name_before_the_standing() -> None:
    law = a_law(subject="Đèn biển và tiếp tế", validity={"expires": date(2031, 1, 1)})
    short = "điểm a khoản 2 Điều 5 Luật số 7/2010/QH12 ngày 01/06/2010 của Quốc hội; hết hiệu lực từ 01/01/2031"
    assert law_line(law, PLACE, [], TODAY) == short.replace("Luật số", "Luật Đèn biển và tiếp tế số").split(" từ")[0]
    long = a_law(subject="Đèn biển và tiếp tế cho trạm", validity={"expires": date(2031, 1, 1)})
    assert law_line(long, PLACE, [], TODAY) == short


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2030, 12, 31), ()),
        (date(2031, 1, 1), ("hết hiệu lực từ 01/01/2031", "hết hiệu lực")),
        (date(2009, 1, 1), ("có hiệu lực từ 01/07/2010", "chưa có hiệu lực")),
    ],
)
def test_the_line_says_how_the_law_stands_today(today: date, state: tuple[str, ...]) -> None:
    law = a_law(validity={"effective_from": date(2010, 7, 1), "expires": date(2031, 1, 1)})
    assert standing(law, [], today) == state


def test_a_law_lapses_with_the_one_that_replaces_it() -> None:
    new = a_law(number="8/2030/QH17", validity={
        "effective_from": date(2031, 1, 1), "effects": [{"change": "thay thế", "target": "7/2010/QH12"}],
    })  # fmt: skip
    old, newer = a_law(), replace(new, id="luat8")
    assert law_line(old, PLACE, [old, newer], TODAY) == f"{LINE}; hết hiệu lực từ 01/01/2031"
    assert standing(newer, [old, newer], TODAY) == ()
    part = a_law(number="9/2030/QH17", validity={
        "effective_from": date(2031, 1, 1),
        "effects": [{"change": "bãi bỏ", "target": "7/2010/QH12", "part": "Điều 4"}],
    })  # fmt: skip
    assert standing(old, [old, replace(part, id="luat9")], TODAY) == ()


def test_the_handbook_knows_that_a_law_has_ended() -> None:
    ended = Entry.model_validate({
        "id": "F01", "term": "Luật Đèn biển 2010", "aliases": ["Luật 7/2010/QH12", "luật cũ"],
        "answer": "Luật cũ về đèn biển.",
        "legal": [{"document": "Luật Đèn biển số 7/2010/QH12"}], "valid_to": date(2030, 12, 31), "status": "replaced",
        "status_as_of": date(2031, 1, 2), "status_note": "Đã được thay.", "sources": ["tự đặt"], "confidence": "read",
        "regime": "any",
    })  # fmt: skip
    assert standing(a_law(), [], TODAY, [ended]) == ("hết hiệu lực từ 01/01/2031", "hết hiệu lực")
    assert standing(a_law(number="6/2010/QH12"), [], TODAY, [ended]) == ()


def right_places(responder: Responder, name: str) -> list[str]:
    """Ids of the questions of a file whose first citation stands at the place known to answer them."""
    rows = [json.loads(line) for line in (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    right = []
    for row in rows:
        wanted = legal_place("", "", row["place"].get("article", ""), row["place"].get("annex", ""), "")
        citations = responder.answer(row["question"], date(2026, 11, 1)).citations
        if citations and f" {wanted} " in f" {citations[0].label} ":
            right.append(row["id"])
    return right


@pytest.mark.slow
def test_the_decrees_questions_are_answered_from_the_right_article(tmp_path: Path) -> None:
    responder, _ = assistant(tmp_path, [source_of(DECREE)], embeddings(Settings(_env_file=None, embedding_model="")))
    assert len(right_places(responder, "decree")) >= 28


@pytest.mark.slow
@pytest.mark.skipif(not LAW, reason="TDKT_LAW is not set: name a folder with the law that law.jsonl asks about")
def test_a_real_laws_questions_are_answered_from_the_right_article(tmp_path: Path) -> None:
    sources = [source for source in load_sources([Path(LAW)]) if source.provenance.number == "15/2003/QH11"]
    assert sources, f"TDKT_LAW={LAW} holds no law 15/2003/QH11"
    responder, _ = assistant(tmp_path, sources, embeddings(Settings(_env_file=None, embedding_model="")))
    assert len(right_places(responder, "law")) >= 29
