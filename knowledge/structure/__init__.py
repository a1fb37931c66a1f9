"""Cuts a canonical text into passages, in the way that its own look asks for."""

from knowledge.passage import Passage
from knowledge.source import Source
from knowledge.structure.articles import is_law
from knowledge.structure.law import split_law
from knowledge.structure.prose import split_prose


def split(source: Source) -> list[Passage]:
    """Passages of a source in order: by article, clause and point where it is a legal text, else by sentence."""
    return split_law(source) if is_law(source.text) else split_prose(source)
