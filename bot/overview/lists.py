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
    """The movements by name, each once with all places whose sources speak of it."""
    named: dict[str, list[Fact]] = {}
    for fact in _facts(overview, FactKind.MOVEMENT):
        named.setdefault(" ".join(syllables(fact.fields["name"])), []).append(fact)
    items = {item.id: item for item in overview.items}
    found = []
    for facts in named.values():
        places = tuple(dict.fromkeys(place for fact in facts for place in items[fact.source].places))
        years = tuple(dict.fromkeys(year for fact in facts for year in items[fact.source].years))
        quotes = [quoted(fact, overview.sources[fact.source]) for fact in facts]
        said = say.movement(facts[0].fields["name"], places)
        found.append(Line(said, quotes[0], places, years, others=tuple(quotes[1:])))
    return found


def criteria(overview: Overview) -> list[Line]:
    """The criteria and principles, each in the source's own words."""
    items = {item.id: item for item in overview.items}
    found = []
    for fact in _facts(overview, FactKind.CRITERION):
        quote = quoted(fact, overview.sources[fact.source])
        found.append(Line(f"“{quote.text}”", quote, items[fact.source].places, items[fact.source].years))
    return found


LISTS: dict[str, Lines] = {
    "vanban": documents, "dot": campaigns, "phongtrao": movements, "tieuchi": criteria,
}  # fmt: skip
BY_PLACE = frozenset({"phongtrao", "tieuchi"})  # without a wish they ask whose


def listed(overview: Overview, name: str, wish: str) -> Answer:
    """The list of a command; ``wish`` are the words behind it, such as "Tây Ninh 2023 trang 2"."""
    every, noun = LISTS[name](overview), say.NAMES[name]
    words, page = _read(wish)
    command = f"/{name} {words}".strip()
    places = list(dict.fromkeys(place for line in every for place in line.places))
    if not words and name in BY_PLACE and len(places) > 1:
        return ask_back(say.which_place(noun), places, command, Status.CLARIFY, Reason.AMBIGUOUS)
    choice = wished(words, every)
    found = [_told_in(overview, line, choice.place) for line in chosen(every, choice)]
    if not found:
        return ask_back(say.nothing(noun, words), places, f"/{name}", Status.ABSTAINED, Reason.NOT_IN_SOURCES)
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
        if phase.own:
            said = say.phase(phase.name, campaign.title, _stretch(phase), phase.state)
            yield Line(said, phase.quote, *told, phase.state)


def _stretch(time: Campaign | Phase) -> str:
    return pages_wording.stretch(shown(time.start) if time.start else "", shown(time.end) if time.end else "")


def _facts(overview: Overview, kind: FactKind) -> Iterable[Fact]:
    return (fact for fact in overview.facts if fact.kind is kind)


def _told_in(overview: Overview, line: Line, place: str) -> Line:
    """The line with the words of a source of the place that is wished for."""
    of_place = (quote for quote in line.others if place in places_of(overview.sources[quote.source].provenance))
    return replace(line, quote=next(of_place, line.quote))
