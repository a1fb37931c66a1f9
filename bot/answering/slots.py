"""What a question fixes: a place, a year, a phase, a numbered unit, a document; each with the words that fix it."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from knowledge.span import Span
from knowledge.vietnamese.documents import KINDS, find_references
from knowledge.vietnamese.places import gazetteer

KINDS_OF_DOCUMENTS = (
    rf"(?:{'|'.join([*map(str.lower, sorted(set(KINDS.values()), key=len, reverse=True)), 'văn bản'])})"
)
_KIND_BEFORE = re.compile(rf"{KINDS_OF_DOCUMENTS}\s+(?:số\s+)?$", re.IGNORECASE)
_UNIT_WORD = re.compile(r"(?:tỉnh|thành phố|tp\.?|thị xã|huyện|quận|xã|phường|thị trấn)\s*$", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:\bnăm\s+)?(?<![\w/.,-])(?:19|20)\d\d(?![\w/]|[.,]\d)|\bnăm (?:nay|ngoái|trước|tới|sau)\b", re.IGNORECASE
)
_PHASE = re.compile(
    r"\b(?:đợt|giai đoạn)\s+(?:thi đua\s+)?(?:thứ\s+)?(?:\d{1,2}|[ivx]+|một|hai|ba|nhất|nhì)\b(?!\s*[-–/.]\s*\d)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:cụm|khối)\s+(?:thi đua\s+)?(?:số\s+)?\d{1,2}\b", re.IGNORECASE)


class Slot(Enum):
    """The kinds of things that a question fixes."""

    DOCUMENT = auto()
    UNIT = auto()
    PHASE = auto()
    YEAR = auto()
    PLACE = auto()


_JOINS = {Slot.DOCUMENT: "theo ", Slot.YEAR: "năm ", Slot.PLACE: "ở "}  # to a question that lacks one


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots that a text fills."""

    text: str
    found: dict[Slot, list[Span]]

    def words(self, slot: Slot) -> str:
        """The first words that fill a slot; empty where none do."""
        return self.found[slot][0].of(self.text) if slot in self.found else ""


def slots_of(text: str, known: frozenset[str]) -> Slots:
    """Documents first, then units, phases, years and places that are no part of what was found before."""
    spans = [(Slot.DOCUMENT, _grown(_KIND_BEFORE, text, reference.span)) for reference in find_references(text)]
    for slot, rule in ((Slot.UNIT, _NUMBERED), (Slot.PHASE, _PHASE), (Slot.YEAR, _YEAR)):
        spans += [(slot, Span(*match.span())) for match in rule.finditer(text)]
    spans += [(Slot.PLACE, _grown(_UNIT_WORD, text, place.span)) for place in gazetteer().find(text, known)]
    found: dict[Slot, list[Span]] = {}
    taken: list[Span] = []
    for slot, span in spans:
        if not any(span.overlaps(other) for other in taken):
            found.setdefault(slot, []).append(span)
            taken.append(span)
    return Slots(text, found)


def _grown(before: re.Pattern[str], text: str, span: Span) -> Span:
    """The span with the words before it that belong to it."""
    match = before.search(text[: span.start])
    return Span(match.start(), span.end) if match else span


def joined(slot: Slot, words: str) -> str:
    """Words that fill a slot, as they are added to a question."""
    bare = slot is Slot.YEAR and not words.isdigit()
    return words if bare else f"{_JOINS.get(slot, '')}{words}"
