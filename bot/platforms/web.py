"""The web page: a chat that also works without JavaScript, its JSON interface, passages in their context."""

import hashlib
import json
import re
import secrets
import socket
from collections.abc import Callable, Sequence
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.platforms.channel import PassageView
from bot.platforms.desk import Desk
from bot.platforms.layout import readable
from bot.platforms.web_admin import AdminPages
from bot.platforms.web_answers import passage_json, picture_path
from bot.platforms.web_forms import form, rendered
from bot.platforms.web_guard import HEADERS, Shield, StrictHeaders, limited_body
from bot.platforms.web_look import LookPages, about
from bot.platforms.web_own import OwnPages
from bot.platforms.web_server import serve_on
from bot.platforms.web_turns import WebTurns
from bot.platforms.web_visitor import Visitor
from bot.storage.errors import StorageError
from bot.wording import channels as wording

HERE = Path(__file__).parent
KEEP_DAYS = 90
ASKED = "hoi"  # the name under which an address carries a question
LONGEST_LINK = 300  # characters of a question that an address carries
PLACE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
APOLOGIES = {
    HTTPStatus.BAD_REQUEST: wording.UNREADABLE_REQUEST,
    HTTPStatus.NOT_FOUND: wording.NO_SUCH_PAGE,
    HTTPStatus.METHOD_NOT_ALLOWED: wording.WRONG_METHOD,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: wording.TOO_LARGE,
}


class WebChannel:
    """The web page over a desk; ``ready`` tells the health check whether answers come without waiting."""

    def __init__(
        self,
        desk: Desk,
        ready: Callable[[], bool] = lambda: True,
        address_rates: str = "",
        keep_days: int = KEEP_DAYS,
        webhooks: Sequence[Route] = (),
    ) -> None:
        self.turns = WebTurns(desk, address_rates)
        more = (*OwnPages(desk, keep_days).routes(), *LookPages(desk).routes(), *AdminPages(desk).routes(), *webhooks)
        self.app = _app(WebPage(desk, self.turns, ready), more)

    async def run(self, listener: socket.socket) -> None:
        """Serve on a socket that listens already, until cancelled; requests under way are finished."""
        await self.turns.mailroom.go_on()
        await serve_on(self.app, listener, self.turns.mailroom.stop)


def _app(page: "WebPage", more: Sequence[Route]) -> Starlette:
    return Starlette(
        routes=[
            Route("/", page.home, methods=["GET"]),
            Route("/", page.ask_by_form, methods=["POST"]),
            Route("/api/ask", page.ask, methods=["POST"]),
            Route("/api/passage/{source:path}/{place}", page.passage_data, methods=["GET"]),
            Route("/passage/{source:path}/{place}", page.passage, methods=["GET"]),
            Route("/picture/{source:path}/{place}.png", page.picture, methods=["GET"]),
            Route("/khoe", page.health, methods=["GET"]),
            *more,
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ],
        middleware=[Middleware(StrictHeaders), Middleware(Shield)],
        exception_handlers=dict.fromkeys((HTTPException, StorageError, ClientDisconnect, Exception), page.apologise),
    )


class WebPage:
    """The handlers of the web page; the assistant works off the event loop."""

    def __init__(self, desk: Desk, turns: WebTurns, ready: Callable[[], bool]) -> None:
        self.desk, self.turns = desk, turns
        self.ready = ready

    async def home(self, request: Request) -> Response:
        """The empty chat; with a question in the address, its answer."""
        visitor, question = Visitor.of(request), readable(request.query_params.get(ASKED, "")).strip()
        if question:
            key = hashlib.sha256(f"{question}\n{self.desk.now().date()}".encode()).hexdigest()[:32]
            return visitor.remember(
                request, HTMLResponse(page_of(await self.turns.ask(visitor, question, key), question))
            )
        examples = self.desk.assistant.examples()
        page = rendered("chat.html", key=secrets.token_hex(16), examples=examples)
        return visitor.remember(request, HTMLResponse(page))

    async def ask_by_form(self, request: Request) -> Response:
        """The chat with one question and its answer, for browsers without JavaScript."""
        fields = await form(request)
        question, key = fields.get("question", ""), fields.get("key")
        visitor = Visitor.of(request)
        answer = await self.turns.ask(visitor, question, key)
        return visitor.remember(request, HTMLResponse(page_of(answer, question)))

    async def ask(self, request: Request) -> Response:
        """The answer as JSON."""
        question, key = _question(await limited_body(request))
        visitor = Visitor.of(request)
        return visitor.remember(request, JSONResponse(await self.turns.ask(visitor, question, key)))

    async def passage(self, request: Request) -> Response:
        """A citation in its context as a page of its own, to read and to print."""
        view = await self._open(request)
        overview = await self.desk.off_the_loop(self.desk.assistant.overview)
        known = about(overview, *_named(request))
        shown = {**passage_json(view), **picture_json(request, view)}
        return HTMLResponse(rendered("passage.html", passage=shown, **known))

    async def passage_data(self, request: Request) -> Response:
        """A citation in its context as JSON."""
        view = await self._open(request)
        return JSONResponse({**passage_json(view), **picture_json(request, view)})

    async def picture(self, request: Request) -> Response:
        """The page of the original on which a citation stands, its lines framed."""
        source, start, end = _named(request)
        if start < end:
            image = await self.desk.off_the_loop(partial(self.desk.assistant.picture, source, start, end))
            if image:
                return Response(image, media_type="image/png")
        raise HTTPException(HTTPStatus.NOT_FOUND, wording.NO_SUCH_PASSAGE)

    async def health(self, request: Request) -> Response:
        """Whether the server runs, and whether it answers without waiting."""
        return JSONResponse({"ok": True, "ready": self.ready()})

    async def apologise(self, request: Request, error: Exception) -> Response:
        """A courteous word in place of whatever went wrong."""
        status, text = HTTPStatus.INTERNAL_SERVER_ERROR, wording.TROUBLE
        if isinstance(error, StorageError):  # a full disk now may have room later
            status = HTTPStatus.SERVICE_UNAVAILABLE
        if isinstance(error, HTTPException):
            status = HTTPStatus(error.status_code)
            own = error.detail if error.detail != status.phrase else ""
            text = own or APOLOGIES.get(status, wording.TROUBLE)
        if request.url.path.startswith("/api/"):
            response: Response = JSONResponse({"error": text}, status, HEADERS)
        else:
            response = HTMLResponse(rendered("sorry.html", text=text), status, HEADERS)
        known = hasattr(request.state, "ticket")  # one who waits to be let in is the same person next time
        return Visitor.of(request).remember(request, response) if known else response

    async def _open(self, request: Request) -> PassageView:
        source, start, end = _named(request)
        if start < end:
            view = await self.desk.off_the_loop(partial(self.desk.assistant.open, source, start, end))
            if view:
                return view
        raise HTTPException(HTTPStatus.NOT_FOUND, wording.NO_SUCH_PASSAGE)


def _named(request: Request) -> tuple[str, int, int]:
    """The place that an address names; an empty one where it names none."""
    place = PLACE.fullmatch(request.path_params["place"])
    start, end = (int(place[1]), int(place[2])) if place else (0, 0)
    return request.path_params["source"], start, end


def page_of(answer: dict[str, Any], question: str = "") -> str:
    """The chat page with one question and its answer."""
    link = f"/?{urlencode({ASKED: question})}" if question.strip() and len(question) <= LONGEST_LINK else ""
    return rendered("chat.html", question=question, answer=answer, link=link, key=secrets.token_hex(16))


def picture_json(request: Request, view: PassageView) -> dict[str, str]:
    """The picture of the page that a passage stands on: its address and what its link says; empty without pages."""
    path = picture_path(request.path_params["source"], request.path_params["place"]) if view.page else ""
    return {"picture": path, "picture_label": wording.PAGE_PICTURE.format(page=view.page) if view.page else ""}


def _question(body: bytes) -> tuple[str, object]:
    """What is asked, and the browser's name for it."""
    try:
        asked = json.loads(body)
        question, key = asked["question"], asked.get("key")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        question, key = None, None
    if not isinstance(question, str):
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return readable(question), key
