"""The calls of a Zalo Official Account that the assistant makes; tests/zalo/oa.openapi.yaml describes them."""

from dataclasses import dataclass

import httpx
from pydantic import SecretStr

from bot.platforms.zalo_http import TIMEOUT, Refused, Unreachable, code_in, post

SEND, RENEW = "/v3.0/oa/message/cs", "/v4/oa/access_token"


@dataclass(frozen=True, slots=True)
class Renewed:
    """New tokens; the access token counts for some seconds, the other renews it once."""

    access: str
    refresh: str
    seconds: int


@dataclass(frozen=True, slots=True)
class ZaloApp:
    """The application through which the account is used: its number and its secrets.

    ``secret`` is the application's own, for tokens; ``account_secret`` proves that an event is from Zalo.
    """

    number: str
    secret: SecretStr
    account_secret: SecretStr


class ZaloOaApi:
    """An account by its application; every method raises ``ZaloError``."""

    def __init__(self, app: ZaloApp, api_url: str, oauth_url: str) -> None:
        self._app, self._api_url, self._oauth_url = app, api_url, oauth_url
        self._client = httpx.AsyncClient(timeout=TIMEOUT)

    async def send_message(self, access: str, user: str, text: str) -> None:
        """Send plain text, of at most 2,000 characters, to a person who wrote within the last seven days."""
        content = {"recipient": {"user_id": user}, "message": {"text": text}}
        body = await post(self._client, self._api_url + SEND, content, {"access_token": access})
        if (code := code_in(body, "error")) or "error" not in body:
            raise Refused(code)

    async def renew(self, refresh: str) -> Renewed:
        """New tokens for a refresh token, which counts no more after this."""
        fields = {"refresh_token": refresh, "app_id": self._app.number, "grant_type": "refresh_token"}
        headers = {"secret_key": self._app.secret.get_secret_value()}
        body = await post(self._client, self._oauth_url + RENEW, fields, headers, form=True)
        access, fresh, seconds = body.get("access_token"), body.get("refresh_token"), code_in(body, "expires_in")
        if isinstance(access, str) and isinstance(fresh, str) and access and fresh:
            return Renewed(access, fresh, seconds)
        if code := code_in(body, "error"):
            raise Refused(code)
        raise Unreachable("no tokens")

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()
