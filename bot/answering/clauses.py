"""Answers from a legal text: the clause and not the article, the items of a list, and the words that lead to them."""

from collections.abc import Sequence

from bot.answering.answer import Citation
from bot.answering.cues import cues
from bot.answering.evidence import Evidence
from bot.answering.ground import LONGEST
from bot.answering.legal import below, is_place, led_by, levels
from bot.answering.query import Query
from index.library import Library
from knowledge.passage import Passage
from knowledge.span import Span

_SEVERAL = 2
_WHOLE = 900  # characters of a list that is shown whole
_LONGEST_LEAD = 260


def listed(library: Library, number: int, evidence: Sequence[Evidence]) -> list[Passage]:
    """What stands in the place of a title, or of words that only lead to a list: its items; else the passage itself.

    A list that is too long to show gives its heaviest item.
    """
    passage = library.passages[number]
    text = library.text_of(passage)
    inside = list(below(library, number))
    if not inside or not (text.endswith(":") or _is_title(library, passage, inside[0])):
        return [passage]
    told = [item for item in inside if not _leads(library, item)]
    if told and told[-1].span.end - told[0].span.start <= _WHOLE:
        return told
    best = next((item.passage for item in evidence if item.passage in told), None)
    return _with_siblings(told, best) if best else told[:1]


def leading(query: Query, library: Library, item: Evidence, chosen: Sequence[Evidence]) -> int:
    """The number of the words that lead to an item's list, where a question wants a list and several items fit it."""
    passage = item.passage
    fit = [o for o in chosen if o.passage.heading == passage.heading and levels(o.passage) == levels(passage)]
    if len(fit) < _SEVERAL or not passage.heading.endswith(":") or not cues().enumeration.search(query.folded):
        return item.number
    above = (n for n in range(item.number - 1, -1, -1) if levels(library.passages[n]) == levels(passage)[:-1])
    number = next(above, item.number)
    whole = list(below(library, number))
    short = bool(whole) and whole[-1].span.end - whole[0].span.start <= _WHOLE
    return number if short and library.text_of(library.passages[number]).endswith(":") else item.number


def gathered(library: Library, passages: Sequence[Passage]) -> list[Passage]:
    """Neighbouring items of one list joined to quotes as long as a quote may be; other passages as they are."""
    joined: list[Passage] = []
    for passage in passages:
        last = joined[-1] if joined else None
        if last and is_place(last) and is_place(passage) and _follows(library, last, passage):
            joined[-1] = _join(last, passage)
        else:
            joined.append(passage)
    return [_named_whole(library, passage) for passage in joined]


def lead(library: Library, citations: Sequence[Citation]) -> str:
    """The title and the words that lead to what is quoted, where all quotes stand below the same ones."""
    headings = {_heading(library, citation) for citation in citations}
    if len(headings) != 1:
        return ""
    words = headings.pop()
    return words if len(words) <= _LONGEST_LEAD else ""


def _heading(library: Library, citation: Citation) -> str:
    for passage in library.passages:
        if passage.source == citation.source and is_place(passage) and passage.span.start == citation.start:
            return led_by(passage)
    return ""


def _is_title(library: Library, passage: Passage, below: Passage) -> bool:
    words = " ".join(library.text_of(passage).split())
    return words in below.heading.split(" › ") and "clause" not in passage.fields


def _leads(library: Library, passage: Passage) -> bool:
    return library.text_of(passage).endswith(":")


def _with_siblings(items: Sequence[Passage], best: Passage) -> list[Passage]:
    """The heaviest item with the others of its list, where it is a point; a clause stands alone."""
    if "point" not in best.fields:
        return [best]
    siblings = [item for item in items if item.fields.get("clause") == best.fields.get("clause")]
    whole = siblings[-1].span.end - siblings[0].span.start
    return siblings if whole <= _WHOLE else [best]


def _follows(library: Library, last: Passage, passage: Passage) -> bool:
    """True for the next item of the same list, with nothing but white space between the two."""
    between = (
        library.sources[passage.source].text[last.span.end : passage.span.start]
        if last.source == passage.source
        else "x"
    )
    return (
        levels(last) == levels(passage)
        and last.heading == passage.heading
        and passage.span.start >= last.span.end
        and not between.strip()
        and passage.span.end - last.span.start <= LONGEST
    )


def _join(last: Passage, passage: Passage) -> Passage:
    span = Span(last.span.start, passage.span.end)
    fields = dict(passage.fields)
    for deepest in levels(passage)[-1:]:
        fields[deepest] = ", ".join(dict.fromkeys([*last.fields[deepest].split(", "), passage.fields[deepest]]))
    return Passage(passage.source, span, span, span, passage.heading, passage.kind, fields)


def _named_whole(library: Library, passage: Passage) -> Passage:
    """All points of a clause are the clause; all clauses of an article are the article."""
    deepest = next(iter(levels(passage)[-1:]), "") if is_place(passage) else ""
    if not deepest or ", " not in passage.fields[deepest]:
        return passage
    every = {
        other.fields[deepest]
        for other in library.passages
        if other.source == passage.source and other.heading == passage.heading and deepest in other.fields
    }
    if every != set(passage.fields[deepest].split(", ")):
        return passage
    fields = {name: value for name, value in passage.fields.items() if name != deepest}
    return Passage(passage.source, passage.span, passage.span, passage.span, passage.heading, passage.kind, fields)
