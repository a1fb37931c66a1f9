"""Chooses, among weighed evidence, the few quotes that an answer shows."""

from collections.abc import Iterator, Sequence

from bot.answering.clauses import gathered, leading, listed
from bot.answering.evidence import Evidence
from bot.answering.legal import is_place
from bot.answering.query import Query
from index.library import Library
from knowledge.passage import Passage, PassageKind
from knowledge.vietnamese.documents import find_numbers

MOST = 3
_NAMED = 0.7  # the document asked for stands in the sentence
_MOST_ITEMS = 8  # of a list that a heading announces
_MOST_ANNOUNCED = 2  # clauses behind the colon of another
_NEAR = 1.2  # how much lighter a second quote may be than the first
_NEAR_ELSEWHERE = 3.0  # the same for the best quote of another source, where the question names no place


def fitting(query: Query, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence that nothing in the question contradicts: the year, the phase, the numbered unit, the document."""
    kept = [
        item for item in evidence if item.features.year > 0.0 and min(item.features.unit, item.features.award) >= 0.0
    ]
    if query.phase is not None:
        kept = [item for item in kept if item.features.phase > 0.0]
    named = [item for item in kept if item.features.reference >= _NAMED]
    return named or kept


def select(query: Query, library: Library, evidence: Sequence[Evidence]) -> list[Passage]:
    """At most three passages, heaviest first: near ones that add something; where no place is named, other sources'.

    A heading is no answer: the items of its list take its place.
    """
    if not evidence:
        return []
    chosen = [evidence[0]]
    for item in evidence[1:]:
        if len(chosen) == MOST:
            break
        if chosen[0].weight - item.weight <= _reach(query, item, chosen) and not _repeats(library, item, chosen):
            chosen.append(item)
    passages: list[Passage] = []
    for item in chosen:
        if is_place(item.passage):
            shown = listed(library, leading(query, library, item, chosen), evidence)
            passages += [passage for passage in shown if passage not in passages]
            continue
        below = list(items_below(library, item.number))
        shown = (
            [item.passage, *below[:_MOST_ANNOUNCED]] if _in_paragraph(item.passage, below) else below or [item.passage]
        )
        passages += [passage for passage in shown if passage not in passages]
    return gathered(library, passages)[:_MOST_ITEMS]


def _reach(query: Query, item: Evidence, chosen: Sequence[Evidence]) -> float:
    """How much lighter than the first this one may be."""
    elsewhere = item.passage.source not in {other.passage.source for other in chosen}
    if elsewhere and len(query.places) != 1:
        return 99.0 if item.features.reference >= _NAMED and query.references else _NEAR_ELSEWHERE
    return _NEAR


def _in_paragraph(passage: Passage, below: Sequence[Passage]) -> bool:
    """True for a clause whose colon is followed in the same paragraph: it is part of the answer, a heading is not."""
    return bool(below) and below[0].paragraph == passage.paragraph


def items_below(library: Library, number: int) -> Iterator[Passage]:
    """What a heading, or a clause that ends with a colon, announces; nothing for any other passage."""
    passage = library.passages[number]
    words = library.text_of(passage)
    following = library.passages[number + 1 : number + 1 + _MOST_ITEMS]
    if passage.kind is not PassageKind.PROSE:
        return
    for after in following:
        if after.source != passage.source or after.kind is not PassageKind.PROSE:
            return
        announced = words.endswith(":") and after.paragraph == passage.paragraph
        if not announced and words not in after.heading.split(" › "):
            return
        yield after


def _repeats(library: Library, item: Evidence, chosen: Sequence[Evidence]) -> bool:
    """True where the same words, or part of them, are chosen already; another source's same words are no repetition."""
    for other in chosen:
        if other.passage.source == item.passage.source:
            same = library.text_of(other.passage) == library.text_of(item.passage)
            if same or other.passage.span.overlaps(item.passage.span):
                return True
            directive = PassageKind.DIRECTIVE in (item.passage.kind, other.passage.kind)
            if directive and _numbers(library, other) & _numbers(library, item):
                return True
    return False


def _numbers(library: Library, item: Evidence) -> set[tuple[int, int | None, str]]:
    return {number.key for number in find_numbers(library.text_of(item.passage))}
