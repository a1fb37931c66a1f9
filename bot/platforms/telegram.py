"""The Telegram channel: updates by long polling or by webhook, answers with buttons that open their citations."""

import asyncio
import logging
from contextlib import suppress
from functools import partial

from pydantic import SecretStr
from starlette.routing import Route
from telegram import Bot, BotCommand
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.platforms.desk import Desk
from bot.platforms.errors import TelegramRefused
from bot.platforms.log_privacy import protect_logs
from bot.platforms.mailroom import Mailroom
from bot.platforms.patience import Patience
from bot.platforms.telegram_conversation import CHANNEL, Conversation
from bot.platforms.telegram_updates import KINDS, PATH, incoming, secret_of, webhook
from bot.storage.errors import StorageError
from bot.wording import channels as wording

LOG = logging.getLogger(__name__)
POLL_SECONDS = 30
CONNECTIONS, SECONDS_FOR_A_CONNECTION = 24, 30.0  # more than letters leave side by side


class TelegramChannel:
    """The bot, not yet connected; ``patience`` is for a server that cannot be reached.

    With ``public_url`` Telegram brings updates to that address of the web server, else the bot asks for them.
    """

    def __init__(
        self, token: SecretStr, api_url: str, desk: Desk, patience: Patience | None = None, public_url: str = ""
    ) -> None:
        protect_logs(token.get_secret_value())
        self.bot = Bot(
            token.get_secret_value(),
            f"{api_url}/bot",
            f"{api_url}/file/bot",
            request=HTTPXRequest(CONNECTIONS, pool_timeout=SECONDS_FOR_A_CONNECTION),
        )
        self.patience = patience or Patience()
        self.conversation = Conversation(self.bot, desk)
        self.mailroom = Mailroom(CHANNEL, desk.database, self.conversation, self.patience)
        desk.mailrooms[CHANNEL] = self.mailroom
        self._public_url, self._secret = public_url, secret_of(token)

    def webhooks(self) -> list[Route]:
        """Where Telegram brings updates on the web server."""
        return [webhook(self.bot, self.mailroom, self._secret).route()] if self._public_url else []

    async def run(self) -> None:
        """Poll and answer until cancelled; answers under way are finished. Raises ``TelegramRefused``.

        While Telegram cannot be reached the bot keeps trying, so that the other channels go on.
        """
        try:
            await self._connect()
            await self.mailroom.go_on()
            await (asyncio.Event().wait() if self._public_url else self._poll())
        finally:
            await self.mailroom.stop()
            with suppress(TelegramError):
                await self.bot.shutdown()

    async def _connect(self) -> None:
        await self.patience.insist(self._introduce, (TelegramError,), self._tell)
        self.conversation.introduced.set()
        with suppress(TelegramError):  # the menu is a courtesy; the commands work without it
            await self.bot.set_my_commands([BotCommand(name, text) for name, text in wording.COMMANDS.items()])

    async def _introduce(self) -> None:
        await self.bot.initialize()
        if self._public_url:
            url = self._public_url + PATH
            await self.bot.set_webhook(url, secret_token=self._secret, allowed_updates=KINDS, max_connections=1)
        else:
            await self.bot.delete_webhook()

    async def _poll(self) -> None:
        """Ask for updates; asking for those after a number tells Telegram that the earlier ones are kept."""
        offset: int | None = None
        while True:
            offset = await self.patience.insist(partial(self._ask, offset), (TelegramError, StorageError), self._tell)

    async def _ask(self, offset: int | None) -> int | None:
        updates = await self.bot.get_updates(offset, timeout=POLL_SECONDS, allowed_updates=KINDS)
        await self.mailroom.accept([message for update in updates for message in incoming(update, self.bot)])
        return updates[-1].update_id + 1 if updates else offset

    def _tell(self, error: Exception, seconds: float) -> None:
        if isinstance(error, InvalidToken):
            raise TelegramRefused from None  # the library's message holds the token
        LOG.warning(wording.TELEGRAM_UNREACHABLE, type(error).__name__, round(seconds))
