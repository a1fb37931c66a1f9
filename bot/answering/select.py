"""Chooses, among weighed evidence, the few quotes that an answer shows."""

from collections.abc import Sequence

from bot.answering.evidence import Evidence
from bot.answering.query import Query
from index.library import Library
from knowledge.passage import PassageKind
from knowledge.vietnamese.documents import find_numbers

MOST = 3
_NEAR = 1.2  # how much lighter a second quote may be than the first
_NEAR_ELSEWHERE = 2.2  # the same for the best quote of another source, where the question names no place


def fitting(query: Query, library: Library, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence that nothing in the question contradicts: the year, the document, the phase asked for."""
    kept = [item for item in evidence if item.features.year > 0.0]
    if query.phase is not None:
        phased = {(item.passage.source, item.passage.paragraph) for item in kept if item.features.phase > 0.0}
        kept = [item for item in kept if (item.passage.source, item.passage.paragraph) in phased]
    named = [item for item in kept if item.features.reference > 0.0]
    return named or kept


def select(query: Query, library: Library, evidence: Sequence[Evidence]) -> list[Evidence]:
    """At most three pieces of evidence, heaviest first: near ones that add something, and where no place is named, other sources'."""
    if not evidence:
        return []
    chosen = [evidence[0]]
    for item in evidence[1:]:
        if len(chosen) == MOST:
            break
        elsewhere = not query.places and item.passage.source not in {other.passage.source for other in chosen}
        if chosen[0].weight - item.weight <= (_NEAR_ELSEWHERE if elsewhere else _NEAR) and not _repeats(
            library, item, chosen
        ):
            chosen.append(item)
    return chosen


def _repeats(library: Library, item: Evidence, chosen: Sequence[Evidence]) -> bool:
    """True where the same words, or part of them, are chosen already; the same words of another source are not a repetition."""
    for other in chosen:
        if other.passage.source == item.passage.source:
            if other.passage.span.overlaps(item.passage.span) or library.text_of(other.passage) == library.text_of(
                item.passage
            ):
                return True
            if PassageKind.DIRECTIVE in (item.passage.kind, other.passage.kind) and _numbers(library, other) & _numbers(
                library, item
            ):
                return True
    return False


def _numbers(library: Library, item: Evidence) -> set[tuple[int, int | None, str]]:
    return {number.key for number in find_numbers(library.text_of(item.passage))}
