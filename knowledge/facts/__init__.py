"""Structured facts, each with the words it was read from; one extractor a kind."""

from collections.abc import Iterator

from knowledge.facts.directive import directives
from knowledge.facts.movement import quoted_names
from knowledge.facts.phase import phases
from knowledge.passage import Passage
from knowledge.source import Source


def facts(source: Source, prose: list[Passage]) -> Iterator[Passage]:
    """Every fact of a source as a passage of its own kind."""
    for extract in (directives, quoted_names, phases):
        yield from extract(source, prose)
