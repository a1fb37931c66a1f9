"""One database: opened and brought up to date, short transactions off the event loop, one assistant at a time."""

import asyncio
import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from alembic.command import downgrade, upgrade
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    ProgrammingError,
)
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.claim import Claim
from bot.storage.errors import CannotOpen, Damaged, NewerData, StorageError
from bot.wording import storage as wording

logging.getLogger("alembic").setLevel(logging.WARNING)
MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 5  # how long a write waits for another program's write, such as that of a script
DAMAGES, PRIMARY = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB), 0xFF
SIDE_BY_SIDE = 8  # transactions at once on a server; a SQLite file has one writer anyway

P = ParamSpec("P")
T = TypeVar("T")


class Database:
    """Where the assistant keeps what it must not forget. Raises ``StorageError``.

    The one that serves opens it ``alone``: other copies of the assistant are kept away until it is closed.
    """

    def __init__(self, url: str, revision: str = "head", *, alone: bool = False) -> None:
        self.url = _parsed(url)
        self.place = self.url.render_as_string(hide_password=True)
        self.is_file = self.url.get_backend_name() == "sqlite"
        try:
            if self.is_file:
                self.file.parent.mkdir(parents=True, exist_ok=True)
            self.engine = _engine(self.url)
            self._open(revision, alone)
        except (OSError, ImportError, DBAPIError) as problem:
            raise self._trouble(problem) from problem
        self._threads = ThreadPoolExecutor(1 if self.is_file else SIDE_BY_SIDE, "database")

    @property
    def file(self) -> Path:
        """Where the data are, for a database that is a file; one that is kept in memory only is none."""
        if not self.url.database or self.url.database == ":memory:":
            raise CannotOpen(self.place, wording.IN_MEMORY)
        return Path(self.url.database)

    def _open(self, revision: str, alone: bool) -> None:
        with ExitStack() as given_up:
            given_up.callback(self.engine.dispose)
            self._claim = Claim(self.engine, self.place)
            given_up.callback(self._claim.release)
            if alone:
                self._claim.take()
                self.check()
            self.migrate(revision)
            given_up.pop_all()

    def check(self) -> None:
        """Read a file through from end to end; raises ``Damaged``. A server sees to its own data."""
        if self.is_file:
            with self.engine.connect() as connection:
                found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if found != "ok":
                raise Damaged(self.place, str(found))

    def migrate(self, revision: str = "head") -> None:
        """Bring the tables to a revision, up or down; up to the newest one unless told otherwise."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        known = ScriptDirectory.from_config(config)
        with self._unchecked() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
            if found and found not in {script.revision for script in known.walk_revisions()}:
                raise NewerData(self.place, found)
            config.attributes["connection"] = connection
            newest = [script.revision for script in known.walk_revisions("base", revision)]
            backwards = revision != "head" and found is not None and found not in newest
            (downgrade if backwards or revision == "base" else upgrade)(config, revision)

    @contextmanager
    def _unchecked(self) -> Iterator[Connection]:
        """A connection on which a table may be made anew without touching the rows that refer to it."""
        with self.engine.connect() as connection:
            raw = connection.connection.driver_connection
            if self.is_file and raw is not None:
                raw.execute("PRAGMA foreign_keys=OFF")  # counts only before a transaction begins
            with connection.begin():
                yield connection
        self.engine.dispose()  # later connections are prepared as ever

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work counts as a whole or not at all."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    async def run(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **named: P.kwargs) -> T:
        """One transaction off the event loop; on a file the next one begins when this one is on the disk."""
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, partial(self._kept, lambda session: work(session, *args, **named))
        )

    def scrub(self) -> None:
        """Take what was deleted out of the file's journal as well; raises ``StorageError``."""
        if self.is_file:
            try:
                with self.engine.connect() as connection:
                    cursor = connection.connection.cursor()  # outside of any transaction
                    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except (DBAPIError, sqlite3.Error) as problem:
                raise self._trouble(problem) from None

    def close(self) -> None:
        """Finish what is under way and let go of the data."""
        self._threads.shutdown()
        self._claim.release()
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _kept(self, work: Callable[[Session], T]) -> T:
        try:
            for _ in range(SIDE_BY_SIDE):
                with suppress(IntegrityError, StaleDataError), self.transaction() as session:  # another was first
                    return work(session)
            with self.transaction() as session:
                return work(session)
        except (IntegrityError, DataError, ProgrammingError):  # mistakes of ours
            raise
        except DatabaseError as problem:  # a full disk, a server that is away: its words hold no values
            raise self._trouble(problem) from None

    def _trouble(self, problem: Exception) -> StorageError:
        """What a problem of the driver means to who runs the assistant."""
        cause = getattr(problem, "orig", None) or problem
        damaged = getattr(cause, "sqlite_errorcode", 0) & PRIMARY in DAMAGES
        return (Damaged if damaged else CannotOpen)(self.place, str(cause))


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as problem:
        raise CannotOpen("DATABASE_URL", str(problem)) from None


def _engine(url: URL) -> Engine:
    try:
        served = url.get_backend_name() != "sqlite"  # a file does not hang up
        engine = create_engine(url, json_serializer=_as_json, pool_pre_ping=served, hide_parameters=True)
    except NoSuchModuleError as problem:
        raise CannotOpen(url.render_as_string(hide_password=True), str(problem)) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_file)
        event.listen(engine, "begin", _begin_writing)
    return engine


def _as_json(value: object) -> str:
    """Half of a pair of surrogates, which no file can hold, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False).encode(errors="replace").decode()


def _prepare_file(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    """A committed write survives a loss of power; deleted words are overwritten; readers do not wait."""
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so
    cursor = connection.cursor()
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    cursor.close()


def _begin_writing(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # never fails half-way because another program wrote meanwhile
