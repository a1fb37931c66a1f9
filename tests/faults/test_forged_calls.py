"""10,000 calls that are not what they claim to be: none is accepted."""

import itertools
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.doors import passwords
from bot.platforms import zalo_bot_events, zalo_oa_events
from bot.platforms.telegram import TelegramChannel
from bot.platforms.telegram_updates import HEADER, PATH, secret_of
from bot.platforms.web import WebChannel
from bot.platforms.web_guard import BODY_LIMIT
from bot.platforms.zalo_bot import ZaloBotChannel
from bot.storage import accounts, audit, people
from bot.storage.people import Role, Standing
from tests.platforms.bot_api import TOKEN
from tests.platforms.desks import desk_over
from tests.platforms.fake_assistant import FakeAssistant
from tests.platforms.test_telegram_webhook import update
from tests.platforms.test_web_admin import seal_in
from tests.zalo.conftest import account, said
from tests.zalo.servers import TOKEN as ZALO_TOKEN
from tests.zalo.servers import bot_event

pytestmark = pytest.mark.slow
CALLS = 10_000
FROM_ONE_ADDRESS = 25  # an address that is refused more often in a minute is turned away before it is looked at
SECRET = secret_of(SecretStr(TOKEN))
ZALO_SECRET = zalo_bot_events.secret_of(SecretStr(ZALO_TOKEN))
DECIDE = {"number": "1", "decision": "allow"}
Call = dict[str, Any]


def forged(chance: random.Random, old_seal: str, old_ticket: str) -> Iterator[Call]:
    """Calls of every kind, in turn: wrong, missing, replayed, oversized, broken."""
    oversized = b"x" * (BODY_LIMIT + 1)
    for number in itertools.count(1):
        wrong = f"{chance.getrandbits(256):064x}"
        hook, people_page, door = {"url": PATH}, {"url": "/quan-tri/nguoi"}, {"url": "/quan-tri/vao"}
        yield {**hook, "json": update(number)}
        yield {**hook, "json": update(number), "headers": {HEADER: wrong}}
        yield {**hook, "json": update(number), "headers": {HEADER: SECRET[: chance.randrange(64)]}}
        yield {**hook, "content": chance.randbytes(200), "headers": {HEADER: SECRET}}
        yield {**hook, "content": oversized, "headers": {HEADER: SECRET}}
        bot, oa = {"url": zalo_bot_events.PATH}, {"url": zalo_oa_events.PATH}
        event = said("Chủ đề?", f"m{number}")
        yield {**bot, "json": bot_event("Chủ đề?", f"m{number}"), "headers": {zalo_bot_events.HEADER: wrong}}
        yield {**bot, "content": chance.randbytes(200), "headers": {zalo_bot_events.HEADER: ZALO_SECRET}}
        yield {**oa, "json": event, "headers": {zalo_oa_events.HEADER: f"mac={wrong}"}}
        yield {**oa, "json": event}
        yield {**people_page, "data": {**DECIDE, "seal": wrong}}
        yield {**people_page, "data": {**DECIDE, "seal": old_seal}, "cookies": {"quan_tri": old_ticket}}
        yield {**people_page, "data": {**DECIDE, "seal": old_seal}, "cookies": {"quan_tri": wrong}}
        yield {**people_page, "content": oversized, "cookies": {"quan_tri": old_ticket}}
        yield {**door, "data": {"seal": wrong, "name": "lan", "password": "đoán"}}
        yield {**door, "data": {"seal": wrong, "name": "lan", "password": "đoán"}, "cookies": {"quan_tri_vao": wrong}}
        yield {**door, "content": chance.randbytes(500), "cookies": {"quan_tri_vao": wrong}}


async def test_none_of_them_is_accepted(tmp_path: Path) -> None:
    with desk_over(FakeAssistant(), tmp_path) as desk:
        now = desk.now()
        await desk.database.run(people.meet, "telegram", "7001", now)
        await desk.database.run(accounts.create, "lan", passwords.kept("một mật khẩu dài"), Role.ADMINISTRATOR, now)
        channel = TelegramChannel(SecretStr(TOKEN), "http://127.0.0.1:1", desk, public_url="https://web")
        bot = ZaloBotChannel(SecretStr(ZALO_TOKEN), "http://127.0.0.1:1", desk, public_url="https://web")
        zalo = (*bot.webhooks(), *account(desk, "http://127.0.0.1:1").webhooks())
        transport = httpx.ASGITransport(WebChannel(desk, webhooks=(*channel.webhooks(), *zalo)).app)
        async with httpx.AsyncClient(transport=transport, base_url="http://web") as keeper:
            seal = seal_in((await keeper.get("/quan-tri/vao")).text)
            await keeper.post("/quan-tri/vao", data={"seal": seal, "name": "lan", "password": "một mật khẩu dài"})
            old_seal, old_ticket = seal_in((await keeper.get("/quan-tri")).text), keeper.cookies["quan_tri"]
            await keeper.post("/quan-tri/ra", data={"seal": old_seal})
        before = await desk.database.run(audit.latest)

        statuses: Counter[int] = Counter()
        async with httpx.AsyncClient(transport=transport, base_url="http://web") as stranger:
            calls = forged(random.Random(3), old_seal, old_ticket)
            for number, call in enumerate(itertools.islice(calls, CALLS)):
                cookies = "; ".join(f"{name}={value}" for name, value in call.pop("cookies", {}).items())
                headers = {**call.pop("headers", {}), **({"cookie": cookies} if cookies else {})}
                stranger.cookies.clear()
                address = number // FROM_ONE_ADDRESS
                transport.client = (f"198.51.{address // 250}.{address % 250}", 5000)
                statuses[(await stranger.post(call.pop("url"), headers=headers, **call)).status_code] += 1

        assert sum(statuses.values()) == CALLS
        assert set(statuses) == {400, 403, 413}
        person = await desk.database.run(people.find, "telegram:7001")
        assert person and person.standing is Standing.NEW
        assert [deed for deed in await desk.database.run(audit.latest) if deed.deed != "locked"] == before
        with desk.database.engine.connect() as connection:
            for table in ("inbox", "outbox", "sign_ins", "questions"):
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0
