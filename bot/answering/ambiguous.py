"""Questions that leave open whose campaign they are about, where several sources could answer."""

from bot.answering.cues import Aspect, cues
from bot.answering.evidence import Evidence, Judge
from bot.answering.found import Found, signals
from bot.answering.scope import quoted_names
from bot.answering.weights import Weights, probability
from index.library import Library

MOST = 3  # sources that are answered for side by side; of more, the question back names them
_SHARED = 0.5  # of the sources have a word that tells none of them from the others
_SHAPED = 0.6
_OF_ONE_CAMPAIGN = (
    Aspect.THEME, Aspect.PHASE, Aspect.WHEN, Aspect.DURATION, Aspect.FIGURE, Aspect.PERSON, Aspect.WHO, Aspect.UNIT,
)  # fmt: skip


def one_of_each(library: Library, judge: Judge, found: Found, weights: Weights) -> list[Evidence]:
    """The best evidence of each source that could be meant, where the question tells none of them from the others.

    Empty where the question names a place, a year, a document, or has a word that few sources have.
    """
    best = _looking_right(library, found, _SHAPED) if _is_open(library, judge, found) else {}
    able = [item for item in best.values() if _trusted(found, item, weights)]
    return able if len(able) > 1 else []


def could_be_meant(library: Library, judge: Judge, found: Found, least: float) -> list[str]:
    """The sources that a question of any campaign may be about: those with words that look so much like its answer."""
    if not _is_open(library, judge, found):
        return []
    return list(_looking_right(library, found, least))


def _looking_right(library: Library, found: Found, least: float) -> dict[str, Evidence]:
    """The heaviest evidence of each source that looks like an answer."""
    best: dict[str, Evidence] = {}
    for item in found.fitting:
        if item.features.shape >= least and not library.sources[item.passage.source].provenance.in_articles:
            best.setdefault(item.passage.source, item)
    return best


def _is_open(library: Library, judge: Judge, found: Found) -> bool:
    """True for a question of one campaign that could be of any."""
    in_field = found.query.phases or cues().field.search(found.query.folded)
    return bool(in_field) and not _names_something(found) and _tells_no_source(library, judge, found)


def _names_something(found: Found) -> bool:
    query = found.query
    named = query.places or query.years or query.references or query.units or quoted_names(query)
    return bool(named) or query.aspect not in _OF_ONE_CAMPAIGN or cues().gather.search(query.folded) is not None


def _tells_no_source(library: Library, judge: Judge, found: Found) -> bool:
    """True where every word that carries content, but for those of any campaign, stands in half of the sources."""
    told = [key for key, source in library.sources.items() if not source.provenance.in_articles]
    words = [token for token, _ in found.content.syllables if token not in cues().list_generic]
    return all(sum(judge.has(key, word) for key in told) >= _SHARED * len(told) for word in words)


def _trusted(found: Found, item: Evidence, weights: Weights) -> bool:
    told = signals(found.query, found.content, [item], [item], found.findings, weights.lacked)
    return probability(weights.answer, told) >= weights.answer["threshold"]
