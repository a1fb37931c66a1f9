"""Chooses, among weighed evidence, the few quotes that an answer shows."""

import re
from collections.abc import Sequence

from bot.answering.clauses import gathered, leading, listed
from bot.answering.coined import explains
from bot.answering.cues import TIMED_OR_PLACED, Aspect, cues
from bot.answering.demands import meets
from bot.answering.evidence import Evidence
from bot.answering.items import MOST_ITEMS
from bot.answering.legal import is_place
from bot.answering.query import Query
from bot.answering.scope import QUOTATION, Scope
from bot.answering.shapes import asks_for_law
from bot.answering.shown import MOST, shown
from index.library import Library
from knowledge.issuer import names_only
from knowledge.passage import Passage, PassageKind
from knowledge.vietnamese.documents import find_numbers
from knowledge.vietnamese.normal import fold, syllables

_POSTED = re.compile(r"(?:Ngày đăng(?! ký)|Đăng (?:ngày|lúc)|Cập nhật|Ngày cập nhật)\b")
_HEAD = 400  # characters of a document in which its issuer stands
_MOST_SOURCES = 6  # where all places are asked for
_NAMED = 0.7  # the document asked for stands in the sentence
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
_OTHER_NUMBER = 0.2
_NUMBER_ASKED = re.compile(r"(?<!tong )(?<!ty )(?<!ti )\bso (?:may|nao|bao nhieu|hieu)\b")
# What is asked of a document itself, not of what it says.
_OF_PAPERS = (Aspect.DIRECTIVE, Aspect.WHEN, Aspect.DURATION, Aspect.DEFINITION, Aspect.OTHER)
_NEAR_BY_NAME = 2.0  # the same of one that names what is asked for
_NEAR = 1.2  # how much lighter a second quote may be than the first
_NEAR_ELSEWHERE = 3.0  # the same for the best quote of another source, where the question names no place


def fitting(library: Library, query: Query, evidence: Sequence[Evidence], scope: Scope) -> list[Evidence]:
    """Evidence that nothing in the question contradicts: the year, the phase, the numbered unit, the document."""
    kept = [
        item
        for item in evidence
        if item.features.year > 0.0
        and min(item.features.unit, item.features.award) >= 0.0
        and not library.sentence_of(item.passage).endswith("?")  # it states nothing
        and not _only_repeats(query, library.text_of(item.passage))
        and meets(query, library.text_of(item.passage), library.sentence_of(item.passage), item.passage.heading)
    ]
    numbered = query.aspect is Aspect.DIRECTIVE and _NUMBER_ASKED.search(query.folded)
    led = query.aspect is Aspect.UNIT and cues().role.search(query.folded)  # which unit leads, or led by whom
    if query.aspect in _MUST_SHOW or led or numbered:
        timed = query.aspect in (Aspect.WHEN, Aspect.DURATION)  # a law answers "khi nào" with a case, not with a day
        kept = [i for i in kept if i.features.shape > _NO_SHAPE or (timed and is_place(i.passage))]
    if query.aspect in TIMED_OR_PLACED:  # when and where another thing was done
        kept = [item for item in kept if item.features.act >= 0.0]
    if query.aspect is Aspect.FIGURE and not query.english:  # another number
        kept = [item for item in kept if item.features.shape >= _OTHER_NUMBER]
    if query.aspect is Aspect.THEME:  # a slogan in quotation marks may be that of anything
        kept = [item for item in kept if item.features.shape >= 1.0] or kept
    if query.aspect is Aspect.MOVEMENT:  # a movement by its name before one that is only spoken of
        least = kept[0].weight - _NEAR_BY_NAME if kept else 0.0
        kept.sort(key=lambda item: not (item.features.shape >= 1.0 and item.weight >= least))
    kept = [item for item in kept if not _in_letterhead(library, item.passage)]
    if "đăng" not in query.text.lower():  # the day on which a page was put there
        kept = [item for item in kept if not _POSTED.match(library.text_of(item.passage))]
    if by_name := _by_name(library, query, kept):
        kept = by_name
    if explained := [item for item in kept if explains(query, library.text_of(item.passage))]:
        kept = explained
    if asks_for_law(query):  # a directive is no answer to which law applies
        kept = [item for item in kept if item.features.shape >= 1.0]
    if query.phases:
        kept = [item for item in kept if item.features.phase > 0.0]
    named = [item for item in kept if item.features.reference >= _NAMED]
    return kept if scope.about and query.aspect not in _OF_PAPERS else named or kept


def _only_repeats(query: Query, text: str) -> bool:
    """True where a text says nothing that the question does not say itself."""
    return set(syllables(text)) <= set(syllables(query.text))


def _by_name(library: Library, query: Query, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Of the evidence, what stands with a name that the question gives in quotation marks."""
    names = [fold(name) for name in QUOTATION.findall(query.text) if len(name.split()) > 1]
    found = []
    for item in evidence if names else ():
        title = library.sources[item.passage.source].provenance.title
        around = fold(f"{title} {item.passage.heading} {library.sentence_of(item.passage)}")
        found += [item] if any(name in around for name in names) else []
    return found


def _in_letterhead(library: Library, passage: Passage) -> bool:
    """True for a line of a head in capitals that only says whose document it is."""
    return passage.span.start < _HEAD and names_only(library.text_of(passage))


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


def _reach(query: Query, item: Evidence, chosen: Sequence[Evidence]) -> float:
    """How much lighter than the first this one may be."""
    elsewhere = item.passage.source not in {other.passage.source for other in chosen}
    if elsewhere and len(query.places) != 1:
        return 99.0 if item.features.reference >= _NAMED and query.references else _NEAR_ELSEWHERE
    return _NEAR


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
