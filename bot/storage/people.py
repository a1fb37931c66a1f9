"""The people who write on the channels: who they are, whether they were let in, what they may do."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import case, select, update
from sqlalchemy.orm import Session

from bot.storage import audit
from bot.storage.tables import Person

SEEN_EVERY = timedelta(hours=1)
CODE_LASTS = timedelta(days=7)
LETTERS, CODE_LENGTH = "ACDEFGHJKLMNPQRTUVWXY34679", 6  # none that is taken for another


class Standing(StrEnum):
    """What an administrator has decided on a person."""

    NEW = "new"
    ALLOWED = "allowed"
    BLOCKED = "blocked"


class Role(StrEnum):
    """What a person may do beside asking."""

    USER = "user"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the doors know them."""

    number: int
    channel: str
    external: str
    pseudonym: str
    name: str
    standing: Standing
    role: Role
    code: str
    seen_at: datetime

    @property
    def key(self) -> str:
        """The name that settings and commands give a person."""
        return f"{self.channel}:{self.external}"


def meet(session: Session, channel: str, external: str, now: datetime, name: str = "") -> Known:
    """The person of this name on a channel; made where it is the first time."""
    person = session.scalar(select(Person).filter_by(channel=channel, external=external))
    if person is None:
        person = Person(channel=channel, external=external, pseudonym=new_pseudonym(), met_at=now, seen_at=now)
        session.add(person)
        session.flush()
    if now - person.seen_at > SEEN_EVERY:  # not a write for each message
        person.seen_at = now
    if name and person.name != name:
        person.name = name
    return _known(person)


def new_pseudonym() -> str:
    """A name that says nothing of who bears it."""
    return secrets.token_hex(8)


def code_for(session: Session, number: int, now: datetime) -> str:
    """The code with which a new person is let in; a new one where there is none or the old one has run out."""
    person = session.get_one(Person, number)
    if person.code is None or person.code_at is None or now - person.code_at > CODE_LASTS:
        person.code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        person.code_at = now
    return person.code


def with_code(session: Session, code: str, now: datetime) -> Known | None:
    """The person who was given a code that still holds."""
    person = session.scalar(select(Person).filter(Person.code == code.strip().upper()))
    return _known(person) if person and person.code_at and now - person.code_at <= CODE_LASTS else None


def find(session: Session, key: str) -> Known | None:
    """The person of a name such as ``telegram:7001``."""
    channel, _, external = key.partition(":")
    person = session.scalar(select(Person).filter_by(channel=channel, external=external))
    return _known(person) if person else None


def numbered(session: Session, number: int) -> Known | None:
    """The person of this number."""
    person = session.get(Person, number)
    return _known(person) if person else None


def listed(session: Session, most: int = 200) -> list[Known]:
    """People for an administrator: those who wait with a code first, then the ones seen last."""
    waiting = case(((Person.standing == Standing.NEW.value) & Person.code.is_not(None), 0), else_=1)
    ordered = select(Person).order_by(waiting, Person.seen_at.desc()).limit(most)
    return [_known(person) for person in session.scalars(ordered)]


def decide(session: Session, number: int, standing: Standing, actor: str, now: datetime) -> None:
    """An administrator lets a person in or keeps them out."""
    person = session.get_one(Person, number)
    person.standing, person.code, person.code_at = standing.value, None, None
    audit.note(session, actor, f"standing:{standing}", person.pseudonym, now)


def appoint(session: Session, number: int, role: Role, actor: str, now: datetime) -> None:
    """An administrator gives a person a role; an editor or administrator is let in by that."""
    person = session.get_one(Person, number)
    person.role = role.value
    audit.note(session, actor, f"role:{role}", person.pseudonym, now)


def forget_codes(session: Session, now: datetime) -> None:
    """Codes that have run out are taken back."""
    old = update(Person).where(Person.code_at < now - CODE_LASTS)
    session.execute(old.values(code=None, code_at=None))


def _known(person: Person) -> Known:
    return Known(
        person.id,
        person.channel,
        person.external,
        person.pseudonym,
        person.name or "",
        Standing(person.standing),
        Role(person.role),
        person.code or "",
        person.seen_at,
    )
