"""A turn of a talk as one transaction: the message is done, its question is kept, its answer is to leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.storage import inbox, outbox, questions
from bot.storage.inbox import Waiting
from bot.storage.questions import Asked


@dataclass(frozen=True, slots=True)
class Outcome:
    """What dealing with a message has led to: letters that are to leave, the question that was asked, and by whom."""

    letters: Sequence[dict[str, Any]] = ()
    asked: Asked | None = None
    person: int | None = None


def settle(session: Session, waiting: Waiting, outcome: Outcome, now: datetime) -> bool:
    """Keep an outcome, once however often it comes; whether the chat has more to be dealt with."""
    if inbox.finish(session, waiting.number, now):
        if outcome.asked is not None:
            questions.record(session, waiting.number, waiting.chat_number, outcome.person, outcome.asked, now)
        outbox.write(session, waiting.chat_number, waiting.number, outcome.letters, now)
    return inbox.has_more(session, waiting.chat_number)


def tell(session: Session, channel: str, chat: str, letters: Sequence[dict[str, Any]], now: datetime) -> int:
    """Letters to a chat that answer nothing; the number of the chat."""
    number = inbox.chat_of(session, channel, chat, now).id
    outbox.write(session, number, None, letters, now)
    return number
