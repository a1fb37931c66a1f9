"""Those who may sign in to the administration pages, and the browsers in which they are signed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.storage import audit, people
from bot.storage.people import Role
from bot.storage.tables import Account, SignIn

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Keeper:
    """Someone who may sign in: an editor sees what people think of answers, an administrator decides on people."""

    number: int
    name: str
    pseudonym: str
    role: Role
    password: str  # as argon2 keeps it
    locked_until: datetime | None

    def locked(self, now: datetime) -> bool:
        """Whether too many wrong passwords were given of late."""
        return self.locked_until is not None and now < self.locked_until


def create(session: Session, name: str, password: str, role: Role, now: datetime) -> bool:
    """A new account; ``False`` where the name is taken."""
    if find(session, name) is not None:
        return False
    pseudonym = people.new_pseudonym()
    session.add(
        Account(name=name, pseudonym=pseudonym, password=password, role=role.value, made_at=now, locked_until=None)
    )
    audit.note(session, audit.OPERATOR, f"account:{role}", pseudonym, now)
    return True


def find(session: Session, name: str) -> Keeper | None:
    """The account of this name."""
    account = session.scalar(select(Account).filter_by(name=name))
    return _keeper(account) if account else None


def listed(session: Session) -> list[Keeper]:
    """Every account."""
    return [_keeper(account) for account in session.scalars(select(Account).order_by(Account.name))]


def set_password(session: Session, number: int, password: str, now: datetime) -> None:
    """A new password: the lock goes, and every browser is signed out."""
    account = session.get_one(Account, number)
    account.password, account.failures, account.locked_until = password, 0, None
    session.execute(delete(SignIn).filter_by(account_id=number))
    audit.note(session, audit.OPERATOR, "password", account.pseudonym, now)


def remove(session: Session, number: int, now: datetime) -> None:
    """An account that is no longer needed."""
    account = session.get_one(Account, number)
    audit.note(session, audit.OPERATOR, "account:removed", account.pseudonym, now)
    session.delete(account)


def failed(session: Session, number: int, now: datetime) -> None:
    """A wrong password; the account is locked for a while after too many in a row."""
    account = session.get_one(Account, number)
    account.failures += 1
    if account.failures >= MOST_FAILURES:
        account.failures, account.locked_until = 0, now + LOCKED_FOR
        audit.note(session, account.pseudonym, "locked", account.pseudonym, now)


def sign_in(session: Session, number: int, digest: str, seal: str, now: datetime) -> None:
    """A browser is signed in from now on."""
    account = session.get_one(Account, number)
    account.failures, account.locked_until = 0, None
    session.add(SignIn(digest=digest, account_id=number, seal=seal, begun_at=now, seen_at=now))
    audit.note(session, account.pseudonym, "signed in", account.pseudonym, now)


def signed_in(session: Session, digest: str, now: datetime) -> tuple[Keeper, str] | None:
    """Who is signed in with a ticket, and the seal that their forms carry; one left idle is signed out."""
    found = session.get(SignIn, digest)
    if found is None:
        return None
    if now - found.seen_at > IDLE or now - found.begun_at > LONGEST:
        session.delete(found)
        return None
    if now - found.seen_at > SEEN_EVERY:
        found.seen_at = now
    return _keeper(session.get_one(Account, found.account_id)), found.seal


def sign_out(session: Session, digest: str) -> None:
    """A browser is signed out; its ticket opens nothing any more."""
    session.execute(delete(SignIn).filter_by(digest=digest))


def _keeper(account: Account) -> Keeper:
    role = Role(account.role)
    return Keeper(account.id, account.name, account.pseudonym, role, account.password, account.locked_until)
