"""Holds extracted facts against a reader's tables: precision and recall for each kind of fact.

A table is ``<origin>.yaml``: a list of rows under the name of each kind. A fact and a row agree where the kind is equal
and the key words are: number and date of a directive, days or name of a phase, name of a movement or theme, the words
of a criterion (60 % of the row's, in order), number and unit of a figure, name and group of roles of a participant.
A row may be met by several facts (a document is mentioned often), and several rows by one.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz.distance import LCSseq

from knowledge.fact import Fact, FactKind
from knowledge.facts.figure import plain
from knowledge.vietnamese.normal import fold

Row = dict[str, str]
_ALIKE = 0.6
_MUCH_LONGER = 4
_ROLES = {  # groups of roles by the words that they hold, the first that fits
    "award": ("nhan", "duoc"),
    "lead": ("cum truong", "khoi truong"),
    "member": ("thanh vien",),
    "launch": ("phat dong", "to chuc", "chu tri"),
    "sign": ("ky",),
    "support": ("trao", "tang", "khen thuong", "phoi hop", "tai tro", "ho tro"),
    "attend": ("du", "phat bieu", "chi dao", "chung kien"),
}


def words_of(text: str) -> list[str]:
    """Folded words of a text."""
    return re.findall(r"\w+", fold(text))


def _within(one: str, other: str) -> bool:
    left, right = " ".join(words_of(one)), " ".join(words_of(other))
    return bool(left and right) and (f" {left} " in f" {right} " or f" {right} " in f" {left} ")


def role_group(role: str) -> str:
    """The group that a role belongs to, or the role itself."""
    folded = " ".join(words_of(role))
    found = (name for name, cues in _ROLES.items() if any(re.search(rf"\b{cue}\b", folded) for cue in cues))
    return next(found, folded)


def _directive(row: Row, fact: Row) -> bool:
    agree = re.sub(r"\W|^0+", "", fold(row["number"])) == re.sub(r"\W|^0+", "", fold(fact["number"]))
    return agree and (not row.get("date") or not fact["date"] or row["date"] == fact["date"])


def _phase(row: Row, fact: Row) -> bool:
    days = [row.get(name, "") for name in ("from", "to")]
    found = [fact["from"], fact["to"]]
    if any(days):
        return days == found
    return words_of(row["name"]) == words_of(fact["name"])


def _criterion(row: Row, fact: Row) -> bool:
    wanted, found = words_of(row["text"]), words_of(fact["text"])
    enough = LCSseq.similarity(wanted, found) >= _ALIKE * len(wanted)
    return enough and ("…" in row["text"] or len(found) <= _MUCH_LONGER * len(wanted))


def _figure(row: Row, fact: Row) -> bool:
    if plain(row["value"]) != fact["number"]:
        return False
    left, right = row["unit"], fact["unit"]
    return left == right or _within(left.replace("tỷ", "tỉ"), right.replace("tỷ", "tỉ"))


_AGREE: dict[FactKind, Callable[[Row, Row], bool]] = {
    FactKind.DIRECTIVE: _directive,
    FactKind.PHASE: _phase,
    FactKind.CRITERION: _criterion,
    FactKind.MOVEMENT: lambda row, fact: _within(row["name"], fact["name"]),
    FactKind.THEME: lambda row, fact: _within(row["name"], fact["name"]),
    FactKind.FIGURE: _figure,
    FactKind.PARTICIPANT: lambda row, fact: (
        _within(row["name"], fact["name"]) and role_group(row["role"]) == role_group(fact["role"])
    ),
}


@dataclass
class Score:
    """Counts for one kind, with what was missed and what was too much."""

    facts: int = 0
    right: int = 0
    rows: int = 0
    met: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of facts that a row agrees with; 1 where there are none."""
        return self.right / self.facts if self.facts else 1.0

    @property
    def recall(self) -> float:
        """The share of rows that a fact agrees with; 1 where there are none."""
        return self.met / self.rows if self.rows else 1.0


def read_table(path: Path) -> dict[FactKind, list[Row]]:
    """The rows of a table by kind; a plain text stands for a name or, under criterion, for the words."""
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    table: dict[FactKind, list[Row]] = {}
    for name, rows in data.items():
        kind = FactKind(name)
        key = "text" if kind is FactKind.CRITERION else "name"
        table[kind] = [
            {str(k): str(v) for k, v in row.items()} if isinstance(row, dict) else {key: str(row)} for row in rows or ()
        ]
    return table


def measure(
    tables: Iterable[tuple[str, dict[FactKind, list[Row]]]], facts: dict[str, list[Fact]]
) -> dict[FactKind, Score]:
    """Scores over all tables; ``facts`` are by the origin that names a table."""
    scores = {kind: Score() for kind in FactKind}
    for origin, table in tables:
        for kind, score in scores.items():
            rows = table.get(kind, [])
            found = [fact.fields for fact in facts.get(origin, []) if fact.kind is kind]
            agree = _AGREE[kind]
            score.facts += len(found)
            score.rows += len(rows)
            for fact in found:
                right = any(agree(row, fact) for row in rows)
                score.right += right
                if not right:
                    score.extra.append(f"{origin}: {_shown(fact)}")
            for row in rows:
                met = any(agree(row, fact) for fact in found)
                score.met += met
                if not met:
                    score.missed.append(f"{origin}: {_shown(row)}")
    return scores


def _shown(row: Row) -> str:
    return ", ".join(value for value in row.values() if value)[:160]
