"""Fits the weights of evidence and of refusal on the project's own questions, and prints how they do on the half kept for checking.

    python scripts/fit.py [--questions FILE] [--store DIR] [--write]

Passages and handbook entries are weighed by a softmax over the candidates of a question (the gold ones should come first);
whether to answer at all is a logistic line through a few signals of the best one. Both are pulled towards the shipped weights.
"""

import argparse
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bot.answering import evidence as weighing
from bot.answering.evidence import Weights, fitted
from bot.answering.responder import Found, Responder, entry_signals, signals
from bot.assembly import open_library
from bot.settings import load_settings
from index.library import Library
from knowledge.entry import Entry
from knowledge.vietnamese.normal import words

Array = npt.NDArray[np.float64]
Row = dict[str, Any]
_TODAY = date(2026, 11, 1)
_PULL = 0.01  # towards the shipped weights
_PULL_LINE = 0.003


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
    gold = [_is_gold(library, row, item) for item in items]
    return Case(row, values, np.array(gold, dtype=bool), signals(found.query, found.content, items) if items else {})


def _is_gold(library: Library, row: Row, item: weighing.Evidence) -> bool:
    source = library.sources[item.passage.source]
    return any(
        gold["doc"] == source.origin and covers(library.text_of(item.passage), gold["quote"]) for gold in row["gold"]
    )


def entry_case(row: Row, found: Found, names: list[str]) -> Case:
    """The handbook entries of a question; gold are those that hold all its facts."""
    items = found.findings[:60]
    values = np.array([[item.signals[name] for name in names] for item in items]).reshape(len(items), len(names))
    gold = [bool(row.get("basis")) and _holds(item.entry, row["must"]) for item in items]
    return Case(row, values, np.array(gold, dtype=bool), entry_signals(found.query, items) if items else {})


def _holds(entry: Entry, facts: list[str]) -> bool:
    text = f"{entry.term} {entry.status_note} {entry.answer} {' '.join(f'{b.article} {b.document}' for b in entry.legal)}".lower()
    return all(any(re.search(rf"(?<!\w){re.escape(v.lower())}(?!\w)", text) for v in fact.split("|")) for fact in facts)


def fit_ranking(cases: list[Case], start: Array) -> Array:
    """Weights under which gold candidates come first: softmax over each question's candidates."""
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

    return np.asarray(minimize(loss, start.copy(), jac=True, method="L-BFGS-B").x)


def fit_line(cases: list[Case], names: list[str], right: Callable[[Case], bool]) -> dict[str, float]:
    """A logistic line through the signals: the chance that the best candidate is right; and the threshold with the fewest mistakes."""
    used = [case for case in cases if case.signals]
    values = np.array([[1.0, *(case.signals[name] for name in names)] for case in used])
    truth = np.array([right(case) for case in used], dtype=float)

    def loss(weights: Array) -> tuple[float, Array]:
        chance = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        cost = -np.mean(truth * np.log(chance + 1e-12) + (1 - truth) * np.log(1 - chance + 1e-12))
        pulled = np.concatenate([[0.0], weights[1:]])
        return float(cost + _PULL_LINE * pulled @ pulled), values.T @ (chance - truth) / len(
            truth
        ) + 2 * _PULL_LINE * pulled

    weights = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    chances = 1 / (1 + np.exp(-values @ weights))
    grid = np.linspace(0.2, 0.8, 61)
    threshold = min(grid, key=lambda t: (int(((chances >= t) != truth.astype(bool)).sum()), abs(t - 0.5)))
    return {
        "bias": round(float(weights[0]), 3),
        **{n: round(float(w), 3) for n, w in zip(names, weights[1:], strict=True)},
        "threshold": round(float(threshold), 2),
    }


def report(name: str, cases: list[Case], line: dict[str, float], right: Callable[[Case], bool]) -> None:
    """How often the best candidate is gold, and how often answering or refusing is right."""
    golden = [case for case in cases if case.gold.any()]
    first = sum(bool(case.gold[0]) for case in golden) / max(1, len(golden))
    decided = [
        (weighing.probability(line, case.signals) >= line["threshold"]) == right(case) for case in cases if case.signals
    ]
    print(
        f"{name:<24} first {first:6.1%} of {len(golden):<4} decided rightly {sum(decided) / max(1, len(decided)):6.1%} of {len(decided)}"
    )


def collect(
    responder: Responder, library: Library, rows: list[Row], names: dict[str, list[str]]
) -> tuple[list[Case], list[Case]]:
    """Both kinds of cases for all questions, as the responder with its present weights finds them."""
    passages, entries = [], []
    for row in rows:
        found = responder.find(responder.understand(row["question"], _TODAY))
        passages.append(source_case(library, row, found, names["passage"]))
        entries.append(entry_case(row, found, names["entry"]))
    return passages, entries


def main() -> None:
    """Fits on one half, prints the figures of both, and writes the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=Path, nargs="+", default=[Path("tests/questions/own.jsonl")])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    library = open_library(load_settings(), arguments.store)
    rows = [json.loads(line) for path in arguments.questions for line in path.read_text(encoding="utf-8").splitlines()]
    weights = fitted()
    names = {"passage": list(weights.passage), "entry": list(weights.entry)}
    halves = {half: [row for row in rows if row["half"] == half] for half in ("fit", "check")}

    passages, entries = collect(Responder(library, weights), library, halves["fit"], names)
    passage = fit_ranking(passages, np.array([weights.passage[name] for name in names["passage"]]))
    entry = fit_ranking(entries, np.array([weights.entry[name] for name in names["entry"]]))
    ranked = Weights(
        {n: round(float(w), 3) for n, w in zip(names["passage"], passage, strict=True)}, weights.answer,
        {n: round(float(w), 3) for n, w in zip(names["entry"], entry, strict=True)}, weights.entry_answer,
    )  # fmt: skip
    responder = Responder(library, ranked)
    cases = {half: collect(responder, library, rows, names) for half, rows in halves.items()}
    answer = fit_line(cases["fit"][0], [n for n in weights.answer if n not in ("bias", "threshold")], _right)
    entry_answer = fit_line(
        cases["fit"][1], [n for n in weights.entry_answer if n not in ("bias", "threshold")], _right
    )
    for half, (by_passage, by_entry) in cases.items():
        report(f"{half}: sources", by_passage, answer, _right)
        report(f"{half}: handbook", by_entry, entry_answer, _right)
    if arguments.write:
        content = asdict(Weights(ranked.passage, answer, ranked.entry, entry_answer))
        Path(weighing.__file__).with_name("weights.json").write_text(
            json.dumps(content, indent=1) + "\n", encoding="utf-8"
        )


def _right(case: Case) -> bool:
    return bool(len(case.gold) and case.gold[:2].any())


if __name__ == "__main__":
    main()
