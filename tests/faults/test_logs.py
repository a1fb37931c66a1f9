"""The log of a whole run, at its most talkative: who and when by number, never what was said, never a secret."""

import asyncio
import logging
import re
from pathlib import Path

import httpx
import pytest

from bot.doors import passwords
from bot.doors.access import Access
from bot.doors.door import Door
from bot.platforms.desk import Desk
from bot.platforms.web import WebChannel
from bot.platforms.web_server import address_of, listen
from bot.storage import accounts, people
from bot.storage.people import Role, Standing
from tests.platforms.bot_api import TOKEN, BotApi, Person, bot_api, bot_at, refusal
from tests.platforms.desks import desk_over
from tests.platforms.fake_assistant import BROKEN, FakeAssistant
from tests.platforms.test_web_admin import seal_in

pytestmark = pytest.mark.slow
QUESTION, COMMENT, PASSWORD = "Câu hỏi riêng tư", "Nhận xét riêng tư", "mật khẩu riêng tư"
NAME, ANSWER = "Nguyễn Văn A", "ký kết giao ước"


async def everything_on_telegram(api: BotApi, desk: Desk) -> None:
    person = Person(api)
    await person.say(QUESTION)
    answer = (await api.until_sent(1))[0]
    api.refusals["sendMessage"] = [refusal("Bad Gateway", 502), refusal("Too Many Requests", 429, {"retry_after": 0})]
    await person.say(f"{QUESTION} {BROKEN}")
    await api.until_sent(2)
    api.refusals["sendMessage"] = [refusal(f"Forbidden: {QUESTION}", 403)]
    await person.say(QUESTION)
    await person.press(answer, answer.buttons[-1]["callback_data"])
    await api.until_sent(3)
    await person.say(f"/gopy {COMMENT}")
    await api.until_sent(4)
    await person.say("/dulieu")
    await api.until_documents(1)
    await Person(api, 7002).say(QUESTION)
    await api.until_sent(5)


async def everything_on_the_web(address: str) -> list[str]:
    async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=60) as web:
        answer = (await web.post("/api/ask", json={"question": QUESTION})).json()
        await web.post("/api/ask", json={"question": BROKEN + QUESTION})
        await web.post("/api/feedback", json={"number": answer["number"], "said": "bad", "comment": COMMENT})
        seal = seal_in((await web.get("/quan-tri/vao")).text)
        for password in ("sai " + PASSWORD, PASSWORD):
            await web.post("/quan-tri/vao", data={"seal": seal, "name": "lan", "password": password})
            seal = web.cookies.get("quan_tri_vao") or seal
        ticket = web.cookies["tro_ly"]
        await web.post("/du-lieu/xoa")
        return [ticket, seal, *web.cookies.values()]


async def test_the_log_of_a_whole_run_holds_no_words_and_no_secrets(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    caplog.set_level(logging.DEBUG)
    logging.getLogger("bot").debug("nothing is held back")
    with desk_over(FakeAssistant(), tmp_path, Door(Access.PAIRING)) as desk:
        await desk.database.run(accounts.create, "lan", passwords.kept(PASSWORD), Role.ADMINISTRATOR, desk.now())
        for name in ("7001",):
            met = await desk.database.run(people.meet, "telegram", name, desk.now(), NAME)
            await desk.database.run(people.decide, met.number, Standing.ALLOWED, "operator", desk.now())
        async with bot_api() as (api, address):
            listener = listen("127.0.0.1", 0)
            web = WebChannel(desk)
            serving = [asyncio.create_task(web.run(listener)), asyncio.create_task(bot_at(address, desk).run())]
            await everything_on_telegram(api, desk)
            desk.door = Door()
            secrets = await everything_on_the_web(address_of(listener))
            for task in serving:
                task.cancel()
            await asyncio.gather(*serving, return_exceptions=True)
    log = "\n".join(caplog.handler.format(record) for record in caplog.records if not of_the_test(record))
    assert "nothing is held back" in log
    assert re.search(r"message \d+ failed with RuntimeError", log)  # the log does tell what happened
    assert re.search(r"letter \d+ is given up: Forbidden", log)
    for words in (QUESTION, COMMENT, PASSWORD, NAME, ANSWER, TOKEN, TOKEN.split(":")[1], *secrets):
        assert words not in log


def of_the_test(record: logging.LogRecord) -> bool:
    """Whether the other side of the wire says it: the fake server, the test's own client."""
    return record.name.startswith("aiohttp")
