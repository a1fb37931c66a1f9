"""One database: opened and brought up to date, short transactions off the event loop, one assistant at a time."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from bot.storage import revisions
from bot.storage.claim import Claim
from bot.storage.engine import check, engine_for, file_of, parsed, trouble

SIDE_BY_SIDE = 8  # transactions at once on a server; a SQLite file has one writer anyway

P = ParamSpec("P")
T = TypeVar("T")


class Database:
    """Where the assistant keeps what it must not forget. Raises ``StorageError``.

    The one that serves opens it ``alone``: other copies of the assistant are kept away until it is closed.
    """

    def __init__(self, url: str, revision: str = "head", *, alone: bool = False) -> None:
        self.url = parsed(url)
        self.place = self.url.render_as_string(hide_password=True)
        file = file_of(self.url)
        self.is_file = file is not None
        try:
            if file is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
            self.engine = engine_for(self.url)
            self._open(revision, alone)
        except (OSError, ImportError, DBAPIError) as problem:
            raise trouble(self.place, problem) from problem
        self._threads = ThreadPoolExecutor(1 if self.is_file else SIDE_BY_SIDE, "database")

    def _open(self, revision: str, alone: bool) -> None:
        with ExitStack() as given_up:
            given_up.callback(self.engine.dispose)
            self._claim = Claim(self.engine, self.place)
            given_up.callback(self._claim.release)
            if alone:
                self._claim.take()
                check(self.engine, self.place)
            self.migrate(revision)
            given_up.pop_all()

    def migrate(self, revision: str = "head") -> None:
        """Bring the tables to a revision, up or down; up to the newest one unless told otherwise."""
        with self._unchecked() as connection:
            revisions.bring(connection, self.place, revision)

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
                raise trouble(self.place, problem) from None

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
            raise trouble(self.place, problem) from None
