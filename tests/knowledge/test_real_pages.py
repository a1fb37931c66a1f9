"""Pages of real sites, in a folder that TDKT_SAMPLES names: cleaned word for word, without debris, cut short."""

import os
import re
from pathlib import Path

import pytest

from knowledge.catalogue import load_sources
from knowledge.cleaning import clean
from knowledge.facts import facts
from knowledge.source import Provenance, Source
from knowledge.structure import split
from knowledge.vietnamese.normal import normalise

FOLDER = os.environ.get("TDKT_SAMPLES", "")
PAGES = sorted(Path(FOLDER).glob("*.txt")) if FOLDER else []
DEBRIS = re.compile(
    r"quay lại|trang chủ|(lượt|đang) (xem|truy cập)|thời tiết|copyright|©|bản quyền|tin (liên quan|khác)|"
    r"in trang|chia sẻ",
    re.IGNORECASE,
)
pytestmark = pytest.mark.skipif(
    not FOLDER, reason="TDKT_SAMPLES is not set: name a folder of .txt announcements to try the reading of real pages"
)


def test_the_folder_holds_pages() -> None:
    assert PAGES, f"TDKT_SAMPLES={FOLDER} holds no .txt file"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem[:20])
def test_each_line_is_verbatim(path: Path) -> None:
    raw = normalise(path.read_text(encoding="utf-8-sig"))
    own = [re.sub(r" +", " ", line).strip() for line in raw.split("\n")]
    text = clean(raw).text
    assert len(text) > 200
    assert [line for line in text.split("\n") if not any(line in other for other in own)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem[:20])
def test_the_end_is_free_of_debris(path: Path) -> None:
    last = clean(path.read_text(encoding="utf-8-sig")).text.split("\n")[-3:]
    assert [line for line in last if len(line.split()) < 12 and DEBRIS.search(line)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem[:20])
def test_passages_are_short_and_cover_every_word(path: Path) -> None:
    text = clean(path.read_text(encoding="utf-8-sig")).text
    source = Source(path.stem, path.stem, text, Provenance())
    prose = split(source)
    inside = {at for passage in prose for at in range(passage.span.start, passage.span.end)}
    assert "".join(char for at, char in enumerate(text) if char.isalnum() and at not in inside) == ""
    assert max(passage.span.end - passage.span.start for passage in [*prose, *facts(source, prose)]) <= 400


def test_the_catalogue_takes_all_of_them_in() -> None:
    sources = load_sources([Path(FOLDER)])
    assert len(sources) >= len(PAGES)
    assert all(source.provenance.title and source.provenance.short_title for source in sources)
