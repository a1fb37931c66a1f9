"""What people think of the answers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.tables import Feedback, Person, Question


class Opinion(StrEnum):
    """Whether an answer was of use."""

    GOOD = "good"
    BAD = "bad"


class Fault(StrEnum):
    """What is wrong with an answer."""

    WRONG = "wrong"
    MISSING = "missing"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Given:
    """A person's opinion with the answer and the passages that it is about; words that were deleted are empty."""

    number: int
    given_at: datetime
    opinion: Opinion
    fault: str
    comment: str
    question: str
    answer: str
    status: str
    evidence: list[Any]


def give(session: Session, channel: str, person: str, question: int, opinion: Opinion, now: datetime) -> bool:
    """Keep a person's opinion on an answer to them; a later one takes its place. ``False`` where there is none."""
    if _own(session, channel, person, question) is None:
        return False
    given = session.scalar(select(Feedback).filter_by(question_id=question))
    if given is None:
        given = Feedback(question_id=question, verdict=opinion, reason=None, comment=None, given_at=now)
        session.add(given)
    elif given.verdict != opinion:
        given.verdict, given.reason, given.given_at = opinion, None, now
    return True


def explain(session: Session, channel: str, person: str, question: int, fault: Fault, now: datetime) -> bool:
    """Keep what is wrong with an answer."""
    if not give(session, channel, person, question, Opinion.BAD, now):
        return False
    session.flush()
    session.scalars(select(Feedback).filter_by(question_id=question)).one().reason = fault
    return True


def comment(session: Session, channel: str, person: str, text: str, question: int | None = None) -> bool:
    """Add a person's own words to an opinion; to their last one where no question is named."""
    own = select(Feedback).join(Question).join(Person).filter(Person.channel == channel, Person.external == person)
    if question is not None:
        own = own.filter(Question.id == question)
    given = session.scalars(own.order_by(Feedback.given_at.desc(), Feedback.id.desc()).limit(1)).first()
    if given is None:
        return False
    given.comment = text
    return True


def latest(
    session: Session, opinion: Opinion | None = None, since: datetime | None = None, most: int = 200
) -> list[Given]:
    """Opinions with what they are about, the newest first."""
    chosen = select(Feedback, Question).join(Question)
    if opinion is not None:
        chosen = chosen.filter(Feedback.verdict == opinion)
    if since is not None:
        chosen = chosen.filter(Feedback.given_at >= since)
    rows = session.execute(chosen.order_by(Feedback.given_at.desc(), Feedback.id.desc()).limit(most))
    return [_given(feedback, question) for feedback, question in rows]


def _own(session: Session, channel: str, person: str, question: int) -> Question | None:
    asked = select(Question).join(Person).filter(Person.channel == channel, Person.external == person)
    return session.scalar(asked.filter(Question.id == question))


def _given(feedback: Feedback, question: Question) -> Given:
    return Given(
        question.id,
        feedback.given_at,
        Opinion(feedback.verdict),
        feedback.reason or "",
        feedback.comment or "",
        question.text or "",
        (question.answer or {}).get("text", ""),
        question.status,
        question.evidence,
    )
