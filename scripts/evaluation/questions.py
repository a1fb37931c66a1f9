"""The project's own questions, asked of the libraries that hold their answers, each with its chance and its score."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.answering.answer import Answer
from bot.answering.found import Found
from bot.answering.query import Query
from bot.answering.refusing import unreadable
from bot.answering.responder import Responder
from bot.settings import Settings
from index.embedding import SentenceEmbeddings
from index.library import Library
from scripts.evaluation.cases import entry_case, is_gold
from scripts.evaluation.corpora import CORPORA, FILES, QUESTIONS, Row, libraries, rows_of
from scripts.evaluation.scoring import Score, score

TODAY = date(2026, 11, 1)  # fixed, so that "năm nay" means the same in every run
_BEST = 2  # of the fitting passages, as many as the chance of an answer is fitted for

Progress = Callable[[int, int], None]
Understand = Callable[[str], Query]


@dataclass(frozen=True, slots=True)
class Asked:
    """A library with the questions that are asked of it."""

    library: Library
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, its answer, what that is worth, and the chance that the best of what was found answers.

    ``held`` is whether it does: the passage covers a gold quote, or the handbook entry holds the facts.
    """

    row: Row
    answer: Answer
    score: Score
    chance: float
    held: bool


def load(settings: Settings, embedding: SentenceEmbeddings, files: Iterable[Path] = ()) -> list[Asked]:
    """All questions by library: the one that is served, and those of the announcements that only the tests have."""
    found = list(libraries(settings, embedding).values())
    origins = [{source.origin for source in library.sources.values()} for library in found]
    asked: list[list[Row]] = [[] for _ in found]
    for path in files or [QUESTIONS / f"{name}.jsonl" for name in FILES]:
        rows = rows_of(path)
        homes = [_home(row, origins) for row in rows]
        usual = Counter(home for home in homes if home is not None).most_common(1)
        for row, home in zip(rows, homes, strict=True):  # without a gold quote: where most of its file is asked
            asked[home if home is not None else usual[0][0] if usual else 0].append(row)
    return [Asked(library, tuple(rows)) for library, rows in zip(found, asked, strict=True) if rows]


def _home(row: Row, origins: Sequence[set[str]]) -> int | None:
    if row.get("corpus") in CORPORA:
        return CORPORA.index(row["corpus"])
    docs = {gold["doc"] for gold in row["gold"]}
    return next((at for at, held in enumerate(origins) if docs & held), None)


def outcomes(
    asked: Asked,
    responder: Responder,
    understand: Understand | None = None,
    progress: Progress = lambda *_: None,
) -> list[Outcome]:
    """Every question asked on its own, as the assistant does it."""
    understand = understand or (lambda question: responder.understand(question, TODAY))
    found = []
    for done, row in enumerate(asked.rows, 1):
        found.append(_outcome(asked.library, responder, understand, row))
        progress(done, len(asked.rows))
    return found


def _outcome(library: Library, responder: Responder, understand: Understand, row: Row) -> Outcome:
    problem = unreadable(row["question"])
    if problem:
        return Outcome(row, problem, score(row, problem, library, TODAY), 0.0, held=False)
    found = responder.find(understand(row["question"]))
    answer = responder.compose(found)
    chance = max(found.trust, found.entry_trust)
    return Outcome(row, answer, score(row, answer, library, TODAY), chance, held=_held(library, row, found))


def _held(library: Library, row: Row, found: Found) -> bool:
    """What is trusted most holds the answer."""
    if found.entry_trust > found.trust:
        return bool(entry_case(row, found, []).gold[:_BEST].any())
    return any(is_gold(library, row, item) for item in found.fitting[:_BEST])
