"""What was done by whom to whom: pseudonyms only, so that deleting a person leaves a record of nobody."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.tables import Deed

OPERATOR = "operator"  # whoever works on the machine itself


@dataclass(frozen=True, slots=True)
class Noted:
    """One entry of the audit."""

    done_at: datetime
    actor: str
    deed: str
    subject: str


def note(session: Session, actor: str, deed: str, subject: str | None, now: datetime) -> None:
    """Write down that something was done."""
    session.add(Deed(done_at=now, actor=actor, deed=deed, subject=subject))


def latest(session: Session, most: int = 100) -> list[Noted]:
    """The last entries, the newest first."""
    deeds = session.scalars(select(Deed).order_by(Deed.id.desc()).limit(most))
    return [Noted(deed.done_at, deed.actor, deed.deed, deed.subject or "") for deed in deeds]
