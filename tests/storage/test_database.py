import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage import inbox, people
from bot.storage.database import Database
from bot.storage.errors import AlreadyRunning, CannotOpen, Damaged, NewerData
from bot.storage.inbox import Incoming
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


def test_a_file_that_is_no_database_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    words = b"day khong phai co so du lieu" * 100
    (tmp_path / "x.db").write_bytes(words)
    with pytest.raises(Damaged, match=r"(?s)x\.db.*cần:.*gặp:.*cách sửa:"):
        Database(f"sqlite:///{tmp_path}/x.db")
    assert (tmp_path / "x.db").read_bytes() == words


def filled(url: str) -> Path:
    """A database of some pages; its file."""
    with Database(url) as database, database.transaction() as session:
        for number in range(300):
            people.meet(session, "telegram", str(number), NOW, "Nguyễn Văn A")
    return Path(url.removeprefix("sqlite:///"))


def overwritten(file: Path, first_page: int) -> None:
    """Every page from one on is filled with something else."""
    whole = file.read_bytes()
    file.write_bytes(whole[: 4096 * first_page] + b"\x55" * (len(whole) - 4096 * first_page))


@pytest.mark.parametrize("first_page", [1, 5, 20])
def test_a_file_of_which_a_part_is_broken_is_told_at_the_start(url: str, first_page: int) -> None:
    overwritten(filled(url), first_page)
    with pytest.raises(Damaged, match="bản sao lưu"):
        Database(url, alone=True)
    Path(url.removeprefix("sqlite:///")).rename(f"{url.removeprefix('sqlite:///')}.old")
    Database(url, alone=True).close()  # the remedy helps


async def test_a_file_that_breaks_while_it_is_in_use_is_told(url: str) -> None:
    file = filled(url)
    with Database(url) as database:
        overwritten(file, 3)
        with pytest.raises(Damaged):
            await database.run(
                lambda session: session.execute(text("SELECT * FROM people WHERE name <> 'bí mật'")).all()
            )


def test_data_that_would_be_gone_with_the_program_are_refused() -> None:
    for url in ("sqlite://", "sqlite:///:memory:"):
        with pytest.raises(CannotOpen, match="bộ nhớ"):
            Database(url)


async def test_halves_of_letters_do_not_keep_a_message_out(database: Database) -> None:
    broken = Incoming("1", "c1", {"text": "nửa \ud83d chữ"})
    (chat,) = await database.run(inbox.accept, "telegram", [broken], NOW)
    waiting = await database.run(inbox.oldest_of, chat)
    assert waiting and waiting.body == {"text": "nửa ? chữ"}


async def test_another_program_that_writes_for_too_long_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.engine.BUSY_SECONDS", 0)
    with Database(url) as database:
        with sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(CannotOpen, match="locked"):
                await database.run(people.meet, "telegram", "7001", NOW)
            other.execute("ROLLBACK")
        assert (await database.run(people.meet, "telegram", "7001", NOW)).external == "7001"


def test_one_file_by_two_names_is_one(url: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(Path(url.removeprefix("sqlite:///")).parent)
    with Database(url, alone=True), pytest.raises(AlreadyRunning):
        Database(f"sqlite:///{tmp_path}/link/tro-ly.db", alone=True)


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
