"""How far a chance can be believed: by bins of it, and by how much would be answered at every threshold."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from scripts.evaluation.questions import Outcome

RELIABILITY, COVERAGE = "evaluation_reliability.png", "evaluation_coverage.png"
_BINS = 10
_BLUE, _GREY, _RED = "#1f5fa8", "#8a8a8a", "#b03a2e"


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions with about the same chance: the chance they were given, and the share that came true."""

    expected: float
    observed: float
    count: int


def held_out(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The questions that no weight was fitted on."""
    return [one for one in outcomes if one.row.get("half") == "check"]


def bins(outcomes: Sequence[Outcome], count: int = _BINS) -> list[Bin]:
    """Bins of equal width that hold a question, lowest first."""
    found = []
    for at in range(count):
        inside = [one for one in outcomes if min(count - 1, int(one.chance * count)) == at]
        if inside:
            expected = sum(one.chance for one in inside) / len(inside)
            found.append(Bin(expected, sum(one.held for one in inside) / len(inside), len(inside)))
    return found


def error(outcomes: Sequence[Outcome]) -> float:
    """The expected calibration error: the mean distance between chance and truth over all bins."""
    return sum(abs(one.expected - one.observed) * one.count for one in bins(outcomes)) / max(1, len(outcomes))


def curve(outcomes: Sequence[Outcome]) -> list[tuple[float, float]]:
    """(share of questions answered, share of those whose best evidence holds the answer), threshold falling."""
    ordered = sorted(outcomes, key=lambda one: -one.chance)
    points, right = [], 0
    for done, one in enumerate(ordered, 1):
        right += one.held
        if done == len(ordered) or ordered[done].chance < one.chance:
            points.append((done / len(ordered), right / done))
    return points


def draw(outcomes: Sequence[Outcome], folder: Path) -> list[Path]:
    """Both pictures of these outcomes; the files written."""
    with mpl.rc_context({"font.size": 11, "axes.spines.top": False, "axes.spines.right": False}):
        pictures = {RELIABILITY: _reliability(outcomes), COVERAGE: _coverage(outcomes)}
        for name, figure in pictures.items():
            figure.savefig(folder / name, dpi=110, metadata={"Software": ""})
    return [folder / name for name in pictures]


def _reliability(outcomes: Sequence[Outcome]) -> Figure:
    figure = Figure(figsize=(6.4, 5.0), layout="constrained")
    axes = figure.subplots()
    found = bins(outcomes)
    axes.plot([0, 1], [0, 1], color=_GREY, linestyle="--", linewidth=1, label="as sure as right")
    axes.plot([one.expected for one in found], [one.observed for one in found], color=_BLUE, marker="o")
    for one in found:
        axes.annotate(f"{one.count}", (one.expected, one.observed), xytext=(6, -12), textcoords="offset points")
    axes.set(xlim=(0, 1), ylim=(0, 1.03), xlabel="chance that was given", ylabel="share that came true")
    axes.set_title(f"Reliability: {len(outcomes)} questions held out, error {error(outcomes):.3f}")
    axes.legend(frameon=False)
    return figure


def _coverage(outcomes: Sequence[Outcome]) -> Figure:
    figure = Figure(figsize=(6.4, 5.0), layout="constrained")
    axes = figure.subplots()
    points = curve(outcomes)
    axes.plot([x for x, _ in points], [y for _, y in points], color=_BLUE, label="the best evidence holds the answer")
    answerable = sum(bool(one.row["answerable"]) for one in outcomes) / max(1, len(outcomes))
    axes.axvline(answerable, color=_GREY, linestyle="--", linewidth=1, label="share that can be answered at all")
    answered = [one for one in outcomes if one.score.status == "answered"]
    if answered:
        right = sum(one.score.right for one in answered) / len(answered)
        covered = len(answered) / len(outcomes)
        axes.plot(covered, right, marker="D", color=_RED, linestyle="", label="answers as shipped")
    axes.set(xlim=(0, 1), ylim=(0, 1.03), xlabel="share of questions answered", ylabel="share of those that are right")
    axes.set_title(f"Coverage and accuracy: {len(outcomes)} questions held out")
    axes.legend(frameon=False, loc="lower left")
    return figure
