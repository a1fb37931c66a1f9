import html
import json
import re
from urllib.parse import urlencode

import httpx
import pytest

from bot.platforms.web_guard import BODY_LIMIT
from bot.wording import channels as wording
from tests.platforms.fake_assistant import (
    BROKEN,
    CHOOSE,
    EXAMPLES,
    LONG,
    MARKED_UP,
    OTHER,
    PICTURE,
    RELATED,
    SOURCE,
    FakeAssistant,
)


async def ask(web: httpx.AsyncClient, question: str) -> httpx.Response:
    return await web.post("/api/ask", json={"question": question})


async def test_an_answer_carries_its_parts_citations_and_passage_links(web: httpx.AsyncClient) -> None:
    body = (await ask(web, "Chủ đề thi đua?")).json()
    assert body["status"] == "answered"
    assert body["citations"][0]["quote"] == MARKED_UP
    for citation in body["citations"]:
        passage = (await web.get(f"/api{citation['url']}")).json()
        assert passage["quote"] == citation["quote"]
    assert [part["kind"] for part in body["parts"]][:3] == ["warning", "lead", "quote"]
    assert "\n".join(part["text"] for part in body["parts"]) == body["text"]


async def test_a_marker_links_only_its_own_citation(web: httpx.AsyncClient) -> None:
    body = (await ask(web, "Chủ đề thi đua?")).json()
    quote = body["parts"][2]
    assert [segment["text"] for segment in quote["segments"] if "href" in segment] == ["[1]"]
    assert quote["segments"][0]["text"] == f"“{MARKED_UP}” "


@pytest.mark.parametrize("question", ["Chủ đề thi đua?", LONG, CHOOSE, RELATED])
async def test_the_page_shows_the_same_as_the_interface(web: httpx.AsyncClient, question: str) -> None:
    parts = (await ask(web, question)).json()["parts"]
    page = await web.post("/", data={"question": question})
    shown = html.unescape(re.sub(r"<[^>]*>", "", page.text.replace("&lt;", "\ue000").replace("&gt;", "\ue001")))
    shown = shown.replace("\ue000", "<").replace("\ue001", ">")
    for part in parts:
        assert part["text"] in shown


@pytest.mark.parametrize(
    "question", ["<script>alert(1)</script>", "{{ 7*7 }}", '"><img src=x onerror=alert(1)>', "Nguyễn & “Văn”"]
)
async def test_nothing_typed_becomes_markup(web: httpx.AsyncClient, question: str) -> None:
    page = (await web.post("/", data={"question": question})).text
    assert html.escape(question, quote=False) in page.replace("&#34;", '"').replace("&#39;", "'")
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert "onerror" not in page or "&lt;img" in page


async def test_a_passage_page_marks_the_quote_and_needs_no_script(web: httpx.AsyncClient) -> None:
    citation = (await ask(web, "Chủ đề?")).json()["citations"][0]
    page = (await web.get(citation["url"])).text
    marked = re.search(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)
    assert marked
    assert html.unescape(marked[1]) == MARKED_UP
    assert "<script" not in page
    assert 'href="https://example.invalid/tin"' in page


async def test_a_passage_of_a_source_with_pages_leads_to_the_picture_of_its_page(web: httpx.AsyncClient) -> None:
    citation = (await ask(web, "Chủ đề thi đua?")).json()["citations"][0]
    page = (await web.get(citation["url"])).text
    link = re.search(r'<a href="(/picture/[^"]+)">([^<]+)</a>', page)
    assert link
    assert link[2] == wording.PAGE_PICTURE.format(page=2)
    picture = await web.get(link[1])
    assert (picture.status_code, picture.content) == (200, PICTURE)
    assert picture.headers["content-type"] == "image/png"


@pytest.mark.parametrize("place", ["0-0", "9-3", "0-999999", "a-b"])
async def test_a_picture_of_no_place_is_answered_politely(web: httpx.AsyncClient, place: str) -> None:
    for source in (SOURCE, OTHER, "khong-co"):
        assert (await web.get(f"/picture/{source}/{place}.png")).status_code == 404


async def test_a_source_id_with_special_letters_opens_and_an_unsafe_address_is_not_linked(
    web: httpx.AsyncClient,
) -> None:
    citation = (await ask(web, LONG)).json()["citations"][0]
    assert citation["source"] == OTHER
    page = await web.get(citation["url"])
    assert page.status_code == 200
    assert "javascript:" not in page.text


@pytest.mark.parametrize("place", ["0-0", "9-3", "0-999999", "a-b", "-1-3", "0-5x", "1" * 5000 + "-2", "٣-٤"])
async def test_a_place_that_is_none_is_answered_politely(web: httpx.AsyncClient, place: str) -> None:
    for address in (f"/passage/{SOURCE}/{place}", f"/api/passage/{SOURCE}/{place}", f"/passage/khong-co/{place}"):
        response = await web.get(address)
        assert response.status_code == 404
        assert wording.NO_SUCH_PASSAGE in response.text


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b"{}", b'{"question": 3}', b'{"question": null}', b"\xff\xfe", b"[" * 60_000]
)
async def test_wrong_json_is_answered_politely(web: httpx.AsyncClient, assistant: FakeAssistant, body: bytes) -> None:
    response = await web.post("/api/ask", content=body)
    assert (response.status_code, response.json()) == (400, {"error": wording.UNREADABLE_REQUEST})
    assert not assistant.asked


@pytest.mark.parametrize("address", ["/api/ask", "/"])
async def test_too_large_a_body_is_answered_politely(
    web: httpx.AsyncClient, assistant: FakeAssistant, address: str
) -> None:
    response = await web.post(address, content=b"x" * (BODY_LIMIT + 1))
    assert response.status_code == 413
    assert wording.TOO_LARGE in response.text
    assert not assistant.asked


async def test_a_body_at_the_limit_is_read(web: httpx.AsyncClient, assistant: FakeAssistant) -> None:
    frame = len(json.dumps({"question": ""}).encode())
    response = await web.post("/api/ask", content=json.dumps({"question": "x" * (BODY_LIMIT - frame)}).encode())
    assert response.status_code == 200
    assert len(assistant.asked) == 1


async def test_half_a_surrogate_pair_and_control_characters_do_no_harm(
    web: httpx.AsyncClient, assistant: FakeAssistant
) -> None:
    response = await web.post("/api/ask", content=b'{"question": "a\\ud800b\\u0000c"}')
    assert response.status_code == 200
    assert assistant.asked == ["a\ufffdbc"]
    form = await web.post(
        "/", content=urlencode({"question": "a\x00b"}), headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert form.status_code == 200


async def test_a_form_without_a_question_is_answered(web: httpx.AsyncClient) -> None:
    assert (await web.post("/", content=b"")).status_code == 200


async def test_a_broken_assistant_is_answered_politely(web: httpx.AsyncClient) -> None:
    response = await ask(web, BROKEN)
    assert (response.status_code, response.json()) == (500, {"error": wording.TROUBLE})
    page = await web.post("/", data={"question": BROKEN})
    assert wording.TROUBLE in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("method", "address", "status"), [("GET", "/khong-co", 404), ("GET", "/api/ask", 405), ("DELETE", "/", 405)]
)
async def test_other_addresses_are_answered_politely(
    web: httpx.AsyncClient, method: str, address: str, status: int
) -> None:
    response = await web.request(method, address)
    assert response.status_code == status
    assert wording.TROUBLE not in response.text


@pytest.mark.parametrize("address", ["/", "/khoe", "/static/chat.js", "/static/page.css", "/khong-co"])
async def test_every_response_is_strict(web: httpx.AsyncClient, address: str) -> None:
    headers = (await web.get(address)).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


async def test_the_page_loads_nothing_from_elsewhere_and_has_no_inline_code(web: httpx.AsyncClient) -> None:
    page = (await web.get("/")).text
    assert 'lang="vi"' in page
    assert all(address.startswith(("/", "#")) for address in re.findall(r'(?:src|href|action)="([^"]*)"', page))
    assert not re.search(r"<script>|<style|\sstyle=|\son\w+=", page)
    for example in EXAMPLES:
        assert html.escape(example) in page


async def test_health_tells_whether_answers_come_without_waiting(
    web: httpx.AsyncClient, assistant: FakeAssistant
) -> None:
    assert (await web.get("/khoe")).json() == {"ok": True, "ready": True}
    assistant.gate.clear()
    assert (await web.get("/khoe")).json() == {"ok": True, "ready": False}


async def test_a_list_in_the_chat_has_buttons_in_words(web: httpx.AsyncClient) -> None:
    page = (await web.post("/", data={"question": "/vanban Cà Mau"})).text
    assert '<button class="choice" name="question" value="/vanban Tây Ninh">Tây Ninh</button>' in page
    listed = (await web.post("/api/ask", json={"question": "/vanban Tây Ninh"})).json()
    assert [citation["quote"] for citation in listed["citations"]] == [MARKED_UP]
