"""A quote of a source without pages is shown in its surroundings, its lines framed."""

import io

import numpy as np
from PIL import Image

from bot.intake.typeset import typeset
from knowledge.source import Provenance, Source
from knowledge.span import Span

TEXT = "\n".join(f"Đoạn {number}. " + "Các trạm thi đua giữ đèn sáng suốt đêm. " * 6 for number in range(30))


def framed(span: Span) -> list[int]:
    """The rows of the picture in which a frame stands."""
    image = np.asarray(Image.open(io.BytesIO(typeset(Source("x", "x", TEXT, Provenance(title="Giữ đèn")), span))))
    red = (image[:, :, 0] > 150) & (image[:, :, 1] < 80)
    return [int(row) for row in np.flatnonzero(red.sum(axis=1) > 20)]


def test_the_quoted_words_alone_are_framed() -> None:
    start = TEXT.index("Đoạn 12.")
    rows = framed(Span(start, start + len("Đoạn 12.")))
    assert rows
    assert rows[-1] - rows[0] < 40  # one line of words


def test_a_quote_over_lines_has_a_frame_for_each() -> None:
    start = TEXT.index("Đoạn 12.")
    one = framed(Span(start, start + 8))
    three = framed(Span(start, TEXT.index("\n", start)))
    assert three[-1] - three[0] > 2 * (one[-1] - one[0])


def test_a_quote_at_either_end_is_shown() -> None:
    assert framed(Span(0, 10))
    assert framed(Span(len(TEXT) - 12, len(TEXT)))
