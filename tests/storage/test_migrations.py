import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.storage.database import Database
from bot.storage.revisions import known
from bot.storage.tables import Base

EXAMPLES = Path(__file__).parent / "revisions"  # for each revision, rows as they were written at the time


def rows(url: str, table: str) -> list[dict[str, object]]:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]


def tables(url: str) -> list[str]:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        return sorted(name for (name,) in named if name != "alembic_version")


def filled(url: str, revision: str) -> dict[str, list[dict[str, object]]]:
    """A database as that revision left it, with rows in every table."""
    Database(url, revision).close()
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.executescript((EXAMPLES / f"{revision}.sql").read_text(encoding="utf-8"))
    kept = {table: rows(url, table) for table in tables(url)}
    assert all(kept.values()), "expected rows in every table"
    return kept


def test_the_migrations_make_the_tables_that_the_program_uses(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("revision", known())
def test_a_database_of_an_earlier_revision_opens_with_all_it_holds(url: str, revision: str) -> None:
    before = filled(url, revision)
    Database(url).close()
    for table, kept in before.items():
        now = rows(url, table)
        assert [{name: row[name] for name in old} for row, old in zip(now, kept, strict=True)] == kept


@pytest.mark.parametrize("revision", known())
def test_going_back_keeps_what_the_earlier_revision_knew(url: str, revision: str) -> None:
    newest = known()[-1]
    everything = filled(url, newest)
    Database(url, revision).close()
    earlier = {table: rows(url, table) for table in tables(url)}
    for table, kept in earlier.items():
        assert [{name: row[name] for name in kept[0]} for row in everything[table]] == kept
    Database(url).close()
    assert tables(url) == sorted(everything)


def test_down_to_nothing_and_up_again(url: str) -> None:
    filled(url, known()[-1])
    Database(url, "base").close()
    assert tables(url) == []
    Database(url).close()
    assert tables(url) == sorted(Base.metadata.tables)
