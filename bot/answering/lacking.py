"""What the best evidence lacks of a question's words: some are never missed, others tell of another thing."""

from collections.abc import Mapping
from dataclasses import dataclass

UNSEEN = ""  # the key of a word that no fitted question lacked


@dataclass(frozen=True, slots=True)
class Lacking:
    """Words of a question that a text lacks, each with its rarity; ``asked`` is the rarity of all of its words."""

    words: tuple[tuple[str, float], ...] = ()
    asked: float = 0.0

    def signals(self, odds: Mapping[str, float]) -> dict[str, float]:
        """What that speaks for; ``odds`` are the log odds, fitted, that evidence which lacks a word is right."""
        unseen = odds.get(UNSEEN, 0.0)
        told = [odds.get(word, unseen) for word, _ in self.words]
        strange = [rarity for (_, rarity), chance in zip(self.words, told, strict=True) if chance <= unseen]
        return {
            "lacking": sum(told) / 10.0,
            "lacking_most": min(told, default=0.0),
            "lacking_words": len(told) / 10.0,
            "strange": max(strange, default=0.0) / 10.0,
            "strange_share": sum(strange) / self.asked if self.asked else 0.0,
        }


NOTHING = Lacking()
