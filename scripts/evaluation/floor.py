"""A floor under the measured shares: it may be raised, never lowered, and nothing may fall through it."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.evaluation.questions import Outcome
from scripts.evaluation.report import by_group
from scripts.evaluation.scoring import share

Floor = dict[str, float]


def measured(outcomes: Sequence[Outcome]) -> tuple[Floor, dict[str, int]]:
    """The share of right answers of each group and that of verbatim answers of all, with how many were asked."""
    groups = by_group(outcomes)
    shares = {name: share([one.score for one in group], "right") for name, group in groups.items()}
    shares["verbatim"] = share([one.score for one in outcomes], "verbatim")
    return shares, {**{name: len(group) for name, group in groups.items()}, "verbatim": len(outcomes)}


def read(path: Path) -> Floor:
    """The floor that holds now; none where there is no file."""
    return {} if not path.is_file() else {name: float(part) for name, part in json.loads(path.read_text()).items()}


def fallen(floor: Mapping[str, float], shares: Mapping[str, float], counts: Mapping[str, int]) -> list[str]:
    """A line for each share that is lower than its floor by more than one question.

    One question may turn with the rounding of another processor; a quote that is not verbatim may not.
    """
    lines = []
    for name, least in floor.items():
        slack = 1.0 / counts[name] if counts.get(name) and name != "verbatim" else 0.0
        if shares.get(name, 0.0) < least - slack - 1e-9:
            found = f"{shares[name]:.1%} of {counts[name]}" if name in shares else "no such questions"
            lines.append(
                f"{name}: expected at least {least:.1%}, found {found}; see evaluate.py --failures and mend what fell"
            )
    return lines


def raised(floor: Mapping[str, float], shares: Mapping[str, float]) -> Floor:
    """The floor with every share that is higher now."""
    return {name: max(floor.get(name, 0.0), _down(shares.get(name, 0.0))) for name in {**floor, **shares}}


def _down(share: float) -> float:
    return math.floor(share * 10_000 + 1e-6) / 10_000


def write(path: Path, floor: Mapping[str, float]) -> None:
    """Keeps the floor."""
    path.write_text(json.dumps(floor, indent=1) + "\n", encoding="utf-8")
