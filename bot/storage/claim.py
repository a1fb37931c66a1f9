"""One assistant at a time on the same data."""

from contextlib import ExitStack
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine, text

from bot.storage.errors import AlreadyRunning

KEY = 7_300_418  # the name of the claim among the advisory locks of a PostgreSQL database


class Claim:
    """Held by the program that serves; the system lets go of it when the program ends in whatever way."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self._place = engine, place
        self._held = ExitStack()

    def take(self) -> None:
        """Raises ``AlreadyRunning`` where another program holds it."""
        if self._engine.dialect.name == "sqlite":
            file = Path(self._engine.url.database or "").resolve()  # by whatever name it is called
            self._lock_file(f"{file}.lock")
        elif self._engine.dialect.name == "postgresql":
            self._lock_server()

    def release(self) -> None:
        """Let others serve."""
        self._held.close()

    def _lock_file(self, path: str) -> None:
        try:
            self._held.enter_context(FileLock(path, timeout=0))
        except Timeout:
            raise AlreadyRunning(self._place) from None

    def _lock_server(self) -> None:
        connection = self._held.enter_context(self._engine.connect())
        connection.detach()  # it lives as long as the claim, whatever becomes of the others
        if not connection.scalar(text(f"SELECT pg_try_advisory_lock({KEY})")):
            self._held.close()
            raise AlreadyRunning(self._place)
        connection.commit()  # the lock is the session's and stays
        self._held.callback(connection.scalar, text(f"SELECT pg_advisory_unlock({KEY})"))
