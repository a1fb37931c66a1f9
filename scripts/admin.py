"""Accounts of the administration pages, and people on the channels.

python scripts/admin.py create NAME [--role administrator|editor] [--password-from-stdin]
python scripts/admin.py password NAME [--password-from-stdin]     also unlocks, and signs every browser out
python scripts/admin.py remove NAME
python scripts/admin.py list
python scripts/admin.py role telegram:7001 administrator|editor|user
python scripts/admin.py approve CODE
"""

import argparse
import getpass
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from bot.assembly import open_database
from bot.command import run
from bot.doors import passwords
from bot.settings import load_settings
from bot.storage import accounts, audit, people
from bot.storage.database import Database
from bot.storage.people import Role, Standing
from bot.wording import admin as say
from bot.wording import doors as door_words


class Refused(Exception):
    """What was asked cannot be done; the message says why."""


def new_password(from_stdin: bool) -> str:
    """A password that is long enough, typed twice or read from standard input."""
    if from_stdin:
        password = again = sys.stdin.readline().rstrip("\n")
    else:
        password, again = getpass.getpass(say.ASK_PASSWORD), getpass.getpass(say.ASK_AGAIN)
    if password != again:
        raise Refused(say.NOT_THE_SAME)
    if not passwords.long_enough(password):
        raise Refused(say.SHORT_PASSWORD)
    return passwords.kept(password)


def create(database: Database, given: argparse.Namespace, now: datetime) -> str:
    """A new account."""
    password = new_password(given.password_from_stdin)
    with database.transaction() as session:
        if not accounts.create(session, given.name, password, Role(given.role), now):
            raise Refused(say.name_taken(given.name))
    return say.account_made(given.name, given.role)


def password(database: Database, given: argparse.Namespace, now: datetime) -> str:
    """A new password for an account."""
    number = _account(database, given.name)
    as_kept = new_password(given.password_from_stdin)
    with database.transaction() as session:
        accounts.set_password(session, number, as_kept, now)
    return say.password_changed(given.name)


def remove(database: Database, given: argparse.Namespace, now: datetime) -> str:
    """An account goes."""
    number = _account(database, given.name)
    with database.transaction() as session:
        accounts.remove(session, number, now)
    return say.removed(given.name)


def listed(database: Database, given: argparse.Namespace, now: datetime) -> str:
    """Every account."""
    with database.transaction() as session:
        found = accounts.listed(session)
    return "\n".join(say.signed_in_as(keeper.name, keeper.role) for keeper in found) or say.NO_ACCOUNTS


def role(database: Database, given: argparse.Namespace, now: datetime) -> str:
    """A role for a person on a channel."""
    with database.transaction() as session:
        person = people.find(session, given.person)
        if person is None:
            raise Refused(say.no_person(given.person))
        people.appoint(session, person.number, Role(given.role), audit.OPERATOR, now)
    return say.role_given(given.person, given.role)


def approve(database: Database, given: argparse.Namespace, now: datetime) -> str:
    """A person is let in."""
    with database.transaction() as session:
        person = people.with_code(session, given.code, now)
        if person is None:
            raise Refused(say.NO_CODE)
        people.decide(session, person.number, Standing.ALLOWED, audit.OPERATOR, now)
    return door_words.approved(person.name, person.key)


def _account(database: Database, name: str) -> int:
    with database.transaction() as session:
        keeper = accounts.find(session, name)
    if keeper is None:
        raise Refused(say.no_account(name))
    return keeper.number


def arguments() -> argparse.ArgumentParser:
    """The commands and what each of them takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)

    def command(name: str, work: Callable[[Database, argparse.Namespace, datetime], str]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=work.__doc__)
        made.set_defaults(work=work)
        return made

    for name, work in (("create", create), ("password", password), ("remove", remove)):
        taking = command(name, work)
        taking.add_argument("name")
        if work is not remove:
            taking.add_argument("--password-from-stdin", action="store_true")
        if work is create:
            taking.add_argument("--role", choices=[Role.ADMINISTRATOR, Role.EDITOR], default=Role.ADMINISTRATOR)
    command("list", listed)
    giving = command("role", role)
    giving.add_argument("person")
    giving.add_argument("role", choices=list(Role))
    command("approve", approve).add_argument("code")
    return parser


def main() -> int:
    """0 where it was done."""
    given = arguments().parse_args()
    with open_database(load_settings()) as database:
        print(given.work(database, given, datetime.now(UTC)))
    return 0


if __name__ == "__main__":
    sys.exit(run(main, Refused))
