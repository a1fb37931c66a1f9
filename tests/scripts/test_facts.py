"""scripts/facts.py on an index of two announcements of our own, and the facts that a library offers."""

import json
from pathlib import Path

from bot.assembly import ROOT
from index.builder import build
from index.library import Library
from knowledge.catalogue import load_sources
from tests.facts.reading import ANNOUNCEMENTS, TABLES
from tests.index.fakes import CountingModel
from tests.scripts.conftest import Run


def built(folder: Path, sources: Path = ANNOUNCEMENTS) -> Path:
    build(folder, load_sources([sources]), (), CountingModel())
    return folder


def test_json_holds_every_fact_with_its_words(tmp_path: Path, run: Run) -> None:
    store = built(tmp_path)
    done = run("facts", "--json", "--store", str(store))
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    assert {fact["kind"] for fact in facts} == {
        "directive", "phase", "criterion", "movement", "theme", "figure", "participant",
    }  # fmt: skip
    for fact in facts:
        text = (store / "texts" / f"{fact['source']}.txt").read_text(encoding="utf-8")
        assert text[fact["start"] : fact["end"]] == fact["quote"]
        assert fact["origin"]
    assert len(Library.open(store, CountingModel()).facts) == len(facts)


def test_one_kind_and_without_corrections(tmp_path: Path, run: Run) -> None:
    store = built(tmp_path, ROOT / "knowledge" / "announcements")
    told = json.loads(run("facts", "--json", "--kind", "figure", "--store", str(store)).stdout)
    plain = json.loads(run("facts", "--json", "--kind", "figure", "--no-corrections", "--store", str(store)).stdout)
    assert {fact["kind"] for fact in told} == {"figure"}
    assert [{**fact, "doubt": ""} for fact in told] == [{**fact, "doubt": ""} for fact in plain]
    assert any("doubt" in fact for fact in told)
    assert not any("doubt" in fact for fact in plain)


def test_the_tables_and_the_measure_are_for_people(tmp_path: Path, run: Run) -> None:
    store = built(tmp_path)
    shown = run("facts", "--store", str(store))
    assert shown.returncode == 0, shown.stderr
    assert "07/CT-UBND" in shown.stdout
    measured = run("facts", "--store", str(store), "--table", str(TABLES), "--details")
    assert measured.returncode == 0, measured.stderr
    assert "participant" in measured.stdout
    assert run("facts", "--store", str(store), "--table", str(tmp_path)).returncode == 1


def test_a_folder_without_an_index_is_told(tmp_path: Path, run: Run) -> None:
    done = run("facts", "--store", str(tmp_path / "none"))
    assert done.returncode == 1
    assert "run make index" in done.stderr
