"""The glossary of ``english.yaml``: English words and turns of phrase of the field with their Vietnamese."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

import yaml

from knowledge.vietnamese.syllable import is_syllable

LONGEST = 6  # words of the longest entry
_ARTICLES = frozenset({"the", "a", "an"})
_KINDS = ("noun", "unit", "question", "word")
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", "e"), ("ing", ""), ("'s", ""),
    ("s'", ""), ("ves", "f"), ("ves", "fe"),
)  # fmt: skip
_SPELLINGS = (("is", "iz"), ("iz", "is"), ("or", "our"), ("our", "or"), ("er", "re"), ("ll", "l"))  # British, American
_DOUBLED = ("ed", "ing")  # "planned", "planning"


@dataclass(frozen=True, slots=True)
class Glossary:
    """What an entry is (noun, unit, question, word) and what it means; several meanings stand between bars."""

    entries: Mapping[tuple[str, ...], Mapping[str, str]]
    openings: frozenset[str]  # first words of entries
    vocabulary: frozenset[str]
    silent: frozenset[str]
    yes_or_no: frozenset[str]
    prepositions: Mapping[str, str]
    irregular: Mapping[str, str]
    months: Mapping[str, int]
    known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", self.vocabulary | self.silent | self.prepositions.keys())

    def forms(self, word: str) -> tuple[str, ...]:
        """The word and the base forms that it may be of: "issued", "issues" and "issuing" are "issue"."""
        return _forms(self, word.lower().replace("’", "'"))

    def is_english(self, word: str) -> bool:
        """True for a word of the glossary that no Vietnamese syllable is spelled like."""
        return len(word) > 1 and not is_syllable(word) and any(form in self.known for form in self.forms(word))

    def meanings(self, words: Sequence[tuple[str, ...]]) -> Mapping[str, str] | None:
        """What the entry means that the words are, each given with its forms; the words as typed go first."""
        for forms in product(*words):
            found = self.entries.get(forms)
            if found:
                return found
        return None

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=4096)
def _forms(known: Glossary, word: str) -> tuple[str, ...]:
    if word in known.silent or word in known.prepositions:
        return (word,)
    found = [word, *([known.irregular[word]] if word in known.irregular else [])]
    found += [stem for stem in _stems(word) if len(stem) > 2 and stem in known.vocabulary]
    return tuple(dict.fromkeys(found))


def _stems(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            yield word[: -len(ending)] + instead
    for ending in _DOUBLED:
        stem = word.removesuffix(ending)
        if stem != word and stem[-2:-1] == stem[-1:]:
            yield stem[:-1]
    for written, instead in _SPELLINGS:
        head, found, tail = word.rpartition(written)
        if found and len(head) > 1:
            other = f"{head}{instead}{tail}"
            yield other
            yield from (other[: -len(ending)] + new for ending, new in _ENDINGS if other.endswith(ending))


@cache
def glossary() -> Glossary:
    """The glossary shipped with the package."""
    data = yaml.safe_load(Path(__file__).with_name("english.yaml").read_text(encoding="utf-8"))
    entries: dict[tuple[str, ...], dict[str, str]] = {}
    for kind in _KINDS:
        for key, meaning in data[f"{kind}s"].items():
            entries.setdefault(spoken(key.split()), {}).setdefault(kind, meaning)
    return Glossary(
        entries,
        frozenset(words[0] for words in entries),
        frozenset(word for words in entries for word in words),
        frozenset(data["silent"]),
        frozenset(data["yes_or_no"]),
        data["prepositions"],
        data["irregular"],
        {name: number for number, name in enumerate(data["months"], 1)},
    )


def spoken(words: Sequence[str]) -> tuple[str, ...]:
    """The words of an entry without articles inside it: "head of the cluster" is "head of cluster"."""
    return (words[0], *(word for word in words[1:] if word not in _ARTICLES))


def is_article(word: str) -> bool:
    """True for "the", "a" and "an"."""
    return word.lower() in _ARTICLES
