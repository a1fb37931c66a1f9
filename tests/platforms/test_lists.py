"""The lists that commands ask for: cited, filtered, in sheets that lose nothing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, PartKind, Status
from bot.overview.lists import LISTS, listed
from bot.overview.overview import Overview
from bot.platforms.asking import Command, answer_to, timeline_wish
from bot.wording import lists as say
from knowledge.fact import FIELDS, Fact, FactKind
from knowledge.source import Period, Provenance, Source
from knowledge.span import Span
from tests.platforms.fake_assistant import SOURCES, FakeAssistant


@pytest.fixture
def overview() -> Overview:
    return FakeAssistant().overview()


def items(answer: Answer) -> list[str]:
    return [part.text for part in answer.parts if part.kind is PartKind.PARAPHRASE]


def numbers(answer: Answer) -> list[str]:
    return [text.split()[3] for text in items(answer)]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ("", ["01/CT-UBND", "34-CT/TW"]),
        ("Tây Ninh", ["01/CT-UBND"]),
        ("tay ninh 2023", ["01/CT-UBND"]),
        ("ở tỉnh Tây Ninh năm 2023", ["01/CT-UBND"]),
        ("đang thực hiện", ["01/CT-UBND"]),
        ("gia lai", ["34-CT/TW"]),
        ("bộ chính trị", ["34-CT/TW"]),
        ("34-CT/TW", ["34-CT/TW"]),
        ("trang 1", ["01/CT-UBND", "34-CT/TW"]),
        ("TRANG 99", ["01/CT-UBND", "34-CT/TW"]),
        ("Gia Lai 2023", []),
        ("Cà Mau", []),
        ("tỉnh cà mau", []),
        ("2019", []),
        ("<không>", []),
        ("x" * 5000, []),
        (" " * 60_000 + "Tây Ninh" + "\n" * 60_000, ["01/CT-UBND"]),
        ("trang " * 20_000 + "1", []),
    ],
)
def test_the_register_is_filtered_by_words(overview: Overview, wish: str, found: list[str]) -> None:
    answer = listed(overview, "vanban", wish)
    assert numbers(answer) == found
    assert answer.status is (Status.ANSWERED if found else Status.ABSTAINED)
    assert len(answer.citations) == len(found)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("wish", ["", "Tây Ninh", "2023", "Cà Mau"])
def test_every_item_has_its_words_in_a_source(overview: Overview, name: str, wish: str) -> None:
    answer = listed(overview, name, wish)
    assert len(items(answer)) == len(answer.citations)
    for number, (citation, item) in enumerate(zip(answer.citations, items(answer), strict=True), 1):
        assert SOURCES[citation.source].text[citation.start : citation.end] == citation.quote
        assert item.startswith(f"[{number}] ")


def test_a_doubt_stands_beside_the_item(overview: Overview) -> None:
    answer = listed(overview, "vanban", "Tây Ninh")
    assert any("Cần <đối chiếu>." in part.text for part in answer.parts if part.kind is PartKind.NOTE)


def test_the_timeline_tells_campaigns_and_their_phases(overview: Overview) -> None:
    shown = "\n".join(items(listed(overview, "dot", "")))
    assert "01/01/2023 – 31/12/2023, đang thực hiện" in shown and "01/01/2023 – 31/03/2023, đã kết thúc" in shown
    assert "2020, đã kết thúc" in "\n".join(items(listed(overview, "dot", "đã kết thúc 2020")))


def many(count: int) -> Overview:
    """Movements of many places, each named by a source of its own."""
    names = [f"Phong trào thi đua thứ {number} của đơn vị chúng tôi" for number in range(count)]
    cards = [Provenance(title=f"Bản tin {n}", place=f"xã {n}", province=f"Miền {n}", period=Period(
        start=date(2023, 1, 1), end=date(2023, 12, 31))) for n in range(count)]  # fmt: skip
    sources = {str(n): Source(str(n), f"{n}.txt", f"Mở đầu. {names[n]}.", cards[n]) for n in range(count)}
    facts = []
    for number, name in enumerate(names):
        fields = {**dict.fromkeys(FIELDS[FactKind.MOVEMENT], ""), "name": name}
        facts.append(Fact(FactKind.MOVEMENT, str(number), Span(8, 8 + len(name)), fields))
    return Overview(sources, facts, date(2023, 5, 1))


def test_a_campaign_of_one_phase_without_a_period_is_told_by_it() -> None:
    text = "Mở đầu. Đợt thi đua từ ngày 01/01/2023 đến ngày 31/03/2023."
    days = {"name": "Đợt thi đua", "from": "2023-01-01", "to": "2023-03-31"}
    phase = Fact(FactKind.PHASE, "a", Span(8, len(text) - 1), {**dict.fromkeys(FIELDS[FactKind.PHASE], ""), **days})
    overview = Overview({"a": Source("a", "a.txt", text, Provenance(title="Bản tin"))}, [phase], date(2023, 5, 1))
    assert items(listed(overview, "dot", "")) == ["[1] Đợt thi đua (Bản tin): 01/01/2023 – 31/03/2023, đã kết thúc"]


@pytest.mark.parametrize("count", [1, 9, 10, 11, 57])
def test_sheets_together_hold_every_item_once(count: int) -> None:
    overview, wish, seen = many(count), "2023", list[str]()
    while wish:
        answer = listed(overview, "phongtrao", wish)
        assert len(answer.text) <= 2000
        seen += [citation.quote for citation in answer.citations]
        wish = answer.choices[0].removeprefix("/phongtrao ") if answer.choices else ""
    assert len(seen) == len(set(seen)) == count


def test_a_list_of_all_places_asks_back_and_each_choice_leads_on() -> None:
    overview = many(20)
    answer = listed(overview, "phongtrao", "")
    assert answer.status is Status.CLARIFY and len(answer.choices) == 8
    for choice in answer.choices:
        command = Command.of(choice)
        assert command and listed(overview, command.name, command.rest).status is Status.ANSWERED
    assert answer.parts[-1].text == say.more_places("/phongtrao")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/vanban", Command("vanban")),
        (" /VanBan  Tây Ninh ", Command("vanban", "Tây Ninh")),
        ("/vănbản", Command("vanban")),
        ("/tiêuchí@Thi_Dua_Bot 2023\n", Command("tieuchi", "2023", "Thi_Dua_Bot")),
        ("văn bản", None),
        ("/", None),
        ("/vanban/x", None),
        ("tỷ lệ 1/2", None),
        ("", None),
    ],
)
def test_commands(line: str, command: Command | None) -> None:
    assert Command.of(line) == command


def test_a_line_is_a_list_or_a_question() -> None:
    assistant = FakeAssistant()
    assert numbers(answer_to(assistant, "/vanban Tây Ninh")) == ["01/CT-UBND"]
    assert assistant.asked == []
    answer_to(assistant, "văn bản nào?", ["trước"])
    assert (assistant.asked, assistant.histories) == (["văn bản nào?"], [["trước"]])
    assert [timeline_wish(line) for line in ("/dot Tây Ninh", "/dot", "/vanban", "đợt 1")] == [
        "Tây Ninh",
        "",
        None,
        None,
    ]


@settings(deadline=None, derandomize=True)
@given(st.sampled_from(list(LISTS)), st.text(max_size=200))
def test_whatever_is_typed_behind_a_command_is_answered(name: str, wish: str) -> None:
    answer = answer_to(FakeAssistant(), f"/{name} {wish}")
    assert answer.parts[0].text and all(choice.startswith(f"/{name}") for choice in answer.choices)
