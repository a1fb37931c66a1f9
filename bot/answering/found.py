"""What was found for a question, before any of it is put into words, and what tells how far it can be trusted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.coverage import Content
from bot.answering.cues import cues
from bot.answering.evidence import Evidence
from bot.answering.handbook import Finding
from bot.answering.listing import Listing
from bot.answering.query import Query
from bot.answering.scope import Scope
from knowledge.vietnamese.places import key_of

_NEAREST = 10  # of the candidates, among which one may be nearer than the heaviest
_LONG = 300.0  # characters of a long passage
_WORDY = 10.0  # words of a long question
_ALONE = 2.0  # how far ahead of nothing
CANDIDATES = 60  # passages that are weighed for a question


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


def signals(
    query: Query,
    content: Content,
    fit: Sequence[Evidence],
    evidence: Sequence[Evidence],
    findings: Sequence[Finding],
    lacked: Mapping[str, float],
) -> dict[str, float]:
    """What tells whether the best evidence answers the question."""
    best, second = fit[0].features, fit[min(1, len(fit) - 1)].features
    entry = findings[0].signals if findings else {}
    near = fit[:_NEAREST]
    return {
        "weight": fit[0].weight / 10.0,
        "margin": _ahead(fit, 1),
        "margin_third": _ahead(fit, 2),
        "overruled": (evidence[0].weight - fit[0].weight) / 10.0,  # heavier, but contradicted by the question
        "fitting": len(fit) / CANDIDATES,
        "fused": best.fused,
        "cosine": best.cosine,
        "cosine_second": second.cosine,
        "nearer": max(item.features.cosine for item in near) - best.cosine,
        "closer": max(item.features.pairs for item in near) - best.pairs,
        "length": (fit[0].passage.span.end - fit[0].passage.span.start) / _LONG,
        "words_asked": len(query.text.split()) / _WORDY,
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
        "entry_weight": findings[0].weight / 10.0 if findings else 0.0,
        **{f"entry_{name}": entry.get(name, 0.0) for name in ("named", "names_question", "cosine", "words")},
        **fit[0].lacking.signals(lacked),
    }


def entry_signals(
    query: Query, findings: Sequence[Finding], fit: Sequence[Evidence], lacked: Mapping[str, float]
) -> dict[str, float]:
    """What tells whether the best handbook entry answers the question."""
    best, near = findings[0], findings[:_NEAREST]
    told = key_of(f"{best.entry.term} {' '.join(best.entry.aliases)} {best.entry.answer}")
    passage = fit[0].features if fit else None
    of_sources = {
        f"source_{name}": getattr(passage, name) if passage else 0.0
        for name in ("cosine", "words", "rest", "focus", "worst", "shape")
    }
    return {
        **best.signals,
        "weight": best.weight / 10.0,
        "margin": _ahead(findings, 1),
        "margin_third": _ahead(findings, 2),
        "cosine_second": findings[1].signals["cosine"] if len(findings) > 1 else 0.0,
        "nearer": max(item.signals["cosine"] for item in near) - best.signals["cosine"],
        "better_named": max(item.signals["named"] for item in near) - best.signals["named"],
        "length": len(best.entry.answer) / _LONG,
        "words_asked": len(query.text.split()) / _WORDY,
        "placed": float(bool(query.places)),
        "elsewhere": float(any(place.key not in told for place in query.places)),
        "in_field": float(cues().field.search(query.folded) is not None),
        "sources": float(bool(fit)),
        "source_weight": fit[0].weight / 10.0 if fit else 0.0,
        **of_sources,
        f"asks {query.aspect}": 1.0,
        **best.lacking.signals(lacked),
    }


def _ahead(items: Sequence[Evidence] | Sequence[Finding], place: int) -> float:
    """How much heavier the best is than the one at a place behind it."""
    return (items[0].weight - items[place].weight if place < len(items) else _ALONE) / 10.0
