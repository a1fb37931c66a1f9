"""The channel of a bot of the Zalo Bot Platform: messages by webhook, or by asking for them while developing."""

import asyncio
import logging
from contextlib import AbstractAsyncContextManager, suppress
from functools import partial
from http import HTTPStatus

from pydantic import SecretStr
from starlette.routing import Route

from bot.platforms import working_sign
from bot.platforms.desk import Desk
from bot.platforms.errors import ZaloBotRefused
from bot.platforms.log_privacy import protect_logs
from bot.platforms.mailroom import Mailroom, TryAgain, Undeliverable
from bot.platforms.patience import Patience
from bot.platforms.zalo_bot_api import ZaloBotApi
from bot.platforms.zalo_bot_events import PATH, incoming, secret_of, webhook
from bot.platforms.zalo_conversation import Conversation
from bot.platforms.zalo_http import Refused, ZaloError
from bot.storage.errors import StorageError
from bot.wording import zalo as wording

LOG = logging.getLogger(__name__)
CHANNEL = "zalobot"
TOKEN_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
FINAL = (HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.UNPROCESSABLE_ENTITY)
QUOTA_WAIT = 60.0  # seconds; Zalo does not say how long


class ZaloBotChannel:
    """The bot, not yet connected. With ``public_url`` Zalo brings messages there, else the bot asks for them."""

    def __init__(
        self, token: SecretStr, api_url: str, desk: Desk, patience: Patience | None = None, public_url: str = ""
    ) -> None:
        protect_logs(token.get_secret_value())
        self.api = ZaloBotApi(token, api_url)
        self.patience = patience or Patience()
        self.mailroom = Mailroom(CHANNEL, desk.database, Conversation(CHANNEL, self, desk, public_url), self.patience)
        desk.mailrooms[CHANNEL] = self.mailroom
        self._public_url, self._secret = public_url, secret_of(token)

    def webhooks(self) -> list[Route]:
        """Where Zalo brings messages on the web server."""
        return [webhook(self.mailroom, self._secret).route()] if self._public_url else []

    async def run(self) -> None:
        """Receive and answer until cancelled; answers under way are finished. Raises ``ZaloBotRefused``."""
        try:
            await self._connect()
            await self.mailroom.go_on()
            await (asyncio.Event().wait() if self._public_url else self._poll())
        finally:
            await self.mailroom.stop()
            await self.api.close()

    async def send(self, chat: str, text: str) -> None:
        """Send one message; raises ``TryAgain`` where Zalo may take it later, else ``Undeliverable``."""
        try:
            await self.api.send_message(chat, text)
        except Refused as refusal:
            if refusal.code in FINAL:
                raise Undeliverable(f"zalo {refusal.code}") from None
            raise TryAgain(QUOTA_WAIT if refusal.code == HTTPStatus.TOO_MANY_REQUESTS else None) from None
        except ZaloError:
            raise TryAgain from None

    def working(self, chat: str) -> AbstractAsyncContextManager[None]:
        """The sign that an answer is being written."""

        async def show() -> None:
            with suppress(ZaloError):
                await self.api.show_typing(chat)

        return working_sign.shown(show)

    async def _connect(self) -> None:
        await self.patience.insist(self._introduce, (ZaloError,), self._tell)

    async def _introduce(self) -> None:
        await self.api.introduce()
        if self._public_url:
            await self.api.set_webhook(self._public_url + PATH, self._secret)
        else:
            with suppress(Refused):  # there was none
                await self.api.delete_webhook()

    async def _poll(self) -> None:
        """Ask for messages one by one; Zalo forgets each as it hands it out, so a webhook loses fewer.

        What will not come again is kept however long the disk is full.
        """
        while True:
            event = await self.patience.insist(self.api.next_update, (ZaloError,), self._tell)
            if event is None:
                await asyncio.sleep(self.patience.wait(0))  # also where the server does not wait for news itself
                continue
            try:
                messages = incoming(event)
            except (KeyError, TypeError, AttributeError):
                continue
            await self.patience.insist(partial(self.mailroom.accept, messages), (StorageError,), self._tell)

    def _tell(self, error: Exception, seconds: float) -> None:
        if isinstance(error, Refused) and error.code in TOKEN_REFUSED:
            raise ZaloBotRefused from None
        LOG.warning(wording.BOT_UNREACHABLE, type(error).__name__, round(seconds))
