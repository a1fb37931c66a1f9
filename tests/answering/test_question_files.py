"""Questions as officials type them: gold quotes and facts stand in their sources, groups are as large as they say."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from knowledge.catalogue import load_sources
from knowledge.entry import load_handbook
from knowledge.vietnamese.normal import fold

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "questions"
FOLDERS = {
    "own": ROOT / "knowledge" / "announcements",
    "announcements": ROOT / "tests" / "announcements",
    "offices": ROOT / "tests" / "offices",
    "bodies": ROOT / "tests" / "bodies",
    "rounds": ROOT / "tests" / "rounds",
}
Row = dict[str, Any]
STYLES = {
    "accented": 48, "no-diacritics": 40, "half-accented": 40, "abbreviations": 40, "typos": 40, "english": 40,
}  # fmt: skip


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def read(name: str) -> list[Row]:
    lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def asked(name: str) -> list[Row]:
    """Rows of a file; of a conversation its turns, with the half and the corpus of the whole."""
    if name != "conversations":
        return read(name)
    whole = [(row, turn) for row in read(name) for turn in row["turns"]]
    return [{"id": row["id"], "half": row["half"], "corpus": row["corpus"], **turn} for row, turn in whole]


@cache
def texts(corpus: str) -> dict[str, str]:
    """Canonical text of each source by the stem of its raw file."""
    return {source.origin: plain(source.text) for source in load_sources([FOLDERS[corpus]])}


@cache
def titles(corpus: str) -> dict[str, str]:
    """What a source line says of each source: it names the place."""
    given = {source.origin: source.provenance for source in load_sources([FOLDERS[corpus]])}
    return {origin: f"{card.title} {card.short_title} {card.issuer} {card.place}" for origin, card in given.items()}


@cache
def entries() -> dict[str, str]:
    found = load_handbook(ROOT / "knowledge" / "handbook")
    return {
        entry.id: " ".join(
            [entry.term, entry.answer, entry.status_note, *(f"{b.article} {b.document}" for b in entry.legal)]
        )
        for entry in found
    }


def holds(text: str, fact: str) -> bool:
    """The fact, or one of its variants, stands in the text on its own, not inside a longer word."""
    variants = (plain(variant).lower() for variant in fact.split("|"))
    ends = [(rf"(?<!\w){re.escape(variant)}", r"(?!\w)" if variant[-1].isalnum() else "") for variant in variants]
    return any(re.search(start + end, text.lower()) for start, end in ends)


def evidence(row: Row) -> str:
    """All that may back an answer to the question: its gold quotes, their source lines, its handbook entries."""
    quotes = [plain(gold["quote"]) for gold in row["gold"]]
    lines = [titles(row["corpus"])[gold["doc"]] for gold in row["gold"]]
    return " ".join([*quotes, *lines, *(entries()[name] for name in row.get("entries", []))])


HALVED = ["groups", "silence", "lists", "conversations", "english", "handbook", "near", "offices", "bodies", "passing"]
FILES = [*HALVED, "rounds"]


@pytest.mark.parametrize("name", FILES)
def test_gold_quotes_stand_word_for_word_in_their_sources(name: str) -> None:
    golds = [(row, gold) for row in asked(name) for gold in row["gold"]]
    assert golds or name in ("silence", "handbook")
    assert [
        f"{row['id']}: {gold['quote']}"
        for row, gold in golds
        if plain(gold["quote"]) not in texts(row["corpus"])[gold["doc"]]
    ] == []


@pytest.mark.parametrize("name", FILES)
def test_facts_stand_in_the_gold_quotes_or_the_handbook(name: str) -> None:
    rows = asked(name)
    assert [f"{row['id']}: {fact}" for row in rows for fact in row["must"] if not holds(evidence(row), fact)] == []
    assert [row["id"] for row in rows if row["basis"] != bool(row.get("entries"))] == []


@pytest.mark.parametrize("name", FILES)
def test_what_has_no_answer_has_no_gold_and_what_has_one_has_something_to_show(name: str) -> None:
    for row in asked(name):
        backed = bool(row["gold"] or row.get("entries"))
        assert backed == row["answerable"], row["id"]
        assert row["answerable"] or not row["must"], row["id"]
        assert not row["answerable"] or row["must"] or row["kind"].startswith("c:"), row["id"]


@pytest.mark.parametrize("name", HALVED)
def test_halves_are_balanced(name: str) -> None:
    rows = read(name)
    halves = Counter(row["half"] for row in rows)
    assert set(halves) == {"fit", "check"}
    assert abs(halves["fit"] - halves["check"]) <= 1 + (len(STYLES) if name == "groups" else 0)


def test_ids_and_questions_are_there_once() -> None:
    ids = [row["id"] for name in FILES for row in read(name)]
    questions = [plain(row["question"]) for name in ("groups", "silence", "lists", "english") for row in read(name)]
    questions += [row["question"] for name in ("own", "more", "announcements") for row in read(name)]
    assert [each for each, times in Counter(ids).items() if times > 1] == []
    assert [each for each, times in Counter(questions).items() if times > 1] == []


def test_every_style_asks_enough_and_variants_of_a_fact_share_gold_and_half() -> None:
    rows = read("groups")
    sizes = Counter(row["group"] for row in rows)
    assert set(sizes) == set(STYLES)
    assert all(sizes[style] >= least for style, least in STYLES.items())
    facts: dict[str, list[Row]] = {}
    for row in rows:
        facts.setdefault(row["id"].split("-")[1], []).append(row)
    for variants in facts.values():
        shared = {
            json.dumps([row["gold"], row["must"], row["half"], row.get("entries"), row["corpus"]]) for row in variants
        }
        assert len(shared) == 1, variants[0]["id"]
        assert len({row["group"] for row in variants}) == len(variants)


def test_styles_are_what_they_are_called() -> None:
    for row in read("groups"):
        question, folded = row["question"], fold(row["question"])
        if row["group"] == "no-diacritics":
            assert question.isascii(), row["id"]
        if row["group"] in {"accented", "half-accented"}:
            assert question.lower() != folded, row["id"]
        if row["group"] == "half-accented":  # whole words stand there without the accents that their neighbours have
            assert any(word.isalpha() and word.isascii() for word in question.split()), row["id"]


def test_there_are_enough_silent_ones_lists_and_conversations() -> None:
    assert len(read("silence")) >= 80
    kinds = Counter("open" if row["kind"].startswith("c:") else row["kind"] for row in read("lists"))
    assert sum(kinds.values()) >= 40
    assert set(kinds) == {"list", "compare", "open"}
    talks = read("conversations")
    assert len(talks) >= 44
    assert all(2 <= len(talk["turns"]) <= 4 for talk in talks)
    assert sum(talk["turns"][0]["answerable"] for talk in talks) >= 0.9 * len(talks)
