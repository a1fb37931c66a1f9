"""Measures the assistant beside a stock langchain chain in one run: start, time a question, memory, words found.

python scripts/bench.py [--questions FILE …] [--store DIR] [--rounds N] [--write]
The stock chain cuts the same raw texts by characters, embeds them with the same model and gives the nearest chunks.
"""

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import psutil  # type: ignore[import-untyped]
from langchain_core.documents import Document
from langchain_core.runnables import Runnable
from langchain_text_splitters import RecursiveCharacterTextSplitter

from bot.answering.answer import Answer, Status
from bot.answering.responder import Responder
from bot.assembly import ROOT, embeddings
from bot.settings import load_settings
from index.embedding import SentenceEmbeddings, Vectors
from index.faiss_store import FaissStore
from index.library import Library
from knowledge.catalogue import SUFFIXES
from scripts.evaluation.cases import covers

T = TypeVar("T")
Row = dict[str, Any]
Stock = Runnable[str, list[Document]]
_TODAY = date(2026, 11, 1)  # fixed, so that "năm nay" means the same in every run
_CHUNK, _OVERLAP, _TOP = 380, 40, 4
_QUESTIONS = [ROOT / "tests" / "questions" / name for name in ("own.jsonl", "more.jsonl")]
_PAGE = ROOT / "docs" / "benchmarks.md"
_TABLES = re.compile(r"(?<=<!-- tables -->\n).*(?=<!-- /tables -->)", re.DOTALL)
_STEPS = {
    "ours": "assistant: the whole cited answer",
    "understand": "– understanding",
    "embed": "– embedding",
    "judge": "– retrieving, weighing",
    "compose": "– choosing, wording, proving",
    "stock": f"stock chain: {_TOP} nearest chunks",
}
_COSTS = {
    "load": "start: the model and its libraries, s",
    "open": "start: opening and checking the index, s",
    "prepare": "start: words and places of the sources, s",
    "model only": "memory: the model and its libraries, MB",
    "assistant": "memory: the assistant after every question, MB",
}


class TimedEmbeddings(SentenceEmbeddings):
    """The model with a stop-watch in it."""

    seconds = 0.0

    def encode(self, texts: Sequence[str], prompt: str, advance: Callable[[int], None] = lambda _: None) -> Vectors:
        """The vectors; the time they took is added to ``seconds``."""
        start = time.perf_counter()
        vectors = super().encode(texts, prompt, advance)
        self.seconds += time.perf_counter() - start
        return vectors


class Gauge:
    """Seconds and megabytes by the name of what took them."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}

    def time(self, name: str, work: Callable[..., T], *given: object) -> T:
        """What the work makes of what it is given."""
        start = time.perf_counter()
        result = work(*given)
        self.taken.setdefault(name, []).append(time.perf_counter() - start)
        return result

    def weigh(self, name: str) -> None:
        """Notes the resident memory of this process."""
        self.taken[name] = [psutil.Process().memory_info().rss / 1e6]

    def quantiles(self, name: str) -> list[float]:
        """Median, p95 and p99 in milliseconds."""
        cuts = statistics.quantiles([1000.0 * seconds for seconds in self.taken[name]], n=100, method="inclusive")
        return [cuts[49], cuts[94], cuts[98]]


@dataclass(frozen=True, slots=True)
class Given:
    """A question, the assistant's answer, and what was shown as (document, text): by columns of the last table."""

    row: Row
    answer: Answer
    shown: tuple[list[tuple[str, str]], ...]

    def covered(self, column: int) -> bool:
        """True where one of the texts covers at least half of a gold quote."""
        golds = [(gold["doc"], gold["quote"]) for gold in self.row["gold"]]
        return any(doc == its and covers(text, gold) for its, gold in golds for doc, text in self.shown[column])


def stock_chain(library: Library, folders: Sequence[Path], embedding: SentenceEmbeddings) -> tuple[Stock, int]:
    """The chain of the tutorials over the raw files that the library was made of, and how many chunks it has."""
    origins = {source.origin for source in library.sources.values()}
    files = sorted(p for folder in folders for p in folder.rglob("*") if p.suffix in SUFFIXES and p.stem in origins)
    raw = [Document(page_content=p.read_text(encoding="utf-8-sig"), metadata={"origin": p.stem}) for p in files]
    chunks = RecursiveCharacterTextSplitter(chunk_size=_CHUNK, chunk_overlap=_OVERLAP).split_documents(raw)
    store = FaissStore.from_texts([c.page_content for c in chunks], embedding, [c.metadata for c in chunks])
    return store.as_retriever(search_kwargs={"k": _TOP}), len(chunks)


def dissect(rows: list[Row], responder: Responder, embedding: TimedEmbeddings, gauge: Gauge) -> None:
    """Every question step by step."""
    for row in rows:
        query, before = gauge.time("understand", responder.understand, row["question"], _TODAY), embedding.seconds
        found = gauge.time("judge", responder.find, query)
        gauge.taken.setdefault("embed", []).append(embedding.seconds - before)
        gauge.taken["judge"][-1] -= gauge.taken["embed"][-1]
        gauge.time("compose", responder.compose, found)


def compare(rows: list[Row], responder: Responder, stock: Stock, gauge: Gauge) -> list[Given]:
    """Every question to both, one right after the other."""
    given = []
    for row in rows:
        answer = gauge.time("ours", responder.answer, row["question"], _TODAY)
        chunks = gauge.time("stock", stock.invoke, row["question"])
        ours = [(citation.origin, citation.quote) for citation in answer.citations]
        theirs = [(chunk.metadata["origin"], chunk.page_content) for chunk in chunks]
        given.append(Given(row, answer, (ours[:1], ours, theirs[:1], theirs)))
    return given


def measure(rows: list[Row], store: Path | None, rounds: int) -> str:
    """The tables."""
    settings, gauge = load_settings(), Gauge()
    embedding = TimedEmbeddings(embeddings(settings).model)
    gauge.time("load", embedding.load)
    gauge.weigh("model only")
    library = gauge.time("open", Library.open, store or settings.store_dir, embedding)
    responder = gauge.time("prepare", Responder, library)
    responder.answer("khen thưởng", _TODAY)  # the first encoding is slow
    dissect(rows, responder, embedding, gauge)
    gauge.weigh("assistant")
    stock, chunks = stock_chain(library, settings.folders, embedding)
    given = [one for _ in range(rounds) for one in compare(rows, responder, stock, gauge)]
    size = f"{len(library.passages)} passages, {len(library.entries)} handbook entries, {chunks} stock chunks"
    head = f"{date.today()}, {psutil.cpu_count()} cores, {len(rows)} questions, {rounds} rounds; {size}."
    times = {title: [f"{value:.1f}" for value in gauge.quantiles(name)] for name, title in _STEPS.items()}
    costs = {title: [f"{gauge.taken[name][0]:.4g}"] for name, title in _COSTS.items()}
    times["assistant : stock"] = [f"{a / b:.2f}" for a, b in zip(*map(gauge.quantiles, ("ours", "stock")), strict=True)]
    timed = table("ms a question, warm | median | p95 | p99", times)
    return "\n\n".join([head, timed, table("cost | measured", costs), quality(given[: len(rows)])]) + "\n"


def quality(given: list[Given]) -> str:
    """How often what is shown covers a gold quote, how much of it there is to read, and who keeps silent."""
    rows, quoted = {}, [one for one in given if one.row["gold"]]
    unseen = [one for one in quoted if one.row.get("half") == "check"]
    for title, some in (("", quoted), (" not used for fitting", unseen)):
        shares = [statistics.mean(one.covered(column) for one in some) for column in range(4)]
        rows[f"covered, {len(some)} questions{title}"] = [f"{part:.1%}" for part in shares]
    lengths = [[sum(len(text) for _, text in one.shown[column]) for one in quoted] for column in range(4)]
    rows["characters to read, median"] = [f"{statistics.median(column):.0f}" for column in lengths]
    lines = [table(f"gold quote | first citation | all citations | first chunk | {_TOP} chunks", rows)]
    for answerable, title in ((False, "that the sources do not answer"), (True, "that they answer")):
        silent = [one.answer.status is not Status.ANSWERED for one in given if one.row["answerable"] is answerable]
        lines.append(f"No answer from the assistant: {statistics.mean(silent):.1%} of {len(silent)} questions {title}.")
    return "\n\n".join([lines[0], " ".join(lines[1:])])


def table(head: str, rows: dict[str, list[str]]) -> str:
    """Rows by their titles as a Markdown table."""
    lines = [f"| {' | '.join([title, *cells])} |" for title, cells in rows.items()]
    return "\n".join([f"| {head} |", "|---" * (head.count("|") + 1) + "|", *lines])


def main() -> None:
    """Prints the tables, and writes them where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=Path, nargs="+", default=_QUESTIONS)
    parser.add_argument("--store", type=Path, help="folder of the index (default: STORE_DIR)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    arguments = parser.parse_args()
    lines = [line for path in arguments.questions for line in path.read_text(encoding="utf-8").splitlines()]
    tables = measure([json.loads(line) for line in lines if line], arguments.store, arguments.rounds)
    print(tables, end="")
    if arguments.write:
        _PAGE.write_text(_TABLES.sub(lambda _: tables, _PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
