"""The pages in Debian's Chromium: usable by everybody, small, quiet; their pictures for the documentation."""

import json
import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.platforms.channel import Assistant
from bot.platforms.desk import Desk
from bot.storage import inbox, questions
from bot.storage.feedback import Opinion
from bot.storage.inbox import Incoming
from bot.wording import channels as wording
from bot.wording import feedback as feedback_wording
from bot.wording import pages as say
from tests.e2e.visits import DESK, NEEDS_CHROMIUM, PHONE, Visit, signed_in, visit

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]

DOCS = Path(__file__).parents[2] / "docs" / "screenshots"
MOST_BYTES = 100_000
LOOKS: list[tuple[str, ViewportSize, Literal["light", "dark"]]] = [
    ("wide", DESK, "light"),
    ("phone", PHONE, "light"),
    ("dark", DESK, "dark"),
]


@pytest.fixture
def pictures(artifacts: Path) -> Path:
    """Where the pictures go: into the documentation where ``TDKT_SCREENSHOTS`` is set, as ``make screenshots`` does."""
    folder = DOCS if os.environ.get("TDKT_SCREENSHOTS") else artifacts
    folder.mkdir(exist_ok=True)
    return folder


def addresses(assistant: Assistant, question: str) -> dict[str, str]:
    """One page of every sort, by the name of its picture."""
    citation = assistant.answer(question).citations[0]
    place = f"{citation.source}/{citation.start}-{citation.end}"
    return {
        "start": "/",
        "answer": f"/?hoi={question}",
        "register": "/van-ban",
        "register-nothing": "/van-ban?noi=khong-co",
        "timeline": "/dong-thoi-gian",
        "sources": "/nguon",
        "source": f"/nguon/{citation.source}",
        "passage": f"/passage/{place}",
        "own-data": "/du-lieu",
        "sorry": "/khong-co-trang-nay",
        "sign-in": "/quan-tri/vao",
        "people": "/quan-tri",
        "opinions": "/quan-tri/gop-y",
        "audit": "/quan-tri/nhat-ky",
    }


async def serious(page: Page) -> list[str]:
    """What axe-core finds serious or critical."""
    found = (await Axe().run(page)).response["violations"]
    return [
        f"{violation['id']}: {node['html']}"
        for violation in found
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("look", "size", "scheme"), LOOKS)
async def test_every_page_can_be_used_by_everybody(
    browser: Browser,
    web_address: str,
    assistant: Assistant,
    question: str,
    pictures: Path,
    desk: Desk,
    look: str,
    size: ViewportSize,
    scheme: Literal["light", "dark"],
) -> None:
    state = await signed_in(browser, web_address, desk)
    await opinion_on(desk, question)
    for name, address in addresses(assistant, question).items():
        there = await visit(browser, web_address.rstrip("/") + address, size, scheme, state)
        await there.page.wait_for_load_state("networkidle")
        assert await serious(there.page) == [], address
        assert await there.width_to_scroll() == 0, address
        assert [word for word in there.complaints if "404" not in word or name != "sorry"] == [], address
        if name in {"register", "timeline", "passage"}:
            await there.page.screenshot(path=pictures / f"{name}-{look}.png", full_page=name == "timeline")
        await there.page.close()


async def transferred(page: Page) -> int:
    """The bytes that the browser took in for the page, headers included; raises where some came from elsewhere."""
    came = await page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".map((entry) => [entry.name, entry.transferSize])"
    )
    assert len({urlsplit(name).netloc for name, _ in came}) == 1
    return sum(size for _, size in came)


async def opinion_on(desk: Desk, question: str) -> None:
    """Somebody's opinion on an answer, for those who look after the assistant."""
    message = Incoming("phiếu", "khách", {"question": question})
    await desk.database.run(inbox.accept, "web", [message], desk.now())
    number, chat, _ = await desk.database.run(inbox.state_of, "web", "phiếu")
    _, asked = await desk.ask(chat, question)
    await desk.database.run(questions.record, number, chat, None, asked, desk.now())
    await desk.judge("web", "khách", number, Opinion.BAD)


async def test_what_opens_on_the_chat_can_be_used_by_everybody(
    browser: Browser, web_address: str, question: str
) -> None:
    for _, size, scheme in LOOKS:
        there = await visit(browser, web_address, size, scheme)
        await there.ask(question)
        await there.page.get_by_role("button", name=feedback_wording.BAD).click()
        assert await serious(there.page) == []
        await there.page.locator(".cite").first.click()
        await expect(there.page.locator("#passage mark")).not_to_be_empty()
        assert await serious(there.page) == []
        await there.page.keyboard.press("Escape")
        await there.page.get_by_label(wording.QUESTION_LABEL).fill("/vanban")
        await there.page.get_by_role("button", name=wording.SEND, exact=True).click()
        await expect(there.page.locator(".assistant").last.locator(".cite").first).to_be_visible()
        assert await serious(there.page) == []
        assert there.complaints == []
        await there.page.close()


async def test_the_first_paint_is_small(
    browser: Browser, web_address: str, assistant: Assistant, question: str, artifacts: Path, desk: Desk
) -> None:
    sizes, state = {}, await signed_in(browser, web_address, desk)
    await opinion_on(desk, question)
    for name, address in addresses(assistant, question).items():
        context = await browser.new_context(storage_state=state)  # no file is remembered of the pages before
        page = await context.new_page()
        await page.goto(web_address.rstrip("/") + address, wait_until="networkidle")
        sizes[name] = await transferred(page)
        await context.close()
    (artifacts / "page_sizes.json").write_text(json.dumps(sizes, indent=1), encoding="utf-8")
    assert {name: size for name, size in sizes.items() if not 0 < size <= MOST_BYTES} == {}


async def test_a_row_is_found_and_opened_with_the_keyboard(browser: Browser, web_address: str) -> None:
    there = await visit(browser, f"{web_address}van-ban", DESK)
    page = there.page
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name=say.SKIP)).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    place = page.get_by_label(say.PLACE)
    await expect(place).to_be_focused()
    await page.keyboard.press("ArrowDown")
    wished = await place.input_value()
    await page.get_by_role("button", name=say.FILTER).press("Enter")
    await expect(page.get_by_label(say.PLACE)).to_have_value(wished)
    listed = page.get_by_role("row")
    assert await listed.count() > 1  # the header, and what the place has
    summary = listed.nth(1).locator("summary")
    await summary.press("Enter")
    await expect(listed.nth(1).locator("blockquote").first).to_be_visible()
    await listed.nth(1).get_by_role("link", name=say.IN_CONTEXT).first.press("Enter")
    await expect(page.locator("mark")).not_to_be_empty()
    assert there.complaints == []


async def test_a_link_to_an_answer_shows_it_to_another_person(
    browser: Browser, web_address: str, question: str
) -> None:
    there = await visit(browser, web_address, DESK)
    await there.ask(question)
    link = await there.page.get_by_role("link", name=say.LINK_TO_ANSWER).get_attribute("href")
    elsewhere = await browser.new_context()
    other = Visit(await elsewhere.new_page())
    await other.page.goto(web_address.rstrip("/") + str(link))
    await expect(other.page.locator(".person")).to_contain_text(question)
    said = await there.page.locator(".assistant").last.locator(".part").all_text_contents()
    assert await other.page.locator(".assistant").last.locator(".part").all_text_contents() == said
    assert other.complaints == []


async def test_pages_print(browser: Browser, web_address: str, artifacts: Path) -> None:
    for name, address in (("register", "van-ban"), ("timeline", "dong-thoi-gian")):
        there = await visit(browser, web_address + address, DESK)
        await there.page.emulate_media(media="print")
        await expect(there.page.locator(".filter")).to_be_hidden()
        await expect(there.page.locator("h1")).to_be_visible()
        await there.page.pdf(path=artifacts / f"web-{name}.pdf")
