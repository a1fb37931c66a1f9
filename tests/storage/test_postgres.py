"""The same code on a server: what holds on a file holds there."""

import asyncio
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData

from bot.storage import feedback, inbox, outbox, people, privacy
from bot.storage.database import Database
from bot.storage.errors import AlreadyRunning, CannotOpen
from bot.storage.feedback import Opinion
from bot.storage.inbox import Incoming
from bot.storage.people import Standing
from bot.storage.revisions import known
from bot.storage.tables import Base
from bot.storage.turns import Outcome, settle
from tests.storage import postgres
from tests.storage.conftest import NOW
from tests.storage.test_mail import asked, message
from tests.storage.test_migrations import EXAMPLES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(postgres.programs() is None, reason="expected PostgreSQL's initdb: apt-get install postgresql"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.server() as address:
        yield address


@pytest.fixture
def url(server: str) -> str:
    """A database of its own on the server."""
    name = f"t{uuid.uuid4().hex}"
    with Database(server, "base") as database, database.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with Database(url) as database:
        yield database


def held(database: Database) -> dict[str, list[dict[str, object]]]:
    """Every row of every table."""
    tables = MetaData()
    with database.engine.connect() as connection:
        tables.reflect(connection)
        named = [table for table in tables.sorted_tables if table.name != "alembic_version"]
        return {
            table.name: [dict(row._mapping) for row in connection.execute(table.select().order_by(*table.primary_key))]
            for table in named
        }


def test_the_migrations_make_the_tables_up_and_down(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    for revision in (*known()[-2::-1], "base", "head"):
        database.migrate(revision)
    assert {name: len(rows) for name, rows in held(database).items()} == dict.fromkeys(Base.metadata.tables, 0)


@pytest.mark.parametrize("revision", known())
def test_data_of_an_earlier_revision_are_kept_up_to_the_newest_and_back(database: Database, revision: str) -> None:
    database.migrate("base")
    database.migrate(revision)
    with database.engine.begin() as connection:
        for statement in (EXAMPLES / f"{revision}.sql").read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
    before = held(database)
    assert before and all(before.values())
    database.migrate()
    for table, rows in before.items():
        now = held(database)[table]
        assert [{name: row[name] for name in old} for row, old in zip(now, rows, strict=True)] == rows
    database.migrate(revision)
    assert held(database) == before


def test_a_second_copy_is_refused_until_the_first_ends(url: str) -> None:
    with Database(url, alone=True), pytest.raises(AlreadyRunning):
        Database(url, alone=True)
    Database(url, alone=True).close()


def test_a_server_that_is_away_is_told_without_its_password() -> None:
    with pytest.raises(CannotOpen, match="DATABASE_URL") as error:
        Database("postgresql+psycopg://ai:bi-mat@127.0.0.1:1/x")
    assert "bi-mat" not in str(error.value)


async def test_what_comes_many_times_at_once_counts_once(database: Database) -> None:
    messages = [message(str(number), f"c{number % 3}") for number in range(12)]
    accepting = [database.run(inbox.accept, "telegram", messages, NOW) for _ in range(8)]
    accepted = await asyncio.gather(*accepting)
    assert [len(chats) for chats in accepted if chats] == [3]
    assert len(await database.run(inbox.left_waiting, "telegram")) == 3
    meeting = [database.run(people.meet, "telegram", "7001", NOW, "A") for _ in range(8)]
    assert len({person.number for person in await asyncio.gather(*meeting)}) == 1


async def test_a_turn_an_opinion_and_a_deletion(database: Database) -> None:
    (chat,) = await database.run(inbox.accept, "telegram", [message("1"), message("2")], NOW)
    person = await database.run(people.meet, "telegram", "c1", NOW, "Nguyễn Văn A")
    waiting = await database.run(inbox.oldest_of, chat)
    assert waiting
    outcome = Outcome([{"text": "Trả lời"}], asked("Chủ đề năm 2023?"), person.number)
    assert await database.run(settle, waiting, outcome, NOW)
    letter = await database.run(outbox.first, chat)
    assert letter and letter.body == {"text": "Trả lời"}
    assert not await database.run(outbox.sent, letter.number, NOW)
    assert await database.run(feedback.give, "telegram", "c1", waiting.number, Opinion.GOOD, NOW)
    await database.run(people.decide, person.number, Standing.ALLOWED, "operator", NOW)
    (given,) = await database.run(feedback.latest)
    assert (given.question, given.given_at) == ("Chủ đề năm 2023?", NOW)
    assert [known.name for known in await database.run(people.listed)] == ["Nguyễn Văn A"]
    await database.run(privacy.expire, NOW + timedelta(days=100), timedelta(days=90))
    assert (await database.run(feedback.latest))[0].question == ""
    known = await database.run(people.find, "telegram:c1")
    assert known
    await database.run(privacy.erase, known, NOW)
    database.scrub()
    assert await database.run(feedback.latest) == []
    await database.run(inbox.accept, "telegram", [Incoming("3", "c1", {"text": "mới"})], NOW)
    assert await database.run(people.find, "telegram:c1") is None
