"""Simple English questions in the field's Vietnamese words: a glossary and Vietnamese word order, no grammar beyond."""

import re
from collections.abc import Callable, Mapping, Sequence

from knowledge.vietnamese.english_numbers import find_figures
from knowledge.vietnamese.english_order import Item, ordered
from knowledge.vietnamese.glossary import LONGEST, glossary, is_article
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.syllable import is_syllable

Choose = Callable[[Sequence[Sequence[str]]], Sequence[str]]

_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")
_PIECE = re.compile(r"[^\W\d_]+(?:['’][a-z]+)*['’]?|\d+(?:[.,]\d+)*|\S", re.IGNORECASE)
_LEAST_ENGLISH = 2  # words that only English has
_OR = "|"
_LINKS = ("-", "–")
_AFTER_SUBJECT = frozenset({"to", "who", "must", "should", "not", "they", "it", "will", "can", "did", "does"})
# Words that ask only where a question or a part of it begins; elsewhere they lead to a side clause.
_RELATIVE = frozenset({"who", "whom", "when", "where", "which", "how", "what"})
_OPENERS = frozenset(
    {"and", "or", "of", "to", "in", "on", "at", "by", "for", "from", "with", "under", "about", "since", "until",
     "after", "before", "during", "exactly", "know", "me", "is", "are", "was", "were", "into", "over", "within", "than"}
)  # fmt: skip


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
    parts = [part for part in ordered(_items(question)) if part]
    end = parts.pop() if parts and parts[-1] in ("?", ".", "!") else ""
    rest = ["không"] if _asks_whether(question) else []
    options = [part.split(_OR) for part in [*parts, *rest]]
    chosen = choose(options) if choose else [first for first, *_ in options]
    return re.sub(r" (?=[,;:])", "", " ".join(" ".join(chosen).split())) + end


def _asks_whether(question: str) -> bool:
    """A verb at the head, but not that of a courtesy ("could you tell me")."""
    first, _, behind = question.partition(" ")
    return first.lower() in glossary().yes_or_no and not behind.lower().startswith("you ")


def _is_worded(quote: str) -> bool:
    """True for a quotation in English words alone: no name of the sources, which are in Vietnamese."""
    known = glossary()
    words = [piece for piece in _PIECE.findall(quote) if piece[0].isalpha()]
    return is_english(quote.strip('"“”«»')) and all(any(form in known.known for form in known.forms(w)) for w in words)


def _items(question: str) -> list[Item]:
    pieces: list[str | Item] = []
    fixed = [(f.span.start, f.span.end, Item(f.kind, f.text)) for f in find_figures(question)]
    quoted = [(*m.span(), Item("mark", m.group())) for m in _QUOTED.finditer(question) if not _is_worded(m.group())]
    at = 0
    for start, end, item in sorted([*quoted, *fixed], key=lambda part: part[:2]):
        if start >= at:
            pieces += [*_PIECE.findall(question[at:start]), item]
            at = end
    pieces += _PIECE.findall(question[at:])
    items: list[Item] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if isinstance(piece, Item):
            items.append(piece)
            at += 1
            continue
        size, item = _longest(pieces, at, items)
        counts = (
            at > 1 and pieces[at - 1] in _LINKS and item.kind == "noun" and items[-1:] and items[-1].kind == "number"
        )
        if counts:  # "90-day campaign"
            item = Item("noun", f"{items.pop().text} {item.text}")
        if item.text not in _LINKS:  # "third-class"
            items.append(item)
        at += size
    return items


def _longest(pieces: list[str | Item], at: int, before: list[Item]) -> tuple[int, Item]:
    """The longest entry at a piece, with how many pieces it takes."""
    known = glossary()
    window: list[int] = []  # words from here on; a hyphen or an article between two of them does not part them
    end = at
    while end < len(pieces) and len(window) < LONGEST:
        piece = pieces[end]
        if isinstance(piece, Item) or not (piece[0].isalpha() or (window and piece in _LINKS)):
            break
        if piece not in _LINKS and not (window and is_article(piece)):
            window.append(end)
        end += 1
    forms = [known.forms(str(pieces[each])) for each in window]
    if not known.openings.isdisjoint(forms[0] if forms else ()) and not _in_a_name(pieces, at):
        for size in range(len(window), 0, -1):
            meanings = known.meanings(forms[:size])
            if meanings:
                return window[size - 1] - at + 1, _meant(meanings, pieces, at, before, single=size == 1)
    return 1, _alone(pieces, at)


def _in_a_name(pieces: list[str | Item], at: int) -> bool:
    """True for a Vietnamese syllable in capitals behind a word that is no English one: "Vinh Long", "Dak Song"."""
    piece, last = pieces[at], pieces[at - 1] if at else ""
    if isinstance(piece, Item) or isinstance(last, Item) or not (piece[0].isupper() and is_syllable(piece.lower())):
        return False
    known = glossary()
    strange = last[:1].isupper() and last[:1].isalpha() and not any(form in known.known for form in known.forms(last))
    return at > 1 and strange


def _alone(pieces: list[str | Item], at: int) -> Item:
    """A piece that begins no entry: a month, a number, a word without meaning, or else a name."""
    known, piece = glossary(), str(pieces[at])
    month = known.months.get(piece.lower())
    if month and (piece.lower() not in ("may", "march") or piece[0].isupper()):
        return Item("year", f"tháng {month}")
    if piece[0].isdigit():
        is_year = re.fullmatch(r"(?:19|20)\d\d", piece)
        return Item("year", f"năm {piece}") if is_year else Item("number", piece)
    beside = [other for other in (*pieces[max(1, at - 1) : at], *pieces[at + 1 : at + 2]) if isinstance(other, str)]
    named = at > 0 and piece[0].isupper() and is_syllable(piece) and any(b[0].isupper() for b in beside)  # "An Giang"
    if not named and piece.lower() in known.prepositions:
        return Item("preposition", known.prepositions[piece.lower()])
    if not named and any(form in known.silent for form in known.forms(piece)):
        return Item("silent", "")
    if piece[0].isalpha():
        return Item("name", re.sub(r"['’]s?$", "", piece))
    return Item("mark", piece)


def _meant(meanings: Mapping[str, str], pieces: list[str | Item], at: int, before: list[Item], *, single: bool) -> Item:
    """What an entry means here.

    A word that is a noun and a verb ("plan", "award") is a verb in its past form, and behind a subject; one that asks
    and stands amid a part of the question only leads to a side clause.
    """
    piece = str(pieces[at]).lower()
    last = pieces[at - 1] if at else ""
    if "question" in meanings:
        opens = not at or not isinstance(last, str) or not last[0].isalpha() or last.lower() in _OPENERS
        if opens or not single or piece not in _RELATIVE:
            return Item("question", meanings["question"])
        return Item("word", meanings["word"]) if "word" in meanings else Item("silent", "")
    if len(meanings) == 1 or "word" not in meanings:
        kind = next(iter(meanings))
        return Item(kind, meanings[kind])
    subject = isinstance(last, str) and last.lower() in _AFTER_SUBJECT
    subject = subject or (bool(before) and before[-1].kind == "name")
    behind = pieces[at + 1] if at + 1 < len(pieces) else ""
    if single and (behind.kind == "number" if isinstance(behind, Item) else behind[:1].isdigit()):
        subject = False  # "does Plan 12 replace"
    verb = piece.endswith(("ed", "ing")) or subject or not at
    kind = "word" if verb else next(kind for kind in meanings if kind != "word")
    return Item(kind, meanings[kind])
