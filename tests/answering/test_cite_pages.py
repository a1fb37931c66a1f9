"""A citation of a source with pages names the page, and says so where its words were read with some doubt."""

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from bot.answering.cite import cite
from bot.answering.ground import LABEL
from bot.answering.query import understand
from bot.wording import answers as say
from index.library import Library
from knowledge.source import Page, Provenance, Source
from knowledge.span import Span
from knowledge.structure import split
from knowledge.vietnamese.accents import AccentRestorer

FIRST = "Hội nghị thống nhất phát động phong trào thi đua với chủ đề mới."
SECOND = "Đợt thi đua kết thúc vào ngày 01/6/2024 tại nhà văn hóa thôn."
TEXT = f"{FIRST}\n{SECOND}"


def label(at: int, title: str, unsure: tuple[Span, ...]) -> str:
    pages = (Page(1, Span(0, len(FIRST))), Page(2, Span(len(FIRST) + 1, len(TEXT))))
    source = Source(
        "x", "x", TEXT, Provenance(title=title, short_title=title[:60], issuer="UBND xã"), pages=pages, unsure=unsure
    )
    library = cast(Library, SimpleNamespace(sources={"x": source}, passages=tuple(split(source)), entries=()))
    query = understand("Đợt thi đua?", AccentRestorer([TEXT]), frozenset(), date(2024, 1, 1))
    citation = cite(library, library.passages[at], query)
    assert citation
    return citation.label


@pytest.mark.parametrize("title", ["Xã phát động", "Xã phát động phong trào thi đua với một cái tên rất là dài dòng"])
def test_the_page_and_the_doubt_are_named(title: str) -> None:
    unsure = (Span(TEXT.index("01/6/2024"), TEXT.index("01/6/2024") + 9),)
    first, second = label(0, title, unsure), label(1, title, unsure)
    assert first.endswith(say.page(1))
    assert say.FROM_PICTURE not in first
    assert second.endswith(f"{say.page(2)}; {say.FROM_PICTURE}")
    assert max(len(first), len(second)) <= LABEL
