"""What the real program writes out in a whole run at its most talkative: no words of anyone, no secrets."""

import asyncio
import random
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.assembly import open_database
from bot.doors import passwords
from bot.platforms.telegram_updates import HEADER, PATH, secret_of
from bot.settings import Settings
from bot.storage import accounts
from bot.storage.people import Role
from tests.faults.troubled_api import TroubledApi
from tests.platforms.bot_api import TOKEN, Person
from tests.platforms.test_web_admin import seal_in
from tests.processes import free_port, started, stopped
from tests.storage.conftest import NOW

pytestmark = pytest.mark.slow
SECONDS_TO_START = 300  # on a busy machine
QUESTION, COMMENT = "Ông Nguyễn Văn Kín được khen thưởng gì năm 2023?", "Nhận xét riêng tư"
PASSWORD, NAME = "mật khẩu riêng tư", "Nguyễn Văn A"


async def ready(web: httpx.AsyncClient) -> None:
    async with asyncio.timeout(SECONDS_TO_START):
        while True:
            try:
                if (await web.get("/khoe")).json()["ready"]:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.2)


async def on_telegram(api: TroubledApi) -> None:
    person = Person(api)
    await person.say(QUESTION)
    await api.until_sent(1)
    await person.say(f"/gopy {COMMENT}")
    await person.say("/dulieu")
    await api.until_documents(1)
    sent = len(api.sent)
    await api.go_down()
    await person.say(QUESTION)
    await asyncio.sleep(1)
    await api.come_up()
    await api.until_sent(sent + 1)


async def on_the_web(web: httpx.AsyncClient) -> list[str]:
    """Everything a visitor and a keeper do; the secrets that it makes."""
    answer = (await web.post("/api/ask", json={"question": QUESTION})).json()
    given = {"number": answer["number"], "said": "bad", "comment": COMMENT}
    assert (await web.post("/api/feedback", json=given)).status_code == 200
    seal = seal_in((await web.get("/quan-tri/vao")).text)
    for password in ("sai " + PASSWORD, PASSWORD):
        await web.post("/quan-tri/vao", data={"seal": seal, "name": "lan", "password": password})
        seal = web.cookies.get("quan_tri_vao") or seal
    forged = {HEADER: secret_of(SecretStr(TOKEN))[::-1]}
    for body in (QUESTION.encode(), b"[" * 3000, b"\xff" * 100_000):
        await web.post(PATH, content=body, headers=forged)
        await web.post("/api/ask", content=body)
    await web.get(f"/passage/{QUESTION}/1-2")
    secrets = [seal, *web.cookies.values()]
    await web.post("/du-lieu/xoa")
    return secrets


async def test_no_words_and_no_secrets(tmp_path: Path) -> None:
    api, port = TroubledApi(random.Random(1), trouble=0.2), free_port()
    database = f"sqlite:///{tmp_path}/tro-ly.db"
    with open_database(Settings(database_url=SecretStr(database))) as opened, opened.transaction() as session:
        assert accounts.create(session, "lan", passwords.kept(PASSWORD), Role.ADMINISTRATOR, NOW)
    settings = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": await api.come_up(),
        "DATABASE_URL": database,
        "WEB_PORT": str(port),
        "LOG_LEVEL": "DEBUG",
        "PYTHONASYNCIODEBUG": "1",
    }
    with (tmp_path / "log").open("wb") as log:
        bot = await started("bot", settings=settings, errors=log)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=120) as web:
            await ready(web)
            await on_telegram(api)
            secrets = await on_the_web(web)
        assert await stopped(bot) == 0
    await api.end()
    log_text = (tmp_path / "log").read_text(encoding="utf-8")
    assert "DEBUG" in log_text  # nothing was held back
    assert "thử lại" in log_text  # the outage is told
    for words in (QUESTION, "Văn Kín", COMMENT, PASSWORD, NAME, TOKEN, TOKEN.split(":")[1], *secrets):
        assert words not in log_text
