"""Initials that a person typed and no list knows, read as the words of the sources that begin so ("THADS")."""

import re
from collections import Counter

from index.library import Library
from knowledge.vietnamese.abbreviations import abbreviations
from knowledge.vietnamese.normal import UPPER, fold

_TYPED = re.compile(rf"(?<![\w/.-])[{UPPER}]{{4,7}}(?![\w/-])")


class Initials:
    """Looks initials up in the texts of a library."""

    def __init__(self, library: Library) -> None:
        self._texts = [source.text for source in library.sources.values()]
        self._read: dict[str, str] = {}

    def spelled(self, question: str) -> str:
        """The question with its unknown initials as words, where the sources have such words in one way only."""
        if question.isupper():
            return question
        return _TYPED.sub(lambda match: self._words(match[0]) or match[0], question)

    def _words(self, initials: str) -> str:
        if initials not in self._read:
            known = abbreviations().knows(initials.lower()) or any(initials in text for text in self._texts)
            self._read[initials] = "" if known else self._found(initials)
        return self._read[initials]

    def _found(self, initials: str) -> str:
        syllables = r"[ ]".join(rf"(?:{_first(letter)})\w*" for letter in initials)
        rule = re.compile(rf"(?<!\w){syllables}(?!\w)", re.IGNORECASE)
        told = Counter(match[0].lower() for text in self._texts for match in rule.finditer(text))
        return next(iter(told)) if len(told) == 1 else ""


def _first(letter: str) -> str:
    """The letters that a word may begin with: "Đ" only itself, a vowel with any accent."""
    accented = UPPER.removeprefix("A-Z").replace("Đ", "")
    return "|".join([letter, *(char for char in accented if letter != "Đ" and fold(char) == fold(letter))])
