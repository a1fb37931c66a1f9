import asyncio
import gc
import logging
import os
import signal

import httpx
import pytest

from bot.platforms.desk import Desk
from bot.platforms.errors import CannotListen
from bot.platforms.lifetime import run_together
from bot.platforms.log_privacy import WithoutTokens, WithoutWords, protect_logs
from bot.platforms.web import WebChannel
from bot.platforms.web_server import address_of, listen
from tests.platforms.fake_assistant import FakeAssistant

TOKEN = "123456:bi-mat"


def test_a_port_in_use_is_told_with_what_helps() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListen, match="WEB_PORT") as error:
            listen("127.0.0.1", port)
    assert (error.value.port, error.value.why) == (port, "in_use")


@pytest.mark.parametrize("host", ["192.0.2.1", "a..b"])
def test_a_host_that_is_not_this_machine_is_told(host: str) -> None:
    with pytest.raises(CannotListen, match="WEB_HOST") as error:
        listen(host, 0)
    assert error.value.why == "no_such_host"


async def test_a_stopped_server_finishes_what_is_under_way(assistant: FakeAssistant, desk: Desk) -> None:
    assistant.gate.clear()
    listener = listen("127.0.0.1", 0)
    address = address_of(listener)
    serving = asyncio.create_task(WebChannel(desk).run(listener))
    async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=60) as client:
        asking = asyncio.create_task(client.post("/api/ask", json={"question": "Chủ đề?"}))
        while not assistant.asked:
            await asyncio.sleep(0)
        serving.cancel()
        assistant.gate.set()
        assert (await asking).json()["status"] == "answered"
    with pytest.raises(asyncio.CancelledError):
        await serving


async def test_a_signal_stops_all_channels() -> None:
    stopped: list[str] = []

    async def channel(name: str, signalling: bool) -> None:
        try:
            if signalling:
                os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.Event().wait()
        finally:
            stopped.append(name)

    async with asyncio.timeout(60):
        await run_together(channel("web", False), channel("telegram", True))
    assert sorted(stopped) == ["telegram", "web"]


async def test_a_channel_that_fails_stops_the_others_and_is_told() -> None:
    stopped = asyncio.Event()

    async def fails() -> None:
        raise CannotListen("127.0.0.1", 80, "not_allowed")

    async def waits() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    async with asyncio.timeout(60):
        with pytest.raises(CannotListen, match="cổng 80"):
            await run_together(waits(), fails())
    assert stopped.is_set()


def test_a_token_never_reaches_a_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.filters[:] = [WithoutTokens(TOKEN)]
    try:
        logging.getLogger("x").warning("GET https://api.telegram.org/bot%s/getMe", TOKEN)
        rejected = ValueError(f"The token `{TOKEN}` was rejected")
        logging.getLogger("x").error("at bot%s", TOKEN.replace(":", "%3A"), exc_info=rejected)
    finally:
        caplog.handler.filters.clear()
    assert "getMe" in caplog.text
    assert "ValueError" in caplog.text
    assert "bi-mat" not in caplog.text


def fails(words: str) -> None:
    raise LookupError(words)


def fails_again(words: str) -> None:
    try:
        fails(words)
    except LookupError as error:
        raise RuntimeError(words) from error


def test_of_an_error_the_log_keeps_kind_and_place_and_no_words(caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.filters[:] = [WithoutWords()]
    try:
        fails_again("câu hỏi kín đáo")
    except RuntimeError:
        logging.getLogger("x").exception("it went wrong")
    finally:
        caplog.handler.filters.clear()
    for told in ("it went wrong", "LookupError", "RuntimeError", "in fails_again"):
        assert told in caplog.text
    assert caplog.text.count("kín đáo") == 1  # in the line of this test, which is no person's


async def test_an_error_that_nobody_waits_for_is_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    async def fails_alone(words: str) -> None:
        fails(words)

    async def leaves_one_behind() -> None:
        task = asyncio.create_task(fails_alone("câu hỏi kín đáo"))
        await asyncio.wait([task])
        del task
        gc.collect()

    try:
        await run_together(leaves_one_behind())
    finally:
        asyncio.get_running_loop().set_exception_handler(None)
    assert "LookupError" in caplog.text
    assert "kín đáo" not in caplog.text


def test_loggers_that_print_addresses_are_quiet() -> None:
    protect_logs(TOKEN)
    assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)
    assert not logging.getLogger("httpcore.http11").isEnabledFor(logging.INFO)
