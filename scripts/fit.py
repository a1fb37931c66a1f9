"""Fits the weights of evidence and of refusal on the project's questions, and prints how they do on the half held out.

    python scripts/fit.py [--write]

Passages and handbook entries are weighed by a softmax over the candidates of a question (the gold ones should come
first); whether to answer at all is a logistic line through a few signals of the best one. Both are pulled towards the
shipped weights.
"""

import argparse
import json
import math
from collections import Counter
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bot.answering import weights as weighing
from bot.answering.lacking import UNSEEN
from bot.answering.responder import Responder
from bot.answering.weights import Weights, fitted
from bot.assembly import embeddings
from bot.settings import load_settings
from index.library import Library
from scripts.evaluation.cases import Array, Case, entry_case, source_case
from scripts.evaluation.corpora import FILES, OWN, QUESTIONS, Row, libraries, rows_of

_TODAY = date(2026, 11, 1)
_FILES = [name for name in FILES if name != "english"]  # which the glossary is for, not the weights
# Judgement before data: what the fit starts from and is pulled towards.
PRIOR = {
    "fused": 1.8, "words": 1.8, "pairs": 0.7, "words_around": 1.5, "pairs_around": 0.8, "words_title": 0.8,
    "rest": 1.0, "rest_own": 0.5, "source_words": 0.3, "source_pairs": 0.3,
    "shape": 2.0, "kind": 0.6, "prose": 0.6, "year": 0.7, "reference": 2.0, "phase": 1.6, "title_line": -1.0,
    "short": -0.5, "focus": 1.0, "worst": -0.5, "unit": 1.5, "award": 0.5,
    "act": 0.8, "focus_own": 0.5,
}  # fmt: skip
ENTRY_PRIOR = {
    "fused": 2.0, "named": 3.5, "names_question": 3.0, "words": 2.0, "pairs": 1.0, "number": 3.0, "mentions": 0.5,
    "cosine": 0.4, "shape": 1.0,
}  # fmt: skip
_PULL = 0.01  # towards the shipped weights
_PULL_LINE = 0.001  # towards no weight, of signals in their deviations
_SEEN, _SMOOTH = 2, 0.7  # questions in which a word must be lacking to count by itself; added to every count
# From which chance on sources and entries answer: below, more near misses would be met with silence, and more right
# answers held back; where the two balance was looked at on all of the project's questions.
_BAR, _BAR_ENTRIES = 0.157, 0.28


def fit_ranking(cases: list[Case], prior: dict[str, float]) -> dict[str, float]:
    """Weights under which gold candidates come first: softmax over each question's candidates."""
    start = np.array(list(prior.values()))
    useful = [case for case in cases if case.gold.any() and not case.gold.all()]

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = 0.0, np.zeros_like(weights)
        for case in useful:
            line = case.values @ weights
            chance = np.exp(line - line.max())
            chance /= chance.sum()
            hit = chance * case.gold
            total -= float(np.log(hit.sum() + 1e-12))
            slope -= (hit / (hit.sum() + 1e-12) - chance) @ case.values
        pulled = weights - start
        return total / len(useful) + _PULL * float(pulled @ pulled), slope / len(useful) + 2 * _PULL * pulled

    best = minimize(loss, start.copy(), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 3) for name, weight in zip(prior, best, strict=True)}


def fit_lacked(cases: list[Case]) -> tuple[dict[str, float], list[Case]]:
    """Log odds by word that evidence which lacks it is right, and the cases told by the odds of the other cases."""
    used = [case for case in cases if case.signals]
    words = [{word for word, _ in case.lacking.words} for case in used]
    right, wrong = (
        Counter(word for case, lacks in zip(used, words, strict=True) if case.right is side for word in lacks)
        for side in (True, False)
    )
    sides = sum(case.right for case in used), sum(not case.right for case in used)

    def odds(word: str, of_right: int = 0, of_wrong: int = 0) -> float:
        ours, theirs = right[word] - of_right, wrong[word] - of_wrong
        ours, theirs = (ours, theirs) if ours + theirs >= _SEEN else (0, 0)
        return round(math.log((ours + _SMOOTH) / sides[0]) - math.log((theirs + _SMOOTH) / sides[1]), 2)

    table = {word: odds(word) for word in sorted(right | wrong) if right[word] + wrong[word] >= _SEEN}
    told = []
    for case, lacks in zip(used, words, strict=True):
        others = {word: odds(word, case.right, not case.right) for word in lacks}
        told.append(replace(case, signals=case.signals | case.lacking.signals({UNSEEN: odds(UNSEEN)} | others)))
    return {UNSEEN: odds(UNSEEN)} | table, told


def by_lacked(cases: list[Case], lacked: dict[str, float]) -> list[Case]:
    """Cases with the signals of what their evidence lacks."""
    return [replace(c, signals=c.signals | c.lacking.signals(lacked)) if c.signals else c for c in cases]


def fit_line(cases: list[Case], bar: float) -> dict[str, float]:
    """A logistic line through the signals to the chance that the best is right, with the chance to answer from."""
    names = list(dict.fromkeys(name for case in cases for name in case.signals))
    raw = np.array([[case.signals.get(name, 0.0) for name in names] for case in cases])
    centre, spread = raw.mean(axis=0), raw.std(axis=0) + 1e-9
    values = np.hstack([np.ones((len(cases), 1)), (raw - centre) / spread])
    truth = np.array([case.right for case in cases], dtype=float)
    share = np.where(truth == 1, 0.5 / max(1.0, truth.sum()), 0.5 / max(1.0, (1 - truth).sum()))  # both sides alike

    def loss(weights: Array) -> tuple[float, Array]:
        chance = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        cost = -np.sum(share * (truth * np.log(chance + 1e-12) + (1 - truth) * np.log(1 - chance + 1e-12)))
        pulled = np.concatenate([[0.0], weights[1:]])
        slope = values.T @ (share * (chance - truth)) + 2 * _PULL_LINE * pulled
        return float(cost + _PULL_LINE * pulled @ pulled), slope

    weights = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return {
        "bias": round(float(weights[0] - centre / spread @ weights[1:]), 3),
        **{n: round(float(w), 3) for n, w in zip(names, weights[1:] / spread, strict=True)},
        "threshold": bar,
    }


def report(name: str, cases: list[Case], line: dict[str, float]) -> None:
    """How often the best candidate is gold, and how often answering or refusing is right."""
    golden = [case for case in cases if case.gold.any()]
    first = sum(bool(case.gold[0]) for case in golden) / max(1, len(golden))
    said = [
        (weighing.probability(line, case.signals) >= line["threshold"], case.right) for case in cases if case.signals
    ]
    yes, no = [said_so for said_so, right in said if right], [not said_so for said_so, right in said if not right]
    print(
        f"{name:<18} first {first:6.1%} of {len(golden):<4} answered where right {sum(yes) / max(1, len(yes)):6.1%}"
        f" of {len(yes):<4} silent where wrong {sum(no) / max(1, len(no)):6.1%} of {len(no)}"
    )


Cases = tuple[list[Case], list[Case]]


def collect(library: Library, weights: Weights, rows: list[Row]) -> Cases:
    """Cases of passages and of entries for all questions, as the responder finds them with these weights."""
    responder = Responder(library, weights)
    passages, entries = [], []
    for row in rows:
        found = responder.find(responder.understand(row["question"], _TODAY))
        passages.append(source_case(library, row, found, list(weights.passage)))
        if library.entries:
            entries.append(entry_case(row, found, list(weights.entry)))
    return passages, entries


def collect_all(sets: list[tuple[Library, list[Row]]], weights: Weights, half: str) -> Cases:
    """Cases of one half of every set."""
    found = [collect(library, weights, [row for row in rows if row["half"] == half]) for library, rows in sets]
    return [case for passages, _ in found for case in passages], [case for _, entries in found for case in entries]


def load_sets() -> list[tuple[Library, list[Row]]]:
    """Each library with the questions that are asked of it."""
    settings = load_settings()
    rows = [row for name in _FILES for row in rows_of(QUESTIONS / f"{name}.jsonl")]
    found = libraries(settings, embeddings(settings))
    return [(library, [row for row in rows if row.get("corpus", OWN) == name]) for name, library in found.items()]


def main() -> None:
    """Fits on one half, prints the figures of both, and writes the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="ship the fitted weights")
    arguments = parser.parse_args()
    sets = load_sets()
    start = replace(fitted(), passage=PRIOR, entry=ENTRY_PRIOR)
    passages, entries = collect_all(sets, start, "fit")
    ranked = replace(
        start, passage=fit_ranking(passages, PRIOR), entry=fit_ranking(entries, ENTRY_PRIOR), lacked={}, entry_lacked={}
    )
    passages, entries = collect_all(sets, ranked, "fit")
    lacked, passages = fit_lacked(passages)
    entry_lacked, entries = fit_lacked(entries)
    answer, entry_answer = fit_line(passages, _BAR), fit_line(entries, _BAR_ENTRIES)
    report("fit: sources", passages, answer)
    report("fit: handbook", entries, entry_answer)
    checked, checked_entries = collect_all(sets, ranked, "check")
    report("check: sources", by_lacked(checked, lacked), answer)
    report("check: handbook", by_lacked(checked_entries, entry_lacked), entry_answer)
    if arguments.write:
        content = asdict(Weights(ranked.passage, answer, ranked.entry, entry_answer, lacked, entry_lacked))
        Path(weighing.__file__).with_name("weights.json").write_text(
            json.dumps(content, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
