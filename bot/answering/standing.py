"""How a document, a campaign or a source stands on a day, and what tells so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.answering.legal import lapsed
from knowledge.entry import Entry, Status
from knowledge.source import Source
from knowledge.validity import Change, same_document
from knowledge.vietnamese.periods import find_periods

_VISION = re.compile(r",?\s*tầm nhìn đến (?:năm )?\d{4}", re.IGNORECASE)  # a far aim is no end


class State(StrEnum):
    """The standings; their values are what a filter's address says."""

    RUNNING = "dang-thuc-hien"
    COMING = "sap-toi"
    IN_FORCE = "con-hieu-luc"
    ENDED = "da-ket-thuc"
    LAPSED = "het-hieu-luc"
    UNKNOWN = "chua-ro"


class Told(StrEnum):
    """Where a standing is told."""

    TEXT = "text"  # the document's own words or card
    OTHER = "other"  # a source that replaces it
    HANDBOOK = "handbook"
    SUBJECT = "subject"  # the time that its title names
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Standing:
    """A state, what tells it, and the day from which a document no longer holds or at which a campaign ends."""

    state: State
    told: Told = Told.NOWHERE
    day: date | None = None


UNKNOWN = Standing(State.UNKNOWN)


def state_of_time(start: date | None, end: date | None, today: date) -> State:
    """How a stretch of time stands; one that has no end but has begun is running."""
    if end and end < today:
        return State.ENDED
    if start and start > today:
        return State.COMING
    return State.RUNNING if start or end else State.UNKNOWN


def of_source(source: Source, sources: Sequence[Source], entries: Sequence[Entry], today: date) -> Standing:
    """A legal text by its validity, a campaign by its period."""
    card = source.provenance
    if card.number and (end := lapsed(source, sources, entries)) and end <= today:
        return Standing(State.LAPSED, Told.TEXT, end)
    first = card.validity.effective_from
    if first and first > today:
        return Standing(State.COMING, Told.TEXT, first)
    if card.period:
        return Standing(state_of_time(card.period.start, card.period.end, today), Told.TEXT, card.period.end)
    return Standing(State.IN_FORCE, Told.TEXT, card.validity.expires) if first else UNKNOWN


def of_document(
    number: str, subject: str, sources: Sequence[Source], entries: Iterable[Entry], today: date
) -> Standing:
    """A document that sources mention: by a source that replaces it, the handbook, or the time that its title names."""
    replaced = [
        source.provenance.validity.effective_from
        for source in sources
        for effect in source.provenance.validity.effects
        if effect.change is not Change.AMENDS and not effect.part and effect.sure
        if same_document(effect.target, number)
    ]
    days = [day for day in replaced if day and day <= today]
    if days:
        return Standing(State.LAPSED, Told.OTHER, min(days))
    return _by_handbook(number, entries, today) or _by_subject(subject, today)


def of_named(
    number: str, day: str, subject: str, sources: Sequence[Source], entries: Sequence[Entry], today: date
) -> Standing:
    """A document by itself where it is a source, else by what others tell of it; ``day`` is its own, if known."""
    for source in sources:
        card = source.provenance
        same_day = not day or not card.published or card.published.isoformat() == day
        if card.number and same_day and same_document(card.number, number):
            standing = of_source(source, sources, entries, today)
            if standing.state is not State.UNKNOWN:
                return standing
    return of_document(number, subject, sources, entries, today)


def _by_handbook(number: str, entries: Iterable[Entry], today: date) -> Standing | None:
    for entry in entries:
        if not same_document(entry.term, number):
            continue
        if entry.valid_to and entry.valid_to < today:
            over = Standing(State.LAPSED, Told.HANDBOOK, entry.valid_to + timedelta(days=1))
            return Standing(State.ENDED, Told.HANDBOOK, entry.valid_to) if entry.status is Status.ENDED else over
        if entry.status is Status.IN_FORCE and (entry.valid_from is None or entry.valid_from <= today):
            return Standing(State.IN_FORCE, Told.HANDBOOK)
    return None


def _by_subject(subject: str, today: date) -> Standing:
    aims = _VISION.sub("", subject)
    periods = [period for period in find_periods(aims) if period.end]
    if not periods:
        return UNKNOWN
    end = max(period.end for period in periods if period.end)
    starts = [period.start for period in periods if period.start]
    return Standing(state_of_time(min(starts, default=None), end, today), Told.SUBJECT, end)
