"""A campaign and its phases as bars of a drawing whose widths are percentages: the page scales it, not its words."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.overview.campaigns import Campaign
from bot.overview.scale import Scale, lanes

TOP, CAMPAIGN, PHASE, GAP = 8, 18, 14, 5  # pixels
_ROOM_FOR_NAME = 5.5  # percent of the width under which a bar carries no name


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: ``left`` and ``width`` in percent, ``top`` and ``height`` in pixels."""

    left: float
    width: float
    top: int
    height: int
    state: str
    kind: str  # campaign, phase, named
    name: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars of one campaign, and where today is."""

    bars: tuple[Bar, ...]
    height: int
    today: float


def strip(campaign: Campaign, scale: Scale, today: date) -> Strip:
    """The campaign first, below it its own phases, then stages that its source only speaks of."""
    bars = []
    top = TOP
    if campaign.start or campaign.end:
        left, width = scale.stretch(campaign.start, campaign.end)
        bars.append(Bar(left, width, top, CAMPAIGN, campaign.state, "campaign", ""))
        top += CAMPAIGN + GAP
    for own, kind in ((True, "phase"), (False, "named")):
        phases = [phase for phase in campaign.phases if phase.own is own and (phase.start or phase.end)]
        places = [scale.stretch(phase.start, phase.end) for phase in phases]
        rows = lanes(places)
        for phase, (left, width), row in zip(phases, places, rows, strict=True):
            name = phase.name if width >= max(_ROOM_FOR_NAME, len(phase.name) * 0.9) else ""
            bars.append(Bar(left, width, top + row * (PHASE + GAP), PHASE, phase.state, kind, name))
        top += (max(rows) + 1) * (PHASE + GAP) if rows else 0
    half = (scale.at(today + timedelta(days=1)) + scale.at(today)) / 2
    return Strip(tuple(bars), top + TOP - GAP, round(half, 3))
