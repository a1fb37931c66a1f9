import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.doors import passwords
from bot.doors.reception import Reception
from bot.storage import accounts
from bot.storage.database import Database
from bot.storage.people import Role
from bot.wording import admin as wording

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
RIGHT = "một mật khẩu dài"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(f"sqlite:///{tmp_path}/x.db") as database:
        with database.transaction() as session:
            assert accounts.create(session, "lan", passwords.kept(RIGHT), Role.ADMINISTRATOR, NOW)
            assert not accounts.create(session, "lan", "…", Role.EDITOR, NOW)
        yield database


@pytest.fixture
def reception(database: Database) -> Reception:
    return Reception(database, "1000/minute")


def test_passwords_are_kept_as_argon2_does() -> None:
    once, again = passwords.kept(RIGHT), passwords.kept(RIGHT)
    assert once != again
    assert once.startswith("$argon2id$")
    assert passwords.matches(RIGHT, once)
    assert not passwords.matches(RIGHT + " ", once)
    assert not passwords.matches(RIGHT, "not a hash")
    assert [passwords.long_enough("x" * length) for length in (9, 10, 200, 201)] == [False, True, True, False]


async def test_a_ticket_opens_until_it_is_given_back(reception: Reception) -> None:
    ticket, why = await reception.sign_in("lan", RIGHT, "a", NOW)
    assert not why
    found = await reception.who(ticket, NOW)
    assert found and found.keeper.name == "lan"
    assert found.sealed(found.seal) and not found.sealed("") and not found.sealed("ơ")
    assert await reception.who(ticket + "x", NOW) is None
    assert await reception.who("", NOW) is None
    await reception.sign_out(ticket)
    assert await reception.who(ticket, NOW) is None


async def test_one_left_idle_or_on_for_too_long_is_signed_out(reception: Reception) -> None:
    ticket, _ = await reception.sign_in("lan", RIGHT, "a", NOW)
    moment = NOW
    while moment - NOW <= accounts.LONGEST:
        assert await reception.who(ticket, moment)
        moment += accounts.IDLE - timedelta(minutes=1)
    assert await reception.who(ticket, moment) is None
    ticket, _ = await reception.sign_in("lan", RIGHT, "a", NOW)
    assert await reception.who(ticket, NOW + accounts.IDLE + timedelta(seconds=1)) is None


async def test_wrong_passwords_lock_for_a_while_and_say_nothing_of_it(reception: Reception) -> None:
    for _ in range(accounts.MOST_FAILURES):
        assert await reception.sign_in("lan", "sai", "a", NOW) == ("", wording.WRONG_OR_LOCKED)
    assert await reception.sign_in("lan", RIGHT, "a", NOW) == ("", wording.WRONG_OR_LOCKED)
    assert await reception.sign_in("ai đó", RIGHT, "a", NOW) == ("", wording.WRONG_OR_LOCKED)
    ticket, _ = await reception.sign_in("lan", RIGHT, "a", NOW + accounts.LOCKED_FOR)
    assert ticket


async def test_a_lock_outlives_the_program(reception: Reception, database: Database) -> None:
    for _ in range(accounts.MOST_FAILURES - 1):
        await reception.sign_in("lan", "sai", "a", NOW)
    later = Reception(database)
    await later.sign_in("lan", "sai", "a", NOW)
    assert await Reception(database).sign_in("lan", RIGHT, "a", NOW) == ("", wording.WRONG_OR_LOCKED)


async def test_guesses_at_the_same_time_are_counted_one_by_one(reception: Reception, database: Database) -> None:
    guesses = [reception.sign_in("lan", "sai", "a", NOW) for _ in range(accounts.MOST_FAILURES)]
    *_, right = await asyncio.gather(*guesses, reception.sign_in("lan", RIGHT, "a", NOW))
    assert right == ("", wording.WRONG_OR_LOCKED)


async def test_an_address_that_tries_without_end_waits(database: Database) -> None:
    reception = Reception(database, "3/hour")
    whys = [(await reception.sign_in("x", "sai", "a", NOW))[1] for _ in range(4)]
    assert whys[:3] == [wording.WRONG_OR_LOCKED] * 3
    assert whys[3].startswith("Đã thử đăng nhập quá nhiều lần")
    assert (await reception.sign_in("lan", RIGHT, "b", NOW))[0]


async def test_a_new_password_signs_every_browser_out_and_unlocks(reception: Reception, database: Database) -> None:
    ticket, _ = await reception.sign_in("lan", RIGHT, "a", NOW)
    keeper = await database.run(accounts.find, "lan")
    assert keeper
    await asyncio.gather(*(reception.sign_in("lan", "sai", "a", NOW) for _ in range(accounts.MOST_FAILURES)))
    await database.run(accounts.set_password, keeper.number, passwords.kept("mật khẩu thứ hai"), NOW)
    assert await reception.who(ticket, NOW) is None
    assert (await reception.sign_in("lan", "mật khẩu thứ hai", "a", NOW))[0]
    await database.run(accounts.remove, keeper.number, NOW)
    assert await database.run(accounts.listed) == []
