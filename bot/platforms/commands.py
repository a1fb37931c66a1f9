"""The commands of the messengers: what a person may ask of the assistant itself."""

from collections.abc import Callable, Sequence
from functools import partial

from bot.platforms.asking import in_words
from bot.platforms.desk import Desk
from bot.storage import feedback, people
from bot.storage.people import Known, Role, Standing
from bot.wording import channels as wording
from bot.wording import doors as door_wording
from bot.wording import feedback as feedback_wording

LONGEST_COMMENT = 2000
OPEN_TO_ALL = frozenset({"xoadulieu", "dulieu"})  # a person's own data are theirs, let in or not


class Commands:
    """Replies to commands in words, the same on every messenger but for ``how_to_ask``."""

    def __init__(self, desk: Desk, how_to_ask: Callable[[Sequence[str]], str] = wording.how_to_ask) -> None:
        self.desk, self._how_to_ask = desk, how_to_ask

    async def reply(self, command: str, rest: str, person: Known) -> str:
        """What is said to a command of a person who was let in."""
        if command == "gopy":
            return await self._comment(rest, person)
        if command == "duyet" and person.role is Role.ADMINISTRATOR:
            return await self._let_in(rest, person)
        words = await self.desk.off_the_loop(partial(in_words, self.desk.assistant, command, self._how_to_ask))
        return words or wording.NO_SUCH_COMMAND

    async def _comment(self, text: str, person: Known) -> str:
        """Add a person's own words to the opinion that they gave last."""
        if not text:
            return feedback_wording.WRITE_COMMENT
        kept = await self.desk.database.run(feedback.comment, person.channel, person.external, text[:LONGEST_COMMENT])
        return feedback_wording.THANKS_WORDS if kept else feedback_wording.NOTHING_TO_COMMENT

    async def _let_in(self, code: str, administrator: Known) -> str:
        """Let in whoever has the code; without a code, tell who waits."""
        if not code:
            known = await self.desk.database.run(people.listed)
            waiting = [who for who in known if who.code and who.standing is Standing.NEW]
            return door_wording.waiting_list((who.code, who.name, who.key) for who in waiting)
        found = await self.desk.database.run(people.with_code, code, self.desk.now())
        if found is None:
            return door_wording.NO_SUCH_CODE
        await self.desk.let_in(found, administrator.pseudonym)
        return door_wording.approved(found.name, found.key)
