"""What is to leave: in the order of each chat, until it is out or given up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import Session

from bot.storage.tables import Chat, Letter, Received


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter that is to leave: its number, its chat, what it says, how often it was tried, when it is due."""

    number: int
    chat: str
    body: dict[str, Any]
    attempts: int
    next_at: datetime
    written_at: datetime


def write(session: Session, chat: int, received: int | None, bodies: Iterable[dict[str, Any]], now: datetime) -> None:
    """Put letters into the outbox; those that answer one message are numbered, so that none is written twice."""
    for part, body in enumerate(bodies):
        session.add(
            Letter(
                chat_id=chat,
                received_id=received,
                part=part,
                body=body,
                written_at=now,
                next_at=now,
                sent_at=None,
                given_up=None,
            )
        )


def first(session: Session, chat: int) -> Outgoing | None:
    """The letter of a chat that leaves next; those behind it wait for it."""
    oldest = select(Letter, Chat).join(Chat).filter(Letter.chat_id == chat, Letter.sent_at.is_(None))
    found = session.execute(oldest.filter(Letter.given_up.is_(None)).order_by(Letter.id).limit(1)).first()
    if found is None:
        return None
    letter, owner = found
    return Outgoing(letter.id, owner.external, letter.body or {}, letter.attempts, letter.next_at, letter.written_at)


def unsent_chats(session: Session, channel: str) -> list[int]:
    """The chats that letters are to leave for, the longest waiting first."""
    unsent = select(Letter.chat_id).join(Chat).filter(Chat.channel == channel, Letter.sent_at.is_(None))
    return list(dict.fromkeys(session.scalars(unsent.filter(Letter.given_up.is_(None)).order_by(Letter.id))))


def sent(session: Session, number: int, now: datetime) -> bool:
    """A letter is out: its words go, and its chat too where it was leaving; whether more are to leave for the chat."""
    letter = session.get(Letter, number)
    if letter is None:
        return True  # its chat was emptied meanwhile: let the caller look
    letter.sent_at, letter.body = now, None
    letter.attempts += 1
    session.flush()
    more = session.scalar(_unsent(letter.chat_id).limit(1)) is not None
    if not more:
        _drop_if_left(session, letter.chat_id)
    return more


def postpone(session: Session, number: int, until: datetime) -> bool:
    """A letter did not get through and is tried again later; it is to leave still."""
    letter = session.get(Letter, number)
    if letter is not None:
        letter.attempts += 1
        letter.next_at = until
    return True


def give_up(session: Session, number: int, why: str) -> bool:
    """A letter that cannot get through, such as one to a person who has blocked the bot; more may be to leave."""
    letter = session.get(Letter, number)
    if letter is not None:
        letter.given_up, letter.body = why, None
        _drop_if_left(session, letter.chat_id)
    return True


def _unsent(chat: int) -> Select[int]:
    return select(Letter.id).where(Letter.chat_id == chat, Letter.sent_at.is_(None), Letter.given_up.is_(None))


def _drop_if_left(session: Session, chat: int) -> None:
    if not session.scalar(select(Chat.leaving).filter_by(id=chat)):
        return
    unsent = _unsent(chat).exists()
    waiting = exists().where(Received.chat_id == chat, Received.done_at.is_(None))
    session.execute(delete(Chat).where(Chat.id == chat, Chat.leaving, ~unsent, ~waiting))
