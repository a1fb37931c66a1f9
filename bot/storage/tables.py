"""The tables. A change here needs a migration beside it: the tests compare the two."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, MetaData, String, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NUMBERED = {"sqlite_autoincrement": True}  # the number of what was deleted is never given again
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time: kept without a zone in UTC, given back with it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As it is kept."""
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As it is used."""
        return value and value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """What all tables share: how their keys are named and how their values are kept."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON(none_as_null=True), list[Any]: JSON(), str: String()}  # noqa: RUF012


class Person(Base):
    """Someone who writes on a channel; ``pseudonym`` is all that the audit knows of them.

    ``code`` is what a new person tells an administrator who is to let them in.
    """

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("channel", "external"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    external: Mapped[str]
    pseudonym: Mapped[str] = mapped_column(unique=True)
    met_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    name: Mapped[str | None]
    standing: Mapped[str] = mapped_column(default="new", server_default="new")
    role: Mapped[str] = mapped_column(default="user", server_default="user")
    code: Mapped[str | None] = mapped_column(unique=True)
    code_at: Mapped[datetime | None]


class Chat(Base):
    """A conversation on a channel; a ``leaving`` one is dropped as soon as its last message is out."""

    __tablename__ = "chats"
    __table_args__ = (UniqueConstraint("channel", "external"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    external: Mapped[str]
    begun_at: Mapped[datetime]
    leaving: Mapped[bool] = mapped_column(default=False)


class Received(Base):
    """The inbox: what a channel handed over, once by ``key``; the body is dropped when it has been dealt with."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("channel", "key"), Index(None, "channel", "done_at"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    key: Mapped[str]
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"), index=True)
    body: Mapped[dict[str, Any] | None]
    received_at: Mapped[datetime]
    begun: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]


class Letter(Base):
    """The outbox: what is to leave for a chat, in the order of ``id``; the body is dropped when it is out."""

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("received_id", "part"), Index(None, "sent_at"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"), index=True)
    received_id: Mapped[int | None]
    part: Mapped[int]
    body: Mapped[dict[str, Any] | None]
    written_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    given_up: Mapped[str | None]


class Question(Base):
    """A question with its answer; it has the number of the received message that asked it.

    ``evidence`` names the passages (source, start, end) and outlives the texts, which are kept for some days only.
    """

    __tablename__ = "questions"
    __table_args__ = (Index(None, "chat_id", "asked_at"), Index(None, "asked_at"))

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chat_id: Mapped[int | None] = mapped_column(ForeignKey("chats.id", ondelete="SET NULL"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    text: Mapped[str | None]
    status: Mapped[str]
    reason: Mapped[str]
    answer: Mapped[dict[str, Any] | None]
    evidence: Mapped[list[Any]]
    asked_at: Mapped[datetime]
    seconds: Mapped[float]


class Feedback(Base):
    """What a person thinks of an answer; bound to the question, whose evidence names the passages."""

    __tablename__ = "feedback"
    __table_args__ = (Index(None, "given_at"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), unique=True)
    verdict: Mapped[str]
    reason: Mapped[str | None]
    comment: Mapped[str | None]
    given_at: Mapped[datetime]


class Account(Base):
    """Someone who may sign in to the administration pages."""

    __tablename__ = "accounts"
    __table_args__ = NUMBERED

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    pseudonym: Mapped[str] = mapped_column(unique=True)
    password: Mapped[str]
    role: Mapped[str]
    made_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]


class SignIn(Base):
    """A browser that is signed in; ``digest`` is of the ticket in its cookie, which is kept nowhere."""

    __tablename__ = "sign_ins"

    digest: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    seal: Mapped[str]
    begun_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class Deed(Base):
    """The audit: what was done by whom to whom, all of them by pseudonym."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "done_at"), NUMBERED)

    id: Mapped[int] = mapped_column(primary_key=True)
    done_at: Mapped[datetime]
    actor: Mapped[str]
    deed: Mapped[str]
    subject: Mapped[str | None]


class Token(Base):
    """The newest tokens of a platform; ``seed`` is a digest of the setting that the first of them came from."""

    __tablename__ = "tokens"

    name: Mapped[str] = mapped_column(primary_key=True)
    seed: Mapped[str]
    access: Mapped[str]
    refresh: Mapped[str]
    expires_at: Mapped[datetime]
