"""Sentence embeddings behind langchain's interface: queries and passages each with the prompt the model learnt."""

import logging
import os
import threading
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings

from index.weights import fingerprint
from knowledge.vietnamese.normal import normalise

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]
_BATCH = 16


def _threads() -> int:
    import torch

    return int(torch.get_num_threads())


def _use_threads(count: int) -> None:
    """One question gains little from a second core, and loses tenfold where another process holds that core."""
    import torch

    if torch.get_num_threads() != count:
        torch.set_num_threads(count)


class SentenceEmbeddings(Embeddings):
    """A sentence-transformers model; importing the library takes seconds, so it is loaded on first use.

    With ``half``, single questions are embedded at half the precision where the processor gains by it.
    """

    def __init__(self, model: str, *, half: bool = True) -> None:
        self.model = model
        self._half = half
        self.fingerprint = fingerprint(model)
        self._loaded: SentenceTransformer | None = None
        self._for_questions: SentenceTransformer | None = None
        self._threads = 1
        self._turn = threading.Lock()  # the library's tokenizer serves one at a time

    def load(self) -> "SentenceTransformer":
        """The model in memory; raises ``OSError`` where it cannot be found."""
        if self._loaded is None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
                os.environ.setdefault("HF_HUB_OFFLINE", "1" if Path(self.model).is_dir() else "0")
                from transformers.utils import logging as library_logging

                library_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
                from sentence_transformers import SentenceTransformer

                from index import precision

                loaded = SentenceTransformer(self.model, device="cpu")
            missing = {"query", "passage"} - set(loaded.prompts)
            if missing and "e5" in self.model.lower():
                loaded.prompts = {**loaded.prompts, "query": "query: ", "passage": "passage: "}
            self._threads = _threads()
            self._for_questions = precision.halved(loaded) if self._half and precision.pays() else loaded
            self._loaded = loaded
        return self._loaded

    def encode(self, texts: Sequence[str], prompt: str, advance: Callable[[int], None] = lambda _: None) -> Vectors:
        """Unit vectors, fp32, one row a text; ``advance`` hears how many texts are done."""
        model = self.load()
        alone = len(texts) == 1
        _use_threads(1 if alone else self._threads)
        if alone and prompt == "query" and self._for_questions is not None:
            model = self._for_questions
        name = prompt if prompt in model.prompts else None
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))  # alike lengths together: less padding
        rows: dict[int, Vectors] = {}
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            normal = [normalise(texts[at]) for at in batch]
            with self._turn:
                encoded = model.encode(normal, prompt_name=name, normalize_embeddings=True, show_progress_bar=False)
            rows.update(zip(batch, np.asarray(encoded, dtype=np.float32), strict=True))
            advance(len(batch))
        return np.stack([rows[at] for at in range(len(texts))]) if rows else np.zeros((0, 0), np.float32)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages."""
        return [list(map(float, row)) for row in self.encode(texts, "passage")]

    def embed_query(self, text: str) -> list[float]:
        """The vector of one question."""
        return [float(value) for value in self.encode([text], "query")[0]]
