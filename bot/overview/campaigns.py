"""The campaigns of the sources with their phases, as stretches of time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.overview.places import places_of
from bot.overview.register import Choice, Quote, quoted
from bot.overview.state import State, state_of_time
from knowledge.fact import Fact, FactKind
from knowledge.source import Period, Source
from knowledge.vietnamese.normal import fold


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


def campaigns(facts: Sequence[Fact], sources: Mapping[str, Source], today: date) -> tuple[Campaign, ...]:
    """One for each source that tells of a time, the latest first."""
    made = [_campaign(source, [f for f in facts if f.source == source.id], today) for source in sources.values()]
    dated = [campaign for campaign in made if campaign.days]
    return tuple(sorted(dated, key=lambda c: (c.start or min(c.days), c.end or max(c.days), c.title), reverse=True))


def undated(facts: Sequence[Fact], sources: Mapping[str, Source], today: date) -> tuple[Campaign, ...]:
    """Those of news reports and plans that tell of no time."""
    made = [_campaign(source, [f for f in facts if f.source == source.id], today) for source in sources.values()]
    return tuple(campaign for campaign in made if not campaign.days and not _is_law(sources[campaign.source]))


def chosen(listed: Sequence[Campaign], choice: Choice) -> tuple[Campaign, ...]:
    """The campaigns that fit every wish."""
    return tuple(campaign for campaign in listed if _fits(campaign, choice))


def years_of(campaign: Campaign) -> range:
    """The calendar years that it touches."""
    days = campaign.days
    return range(min(days).year, max(days).year + 1) if days else range(0)


def _is_law(source: Source) -> bool:
    return source.provenance.in_articles


def _campaign(source: Source, facts: Sequence[Fact], today: date) -> Campaign:
    card = source.provenance
    phases = tuple(sorted(_phases(source, facts, today), key=lambda p: (p.start or date.max, p.end or date.max)))
    period = card.period
    if period:
        phases = tuple(replace(p, own=_within(p, period)) for p in phases)
    start = period.start if period else min((p.start for p in phases if p.start), default=None)
    end = period.end if period else max((p.end for p in phases if p.end), default=None)
    title = card.short_title or card.title or source.id
    return Campaign(
        source.id, title, card.issuer, places_of(card), start, end, state_of_time(start, end, today), phases
    )


def _within(phase: Phase, period: Period) -> bool:
    days = [day for day in (phase.start, phase.end) if day]
    return all(period.start <= day <= period.end for day in days)


def _phases(source: Source, facts: Sequence[Fact], today: date) -> list[Phase]:
    """Each stage once: a second mention of the same name and days adds nothing."""
    found: dict[tuple[str, str, str], Phase] = {}
    for fact in facts:
        if fact.kind is FactKind.PHASE:
            first, last = fact.fields["from"], fact.fields["to"]
            start = date.fromisoformat(first) if first else None
            end = date.fromisoformat(last) if last else None
            name = fact.fields["name"].strip(' :;.,“”"')
            phase = Phase(
                name[:1].upper() + name[1:], start, end, state_of_time(start, end, today), quoted(fact, source)
            )
            found.setdefault((fold(name), first, last), phase)
    return list(found.values())


def _fits(campaign: Campaign, choice: Choice) -> bool:
    return (
        (not choice.place or choice.place in campaign.places)
        and (not choice.year or choice.year in map(str, years_of(campaign)))
        and (not choice.issuer or fold(choice.issuer) == fold(campaign.issuer))
        and (not choice.state or choice.state == campaign.state)
        and all(word in fold(f"{campaign.title} {campaign.issuer}") for word in fold(choice.words).split())
    )
