"""Chooses, among weighed evidence, the few quotes that an answer shows."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.clauses import gathered, leading, listed
from bot.answering.coverage import content_of
from bot.answering.cues import Aspect, cues
from bot.answering.demands import meets
from bot.answering.evidence import Evidence
from bot.answering.items import MOST_ITEMS, items_below, marked_items, nth, shortened, with_quote
from bot.answering.legal import is_place
from bot.answering.query import Query
from bot.answering.scope import Scope
from bot.answering.shapes import asks_for_law
from bot.answering.units import PLACE
from index.library import Library
from knowledge.passage import Passage, PassageKind
from knowledge.span import Span
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import syllables

MOST = 3
_QUOTED = re.compile(r"[“\"]")
_MOST_SOURCES = 6  # where all places are asked for
_NAMED = 0.7  # the document asked for stands in the sentence
_SEVERAL = 2  # documents of one sentence
_MOST_ANNOUNCED = 2  # clauses behind the colon of another
_ONE_FACT = (
    Aspect.PERSON, Aspect.WHO, Aspect.WHERE, Aspect.THEME, Aspect.MOVEMENT, Aspect.UNIT, Aspect.WHEN, Aspect.DURATION,
    Aspect.FIGURE, Aspect.DIRECTIVE,
)  # fmt: skip
# Who asks for a name, a number, a day is not answered by words without one.
_MUST_SHOW, _NO_SHAPE = (
    (
        Aspect.PERSON,
        Aspect.FIGURE,
        Aspect.WHEN,
        Aspect.DURATION,
        Aspect.MOVEMENT,
        Aspect.WHO,
        Aspect.WHERE,
        Aspect.THEME,
    ),
    0.05,
)
_NEAR = 1.2  # how much lighter a second quote may be than the first
_NEAR_ELSEWHERE = 3.0  # the same for the best quote of another source, where the question names no place
_LONGEST = 400  # characters of an enumeration that is quoted to its end


def fitting(library: Library, query: Query, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence that nothing in the question contradicts: the year, the phase, the numbered unit, the document."""
    kept = [
        item
        for item in evidence
        if item.features.year > 0.0
        and min(item.features.unit, item.features.award) >= 0.0
        and not library.sentence_of(item.passage).endswith("?")  # it states nothing
        and meets(query, library.text_of(item.passage), _with_lead(library, item.passage))
    ]
    led = query.aspect is Aspect.UNIT and cues().role.search(query.folded)  # which unit leads, or led by whom
    if query.aspect in _MUST_SHOW or led:
        timed = query.aspect in (Aspect.WHEN, Aspect.DURATION)  # a law answers "khi nào" with a case, not with a day
        kept = [i for i in kept if i.features.shape > _NO_SHAPE or (timed and is_place(i.passage))]
    if query.aspect is Aspect.THEME:  # a slogan in quotation marks may be that of anything
        kept = [item for item in kept if item.features.shape >= 1.0] or kept
    if asks_for_law(query):  # a directive is no answer to which law applies
        kept = [item for item in kept if item.features.shape >= 1.0]
    if query.phases:
        kept = [item for item in kept if item.features.phase > 0.0]
    named = [item for item in kept if item.features.reference >= _NAMED]
    return named or kept


def _with_lead(library: Library, passage: Passage) -> str:
    """The sentence of a passage, behind the words with a colon that lead to its list."""
    lead = passage.heading.split(" › ")[-1]
    sentence = library.sentence_of(passage)
    return f"{lead} {sentence}" if lead.endswith(":") else sentence


def select(query: Query, scope: Scope, library: Library, evidence: Sequence[Evidence]) -> list[Passage]:
    """The passages of an answer, heaviest first.

    Places that stand side by side have one each, and so have all sources where all places are asked for; else at most
    three: near ones that add something. A heading is no answer: the items of its list take its place.
    """
    groups = scope.groups
    if not groups and cues().gather.search(query.folded) and not query.places:
        groups = tuple(frozenset([source]) for source in dict.fromkeys(item.passage.source for item in evidence))
    chosen = _side_by_side(evidence, groups) if groups else _nearest(query, library, evidence)
    passages: list[Passage] = []
    for item in chosen:
        if is_place(item.passage):
            quotes = listed(library, leading(query, library, item, chosen), evidence)
        else:
            quotes = shown(query, library, item)
        passages += [passage for passage in quotes if passage not in passages]
    return gathered(library, passages)[:MOST_ITEMS]


def _side_by_side(evidence: Sequence[Evidence], groups: Sequence[frozenset[str]]) -> list[Evidence]:
    """The heaviest of each group, in the order of the groups; those far lighter than the first are no answer."""
    found = [next((item for item in evidence if item.passage.source in group), None) for group in groups]
    best = [item for item in found if item is not None]
    heaviest = max((item.weight for item in best), default=0.0)
    return [item for item in best if heaviest - item.weight <= 2 * _NEAR_ELSEWHERE][:_MOST_SOURCES]


def _nearest(query: Query, library: Library, evidence: Sequence[Evidence]) -> list[Evidence]:
    chosen = list(evidence[:1])
    if len(query.phases) > 1:  # the best of each phase
        return _of_each_phase(library, evidence)
    for item in evidence[1:]:
        if len(chosen) == MOST:
            break
        if chosen[0].weight - item.weight <= _reach(query, item, chosen) and not _repeats(library, item, chosen):
            chosen.append(item)
    return chosen


def _of_each_phase(library: Library, evidence: Sequence[Evidence]) -> list[Evidence]:
    chosen: list[Evidence] = []
    for item in evidence:
        if not _repeats(library, item, chosen) and len(chosen) < MOST:
            chosen.append(item)
    return sorted(chosen, key=lambda item: item.passage.span.start)


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
        enough = _tells(query, library, item) and query.aspect is not Aspect.FIGURE and named
        return [item.passage] if enough else below
    if query.aspect is Aspect.DIRECTIVE and cues().plural.search(query.folded):
        return [_with_others(library, item)]
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
    if following.span.end - shown.span.start > _LONGEST:
        return [shown, following]
    return [replace(shown, span=Span(shown.span.start, following.span.end))]


def _with_others(library: Library, item: Evidence) -> Passage:
    """A document, with the others that its sentence names right beside it."""
    passage = item.passage
    named = [p.span for p in library.passages if p.kind is PassageKind.DIRECTIVE and p.sentence == passage.sentence
             and p.source == passage.source]  # fmt: skip
    if len(named) < _SEVERAL or passage.kind is not PassageKind.DIRECTIVE:
        return passage
    whole = Span(min(span.start for span in named), max(span.end for span in named))
    return replace(passage, span=whole) if whole.end - whole.start <= _LONGEST else passage


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
        if further - passage.span.start > _LONGEST or further <= end:
            break
        end = further
    return replace(passage, span=Span(passage.span.start, end))


def _reach(query: Query, item: Evidence, chosen: Sequence[Evidence]) -> float:
    """How much lighter than the first this one may be."""
    elsewhere = item.passage.source not in {other.passage.source for other in chosen}
    if elsewhere and len(query.places) != 1:
        return 99.0 if item.features.reference >= _NAMED and query.references else _NEAR_ELSEWHERE
    return _NEAR


def _in_paragraph(passage: Passage, below: Sequence[Passage]) -> bool:
    """True for a clause whose colon is followed in the same paragraph: it is part of the answer, a heading is not."""
    return bool(below) and below[0].paragraph == passage.paragraph


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
