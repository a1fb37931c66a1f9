"""What can keep a channel from starting; each message says what was expected, found and what helps.

ChannelError
├── CannotListen      the web page's address is taken, forbidden or not this machine's
├── TelegramRefused   the bot token is not accepted
└── ZaloBotRefused    nor is that of the Zalo bot
"""

from bot.wording import channels as wording
from bot.wording import zalo as zalo_wording


class ChannelError(Exception):
    """A channel cannot start."""


class CannotListen(ChannelError):
    """The web page cannot be served; ``why`` is ``in_use``, ``not_allowed`` or ``no_such_host``."""

    def __init__(self, host: str, port: int, why: str) -> None:
        self.host, self.port, self.why = host, port, why
        super().__init__(wording.cannot_listen(host, port, why))


class TelegramRefused(ChannelError):
    """Telegram does not accept the token; the token itself is never part of the message."""

    def __init__(self) -> None:
        super().__init__(wording.TELEGRAM_REFUSED)


class ZaloBotRefused(ChannelError):
    """Zalo does not accept the bot's token; the token itself is never part of the message."""

    def __init__(self) -> None:
        super().__init__(zalo_wording.BOT_REFUSED)
