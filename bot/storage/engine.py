"""Connections to a database, prepared so that what is committed stays; what the driver's problems mean."""

import json
import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.errors import CannotOpen, Damaged, StorageError
from bot.wording import storage as wording

BUSY_SECONDS = 5  # how long a write waits for another program's write, such as that of a script
DAMAGES, PRIMARY = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB), 0xFF


def parsed(url: str) -> URL:
    """The address of a database; raises ``CannotOpen``."""
    try:
        return make_url(url)
    except ArgumentError as problem:
        raise CannotOpen("DATABASE_URL", str(problem)) from None


def file_of(url: URL) -> Path | None:
    """Where the data are, ``None`` for those of a server; raises ``CannotOpen`` for those in memory only."""
    if url.get_backend_name() != "sqlite":
        return None
    if not url.database or url.database == ":memory:":
        raise CannotOpen(url.render_as_string(), wording.IN_MEMORY)
    return Path(url.database)


def engine_for(url: URL) -> Engine:
    """Connections that are prepared; raises ``CannotOpen`` where there is no driver."""
    file = file_of(url)
    try:
        engine = create_engine(url, json_serializer=_as_json, pool_pre_ping=file is None, hide_parameters=True)
    except NoSuchModuleError as problem:
        raise CannotOpen(url.render_as_string(hide_password=True), str(problem)) from None
    if file is not None:
        event.listen(engine, "connect", _prepare_file)
        event.listen(engine, "begin", _begin_writing)
    return engine


def check(engine: Engine, place: str) -> None:
    """Read a file through from end to end; raises ``Damaged``. A server sees to its own data."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if found != "ok":
            raise Damaged(place, str(found))


def trouble(place: str, problem: Exception) -> StorageError:
    """What a problem of the driver means to who runs the assistant."""
    cause = getattr(problem, "orig", None) or problem
    damaged = getattr(cause, "sqlite_errorcode", 0) & PRIMARY in DAMAGES
    return (Damaged if damaged else CannotOpen)(place, str(cause))


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
