"""Asking from the command line: one question, JSON for machines, and a store that is not there."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.scripts.conftest import Desk, Run

pytestmark = pytest.mark.slow
QUESTION = "Chủ đề thi đua năm 2024 của tỉnh Cao Bằng là gì?"


def asked(run: Run, desk: Desk, question: str, *arguments: str) -> dict[str, Any]:
    finished = run("ask", question, "--json", "--store", desk.store, *arguments)
    assert finished.returncode == 0, finished.stderr
    answer: dict[str, Any] = json.loads(finished.stdout)
    return answer


def test_the_answer_for_machines_holds_its_citations(run: Run, desk: Desk) -> None:
    answer = asked(run, desk, QUESTION, "--today", "2024-05-01")
    assert set(answer) == {"id", "question", "status", "reason", "text", "citations", "basis", "related", "seconds"}
    assert (answer["status"], answer["reason"], answer["question"]) == ("answered", "", QUESTION)
    text = (desk.store / "texts" / "cao-bang.txt").read_text(encoding="utf-8")
    for citation in answer["citations"]:
        assert set(citation) == {"source", "origin", "quote", "start", "end", "label"}
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert any("Kỷ cương" in citation["quote"] for citation in answer["citations"])
    assert answer["seconds"] < 10
    assert "đã kết thúc" not in answer["text"]


def test_the_day_of_asking_can_be_told(run: Run, desk: Desk) -> None:
    assert "đã kết thúc 31/12/2024" in asked(run, desk, QUESTION, "--today", "2025-06-01")["text"]


def test_the_answer_for_people_is_plain_text(run: Run, desk: Desk) -> None:
    finished = run("ask", QUESTION, "--store", desk.store)
    assert finished.returncode == 0
    assert "[1]" in finished.stdout
    assert "\x1b" not in finished.stdout
    assert "Traceback" not in finished.stderr


def test_stray_bytes_on_the_command_line_are_survived(run: Run, desk: Desk) -> None:
    finished = run("ask", "\udcff thi đua năm 2024 của Cao Bằng", "--json", "--store", desk.store)
    assert "Traceback" not in finished.stderr
    assert finished.returncode == 0


def test_a_store_that_is_not_there_is_named_with_its_remedy(run: Run, tmp_path: Path) -> None:
    finished = run("ask", QUESTION, "--store", tmp_path / "none")
    assert finished.returncode == 1
    assert "none" in finished.stderr
    assert "run make index" in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.mark.parametrize("arguments", [[], ["câu hỏi", "--batch", "a", "b"], ["câu hỏi", "--today", "31/12/2024"]])
def test_wrong_arguments_are_refused_with_the_usage(run: Run, arguments: list[str]) -> None:
    finished = run("ask", *arguments)
    assert finished.returncode == 2
    assert "usage:" in finished.stderr
    assert "Traceback" not in finished.stderr
