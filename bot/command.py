"""How every command ends: quietly, or with one line that says what to mend."""

import sys
from collections.abc import Callable

from bot.platforms.errors import ChannelError
from bot.settings import SettingsError
from bot.storage.errors import StorageError
from bot.wording import operations as say
from index.manifest import StoreError
from knowledge.catalogue import CatalogueError
from knowledge.correction import CorrectionsError
from knowledge.entry import HandbookError

_EXPECTED = (SettingsError, ChannelError, StorageError, StoreError, CatalogueError, CorrectionsError, HandbookError)


def run(command: Callable[[], int], *expected: type[Exception]) -> int:
    """The command's own status; 1 after an error of disk and files or an expected one (``expected`` adds its own)."""
    known: tuple[type[Exception], ...] = (*_EXPECTED, *expected)
    try:
        return command()
    except known as problem:
        sys.stderr.write(f"{problem}\n")
    except OSError as problem:
        sys.stderr.write(say.disk_problem(problem.strerror or str(problem), problem.filename or "") + "\n")
    return 1
