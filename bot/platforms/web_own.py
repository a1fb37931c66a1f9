"""What is a visitor's own: opinions on their answers, and the data that are kept of them."""

import json
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.platforms.commands import LONGEST_COMMENT
from bot.platforms.desk import Desk
from bot.platforms.layout import readable
from bot.platforms.web_forms import form, page, whole
from bot.platforms.web_guard import limited_body
from bot.platforms.web_turns import CHANNEL
from bot.platforms.web_visitor import Visitor
from bot.storage import feedback, people, privacy
from bot.storage.feedback import Fault, Opinion
from bot.wording import feedback as wording
from bot.wording import privacy as privacy_wording

SAYINGS: dict[str, Opinion | Fault] = {**{str(said): said for said in Opinion}, **{str(said): said for said in Fault}}


class OwnPages:
    """The handlers; a visitor is known by their cookie, which other sites cannot make a browser send with a form."""

    def __init__(self, desk: Desk, keep_days: int) -> None:
        self.desk, self.keep_days = desk, keep_days

    def routes(self) -> list[Route]:
        """Where the pages are."""
        return [
            Route("/api/feedback", self.judge, methods=["POST"]),
            Route("/gop-y", self.judge_by_form, methods=["POST"]),
            Route("/du-lieu", self.show, methods=["GET"]),
            Route("/du-lieu/tai", self.download, methods=["GET"]),
            Route("/du-lieu/xoa", self.erase, methods=["POST"]),
        ]

    async def judge(self, request: Request) -> Response:
        """An opinion from the page's script."""
        try:
            given = json.loads(await limited_body(request))
            number, said, comment = given["number"], SAYINGS[given["said"]], given.get("comment", "")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise HTTPException(HTTPStatus.BAD_REQUEST) from None
        if not isinstance(number, int) or not isinstance(comment, str):
            raise HTTPException(HTTPStatus.BAD_REQUEST)
        await self._keep(Visitor.of(request), number, said, readable(comment))
        return JSONResponse({"thanks": wording.THANKS})

    async def judge_by_form(self, request: Request) -> Response:
        """An opinion from a browser without JavaScript."""
        fields = await form(request)
        said, number = SAYINGS.get(fields.get("said", "")), whole(fields.get("number", ""))
        if said is None or number is None:
            raise HTTPException(HTTPStatus.BAD_REQUEST)
        await self._keep(Visitor.of(request), number, said, fields.get("comment", ""))
        return page("thanks.html", number=number, ask_why=said is Opinion.BAD)

    async def show(self, request: Request) -> Response:
        """What is kept, and what one can do about it."""
        return page("own_data.html", kept=privacy_wording.what_is_kept(self.keep_days))

    async def download(self, request: Request) -> Response:
        """All that is kept of the visitor."""
        visitor = Visitor.of(request)
        person = await self.desk.database.run(people.find, f"{CHANNEL}:{visitor.name}")
        kept = await self.desk.export(person) if person else "{}"
        attached = {"Content-Disposition": f'attachment; filename="{privacy_wording.EXPORT_NAME}"'}
        return Response(kept, media_type="application/json", headers=attached)

    async def erase(self, request: Request) -> Response:
        """Delete all that is kept of the visitor, and their ticket."""
        person = await self.desk.database.run(people.find, f"{CHANNEL}:{Visitor.of(request).name}")
        if person is not None:
            await self.desk.erase(person)
            await self.desk.database.run(privacy.drop_left_chat, person)
        response = page("sorry.html", text=privacy_wording.ERASED)
        return Visitor.forget(response)

    async def _keep(self, visitor: Visitor, number: int, said: Opinion | Fault, comment: str) -> None:
        if not 0 < number < 2**62 or not await self.desk.judge(CHANNEL, visitor.name, number, said):
            raise HTTPException(HTTPStatus.NOT_FOUND, wording.TOO_OLD)
        if comment.strip():
            words = comment.strip()[:LONGEST_COMMENT]
            await self.desk.database.run(feedback.comment, CHANNEL, visitor.name, words, number)
