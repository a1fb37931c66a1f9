"""Scores one answer: is it right, cited, verbatim, backed in every number, and how long is it to read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.answer import Answer, Citation, Status
from index.library import Library
from knowledge.vietnamese.normal import normalise
from scripts.evaluation.cases import covers
from scripts.evaluation.corpora import Row

LONGEST_ANSWER, SHORTEST_QUOTE, LONGEST_QUOTE, MOST_CITATIONS = 1200, 15, 400, 20
_LARGEST_COUNT = 31  # small numbers count items or name days; they need no quote
_NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*")
_MARKER = re.compile(r"\[\d+\]")
_GROUPS = {"n": "no-diacritics", "a": "abbreviations", "t": "typos", "f": "unanswerable"}
_SILENT = (Status.ABSTAINED, Status.CLARIFY)


@dataclass(frozen=True, slots=True)
class Score:
    """What one answer is worth; ``right`` asks for all the rest that the question's kind needs."""

    group: str
    status: Status
    right: bool
    cited: bool  # a citation covers a gold quote
    facts: bool  # all facts stand in the text
    numbers: bool  # every number is backed
    verbatim: bool
    chars: int


SILENT_GROUPS = ("unanswerable", "near misses")  # where the right answer is none; right place and event stand apart


def group_of(row: Row) -> str:
    """The way a question was typed, as its row says or as the letter before its kind does."""
    if not row["answerable"]:
        group = str(row.get("group"))
        return "attack" if row["answerable"] is None else group if group in SILENT_GROUPS else SILENT_GROUPS[0]
    letter = row["kind"].split(":")[0] if ":" in row["kind"] else ""
    return str(row.get("group") or _GROUPS.get(letter, "accented"))


def score(row: Row, answer: Answer, library: Library, today: date) -> Score:
    """The score of the answer to the question of a row."""
    text = " ".join(normalise(answer.text).split())
    golds = {(gold["doc"], gold["quote"]) for gold in row["gold"]}
    reached = {doc for doc, quote in golds for c in answer.citations if c.origin == doc and covers(c.quote, quote)}
    facts = all(any(shows(text, fact) for fact in variants.split("|")) for variants in row["must"])
    numbers = backed(text, row["question"], answer, today)
    quotes = {quote for _, quote in golds}
    verbatim = len(answer.citations) <= MOST_CITATIONS and all(sound(c, library, quotes) for c in answer.citations)
    clean = verbatim and not any(shows(text, word) for word in row.get("never", ()))
    short = len(text) <= LONGEST_ANSWER
    if row["answerable"] is None:
        right = True
    elif not row["answerable"]:
        right = answer.status in _SILENT and short and not answer.citations
    elif row["kind"].startswith("c:"):
        both = len(reached) >= min(2, len({doc for doc, _ in golds}))
        right = facts and short and _of_several(answer, both=both and numbers)
    else:
        grounded = _grounded(row, answer, reached)
        right = answer.status is Status.ANSWERED and facts and grounded and short and numbers
    return Score(group_of(row), answer.status, right and clean, bool(reached), facts, numbers, verbatim, len(text))


def _of_several(answer: Answer, *, both: bool) -> bool:
    """A question of several places may be asked back, or answered for two of them."""
    return answer.status is Status.CLARIFY or (answer.status is Status.ANSWERED and both)


def _grounded(row: Row, answer: Answer, reached: Iterable[str]) -> bool:
    based = any(basis.id and basis.legal for basis in answer.basis)
    if row["gold"] and not any(reached):
        return False
    return based if row.get("basis") else based or bool(answer.citations)


def shows(text: str, fact: str) -> bool:
    """The fact stands in the text by itself: in no longer word, in no longer number; case does not matter."""
    wanted, held = (" ".join(normalise(part).lower().split()) for part in (fact, text))
    before = r"(?<![\w.,/-])" if wanted[:1].isdigit() else r"(?<!\w)" if wanted[:1].isalpha() else ""
    return re.search(rf"{before}{re.escape(wanted)}(?!\w)(?![.,/-]\d)", held) is not None


def sound(citation: Citation, library: Library, golds: Iterable[str] = ()) -> bool:
    """The quote is what its source says at its place, in whole words, neither a scrap nor a page."""
    text = library.sources[citation.source].text if citation.source in library.sources else ""
    start, end, quote = citation.start, citation.end, citation.quote
    if not quote or text[start:end] != quote or len(quote) > LONGEST_QUOTE:
        return False
    inside = (text[max(0, start - 1) : start + 1], text[end - 1 : end + 1])
    if any(len(edge) == 2 and edge.isalnum() for edge in inside):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : end] == quote and text[end : end + 1] in ("", "\n")
    return len(quote) >= SHORTEST_QUOTE or line or quote in golds


def backed(text: str, question: str, answer: Answer, today: date) -> bool:
    """Every number stands in a quote, its label, a legal basis or the question, is today's, or only counts."""
    given = [question, f"{today:%d/%m/%Y} {today.day}/{today.month}/{today.year} {today.year}"]
    given += [f"{citation.quote} {citation.label}" for citation in answer.citations]
    given += [f"{basis.id} {basis.legal} {basis.text}" for basis in answer.basis]
    known = {number for words in given for number in _NUMBER.findall(normalise(words))}
    pieces = {piece.lstrip("0") for number in known for piece in re.split(r"[.,/-]", number)}
    pieces |= {str(count) for count in range(1, _LARGEST_COUNT + 1)} | {""}
    found = _NUMBER.findall(_MARKER.sub(" ", text))
    return all(
        bool({number, number.lstrip("0")} & known) or {p.lstrip("0") for p in re.split(r"[/-]", number)} <= pieces
        for number in found
    )


def share(scores: Sequence[Score], name: str) -> float:
    """The mean of one measure, 0 where there is nothing to measure."""
    return sum(float(getattr(one, name)) for one in scores) / len(scores) if scores else 0.0
