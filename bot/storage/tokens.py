"""Tokens that a platform gives for a time: the newest pair is the only one that counts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.storage.tables import Token


@dataclass(frozen=True, slots=True)
class Pair:
    """An access token and the token that renews it, once; ``seed`` tells from which setting they descend."""

    seed: str
    access: str
    refresh: str
    expires_at: datetime


def newest(session: Session, name: str) -> Pair | None:
    """The pair that was kept last under a name."""
    token = session.get(Token, name)
    return Pair(token.seed, token.access, token.refresh, token.expires_at) if token else None


def keep(session: Session, name: str, pair: Pair) -> None:
    """Keep a pair in place of the one before it."""
    token = session.get(Token, name)
    if token is None:
        token = Token(name=name)
        session.add(token)
    token.seed, token.access, token.refresh, token.expires_at = pair.seed, pair.access, pair.refresh, pair.expires_at
