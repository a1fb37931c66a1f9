"""The most telling reason why there is no answer, and what is near."""

import re
from collections.abc import Callable, Iterable

from bot.answering import compose
from bot.answering.answer import Answer, Reason
from bot.answering.cite import cite
from bot.answering.cues import cues
from bot.answering.found import Found
from bot.answering.query import without_tags
from bot.wording import answers as say
from index.library import Library
from knowledge.vietnamese.normal import normalise, syllables

LONGEST_QUESTION = 4096
_MOST_PLACES, _MOST_RELATED, _RELATED = 12, 2, 0.4
_MOST_CHOICES, _LONGEST_CHOICE = 6, 120
_THIS_YEAR = re.compile(r"\s*\b(?:của |trong )?năm nay\b", re.IGNORECASE)

Years = Callable[[str], frozenset[int]]  # the years that a source is about


def refuse(library: Library, found: Found, covered_years: Years) -> Answer:
    """A refusal that names what there is; "this year" with no place asks back."""
    query = found.query
    in_field = cues().field.search(query.folded) is not None
    if found.scope.unknown:
        cards = [source.provenance for source in library.sources.values()]
        known = sorted({card.place or card.issuer or card.short_title for card in cards})
        words = say.place_not_covered(
            list(dict.fromkeys(place.name for place in found.scope.unknown)), known[:_MOST_PLACES]
        )
        return compose.refused(library, Reason.PLACE_NOT_COVERED, words)
    if found.unknown_document:
        return compose.refused(library, Reason.NO_SUCH_DOCUMENT, say.NO_SUCH_DOCUMENT)
    covered = any(covered_years(key) & query.years for key in found.scope.sources)
    if query.years and not covered and in_field:
        return _year_unknown(library, found, covered_years)
    near = (item for item in found.evidence[:_MOST_RELATED] if item.features.words_title > _RELATED)
    related = [citation for item in near if (citation := cite(library, item.passage, query))]
    no_such_phase = bool(query.phases) and not any(item.features.phase for item in found.evidence)
    if no_such_phase and (in_field or query.places):
        return compose.refused(library, Reason.NO_SUCH_PHASE, say.NO_SUCH_PHASE, related)
    if not in_field and not query.places and not query.references:
        return compose.refused(library, Reason.OUT_OF_SCOPE, say.OUT_OF_SCOPE)
    return compose.refused(library, Reason.NOT_IN_SOURCES, say.NOT_IN_SOURCES, related)


def _year_unknown(library: Library, found: Found, covered_years: Years) -> Answer:
    """With a place or a year fixed, a refusal that names the years there are; "this year" alone asks back."""
    query = found.query
    if query.this_year and not query.places and len(library.sources) > 1:
        rest = _THIS_YEAR.sub("", query.text)
        return compose.asked_back(say.this_year_unknown(query.today.year), choices(library, rest, covered_years))
    known = sorted({year for key in found.scope.sources for year in covered_years(key)})
    return compose.refused(library, Reason.YEAR_NOT_COVERED, say.year_not_covered(sorted(query.years), known))


def choices(library: Library, question: str, covered_years: Years, among: Iterable[str] = ()) -> list[str]:
    """The question for each place and year that there is."""
    return [
        say.choice(card.place or card.short_title, max(years), question.strip()[:_LONGEST_CHOICE])
        for key in among or library.sources
        if (years := covered_years(key)) and (card := library.sources[key].provenance)
    ][:_MOST_CHOICES]


def unreadable(question: str) -> Answer | None:
    """What is said to empty, wordless or overlong input and to mere courtesies; ``None`` for a question."""
    words = without_tags(question).strip()
    if not normalise(question).strip():
        return compose.rejected(Reason.EMPTY, say.EMPTY)
    if len(question) > LONGEST_QUESTION:
        return compose.rejected(Reason.TOO_LONG, say.TOO_LONG.format(limit=f"{LONGEST_QUESTION:,}".replace(",", ".")))
    if not any(char.isalpha() for char in words):
        return compose.rejected(Reason.NO_LETTERS, say.NO_LETTERS)
    return compose.greeted(say.COURTESY) if cues().courtesy.issuperset(syllables(words)) else None
