"""The methods of the Zalo Bot Platform that the assistant uses; tests/zalo/bot.openapi.yaml describes them."""

from http import HTTPStatus
from typing import Any

import httpx
from pydantic import SecretStr

from bot.platforms.zalo_http import TIMEOUT, Refused, code_in, post

SECONDS_TO_POLL = 30
NO_NEWS = HTTPStatus.REQUEST_TIMEOUT


class ZaloBotApi:
    """A bot by its token; every method raises ``ZaloError``."""

    def __init__(self, token: SecretStr, api_url: str) -> None:
        patience = httpx.Timeout(TIMEOUT, read=TIMEOUT + SECONDS_TO_POLL)
        self._client = httpx.AsyncClient(base_url=f"{api_url}/bot{token.get_secret_value()}/", timeout=patience)

    async def introduce(self) -> None:
        """Make sure that the token counts."""
        await self._call("getMe")

    async def set_webhook(self, url: str, secret: str) -> None:
        """Let Zalo bring messages to an address, with the secret in each."""
        await self._call("setWebhook", url=url, secret_token=secret)

    async def delete_webhook(self) -> None:
        """Let Zalo keep messages until they are asked for."""
        await self._call("deleteWebhook")

    async def next_update(self) -> dict[str, Any] | None:
        """The next event, ``None`` where there was none for a while."""
        try:
            return await self._call("getUpdates", timeout=SECONDS_TO_POLL)
        except Refused as refusal:
            if refusal.code == NO_NEWS:
                return None
            raise

    async def send_message(self, chat: str, text: str) -> None:
        """Send plain text, of at most 2,000 characters."""
        await self._call("sendMessage", chat_id=chat, text=text)

    async def show_typing(self, chat: str) -> None:
        """Show that an answer is being written."""
        await self._call("sendChatAction", chat_id=chat, action="typing")

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def _call(self, method: str, **fields: str | int) -> dict[str, Any] | None:
        body = await post(self._client, method, fields, {})
        if body.get("ok") is not True:
            raise Refused(code_in(body, "error_code"))
        return body.get("result")
