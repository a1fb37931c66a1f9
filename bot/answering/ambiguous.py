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


def is_open(library: Library, judge: Judge, found: Found) -> bool:
    """True for a question of one campaign that could be of any: it tells none of the sources from the others.

    False where it names a place, a year, a document, or has a word that few sources have.
    """
    in_field = found.query.phases or cues().field.search(found.query.folded)
    return bool(in_field) and not _names_something(found) and _tells_no_source(library, judge, found)


def one_of_each(library: Library, found: Found, weights: Weights) -> list[Evidence]:
    """For an open question, the best evidence of each of several sources that can be trusted to answer it."""
    able = [item for item in looking_right(library, found, _SHAPED).values() if _trusted(found, item, weights)]
    return able if len(able) > 1 else []


def looking_right(library: Library, found: Found, least: float) -> dict[str, Evidence]:
    """The heaviest evidence of each source that looks so much like an answer."""
    best: dict[str, Evidence] = {}
    for item in found.fitting:
        if item.features.shape >= least and not library.sources[item.passage.source].provenance.in_articles:
            best.setdefault(item.passage.source, item)
    return best


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
