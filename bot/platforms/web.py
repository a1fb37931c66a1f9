"""The web page: a chat that also works without JavaScript, its JSON interface, passages in their context."""

import asyncio
import json
import re
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.answering.answer import Answer
from bot.platforms.channel import Assistant, PassageView
from bot.platforms.layout import blocks, readable
from bot.platforms.web_answers import answer_json, block_json, passage_json, picture_path
from bot.platforms.web_guard import HEADERS, StrictHeaders, limited_body
from bot.wording import channels as wording

HERE = Path(__file__).parent
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
TEMPLATES.globals["wording"] = wording
PLACE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
APOLOGIES = {
    HTTPStatus.BAD_REQUEST: wording.UNREADABLE_REQUEST,
    HTTPStatus.NOT_FOUND: wording.NO_SUCH_PAGE,
    HTTPStatus.METHOD_NOT_ALLOWED: wording.WRONG_METHOD,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: wording.TOO_LARGE,
}


def create_app(assistant: Assistant, ready: Callable[[], bool] = lambda: True) -> Starlette:
    """The web page over ``assistant``; ``ready`` tells the health check whether answers come without waiting."""
    page = WebPage(assistant, ready)
    return Starlette(
        routes=[
            Route("/", page.home, methods=["GET"]),
            Route("/", page.ask_by_form, methods=["POST"]),
            Route("/api/ask", page.ask, methods=["POST"]),
            Route("/api/passage/{source:path}/{place}", page.passage_data, methods=["GET"]),
            Route("/passage/{source:path}/{place}", page.passage, methods=["GET"]),
            Route("/picture/{source:path}/{place}.png", page.picture, methods=["GET"]),
            Route("/khoe", page.health, methods=["GET"]),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ],
        middleware=[Middleware(StrictHeaders)],
        exception_handlers={HTTPException: page.apologise, Exception: page.apologise},
    )


class WebPage:
    """The handlers of the web page; the assistant works off the event loop."""

    def __init__(self, assistant: Assistant, ready: Callable[[], bool]) -> None:
        self.assistant = assistant
        self.ready = ready

    async def home(self, request: Request) -> Response:
        """The empty chat."""
        return HTMLResponse(_rendered("chat.html"))

    async def ask_by_form(self, request: Request) -> Response:
        """The chat with one question and its answer, for browsers without JavaScript."""
        fields = parse_qs((await limited_body(request)).decode("utf-8", "replace"), keep_blank_values=True)
        question = readable(fields.get("question", [""])[0])
        answer = await asyncio.to_thread(self.assistant.answer, question)
        return HTMLResponse(page_of(answer, question))

    async def ask(self, request: Request) -> Response:
        """The answer as JSON."""
        question = _question(await limited_body(request))
        return JSONResponse(answer_json(await asyncio.to_thread(self.assistant.answer, question)))

    async def passage(self, request: Request) -> Response:
        """A citation in its context as a page of its own, to read and to print."""
        view = await self._open(request)
        return HTMLResponse(_rendered("passage.html", passage={**passage_json(view), **picture_json(request, view)}))

    async def passage_data(self, request: Request) -> Response:
        """A citation in its context as JSON."""
        view = await self._open(request)
        return JSONResponse({**passage_json(view), **picture_json(request, view)})

    async def picture(self, request: Request) -> Response:
        """The page of the original on which a citation stands, its lines framed."""
        place = PLACE.fullmatch(request.path_params["place"])
        if place and int(place[1]) < int(place[2]):
            ends = int(place[1]), int(place[2])
            image = await asyncio.to_thread(self.assistant.picture, request.path_params["source"], *ends)
            if image:
                return Response(image, media_type="image/png")
        raise HTTPException(HTTPStatus.NOT_FOUND, wording.NO_SUCH_PASSAGE)

    async def health(self, request: Request) -> Response:
        """Whether the server runs, and whether it answers without waiting."""
        return JSONResponse({"ok": True, "ready": self.ready()})

    async def apologise(self, request: Request, error: Exception) -> Response:
        """A courteous word in place of whatever went wrong."""
        status, text = HTTPStatus.INTERNAL_SERVER_ERROR, wording.TROUBLE
        if isinstance(error, HTTPException):
            status = HTTPStatus(error.status_code)
            own = error.detail if error.detail != status.phrase else ""
            text = own or APOLOGIES.get(status, wording.TROUBLE)
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": text}, status, HEADERS)
        return HTMLResponse(_rendered("sorry.html", text=text), status, HEADERS)

    async def _open(self, request: Request) -> PassageView:
        place = PLACE.fullmatch(request.path_params["place"])
        if place and int(place[1]) < int(place[2]):
            view = await asyncio.to_thread(
                self.assistant.open, request.path_params["source"], int(place[1]), int(place[2])
            )
            if view:
                return view
        raise HTTPException(HTTPStatus.NOT_FOUND, wording.NO_SUCH_PASSAGE)


def page_of(answer: Answer, question: str = "") -> str:
    """The chat page with one question and its answer."""
    return _rendered("chat.html", question=question, parts=[block_json(block) for block in blocks(answer)])


def picture_json(request: Request, view: PassageView) -> dict[str, str]:
    """The picture of the page that a passage stands on: its address and what its link says; empty without pages."""
    path = picture_path(request.path_params["source"], request.path_params["place"]) if view.page else ""
    return {"picture": path, "picture_label": wording.PAGE_PICTURE.format(page=view.page) if view.page else ""}


def _rendered(template: str, /, **values: object) -> str:
    return TEMPLATES.get_template(template).render(values)


def _question(body: bytes) -> str:
    try:
        question = json.loads(body)["question"]
    except (ValueError, KeyError, TypeError, RecursionError):
        question = None
    if not isinstance(question, str):
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return readable(question)
