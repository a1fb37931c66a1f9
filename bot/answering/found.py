"""What was found for a question, before any of it is put into words, and what tells how far it can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.coverage import Content
from bot.answering.cues import cues
from bot.answering.evidence import Evidence
from bot.answering.handbook import Finding
from bot.answering.listing import Listing
from bot.answering.query import Query
from bot.answering.scope import Scope
from knowledge.vietnamese.places import key_of


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question, before any of it is put into words."""

    query: Query
    scope: Scope
    content: Content
    evidence: tuple[Evidence, ...]  # all that was retrieved, heaviest first
    fitting: tuple[Evidence, ...]  # of these, what nothing in the question contradicts
    findings: tuple[Finding, ...]
    trust: float  # the chance that the best fitting evidence answers
    entry_trust: float  # the chance that the best handbook entry answers
    listing: Listing | None
    unknown_document: bool  # a document is asked for that neither a source nor the handbook names


def signals(query: Query, content: Content, fit: Sequence[Evidence]) -> dict[str, float]:
    """What tells whether the best evidence answers the question."""
    best = fit[0].features
    return {
        "weight": fit[0].weight / 10.0,
        "margin": (fit[0].weight - fit[1].weight) / 10.0 if len(fit) > 1 else 0.2,
        "cosine": best.cosine,
        "words": best.words,
        "pairs": best.pairs,
        "words_around": best.words_around,
        "pairs_around": best.pairs_around,
        "words_title": best.words_title,
        "pairs_title": best.pairs_title,
        "rest": best.rest,
        "rest_own": best.rest_own,
        "source_words": best.source_words,
        "source_pairs": best.source_pairs,
        "shape": best.shape,
        "reference": best.reference,
        "focus": best.focus,
        "focus_own": best.focus_own,
        "act": best.act,
        "misfit": float(best.shape < 0.2),
        "unit": best.unit,
        "worst": best.worst,
        "year": best.year if query.years else 0.0,
        "short": 1.0 / (1 + len(content.syllables)),
        "phased": float(bool(query.phases)),
        "placed": float(bool(query.places)),
        "in_field": float(cues().field.search(query.folded) is not None),
    }


def entry_signals(query: Query, findings: Sequence[Finding]) -> dict[str, float]:
    """What tells whether the best handbook entry answers the question."""
    best = findings[0]
    margin = best.weight - findings[1].weight if len(findings) > 1 else 2.0
    told = key_of(f"{best.entry.term} {' '.join(best.entry.aliases)} {best.entry.answer}")
    return {
        **best.signals,
        "weight": best.weight / 10.0,
        "margin": margin / 10.0,
        "elsewhere": float(any(place.key not in told for place in query.places)),
        "in_field": float(cues().field.search(query.folded) is not None),
    }
