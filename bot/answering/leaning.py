"""Sentences that lean on the one before them: what that one names is not said again."""

from itertools import pairwise

from index.library import Library
from knowledge.passage import Passage, PassageKind
from knowledge.span import Span

_SHORT = 160  # characters of a sentence that leans on the one before it


class Leaning:
    """Knows for each sentence of a library's prose the one right before it in its paragraph."""

    def __init__(self, library: Library) -> None:
        self._before: dict[tuple[str, Span], str] = {}
        for one, other in pairwise(passage for passage in library.passages if passage.kind is PassageKind.PROSE):
            if one.source == other.source and one.paragraph == other.paragraph and one.sentence != other.sentence:
                self._before[other.source, other.sentence] = library.sentence_of(one)

    def before(self, passage: Passage) -> str:
        """The sentence before a passage's own; empty where there is none."""
        return self._before.get((passage.source, passage.sentence), "")

    def leant_on(self, passage: Passage) -> str:
        """The sentence before a passage's own where that is too short to say everything itself."""
        return self.before(passage) if passage.sentence.end - passage.sentence.start <= _SHORT else ""
