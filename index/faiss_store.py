"""A langchain vector store on FAISS: exact inner product, documents beside it as JSON lines, no pickle on disk."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np
import numpy.typing as npt
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore

Vectors = npt.NDArray[np.float32]


class FaissStore(VectorStore):
    """Unit vectors and their documents, in the same order."""

    def __init__(self, embedding: Embeddings, dimension: int) -> None:
        self._embedding = embedding
        self._index: faiss.Index = faiss.IndexFlatIP(dimension)
        self.documents: list[Document] = []

    @property
    def embeddings(self) -> Embeddings:
        """What turns texts into the vectors of this store."""
        return self._embedding

    def add_vectors(self, vectors: Vectors, documents: Iterable[Document]) -> None:
        """Adds documents whose unit vectors are known already."""
        added = list(documents)
        if vectors.shape != (len(added), self._index.d):
            raise ValueError(f"vectors: expected {(len(added), self._index.d)}, found {vectors.shape}")
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        self.documents += added

    @classmethod
    def from_texts(
        cls, texts: list[str], embedding: Embeddings, metadatas: list[dict[Any, Any]] | None = None, **_: object
    ) -> Self:
        """A store of these texts, embedded now."""
        vectors = np.asarray(embedding.embed_documents(texts), dtype=np.float32).reshape(len(texts), -1)
        store = cls(embedding, vectors.shape[1])
        store.add_vectors(
            vectors,
            [
                Document(page_content=t, metadata=m)
                for t, m in zip(texts, metadatas or [{} for _ in texts], strict=True)
            ],
        )
        return store

    def cosines(self, vector: Vectors) -> Vectors:
        """The cosine of every document to a unit vector, in the order of the documents."""
        cosines = np.zeros(len(self.documents), np.float32)
        if self.documents:
            found, numbers = self._index.search(vector.reshape(1, -1), len(self.documents))
            cosines[numbers[0]] = found[0]
        return cosines

    def vectors(self) -> Vectors:
        """All vectors, one row a document."""
        return np.asarray(self._index.reconstruct_n(0, self._index.ntotal), dtype=np.float32).reshape(-1, self._index.d)

    def similarity_search(self, query: str, k: int = 4, **_: object) -> list[Document]:
        """The ``k`` documents nearest to the query."""
        cosines = self.cosines(np.asarray(self._embedding.embed_query(query), dtype=np.float32))
        return [self.documents[at] for at in np.argsort(-cosines)[:k]]

    def save(self, folder: Path, name: str) -> None:
        """Writes ``NAME.faiss`` and ``NAME.jsonl``; raises ``OSError`` where the disk does not take them."""
        # FAISS's own writer reports a full disk as RuntimeError without its errno.
        (folder / f"{name}.faiss").write_bytes(faiss.serialize_index(self._index).tobytes())
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            for document in self.documents:
                file.write(json.dumps({"text": document.page_content, **document.metadata}, ensure_ascii=False) + "\n")

    @classmethod
    def load(cls, folder: Path, name: str, embedding: Embeddings) -> Self:
        """Reads what ``save`` wrote; raises ``RuntimeError`` where a file is missing or the two do not match."""
        index = faiss.read_index(str(folder / f"{name}.faiss"))
        store = cls(embedding, index.d)
        store._index = index
        # Not splitlines(): JSON leaves U+2028, U+2029 and U+0085 as they are within a line.
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").removesuffix("\n").split("\n"):
            if not line:
                continue
            data = json.loads(line)
            store.documents.append(Document(page_content=data.pop("text"), metadata=data))
        if index.ntotal != len(store.documents):
            raise RuntimeError(
                f"{name}: expected {index.ntotal} documents, found {len(store.documents)}; run make index"
            )
        return store
