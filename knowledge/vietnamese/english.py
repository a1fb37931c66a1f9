"""Simple English questions in the field's Vietnamese words: a glossary and Vietnamese word order, no grammar beyond."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.vietnamese.english_numbers import find_figures
from knowledge.vietnamese.glossary import LONGEST, glossary, is_article
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.places import gazetteer, key_of
from knowledge.vietnamese.syllable import is_syllable

Choose = Callable[[Sequence[Sequence[str]]], Sequence[str]]

_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")
_PIECE = re.compile(r"[^\W\d_]+(?:['’][a-z]+)*['’]?|\d+(?:[.,]\d+)*|\S", re.IGNORECASE)
_LEAST_ENGLISH = 2  # words that only English has
_REST = "…"
_OR = "|"
_LINKS = ("-", "–")
_AFTER_SUBJECT = frozenset({"to", "who", "must", "should", "not", "they", "it", "will", "can", "did", "does"})
# Words that ask only where a question or a part of it begins; elsewhere they lead to a side clause.
_RELATIVE = frozenset({"who", "whom", "when", "where", "which", "how", "what"})
_OPENERS = frozenset(
    {"and", "or", "of", "to", "in", "on", "at", "by", "for", "from", "with", "under", "about", "since", "until",
     "after", "before", "during", "exactly", "know", "me", "is", "are", "was", "were", "into", "over", "within", "than"}
)  # fmt: skip
_NUMBERED = ("cụm", "khối")  # "cluster 3" is "cụm số 3"
_RUN = ("noun", "unit", "name", "year")


@dataclass(frozen=True, slots=True)
class _Item:
    """A stretch of the question: ``kind`` is an entry's, or name, year, number, preposition, silent, mark."""

    kind: str
    text: str


def is_english(question: str) -> bool:
    """True where words that only English has are no fewer than the small-letter words that may be Vietnamese."""
    known = glossary()
    words = [piece for piece in _PIECE.findall(_QUOTED.sub(" ", question)) if piece[0].isalpha()]
    english = [word for word in words if known.is_english(word)]
    other = [
        word
        for word in words
        if not word[0].isupper()
        and not known.is_english(word)
        and (fold(word) != word.lower() or not any(form in known.known for form in known.forms(word)))
    ]
    asks = words[:1] == english[:1] and len(english) * 3 >= len(other)
    enough = len(english) >= _LEAST_ENGLISH or (english == words and bool(words))
    return enough and (asks or len(english) >= len(other))


def from_english(question: str, choose: Choose | None = None) -> str:
    """An English question in Vietnamese words; names and numbers stay as typed, any other question is unchanged.

    ``choose`` picks among the meanings of each word in a row, by default the first.
    """
    if not is_english(question):
        return question
    parts = [part for part in _ordered(_items(question)) if part]
    end = parts.pop() if parts and parts[-1] in ("?", ".", "!") else ""
    rest = ["không"] if _asks_whether(question) else []
    options = [part.split(_OR) for part in [*parts, *rest]]
    chosen = choose(options) if choose else [first for first, *_ in options]
    return re.sub(r" (?=[,;:])", "", " ".join(" ".join(chosen).split())) + end


def _asks_whether(question: str) -> bool:
    """A verb at the head, but not that of a courtesy ("could you tell me")."""
    first, _, behind = question.partition(" ")
    return first.lower() in glossary().yes_or_no and not behind.lower().startswith("you ")


def _ordered(items: list[_Item]) -> list[str]:
    """The items' words in Vietnamese order, the mark at the end last."""
    parts: list[str] = []
    rest: list[str] = []  # what goes to the end
    behind = ""  # what goes behind the next noun
    at = 0
    while at < len(items):
        item = items[at]
        if item.kind in _RUN:
            end = at + 1
            while end < len(items) and items[end].kind in _RUN:
                end += 1
            number = items[end].text if end < len(items) and items[end].kind == "number" else ""
            turned = _turned(items[at:end], number)
            named = any(i.kind in ("noun", "unit") for i in items[at:end])
            parts += [*turned, behind] if named else turned
            behind = "" if named else behind
            at = end + bool(number)
            continue
        if item.kind == "question":
            before, deferred, after = item.text.partition(_REST)
            parts.append(before.strip() if deferred and after else "" if deferred else item.text)
            if deferred and after:
                rest.append(after.strip())
            elif deferred:
                behind = before.strip()
        elif item.kind == "preposition":
            parts.append(item.text if _leads_to_name(items, at) else "")
        elif item.kind == "word":
            parts += [behind, item.text]
            behind = ""
        else:
            parts.append(item.text)
        at += 1
    mark = [parts.pop()] if parts and parts[-1] in ("?", ".", "!") else []
    if len(rest) > 1 and rest[-1] == "là gì":  # "how does … define"
        rest = rest[-1:]
    if rest == ["là gì"] and parts[-1:] == ["về"]:  # "what is … about"
        rest = ["việc gì"]
    return [*parts, behind, *rest, *mark]


def _leads_to_name(items: list[_Item], at: int) -> bool:
    behind = at + 1
    while behind < len(items) and items[behind].kind == "silent":
        behind += 1
    run = items[behind:]
    size = next((n for n, item in enumerate(run) if item.kind not in _RUN), len(run))
    return any(item.kind == "name" and item.text[:1].isupper() for item in run[:size])


def _turned(run: list[_Item], number: str) -> list[str]:
    """A run of nouns and names in Vietnamese order: the head first, with its number, then what stood before it."""
    groups: list[tuple[str, list[str]]] = []
    for item in run:
        if item.kind == "name" and groups and groups[-1][0] == "name":
            groups[-1][1].append(item.text)  # a name's words keep their order
        else:
            groups.append((item.kind, [item.text]))
    numbered = number.isdigit() and groups[-1][1][0].startswith(_NUMBERED)
    groups[-1][1].append(f"số {number}" if numbered else number)
    words: list[str] = []
    for at, (kind, group) in enumerate(reversed(groups)):
        owned = kind == "name" and at and groups[-at][0] in ("noun", "year") and _is_place(group)
        words += ["của", *group] if owned else group
    return words


def _is_place(names: list[str]) -> bool:
    return key_of(" ".join(names)) in gazetteer().names


def _is_worded(quote: str) -> bool:
    """True for a quotation in English words alone: no name of the sources, which are in Vietnamese."""
    known = glossary()
    words = [piece for piece in _PIECE.findall(quote) if piece[0].isalpha()]
    return is_english(quote.strip('"“”«»')) and all(any(form in known.known for form in known.forms(w)) for w in words)


def _items(question: str) -> list[_Item]:
    pieces: list[str | _Item] = []
    fixed = [(f.span.start, f.span.end, _Item(f.kind, f.text)) for f in find_figures(question)]
    quoted = [(*m.span(), _Item("mark", m.group())) for m in _QUOTED.finditer(question) if not _is_worded(m.group())]
    at = 0
    for start, end, item in sorted([*quoted, *fixed], key=lambda part: part[:2]):
        if start >= at:
            pieces += [*_PIECE.findall(question[at:start]), item]
            at = end
    pieces += _PIECE.findall(question[at:])
    items: list[_Item] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if isinstance(piece, _Item):
            items.append(piece)
            at += 1
            continue
        size, item = _longest(pieces, at, items)
        counts = (
            at > 1 and pieces[at - 1] in _LINKS and item.kind == "noun" and items[-1:] and items[-1].kind == "number"
        )
        if counts:  # "90-day campaign"
            item = _Item("noun", f"{items.pop().text} {item.text}")
        if item.text not in _LINKS:  # "third-class"
            items.append(item)
        at += size
    return items


def _longest(pieces: list[str | _Item], at: int, before: list[_Item]) -> tuple[int, _Item]:
    """The longest entry at a piece, with how many pieces it takes."""
    known = glossary()
    window: list[int] = []  # words from here on; a hyphen or an article between two of them does not part them
    end = at
    while end < len(pieces) and len(window) < LONGEST:
        piece = pieces[end]
        if isinstance(piece, _Item) or not (piece[0].isalpha() or (window and piece in _LINKS)):
            break
        if piece not in _LINKS and not (window and is_article(piece)):
            window.append(end)
        end += 1
    forms = [known.forms(str(pieces[each])) for each in window]
    if not known.openings.isdisjoint(forms[0] if forms else ()):
        for size in range(len(window), 0, -1):
            meanings = known.meanings(forms[:size])
            if meanings:
                return window[size - 1] - at + 1, _meant(meanings, pieces, at, before, single=size == 1)
    return 1, _alone(pieces, at)


def _alone(pieces: list[str | _Item], at: int) -> _Item:
    """A piece that begins no entry: a month, a number, a word without meaning, or else a name."""
    known, piece = glossary(), str(pieces[at])
    month = known.months.get(piece.lower())
    if month and (piece.lower() not in ("may", "march") or piece[0].isupper()):
        return _Item("year", f"tháng {month}")
    if piece[0].isdigit():
        is_year = re.fullmatch(r"(?:19|20)\d\d", piece)
        return _Item("year", f"năm {piece}") if is_year else _Item("number", piece)
    beside = [other for other in (*pieces[max(1, at - 1) : at], *pieces[at + 1 : at + 2]) if isinstance(other, str)]
    named = at > 0 and piece[0].isupper() and is_syllable(piece) and any(b[0].isupper() for b in beside)  # "An Giang"
    if not named and piece.lower() in known.prepositions:
        return _Item("preposition", known.prepositions[piece.lower()])
    if not named and any(form in known.silent for form in known.forms(piece)):
        return _Item("silent", "")
    if piece[0].isalpha():
        return _Item("name", re.sub(r"['’]s?$", "", piece))
    return _Item("mark", piece)


def _meant(
    meanings: Mapping[str, str], pieces: list[str | _Item], at: int, before: list[_Item], *, single: bool
) -> _Item:
    """What an entry means here.

    A word that is a noun and a verb ("plan", "award") is a verb in its past form, and behind a subject; one that asks
    and stands amid a part of the question only leads to a side clause.
    """
    piece = str(pieces[at]).lower()
    last = pieces[at - 1] if at else ""
    if "question" in meanings:
        opens = not at or not isinstance(last, str) or not last[0].isalpha() or last.lower() in _OPENERS
        if opens or not single or piece not in _RELATIVE:
            return _Item("question", meanings["question"])
        return _Item("word", meanings["word"]) if "word" in meanings else _Item("silent", "")
    if len(meanings) == 1 or "word" not in meanings:
        kind = next(iter(meanings))
        return _Item(kind, meanings[kind])
    subject = isinstance(last, str) and last.lower() in _AFTER_SUBJECT
    subject = subject or (bool(before) and before[-1].kind == "name")
    behind = pieces[at + 1] if at + 1 < len(pieces) else ""
    if single and (behind.kind == "number" if isinstance(behind, _Item) else behind[:1].isdigit()):
        subject = False  # "does Plan 12 replace"
    verb = piece.endswith(("ed", "ing")) or subject or not at
    kind = "word" if verb else next(kind for kind in meanings if kind != "word")
    return _Item(kind, meanings[kind])
