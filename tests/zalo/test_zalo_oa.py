"""The Official Account over real HTTP: signed events in, messages out, the seven days, refusals."""

import contextlib
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.platforms.desk import Desk
from bot.platforms.mailroom import TryAgain, Undeliverable
from bot.platforms.web_guard import BODY_LIMIT
from bot.platforms.zalo_oa import CHANNEL, MAY_WRITE
from bot.platforms.zalo_oa_events import HEADER, OTHER_CONTENT, PATH, signature
from bot.storage import people
from bot.wording import channels as wording
from bot.wording import zalo as zalo_wording
from tests.platforms.fake_assistant import EXAMPLES, LONG, TEXTS, marked_up
from tests.zalo.conftest import APP, FIRST, account, bring, kept, now_in_milliseconds, said, together
from tests.zalo.prism import compared, needs_prism
from tests.zalo.servers import OfficialAccount, served

ANSWER = f"{marked_up().text}\n{zalo_wording.open_hint(2)}"


@contextlib.asynccontextmanager
async def running(desk: Desk) -> AsyncIterator[tuple[OfficialAccount, httpx.AsyncClient]]:
    """The account at work, and Zalo, which brings events to it."""
    server = OfficialAccount(FIRST.get_secret_value())
    async with served(server) as address:
        channel = account(desk, address)
        async with together(desk, channel.webhooks(), channel.run()) as zalo:
            yield server, zalo


@contextlib.asynccontextmanager
async def webhook(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    """The address for events alone."""
    async with together(desk, account(desk, "http://127.0.0.1:1").webhooks()) as zalo:
        yield zalo


async def test_a_signed_question_is_answered_and_a_number_opens_a_citation(desk: Desk) -> None:
    async with running(desk) as (server, zalo):
        assert await bring(zalo, said("Chủ đề?", "m1")) == 200
        assert await server.until_sent(1) == [ANSWER]
        assert await bring(zalo, said("trích 2", "m2"), prefix="") == 200
        assert "»ký kết giao ước thi đua trước ngày 31/3/2023«" in (await server.until_sent(2))[1]
        assert {user for user, _ in server.sent} == {"u1"}
        assert server.renewals == 1


async def test_who_begins_to_follow_is_greeted_and_a_picture_is_no_question(desk: Desk) -> None:
    async with running(desk) as (server, zalo):
        follow = {"event_name": "follow", "follower": {"id": "u1"}, "timestamp": now_in_milliseconds()}
        assert await bring(zalo, follow) == 200
        picture = said("", "m1") | {"event_name": "user_send_image"}
        assert await bring(zalo, picture) == 200
        assert await server.until_sent(2) == [wording.start(zalo_wording.how_to_ask(EXAMPLES)), wording.TEXT_ONLY]


@needs_prism
@pytest.mark.slow
async def test_what_is_sent_fits_the_description(desk: Desk) -> None:
    server = OfficialAccount(FIRST.get_secret_value())
    async with served(server) as address, compared("oa.openapi.yaml", address) as checked:
        channel = account(desk, checked)
        async with together(desk, channel.webhooks(), channel.run()) as zalo:
            await bring(zalo, said(LONG, "m1"))
            texts = await server.until_sent(4)
            assert all(0 < len(text) <= 2000 for text in texts)
            assert TEXTS["nguồn/khác:2"][:6000].rstrip() in "".join(texts)


async def test_a_probe_without_a_signature_is_welcome_and_leads_to_nothing(desk: Desk) -> None:
    async with webhook(desk) as zalo:
        assert (await zalo.post(PATH, content=b"{}")).status_code == 200
    assert kept(desk) == 0


async def refused(desk: Desk, body: bytes, signed: str | None) -> int:
    headers = {} if signed is None else {HEADER.encode(): signed.encode()}
    async with webhook(desk) as zalo:
        status = (await zalo.post(PATH, content=body, headers=headers)).status_code
    assert kept(desk) == 0
    return status


@pytest.mark.parametrize("signed", [None, "", "mac=", "mac=0", "ơ"])
async def test_without_the_right_signature_nothing_is_kept(desk: Desk, signed: str | None) -> None:
    assert await refused(desk, json.dumps(said("Chủ đề?", "m1")).encode(), signed) == 403


async def test_what_was_changed_on_the_way_is_refused(desk: Desk) -> None:
    event = said("Chủ đề?", "m1")
    body = json.dumps(event).encode()
    signed = f"mac={signature(APP, body, event['timestamp'])}"
    for changed in (body.replace(b"u1", b"u2"), body.replace(b"m1", b"m2"), body + b" "):
        assert await refused(desk, changed, signed) == 403


async def test_an_old_event_that_is_brought_again_is_refused(desk: Desk) -> None:
    async with webhook(desk) as zalo:
        for days in (-2, 2):
            moment = datetime.now(UTC) + timedelta(days=days)
            event = said("Chủ đề?", "m1", timestamp=str(int(moment.timestamp() * 1000)))
            assert await bring(zalo, event) == 403
        for timestamp in ("", "hôm nay", "-1", "9" * 30, "²"):
            assert await bring(zalo, {**said("Chủ đề?", "m1"), "timestamp": timestamp}) == 403
    assert kept(desk) == 0


async def test_an_event_that_is_replayed_is_answered_once(desk: Desk) -> None:
    async with running(desk) as (server, zalo):
        event = said("Chủ đề?", "m1")
        assert [await bring(zalo, event) for _ in range(3)] == [200] * 3
        await bring(zalo, said("/trogiup", "m2"))
        assert await server.until_sent(2) == [ANSWER, zalo_wording.how_to_ask(EXAMPLES)]
    assert kept(desk) == 2


IGNORED = [
    "oa_send_text",
    "oa_send_image",
    "user_received_message",
    "user_seen_message",
    "unfollow",
    "anonymous_send_text",
    "event_of_tomorrow",
]


@pytest.mark.parametrize("name", IGNORED)
async def test_echoes_and_unknown_events_are_ignored(desk: Desk, name: str) -> None:
    async with webhook(desk) as zalo:
        assert await bring(zalo, said("Chủ đề?", "m1") | {"event_name": name}) == 200
    assert kept(desk) == 0 and name not in OTHER_CONTENT


@pytest.mark.parametrize("change", [{"message": 5}, {"sender": {}}, {"message": {"msg_id": 7, "text": "?"}}])
async def test_a_signed_event_that_is_none_is_refused(desk: Desk, change: dict[str, Any]) -> None:
    async with webhook(desk) as zalo:
        assert await bring(zalo, said("Chủ đề?", "m1") | change) == 400
    assert kept(desk) == 0


@pytest.mark.parametrize(
    ("body", "status"), [(b"", 403), (b"[]", 403), (b"[" * 60_000, 403), (b"\xff", 403), (b" " * (BODY_LIMIT + 1), 413)]
)
async def test_what_is_no_event_is_refused(desk: Desk, body: bytes, status: int) -> None:
    assert await refused(desk, body, None) == status


async def test_nobody_is_written_to_after_seven_days(desk: Desk) -> None:
    server = OfficialAccount(FIRST.get_secret_value())
    async with served(server) as address:
        channel = account(desk, address)
        for user, silent in (("u1", MAY_WRITE + timedelta(minutes=1)), ("u2", MAY_WRITE - timedelta(minutes=1))):
            await desk.database.run(people.meet, CHANNEL, user, desk.now() - silent)
        with pytest.raises(Undeliverable, match="seven days"):
            await channel.send("u1", "Chào anh/chị")
        await channel.send("u2", "Chào anh/chị")
        await channel.api.close()
    assert [user for user, _ in server.sent] == ["u2"]


@pytest.mark.parametrize(
    ("code", "outcome"), [(-230, Undeliverable), (-232, Undeliverable), (-213, Undeliverable), (-32, TryAgain)]
)
async def test_a_refusal_is_final_or_not(desk: Desk, code: int, outcome: type[Exception]) -> None:
    server = OfficialAccount(FIRST.get_secret_value())
    server.refusals["cs"] = [{"error": code}]
    async with served(server) as address:
        channel = account(desk, address)
        with pytest.raises(outcome):
            await channel.send("u1", "Chào anh/chị")
        await channel.api.close()
