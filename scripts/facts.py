"""Prints the facts of the sources in the index as a table or as JSON, or holds them against tables of a reader.

python scripts/facts.py [--json] [--store DIR] [--kind KIND] [--no-corrections] [--table DIR [--details]]
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.command import run
from bot.settings import load_settings
from bot.wording import facts as say
from index.builder import CURRENT
from index.contents import FACTS, SOURCES, read_facts, read_sources
from index.manifest import BrokenIndex, Manifest
from knowledge.fact import FIELDS, Fact, FactKind
from knowledge.facts.extract import collect
from knowledge.source import Source
from scripts.fact_tables import measure, read_table


def read(store: Path, *, corrections: bool) -> tuple[dict[str, Source], tuple[Fact, ...]]:
    """Sources and facts of the index in use; without corrections they are extracted anew from its texts."""
    folder = (store / CURRENT).resolve()
    Manifest.read(folder).verify(folder)
    for name in (SOURCES, FACTS):
        if not (folder / name).is_file():
            raise BrokenIndex(f"{folder / name}: expected the facts of the sources, found none; run make index")
    sources = read_sources(folder)
    facts = read_facts(folder) if corrections else collect(tuple(sources.values()), with_corrections=False)
    return sources, facts


def as_json(fact: Fact, sources: Mapping[str, Source]) -> dict[str, object]:
    """A fact as an object: where it stands, its words, its fields."""
    source = sources[fact.source]
    where = {"kind": fact.kind, "source": fact.source, "origin": source.origin}
    words = {"start": fact.span.start, "end": fact.span.end, "quote": fact.span.of(source.text)}
    doubt = {"doubt": fact.doubt} if fact.doubt else {}
    return {**where, **words, **{name: fact.fields.get(name, "") for name in FIELDS[fact.kind]}, **doubt}


def show(console: Console, facts: Sequence[Fact]) -> None:
    """One table for each source and kind."""
    groups: dict[tuple[str, FactKind], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.source, fact.kind].append(fact)
    for (source, kind), group in groups.items():
        table = Table(title=f"{source}: {say.KINDS[kind]} ({len(group)})", title_justify="left", show_lines=True)
        names = [name for name in FIELDS[kind] if name != "register" and any(fact.fields.get(name) for fact in group)]
        for name in names:
            table.add_column(say.FIELDS[name], overflow="fold")
        doubts = any(fact.doubt for fact in group)
        if doubts:
            table.add_column(say.DOUBT, overflow="fold")
        for fact in group:
            cells = [say.shortened(fact.fields.get(name, "")) for name in names]
            table.add_row(*cells, *([fact.doubt] if doubts else []))
        console.print(table, markup=False)


def compare(console: Console, folder: Path, facts: Sequence[Fact], sources: Mapping[str, Source], details: bool) -> int:
    """Prints precision and recall of each kind; 1 where no table belongs to a source of the index."""
    by_origin: dict[str, list[Fact]] = {source.origin: [] for source in sources.values()}
    for fact in facts:
        by_origin[sources[fact.source].origin].append(fact)
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.stem in by_origin]
    if not paths:
        console.print(say.no_tables(str(folder)), markup=False)
        return 1
    table = Table(title=say.compared(len(paths)), title_justify="left")
    for name in say.MEASURES:
        table.add_column(name)
    scores = measure([(path.stem, read_table(path)) for path in paths], by_origin)
    for kind, score in scores.items():
        precision, recall = f"{score.precision:.3f}", f"{score.recall:.3f}"
        table.add_row(kind, precision, f"{score.right}/{score.facts}", recall, f"{score.met}/{score.rows}")
    console.print(table)
    for kind, score in scores.items() if details else ():
        for line in score.missed:
            console.print(f"{say.MISSED} {kind} | {line}", markup=False)
        for line in score.extra:
            console.print(f"{say.EXTRA} {kind} | {line}", markup=False)
    return 0


def main() -> int:
    """0 where the facts could be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print a JSON list")
    parser.add_argument("--store", type=Path, metavar="DIR", help="where the index is kept (default: STORE_DIR)")
    parser.add_argument("--kind", choices=[*FactKind], type=FactKind, help="only facts of this kind")
    parser.add_argument("--no-corrections", action="store_true", help="as the rules read them, without corrections")
    parser.add_argument("--table", type=Path, metavar="DIR", help="precision and recall against a folder of tables")
    parser.add_argument("--details", action="store_true", help="with --table: what was missed and what was too much")
    arguments = parser.parse_args()
    store = arguments.store or load_settings().store_dir
    sources, facts = read(store, corrections=not arguments.no_corrections)
    chosen = [fact for fact in facts if arguments.kind in (None, fact.kind)]
    console = Console(width=None if sys.stdout.isatty() else 160)
    if arguments.table:
        return compare(console, arguments.table, chosen, sources, arguments.details)
    if arguments.json:
        print(json.dumps([as_json(fact, sources) for fact in chosen], ensure_ascii=False, indent=1))
    else:
        show(console, chosen)
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
