import re
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.doors import passwords
from bot.platforms.desk import Desk
from bot.platforms.web import WebChannel
from bot.platforms.web_guard import BODY_LIMIT
from bot.storage import accounts, audit, people
from bot.storage.people import Role, Standing
from bot.wording import admin as wording

RIGHT = "một mật khẩu dài"


@pytest.fixture
async def pages(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    """A browser before the administration pages; two accounts and one person are there."""
    for name, role in (("lan", Role.ADMINISTRATOR), ("minh", Role.EDITOR)):
        await desk.database.run(accounts.create, name, passwords.kept(RIGHT), role, desk.now())
    await desk.database.run(people.meet, "telegram", "7001", desk.now(), "Nguyễn <b>A</b>")
    transport = httpx.ASGITransport(WebChannel(desk).app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://web") as client:
        yield client


def seal_in(page: str) -> str:
    found = re.search(r'name="seal" value="([^"]+)"', page)
    assert found
    return found[1]


async def sign_in(pages: httpx.AsyncClient, name: str = "lan", password: str = RIGHT) -> httpx.Response:
    seal = seal_in((await pages.get("/quan-tri/vao")).text)
    return await pages.post("/quan-tri/vao", data={"seal": seal, "name": name, "password": password})


async def standing(desk: Desk) -> Standing:
    found = await desk.database.run(people.find, "telegram:7001")
    assert found
    return found.standing


async def test_an_administrator_lets_a_person_in_and_gives_a_role(pages: httpx.AsyncClient, desk: Desk) -> None:
    signed = await sign_in(pages)
    assert (signed.status_code, signed.headers["location"]) == (303, "/quan-tri")
    page = (await pages.get("/quan-tri")).text
    assert "Nguyễn &lt;b&gt;A&lt;/b&gt;" in page
    number, seal = re.search(r'name="number" value="(\d+)"', page), seal_in(page)
    assert number
    for fields in ({"decision": "allow"}, {"role": "editor"}):
        sent = await pages.post("/quan-tri/nguoi", data={"seal": seal, "number": number[1], **fields})
        assert sent.status_code == 303
    found = await desk.database.run(people.find, "telegram:7001")
    assert found and (found.standing, found.role) == (Standing.ALLOWED, Role.EDITOR)
    deeds = [deed.deed for deed in await desk.database.run(audit.latest)]
    assert deeds[:3] == ["role:editor", "standing:allowed", "signed in"]
    assert found.pseudonym in (await pages.get("/quan-tri/nhat-ky")).text
    assert "7001" not in (await pages.get("/quan-tri/nhat-ky")).text


async def test_the_cookies_are_strict(pages: httpx.AsyncClient) -> None:
    signed = await sign_in(pages)
    ticket = next(line for line in signed.headers.get_list("set-cookie") if line.startswith("quan_tri="))
    assert "HttpOnly" in ticket and "SameSite=strict" in ticket and "Path=/quan-tri" in ticket


async def test_over_https_the_cookies_are_secure_and_otherwise_only_this_machine_signs_in(desk: Desk) -> None:
    await desk.database.run(accounts.create, "lan", passwords.kept(RIGHT), Role.ADMINISTRATOR, desk.now())
    app = WebChannel(desk).app
    far = httpx.ASGITransport(app, client=("203.0.113.7", 1))
    async with httpx.AsyncClient(transport=far, base_url="https://web") as pages:
        signed = await sign_in(pages)
        assert signed.status_code == 303
        assert all("Secure" in line for line in signed.headers.get_list("set-cookie") if "quan_tri=" in line)
    async with httpx.AsyncClient(transport=far, base_url="http://web") as pages:
        refused = await sign_in(pages)
        assert (refused.status_code, wording.HTTPS_NEEDED in refused.text) == (403, True)


@pytest.mark.parametrize(("name", "password"), [("lan", "sai"), ("ai đó", RIGHT), ("", ""), ("lan", "x" * 5000)])
async def test_a_wrong_password_opens_nothing(pages: httpx.AsyncClient, name: str, password: str) -> None:
    refused = await sign_in(pages, name, password)
    assert (refused.status_code, wording.WRONG_OR_LOCKED in refused.text) == (403, True)
    assert (await pages.get("/quan-tri")).headers["location"] == "/quan-tri/vao"


async def test_a_sign_in_from_another_site_is_refused(pages: httpx.AsyncClient) -> None:
    seal = seal_in((await pages.get("/quan-tri/vao")).text)
    pages.cookies.clear()  # a browser sends no strict cookie with a form of another site
    refused = await pages.post("/quan-tri/vao", data={"seal": seal, "name": "lan", "password": RIGHT})
    assert (refused.status_code, wording.STALE_FORM in refused.text) == (403, True)


@pytest.mark.parametrize("seal", ["", "sai", "ơ" * 30])
async def test_a_form_without_its_seal_does_nothing(pages: httpx.AsyncClient, desk: Desk, seal: str) -> None:
    await sign_in(pages)
    sent = await pages.post("/quan-tri/nguoi", data={"seal": seal, "number": "1", "decision": "allow"})
    assert (sent.status_code, await standing(desk)) == (403, Standing.NEW)


async def test_a_form_replayed_after_signing_out_does_nothing(pages: httpx.AsyncClient, desk: Desk) -> None:
    await sign_in(pages)
    seal = seal_in((await pages.get("/quan-tri")).text)
    ticket = pages.cookies["quan_tri"]
    assert (await pages.post("/quan-tri/ra", data={"seal": seal})).headers["location"] == "/quan-tri/vao"
    pages.cookies.set("quan_tri", ticket, path="/quan-tri")
    sent = await pages.post("/quan-tri/nguoi", data={"seal": seal, "number": "1", "decision": "allow"})
    assert (sent.status_code, await standing(desk)) == (403, Standing.NEW)


async def test_an_editor_sees_opinions_and_decides_on_nobody(pages: httpx.AsyncClient, desk: Desk) -> None:
    await sign_in(pages, "minh")
    assert (await pages.get("/quan-tri")).headers["location"] == "/quan-tri/gop-y"
    page = await pages.get("/quan-tri/gop-y")
    assert page.status_code == 200
    assert (await pages.get("/quan-tri/nhat-ky")).status_code == 303
    fields = {"seal": seal_in(page.text), "number": "1", "decision": "allow"}
    sent = await pages.post("/quan-tri/nguoi", data=fields)
    assert (sent.status_code, await standing(desk)) == (403, Standing.NEW)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"number": "1"},
        {"number": "1", "role": "king"},
        {"number": "1", "decision": "x"},
        {"number": "99", "decision": "allow"},
        {"number": "9" * 40, "decision": "allow"},
        {"number": "-1", "decision": "allow"},
    ],
)
async def test_a_form_that_means_nothing_is_refused(
    pages: httpx.AsyncClient, desk: Desk, fields: dict[str, str]
) -> None:
    await sign_in(pages)
    seal = seal_in((await pages.get("/quan-tri")).text)
    sent = await pages.post("/quan-tri/nguoi", data={"seal": seal, **fields})
    assert (sent.status_code, await standing(desk)) == (400, Standing.NEW)


async def test_what_is_too_large_is_not_read(pages: httpx.AsyncClient) -> None:
    await sign_in(pages)
    for address in ("/quan-tri/vao", "/quan-tri/nguoi", "/gop-y", "/api/feedback"):
        assert (await pages.post(address, content=b"x" * (BODY_LIMIT + 1))).status_code == 413


@pytest.mark.parametrize("address", ["/quan-tri", "/quan-tri/gop-y", "/quan-tri/nhat-ky"])
async def test_without_signing_in_there_is_nothing_to_see(pages: httpx.AsyncClient, address: str) -> None:
    assert (await pages.get(address)).status_code == 303
    for method, target in (("POST", "/quan-tri/nguoi"), ("POST", "/quan-tri/ra")):
        assert (await pages.request(method, target, data={"seal": "x"})).status_code == 403


async def test_opinions_are_shown_with_what_they_are_about(pages: httpx.AsyncClient) -> None:
    number = (await pages.post("/api/ask", json={"question": "Chủ đề <i>?"})).json()["number"]
    await pages.post("/api/feedback", json={"number": number, "said": "wrong", "comment": "Sai <u>năm</u>"})
    await sign_in(pages, "minh")
    page = (await pages.get("/quan-tri/gop-y")).text
    assert "Chủ đề &lt;i&gt;?" in page and "Sai &lt;u&gt;năm&lt;/u&gt;" in page
    link = re.search(r'href="(/passage/[^"]+)"', page)
    assert link and (await pages.get(link[1])).status_code == 200


async def test_the_first_page_says_how_to_make_an_account(web: httpx.AsyncClient) -> None:
    assert "scripts/admin.py create" in (await web.get("/quan-tri/vao")).text


async def test_an_address_that_is_refused_again_and_again_is_turned_away(pages: httpx.AsyncClient) -> None:
    statuses = [(await pages.post("/quan-tri/nguoi", data={"seal": "x"})).status_code for _ in range(40)]
    assert statuses == [403] * 30 + [429] * 10
    assert (await pages.post("/api/ask", json={"question": "Chủ đề?"})).status_code == 200
    assert (await pages.get("/quan-tri/vao")).status_code == 200
