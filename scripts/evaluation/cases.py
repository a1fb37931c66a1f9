"""Questions as the fit and the evaluation see them: the candidates that each finds, and which of them are right."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.answering.evidence import Evidence
from bot.answering.found import Found, entry_signals, signals
from bot.answering.lacking import NOTHING, Lacking
from index.library import Library
from knowledge.entry import Entry
from knowledge.vietnamese.normal import words
from scripts.evaluation.corpora import Row

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """One question with the candidates it found, which of them are gold, and the signals of the best."""

    row: Row
    values: Array
    gold: npt.NDArray[np.bool_]
    signals: dict[str, float]
    lacking: Lacking

    @property
    def right(self) -> bool:
        """True where one of the two best candidates is gold."""
        return bool(len(self.gold) and self.gold[:2].any())


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
    told = signals(found.query, found.content, items, found.evidence, found.findings, {}) if items else {}
    return Case(row, values, np.array(gold, dtype=bool), told, items[0].lacking if items else NOTHING)


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
    told = entry_signals(found.query, items, found.fitting, {}) if items else {}
    return Case(row, values, np.array(gold, dtype=bool), told, items[0].lacking if items else NOTHING)


def _holds(entry: Entry, facts: list[str]) -> bool:
    legal = " ".join(f"{basis.article} {basis.document}" for basis in entry.legal)
    text = f"{entry.term} {entry.status_note} {entry.answer} {legal}".lower()
    return all(any(re.search(rf"(?<!\w){re.escape(v.lower())}(?!\w)", text) for v in fact.split("|")) for fact in facts)
