"""Asks the assistant one question, or a file of them.

python scripts/ask.py "câu hỏi" [--json] [--store DIR] [--today YYYY-MM-DD]
python scripts/ask.py --batch QUESTIONS.jsonl ANSWERS.jsonl [--store DIR] [--today YYYY-MM-DD]
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.answering.responder import Responder
from bot.assembly import open_library
from bot.command import run
from bot.platforms.progress import Bar
from bot.platforms.terminal import render
from bot.settings import load_settings
from bot.wording import operations as say


class BatchError(ValueError):
    """A file of questions that cannot be read; says which file, what was expected, what was found, and the remedy."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a batch; ``history`` are the earlier questions of its conversation, oldest first."""

    id: object
    question: str
    history: tuple[str, ...] = ()


def questions(path: Path) -> Iterator[Asked]:
    """The questions of a batch; lines that hold none are named on standard error and skipped."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"byte {error.object[error.start]:#x} at {error.start}"
        raise BatchError(f"{path}: expected UTF-8 text, found {found}; save it as UTF-8") from error
    for number, line in enumerate(text.split("\n"), 1):  # not splitlines(): a question may hold U+2028
        if not line.strip():
            continue
        try:
            yield _row(line)
        except (ValueError, KeyError, TypeError, RecursionError) as problem:
            print(say.wrong_line(number, repr(problem)), file=sys.stderr)


def _row(line: str) -> Asked:
    row = json.loads(line)
    question, history = row["question"], row.get("history") or []
    if not isinstance(question, str):
        raise TypeError(f"question: {question!r}")
    if not isinstance(history, list) or not all(isinstance(earlier, str) for earlier in history):
        raise TypeError(f"history: {history!r}")
    return Asked(row["id"], question, tuple(history))


def timed(responder: Responder, asked: Asked, today: date) -> dict[str, Any]:
    """One answer as the machine interface names it."""
    start = time.perf_counter()
    answer = responder.answer(asked.question, today, asked.history)
    return {
        "id": asked.id,
        "question": asked.question,
        **answer.as_dict(),
        "seconds": round(time.perf_counter() - start, 5),
    }


def _whole(text: str) -> str:
    """The text with a question mark for each half of a character, which no file takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def batch(responder: Responder, asked: Path, answers: Path, today: date) -> None:
    """Answers a file of questions, each with no more than its own history."""
    rows = list(questions(asked))
    with Bar(asked.name) as bar, answers.open("w", encoding="utf-8") as file:
        for done, row in enumerate(rows, 1):
            answer = timed(responder, row, today)
            file.write(_whole(json.dumps(answer, ensure_ascii=False)) + "\n")
            bar(done, len(rows))


def main() -> int:
    """0 where every question has its answer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("question", nargs="?")
    parser.add_argument("--json", action="store_true", help="print the answer for machines")
    parser.add_argument("--batch", nargs=2, type=Path, metavar=("QUESTIONS", "ANSWERS"))
    parser.add_argument("--store", type=Path, help="folder of the index (default: STORE_DIR)")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), metavar="YYYY-MM-DD")
    arguments = parser.parse_args()
    if (arguments.question is None) == (arguments.batch is None):
        parser.error('expected a question or --batch QUESTIONS ANSWERS; try: ask.py "khen thưởng đột xuất là gì"')
    responder = Responder(open_library(load_settings(), arguments.store))
    responder.answer("khen thưởng", arguments.today)  # the first encoding is slow, and no question's fault
    if arguments.batch:
        batch(responder, arguments.batch[0], arguments.batch[1], arguments.today)
    elif arguments.json:
        answer = timed(responder, Asked(None, arguments.question), arguments.today)
        print(_whole(json.dumps(answer, ensure_ascii=False, indent=1)))
    else:
        print(_whole(render(responder.answer(arguments.question, arguments.today), sys.stdout.isatty())), end="")
    return 0


if __name__ == "__main__":
    sys.exit(run(main, BatchError))
