"""The web page in Debian's Chromium."""

import re
from pathlib import Path
from typing import Literal

import httpx
import pytest
from playwright.async_api import Browser, expect

from bot.platforms.channel import Assistant
from bot.wording import channels as wording
from tests.e2e.visits import DESK, NEEDS_CHROMIUM, PHONE, visit

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


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
