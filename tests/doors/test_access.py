from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.doors.access import Access, Verdict, verdict
from bot.doors.door import Caller, Door
from bot.doors.rates import Rates
from bot.storage import people
from bot.storage.database import Database
from bot.storage.people import Known, Role, Standing

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
CALLER = Caller("telegram", "7001", "7001", "Nguyễn Văn A")


def known(standing: Standing = Standing.NEW, role: Role = Role.USER) -> Known:
    return Known(1, "telegram", "7001", "ab", "", standing, role, "", NOW)


@pytest.mark.parametrize(
    ("access", "person", "listed", "expected"),
    [
        (Access.EVERYONE, known(), frozenset(), Verdict.WELCOME),
        (Access.EVERYONE, known(Standing.BLOCKED), frozenset({"telegram:7001"}), Verdict.BLOCKED),
        (Access.LIST, known(), frozenset(), Verdict.NOT_LISTED),
        (Access.LIST, known(), frozenset({"telegram:7001"}), Verdict.WELCOME),
        (Access.LIST, known(), frozenset({"web:7001", "telegram:70010"}), Verdict.NOT_LISTED),
        (Access.LIST, known(Standing.ALLOWED), frozenset(), Verdict.WELCOME),
        (Access.PAIRING, known(), frozenset(), Verdict.CODE),
        (Access.PAIRING, known(), frozenset({"telegram:7001"}), Verdict.WELCOME),
        (Access.PAIRING, known(role=Role.EDITOR), frozenset(), Verdict.WELCOME),
        (Access.PAIRING, known(Standing.BLOCKED, Role.ADMINISTRATOR), frozenset(), Verdict.BLOCKED),
    ],
)
def test_who_may_ask(access: Access, person: Known, listed: frozenset[str], expected: Verdict) -> None:
    assert verdict(access, person, listed) is expected


async def test_a_code_stays_the_same_until_it_runs_out(tmp_path: Path) -> None:
    with Database(f"sqlite:///{tmp_path}/x.db") as database:
        door = Door(Access.PAIRING)
        first, again, late = [
            await door.admit(database, CALLER, NOW + timedelta(days=days))
            for days in (0, 6, 6 + people.CODE_LASTS.days)
        ]
        assert first.code == again.code != late.code
        assert first.code in first.words
        assert first.say_so and not again.say_so  # within a minute of the real clock
        found = await database.run(people.with_code, first.code, NOW)
        assert found is None
        person = await database.run(people.with_code, f" {late.code.lower()} ", late.person.seen_at)
        assert person and person.name == "Nguyễn Văn A"
        await database.run(people.decide, person.number, Standing.ALLOWED, "operator", NOW)
        assert (await door.admit(database, CALLER, NOW)).welcome
        assert await database.run(people.with_code, late.code, NOW) is None


async def test_who_asks_too_much_is_told_once_and_for_how_long(tmp_path: Path) -> None:
    with Database(f"sqlite:///{tmp_path}/x.db") as database:
        door = Door(rates=Rates("2/hour"))
        said = [await door.admit(database, CALLER, NOW) for _ in range(4)]
        assert [one.welcome for one in said] == [True, True, False, False]
        assert [one.say_so for one in said] == [True, True, True, False]
        assert 0 < said[2].wait <= 3600
        assert (await door.admit(database, Caller("telegram", "7002", "7002"), NOW)).welcome
        assert not (await door.admit(database, Caller("telegram", "7003", "7001"), NOW)).welcome  # the same chat
        assert (await door.admit(database, Caller("telegram", "7001", "7001", limited=False), NOW)).welcome


def test_no_rate_means_no_limit() -> None:
    rates = Rates(" ")
    assert [rates.take("a") for _ in range(1000)] == [0] * 1000


def test_a_refused_call_does_not_count() -> None:
    rates = Rates("1/hour")
    assert rates.take("a", "chat") == 0
    assert rates.take("b", "chat") > 0
    assert rates.take("b") == 0
