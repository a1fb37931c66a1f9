"""Several threads ask one responder at once: each gets the answer that it would get alone."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from bot.answering.responder import Responder
from index.library import Library

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 1)
QUESTIONS = Path(__file__).parent.parent / "questions" / "own.jsonl"


def test_answers_are_the_same_as_one_by_one(library: Library) -> None:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()[:40]
    talks = [(json.loads(line)["question"], earlier) for line in lines for earlier in ((), ("Tây Ninh năm 2023?",))]
    alone = [Responder(library).answer(question, TODAY, earlier).text for question, earlier in talks[:6]]
    together = Responder(library)
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda talk: together.answer(talk[0], TODAY, talk[1]).text, talks * 2))
    assert answers[:6] == alone
    assert (
        answers[: len(talks)]
        == answers[len(talks) :]
        == [together.answer(question, TODAY, earlier).text for question, earlier in talks]
    )
