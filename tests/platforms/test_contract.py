"""One contract for every channel: no citation is lost, no limit exceeded, nothing is taken for markup."""

import html
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Citation, Part, PartKind, Status
from bot.overview.lists import listed
from bot.platforms.paging import TELEGRAM_LIMIT
from bot.platforms.telegram_pages import answer_messages
from bot.platforms.telegram_places import place_in
from bot.platforms.terminal import render
from bot.platforms.web import page_of
from bot.platforms.web_answers import answer_json, passage_path
from bot.platforms.zalo_pages import LIMIT, answer_texts
from bot.platforms.zalo_replies import Opened as OpenedByNumber
from bot.platforms.zalo_replies import reply_in
from bot.wording import zalo as zalo_wording
from tests.platforms.fake_assistant import TEXTS, FakeAssistant, choose, long, marked_up, off_topic

ANSWERS = [marked_up(), long(), choose(), off_topic(), listed(FakeAssistant().overview(), "vanban", "")]
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
    opened = {
        (c.source, c.start, c.end)
        for number, c in enumerate(cited, 1)
        if re.search(rf"\[{number}\](?: \[\d+\])* {re.escape(c.label)}", shown)
    }
    return shown, opened


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


@pytest.mark.parametrize("answer", ANSWERS, ids=["marked up", "long", "choose", "off topic", "list"])
@pytest.mark.parametrize("channel", [on_the_page, as_json, on_telegram, on_zalo, in_the_terminal])
def test_every_word_and_every_citation_arrives(channel: Callable[[Answer], tuple[str, Opened]], answer: Answer) -> None:
    shown, opened = channel(answer)
    for part in answer.parts:
        assert part.text in shown
    for choice in answer.choices:
        assert choice in shown
    assert opened == {(c.source, c.start, c.end) for c in (*answer.citations, *answer.related)}


PIECES = [
    "😀",
    "e\u0302\u0301",
    "👩\u200d👩\u200d👧",
    "🇻🇳",
    "👍🏽",
    "[2]",
    "<b>",
    "*_`[](x)",
    "thi đua. ",
    "x" * 300,
    "\n\nKhen ",
]
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """An answer whose quote is cut at any place by a messenger of 2,000 characters, or of 4,096 units."""
    before = draw(st.sampled_from([0, LIMIT, TELEGRAM_LIMIT])) - draw(st.integers(0, 60))
    quote = "a" * max(before, 1) + draw(WORDS) + "z"
    citation = Citation("nguồn", "nguồn.txt", quote, 0, len(quote), draw(WORDS)[:100].replace("\n", " ") + "nguồn")
    parts = (
        Part(PartKind.LEAD, f"Về {draw(WORDS)[:200]}:"),
        Part(PartKind.QUOTE, f"“{quote}” [1]", (1,)),
        Part(PartKind.SOURCE, f"[1] {citation.label}", (1,)),
    )
    return Answer(Status.ANSWERED, parts, citations=(citation,))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(answers())
def test_pages_rejoin_and_styles_fall_on_their_words_wherever_a_page_ends(answer: Answer) -> None:
    messages = answer_messages(answer)
    assert "".join(message.text for message in messages) == answer.text
    styled: dict[str, str] = {}
    for message in messages:
        wide = message.text.encode("utf-16-le")
        assert 0 < len(wide) // 2 <= TELEGRAM_LIMIT
        ends = 0
        for entity in message.entities:
            assert ends <= entity.offset and entity.length > 0
            ends = entity.offset + entity.length
            stretch = wide[2 * entity.offset : 2 * ends].decode("utf-16-le")  # raises within a letter
            styled[entity.type] = styled.get(entity.type, "") + stretch
        assert ends <= len(wide) // 2
    shown = {"bold": 0, "blockquote": 1, "italic": 2}
    assert {kind: "".join(text.split()) for kind, text in styled.items()} == {
        kind: "".join(answer.parts[at].text.split()) for kind, at in shown.items()
    }
    texts = answer_texts(answer)
    assert "".join(texts) == f"{answer.text}\n{zalo_wording.open_hint(1)}"
    assert all(0 < len(text.encode("utf-16-le")) // 2 <= LIMIT for text in texts)
    assert [part["text"] for part in answer_json(answer)["parts"]] == [part.text for part in answer.parts]
    assert render(answer) == f"{answer.text}\n"
