"""The log of both channels at its most talkative: never a word of a person, never a secret."""

import logging

import pytest
from pydantic import SecretStr

from bot.platforms.desk import Desk
from bot.platforms.patience import Patience
from bot.platforms.zalo_bot import ZaloBotChannel
from tests.platforms.fake_assistant import BROKEN
from tests.zalo.conftest import APP, FIRST, account, bring, said, together
from tests.zalo.servers import TOKEN, BotPlatform, OfficialAccount, served

QUESTION = "Câu hỏi riêng tư"


async def test_no_words_and_no_secrets(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    platform, server = BotPlatform(), OfficialAccount(FIRST.get_secret_value())
    platform.refusals = {"getMe": [{"ok": False}], "sendMessage": [{"ok": False, "error_code": 400}]}
    server.refusals = {"access_token": [{"error": -14014}], "cs": [{"error": -230}]}
    async with served(platform) as bot_address, served(server) as oa_address:
        bot = ZaloBotChannel(SecretStr(TOKEN), bot_address, desk, Patience(0, 0))
        oa = account(desk, oa_address)
        async with together(desk, oa.webhooks(), bot.run(), oa.run()) as zalo:
            await platform.say(QUESTION)
            await platform.say(f"{QUESTION} {BROKEN}")
            await platform.until_sent(1)
            await bring(zalo, said(QUESTION, "m1"))
            await bring(zalo, said(f"{QUESTION} {BROKEN}", "m2"))
            await server.until_sent(1)
    ours = [record for record in caplog.records if not record.name.startswith("aiohttp")]
    log = "\n".join(caplog.handler.format(record) for record in ours)
    assert "is given up: zalo 400" in log and "is given up: zalo -230" in log and "ZALO_OA_REFRESH_TOKEN" in log
    secrets = (TOKEN, TOKEN.split(":")[1], FIRST, APP.secret, APP.account_secret)
    for secret in (QUESTION, "ký kết giao ước", "Nguyễn Văn A", "truy-cap-1", "lam-moi-1", *secrets):
        assert (secret.get_secret_value() if isinstance(secret, SecretStr) else secret) not in log
