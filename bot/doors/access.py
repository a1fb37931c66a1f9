"""Who may ask: everyone, those on a list, or those whom an administrator has let in."""

from enum import StrEnum

from bot.storage.people import Known, Role, Standing


class Access(StrEnum):
    """How the office opens its door."""

    EVERYONE = "everyone"
    LIST = "list"
    PAIRING = "pairing"


class Verdict(StrEnum):
    """What the door says to a person."""

    WELCOME = "welcome"
    CODE = "code"  # they are given a code and wait for an administrator
    NOT_LISTED = "not_listed"
    BLOCKED = "blocked"


def verdict(access: Access, person: Known, listed: frozenset[str]) -> Verdict:
    """Whether a person may ask; ``listed`` names people as ``channel:id``."""
    if person.standing is Standing.BLOCKED:
        return Verdict.BLOCKED
    known = person.standing is Standing.ALLOWED or person.role is not Role.USER or person.key in listed
    if access is Access.EVERYONE or known:
        return Verdict.WELCOME
    return Verdict.CODE if access is Access.PAIRING else Verdict.NOT_LISTED
