"""Passwords of the administration, kept as argon2 keeps them."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 200
_HASHER = PasswordHasher()


def kept(password: str) -> str:
    """The form in which a password is kept."""
    return _HASHER.hash(password)


@cache
def nobodys() -> str:
    """What is compared for an unknown name, so that it takes as long as a known one."""
    return kept("nobody signs in with this")


def matches(password: str, as_kept: str) -> bool:
    """Whether it is the password that was kept."""
    try:
        return _HASHER.verify(as_kept, password)
    except (VerificationError, InvalidHashError):
        return False


def long_enough(password: str) -> bool:
    """Whether a new password may be used."""
    return SHORTEST <= len(password) <= LONGEST
