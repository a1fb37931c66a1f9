"""How much one may ask in a while, so that nobody takes the assistant away from the others."""

import math
import time

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

ONCE_A_MINUTE = parse_many("1/minute")


class Rates:
    """Counts in memory: what was asked before a restart is forgotten, to the advantage of those who ask."""

    def __init__(self, allowed: str) -> None:
        self._allowed = readable_rates(allowed)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def take(self, *names: str) -> int:
        """Count one for each name; 0, or after how many seconds there is room again for all of them."""
        full = [(rate, name) for rate in self._allowed for name in names if not self._limiter.test(rate, name)]
        if full:
            return max(self._seconds(rate, name) for rate, name in full)
        for rate in self._allowed:
            for name in names:
                self._limiter.hit(rate, name)
        return 0

    def full(self, name: str) -> bool:
        """Whether there is no room for a name now; nothing is counted."""
        return not all(self._limiter.test(rate, name) for rate in self._allowed)

    def first_in_a_minute(self, name: str) -> bool:
        """Whether this is the first time in a minute; who goes on and on is told once."""
        return self._limiter.hit(ONCE_A_MINUTE[0], "told", name)

    def _seconds(self, rate: RateLimitItem, name: str) -> int:
        return max(1, math.ceil(self._limiter.get_window_stats(rate, name).reset_time - time.time()))


def readable_rates(text: str) -> list[RateLimitItem]:
    """Rates such as ``20/minute; 500/day``; raises ``ValueError``."""
    return parse_many(text) if text.strip() else []
