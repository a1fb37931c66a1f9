from bot.answering.answer import Answer, Part, PartKind, Status
from bot.platforms.layout import blocks, readable
from bot.wording import channels as wording
from tests.platforms.fake_assistant import SOURCE, choose, cite, long, marked_up, off_topic


def test_parts_stay_as_they_are_when_they_show_everything() -> None:
    answer = marked_up()
    assert [block.text for block in blocks(answer)] == [part.text for part in answer.parts]


def test_a_citation_without_a_source_line_gets_one() -> None:
    last = blocks(long())[-1]
    assert (last.kind, last.text) == (PartKind.SOURCE, f"[1] {long().citations[0].label}")
    assert last.segments[0].citation == long().citations[0]


def test_a_choice_that_no_part_shows_is_added() -> None:
    assert [block.choice for block in blocks(choose()) if block.choice] == list(choose().choices)


def test_a_related_citation_is_added_under_its_heading() -> None:
    heading, related = blocks(off_topic())[-2:]
    assert heading.text == wording.RELATED_HEADING
    assert related.segments[0].citation == off_topic().related[0]


def test_a_related_part_opens_the_citation_that_it_tells_of() -> None:
    citation = off_topic().related[0]
    answer = Answer(
        Status.ABSTAINED, (Part(PartKind.RELATED, f"Có thể liên quan: “{citation.quote}”"),), related=(citation,)
    )
    (block,) = blocks(answer)
    assert block.segments[0].citation == citation


def test_a_marker_that_the_text_lacks_is_added() -> None:
    citation = cite(SOURCE, "Các cụm thi đua")
    answer = Answer(Status.ANSWERED, (Part(PartKind.QUOTE, "“Các cụm thi đua”", (1,)),), citations=(citation,))
    assert blocks(answer)[0].text == "“Các cụm thi đua” [1]"


def test_a_marker_that_is_out_of_bounds_opens_nothing() -> None:
    citation = cite(SOURCE, "Các cụm thi đua")
    parts = (
        Part(PartKind.QUOTE, "a [0]", (0,)),
        Part(PartKind.QUOTE, "b [2]", (2,)),
        Part(PartKind.SOURCE, "[1] c", (1,)),
    )
    laid = blocks(Answer(Status.ANSWERED, parts, citations=(citation,)))
    assert [[segment.citation for segment in block.segments] for block in laid] == [[None], [None], [citation]]


def test_control_characters_and_half_pairs_are_taken_out() -> None:
    assert readable("a\x1b[31mb\r\nc\ud83d\td\x00") == "a[31mb\nc\ufffd\td"
    assert readable("😀 Nguyễn") == "😀 Nguyễn"
