"""Tables of what was measured, and their places between the marks of a page."""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from scripts.evaluation.questions import Outcome
from scripts.evaluation.scoring import SILENT_GROUPS, share

_GROUPS = ("accented", "no-diacritics", "half-accented", "abbreviations", "typos", "english", "unanswerable")
Table = list[tuple[str, ...]]


def by_group(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Outcomes by the way their questions were typed, in the usual order."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[one.score.group].append(one)
    order = [*_GROUPS, *sorted(set(groups) - set(_GROUPS))]
    return {name: groups[name] for name in order if name in groups}


def summary(outcomes: Sequence[Outcome]) -> Table:
    """A row a group and one for all; for questions that the sources do not answer, right means silent."""
    rows: Table = [("group", "questions", "right", "right, held out", "cited", "facts", "verbatim", "characters")]
    for name, group in [*by_group(outcomes).items(), ("all", list(outcomes))]:
        scores = [one.score for one in group]
        unseen = [one.score for one in group if one.row.get("half") == "check"]
        quoted = [one.score for one in group if one.row["gold"]]
        rows.append(
            (
                name,
                str(len(group)),
                f"{share(scores, 'right'):.1%}",
                f"{share(unseen, 'right'):.1%} of {len(unseen)}" if unseen else "–",
                f"{share(quoted, 'cited'):.1%}" if quoted else "–",
                f"{share(scores, 'facts'):.1%}" if name not in SILENT_GROUPS else "–",
                f"{share(scores, 'verbatim'):.1%}",
                f"{median(one.chars for one in scores):.0f}",
            )
        )
    return rows


def failures(outcomes: Sequence[Outcome]) -> list[str]:
    """A paragraph for each answer that is not right."""
    return [
        f"- {one.row['id']} [{one.score.group}] {one.row['question']}\n"
        f"  {one.score.status} chance={one.chance:.2f} cited={one.score.cited} facts={one.score.facts} "
        f"numbers={one.score.numbers} verbatim={one.score.verbatim} must={one.row['must']}\n"
        f"  {' '.join(one.answer.text.split())[:300]}"
        for one in outcomes
        if not one.score.right
    ]


def plain(table: Table) -> str:
    """A table for the terminal."""
    widths = [max(len(row[at]) for row in table) for at in range(len(table[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in table)


def markdown(table: Table) -> str:
    """A table for a page."""
    lines = [f"| {' | '.join(row)} |" for row in table]
    return "\n".join([lines[0], "|---" * len(table[0]) + "|", *lines[1:]])


def put(page: Path, mark: str, text: str) -> None:
    """Puts the text between ``<!-- MARK -->`` and ``<!-- /MARK -->`` of a page; raises ``ValueError`` without them."""
    place = re.compile(rf"(?<=<!-- {mark} -->\n).*(?=<!-- /{mark} -->)", re.DOTALL)
    before = page.read_text(encoding="utf-8")
    if not place.search(before):
        raise ValueError(f"{page}: expected <!-- {mark} --> and <!-- /{mark} -->, found neither; put them in place")
    page.write_text(place.sub(lambda _: f"{text}\n", before), encoding="utf-8")
