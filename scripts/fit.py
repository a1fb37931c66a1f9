"""Fits the weights of evidence and of refusal on the project's questions, and prints how they do on the half held out.

    python scripts/fit.py [--write]

Passages and handbook entries are weighed by a softmax over the candidates of a question (the gold ones should come
first); whether to answer at all is a logistic line through a few signals of the best one. Both are pulled towards the
shipped weights.
"""

import argparse
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bot.answering import weights as weighing
from bot.answering.evidence import Evidence
from bot.answering.found import Found, entry_signals, signals
from bot.answering.responder import Responder
from bot.answering.weights import Weights, fitted
from bot.assembly import embeddings
from bot.settings import load_settings
from index.library import Library
from knowledge.entry import Entry
from knowledge.vietnamese.normal import words
from scripts.evaluation.corpora import FILES, OWN, QUESTIONS, Row, libraries, rows_of

Array = npt.NDArray[np.float64]
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
# Signals that can only speak against an answer, or for and against; all others can only speak for it.
_AGAINST, _EITHER = frozenset({"worst", "misfit", "elsewhere"}), frozenset({"unit", "short", "placed", "act"})
_PULL = 0.01  # towards the shipped weights
_PULL_LINE = 0.003
# The share of right answers that may be held back, of sources and of entries, for silence where there is none.
# Of questions that were not fitted on it is about twice that.
_WITHHELD, _WITHHELD_ENTRIES = 0.018, 0.03
_ADMITTED = 0.04  # the share of wrong ones that may pass, where holding back fewer right ones would let fewer pass


@dataclass(frozen=True)
class Case:
    """One question with the candidates it found, which of them are gold, and the signals of the best."""

    row: Row
    values: Array
    gold: npt.NDArray[np.bool_]
    signals: dict[str, float]


def covers(quote: str, gold: str) -> bool:
    """At least half of the gold words, in order, stand in the quote."""
    quoted, wanted = words(quote), words(gold)
    best = run = 0
    row = [0] * (len(quoted) + 1)
    for word in wanted:
        following = [0] * (len(quoted) + 1)
        for at, other in enumerate(quoted, 1):
            if other == word:
                following[at] = run = row[at - 1] + 1
                best = max(best, run)
        row = following
    return bool(wanted) and (best >= max(3, len(wanted) / 2) or best == len(wanted))


def source_case(library: Library, row: Row, found: Found, names: list[str]) -> Case:
    """The passages of a question."""
    items = found.fitting
    values = np.array([[getattr(item.features, name) for name in names] for item in items]).reshape(
        len(items), len(names)
    )
    gold = [is_gold(library, row, item) for item in items]
    return Case(row, values, np.array(gold, dtype=bool), signals(found.query, found.content, items) if items else {})


def is_gold(library: Library, row: Row, item: Evidence) -> bool:
    """True where a passage covers at least half of a gold quote of its source."""
    source = library.sources[item.passage.source]
    return any(
        gold["doc"] == source.origin and covers(library.text_of(item.passage), gold["quote"]) for gold in row["gold"]
    )


def entry_case(row: Row, found: Found, names: list[str]) -> Case:
    """The handbook entries of a question; gold are those that hold all its facts."""
    items = found.findings[:60]
    values = np.array([[item.signals[name] for name in names] for item in items]).reshape(len(items), len(names))
    wanted = row.get("entries") or []
    gold = [
        item.entry.id in wanted if wanted else bool(row.get("basis")) and _holds(item.entry, row["must"])
        for item in items
    ]
    return Case(row, values, np.array(gold, dtype=bool), entry_signals(found.query, items) if items else {})


def _holds(entry: Entry, facts: list[str]) -> bool:
    legal = " ".join(f"{basis.article} {basis.document}" for basis in entry.legal)
    text = f"{entry.term} {entry.status_note} {entry.answer} {legal}".lower()
    return all(any(re.search(rf"(?<!\w){re.escape(v.lower())}(?!\w)", text) for v in fact.split("|")) for fact in facts)


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


def fit_line(cases: list[Case], right: Callable[[Case], bool], withheld: float) -> dict[str, float]:
    """A logistic line through the signals to the chance that the best is right, and a threshold that holds few back."""
    used = [case for case in cases if case.signals]
    names = list(used[0].signals)
    values = np.array([[1.0, *(case.signals[name] for name in names)] for case in used])
    truth = np.array([right(case) for case in used], dtype=float)
    share = np.where(truth == 1, 0.5 / max(1.0, truth.sum()), 0.5 / max(1.0, (1 - truth).sum()))  # both sides alike

    def loss(weights: Array) -> tuple[float, Array]:
        chance = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        cost = -np.sum(share * (truth * np.log(chance + 1e-12) + (1 - truth) * np.log(1 - chance + 1e-12)))
        pulled = np.concatenate([[0.0], weights[1:]])
        slope = values.T @ (share * (chance - truth)) + 2 * _PULL_LINE * pulled
        return float(cost + _PULL_LINE * pulled @ pulled), slope

    bounds = [(None, None), *((None, 0.0) if n in _AGAINST else (None if n in _EITHER else 0.0, None) for n in names)]
    weights = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    chances = 1 / (1 + np.exp(-values @ weights))
    threshold = min(np.quantile(chances[truth == 1], withheld), np.quantile(chances[truth == 0], 1 - _ADMITTED))
    return {
        "bias": round(float(weights[0]), 3),
        **{n: round(float(w), 3) for n, w in zip(names, weights[1:], strict=True)},
        "threshold": round(float(threshold), 2),
    }


def report(name: str, cases: list[Case], line: dict[str, float]) -> None:
    """How often the best candidate is gold, and how often answering or refusing is right."""
    golden = [case for case in cases if case.gold.any()]
    first = sum(bool(case.gold[0]) for case in golden) / max(1, len(golden))
    said = [
        (weighing.probability(line, case.signals) >= line["threshold"], _right(case)) for case in cases if case.signals
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
    shipped = fitted()
    start = Weights(PRIOR, shipped.answer, ENTRY_PRIOR, shipped.entry_answer)
    passages, entries = collect_all(sets, start, "fit")
    ranked = Weights(
        fit_ranking(passages, PRIOR), shipped.answer, fit_ranking(entries, ENTRY_PRIOR), shipped.entry_answer
    )
    passages, entries = collect_all(sets, ranked, "fit")
    answer = fit_line(passages, _right, _WITHHELD)
    entry_answer = fit_line(entries, _right, _WITHHELD_ENTRIES)
    report("fit: sources", passages, answer)
    report("fit: handbook", entries, entry_answer)
    checked, checked_entries = collect_all(sets, ranked, "check")
    report("check: sources", checked, answer)
    report("check: handbook", checked_entries, entry_answer)
    if arguments.write:
        content = asdict(Weights(ranked.passage, answer, ranked.entry, entry_answer))
        Path(weighing.__file__).with_name("weights.json").write_text(
            json.dumps(content, indent=1) + "\n", encoding="utf-8"
        )


def _right(case: Case) -> bool:
    return bool(len(case.gold) and case.gold[:2].any())


if __name__ == "__main__":
    main()
