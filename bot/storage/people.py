"""The people who write on the channels."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.tables import Person

SEEN_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the channels know them."""

    number: int
    channel: str
    external: str
    pseudonym: str


def meet(session: Session, channel: str, external: str, now: datetime) -> Known:
    """The person of this name on a channel; made where it is the first time."""
    person = session.scalar(select(Person).filter_by(channel=channel, external=external))
    if person is None:
        person = Person(channel=channel, external=external, pseudonym=secrets.token_hex(8), met_at=now, seen_at=now)
        session.add(person)
        session.flush()
    if now - person.seen_at > SEEN_EVERY:  # not a write for each message
        person.seen_at = now
    return Known(person.id, channel, external, person.pseudonym)
