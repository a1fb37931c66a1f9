"""Measures of a ranking: is the first relevant, one of the first ten, and how early do the relevant ones come."""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from statistics import mean

DEPTH = 10


def hit(ranking: Sequence[str], relevant: AbstractSet[str], depth: int) -> float:
    """1 where one of the first ``depth`` is relevant."""
    return float(any(found in relevant for found in ranking[:depth]))


def ndcg(ranking: Sequence[str], relevance: dict[str, int], depth: int = DEPTH) -> float:
    """Discounted gain of the first ``depth`` by that of the best order (Järvelin and Kekäläinen 2002), gain linear."""
    gained = sum(relevance.get(found, 0) / math.log2(at + 2) for at, found in enumerate(ranking[:depth]))
    best = sorted(relevance.values(), reverse=True)[:depth]
    possible = sum(gain / math.log2(at + 2) for at, gain in enumerate(best))
    return gained / possible if possible else 0.0


def of_rankings(rankings: Sequence[Sequence[str]], judged: Sequence[dict[str, int]]) -> dict[str, float]:
    """Means over all questions, rounded to four places."""
    relevant = [{found for found, gain in gains.items() if gain > 0} for gains in judged]
    pairs = list(zip(rankings, relevant, strict=True))
    return {
        "hit@1": round(mean(hit(ranking, right, 1) for ranking, right in pairs), 4),
        "hit@10": round(mean(hit(ranking, right, DEPTH) for ranking, right in pairs), 4),
        "ndcg@10": round(mean(map(ndcg, rankings, judged)), 4),
    }
