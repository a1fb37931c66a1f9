"""Articles longer than a passage, such as those of a law: searched by their parts; the best part counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from langchain_core.embeddings import Embeddings

from index.faiss_store import FaissStore
from index.hybrid import HybridRetriever

_LONGEST_HEADING = 250  # characters of a first line that can be a heading
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
        cut = [f"{above}. {' '.join(clause)}" if above else " ".join(clause) for clause in clauses]
        return [self.whole(), *cut] if len(cut) > 1 else [self.whole()]


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not _CLAUSE.match(line)


def retriever_over(articles: Sequence[Article], embedding: Embeddings) -> HybridRetriever:
    """A retriever that ranks articles: the nearest of their parts, and the words of the whole."""
    parts = [(part, number) for number, article in enumerate(articles) for part in article.parts()]
    store = FaissStore.from_texts([text for text, _ in parts], embedding)
    return HybridRetriever.of_parts(store, [number for _, number in parts], [article.whole() for article in articles])
