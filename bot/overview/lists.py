"""What the commands list: documents, campaigns with their phases, movements, criteria."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.answering.answer import Answer, Reason, Status
from bot.overview.campaigns import Campaign, Phase
from bot.overview.choice import Choice, chosen, wished
from bot.overview.cited import Line, Lines, as_of, ask_back, sheet
from bot.overview.overview import Overview
from bot.overview.places import places_of
from bot.overview.register import quoted
from bot.wording import lists as say
from bot.wording import pages as pages_wording
from knowledge.fact import Fact, FactKind
from knowledge.vietnamese.dates import shown
from knowledge.vietnamese.normal import syllables

LONGEST_WISH = 100  # characters that are kept of what follows a command
_SHEET = re.compile(rf"(?:^| ){say.PAGE} ([0-9]{{1,4}})$", re.IGNORECASE)


def documents(overview: Overview) -> list[Line]:
    """The register of directives, the newest first."""
    found = []
    for row in overview.directives:
        day = shown(row.day) if row.day else ""
        ends = shown(row.standing.day) if row.standing.day else ""
        named = say.document(row.type, row.number, day, row.issuer)
        said = f"{named}; {say.standing(row.state, ends, row.standing.told)}"
        found.append(Line(said, row.quotes[0], row.places, row.years, row.issuer, row.state, row.quotes[1:]))
    return found


def campaigns(overview: Overview) -> list[Line]:
    """The campaigns, the latest first, each with its own phases."""
    return [line for campaign in overview.campaigns for line in _of_campaign(campaign)]


def movements(overview: Overview) -> list[Line]:
    """The movements by name, one for each source that speaks of one."""
    return [
        replace(line, said=say.movement(fact.fields["name"]), name=" ".join(syllables(fact.fields["name"])))
        for fact, line in _of_kind(overview, FactKind.MOVEMENT)
    ]


def criteria(overview: Overview) -> list[Line]:
    """The criteria and principles, each in the source's own words."""
    return [line for _, line in _of_kind(overview, FactKind.CRITERION)]


LISTS: dict[str, Lines] = {
    "vanban": documents, "dot": campaigns, "phongtrao": movements, "tieuchi": criteria,
}  # fmt: skip
BY_PLACE = frozenset({"phongtrao", "tieuchi"})  # without a wish they ask whose


def listed(overview: Overview, name: str, wish: str) -> Answer:
    """The list of a command; ``wish`` are the words behind it, a place, a year, a state, others, "trang 2"."""
    every, noun = LISTS[name](overview), say.NAMES[name]
    words, page = _read(wish)
    command = f"/{name} {words}".strip()
    owners = list(dict.fromkeys(owner for line in every for owner in line.places or (line.issuer,) if owner))
    if not words and name in BY_PLACE and len(owners) > 1:
        return ask_back(say.which_place(noun), owners, command, Status.CLARIFY, Reason.AMBIGUOUS)
    choice = wished(words, every)
    found = [_told_in(overview, line, choice.place) for line in _named_once(chosen(every, choice))]
    if not found:
        return ask_back(say.nothing(noun, words), owners, f"/{name}", Status.ABSTAINED, Reason.NOT_IN_SOURCES)
    heading = as_of(overview, noun, len(found), words)
    return sheet(overview, found, page, heading, command)


def choice_of(overview: Overview, wish: str) -> Choice:
    """The campaigns that the words behind a command wish to see in a picture."""
    return wished(_read(wish)[0], overview.campaigns)


def _read(wish: str) -> tuple[str, int]:
    """What is wished for, and which sheet of it."""
    words = " ".join(wish.split())
    page = _SHEET.search(words)
    words = words[: page.start()] if page else words
    return words[:LONGEST_WISH].strip(), int(page[1]) if page else 1


def _of_campaign(campaign: Campaign) -> Iterator[Line]:
    told = (campaign.places, campaign.years, campaign.issuer)
    if campaign.quote:
        said = say.campaign(campaign.title, _stretch(campaign), campaign.state)
        yield Line(said, campaign.quote, *told, campaign.state)
    for phase in campaign.phases:
        same = (phase.start, phase.end) == (campaign.start, campaign.end)
        if phase.own and not (campaign.quote and same):  # that says the same once more
            said = say.phase(phase.name, campaign.title, _stretch(phase), phase.state)
            yield Line(said, phase.quote, *told, phase.state)


def _stretch(time: Campaign | Phase) -> str:
    return pages_wording.stretch(shown(time.start) if time.start else "", shown(time.end) if time.end else "")


def _of_kind(overview: Overview, kind: FactKind) -> Iterator[tuple[Fact, Line]]:
    """The facts of a kind, each in its own words with what its source tells of place and time."""
    items = {item.id: item for item in overview.items}
    for fact in overview.facts:
        if fact.kind is kind:
            quote, item = quoted(fact, overview.sources[fact.source]), items[fact.source]
            yield fact, Line(f"“{quote.text}”", quote, item.places, item.years, item.issuer)


def _named_once(lines: Iterable[Line]) -> list[Line]:
    """Lines of one name as one, with all their places."""
    named: dict[object, list[Line]] = {}
    for line in lines:
        named.setdefault(line.name or id(line), []).append(line)
    return [_with_places(same) for same in named.values()]


def _with_places(same: list[Line]) -> Line:
    places = tuple(dict.fromkeys(place for line in same for place in line.places))
    first = same[0]
    return replace(first, said=say.in_places(first.said, places), places=places) if first.name else first


def _told_in(overview: Overview, line: Line, place: str) -> Line:
    """The line with the words of a source of the place that is wished for."""
    of_place = (quote for quote in line.others if place in places_of(overview.sources[quote.source].provenance))
    return replace(line, quote=next(of_place, line.quote))
