"""Who sits before the browser: known by a random cookie, of which only a digest is kept."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from ipaddress import ip_address

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "tro_ly"
TICKET = re.compile(r"[A-Za-z0-9_-]{32,64}", re.ASCII)
SECONDS_KEPT = 90 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser: the ticket in its cookie, the name under which it is known here, the address it comes from."""

    ticket: str
    name: str
    address: str

    @property
    def local(self) -> bool:
        """Whether the browser runs on this machine itself."""
        try:
            return ip_address(self.address).is_loopback
        except ValueError:
            return False

    @classmethod
    def of(cls, request: Request) -> "Visitor":
        """The visitor that a request comes from; a new one where it carries no ticket of ours."""
        ticket = getattr(request.state, "ticket", "") or request.cookies.get(COOKIE, "")
        if not TICKET.fullmatch(ticket):
            ticket = secrets.token_urlsafe(32)
        request.state.ticket = ticket  # the same one until the response is out
        address = request.client.host if request.client else ""
        return cls(ticket, hashlib.sha256(ticket.encode()).hexdigest()[:32], address)

    @staticmethod
    def forget(response: Response) -> Response:
        """Take the ticket away from the browser."""
        response.delete_cookie(COOKIE)
        return response

    def remember(self, request: Request, response: Response) -> Response:
        """Leave the ticket with the browser."""
        if request.cookies.get(COOKIE) != self.ticket:
            secure = request.url.scheme == "https"
            response.set_cookie(COOKIE, self.ticket, SECONDS_KEPT, httponly=True, samesite="lax", secure=secure)
        return response
