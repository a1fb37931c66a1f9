"""Weighted fusion of normalised scores; reciprocal rank fusion throws away how sure a retriever is."""

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def standardised(scores: Scores) -> Scores:
    """Scores with mean 0 and deviation 1; all zero where they do not differ."""
    deviation = float(scores.std()) if scores.size else 0.0
    if deviation < 1e-9:
        return np.zeros_like(scores)
    return np.asarray((scores - scores.mean()) / deviation, dtype=np.float32)


def fuse(dense: Scores, lexical: Scores, dense_weight: float) -> Scores:
    """``dense_weight`` of the dense z-scores and the rest of the lexical ones."""
    if not 0.0 <= dense_weight <= 1.0:
        raise ValueError(f"dense weight: expected 0..1, found {dense_weight}")
    fused = dense_weight * standardised(dense) + (1.0 - dense_weight) * standardised(lexical)
    return np.asarray(fused, dtype=np.float32)
