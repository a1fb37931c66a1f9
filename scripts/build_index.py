"""Builds the index from folders of announcements (.txt, .md), and swaps it in when it is complete.

python scripts/build_index.py [--sources DIR …] [--store DIR] [--no-handbook] [--force]
"""

import argparse
import sys
from pathlib import Path

from bot.assembly import embeddings, ensure_index
from bot.command import run
from bot.platforms.progress import Bar
from bot.settings import load_settings
from bot.wording import operations as say
from index.builder import CURRENT
from index.manifest import Manifest


def main() -> int:
    """0 where the index is up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--sources", nargs="+", type=Path, metavar="DIR", help="folders of announcements (default: SOURCES_DIRS)"
    )
    parser.add_argument("--store", type=Path, metavar="DIR", help="where the index is kept (default: STORE_DIR)")
    parser.add_argument("--no-handbook", action="store_true", help="leave the handbook out")
    parser.add_argument("--force", action="store_true", help="build even where nothing has changed")
    arguments = parser.parse_args()
    settings = load_settings()
    store = arguments.store or settings.store_dir
    folders = arguments.sources or settings.folders
    with Bar(say.BUILDING) as bar:
        fresh = ensure_index(
            store, folders, embeddings(settings), bar, handbook=not arguments.no_handbook, force=arguments.force
        )
    manifest = Manifest.read(store / CURRENT)
    print(
        say.built(len(manifest.sources), manifest.passages, manifest.entries, str(store)) if fresh else say.UP_TO_DATE
    )
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
