"""The web page in Debian's Chromium."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import httpx
import pytest
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from bot.platforms.channel import Assistant
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

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="expected /usr/bin/chromium: run scripts/apt_packages.sh"),
]


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        await browser.close()


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


async def test_a_question_is_typed_and_its_citation_opened(
    browser: Browser, web_address: str, question: str, artifacts: Path
) -> None:
    there = await visit(browser, web_address, DESK)
    await expect(there.page).to_have_title(wording.PRODUCT)
    await there.page.screenshot(path=artifacts / "web-start.png")
    await there.ask(question)
    await expect(there.page.locator(".person")).to_contain_text(question)
    await expect(there.page.locator(".working")).to_have_count(0)
    await there.page.screenshot(path=artifacts / "web-answer.png")

    dialog = there.page.get_by_role("dialog")
    await there.page.locator(".cite").first.click()
    await expect(dialog.locator("mark")).not_to_be_empty()
    await there.page.screenshot(path=artifacts / "web-citation.png")
    await there.page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    assert there.complaints == []


async def test_enter_sends_and_an_example_is_a_question(
    browser: Browser, web_address: str, question: str, assistant: Assistant
) -> None:
    there = await visit(browser, web_address, DESK)
    await there.page.get_by_role("button", name=assistant.examples()[0]).click()
    await expect(there.page.locator(".person")).to_contain_text(assistant.examples()[0])
    await expect(there.page.locator(".assistant:not(.working)")).to_have_count(2)
    await there.page.get_by_label(wording.QUESTION_LABEL).fill(question)
    await there.page.get_by_label(wording.QUESTION_LABEL).press("Enter")
    await expect(there.page.locator(".assistant:not(.working)")).to_have_count(3)
    assert there.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_phone_shows_it_without_sideways_scrolling(
    browser: Browser, web_address: str, question: str, artifacts: Path, scheme: Literal["light", "dark"]
) -> None:
    there = await visit(browser, web_address, PHONE, scheme)
    await there.page.screenshot(path=artifacts / f"web-phone-start-{scheme}.png")
    assert await there.width_to_scroll() == 0
    await there.ask(question)
    await there.page.screenshot(path=artifacts / f"web-phone-answer-{scheme}.png")
    assert await there.width_to_scroll() == 0
    await there.page.locator(".cite").first.click()
    await expect(there.page.locator("dialog mark")).not_to_be_empty()
    await there.page.screenshot(path=artifacts / f"web-phone-citation-{scheme}.png")
    assert await there.width_to_scroll() == 0
    assert there.complaints == []


async def test_it_works_without_javascript(browser: Browser, web_address: str, question: str, artifacts: Path) -> None:
    page = await browser.new_page(java_script_enabled=False, viewport=DESK)
    await page.goto(web_address)
    await page.get_by_label(wording.QUESTION_LABEL).fill(question)
    await page.get_by_role("button", name=wording.SEND, exact=True).click()
    await page.locator(".cite").first.click()
    await expect(page.locator("mark")).not_to_be_empty()
    await page.screenshot(path=artifacts / "web-passage.png")
    await page.pdf(path=artifacts / "web-passage.pdf")


async def test_what_is_typed_stays_text(browser: Browser, web_address: str) -> None:
    there = await visit(browser, web_address, DESK)
    typed = "<img src=x onerror=\"document.title='xong'\"><b>thi đua</b>"
    await there.page.get_by_label(wording.QUESTION_LABEL).fill(typed)
    await there.page.get_by_role("button", name=wording.SEND, exact=True).click()
    await expect(there.page.locator(".person")).to_contain_text(typed)
    await expect(there.page.locator(".assistant:not(.working)")).to_have_count(2)
    assert await there.page.locator(".bubble img, .bubble b, .bubble script").count() == 0
    await expect(there.page).to_have_title(wording.PRODUCT)
    assert there.complaints == []


async def test_the_interface_and_the_passage_page_agree(web_address: str, question: str) -> None:
    async with httpx.AsyncClient(base_url=web_address, trust_env=False, timeout=120) as client:
        answer = (await client.post("/api/ask", json={"question": question})).json()
        assert answer["citations"]
        for citation in answer["citations"]:
            passage = (await client.get(f"/api{citation['url']}")).json()
            assert passage["quote"] == citation["quote"]
            page = (await client.get(citation["url"])).text
            assert re.search(r"<mark", page)
