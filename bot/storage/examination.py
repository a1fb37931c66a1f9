"""What there is to say of a database without changing anything in it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from bot.storage import revisions
from bot.storage.engine import check, engine_for, file_of, parsed, trouble
from bot.storage.people import Role, Standing
from bot.storage.tables import Account, Person

GB = 1e9


@dataclass(frozen=True, slots=True)
class Examined:
    """A database as it was found; sizes in GB, of a file only. Counts are there where its tables are of today."""

    place: str
    revision: str
    newest: str
    size: float | None = None
    free: float | None = None
    keepers: int = 0  # administrators who may sign in, or let people in on a channel
    let_in: int = 0
    waiting: int = 0

    @property
    def current(self) -> bool:
        """Whether its tables are those of this version."""
        return self.revision == self.newest


def examine(url: str) -> Examined:
    """Read a database through; one that is not there yet has no revision. Raises ``StorageError``."""
    place, file = parsed(url), file_of(parsed(url))
    name, newest = place.render_as_string(hide_password=True), revisions.known()[-1]
    free = shutil.disk_usage(_nearest(file)).free / GB if file else None
    if file and not file.exists():
        return Examined(name, "", newest, free=free)
    try:
        engine = engine_for(place)
        try:
            check(engine, name)
            with engine.connect() as connection:
                found = revisions.found_on(connection)
                counts = _counts(connection) if found == newest else (0, 0, 0)
        finally:
            engine.dispose()
        return Examined(name, found, newest, _size(file), free, *counts)
    except (OSError, ImportError, DBAPIError) as problem:
        raise trouble(name, problem) from None


def _counts(connection: Connection) -> tuple[int, int, int]:
    def count(entity: type, *conditions: object) -> int:
        return connection.scalar(select(func.count()).select_from(entity).where(*conditions)) or 0  # type: ignore[arg-type]

    administrators = count(Account, Account.role == Role.ADMINISTRATOR) + count(
        Person, Person.role == Role.ADMINISTRATOR, Person.standing != Standing.BLOCKED
    )
    waiting = count(Person, Person.standing == Standing.NEW, Person.code.is_not(None))
    return administrators, count(Person, Person.standing == Standing.ALLOWED), waiting


def _size(file: Path | None) -> float | None:
    return sum(path.stat().st_size for path in file.parent.glob(f"{file.name}*")) / GB if file else None


def _nearest(file: Path) -> Path:
    """The folder of a file, or the nearest one above it that is there."""
    return next(folder for folder in file.absolute().parents if folder.is_dir())
