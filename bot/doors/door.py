"""The door before the assistant: who comes in, and how often."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.doors.access import Access, Verdict, verdict
from bot.doors.rates import Rates
from bot.storage import people
from bot.storage.database import Database
from bot.storage.people import Known
from bot.wording import doors as wording


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks to come in, as the channel names them; who sits at this machine itself is not limited."""

    channel: str
    external: str
    chat: str
    name: str = ""
    limited: bool = True


@dataclass(frozen=True, slots=True)
class Admission:
    """What the door says to a person: come in, or why not; ``code`` is what they tell an administrator."""

    person: Known
    verdict: Verdict
    code: str = ""
    wait: int = 0  # seconds until there is room again, where they have asked too much
    say_so: bool = True  # one who goes on and on is told once a minute

    @property
    def welcome(self) -> bool:
        """Whether the person may ask now."""
        return self.verdict is Verdict.WELCOME and not self.wait

    @property
    def words(self) -> str:
        """What one who may not ask now is told."""
        if self.verdict is Verdict.CODE:
            return wording.give_code(self.code)
        if self.verdict is Verdict.NOT_LISTED:
            return wording.not_listed(self.person.key)
        return wording.BLOCKED if self.verdict is Verdict.BLOCKED else wording.too_much(self.wait)


@dataclass(frozen=True, slots=True)
class Door:
    """How an office opens its door; ``listed`` names people as ``channel:id``."""

    access: Access = Access.EVERYONE
    listed: frozenset[str] = frozenset()
    rates: Rates = field(default_factory=lambda: Rates(""))

    async def admit(self, database: Database, caller: Caller, now: datetime) -> Admission:
        """Let a person in to a chat, or tell them why not."""
        person = await database.run(people.meet, caller.channel, caller.external, now, caller.name)
        said = verdict(self.access, person, self.listed)
        if said is Verdict.CODE:
            code = await database.run(people.code_for, person.number, now)
            return Admission(person, said, code, say_so=self.rates.first_in_a_minute(person.key))
        if said is not Verdict.WELCOME:
            return Admission(person, said, say_so=self.rates.first_in_a_minute(person.key))
        wait = self.rates.take(person.key, f"{caller.channel}:chat:{caller.chat}") if caller.limited else 0
        return Admission(person, said, wait=wait, say_so=not wait or self.rates.first_in_a_minute(person.key))
