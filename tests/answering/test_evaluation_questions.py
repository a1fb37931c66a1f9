"""Questions of a file that TDKT_EVAL names (a .jsonl, or a folder of them): every answer keeps its promises."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bot.answering.answer import Answer, Reason
from index.library import Library
from tests.answering.conftest import TODAY, Ask, Plain
from tests.answering.promises import broken_promises, echoes

PLACE = os.environ.get("TDKT_EVAL", "")
OWN = Path(__file__).parents[1] / "questions" / "own.jsonl"


def rows(path: Path) -> list[dict[str, Any]]:
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


def complaints(row: dict[str, Any], answer: Answer, library: Library) -> list[str]:
    found = broken_promises(answer, library) + echoes(row["question"], answer, library)
    if row.get("answerable") and answer.reason in {Reason.EMPTY, Reason.NO_LETTERS, Reason.TOO_LONG}:
        found.append(f"rejected as {answer.reason}")
    return [f"{row['id']}: {line}" for line in found]


def test_the_projects_own_questions_keep_every_promise(plain: Plain) -> None:
    responder, library = plain
    asked = rows(OWN)
    assert asked
    assert [line for row in asked for line in complaints(row, responder.answer(row["question"], TODAY), library)] == []


@pytest.mark.slow
@pytest.mark.skipif(not PLACE, reason="TDKT_EVAL is not set: name a .jsonl of questions, or a folder of them, to try")
def test_questions_from_outside_keep_every_promise(ask: Ask, library: Library) -> None:
    asked = rows(Path(PLACE))
    assert asked, f"TDKT_EVAL={PLACE} holds no question"
    assert [line for row in asked for line in complaints(row, ask(row["question"]), library)] == []
