"""Pictures of pages: what is done to them before they are read, and what is refused."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from knowledge.doubt import HIDDEN, certain, undoubted
from knowledge.facts import facts
from knowledge.reading.page_map import PageMap
from knowledge.reading.reader import read
from knowledge.reading.scan import prepared, skew
from knowledge.reading.trouble import ReadingError, Trouble
from knowledge.source import Provenance, Source
from knowledge.span import Span
from knowledge.structure import split
from tests.reading.conftest import needs_ocr

FONT = next(Path("/usr/share/fonts").rglob("NotoSerif-Bold.ttf"), None)
needs_font = pytest.mark.skipif(FONT is None, reason="the Noto fonts are not installed")
LINES = ["Ủy ban nhân dân tỉnh phát động", "phong trào thi đua yêu nước", "năm 2025 trên địa bàn tỉnh"]


def page(stamp: str = "", turn: float = 0.0) -> Image.Image:
    """A page of three lines, with a stamp in red ink where one is given."""
    assert FONT is not None
    picture = Image.new("RGB", (1240, 900), "white")
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(LINES):
        pen.text((120, 300 + 90 * number), line, "black", ImageFont.truetype(str(FONT), 44))
    if stamp:
        pen.rectangle((800, 80, 1100, 190), outline=(200, 30, 40), width=5)
        pen.text((840, 95), stamp, (200, 30, 40), ImageFont.truetype(str(FONT), 60))
    return picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor="white")


@needs_font
@pytest.mark.parametrize("turn", [-3.0, 1.0, 4.5])
def test_lines_are_levelled_and_places_found_again(turn: float) -> None:
    sheet = prepared(page(turn=turn))
    assert abs(sheet.angle + turn) <= 0.3
    assert abs(skew(sheet.image)) <= 0.3
    straight, turned = np.asarray(prepared(page()).image) < 100, np.asarray(sheet.image) < 100
    assert (straight & turned).sum() > 0.5 * straight.sum()


@needs_font
@needs_ocr
@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270])
def test_a_page_that_does_not_stand_upright_is_read_where_it_lies(tmp_path: Path, turn: Image.Transpose) -> None:
    whole = Image.new("RGB", (1240, 1754), "white")
    for top in (0, 430, 860):
        whole.paste(page().crop((0, 280, 1240, 600)), (0, top + 200))
    whole.transpose(turn).save(tmp_path / "photo.png")
    reading = read(tmp_path / "photo.png")
    assert reading.text.count(LINES[0]) == 3
    box = next(word for word in reading.words if word.span.of(reading.text) == "Ủy").box
    upright = {
        Image.Transpose.ROTATE_180: (1240 - box.right, 1754 - box.bottom),
        Image.Transpose.ROTATE_90: (1240 - box.bottom, box.left),
        Image.Transpose.ROTATE_270: (box.top, 1754 - box.right),
    }[turn]
    assert abs(upright[0] - 120) < 20
    assert 200 < upright[1] < 300


@needs_font
def test_a_stamp_is_cleared_and_the_words_under_it_stay() -> None:
    picture = Image.new("RGB", (1240, 900), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((500, 250, 800, 550), outline=(200, 30, 40), width=9)
    layer = np.asarray(picture).astype(int) * np.asarray(page()).astype(int) // 255
    stamped = Image.fromarray(layer.astype(np.uint8))
    with_stamp, plain = np.asarray(prepared(stamped).image) < 150, np.asarray(prepared(page()).image) < 150
    assert (with_stamp & ~plain).sum() < 0.002 * plain.sum()
    assert (with_stamp & plain).sum() > 0.98 * plain.sum()


@needs_font
@needs_ocr
def test_a_photo_is_read_and_its_words_have_places(tmp_path: Path) -> None:
    page(stamp="ĐẾN").save(tmp_path / "photo.png")
    reading = read(tmp_path / "photo.png")
    assert " ".join(LINES) in " ".join(reading.text.split())
    first = next(word for word in reading.words if word.span.of(reading.text) == "Ủy")
    assert abs(first.box.left - 120) < 15
    assert 290 < first.box.bottom < 380


@needs_font
@needs_ocr
@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT"])
def test_a_secret_stamped_in_red_is_refused(tmp_path: Path, stamp: str) -> None:
    page(stamp=stamp, turn=1.0).save(tmp_path / "secret.jpg", quality=85)
    with pytest.raises(ReadingError) as error:
        read(tmp_path / "secret.jpg")
    assert error.value.trouble is Trouble.SECRET


def test_doubted_figures_feed_no_fact() -> None:
    text = "Thực hiện Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng Chính phủ về tổ chức phong trào thi đua.\n"
    plain = Source("x", "x", text, Provenance())
    prose = split(plain)
    assert [fact.fields["number"] for fact in facts(plain, prose)] == ["19/CT-TTg"]
    place = text.index("19/CT-TTg")
    doubted = Source("x", "x", text, Provenance(), unsure=(Span(place, place + 9),))
    assert certain(doubted).text == text.replace("19/CT", f"{HIDDEN}{HIDDEN}/CT")
    assert [fact.fields["number"] for fact in undoubted(facts(certain(doubted), prose))] == []


def test_a_map_is_moved_onto_the_text_that_is_left(tmp_path: Path) -> None:
    raw = "Trang chủ\nPhát động thi đua\nTin liên quan"
    written = {
        "file": "original.pdf",
        "sizes": [[595, 842]],
        "words": [[0, 5, 1, [1, 1, 2, 2], 99], [10, 14, 1, [5, 5, 9, 9], 40], [15, 19, 1, [10, 5, 14, 9], 99]],
    }
    moved = PageMap.loaded(json.dumps(written)).moved(raw, "Phát động thi đua")
    assert [word.span for word in moved.words] == [Span(0, 4), Span(5, 9)]
    assert moved.unsure("Phát động thi đua") == (Span(0, 4),)
    assert [page.span for page in moved.pages()] == [Span(0, 9)]
