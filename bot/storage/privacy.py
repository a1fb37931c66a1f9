"""A person's own data: given to them, deleted for them, and deleted for everyone after some days."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from bot.storage import audit, people
from bot.storage.people import Known, Role, Standing
from bot.storage.tables import Chat, Deed, Feedback, Letter, Person, Question, Received, SignIn

MAIL_KEPT = timedelta(days=3)  # longer than any channel hands the same message over again
AUDIT_KEPT = timedelta(days=730)


def export(session: Session, person: Known) -> dict[str, Any]:
    """All that is kept of a person, for them to read."""
    asked = session.execute(
        select(Question, Feedback).outerjoin(Feedback).filter(_of(person)).order_by(Question.asked_at)
    )
    return {
        "person": {"channel": person.channel, "id": person.external, "name": person.name, "role": person.role},
        "questions": [_told(question, feedback) for question, feedback in asked],
    }


def erase(session: Session, person: Known, now: datetime) -> None:
    """Delete all that is kept of a person; that they were blocked stays, under a new pseudonym.

    Their chat is dropped when the last letter, which tells them so, is out.
    """
    audit.note(session, person.pseudonym, "erased", person.pseudonym, now)
    session.execute(delete(Question).where(_of(person)).execution_options(synchronize_session=False))
    chat = session.scalar(select(Chat).filter_by(channel=person.channel, external=person.external))
    if chat is not None:
        session.execute(delete(Received).where(Received.chat_id == chat.id, Received.done_at.is_not(None)))
        session.execute(delete(Letter).where(Letter.chat_id == chat.id))
        chat.leaving = True
    row = session.get(Person, person.number)
    if row is not None and person.standing is Standing.BLOCKED:
        row.pseudonym, row.name, row.role, row.code, row.code_at = people.new_pseudonym(), None, Role.USER, None, None
    elif row is not None:
        session.delete(row)


def drop_left_chat(session: Session, person: Known) -> None:
    """Drop a chat at once whose channel tells the person in another way."""
    session.execute(delete(Chat).filter_by(channel=person.channel, external=person.external, leaving=True))


def expire(session: Session, now: datetime, keep: timedelta) -> None:
    """Delete words older than ``keep``, mail that is done with, and people and chats of whom nothing is left.

    Mail of a channel that is switched off goes as well when it is so old, dealt with or not.
    """
    old, done = now - keep, now - MAIL_KEPT
    stale = select(Question.id).filter(Question.asked_at < old)
    commented = Feedback.question_id.in_(stale) & Feedback.comment.is_not(None)
    session.execute(update(Feedback).where(commented).values(comment=None))
    worded = (Question.asked_at < old) & Question.text.is_not(None)  # those of earlier times are not written again
    session.execute(update(Question).where(worded).values(text=None, answer=None))
    session.execute(delete(Received).where(or_(Received.done_at < done, Received.received_at < old)))
    gone = or_(Letter.sent_at < done, Letter.given_up.is_not(None) & (Letter.next_at < done), Letter.written_at < old)
    session.execute(delete(Letter).where(gone))
    nobody = (Person.standing == Standing.NEW.value) & (Person.role == Role.USER.value)
    session.execute(delete(Person).where(nobody, Person.seen_at < old))
    kept = [exists().where(table.chat_id == Chat.id) for table in (Received, Letter)]
    fresh = exists().where(Question.chat_id == Chat.id, Question.text.is_not(None))
    session.execute(delete(Chat).where(Chat.begun_at < old, ~kept[0], ~kept[1], ~fresh))
    session.execute(delete(SignIn).where(SignIn.seen_at < now - MAIL_KEPT))
    session.execute(delete(Deed).where(Deed.done_at < now - AUDIT_KEPT))
    people.forget_codes(session, now)


def _of(person: Known) -> ColumnElement[bool]:
    """The questions of a person: those they asked, and all of the chat that is theirs alone."""
    own = select(Chat.id).filter_by(channel=person.channel, external=person.external).scalar_subquery()
    return or_(Question.person_id == person.number, Question.chat_id == own)


def _told(question: Question, feedback: Feedback | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "asked_at": question.asked_at.isoformat(timespec="seconds"),
        "question": question.text,
        "answer": (question.answer or {}).get("text"),
        "evidence": question.evidence,
    }
    if feedback is not None:
        told["feedback"] = {"opinion": feedback.verdict, "fault": feedback.reason, "comment": feedback.comment}
    return told
