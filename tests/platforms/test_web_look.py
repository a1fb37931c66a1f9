"""The pages to look at, over a plain assistant whose sources hold markup."""

import html
import io
import re
from urllib.parse import quote

import httpx
import pytest
from PIL import Image

from bot.wording import channels as wording
from bot.wording import pages as say
from tests.platforms.fake_assistant import EXAMPLES, MARKED_UP, OTHER, SOURCE, TEXTS, FakeAssistant

PAGES = ["/van-ban", "/dong-thoi-gian", "/nguon", f"/nguon/{SOURCE}", f"/nguon/{quote(OTHER, safe='')}"]


def rows(page: str) -> list[str]:
    body = re.search(r"<tbody.*?</tbody>", page, re.DOTALL)
    return re.findall(r"<tr.*?</tr>", body[0], re.DOTALL) if body else []


def words(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", page))


@pytest.mark.parametrize("address", PAGES)
async def test_nothing_that_a_source_says_becomes_markup(web: httpx.AsyncClient, address: str) -> None:
    page = await web.get(address)
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert not re.search(r"<script|<b>|<style|\sstyle=|\son\w+=|<i>|<mới>|javascript:", page.text)
    assert all(found.startswith(("/", "#", "https://")) for found in re.findall(r'(?:src|href)="([^"]*)"', page.text))


async def test_each_document_opens_its_quotes(web: httpx.AsyncClient) -> None:
    page = (await web.get("/van-ban")).text
    assert len(rows(page)) == 2
    first = rows(page)[0]
    assert f"“{MARKED_UP}”" in words(first)
    assert "Cần <đối chiếu>." in words(first)
    opened = re.search(r'href="(/passage/[^"]*)"', first)
    assert opened
    assert MARKED_UP in words((await web.get(opened[1])).text)


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"noi": "Tây Ninh"}, ["01/CT-UBND"]),
        ({"nam": "2023"}, ["01/CT-UBND"]),
        ({"co-quan": "Bộ Chính trị"}, ["34-CT/TW"]),
        ({"tinh-trang": "dang-thuc-hien"}, ["01/CT-UBND"]),
        ({"tinh-trang": "chua-ro"}, ["34-CT/TW"]),
        ({"tu": "phat dong"}, ["01/CT-UBND"]),
        ({"noi": "Gia Lai", "nam": "2023"}, []),
        ({"noi": "Cà Mau"}, []),
        ({"nam": "<b>"}, []),
        ({"trang": "99999999999999"}, ["01/CT-UBND", "34-CT/TW"]),
        ({"trang": "-1"}, ["01/CT-UBND", "34-CT/TW"]),
    ],
)
async def test_the_register_is_filtered(web: httpx.AsyncClient, asked: dict[str, str], numbers: list[str]) -> None:
    page = (await web.get("/van-ban", params=asked)).text
    found = [match[1] for row in rows(page) if (match := re.search(r'class="number">Chỉ thị ([^<]*)<', row))]
    assert found == numbers
    assert (say.NOTHING_FITS in page) is (not numbers)


async def test_a_generic_issuer_is_told_apart_by_its_place(web: httpx.AsyncClient) -> None:
    assert "UBND tỉnh (Tây Ninh)" in words((await web.get("/van-ban")).text)


async def test_the_timeline_tells_what_runs_and_what_is_over(web: httpx.AsyncClient) -> None:
    page = (await web.get("/dong-thoi-gian")).text
    first, second = re.findall(r"<li>\s*<div class=\"told\">.*?</svg>", page, re.DOTALL)
    assert "bar campaign dang-thuc-hien" in first
    assert "bar phase da-ket-thuc" in first
    assert "Đợt <1>" in words(first)
    assert "bar campaign da-ket-thuc" in second
    assert page.count('class="today"') == 2
    assert "01/05/2023" in words(page)


async def test_the_timeline_is_a_picture_too(web: httpx.AsyncClient) -> None:
    every = await web.get("/dong-thoi-gian.png")
    assert every.headers["content-type"] == "image/png"
    none = await web.get("/dong-thoi-gian.png", params={"noi": "Cà Mau"})
    sizes = [Image.open(io.BytesIO(found.content)).size for found in (every, none)]
    assert sizes[0][1] > sizes[1][1] > 100


async def test_a_source_is_shown_with_its_card_and_all_of_its_text(web: httpx.AsyncClient) -> None:
    page = (await web.get("/nguon")).text
    assert "nay là tỉnh <mới>" in words(page)
    addresses = re.findall(r'href="(/nguon/[^"]*)"', page)
    shown = {html.unescape(words((await web.get(address)).text)) for address in addresses}
    assert all(any(text in page for page in shown) for text in TEXTS.values())
    missing = await web.get("/nguon/khong-co")
    assert (missing.status_code, wording.NO_SUCH_PAGE in missing.text) == (404, True)


async def test_a_passage_shows_its_card_and_what_is_doubtful_in_it(web: httpx.AsyncClient) -> None:
    citation = (await web.post("/api/ask", json={"question": "Chủ đề?"})).json()["citations"][0]
    page = words((await web.get(citation["url"])).text)
    assert "Cần <đối chiếu>." in page
    assert say.STATES["dang-thuc-hien"] in page


async def test_a_link_asks_its_question_once_a_day(web: httpx.AsyncClient, assistant: FakeAssistant) -> None:
    question = "Chủ đề <b>thi đua</b> & khen thưởng?"
    page = await web.post("/", data={"question": question})
    link = re.search(r'href="(/\?hoi=[^"]*)"', page.text)
    assert link
    again = [await web.get(html.unescape(link[1])) for _ in range(2)]
    assert all(question in words(shown.text) for shown in again)
    assert assistant.asked == [question, question]  # typed once, opened once; the second opening is remembered


async def test_without_examples_the_page_offers_none(web: httpx.AsyncClient, assistant: FakeAssistant) -> None:
    page = (await web.get("/")).text
    assert all(example in words(page) for example in EXAMPLES)
    assistant.examples = lambda: ()  # type: ignore[method-assign]
    page = (await web.get("/")).text
    assert wording.GREETING_HINT in page
    assert wording.EXAMPLES_HINT not in page
