"""Calls to Zalo's servers; what goes wrong is told without addresses, which hold tokens.

ZaloError
├── Unreachable   no connection, no reply in time, or a reply that is none of Zalo's
└── Refused       Zalo understood and says no; ``code`` is its number for why
"""

import re
from typing import Any

import httpx

TIMEOUT = 15.0  # seconds
NUMBER = re.compile(r"-?[0-9]{1,15}")


class ZaloError(Exception):
    """A call that came to nothing."""


class Unreachable(ZaloError):
    """Zalo may take the same call later."""


class Refused(ZaloError):
    """Zalo says no."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)


async def post(
    client: httpx.AsyncClient, address: str, content: dict[str, Any], headers: dict[str, str], *, form: bool = False
) -> dict[str, Any]:
    """The JSON object that a call is answered with, whatever its HTTP status below 500; raises ``Unreachable``."""
    try:
        if form:
            response = await client.post(address, data=content, headers=headers)
        else:
            response = await client.post(address, json=content, headers=headers)
        body = response.json()
    except (httpx.HTTPError, ValueError) as error:
        raise Unreachable(type(error).__name__) from None
    if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR or not isinstance(body, dict):
        raise Unreachable(str(response.status_code))
    return body


def code_in(body: dict[str, Any], field: str) -> int:
    """The number that a reply gives under a name; 0 where it is none."""
    found = body.get(field, 0)
    return int(found) if isinstance(found, int | str) and NUMBER.fullmatch(str(found)) else 0
