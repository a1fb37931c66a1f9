"""Questions with their answers: what was asked before in a chat, and an answer to give again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.tables import Question

REMEMBERED = timedelta(minutes=30)  # how long an earlier question belongs to the same talk
MOST_REMEMBERED = 6  # as many as the assistant looks at


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer as the channel shows it; ``evidence`` names the passages behind it."""

    text: str
    status: str
    reason: str
    answer: dict[str, Any]
    evidence: list[Any]
    seconds: float


def record(session: Session, number: int, chat: int, person: int | None, asked: Asked, now: datetime) -> None:
    """Keep a question under the number of the message that asked it."""
    session.add(
        Question(
            id=number,
            chat_id=chat,
            person_id=person,
            text=asked.text,
            status=asked.status,
            reason=asked.reason,
            answer=asked.answer,
            evidence=asked.evidence,
            asked_at=now,
            seconds=asked.seconds,
        )
    )


def recent(session: Session, chat: int, now: datetime, person: int | None = None) -> list[str]:
    """The questions of the talk that is going on in a chat, the oldest first; commands are none.

    With a ``person`` only theirs: in a group others talk as well.
    """
    asked = select(Question.text).filter(
        Question.chat_id == chat, Question.asked_at > now - REMEMBERED, ~Question.text.startswith("/")
    )
    asked = asked if person is None else asked.filter(Question.person_id == person)
    latest = session.scalars(asked.order_by(Question.id.desc()).limit(MOST_REMEMBERED))
    return [text for text in latest if text is not None][::-1]


def answer_to(session: Session, number: int) -> dict[str, Any] | None:
    """The answer that was given to a message, ``None`` where there is none or its words are gone."""
    question = session.get(Question, number)
    return question.answer if question else None


def latest(session: Session, chat: int) -> tuple[int, dict[str, Any]] | None:
    """The number of the question that was asked last in a chat, and its answer; ``None`` where its words are gone."""
    newest = select(Question.id, Question.answer).filter(Question.chat_id == chat).order_by(Question.id.desc()).limit(1)
    found = session.execute(newest).first()
    return (found[0], found[1]) if found and found[1] else None
