"""What a machine was not sure to have read feeds no number and no date: it is hidden from those who look for them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from knowledge.source import Source

HIDDEN = "□"  # in place of a digit that may be wrong


def certain(source: Source) -> Source:
    """The source with the digits of unsure words hidden; every span of it stands where it stood."""
    if not source.unsure:
        return source
    text = source.text
    for word in source.unsure:
        hidden = "".join(HIDDEN if char.isdigit() else char for char in word.of(text))
        text = text[: word.start] + hidden + text[word.end :]
    return replace(source, text=text)


class _WithFields(Protocol):
    @property
    def fields(self) -> dict[str, str]: ...


Told = TypeVar("Told", bound=_WithFields)


def undoubted(facts: Iterable[Told]) -> list[Told]:
    """The facts without those that hold a hidden digit."""
    return [fact for fact in facts if not any(HIDDEN in value for value in fact.fields.values())]
