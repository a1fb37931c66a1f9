"""The product's own retriever on a folder of judged questions, as typed and with their accents stripped.

DIR/corpus.jsonl (id, title, text), DIR/queries.jsonl (id, text), DIR/qrels.tsv (query id, passage id, relevance).
"""

import json
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.answering.query import understand
from index.articles import Article, retriever_over
from index.embedding import SentenceEmbeddings
from index.hybrid import HybridRetriever
from knowledge import vietnamese
from knowledge.vietnamese.accents import AccentRestorer
from scripts.evaluation.measures import DEPTH, of_rankings

_TODAY = date(2026, 11, 1)  # fixed: no measure depends on the day
_QUESTIONS = Path(vietnamese.__file__).with_name("questions.txt")
_STROKE = str.maketrans("đĐ", "dD")
Read = Callable[[str], str]


class FolderError(ValueError):
    """A folder of judged questions that cannot be used: expected, found, remedy."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Articles, the questions that have a relevant one, and how relevant which article is to each of them."""

    ids: tuple[str, ...]
    articles: tuple[Article, ...]
    questions: tuple[str, ...]
    relevance: tuple[dict[str, int], ...]

    @classmethod
    def read(cls, folder: Path) -> "Judged":
        """The folder's content; raises ``FolderError``, or ``OSError`` where a file is missing."""
        corpus, asked = _rows(folder / "corpus.jsonl", "id", "text"), _rows(folder / "queries.jsonl", "id", "text")
        relevance = _relevance(folder / "qrels.tsv")
        unknown = {found for gains in relevance.values() for found in gains} - {str(row["id"]) for row in corpus}
        if unknown:
            raise FolderError(
                f"{folder}: expected every passage of qrels.tsv in corpus.jsonl, found no {min(unknown)!r}; mend either"
            )
        judged = [row for row in asked if any(gain > 0 for gain in relevance.get(str(row["id"]), {}).values())]
        if not judged:
            raise FolderError(
                f"{folder}: expected questions with a relevant passage, found none; mend the ids in qrels.tsv"
            )
        return cls(
            tuple(str(row["id"]) for row in corpus),
            tuple(Article(str(row.get("title") or ""), str(row["text"])) for row in corpus),
            tuple(str(row["text"]) for row in judged),
            tuple(relevance[str(row["id"])] for row in judged),
        )


def _rows(path: Path, *names: str) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            missing = [name for name in names if name not in row]
        except (ValueError, TypeError):
            missing = list(names)
        if missing:
            raise _wrong(path, number, f"JSON with {', '.join(names)}", line)
        rows.append(row)
    return rows


def _wrong(path: Path, number: int, expected: str, line: str) -> FolderError:
    return FolderError(f"{path}, line {number}: expected {expected}, found {line[:60]!r}; mend the line")


def _relevance(path: Path) -> dict[str, dict[str, int]]:
    judged: dict[str, dict[str, int]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        fields = line.split("\t") if "\t" in line else line.split()
        if not line.strip() or (number == 1 and not _is_number(fields[-1])):
            continue  # an empty line, or the names of the columns
        if len(fields) < 3 or not _is_number(fields[-1]):
            raise _wrong(path, number, "query, passage, relevance", line)
        judged.setdefault(fields[0].strip(), {})[fields[-2].strip()] = int(float(fields[-1]))
    return judged


def _is_number(field: str) -> bool:
    return field.strip().replace(".", "", 1).isdigit()


def stripped(text: str) -> str:
    """The text as typed without accents, capitals kept."""
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKE))
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if unicodedata.category(char) != "Mn"))


def reader(texts: Iterable[str]) -> Read:
    """How the assistant reads a question before it searches, with accents restored by a model of these texts."""
    restorer = AccentRestorer([*texts, _QUESTIONS.read_text(encoding="utf-8")])
    return lambda question: understand(question, restorer, frozenset(), _TODAY).text


def rankings(retriever: HybridRetriever, ids: Sequence[str], questions: Iterable[str], read: Read) -> list[list[str]]:
    """The first ten articles of each question."""
    found = (retriever.matches(read(question)) for question in questions)
    return [[ids[match.number] for match in matches[:DEPTH]] for matches in found]


def measure(
    judged: Judged, embedding: SentenceEmbeddings, progress: Callable[[int, int], None] = lambda *_: None
) -> dict[str, dict[str, float]]:
    """Measures of the questions as typed and stripped of their accents."""
    retriever = retriever_over(judged.articles, embedding, progress)
    read = reader(article.whole() for article in judged.articles)
    ways = {"typed": judged.questions, "stripped": tuple(map(stripped, judged.questions))}
    return {
        way: of_rankings(rankings(retriever, judged.ids, questions, read), judged.relevance)
        for way, questions in ways.items()
    }
