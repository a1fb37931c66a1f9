"""Names of places with a slip of one letter, or shortened to their initials, as they are written."""

import re
from collections.abc import Callable, Collection
from itertools import product

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.places import gazetteer, key_of

_WORD = re.compile(r"\w+")
_SHORTEST = 5  # letters of a name in which a slip is mended
_SHORTEST_SINGLE = 6  # the same, for a name of one syllable
_SYLLABLES = (3, 2, 1)
# Where the name of a unit that no source names is expected, though it is written small.
_BEFORE = re.compile(r"(?<!\w)(?:tinh|thanh pho|tp|thi xa|tx|huyen|quan|phuong|xa|o|tai)\.?\s*$")
_INITIALS = re.compile(
    r"(?<!\w)(?P<before>tỉnh|t\.|tp\.?|thành phố|"
    r"tx\.?|thị xã|huyện|h\.|cụm tđ|cụm thi đua|cụm|ở|tại|của|(?-i:[A-ZĐ]{3,6})|số \d{1,2})\s+"
    r"(?P<short>[A-ZĐ]{2,3})(?!\w|[-/])",
    re.IGNORECASE,
)


def mend_places(question: str, known: frozenset[str], is_word: Callable[[str], bool]) -> str:
    """The question with the names of places mended; ``known`` are the keys of those that the sources name.

    A name is mended only where one of its words is no word, and only where a single unit is near enough: one that
    the sources name, else a province or district where one is expected.
    """
    fixed = [number.span for number in find_numbers(question)]
    fixed += [place.span for place in gazetteer().find(question, known)]
    words = [word for word in _WORD.finditer(question) if not any(s.start <= word.start() < s.end for s in fixed)]
    wrong = [at for at, word in enumerate(words) if not word.group().isdigit() and not is_word(word.group().lower())]
    here = known & gazetteer().names.keys() if wrong else frozenset()
    changes: dict[int, tuple[int, str]] = {}
    for at, size in product(wrong, _SYLLABLES):
        for first in range(max(0, at - size + 1), at + 1):
            name = _name(question, words[first : first + size], here) if first + size <= len(words) else ""
            if name and not any(
                start < words[at].end() and words[first].start() < end for start, (end, _) in changes.items()
            ):
                changes[words[first].start()] = (words[first + size - 1].end(), name)
    for start, (end, name) in sorted(changes.items(), reverse=True):
        question = question[:start] + name + question[end:]
    return _INITIALS.sub(
        lambda match: match[0] if is_word(match["short"].lower()) else _spelled(match, known), question
    )


def _name(question: str, words: list[re.Match[str]], here: Collection[str]) -> str:
    """The one name that the words are a slip of, best one of those ``here``; empty where there is none or several."""
    written = question[words[0].start() : words[-1].end()]
    key = key_of(written)
    if len(key) < (_SHORTEST if len(words) > 1 else _SHORTEST_SINGLE) or re.search(r"[^\w\s'’-]", written):
        return ""
    names = gazetteer().names
    certain = all(word.group()[0].isupper() for word in words) or _BEFORE.search(fold(question[: words[0].start()]))
    for keys in (here, names.keys() if certain else ()):
        near = [near for near, _, _ in extract(key, keys, scorer=OSA.distance, score_cutoff=1, limit=3)]
        near = [key for key in near if len(names[key].split()) == len(words)]
        if near:
            return names[near[0]] if len(near) == 1 else ""
    return ""


def _spelled(match: re.Match[str], known: frozenset[str]) -> str:
    """The known place with these initials, where there is but one; in small letters they are no initials."""
    short = match["short"]
    if not short.isupper():
        return match.group()
    names = [
        name
        for key, name in gazetteer().names.items()
        if key in known and _initials(name) in (short, fold(short).upper())
    ]
    return f"{match['before']} {names[0]}" if len(names) == 1 else match.group()


def _initials(name: str) -> str:
    return "".join(word[0].upper() for word in _WORD.findall(name))
