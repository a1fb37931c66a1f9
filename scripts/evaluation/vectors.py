"""Vectors of passages kept on disk from run to run, by the digest of model and text; of questions, for the run."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.embedding import SentenceEmbeddings, Vectors


class KeptEmbeddings(SentenceEmbeddings):
    """The model, asked only for what it has not read before."""

    def __init__(self, model: str, folder: Path) -> None:
        super().__init__(model)
        self._file = folder / f"{hashlib.sha256(self.fingerprint.encode()).hexdigest()[:16]}.npz"
        self._questions: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str], prompt: str, advance: Callable[[int], None] = lambda _: None) -> Vectors:
        """Unit vectors, one row a text."""
        if prompt == "query" and len(texts) == 1:
            if texts[0] not in self._questions:
                self._questions[texts[0]] = super().encode(texts, prompt, advance)
            return self._questions[texts[0]]
        if prompt != "passage" or not texts:
            return super().encode(texts, prompt, advance)
        known = self._known()
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        advance(len(texts) - len(fresh))
        if fresh:
            known |= zip(fresh, super().encode(list(fresh.values()), prompt, advance), strict=True)
            self._keep(known)
        return np.stack([known[key] for key in keys])

    def _known(self) -> dict[str, Vectors]:
        if not self._file.is_file():
            return {}
        with np.load(self._file) as kept:
            return dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    def _keep(self, known: dict[str, Vectors]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._file.with_suffix(".new.npz")
        np.savez(unfinished, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
        unfinished.replace(self._file)
