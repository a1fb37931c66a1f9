"""Starts the assistant: the index first, then every configured channel."""

import logging
import sys

from bot.assembly import LibraryAssistant, embeddings, ensure_index, serve
from bot.platforms.errors import ChannelError
from bot.platforms.progress import Bar
from bot.settings import SettingsError, load_settings
from bot.wording import operations as say
from index.library import Library
from index.manifest import StoreError
from knowledge.catalogue import CatalogueError
from knowledge.entry import HandbookError


def main() -> int:
    """0 after a stop that was asked for; 1 with a line that says what to mend."""
    try:
        settings = load_settings()
        logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        embedding = embeddings(settings)
        with Bar(say.BUILDING) as bar:
            ensure_index(settings.store_dir, settings.sources_dirs, embedding, bar)
        serve(settings, LibraryAssistant(lambda: Library.open(settings.store_dir, embedding)))
    except (SettingsError, ChannelError, StoreError, CatalogueError, HandbookError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(say.disk_problem(problem.strerror or str(problem), problem.filename or ""), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
