"""All seven kinds of fact of one source."""

from collections.abc import Sequence

from knowledge.correction import corrected
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
    return [fact for group in groups for fact in sorted(group, key=lambda fact: (fact.span.start, fact.span.end))]


def collect(sources: Sequence[Source], *, with_corrections: bool = True) -> tuple[Fact, ...]:
    """The facts of all sources, as people corrected them, with one register of directives over all."""
    found: list[Fact] = []
    for source in sources:
        facts = extract(source)
        found += corrected(facts, source.corrections, source.id, source.text) if with_corrections else facts
    return tuple(registered(found, {source.id: source for source in sources}))
