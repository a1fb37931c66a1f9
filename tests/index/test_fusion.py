"""Fusion, the lexical index, and the retriever that joins both."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.faiss_store import FaissStore
from index.fusion import fuse, standardised
from index.hybrid import HybridRetriever
from index.lexical import LexicalIndex
from tests.index.fakes import DIMENSION, WordCountEmbeddings

TEXTS = [
    "Khen thưởng đột xuất cho thành tích đột xuất.",
    "Họp thường kỳ của hội đồng thi đua.",
    "Chỉ thị 01/CT-UBND về phong trào thi đua năm 2024.",
    "Trồng cây gây rừng.",
]
SCORES = st.lists(st.floats(-100, 100, width=32), min_size=1, max_size=12)


def array(values: list[float]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.array(values, dtype=np.float32)


@settings(deadline=None, derandomize=True)
@given(SCORES)
def test_standardised_scores_keep_their_order(values: list[float]) -> None:
    scores = standardised(array(values))
    assert np.isfinite(scores).all()
    assert abs(float(scores.mean())) < 1e-2
    for low, high in zip(np.argsort(values)[:-1], np.argsort(values)[1:], strict=True):
        assert scores[low] <= scores[high]


def test_scores_that_do_not_differ_say_nothing() -> None:
    assert standardised(array([3.0, 3.0])).tolist() == [0.0, 0.0]
    assert standardised(array([])).tolist() == []


def test_the_weight_decides_which_retriever_is_heard() -> None:
    dense, lexical = array([0.9, 0.1, 0.2]), array([1.0, 9.0, 2.0])
    assert int(fuse(dense, lexical, 1.0).argmax()) == 0
    assert int(fuse(dense, lexical, 0.0).argmax()) == 1


@pytest.mark.parametrize("weight", [-0.1, 1.1, float("nan")])
def test_a_weight_out_of_range_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match=r"expected 0\.\.1"):
        fuse(array([1.0]), array([1.0]), weight)


@pytest.mark.parametrize("question", ["khen thưởng đột xuất", "khen thuong dot xuat", "KHEN THƯỞNG ĐỘT XUẤT?"])
def test_accents_and_case_make_no_difference_to_the_words(question: str) -> None:
    scores = LexicalIndex(TEXTS).scores(question)
    assert int(scores.argmax()) == 0
    assert np.array_equal(scores, LexicalIndex(TEXTS).scores("khen thưởng đột xuất"))


def test_a_number_with_or_without_its_zero_is_the_same_word() -> None:
    assert int(LexicalIndex(TEXTS).scores("chỉ thị 1 ct ubnd").argmax()) == 2


@pytest.mark.parametrize("question", ["", "???", "blockchain bitcoin", "😀", "∅"])
def test_words_that_no_text_has_score_nothing(question: str) -> None:
    assert LexicalIndex(TEXTS).scores(question).tolist() == [0.0] * 4


def test_texts_without_words_and_no_texts_are_indexed_too() -> None:
    assert LexicalIndex([]).scores("thi đua").shape == (0,)
    scores = LexicalIndex(["...", "thi đua"]).scores("thi đua")
    assert int(scores.argmax()) == 1


def test_the_retriever_ranks_all_documents_and_keeps_raw_scores() -> None:
    retriever = HybridRetriever.over(FaissStore.from_texts(TEXTS, WordCountEmbeddings()), k=2)
    best, second = retriever.matches("phong trào thi đua năm 2024")
    assert best.number == 2
    assert best.score >= second.score
    assert 0.0 < best.cosine <= 1.001
    assert best.lexical > second.lexical
    assert sorted(match.number for match in retriever.matches("rừng", everything=True)) == [0, 1, 2, 3]
    assert retriever.invoke("trồng cây")[0].page_content == TEXTS[3]


def test_the_values_of_facts_are_searched_too() -> None:
    store = FaissStore.from_texts(TEXTS[2:], WordCountEmbeddings(), [{}, {"facts": "Lâm nghiệp"}])
    assert HybridRetriever.over(store).matches("lâm nghiệp")[0].number == 1


def test_a_retriever_over_nothing_finds_nothing() -> None:
    assert HybridRetriever.over(FaissStore(WordCountEmbeddings(), DIMENSION)).matches("thi đua") == []
