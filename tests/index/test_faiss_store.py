"""The vector store: nearest first, what is saved is what is loaded, and what does not belong together is refused."""

from pathlib import Path

import numpy as np
import pytest
from langchain_core.documents import Document

from index.faiss_store import FaissStore
from tests.index.fakes import DIMENSION, WordCountEmbeddings, word_counts

TEXTS = ["khen thưởng đột xuất", "phong trào thi đua yêu nước", "giao ước thi đua của khối"]


@pytest.fixture
def store() -> FaissStore:
    return FaissStore.from_texts(TEXTS, WordCountEmbeddings(), [{"number": at} for at in range(3)])


def test_the_nearest_document_comes_first(store: FaissStore) -> None:
    (first, _, _) = store.similarity_search("thi đua yêu nước", k=3)
    assert (first.page_content, first.metadata) == (TEXTS[1], {"number": 1})
    assert len(store.similarity_search("thi đua", k=2)) == 2


def test_every_document_has_its_own_cosine(store: FaissStore) -> None:
    cosines = store.cosines(word_counts(TEXTS[2]))
    assert cosines.shape == (3,)
    assert int(cosines.argmax()) == 2
    assert float(cosines[2]) == pytest.approx(1.0, abs=1e-5)


def test_what_was_saved_is_loaded(store: FaissStore, tmp_path: Path) -> None:
    store.save(tmp_path, "shelf")
    loaded = FaissStore.load(tmp_path, "shelf", WordCountEmbeddings())
    assert loaded.documents == store.documents
    assert np.array_equal(loaded.vectors(), store.vectors())


@pytest.mark.parametrize("char", ["\n", "\u2028", "\u2029", "\x85", "\x0b", "\x1c", '"', "\\", "😀"])
def test_a_text_with_any_character_is_loaded_as_it_was(tmp_path: Path, char: str) -> None:
    store = FaissStore.from_texts([f"thi đua{char}yêu nước"], WordCountEmbeddings())
    store.save(tmp_path, "shelf")
    assert FaissStore.load(tmp_path, "shelf", WordCountEmbeddings()).documents == store.documents


def test_an_empty_store_finds_nothing_and_is_saved_like_others(tmp_path: Path) -> None:
    empty = FaissStore(WordCountEmbeddings(), DIMENSION)
    assert empty.similarity_search("thi đua") == []
    assert empty.cosines(word_counts("thi đua")).shape == (0,)
    empty.save(tmp_path, "shelf")
    assert FaissStore.load(tmp_path, "shelf", WordCountEmbeddings()).documents == []


def test_vectors_of_another_shape_are_refused(store: FaissStore) -> None:
    with pytest.raises(ValueError, match=r"expected \(1, 64\), found \(1, 8\)"):
        store.add_vectors(np.zeros((1, 8), np.float32), [Document(page_content="x")])
    with pytest.raises(ValueError, match="vectors: expected"):
        store.add_vectors(np.zeros((2, DIMENSION), np.float32), [Document(page_content="x")])
    assert len(store.documents) == 3


def test_a_file_with_fewer_documents_than_vectors_is_refused(store: FaissStore, tmp_path: Path) -> None:
    store.save(tmp_path, "shelf")
    path = tmp_path / "shelf.jsonl"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:2]), encoding="utf-8")
    with pytest.raises(RuntimeError, match="expected 3 documents, found 2; run make index"):
        FaissStore.load(tmp_path, "shelf", WordCountEmbeddings())


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        FaissStore.load(tmp_path, "none", WordCountEmbeddings())
