"""What a typed number or sign means after an answer, on a channel without buttons."""

import re
from dataclasses import dataclass
from typing import Any

from bot.storage.feedback import Fault, Opinion
from knowledge.vietnamese.normal import fold

NUMBER = re.compile(r"(?P<word>(?:trich|nguon)(?: dan)?(?: so)?\s*)?\[?(?P<number>\d{1,3})\]?", re.ASCII)
SIGN = re.compile(r"(?P<sign>👍|👎)[\U0001f3fb-\U0001f3ff]?\ufe0f?\s*(?P<fault>\d?)", re.ASCII)
FAULTS = tuple(Fault)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the questions that were offered."""

    question: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A citation of the last answer."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A citation that the last answer does not have."""

    number: int
    count: int


Reply = Chosen | Opened | Missing


def reply_in(text: str, answer: dict[str, Any]) -> Reply | None:
    """What a number means after an answer as it was kept; ``None`` where it is a question like any other.

    A bare number that answers nothing may be one of a document, so it is asked; with "trích" before it, it is not.
    """
    typed = NUMBER.fullmatch(fold(text).strip())
    if not typed:
        return None
    number = int(typed["number"])
    cited = [*answer.get("citations", ()), *answer.get("related", ())]
    choices = answer.get("choices", ())
    if 1 <= number <= len(cited):
        opened = cited[number - 1]
        return Opened(opened["source"], opened["start"], opened["end"])
    if typed["word"]:
        return Missing(number, len(cited))
    return Chosen(choices[number - 1]) if not cited and 1 <= number <= len(choices) else None


def opinion_in(text: str) -> Opinion | Fault | None:
    """What a person thinks of the last answer."""
    typed = SIGN.fullmatch(text.strip())
    if not typed:
        return None
    if typed["sign"] == "👍":
        return None if typed["fault"] else Opinion.GOOD
    if not typed["fault"]:
        return Opinion.BAD
    return FAULTS[int(typed["fault"]) - 1] if 1 <= int(typed["fault"]) <= len(FAULTS) else None
