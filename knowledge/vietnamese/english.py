"""Simple English questions in the field's Vietnamese words: a glossary and Vietnamese word order, no grammar beyond."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.syllable import is_syllable

_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")
_PIECE = re.compile(r"[^\W\d_]+(?:['’][a-z]+)*|\d+(?:[.,]\d+)*|\S", re.IGNORECASE)
_LEAST_ENGLISH = 2  # words that only English has
_LONGEST = 6  # words of the longest entry
_REST = "…"
_AFTER_SUBJECT = frozenset({"to", "who", "must", "should", "not", "they", "it"})


@dataclass(frozen=True, slots=True)
class Glossary:
    """The lists of ``english.yaml``: what an entry is (noun, unit, question, word) and what it means."""

    entries: Mapping[tuple[str, ...], Mapping[str, str]]
    single: frozenset[str]  # entries of one word
    vocabulary: frozenset[str]
    silent: frozenset[str]
    yes_or_no: frozenset[str]
    months: Mapping[str, int]

    def base(self, word: str) -> str:
        """The form of a word that the glossary has: "issued", "issues" and "issuing" are "issue"."""
        plain = word.lower().replace("’", "'")
        if plain in self.silent or plain in self.months or plain in self.single:
            return plain
        for ending, instead in _ENDINGS:
            stem = plain[: -len(ending)] + instead if plain.endswith(ending) else ""
            if len(stem) > 2 and stem in self.vocabulary:
                return stem
        return plain


_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", "e"), ("ing", ""), ("'s", ""),
    ("ted", ""), ("ned", ""), ("ting", ""), ("ning", ""),
)  # fmt: skip


@cache
def glossary() -> Glossary:
    """The glossary shipped with the package."""
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    kinds = {kind: data[f"{kind}s"] for kind in ("noun", "unit", "question", "word")}
    vocabulary = frozenset(word for listed in kinds.values() for key in listed for word in key.split())
    single = frozenset(key for listed in kinds.values() for key in listed if " " not in key)
    months = {name: number for number, name in enumerate(data["months"], 1)}
    plain = Glossary({}, single, vocabulary, frozenset(data["silent"]), frozenset(data["yes_or_no"]), months)
    entries: dict[tuple[str, ...], dict[str, str]] = {}
    for kind, listed in kinds.items():
        for key, meaning in listed.items():
            entries.setdefault(tuple(plain.base(word) for word in key.split()), {}).setdefault(kind, meaning)
    return Glossary(entries, single, vocabulary, plain.silent, plain.yes_or_no, months)


@dataclass(frozen=True, slots=True)
class _Item:
    """A stretch of the question: ``kind`` is an entry's, or name, year, number, silent, mark."""

    kind: str
    text: str


def is_english(question: str) -> bool:
    """True where words that only English has are no fewer than the small-letter words that may be Vietnamese."""
    known = glossary()
    words = [piece for piece in _PIECE.findall(_QUOTED.sub(" ", question)) if piece[0].isalpha()]
    english = [word for word in words if _only_english(word)]
    other = [
        word
        for word in words
        if not word[0].isupper()
        and not _only_english(word)
        and (fold(word) != word.lower() or (known.base(word) not in known.vocabulary | known.silent))
    ]
    asks = words[:1] == english[:1] and len(english) * 3 >= len(other)
    return len(english) >= _LEAST_ENGLISH and (asks or len(english) >= len(other))


def _only_english(word: str) -> bool:
    known = glossary()
    base = known.base(word)
    return (base in known.vocabulary or base in known.silent) and len(word) > 1 and not is_syllable(word)


def from_english(question: str) -> str:
    """An English question in Vietnamese words; names and numbers stay as typed, any other question is unchanged."""
    if not is_english(question):
        return question
    items = _items(question)
    parts: list[str] = []
    rest: list[str] = []  # what goes to the end
    behind = ""  # what goes behind the next noun
    if items and question.split()[0].lower() in glossary().yes_or_no:
        rest.append("không")
    at = 0
    while at < len(items):
        item = items[at]
        if item.kind in ("noun", "unit", "name", "year"):
            end = at + 1
            while end < len(items) and items[end].kind in ("noun", "unit", "name", "year"):
                end += 1
            number = items[end].text if end < len(items) and items[end].kind == "number" else ""
            turned = _turned(items[at:end], number)
            parts += [*turned, behind] if any(i.kind in ("noun", "unit") for i in items[at:end]) else turned
            behind = "" if parts[-1] == behind else behind
            at = end + bool(number)
            continue
        if item.kind == "question":
            before, deferred, after = item.text.partition(_REST)
            parts.append(before.strip() if deferred and after else "" if deferred else item.text)
            if deferred and after:
                rest.append(after.strip())
            elif deferred:
                behind = before.strip()
        elif item.kind != "silent":
            parts += [behind, item.text] if item.kind == "word" else [item.text]
            behind = "" if item.kind == "word" else behind
        at += 1
    end_mark = parts.pop() if parts and parts[-1] in ("?", ".", "!") else ""
    return " ".join(part for part in [*parts, behind, *rest] if part) + end_mark


def _turned(run: list[_Item], number: str) -> list[str]:
    """A run of nouns and names in Vietnamese order: the head first, with its number, then what stood before it."""
    groups: list[list[str]] = []
    for at, item in enumerate(run):
        if item.kind == "name" and at and run[at - 1].kind == "name":
            groups[-1].append(item.text)  # a name's words keep their order
        else:
            groups.append([item.text])
    groups[-1].append(number)
    return [word for group in reversed(groups) for word in group if word]


def _items(question: str) -> list[_Item]:
    fixed = [number.span for number in find_numbers(question)]
    spans = [(span.start, span.end) for span in fixed] + [match.span() for match in _QUOTED.finditer(question)]
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += [*_PIECE.findall(question[at:start]), question[start:end]]
            at = end
    pieces += _PIECE.findall(question[at:])
    items: list[_Item] = []
    at = 0
    while at < len(pieces):
        size, item = _longest(pieces, at, items)
        counts = at > 1 and pieces[at - 1] == "-" and item.kind == "noun" and items[-1:] and items[-1].kind == "number"
        if counts:  # "90-day campaign"
            item = _Item("noun", f"{items.pop().text} {item.text}")
        if item.text != "-":  # "third-class"
            items.append(item)
        at += size
    return items


def _longest(pieces: list[str], at: int, before: list[_Item]) -> tuple[int, _Item]:
    """The longest entry at a piece, with how many pieces it takes."""
    known = glossary()
    window: list[tuple[int, str]] = []  # words from here on; a hyphen between two of them does not part them
    end = at
    while (
        end < len(pieces) and len(window) < _LONGEST and (pieces[end][0].isalpha() or (window and pieces[end] == "-"))
    ):
        if pieces[end] != "-":
            window.append((end, known.base(pieces[end])))
        end += 1
    for size in range(len(window), 0, -1):
        meanings = known.entries.get(tuple(base for _, base in window[:size]))
        if meanings:
            kind = _kind(meanings, pieces, at, before)
            return window[size - 1][0] - at + 1, _Item(kind, meanings[kind])
    piece = pieces[at]
    month = known.months.get(piece.lower())
    near = [*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2]]
    if month and (piece.lower() != "may" or any(word[0].isdigit() for word in near) or piece == "May"):
        return 1, _Item("word", f"tháng {month}")
    if piece.isdigit():
        is_year = len(piece) == 4 and piece[:2] in ("19", "20")
        return 1, _Item("year", f"năm {piece}") if is_year else _Item("number", piece)
    beside = [*pieces[max(1, at - 1) : at], *pieces[at + 1 : at + 2]]
    named = at > 0 and piece[0].isupper() and is_syllable(piece) and any(b[0].isupper() for b in beside)  # "An Giang"
    if known.base(piece) in known.silent and not named:
        return 1, _Item("silent", "")
    if piece[0].isalpha():
        return 1, _Item("name", piece.removesuffix("'s").removesuffix("’s"))
    return 1, _Item("mark", piece)


def _kind(meanings: Mapping[str, str], pieces: list[str], at: int, before: list[_Item]) -> str:
    """A word that is a noun and a verb ("plan", "award") is a verb in its past form, and behind a subject."""
    if len(meanings) == 1 or "word" not in meanings:
        return next(iter(meanings))
    past = pieces[at].lower().endswith(("ed", "ing"))
    subject = (at > 0 and pieces[at - 1].lower() in _AFTER_SUBJECT) or (bool(before) and before[-1].kind == "name")
    first = at == 0
    return "word" if past or subject or first else next(kind for kind in meanings if kind != "word")
