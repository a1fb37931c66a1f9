import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.database import Database
from bot.storage.errors import AlreadyRunning, CannotOpen, NewerData
from tests.storage.conftest import NOW

HOLD = """
import sys
from bot.storage.database import Database
with Database(sys.argv[1], alone=True):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_file_is_made_with_its_folder_and_survives_a_loss_of_power(database: Database, url: str) -> None:
    with database.engine.connect() as connection:
        found = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
    assert found == ["wal", 2]
    assert Path(url.removeprefix("sqlite:///")).is_file()


@pytest.mark.parametrize("url", ["không phải địa chỉ", "mysql+nothing://a:bi-mat@b/c", "sqlite:////proc/no/such.db"])
def test_a_database_that_cannot_be_opened_is_told_with_what_helps(url: str) -> None:
    with pytest.raises(CannotOpen, match="DATABASE_URL") as error:
        Database(url)
    assert "bi-mat" not in str(error.value)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"day khong phai co so du lieu" * 100)
    with pytest.raises(CannotOpen, match=r"x\.db"):
        Database(f"sqlite:///{tmp_path}/x.db")


def test_data_of_a_later_version_are_left_alone(database: Database, url: str) -> None:
    with database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerData, match="9999"):
        Database(url)


def test_a_second_copy_is_refused_until_the_first_ends(url: str) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert first.stdout and first.stdin
    with first:
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning, match="đang chạy"):
            Database(url, alone=True)
        first.kill()
    Database(url, alone=True).close()


async def test_a_failed_piece_of_work_leaves_nothing(database: Database) -> None:
    def half_done(session: object) -> None:
        session.execute(  # type: ignore[attr-defined]
            text("INSERT INTO chats (channel, external, begun_at, leaving) VALUES ('web', 'a', :now, 0)"),
            {"now": NOW.replace(tzinfo=None)},
        )
        raise LookupError

    with pytest.raises(LookupError):
        await database.run(half_done)
    with database.transaction() as session:
        assert session.execute(text("SELECT count(*) FROM chats")).scalar() == 0


async def test_a_database_that_is_gone_is_told_without_the_values(database: Database, url: str) -> None:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as other:
        other.execute("ALTER TABLE chats RENAME TO gone")
    with pytest.raises(CannotOpen) as error:
        await database.run(lambda session: session.execute(text("SELECT * FROM chats WHERE external = 'bí mật'")))
    assert "bí mật" not in str(error.value)
