"""A file of questions: each on its own, each answered, and lines that hold no question named and skipped."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.scripts.conftest import Desk, Finished, Run

pytestmark = pytest.mark.slow
QUESTION = "Chủ đề thi đua năm 2024 của tỉnh Cao Bằng là gì?"
BROKEN = ["{broken", "[]", "5", '"text"', '{"id": 2}', '{"question": "x"}']
NO_TEXT = [None, ["x"], {"x": 1}]
CHARACTERS = ["\x0c", "\n", "😀", "\x00", "\u2028", "\u2029", "\x85"]


def row(identifier: object, question: object) -> str:
    return json.dumps({"id": identifier, "question": question}, ensure_ascii=False)


# The last lines hold characters that some programs take for the end of a line.
GOOD = [row("a", QUESTION), row(7, "12345"), row(None, ""), row("a", QUESTION), row("b", "giá vàng hôm nay")]
BAD = [*BROKEN, *(row("no text", question) for question in NO_TEXT)]
ODD = [row(f"odd {at}", f"thi đua{char}năm 2024") for at, char in enumerate(CHARACTERS)]


def answers(run: Run, desk: Desk, folder: Path, content: str | bytes) -> tuple[list[dict[str, Any]], Finished]:
    asked, answered = folder / "hoi.jsonl", folder / "dap.jsonl"
    asked.write_bytes(content if isinstance(content, bytes) else content.encode())
    finished = run("ask", "--batch", asked, answered, "--store", desk.store, "--today", "2024-06-01")
    lines = answered.read_text(encoding="utf-8").split("\n") if answered.is_file() else []
    return [json.loads(line) for line in lines if line], finished


@pytest.fixture(scope="module")
def mixed(run: Run, desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, Any]], Finished]:
    """One file of good, empty, broken and odd lines, with a byte order mark and the line ends of Windows."""
    lines = [*GOOD, "", *BAD, *ODD]
    return answers(run, desk, tmp_path_factory.mktemp("batch"), "\ufeff" + "\r\n".join(lines) + "\r\n")


def test_every_question_has_its_answer_in_order(mixed: tuple[list[dict[str, Any]], Finished]) -> None:
    found, finished = mixed
    assert finished.returncode == 0, finished.stderr
    assert [answer["id"] for answer in found][:5] == ["a", 7, None, "a", "b"]
    statuses = [answer["status"] for answer in found][:5]
    assert statuses == ["answered", "rejected", "rejected", "answered", "abstained"]
    assert {**found[0], "seconds": 0} == {**found[3], "seconds": 0}


def test_lines_without_a_question_are_named_and_skipped(mixed: tuple[list[dict[str, Any]], Finished]) -> None:
    found, finished = mixed
    first = len(GOOD) + 2
    named = [number for number in range(first, first + len(BROKEN)) if f"Dòng {number}:" in finished.stderr]
    assert len(named) == len(BROKEN)
    assert f"Dòng {first - 1}:" not in finished.stderr
    assert 2 not in [answer["id"] for answer in found]


def test_a_question_that_is_no_text_is_skipped(mixed: tuple[list[dict[str, Any]], Finished]) -> None:
    found, _ = mixed
    assert [answer["question"] for answer in found if answer["id"] == "no text"] == []


def test_a_question_may_hold_any_character(mixed: tuple[list[dict[str, Any]], Finished]) -> None:
    found, _ = mixed
    asked = [answer["question"] for answer in found if str(answer["id"]).startswith("odd")]
    assert asked == [f"thi đua{char}năm 2024" for char in CHARACTERS]


def test_half_an_emoji_does_not_stop_the_others(run: Run, desk: Desk, tmp_path: Path) -> None:
    found, finished = answers(run, desk, tmp_path, '{"id": 1, "question": "thi đua \\ud83d"}\n' + row(2, QUESTION))
    assert "Traceback" not in finished.stderr
    assert [answer["id"] for answer in found] == [1, 2]


def test_a_file_in_another_encoding_is_one_line(run: Run, desk: Desk, tmp_path: Path) -> None:
    found, finished = answers(run, desk, tmp_path, row(1, QUESTION).encode("utf-16"))
    assert (found, finished.returncode) == ([], 1)
    assert "Traceback" not in finished.stderr


def test_a_file_that_is_not_there_is_named(run: Run, desk: Desk, tmp_path: Path) -> None:
    finished = run("ask", "--batch", tmp_path / "none.jsonl", tmp_path / "dap.jsonl", "--store", desk.store)
    assert finished.returncode == 1
    assert "none.jsonl" in finished.stderr
    assert "Traceback" not in finished.stderr
