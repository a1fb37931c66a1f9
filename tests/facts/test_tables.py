"""What the rules find, held against tables that a reader made: our announcements, new ones, and real pages."""

import os
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.assembly import ROOT
from knowledge.catalogue import load_sources
from knowledge.cleaning import clean
from knowledge.fact import FIELDS, Fact, FactKind
from knowledge.facts.extract import collect, extract
from knowledge.source import Source
from scripts.fact_tables import Score, measure, read_table
from tests.facts.reading import ANNOUNCEMENTS, TABLES, source

SHIPPED = ROOT / "knowledge" / "announcements"
OLDER = ROOT / "tests" / "announcements"
SAMPLES = os.environ.get("TDKT_SAMPLES", "")


def scores(folder: Path) -> dict[FactKind, Score]:
    sources = load_sources([folder])
    facts = {one.origin: extract(one) for one in sources}
    tables = [(path.stem, read_table(path)) for path in sorted(TABLES.glob("*.yaml")) if path.stem in facts]
    assert len(tables) == len(sources)
    return measure(tables, facts)


def weak(found: dict[FactKind, Score], least: float) -> dict[str, list[str]]:
    """Kinds below the line, with what was missed and what was too much."""
    return {
        kind: score.missed + score.extra
        for kind, score in found.items()
        if score.precision < least or score.recall < least
    }


def test_the_facts_of_the_five_announcements() -> None:
    assert weak(scores(SHIPPED), 0.9) == {}


def test_the_facts_of_six_announcements_of_other_places() -> None:
    assert weak(scores(ANNOUNCEMENTS), 0.85) == {}


@pytest.mark.skipif(not SAMPLES, reason="TDKT_SAMPLES is not set: name a folder of .txt announcements with tables")
def test_the_facts_of_real_pages() -> None:
    assert weak(scores(Path(SAMPLES)), 0.85) == {}


def quotable(facts: list[Fact] | tuple[Fact, ...], texts: dict[str, Source]) -> bool:
    for fact in facts:
        words = fact.span.of(texts[fact.source].text)
        assert words
        assert words == words.strip()
        assert set(fact.fields) == set(FIELDS[fact.kind])
    return True


@pytest.mark.parametrize("folder", [SHIPPED, ANNOUNCEMENTS, OLDER], ids=lambda folder: folder.name)
def test_every_fact_is_a_stretch_of_its_text_with_all_fields(folder: Path) -> None:
    sources = load_sources([folder])
    facts = collect(sources)
    assert {fact.kind for fact in facts} == set(FactKind)
    assert quotable(facts, {one.id: one for one in sources})
    assert all(fact.fields["register"] for fact in facts if fact.kind is FactKind.DIRECTIVE)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                ["Chỉ thị số ", "01/CT-UBND ", "Kế hoạch 515 ", "của Bộ Nội vụ ", "“thi đua yêu nước” ", "phong trào ",
                "chủ đề ", "Đợt 1 ", "từ ngày 1/1 ", "đến ngày 31/12/2024", "30/02 ", "quý II ", "12 tập thể ",
                "5,5% ", "1.200 tỉ đồng ", "ông Trần Bình ", "UBND tỉnh ", "đã phát động thi đua ", "được nhận Cờ ",
                "Tiêu chí:\n- ", "khen thưởng phải đúng ", "Dự có ", "Cụm 1 gồm ", "Cụm trưởng ", "do ", " phát động",
                 ". ", "; ", "\n", '"', "”", ", ", " và ", ":"]
            ),
        ),
        max_size=30,
    ).map("".join)
)  # fmt: skip
def test_any_text_gives_facts_that_stand_in_it(raw: str) -> None:
    text = clean(raw).text
    assume(text)
    one = source(text)
    assert quotable(extract(one), {one.id: one})


def test_a_text_without_stops_is_read_in_time() -> None:
    assert extract(source("UBND huyện phát động thi đua và " * 1500))


def test_a_fact_and_a_row_agree_by_their_key_words() -> None:
    facts = extract(source("Huyện đã khen thưởng cho 5.099 tập thể, 22.569 cá nhân tiêu biểu."))
    row = {FactKind.FIGURE: [{"value": "5099", "unit": "tập thể"}, {"value": "7", "unit": "tập thể"}]}
    score = measure([("s", row)], {"s": facts})[FactKind.FIGURE]
    assert (score.precision, score.recall) == (0.5, 0.5)
    assert (len(score.missed), len(score.extra)) == (1, 1)
