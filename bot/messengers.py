"""The messengers that the settings name."""

from bot.platforms.desk import Desk
from bot.platforms.telegram import TelegramChannel
from bot.platforms.zalo_bot import ZaloBotChannel
from bot.platforms.zalo_oa import ZaloOaChannel
from bot.platforms.zalo_oa_api import ZaloApp
from bot.settings import Settings

Messenger = TelegramChannel | ZaloBotChannel | ZaloOaChannel


def messengers(settings: Settings, desk: Desk) -> list[Messenger]:
    """A bot where there is a token for it, the Official Account where its application is set."""
    channels = (_telegram(settings, desk), _zalo_bot(settings, desk), _zalo_oa(settings, desk))
    return [channel for channel in channels if channel]


def _telegram(settings: Settings, desk: Desk) -> TelegramChannel | None:
    if not settings.telegram_bot_token.get_secret_value():
        return None
    public_url = settings.telegram_webhook_url
    return TelegramChannel(settings.telegram_bot_token, settings.telegram_api_url, desk, public_url=public_url)


def _zalo_bot(settings: Settings, desk: Desk) -> ZaloBotChannel | None:
    if not settings.zalo_bot_token.get_secret_value():
        return None
    public_url = settings.zalo_bot_webhook_url
    return ZaloBotChannel(settings.zalo_bot_token, settings.zalo_bot_api_url, desk, public_url=public_url)


def _zalo_oa(settings: Settings, desk: Desk) -> ZaloOaChannel | None:
    if not settings.zalo_oa_app_id:
        return None
    app = ZaloApp(settings.zalo_oa_app_id, settings.zalo_oa_app_secret, settings.zalo_oa_webhook_secret)
    urls = (settings.zalo_oa_api_url, settings.zalo_oa_oauth_url)
    return ZaloOaChannel(app, settings.zalo_oa_refresh_token, urls, desk)
