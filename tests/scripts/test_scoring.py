"""Answers scored, chances believed, and the floor: against figures worked out by hand."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.answering.answer import Answer, Basis, Citation, Part, PartKind, Status
from index.faiss_store import FaissStore
from index.hybrid import HybridRetriever
from index.library import Library
from knowledge.source import Provenance, Source
from scripts.evaluation import calibration, floor, report
from scripts.evaluation.corpora import Row
from scripts.evaluation.questions import Outcome
from scripts.evaluation.scoring import backed, group_of, score, shows, sound
from tests.index.fakes import WordCountEmbeddings

TODAY = date(2026, 11, 1)
TEXT = "Tỉnh phát động 2 đợt thi đua.\nĐợt 1 từ ngày 01/4/2024 đến ngày 30/6/2024, hoàn thành 60% kế hoạch."
QUOTE = "Đợt 1 từ ngày 01/4/2024 đến ngày 30/6/2024"


@pytest.fixture
def library() -> Library:
    source = Source("tin", "tin-goc", TEXT, Provenance(title="Tin", published=date(2024, 3, 12)))
    empty = HybridRetriever.over(FaissStore(WordCountEmbeddings(), 64))
    return Library({"tin": source}, (), (), empty, empty)


def citation(quote: str = QUOTE) -> Citation:
    start = TEXT.find(quote)
    return Citation("tin", "tin-goc", quote, start, start + len(quote), "Tin; 12/03/2024")


def answered(
    text: str, *citations: Citation, status: Status = Status.ANSWERED, basis: tuple[Basis, ...] = ()
) -> Answer:
    return Answer(status, (Part(PartKind.QUOTE, text),), citations=citations, basis=basis)


def row(**changed: Any) -> Row:
    asked = {"id": "q", "kind": "phase", "question": "Đợt 1 từ khi nào?", "must": ["01/4/2024|1/4/2024"], "never": []}
    return {**asked, "gold": [{"doc": "tin-goc", "quote": QUOTE}], "basis": False, "answerable": True, **changed}


def test_a_right_answer_has_its_facts_its_quote_and_its_numbers(library: Library) -> None:
    good = answered(f"“{QUOTE}” [1]", citation())
    assert score(row(), good, library, TODAY).right
    wrong = {
        "another fact": (row(must=["01/5/2024"]), good),
        "no citation": (row(), answered(f"“{QUOTE}”")),
        "a number from nowhere": (row(), answered(f"“{QUOTE}”, tức 91 ngày", citation())),
        "another passage": (row(), answered("từ 01/4/2024", citation("Tỉnh phát động 2 đợt thi đua."))),
        "too long": (row(), answered(f"“{QUOTE}” {'chữ ' * 400}", citation())),
        "silent": (row(), answered("Không rõ ngày 01/4/2024", citation(), status=Status.ABSTAINED)),
        "a forbidden word": (row(never=["đợt 1"]), good),
        "no legal basis": (row(basis=True), good),
        "a quote that was altered": (row(), answered(QUOTE, replace(citation(), quote=f"{QUOTE}!"))),
    }
    assert {name: score(asked, answer, library, TODAY).right for name, (asked, answer) in wrong.items()} == {
        name: False for name in wrong
    }


def test_silence_is_right_where_the_sources_are_silent(library: Library) -> None:
    asked = row(answerable=False, gold=[], must=[])
    assert score(asked, answered("Tôi không có nguồn.", status=Status.ABSTAINED), library, TODAY).right
    assert not score(asked, answered("Ngày mai.", citation()), library, TODAY).right


def test_several_places_may_be_asked_back_or_both_answered(library: Library) -> None:
    two = [{"doc": "tin-goc", "quote": QUOTE}, {"doc": "khac", "quote": "Đợt 1 từ ngày 02/4/2024"}]
    asked = row(kind="c:phase", gold=two)
    assert score(asked, answered("01/4/2024 ở đâu?", status=Status.CLARIFY), library, TODAY).right
    assert not score(asked, answered(QUOTE, citation()), library, TODAY).right


def test_an_entry_of_the_handbook_counts_where_it_is_asked_for(library: Library) -> None:
    asked = row(gold=[], basis=True, must=["Huân chương"])
    based = answered("Huân chương là hình thức khen.", basis=(Basis("huan-chuong", "Luật 06/2022/QH15", "…"),))
    assert score(asked, based, library, TODAY).right


@pytest.mark.parametrize(
    ("text", "fact", "there"),
    [
        ("tăng 12,5% so với", "12,5%", True),
        ("tăng 112,5%", "12,5%", False),
        ("Chỉ thị 119/CT-TTg", "19/CT-TTg", False),
        ("năm 2024.", "2024", True),
        ("ngày 2024/05", "2024", False),
        ("Thành tích", "thành", True),
        ("không thànhh", "thành", False),
    ],
)
def test_a_fact_stands_by_itself(text: str, fact: str, *, there: bool) -> None:
    assert shows(text, fact) is there


def test_a_quote_is_sound_only_at_its_place_and_in_whole_words(library: Library) -> None:
    assert sound(citation(), library)
    assert sound(citation("Tỉnh phát động 2 đợt thi đua."), library)
    assert not sound(replace(citation(), start=0), library)
    assert not sound(citation("ợt 1 từ ngày 01/4/2024"), library)
    assert not sound(citation("2 đợt"), library)
    assert sound(citation("2 đợt"), library, ["2 đợt"])
    assert not sound(replace(citation(), source="khac"), library)


def test_numbers_of_the_question_and_of_today_are_backed_and_others_are_not() -> None:
    assert backed("Đến 01/11/2026 có 3 đợt [7], 500 người", "500 người?", answered("…"), TODAY)
    assert not backed("Có 501 người", "500 người?", answered("…"), TODAY)


def test_groups_follow_the_row_then_its_kind() -> None:
    assert group_of(row()) == "accented"
    assert group_of(row(kind="n:phase")) == "no-diacritics"
    assert group_of(row(kind="phase", group="english")) == "english"
    assert group_of(row(kind="phase", group="english", answerable=False)) == "unanswerable"


def outcome(library: Library, chance: float, *, held: bool, half: str = "check", **changed: Any) -> Outcome:
    asked = row(half=half, **changed)
    answer = answered(QUOTE, citation()) if held else answered("Không rõ", status=Status.ABSTAINED)
    return Outcome(asked, answer, score(asked, answer, library, TODAY), chance, held)


def test_bins_curve_and_error_are_what_paper_and_pencil_give(library: Library, tmp_path: Path) -> None:
    given = [(0.95, True), (0.85, True), (0.85, False), (0.05, False)]
    found = [outcome(library, chance, held=held) for chance, held in given]
    bins = [(round(one.expected, 3), one.observed, one.count) for one in calibration.bins(found)]
    assert bins == [(0.05, 0.0, 1), (0.85, 0.5, 2), (0.95, 1.0, 1)]
    assert calibration.error(found) == pytest.approx((0.05 + 2 * 0.35 + 0.05) / 4)
    assert calibration.curve(found) == [(0.25, 1.0), (0.75, pytest.approx(2 / 3)), (1.0, 0.5)]
    assert calibration.held_out([*found, outcome(library, 0.5, held=True, half="fit")]) == found
    assert [path.read_bytes()[1:4] for path in calibration.draw(found, tmp_path)] == [b"PNG", b"PNG"]


def test_the_floor_rises_and_never_falls(library: Library, tmp_path: Path) -> None:
    shares, counts = floor.measured([outcome(library, 0.9, held=at < 4) for at in range(5)])
    assert shares == {"accented": 0.8, "verbatim": 1.0}
    path = tmp_path / "floor.json"
    assert floor.fallen(floor.read(path), shares, counts) == []
    floor.write(path, floor.raised({"accented": 0.5, "english": 0.9}, shares))
    assert floor.read(path) == {"accented": 0.8, "english": 0.9, "verbatim": 1.0}
    assert floor.raised(floor.read(path), {"accented": 0.1, "verbatim": 0.0}) == floor.read(path)
    held = {"accented": 0.8, "verbatim": 1.0}
    assert floor.fallen(held, {"accented": 0.6, "verbatim": 1.0}, counts) == []  # one question of five
    low = floor.fallen(held, {"accented": 0.4, "verbatim": 0.99}, counts)
    assert [line.split(";")[0] for line in low] == [
        "accented: expected at least 80.0%, found 40.0% of 5",
        "verbatim: expected at least 100.0%, found 99.0% of 5",
    ]
    assert "no such questions" in floor.fallen({"english": 0.9}, shares, counts)[0]


def test_the_table_holds_every_group_and_goes_between_its_marks(library: Library, tmp_path: Path) -> None:
    found = [outcome(library, 0.9, held=True), outcome(library, 0.1, held=False, answerable=False, gold=[], must=[])]
    table = report.summary(found)
    assert [line[:3] for line in table[1:]] == [
        ("accented", "1", "100.0%"),
        ("unanswerable", "1", "100.0%"),
        ("all", "2", "100.0%"),
    ]
    page = tmp_path / "page.md"
    page.write_text("trước\n<!-- questions -->\ncũ\n<!-- /questions -->\nsau\n", encoding="utf-8")
    report.put(page, "questions", report.markdown(table))
    written = page.read_text(encoding="utf-8")
    assert written.startswith("trước\n<!-- questions -->\n| group | questions")
    assert written.endswith("|\n<!-- /questions -->\nsau\n")
    assert "cũ" not in written
    with pytest.raises(ValueError, match="expected <!-- ablation -->"):
        report.put(page, "ablation", "…")
    assert report.failures([outcome(library, 0.3, held=False)])[0].startswith("- q [accented] Đợt 1 từ khi nào?")
