"""What channels hand over: kept once, dealt with once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.storage.tables import Chat, Received

MOST_BEGINNINGS = 10  # a message at the head of its chat at so many starts is one that ends the program


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a channel received: ``key`` names it for good, so that it counts once however often it comes."""

    key: str
    chat: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that is to be dealt with: its number, its chat by number and by name, after how many starts."""

    number: int
    chat_number: int
    chat: str
    body: dict[str, Any]
    received_at: datetime
    begun: int

    @property
    def hopeless(self) -> bool:
        """Whether the program has ended so often over it that it is not tried again."""
        return self.begun >= MOST_BEGINNINGS


def accept(session: Session, channel: str, messages: Iterable[Incoming], now: datetime) -> list[int]:
    """Keep messages that are new; the numbers of their chats in order, each once."""
    chats: dict[int, None] = {}
    for message in messages:
        if session.scalar(select(Received.id).filter_by(channel=channel, key=message.key)) is None:
            chat = chat_of(session, channel, message.chat, now)
            chat.leaving = False
            session.add(
                Received(
                    channel=channel, key=message.key, chat_id=chat.id, body=message.body, received_at=now, done_at=None
                )
            )
            session.flush()
            chats[chat.id] = None
    return list(chats)


def chat_of(session: Session, channel: str, external: str, now: datetime) -> Chat:
    """The chat of this name; made where it is the first time."""
    chat = session.scalar(select(Chat).filter_by(channel=channel, external=external))
    if chat is None:
        chat = Chat(channel=channel, external=external, begun_at=now)
        session.add(chat)
        session.flush()
    return chat


def state_of(session: Session, channel: str, key: str) -> tuple[int, int, bool]:
    """The number of a message that was kept, that of its chat, and whether it has been dealt with."""
    received = session.scalars(select(Received).filter_by(channel=channel, key=key)).one()
    return received.id, received.chat_id, received.done_at is not None


def is_done(session: Session, number: int) -> bool:
    """Whether a message has been dealt with, or is not there any more."""
    received = session.get(Received, number)
    return received is None or received.done_at is not None


def left_waiting(session: Session, channel: str) -> list[int]:
    """At a start: the chats with something to be dealt with, the one that has waited longest first.

    The first message of each may be what ended the program: that it was begun once more is kept.
    """
    oldest: dict[int, Received] = {}
    for received in session.scalars(select(Received).filter_by(channel=channel, done_at=None).order_by(Received.id)):
        oldest.setdefault(received.chat_id, received)
    for received in oldest.values():
        received.begun += 1
    return list(oldest)


def oldest_of(session: Session, chat: int) -> Waiting | None:
    """The oldest message of a chat that waits."""
    waiting = select(Received, Chat).join(Chat).filter(Received.chat_id == chat, Received.done_at.is_(None))
    found = session.execute(waiting.order_by(Received.id).limit(1)).first()
    if found is None:
        return None
    received, owner = found
    return Waiting(received.id, chat, owner.external, received.body or {}, received.received_at, received.begun)


def has_more(session: Session, chat: int) -> bool:
    """Whether a chat has something to be dealt with."""
    waiting = select(Received.id).filter(Received.chat_id == chat, Received.done_at.is_(None))
    return session.scalar(waiting.limit(1)) is not None


def finish(session: Session, number: int, now: datetime) -> bool:
    """A message has been dealt with: its words go; ``False`` where that was so already."""
    received = session.get(Received, number)
    if received is None or received.done_at is not None:
        return False
    received.done_at, received.body = now, None
    return True


def forget(session: Session, number: int) -> None:
    """A message that failed is taken out, so that it can come again."""
    session.execute(delete(Received).filter_by(id=number))
