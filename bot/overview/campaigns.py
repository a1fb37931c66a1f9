"""The campaigns of the sources with their phases, as stretches of time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.standing import State, state_of_time
from bot.overview.places import places_of
from bot.overview.register import Quote, quoted
from knowledge.fact import Fact, FactKind, days_of
from knowledge.metadata import described
from knowledge.source import Period, Source
from knowledge.span import Span
from knowledge.structure.prose import sentence_breaks
from knowledge.vietnamese.normal import fold
from knowledge.vietnamese.periods import find_periods


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage that a source names; a day that it does not tell is ``None``."""

    name: str
    start: date | None
    end: date | None
    state: State
    quote: Quote
    own: bool = True  # within the campaign's time; else a stage that it only speaks of


@dataclass(frozen=True, slots=True)
class Campaign:
    """What a source tells of a campaign's time; ``start`` and ``end`` are its period, else from first phase to last."""

    source: str
    title: str
    issuer: str
    places: tuple[str, ...]
    start: date | None
    end: date | None
    state: State
    phases: tuple[Phase, ...]
    quote: Quote | None = None  # where its period is named; ``None`` where only its phases are

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that it names."""
        others = (day for phase in self.phases if not phase.own for day in (phase.start, phase.end))
        return (*self.own_days, *(day for day in others if day))

    @property
    def own_days(self) -> tuple[date, ...]:
        """The days of the campaign itself and of its own stages."""
        own = (day for phase in self.phases if phase.own for day in (phase.start, phase.end))
        return tuple(day for day in (self.start, self.end, *own) if day)

    @property
    def years(self) -> tuple[str, ...]:
        """The calendar years that it touches."""
        days = self.days
        return tuple(map(str, range(min(days).year, max(days).year + 1))) if days else ()

    @property
    def words(self) -> str:
        """The text in which words are looked for."""
        return f"{self.title} {self.issuer}"


def told(facts: Sequence[Fact], sources: Mapping[str, Source], today: date) -> tuple[Campaign, ...]:
    """What each source tells of a campaign's time, in the order of the sources."""
    of_source: dict[str, list[Fact]] = {}
    for fact in facts:
        of_source.setdefault(fact.source, []).append(fact)
    return tuple(_campaign(source, of_source.get(source.id, []), today) for source in sources.values())


def dated(every: Iterable[Campaign]) -> tuple[Campaign, ...]:
    """Those that tell of a time, the latest first."""
    found = [campaign for campaign in every if campaign.days]
    return tuple(sorted(found, key=lambda c: (c.start or min(c.days), c.end or max(c.days), c.title), reverse=True))


def undated(every: Iterable[Campaign], sources: Mapping[str, Source]) -> tuple[Campaign, ...]:
    """Those of news reports and plans that tell of no time; a law is none."""
    silent = (campaign for campaign in every if not campaign.days)
    return tuple(c for c in silent if not sources[c.source].provenance.in_articles)


def _campaign(source: Source, facts: Sequence[Fact], today: date) -> Campaign:
    card = source.provenance
    phases = tuple(sorted(_phases(source, facts, today), key=lambda p: (p.start or date.max, p.end or date.max)))
    period = card.period
    if period:
        phases = tuple(replace(p, own=_within(p, period)) for p in phases)
    start = period.start if period else min((p.start for p in phases if p.start), default=None)
    end = period.end if period else max((p.end for p in phases if p.end), default=None)
    title = card.short_title or card.title or source.id
    state, quote = state_of_time(start, end, today), _words_of(period, source) if period else None
    return Campaign(source.id, title, card.issuer, places_of(card), start, end, state, phases, quote)


def _words_of(period: Period, source: Source) -> Quote:
    """The sentence that names a period first; where it is named by its card only, the first line of the source."""
    text = source.text
    named = (found.span for found in find_periods(text) if (found.start, found.end) == (period.start, period.end))
    at = next(named, Span(0, 1))
    line_end = text.find("\n", at.end)
    line = Span(text.rfind("\n", 0, at.start) + 1, line_end if line_end >= 0 else len(text))
    ends = [line.start, *sentence_breaks(text, line), line.end]
    start = max(end for end in ends if end <= at.start)
    end = min((end for end in ends if end >= at.end and end > start), default=line.end)
    end = start + len(text[start:end].rstrip())
    return Quote(source.id, start, end, text[start:end], described(source.provenance))


def _within(phase: Phase, period: Period) -> bool:
    days = [day for day in (phase.start, phase.end) if day]
    return all(period.start <= day <= period.end for day in days)


def _phases(source: Source, facts: Sequence[Fact], today: date) -> list[Phase]:
    """Each stage once: a second mention of the same name and days adds nothing."""
    found: dict[tuple[str, date | None, date | None], Phase] = {}
    for fact in facts:
        if fact.kind is FactKind.PHASE:
            start, end = days_of(fact)
            name = fact.fields["name"].strip(' :;.,“”"')
            phase = Phase(
                name[:1].upper() + name[1:], start, end, state_of_time(start, end, today), quoted(fact, source)
            )
            found.setdefault((fold(name), start, end), phase)
    return list(found.values())
