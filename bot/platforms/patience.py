"""How long to wait before trying again."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
Tell = Callable[[Exception, float], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """Waits that double from ``first`` to ``longest`` seconds, shortened by chance so that not all come at once."""

    first: float = 1.0
    longest: float = 15.0

    def wait(self, attempts: int) -> float:
        """The seconds before the next attempt after so many failed ones."""
        whole = min(self.longest, self.first * 2.0 ** min(attempts, 20))
        return whole * random.uniform(0.5, 1.0)

    async def insist(self, attempt: Callable[[], Awaitable[T]], trouble: tuple[type[Exception], ...], tell: Tell) -> T:
        """Try until it comes through; ``tell`` hears of each failure and how long the wait is, and may raise."""
        failures = 0
        while True:
            try:
                return await attempt()
            except trouble as error:
                failures += 1
                seconds = self.wait(failures)
                tell(error, seconds)
                await asyncio.sleep(seconds)
