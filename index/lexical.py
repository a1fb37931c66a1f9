"""BM25 over folded syllable unigrams and bigrams, by the library bm25s."""

import logging
from collections.abc import Sequence

import bm25s
import numpy as np
import numpy.typing as npt

from knowledge.vietnamese.normal import syllables, terms

_K1, _B = 0.5, 0.3  # the middle of the plateau that scripts/fit_retrieval.py finds
logging.getLogger("bm25s").setLevel(logging.WARNING)  # the library sets its own logger to DEBUG


class LexicalIndex:
    """Scores every text of a collection against a question; accents make no difference."""

    def __init__(self, texts: Sequence[str], *, pairs: bool = True, k1: float = _K1, b: float = _B) -> None:
        self._size = len(texts)
        self._terms = terms if pairs else syllables
        self._bm25 = bm25s.BM25(k1=k1, b=b)
        if texts:
            self._bm25.index([self._terms(text) or ["∅"] for text in texts], show_progress=False)

    def scores(self, question: str) -> npt.NDArray[np.float32]:
        """One raw BM25 score a text, in the order of the texts."""
        known = self._bm25.vocab_dict if self._size else {}
        asked = [term for term in dict.fromkeys(self._terms(question)) if term in known]
        if not asked:
            return np.zeros(self._size, np.float32)
        return np.asarray(self._bm25.get_scores(asked), dtype=np.float32)
