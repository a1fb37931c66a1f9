"""What an answer shows of a chosen passage: its sentence to the end, what its colon announces, what goes with it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.coverage import content_of
from bot.answering.cues import Aspect, cues
from bot.answering.evidence import Evidence
from bot.answering.ground import LONGEST
from bot.answering.items import items_below, marked_items, nth, shortened, with_quote
from bot.answering.query import Query
from bot.answering.units import PLACE
from index.library import Library
from knowledge.passage import Passage, PassageKind
from knowledge.span import Span
from knowledge.vietnamese.normal import syllables

MOST = 3
_QUOTED = re.compile(r"[“\"]")
_MOST_ANNOUNCED = 2  # clauses behind the colon of another
_SEVERAL = 2  # documents of one sentence
_ONE_FACT = (
    Aspect.PERSON, Aspect.WHO, Aspect.WHERE, Aspect.THEME, Aspect.MOVEMENT, Aspect.UNIT, Aspect.WHEN, Aspect.DURATION,
    Aspect.FIGURE, Aspect.DIRECTIVE,
)  # fmt: skip


def shown(query: Query, library: Library, item: Evidence) -> list[Passage]:
    """The passage itself, what its colon announces, the items below a heading, or an enumeration to its end."""
    if quoted := with_quote(library, item.passage):
        return [quoted]
    below = list(items_below(library, item.number))
    if _in_paragraph(item.passage, below):
        tells = _tells(query, library, item)
        return [item.passage] if tells else [item.passage, *below[:_MOST_ANNOUNCED]]
    marked = marked_items(library, item.number)
    if marked:
        return _of_list(query, library, item, marked)
    if below:
        named = query.aspect not in (Aspect.THEME, Aspect.MOVEMENT) or _QUOTED.search(library.text_of(item.passage))
        enough = _tells(query, library, item) and named
        return [item.passage] if enough else below
    if query.aspect is Aspect.DIRECTIVE and cues().plural.search(query.folded):
        return [_with_others(library, item)]
    if further := _elaborated(query, library, item):
        return [item.passage, further]
    whole = _to_its_end(library, item.passage) if cues().plural.search(query.folded) else item.passage
    return _with_next(query, library, item.number, whole)


def _of_list(query: Query, library: Library, item: Evidence, marked: list[Passage]) -> list[Passage]:
    """The item of a list that is asked for by its place, what leads to it where that tells all, else the whole list."""
    places = [number for noun, number in query.units if noun == PLACE]
    if places:
        return nth(library, marked, places[0])[:1] or [item.passage]
    if _tells(query, library, item):
        return [item.passage]
    return [shortened(library, one) for one in marked] if len(marked) > MOST else marked


def _with_next(query: Query, library: Library, number: int, shown: Passage) -> list[Passage]:
    """The clause, with the next of its sentence where that one has the word before the question word: "gắn với gì"."""
    last = content_of(query).last
    following = library.passages[number + 1] if number + 1 < len(library.passages) else shown
    goes_on = following.kind is PassageKind.PROSE and following.sentence == shown.sentence
    said = set(syllables(library.text_of(shown)))
    if not goes_on or not last or last <= said or following.span.start < shown.span.end:
        return [shown]
    if not last <= set(syllables(library.text_of(following))):
        return [shown]
    if following.span.end - shown.span.start > LONGEST:
        return [shown, following]
    return [replace(shown, span=Span(shown.span.start, following.span.end))]


def _elaborated(query: Query, library: Library, item: Evidence) -> Passage | None:
    """Where conditions are asked for and the passage names none: the next sentence of its paragraph, if it does."""
    demand = cues().shapes["demand"]
    following = library.passages[item.number + 1] if item.number + 1 < len(library.passages) else item.passage
    next_sentence = following.paragraph == item.passage.paragraph and following.sentence != item.passage.sentence
    if query.aspect is not Aspect.CRITERION or not next_sentence or following.kind is not PassageKind.PROSE:
        return None
    told = demand.search(library.sentence_of(item.passage))
    return following if not told and demand.search(library.text_of(following)) else None


def _with_others(library: Library, item: Evidence) -> Passage:
    """A document, with the others that its sentence names right beside it."""
    passage = item.passage
    named = [p.span for p in library.passages if p.kind is PassageKind.DIRECTIVE and p.sentence == passage.sentence
             and p.source == passage.source]  # fmt: skip
    if len(named) < _SEVERAL or passage.kind is not PassageKind.DIRECTIVE:
        return passage
    whole = Span(min(span.start for span in named), max(span.end for span in named))
    return replace(passage, span=whole) if whole.end - whole.start <= LONGEST else passage


def _tells(query: Query, library: Library, item: Evidence) -> bool:
    """True for words that hold the one fact asked for: what they lead to is not wanted as well."""
    words = library.text_of(item.passage)
    announced = query.aspect in (Aspect.THEME, Aspect.MOVEMENT) and words.endswith(":") and not _QUOTED.search(words)
    whole = query.aspect in _ONE_FACT and item.features.shape >= 1.0 and not announced
    return whole and not cues().named.search(query.folded)


def _to_its_end(library: Library, passage: Passage) -> Passage:
    """A clause that a semicolon ends goes on to the last clause of its sentence that still fits into a quote."""
    text = library.sources[passage.source].text
    end = passage.span.end
    while passage.kind is PassageKind.PROSE and text[end - 1 : end + 1].strip().endswith(";"):
        following = text.find(";", end + 1, passage.sentence.end)
        further = following + 1 if following >= 0 else passage.sentence.end
        if further - passage.span.start > LONGEST or further <= end:
            break
        end = further
    return replace(passage, span=Span(passage.span.start, end))


def _in_paragraph(passage: Passage, below: Sequence[Passage]) -> bool:
    """True for a clause whose colon is followed in the same paragraph: it is part of the answer, a heading is not."""
    return bool(below) and below[0].paragraph == passage.paragraph
