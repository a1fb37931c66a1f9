"""Opinions, one's own data and the administration pages in Debian's Chromium."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.doors import passwords
from bot.platforms.desk import Desk
from bot.storage import accounts, feedback, people
from bot.storage.people import Role, Standing
from bot.wording import admin as admin_wording
from bot.wording import feedback as wording
from bot.wording import privacy as privacy_wording
from tests.e2e.visits import DESK, NEEDS_CHROMIUM, visit

pytestmark = [pytest.mark.slow, NEEDS_CHROMIUM]


async def test_an_answer_is_judged_where_it_stands(
    browser: Browser, web_address: str, question: str, desk: Desk, artifacts: Path
) -> None:
    desk.assistant.answer(question)  # the model is open before anyone waits for it
    there = await visit(browser, web_address, DESK)
    await there.ask(question)
    await there.page.get_by_role("button", name=wording.BAD).click()
    await there.page.get_by_label(wording.COMMENT_LABEL).fill("Thiếu <b>số hiệu</b>")
    await there.page.screenshot(path=artifacts / "web-opinion.png")
    await there.page.get_by_role("button", name=wording.FAULTS["missing"]).click()
    await expect(there.page.get_by_text(wording.THANKS)).to_be_visible()
    (given,) = await desk.database.run(feedback.latest)
    assert (given.fault, given.comment, given.question) == ("missing", "Thiếu <b>số hiệu</b>", question)
    assert there.complaints == []


async def test_ones_own_data_are_deleted(browser: Browser, web_address: str, question: str, desk: Desk) -> None:
    desk.assistant.answer(question)  # the model is open before anyone waits for it
    there = await visit(browser, web_address, DESK)
    await there.ask(question)
    await there.page.get_by_role("link", name=privacy_wording.TITLE).click()
    await there.page.get_by_role("button", name=privacy_wording.ERASE).click()
    await expect(there.page.get_by_text(privacy_wording.ERASED)).to_be_visible()
    assert await desk.database.run(people.listed) == []


async def test_an_administrator_signs_in_and_lets_a_person_in(
    browser: Browser, web_address: str, desk: Desk, artifacts: Path
) -> None:
    password = "một mật khẩu dài"
    await desk.database.run(accounts.create, "lan", passwords.kept(password), Role.ADMINISTRATOR, desk.now())
    person = await desk.database.run(people.meet, "telegram", "7001", desk.now(), "Nguyễn Văn A")
    await desk.database.run(people.code_for, person.number, desk.now())
    there = await visit(browser, f"{web_address}quan-tri", DESK)
    await there.page.get_by_label(admin_wording.NAME).fill("lan")
    await there.page.get_by_label(admin_wording.PASSWORD).fill(password)
    await there.page.screenshot(path=artifacts / "admin-door.png")
    await there.page.get_by_role("button", name=admin_wording.SIGN_IN).click()
    await expect(there.page.get_by_text("Nguyễn Văn A")).to_be_visible()
    await there.page.screenshot(path=artifacts / "admin-people.png")
    await there.page.get_by_role("button", name=admin_wording.ALLOW, exact=True).click()
    await expect(there.page.get_by_role("button", name=admin_wording.RESET)).to_be_visible()
    known = await desk.database.run(people.find, "telegram:7001")
    assert known and known.standing is Standing.ALLOWED
    await there.page.get_by_role("link", name=admin_wording.AUDIT).click()
    await expect(there.page.get_by_text("standing:allowed")).to_be_visible()
    await there.page.get_by_role("button", name=admin_wording.SIGN_OUT).click()
    await expect(there.page.get_by_label(admin_wording.PASSWORD)).to_be_visible()
    assert there.complaints == []
