"""Whole lists, counted; places side by side; one document of several sources said once."""

import pytest

from bot.answering.answer import PartKind, Status
from index.library import Library
from knowledge.fact import FactKind
from tests.answering.conftest import Ask
from tests.answering.promises import broken_promises

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("question", "kind", "source"),
    [
        ("Kể tên các phong trào thi đua của Tây Ninh năm 2023", FactKind.MOVEMENT, "tay-ninh-2023"),
        ("Tây Ninh có những văn bản chỉ đạo nào?", FactKind.DIRECTIVE, "tay-ninh-2023"),
        ("thi xa ayun pa trien khai nhung phong trao thi dua nao", FactKind.MOVEMENT, "ayun-pa-2023"),
        ("Ayun Pa chia thành mấy đợt thi đua?", FactKind.PHASE, "ayun-pa-2023"),
    ],
)
def test_a_list_names_and_counts_every_item(
    ask: Ask, library: Library, question: str, kind: FactKind, source: str
) -> None:
    answer = ask(question)
    facts = [fact for fact in library.facts if fact.kind is kind and fact.source == source]
    names = {fact.fields.get("register") or fact.fields["name"] for fact in facts}
    items = [part for part in answer.parts if part.kind is PartKind.QUOTE]
    assert answer.status is Status.ANSWERED
    assert len(items) == len(names) > 1
    assert answer.parts[0].text.startswith(f"{len(names)} ")
    assert {citation.source for citation in answer.citations} == {source}
    assert broken_promises(answer, library) == []


def test_a_list_can_be_narrowed_by_what_else_is_asked(ask: Ask) -> None:
    narrowed = ask("Tây Ninh nhắc đến những nghị quyết nào của Bộ Chính trị và Chính phủ?")
    assert all("Nghị quyết" in part.text for part in narrowed.parts if part.kind is PartKind.QUOTE)


def test_places_that_are_compared_stand_side_by_side(ask: Ask, library: Library) -> None:
    answer = ask("So sánh chủ đề thi đua của Đông Hà và Tây Ninh")
    quotes = [part.text for part in answer.parts if part.kind is PartKind.QUOTE]
    assert [quote.split(":")[0] for quote in quotes] == ["thành phố Đông Hà", "tỉnh Tây Ninh"]
    assert broken_promises(answer, library) == []


def test_a_document_of_several_sources_is_said_once_with_all_of_them(ask: Ask) -> None:
    answer = ask("Chỉ thị 34-CT/TW về việc gì?")
    (quote,) = (part for part in answer.parts if part.kind is PartKind.QUOTE)
    assert len(quote.markers) == len({citation.source for citation in answer.citations}) == 3


def test_a_doubt_stands_beside_the_quote_never_inside(ask: Ask, library: Library) -> None:
    answer = ask("Tổng thu ngân sách địa phương của cụm thi đua Hậu Giang năm 2023 là bao nhiêu?")
    doubts = [fact.doubt for fact in library.facts if fact.doubt and fact.source == "hau-giang-2024"]
    notes = [part.text for part in answer.parts if part.kind is PartKind.NOTE]
    assert doubts
    assert all(any(doubt in note for note in notes) for doubt in doubts)
    assert not any(doubt in citation.quote for doubt in doubts for citation in answer.citations)


def test_all_places_that_launched_a_campaign_are_gathered_over_the_sources(ask: Ask, library: Library) -> None:
    answer = ask("Những địa phương nào phát động thi đua năm 2020?")
    assert {citation.source for citation in answer.citations} == {"cum-1-gia-lai-2020", "dong-ha-2020"}
    assert answer.parts[0].text.startswith("2 ")
    assert broken_promises(answer, library) == []
