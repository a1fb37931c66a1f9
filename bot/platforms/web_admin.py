"""The administration pages: who may ask, what people think of the answers, what was done."""

import hmac
import secrets
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.doors.reception import Pass, Reception
from bot.platforms.desk import Desk
from bot.platforms.web_forms import form, page, whole
from bot.platforms.web_visitor import Visitor
from bot.storage import accounts, audit, feedback, people
from bot.storage.people import Role, Standing
from bot.wording import admin as wording

HOME = "/quan-tri"
TICKET, SEAL = "quan_tri", "quan_tri_vao"
DECISIONS = {"allow": Standing.ALLOWED, "block": Standing.BLOCKED, "reset": Standing.NEW}


class AdminPages:
    """The handlers; every page but the first asks who is signed in, every form for its seal."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.reception = Reception(desk.database)

    def routes(self) -> list[Route]:
        """Where the pages are."""
        return [
            Route(HOME, self.people, methods=["GET"]),
            Route(f"{HOME}/nguoi", self.decide, methods=["POST"]),
            Route(f"{HOME}/gop-y", self.feedback, methods=["GET"]),
            Route(f"{HOME}/nhat-ky", self.audit, methods=["GET"]),
            Route(f"{HOME}/vao", self.door, methods=["GET"]),
            Route(f"{HOME}/vao", self.sign_in, methods=["POST"]),
            Route(f"{HOME}/ra", self.sign_out, methods=["POST"]),
        ]

    async def door(self, request: Request) -> Response:
        """The form to sign in with."""
        nobody = not await self.desk.database.run(accounts.listed)
        return self._door(request, wording.NO_ACCOUNT if nobody else "")

    async def sign_in(self, request: Request) -> Response:
        """Sign a browser in: over HTTPS or on this machine only, and from our own form only."""
        if not _private(request):
            raise HTTPException(HTTPStatus.FORBIDDEN, wording.HTTPS_NEEDED)
        fields = await form(request)
        seal = request.cookies.get(SEAL, "")
        if not seal or not hmac.compare_digest(seal.encode(), fields.get("seal", "").encode()):
            return self._door(request, wording.STALE_FORM, HTTPStatus.FORBIDDEN)
        address = Visitor.of(request).address
        name, password = fields.get("name", "").strip(), fields.get("password", "")
        ticket, why = await self.reception.sign_in(name, password, address, self.desk.now())
        if not ticket:
            return self._door(request, why, HTTPStatus.FORBIDDEN)
        response = RedirectResponse(HOME, HTTPStatus.SEE_OTHER)
        response.delete_cookie(SEAL, HOME)
        return _set(request, response, TICKET, ticket)

    async def sign_out(self, request: Request) -> Response:
        """Sign the browser out."""
        await self._sealed(request, Role.EDITOR)
        await self.reception.sign_out(request.cookies.get(TICKET, ""))
        response = RedirectResponse(f"{HOME}/vao", HTTPStatus.SEE_OTHER)
        response.delete_cookie(TICKET, HOME)
        return response

    async def people(self, request: Request) -> Response:
        """Who writes to the assistant, those who wait first."""
        keeper = await self._who(request)
        if keeper is None:
            return RedirectResponse(f"{HOME}/vao", HTTPStatus.SEE_OTHER)
        if keeper.keeper.role is not Role.ADMINISTRATOR:
            return RedirectResponse(f"{HOME}/gop-y", HTTPStatus.SEE_OTHER)
        return page("admin_people.html", who=keeper, people=await self.desk.database.run(people.listed))

    async def feedback(self, request: Request) -> Response:
        """What people think of the answers."""
        keeper = await self._who(request)
        if keeper is None:
            return RedirectResponse(f"{HOME}/vao", HTTPStatus.SEE_OTHER)
        return page("admin_feedback.html", who=keeper, given=await self.desk.database.run(feedback.latest))

    async def audit(self, request: Request) -> Response:
        """What was done, by pseudonym."""
        keeper = await self._who(request)
        if keeper is None or keeper.keeper.role is not Role.ADMINISTRATOR:
            return RedirectResponse(HOME, HTTPStatus.SEE_OTHER)
        return page("admin_audit.html", who=keeper, deeds=await self.desk.database.run(audit.latest))

    async def decide(self, request: Request) -> Response:
        """Let a person in, keep them out, or give them a role."""
        who, fields = await self._sealed(request, Role.ADMINISTRATOR)
        number = whole(fields.get("number", ""))
        person = await self.desk.database.run(people.numbered, number) if number is not None else None
        standing, role = DECISIONS.get(fields.get("decision", "")), fields.get("role", "")
        if person is None or (standing is None and role not in list(Role)):
            raise HTTPException(HTTPStatus.BAD_REQUEST, wording.STALE_FORM)
        actor = who.keeper.pseudonym
        if standing is Standing.ALLOWED:
            await self.desk.let_in(person, actor)
        elif standing is not None:
            await self.desk.database.run(people.decide, person.number, standing, actor, self.desk.now())
        else:
            await self.desk.database.run(people.appoint, person.number, Role(role), actor, self.desk.now())
        return RedirectResponse(HOME, HTTPStatus.SEE_OTHER)

    async def _who(self, request: Request) -> Pass | None:
        return await self.reception.who(request.cookies.get(TICKET, ""), self.desk.now())

    async def _sealed(self, request: Request, least: Role) -> tuple[Pass, dict[str, str]]:
        """Who sends a form, and its fields; raises where they may not, or where it is no form of ours."""
        who = await self._who(request)
        if who is None:
            raise HTTPException(HTTPStatus.FORBIDDEN, wording.STALE_FORM)
        fields = await form(request)
        if not who.sealed(fields.get("seal", "")):
            raise HTTPException(HTTPStatus.FORBIDDEN, wording.STALE_FORM)
        if least is Role.ADMINISTRATOR and who.keeper.role is not Role.ADMINISTRATOR:
            raise HTTPException(HTTPStatus.FORBIDDEN, wording.NOT_YOURS)
        return who, fields

    def _door(self, request: Request, why: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
        seal = secrets.token_urlsafe(24)
        return _set(request, page("admin_door.html", status, why=why, seal=seal), SEAL, seal)


def _private(request: Request) -> bool:
    """Whether nobody on the way can read along."""
    return request.url.scheme == "https" or Visitor.of(request).local


def _set(request: Request, response: Response, name: str, value: str) -> Response:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, path=HOME, httponly=True, samesite="strict", secure=secure)
    return response
