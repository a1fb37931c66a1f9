"""All seven kinds of fact of one source."""

from knowledge.facts import facts as fact_passages
from knowledge.facts.campaign import movements, themes
from knowledge.facts.criterion import criteria
from knowledge.facts.fact import Fact
from knowledge.facts.figure import figures
from knowledge.facts.mention import mentions
from knowledge.facts.participant import participants
from knowledge.facts.stage import stages
from knowledge.source import Source
from knowledge.structure import split


def extract(source: Source) -> list[Fact]:
    """The facts of a source, kind by kind and in the order of the text."""
    prose = split(source)
    named = list(fact_passages(source, prose))
    groups = (
        mentions(source, named),
        stages(source, prose),
        criteria(source, prose),
        movements(source, [*named, *prose]),
        themes(source, named),
        figures(source, prose, named),
        participants(source, prose),
    )
    return [fact for group in groups for fact in sorted(group, key=lambda fact: (fact.span.start, fact.span.end))]
