"""A person's visit to the web page in Debian's Chromium."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Browser, Page, StorageState, ViewportSize, expect

from bot.doors import passwords
from bot.platforms.desk import Desk
from bot.storage import accounts, people
from bot.storage.people import Role
from bot.wording import admin as admin_wording
from bot.wording import channels as wording

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "một mật khẩu dài"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}

NEEDS_CHROMIUM = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="expected /usr/bin/chromium: run scripts/apt_packages.sh"
)


class Visit:
    """One person's visit: the page, and whatever the browser complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type in {"error", "warning"} else None,
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda request: self.complaints.append(request.url))

    async def ask(self, question: str) -> None:
        await self.page.get_by_label(wording.QUESTION_LABEL).fill(question)
        await self.page.get_by_role("button", name=wording.SEND, exact=True).click()
        await expect(self.page.locator(".cite").first).to_be_visible()

    async def width_to_scroll(self) -> int:
        return int(
            await self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )


async def visit(
    browser: Browser,
    address: str,
    size: ViewportSize,
    scheme: Literal["light", "dark"] = "light",
    state: StorageState | None = None,
) -> Visit:
    page = await browser.new_page(viewport=size, color_scheme=scheme, storage_state=state)
    visit = Visit(page)
    await page.goto(address)
    return visit


async def signed_in(browser: Browser, address: str, desk: Desk) -> StorageState:
    """What a browser keeps of an administrator who has signed in, with somebody to look at, an opinion and an audit."""
    await desk.database.run(accounts.create, "lan", passwords.kept(PASSWORD), Role.ADMINISTRATOR, desk.now())
    waiting = await desk.database.run(people.meet, "telegram", "7001", desk.now(), "Nguyễn Văn A")
    await desk.database.run(people.code_for, waiting.number, desk.now())
    there = await visit(browser, f"{address}quan-tri", DESK)
    await there.page.get_by_label(admin_wording.NAME).fill("lan")
    await there.page.get_by_label(admin_wording.PASSWORD).fill(PASSWORD)
    await there.page.get_by_role("button", name=admin_wording.SIGN_IN).click()
    await expect(there.page.get_by_text("Nguyễn Văn A")).to_be_visible()
    return await there.page.context.storage_state()
