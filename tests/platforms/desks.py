"""A desk over a database of its own."""

import contextlib
import uuid
from collections.abc import Iterator
from pathlib import Path

from bot.platforms.channel import Assistant
from bot.platforms.desk import Desk
from bot.storage.database import Database


@contextlib.contextmanager
def desk_over(assistant: Assistant, folder: Path) -> Iterator[Desk]:
    with Database(f"sqlite:///{folder}/{uuid.uuid4().hex}.db") as database:
        yield Desk(assistant, database)
