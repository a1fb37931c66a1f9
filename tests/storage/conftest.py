"""A database of its own for each test."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.storage.database import Database

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/du-lieu/tro-ly.db"


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with Database(url) as database:
        yield database
