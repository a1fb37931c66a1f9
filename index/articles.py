"""Articles longer than a passage, such as those of a law: searched by their parts; the best part counts."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from langchain_core.documents import Document

from index.embedding import SentenceEmbeddings
from index.faiss_store import FaissStore
from index.hybrid import HybridRetriever

_LONGEST_HEADING = 250  # characters of a first line that can be a heading
_LONGEST_PART = 1500  # characters: about what the model reads before it cuts off
_SENTENCE_END = re.compile(r"(?<=[.;:!?…])\s+")
_CLAUSE = re.compile(r"\s*\d{1,3}[.)]\s")  # "1. Người lao động …": a khoản begins; its points belong to it


@dataclass(frozen=True, slots=True)
class Article:
    """A text under its title; ``title`` may be empty."""

    title: str
    text: str

    def whole(self) -> str:
        """Title and text, as the words are counted."""
        return f"{self.title}. {self.text}" if self.title else self.text

    def parts(self) -> list[str]:
        """The whole, and where it has several clauses each of them under title and heading."""
        lines = [line.strip() for line in self.text.split("\n") if line.strip()]
        heading = lines[0] if len(lines) > 1 and _is_heading(lines[0]) else ""
        clauses: list[list[str]] = []
        for line in lines[1:] if heading else lines:
            if not clauses or _CLAUSE.match(line):
                clauses.append([])
            clauses[-1].append(line)
        above = ". ".join(part for part in (self.title, heading) if part)
        pieces = [piece for clause in clauses for piece in _packed(clause)]
        cut = [f"{above}. {piece}" if above else piece for piece in pieces]
        return [self.whole(), *cut] if len(cut) > 1 else [self.whole()]


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not _CLAUSE.match(line)


def _packed(lines: Sequence[str]) -> list[str]:
    """The lines joined; where that grows too long, cut between sentences."""
    pieces: list[str] = []
    for line in lines:
        for sentence in _SENTENCE_END.split(line) if len(line) > _LONGEST_PART else [line]:
            if pieces and len(pieces[-1]) + len(sentence) < _LONGEST_PART:
                pieces[-1] += f" {sentence}"
            else:
                pieces.append(sentence)
    return pieces


def retriever_over(
    articles: Sequence[Article],
    embedding: SentenceEmbeddings,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> HybridRetriever:
    """A retriever that ranks articles: the nearest of their parts, and the words of the whole."""
    parts = [(part, number) for number, article in enumerate(articles) for part in article.parts()]
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress(done, len(parts))

    vectors = embedding.encode([text for text, _ in parts], "passage", advance)
    store = FaissStore(embedding, vectors.shape[1])
    store.add_vectors(vectors, [Document(page_content=text) for text, _ in parts])
    return HybridRetriever.of_parts(store, [number for _, number in parts], [article.whole() for article in articles])
