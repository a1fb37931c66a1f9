"""The pages to look at: the register of directives, the timeline of campaigns, the sources and their texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.overview.choice import Choice, Listed, chosen, offered
from bot.overview.overview import Overview
from bot.overview.scale import Scale
from bot.overview.shelf import Item
from bot.platforms.desk import Desk
from bot.platforms.layout import readable
from bot.platforms.timeline_picture import picture
from bot.platforms.web_answers import PICTURE, WISHES, timeline_path, wishes_of
from bot.platforms.web_bars import strip
from bot.platforms.web_forms import page
from bot.wording import pages as say

REGISTER, TIMELINE, SOURCES = "/van-ban", "/dong-thoi-gian", "/nguon"
PAGE = "trang"
ROWS = 50  # of a list on one page
TEXT = 24_000  # characters of a source on one page

T = TypeVar("T")
Thing = TypeVar("Thing", bound=Listed)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a long list: what stands on it, and the addresses of its neighbours."""

    rows: Sequence[T]
    number: int
    last: int
    before: str
    after: str


class LookPages:
    """The handlers; what they show is counted out off the event loop."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> list[Route]:
        """Where the pages are."""
        return [
            Route(REGISTER, self.register, methods=["GET"]),
            Route(TIMELINE, self.timeline, methods=["GET"]),
            Route(PICTURE, self.picture, methods=["GET"]),
            Route(SOURCES, self.sources, methods=["GET"]),
            Route(f"{SOURCES}/{{source:path}}", self.source, methods=["GET"]),
        ]

    async def register(self, request: Request) -> Response:
        """The register of directives."""
        return await self._shown(partial(_register, request))

    async def timeline(self, request: Request) -> Response:
        """The campaigns with their phases as bars over the years."""
        return await self._shown(partial(_timeline, request))

    async def picture(self, request: Request) -> Response:
        """The same as an image."""
        choice = _choice(request)

        def drawn(overview: Overview) -> Response:
            found = chosen(overview.campaigns, choice)
            named = {"Content-Disposition": f'inline; filename="{say.PICTURE_NAME}"'}
            return Response(picture(found, overview.today), media_type="image/png", headers=named)

        return await self._shown(drawn)

    async def sources(self, request: Request) -> Response:
        """The sources with their state."""
        return await self._shown(partial(_sources, request))

    async def source(self, request: Request) -> Response:
        """A source: its card, its documents, its text."""
        return await self._shown(partial(_source, request))

    async def _shown(self, make: Callable[[Overview], Response]) -> Response:
        return await self.desk.off_the_loop(lambda: make(self.desk.assistant.overview()))


def about(overview: Overview, source: str, start: int, end: int) -> dict[str, object]:
    """What a reader of a passage should know: its source's card, and doubts about the facts in it."""
    facts = [fact for fact in overview.facts if fact.source == source and fact.doubt]
    doubts = dict.fromkeys(fact.doubt for fact in facts if fact.span.start < end and start < fact.span.end)
    return {"item": _item(overview, source), "doubts": tuple(doubts)}


def _list(
    request: Request, overview: Overview, every: Sequence[Thing], noun: str
) -> tuple[Sheet[Thing], dict[str, Any]]:
    """The sheet of a list that an address asks for, and what every page of a list shows around it."""
    choice = _choice(request)
    found = chosen(every, choice)
    sheet = _sheet(request, found)
    return sheet, {
        "sheet": sheet,
        "choice": choice,
        "offers": offered(every),
        "counted": say.counted(len(found), len(every), noun),
        "here": request.url.path,
        "today": overview.today,
    }


def _register(request: Request, overview: Overview) -> Response:
    _, shown = _list(request, overview, overview.directives, say.DOCUMENT.lower())
    return page("register.html", heading=say.REGISTER, lead=say.REGISTER_LEAD, empty=say.EMPTY_REGISTER, **shown)


def _sources(request: Request, overview: Overview) -> Response:
    _, shown = _list(request, overview, overview.items, "nguồn")
    return page("sources.html", heading=say.SOURCES, lead=say.SOURCES_LEAD, empty=say.EMPTY_SOURCES, **shown)


def _timeline(request: Request, overview: Overview) -> Response:
    choice, every = _choice(request), overview.campaigns
    sheet, shown = _list(request, overview, every, "phong trào")
    scale = Scale.over((day for campaign in chosen(every, choice) for day in campaign.days), overview.today)
    return page(
        "timeline.html",
        heading=say.TIMELINE,
        lead=say.TIMELINE_LEAD,
        empty=say.EMPTY_TIMELINE,
        strips={campaign.source: strip(campaign, scale, overview.today) for campaign in sheet.rows},
        scale=scale,
        undated=() if choice.any() else overview.undated,
        picture=timeline_path(choice),
        **shown,
    )


def _source(request: Request, overview: Overview) -> Response:
    name = request.path_params["source"]
    item = _item(overview, name)
    if item is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    text = overview.sources[name].text
    pieces = _pieces(text)
    sheet = _sheet(request, pieces, 1)
    named = [row for row in overview.directives if any(quote.source == name for quote in row.quotes)]
    return page("source.html", item=item, sheet=sheet, named=named, here=SOURCES, today=overview.today)


def _item(overview: Overview, source: str) -> Item | None:
    return next((item for item in overview.items if item.id == source), None)


def _choice(request: Request) -> Choice:
    asked = {field: readable(request.query_params.get(name, "")).strip()[:200] for field, name in WISHES.items()}
    return Choice(**asked)


def _sheet(request: Request, rows: Sequence[T], size: int = ROWS) -> Sheet[T]:
    """The page that the address asks for; the nearest where there is none."""
    asked = request.query_params.get(PAGE, "")
    last = max(1, -(-len(rows) // size))
    number = min(max(int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1, 1), last)

    def address(at: int) -> str:
        wished = {**wishes_of(_choice(request)), PAGE: str(at)}
        return f"{request.url.path}?{urlencode(wished)}" if 1 <= at <= last else ""

    return Sheet(rows[(number - 1) * size : number * size], number, last, address(number - 1), address(number + 1))


def _pieces(text: str) -> list[str]:
    """A text in parts that fit a page, parted at ends of lines; joined they are the text."""
    pieces = []
    while len(text) > TEXT:
        cut = text.rfind("\n", TEXT // 2, TEXT) + 1 or TEXT
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]
