"""Plain stand-ins for the model: the same words give the same vector, without weights and without a network."""

import errno
import zlib
from collections.abc import Callable, Sequence

import numpy as np
from langchain_core.embeddings import Embeddings

from index.embedding import SentenceEmbeddings, Vectors
from knowledge.source import Provenance, Source
from knowledge.vietnamese.normal import syllables

DIMENSION = 64


def word_counts(text: str) -> Vectors:
    """A unit vector of the folded syllables of a text; texts of the same words have a cosine of 1."""
    vector = np.zeros(DIMENSION, np.float32)
    vector[0] = 0.1
    for syllable in syllables(text):
        vector[1 + zlib.crc32(syllable.encode()) % (DIMENSION - 1)] += 1.0
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


class WordCountEmbeddings(Embeddings):
    """Counts words behind langchain's interface."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [float(value) for value in word_counts(text)]


class CountingModel(SentenceEmbeddings):
    """Counts words where the builder expects the model, and remembers what it was given."""

    def __init__(self, name: str = "word-counts") -> None:
        super().__init__(name)
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str], prompt: str, advance: Callable[[int], None] = lambda _: None) -> Vectors:
        self.encoded += texts
        advance(len(texts))
        return np.stack([word_counts(text) for text in texts])


class FailingModel(CountingModel):
    """Gives up in the middle of a build, as a full disk or a defect would make it."""

    def __init__(self, failure: BaseException) -> None:
        super().__init__()
        self._failure = failure

    def encode(self, texts: Sequence[str], prompt: str, advance: Callable[[int], None] = lambda _: None) -> Vectors:
        raise self._failure


def full_disk() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


def source(identifier: str, *sentences: str) -> Source:
    return Source(identifier, f"raw-{identifier}", "\n".join(sentences), Provenance(title=f"Tin {identifier}"))


CAO_BANG = source(
    "cao-bang",
    "Tỉnh Cao Bằng phát động phong trào thi đua “Cao Bằng chung tay vì người nghèo” năm 2024.",
    "Chỉ thị số 05/CT-UBND ngày 12/3/2024 của UBND tỉnh về tổ chức phong trào thi đua.",
)
DET_MAY = source(
    "det-may",
    "Tổng công ty Dệt may thi đua với chủ đề “Năng suất cao, chất lượng tốt” trong toàn hệ thống.",
    "Đợt 1 từ ngày 01/01/2024 đến ngày 30/6/2024, các nhà máy hoàn thành 60% kế hoạch.",
)
