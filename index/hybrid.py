"""Hybrid retrieval: dense and lexical scores of every document, kept raw beside their fusion."""

from dataclasses import dataclass

import numpy as np
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
    """Ranks all documents of one collection."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    store: FaissStore
    lexical: LexicalIndex
    k: int = 40

    @classmethod
    def over(cls, store: FaissStore, k: int = 40) -> "HybridRetriever":
        """A retriever over a store's documents; the lexical index also reads the values of facts."""
        texts = [f"{d.page_content} {d.metadata.get('facts', '')}" for d in store.documents]
        return cls(store=store, lexical=LexicalIndex(texts), k=k)

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
        cosines = self.store.cosines(self.embed(question) if vector is None else vector)
        lexical = self.lexical.scores(question)
        weight = _DENSE_WEIGHT if has_accents(question) else _DENSE_WEIGHT_WITHOUT_ACCENTS
        fused = fuse(cosines, lexical, weight)
        best = np.argsort(-fused, kind="stable")[: None if everything else self.k]
        return [Match(int(at), float(cosines[at]), float(lexical[at]), float(fused[at])) for at in best]

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [self.store.documents[match.number] for match in self.matches(query)]
