"""A person's visit to the web page in Debian's Chromium."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

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
    browser: Browser, address: str, size: ViewportSize, scheme: Literal["light", "dark"] = "light"
) -> Visit:
    page = await browser.new_page(viewport=size, color_scheme=scheme)
    visit = Visit(page)
    await page.goto(address)
    return visit
