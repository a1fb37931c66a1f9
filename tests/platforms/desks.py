"""A desk over a database of its own."""

import contextlib
import uuid
from collections.abc import Iterator
from pathlib import Path

from bot.doors.door import Door
from bot.platforms.channel import Assistant
from bot.platforms.desk import Desk
from bot.storage.database import Database


@contextlib.contextmanager
def desk_over(assistant: Assistant, folder: Path, door: Door | None = None) -> Iterator[Desk]:
    with Database(f"sqlite:///{folder}/{uuid.uuid4().hex}.db") as database:
        yield Desk(assistant, database, door)
