"""All seven kinds of fact of one source."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.correction import corrected
from knowledge.doubt import certain, undoubted
from knowledge.fact import Fact
from knowledge.facts import facts as fact_passages
from knowledge.facts.campaign import movements, themes
from knowledge.facts.criterion import criteria
from knowledge.facts.figure import figures
from knowledge.facts.mention import mentions
from knowledge.facts.participant import participants
from knowledge.facts.register import registered
from knowledge.facts.stage import stages
from knowledge.source import Source
from knowledge.span import Span
from knowledge.structure import split


def extract(source: Source) -> list[Fact]:
    """The facts of a source, kind by kind and in the order of the text."""
    prose = split(source)
    named = list(fact_passages(source, prose))
    directives = list(mentions(source, named))
    groups = (
        directives,
        stages(source, prose),
        criteria(source, prose),
        movements(source, [*named, *prose]),
        themes(source, named),
        figures(source, prose, named),
        participants(source, prose, directives),
    )
    found = [[_trimmed(fact, source.text) for fact in group] for group in groups]
    return [fact for group in found for fact in sorted(group, key=lambda fact: (fact.span.start, fact.span.end))]


def _trimmed(fact: Fact, text: str) -> Fact:
    """The fact without white space at the ends of its words."""
    words = fact.span.of(text)
    if words == words.strip():
        return fact
    start = fact.span.start + len(words) - len(words.lstrip())
    return replace(fact, span=Span(start, start + len(words.strip())))


def collect(sources: Sequence[Source], *, with_corrections: bool = True) -> tuple[Fact, ...]:
    """The facts of all sources, as people corrected them, with one register of directives over all."""
    found: list[Fact] = []
    for source in sources:
        facts = undoubted(extract(certain(source)))
        found += corrected(facts, source.corrections, source.id, source.text) if with_corrections else facts
    return tuple(registered(found, {source.id: source for source in sources}))
