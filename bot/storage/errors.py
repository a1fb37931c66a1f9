"""What can be wrong with the stored data; each message says what was expected, found and what helps.

StorageError
├── CannotOpen        the database cannot be reached, read or written
├── Damaged           the file is no database, or some of it can no longer be read
├── NewerData         it was written by a later version of the assistant
└── AlreadyRunning    another copy of the assistant works on the same data
"""

from bot.wording import storage as wording


class StorageError(Exception):
    """The stored data cannot be used."""


class CannotOpen(StorageError):
    """The database cannot be reached, read or written; ``place`` never holds a password."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(wording.cannot_open(place, problem))


class Damaged(StorageError):
    """The file is no database, or some of it can no longer be read."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(wording.damaged(place, problem))


class NewerData(StorageError):
    """The database was written by a later version of the assistant."""

    def __init__(self, place: str, found: str) -> None:
        super().__init__(wording.newer_data(place, found))


class AlreadyRunning(StorageError):
    """Another copy of the assistant works on the same data."""

    def __init__(self, place: str) -> None:
        super().__init__(wording.already_running(place))
