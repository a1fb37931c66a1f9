"""How long to wait before trying again."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Waits that double from ``first`` to ``longest`` seconds, shortened by chance so that not all come at once."""

    first: float = 1.0
    longest: float = 15.0

    def wait(self, attempts: int) -> float:
        """The seconds before the next attempt after so many failed ones."""
        whole = min(self.longest, self.first * 2.0 ** min(attempts, 20))
        return whole * random.uniform(0.5, 1.0)
