"""The timeline of campaigns as an image for chats: bars over the years, today marked, what has ended grey."""

import io
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bot.answering.standing import State
from bot.overview.campaigns import Campaign
from bot.overview.scale import Scale
from bot.wording import pages as say
from knowledge.vietnamese.dates import shown

MOST = 24  # campaigns that a phone still shows legibly
_COLOURS = {
    State.RUNNING: "#1f7a4d", State.COMING: "#c9993a", State.ENDED: "#7b828c", State.LAPSED: "#7b828c",
    State.IN_FORCE: "#1f7a4d", State.UNKNOWN: "#c7c2b8",
}  # fmt: skip
_INK, _QUIET, _RED = "#1f2430", "#59606c", "#9c1c26"
_WIDTH, _ROW, _HEAD = 9.0, 0.78, 1.5  # inches


def picture(campaigns: Sequence[Campaign], today: date) -> bytes:
    """A PNG of the latest campaigns; one that says so where there are none."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # it is slow to import, and only this needs it
    from matplotlib.figure import Figure

    drawn = campaigns[:MOST]
    figure = Figure(
        figsize=(_WIDTH, _HEAD + _ROW * max(len(drawn), 1)), dpi=130, facecolor="white", layout="constrained"
    )
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    scale = Scale.over((day for campaign in drawn for day in campaign.own_days), today)
    for at, campaign in enumerate(drawn):
        _draw(axes, at, campaign, scale)
    _frame(axes, len(drawn), scale, today)
    rest = len(campaigns) - len(drawn)
    note = say.more_campaigns(rest) if rest else "" if drawn else say.EMPTY_TIMELINE
    axes.set_xlabel("\n".join(filter(None, (note, say.as_of(shown(today))))), color=_QUIET, fontsize=9)
    written = io.BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


def _draw(axes: Any, at: int, campaign: Campaign, scale: Scale) -> None:  # noqa: ANN401 (matplotlib's axes)
    start, end = (shown(day) if day else "" for day in (campaign.start, campaign.end))
    words = f"{campaign.title}  ({say.stretch(start, end)}; {say.STATES[campaign.state].lower()})"
    axes.text(_day(scale.first), at - 0.28, words, fontsize=9.5, color=_INK, va="bottom", zorder=4)
    _bar(axes, campaign.start, campaign.end, scale, at - 0.2, 0.3, campaign.state)
    for phase in campaign.phases:
        if phase.own and (phase.start or phase.end):
            left, width = _bar(axes, phase.start, phase.end, scale, at + 0.15, 0.2, phase.state)
            if width > 30 * len(phase.name):
                axes.text(left + width / 2, at + 0.25, phase.name, fontsize=7, color="white", ha="center", va="center")


def _bar(
    axes: Any,  # noqa: ANN401
    start: date | None,
    end: date | None,
    scale: Scale,
    low: float,
    height: float,
    state: State,
) -> tuple[float, float]:
    left, right = _day(start or scale.first), _day((end or scale.last) + timedelta(days=1))
    axes.broken_barh([(left, right - left)], (low, height), facecolors=_COLOURS[state], edgecolor="white", zorder=3)
    return left, right - left


def _frame(axes: Any, rows: int, scale: Scale, today: date) -> None:  # noqa: ANN401
    axes.set_title(say.TIMELINE, color=_RED, fontsize=14, fontweight="bold", loc="left", pad=22)
    axes.set_xlim(_day(scale.first), _day(scale.last))
    axes.set_ylim(max(rows, 1) - 0.4, -0.75)
    axes.set_yticks([])
    years = [date(int(name), 1, 1) for name, _ in scale.ticks()]
    axes.set_xticks([_day(year) for year in years], [str(year.year) for year in years], fontsize=9, color=_QUIET)
    axes.grid(axis="x", color="#e3dfd7", zorder=0)
    axes.tick_params(length=0)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.axvline(_day(today), color=_RED, linewidth=1.6, zorder=5)
    axes.annotate(
        f"{say.TODAY} {shown(today)}", (_day(today), 1), xycoords=("data", "axes fraction"), xytext=(0, 4),
        textcoords="offset points", ha="right", fontsize=9, color=_RED,
    )  # fmt: skip


def _day(day: date) -> float:
    """Days since the beginning, as matplotlib counts them."""
    return (day - date(1970, 1, 1)).days
