"""Hybrid retrieval: dense and lexical scores of every document, kept raw beside their fusion."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.embedding import SentenceEmbeddings
from index.faiss_store import FaissStore, Vectors
from index.fusion import fuse
from index.lexical import LexicalIndex
from knowledge.vietnamese.normal import has_accents

_DENSE_WEIGHT = 0.5
_DENSE_WEIGHT_WITHOUT_ACCENTS = 0.2  # the model is nearly blind without accents


@dataclass(frozen=True, slots=True)
class Match:
    """A document found for a question: its number, the raw cosine and BM25 score, and their fusion."""

    number: int
    cosine: float
    lexical: float
    score: float


class HybridRetriever(BaseRetriever):
    """Ranks all documents of one collection, or the wholes that its documents are parts of."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    store: FaissStore
    lexical: LexicalIndex
    wholes: npt.NDArray[np.int64] | None = None  # the number of the whole that each document is a part of
    k: int = 40
    dense_weight: float = _DENSE_WEIGHT
    dense_weight_without_accents: float = _DENSE_WEIGHT_WITHOUT_ACCENTS

    @classmethod
    def over(cls, store: FaissStore, *, pairs: bool = True, **settings: Any) -> "HybridRetriever":  # noqa: ANN401
        """A retriever over a store's documents; the lexical index also reads the values of facts."""
        return cls(store=store, lexical=LexicalIndex(_searched(store.documents), pairs=pairs), **settings)

    @classmethod
    def of_parts(cls, store: FaissStore, wholes: Sequence[int], texts: Sequence[str] = ()) -> "HybridRetriever":
        """A retriever that ranks texts; document ``n`` of the store is a part of text ``wholes[n]``.

        Where the ``texts`` are not given, the first of the parts of each is its text.
        """
        whole = np.asarray(wholes, dtype=np.int64)
        return cls(store=store, lexical=LexicalIndex(texts or _searched(_firsts(store, whole))), wholes=whole)

    def ranked(self) -> list[Document]:
        """The document that stands for each text that is ranked: itself, or the first of its parts."""
        return self.store.documents if self.wholes is None else _firsts(self.store, self.wholes)

    def without_pairs(self) -> "HybridRetriever":
        """The same retriever that counts single syllables only."""
        return self.model_copy(update={"lexical": LexicalIndex(_searched(self.ranked()), pairs=False)})

    def embed(self, question: str) -> Vectors:
        """The question's unit vector; the same for every collection."""
        embedding = self.store.embeddings
        if isinstance(embedding, SentenceEmbeddings):
            return np.asarray(embedding.encode([question], "query")[0])
        return np.asarray(embedding.embed_query(question), dtype=np.float32)

    def matches(self, question: str, vector: Vectors | None = None, *, everything: bool = False) -> list[Match]:
        """The best ``k`` documents, best first; with ``everything``, all of them."""
        if not self.store.documents:
            return []
        cosines = self._best_parts(self.store.cosines(self.embed(question) if vector is None else vector))
        lexical = self.lexical.scores(question)
        weight = self.dense_weight if has_accents(question) else self.dense_weight_without_accents
        fused = fuse(cosines, lexical, weight)
        best = np.argsort(-fused, kind="stable")[: None if everything else self.k]
        return [Match(int(at), float(cosines[at]), float(lexical[at]), float(fused[at])) for at in best]

    def _best_parts(self, cosines: Vectors) -> Vectors:
        """The cosine of every whole: that of its nearest part."""
        if self.wholes is None:
            return cosines
        best = np.full(int(self.wholes.max()) + 1, -1.0, np.float32)
        np.maximum.at(best, self.wholes, cosines)
        return best

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        matches = self.matches(query)
        ranked = self.ranked()
        return [ranked[match.number] for match in matches]


def _firsts(store: FaissStore, wholes: npt.NDArray[np.int64]) -> list[Document]:
    """The first part of each whole, in the order of the wholes."""
    return [store.documents[at] for at in np.unique(wholes, return_index=True)[1]]


def _searched(documents: Sequence[Document]) -> list[str]:
    """What the lexical index reads of each document: its words and the values of facts."""
    return [f"{document.page_content} {document.metadata.get('facts', '')}" for document in documents]
