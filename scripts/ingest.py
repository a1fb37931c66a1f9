"""Takes documents in: reads them, shows what would be added, puts them on the shelf and brings the index up to date.

python scripts/ingest.py PATH…|URL… [--sources DIR] [--store DIR] [--no-handbook] [--yes]
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.assembly import embeddings, ensure_index
from bot.command import run
from bot.intake.arrivals import Refused, arrivals
from bot.intake.review import Accepted, review
from bot.intake.sandbox import Limits
from bot.intake.shelf import known_in, move_in, open_shelf
from bot.platforms.progress import Bar
from bot.settings import Settings, load_settings
from bot.wording import intake as say
from bot.wording import operations
from knowledge.source import Source


def outcomes(
    words: Sequence[str], shelf: Path, known: Sequence[Source], scratch: Path, settings: Settings
) -> Iterator[Accepted | Refused]:
    """What becomes of each file that was handed in."""
    limits = Limits(megabytes=settings.read_max_mb)
    handed_in = arrivals(words, scratch, limits, private=settings.fetch_private)
    return review(handed_in, shelf, known, limits, lambda name: Bar(say.READING.format(name=printable(name))))


def show(found: Sequence[Accepted | Refused]) -> None:
    """A table of what would be added, and a line for each file that would not."""
    table = Table(*say.COLUMNS)
    for outcome in found:
        if isinstance(outcome, Accepted):
            draft = outcome.draft
            notes = "; ".join(say.remark(remark.code, remark.values) for remark in outcome.remarks)
            pages = str(outcome.pages or say.NO_PAGES)
            row = (f"{printable(outcome.name)}\n{draft.source.provenance.short_title}", pages, notes)
            table.add_row(*map(Text, (row[0], row[1], str(draft.passages), str(draft.facts), row[2])))
        else:
            trouble = outcome.error.trouble
            print(say.refused(printable(outcome.name), trouble, outcome.error.values), file=sys.stderr)
    if table.rows:
        Console().print(table)


def printable(name: str) -> str:
    """A file's name without what would move the cursor or hide letters."""
    return "".join(char if char.isprintable() else "?" for char in name)


def confirmed() -> bool:
    """Whether the person wants the documents added."""
    if not sys.stdin.isatty():
        print(say.ANSWER_NEEDED)
        return False
    agreed = input(say.ASK).strip().lower() in say.YES
    if not agreed:
        print(say.NOT_ADDED)
    return agreed


def main() -> int:
    """0 where every file was taken in."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="+", metavar="PATH|URL", help="files, folders, zip archives, links")
    parser.add_argument(
        "--sources", type=Path, metavar="DIR", help="keep them there, and index that folder alone (default: ADDED_DIR)"
    )
    parser.add_argument("--store", type=Path, metavar="DIR", help="where the index is kept (default: STORE_DIR)")
    parser.add_argument("--no-handbook", action="store_true", help="leave the handbook out of the index")
    parser.add_argument("--yes", action="store_true", help="add without asking")
    arguments = parser.parse_args()
    settings = load_settings()
    shelf = arguments.sources or settings.added_dir
    with open_shelf(shelf), tempfile.TemporaryDirectory(prefix="arrivals-") as scratch:
        folders = [shelf] if arguments.sources else settings.folders
        found = list(outcomes(arguments.documents, shelf, known_in(folders), Path(scratch), settings))
        accepted = [outcome for outcome in found if isinstance(outcome, Accepted)]
        show(found)
        if not accepted:
            print(say.NOTHING_TO_ADD)
            return 1
        if not arguments.yes and not confirmed():
            return 1
        for document in accepted:
            move_in(shelf, document.draft)
    print(say.added(len(accepted), str(shelf)))
    store = arguments.store or settings.store_dir
    with Bar(operations.BUILDING) as bar:
        ensure_index(store, folders, embeddings(settings), bar, handbook=not arguments.no_handbook)
    return 0 if len(accepted) == len(found) else 1


if __name__ == "__main__":
    sys.exit(run(main))
