"""The channel of a Zalo Official Account: events by webhook, messages within seven days of a person's own."""

import asyncio
import logging
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import timedelta

from pydantic import SecretStr
from starlette.routing import Route

from bot.platforms.desk import Desk
from bot.platforms.log_privacy import protect_logs
from bot.platforms.mailroom import Mailroom, TryAgain, Undeliverable
from bot.platforms.patience import Patience
from bot.platforms.zalo_conversation import Conversation
from bot.platforms.zalo_http import Refused, ZaloError
from bot.platforms.zalo_oa_api import ZaloApp, ZaloOaApi
from bot.platforms.zalo_oa_events import ZaloOaWebhook
from bot.platforms.zalo_oa_tokens import TokenKeeper, TokenLost
from bot.storage import people
from bot.storage.errors import StorageError
from bot.wording import zalo as wording

LOG = logging.getLogger(__name__)
CHANNEL = "zalooa"
MAY_WRITE = timedelta(days=7)  # after a person's last message
TOKEN_REFUSED = frozenset({-216, -124})
TOO_MANY = -32
MINUTE = 60.0  # seconds; what Zalo counts messages by
LOOK_AGAIN = timedelta(hours=6)  # the token is renewed although nobody writes: it and its successor end otherwise
TELL_AGAIN = 60.0  # seconds between two attempts with a refresh token that Zalo does not take


class ZaloOaChannel:
    """The account, with its tokens; ``patience`` is for servers that cannot be reached."""

    def __init__(
        self,
        app: ZaloApp,
        first_refresh: SecretStr,
        urls: tuple[str, str],
        desk: Desk,
        patience: Patience | None = None,
    ) -> None:
        for secret in (app.secret, app.account_secret, first_refresh):
            protect_logs(secret.get_secret_value())
        self.desk, self.patience = desk, patience or Patience()
        self.api = ZaloOaApi(app, *urls)
        self.tokens = TokenKeeper(CHANNEL, desk.database, self.api, first_refresh, desk.now)
        self.mailroom = Mailroom(CHANNEL, desk.database, Conversation(CHANNEL, self, desk), self.patience, desk.now)
        desk.mailrooms[CHANNEL] = self.mailroom
        self._app = app

    def webhooks(self) -> list[Route]:
        """Where Zalo brings events on the web server."""
        return [ZaloOaWebhook(self.mailroom, self._app, self.desk.now).route()]

    async def run(self) -> None:
        """Answer until cancelled, with a token that is kept fresh; answers under way are finished."""
        try:
            await self.mailroom.go_on()
            await self._stay_fresh()
        finally:
            await self.mailroom.stop()
            await self.tokens.settle()
            await self.api.close()

    async def send(self, chat: str, text: str) -> None:
        """Send one message; raises ``TryAgain`` where Zalo may take it later, else ``Undeliverable``."""
        person = await self.desk.database.run(people.find, f"{CHANNEL}:{chat}")
        if person is not None and self.desk.now() - person.seen_at > MAY_WRITE:
            raise Undeliverable("seven days without a word")
        access = ""
        try:
            access = await self.tokens.access()
            await self.api.send_message(access, chat, text)
        except Refused as refusal:
            await self._refused(refusal.code, access)
        except TokenLost:
            raise TryAgain(TELL_AGAIN) from None
        except (ZaloError, StorageError):
            raise TryAgain from None

    def working(self, chat: str) -> AbstractAsyncContextManager[None]:
        """An account has no such sign."""
        return nullcontext()

    async def _refused(self, code: int, access: str) -> None:
        if code == TOO_MANY:
            raise TryAgain(MINUTE)
        if code not in TOKEN_REFUSED:
            raise Undeliverable(f"zalo {code}")
        try:
            await self.tokens.access(refused=access)
        except (ZaloError, StorageError):
            raise TryAgain from None
        raise TryAgain(0)

    async def _stay_fresh(self) -> None:
        while True:
            try:
                await self.patience.insist(self.tokens.access, (ZaloError, StorageError), self._tell)
            except TokenLost as lost:
                LOG.error(wording.OA_TOKEN_LOST, lost)  # noqa: TRY400 – what to do about it is in the words
                await asyncio.sleep(TELL_AGAIN)
            else:
                await asyncio.sleep(LOOK_AGAIN.total_seconds())

    def _tell(self, error: Exception, seconds: float) -> None:
        if isinstance(error, TokenLost):
            raise error  # that waits for a person
        LOG.warning(wording.OA_UNREACHABLE, type(error).__name__, round(seconds))
