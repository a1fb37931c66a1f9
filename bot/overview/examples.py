"""Example questions made of what the sources hold, each tried before it is offered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.answering.answer import Answer, Status
from bot.overview.overview import Overview
from bot.wording import pages as say
from knowledge.entry import Status as Validity
from knowledge.fact import Fact, FactKind
from knowledge.vietnamese.dates import shown
from knowledge.vietnamese.normal import fold

_TRIES = 3  # of a kind
_MOST = 110  # characters that a button carries


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and the source or handbook entry that it was made of."""

    question: str
    origin: str


def examples(overview: Overview, answer: Callable[[str], Answer]) -> tuple[str, ...]:
    """At most one question of each kind, answered out of what it was made of; of another place each if possible."""
    offered: list[Example] = []
    for kind in (_themes, _directives, _phases, _terms):
        used = {example.origin for example in offered}
        made = [example for example in kind(overview) if len(example.question) <= _MOST]
        made.sort(key=lambda example: example.origin in used)
        proven = (example for example in made[:_TRIES] if _answers(answer(example.question), example.origin))
        offered += [example for example in (next(proven, None),) if example]
    return tuple(example.question for example in offered)


def _answers(answer: Answer, origin: str) -> bool:
    named = {citation.source for citation in answer.citations} | {basis.id for basis in answer.basis}
    return answer.status is Status.ANSWERED and origin in named


def _themes(overview: Overview) -> Iterator[Example]:
    for fact in _facts(overview, FactKind.THEME):
        card = overview.sources[fact.source].provenance
        if fact.fields["type"] == say.THEME_TYPE and card.place and card.period:
            yield Example(say.theme_of(card.place, card.period.start.year), fact.source)


def _directives(overview: Overview) -> Iterator[Example]:
    for row in overview.directives:
        if row.subject and row.day and len(row.quotes) == 1:
            yield Example(say.what_is_it_about(row.type, row.number, shown(row.day)), row.quotes[0].source)


def _phases(overview: Overview) -> Iterator[Example]:
    for fact in _facts(overview, FactKind.PHASE):
        place = overview.sources[fact.source].provenance.place
        if fact.fields["number"] and fact.fields["from"] and place:
            yield Example(say.when_does_it_begin(fact.fields["name"], place), fact.source)


def _terms(overview: Overview) -> Iterator[Example]:
    for entry in overview.entries:
        told = fold(entry.answer).startswith(f"{fold(entry.term)} la ")
        if told and entry.status in (Validity.IN_FORCE, Validity.UNCERTAIN):
            yield Example(say.what_is(entry.term), entry.id)


def _facts(overview: Overview, kind: FactKind) -> Iterator[Fact]:
    """The facts of a kind, those of the latest source first."""
    latest = {item.id: at for at, item in enumerate(overview.items)}
    return iter(sorted((f for f in overview.facts if f.kind is kind), key=lambda fact: latest[fact.source]))
