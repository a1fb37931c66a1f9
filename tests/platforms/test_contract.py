"""One contract for every channel: no citation is lost, nothing is taken for markup."""

import html
import re
from collections.abc import Callable

import pytest

from bot.answering.answer import Answer
from bot.platforms.telegram_pages import answer_messages
from bot.platforms.telegram_places import place_in
from bot.platforms.terminal import render
from bot.platforms.web import page_of
from bot.platforms.web_answers import answer_json, passage_path
from bot.platforms.zalo_pages import LIMIT, answer_texts
from bot.platforms.zalo_replies import Opened as OpenedByNumber
from bot.platforms.zalo_replies import reply_in
from tests.platforms.fake_assistant import TEXTS, choose, long, marked_up, off_topic

ANSWERS = [marked_up(), long(), choose(), off_topic()]
Opened = set[tuple[str, int, int]]


def on_the_page(answer: Answer) -> tuple[str, Opened]:
    page = page_of({**answer_json(answer), "number": 1})
    shown = re.sub(r"<[^>]*>", "", re.sub(r'"[^"]*"', "", page))
    links = {html.unescape(link) for link in re.findall(r'class="cite" href="([^"]*)"', page)}
    return html.unescape(shown), {_place(answer, link) for link in links}


def as_json(answer: Answer) -> tuple[str, Opened]:
    parts = answer_json(answer)["parts"]
    links = {segment["href"] for part in parts for segment in part["segments"] if "href" in segment}
    return "\n".join(part["text"] for part in parts), {_place(answer, link) for link in links}


def on_telegram(answer: Answer) -> tuple[str, Opened]:
    messages = answer_messages(answer)
    assert messages[-1].buttons
    data = [str(button.callback_data) for row in messages[-1].buttons.inline_keyboard for button in row]
    assert all(len(carried.encode()) <= 64 for carried in data)
    return "".join(message.text for message in messages), {
        place for carried in data if (place := place_in(carried, TEXTS))
    }


def in_the_terminal(answer: Answer) -> tuple[str, Opened]:
    shown = render(answer)
    cited = (*answer.citations, *answer.related)
    return shown, {(c.source, c.start, c.end) for number, c in enumerate(cited, 1) if f"[{number}] {c.label}" in shown}


def on_zalo(answer: Answer) -> tuple[str, Opened]:
    texts = answer_texts(answer)
    assert all(0 < len(text) <= LIMIT for text in texts)
    replies = [reply_in(str(number), answer_json(answer)) for number in range(10)]
    opened = {
        (reply.source, reply.start, reply.end)
        for number, reply in enumerate(replies)
        if isinstance(reply, OpenedByNumber) and f"[{number}]" in "".join(texts)
    }
    return "".join(texts), opened


def _place(answer: Answer, link: str) -> tuple[str, int, int]:
    return next((c.source, c.start, c.end) for c in (*answer.citations, *answer.related) if passage_path(c) == link)


@pytest.mark.parametrize("answer", ANSWERS, ids=["marked up", "long", "choose", "off topic"])
@pytest.mark.parametrize("channel", [on_the_page, as_json, on_telegram, on_zalo, in_the_terminal])
def test_every_word_and_every_citation_arrives(channel: Callable[[Answer], tuple[str, Opened]], answer: Answer) -> None:
    shown, opened = channel(answer)
    for part in answer.parts:
        assert part.text in shown
    for choice in answer.choices:
        assert choice in shown
    assert opened == {(c.source, c.start, c.end) for c in (*answer.citations, *answer.related)}
