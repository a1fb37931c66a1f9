"""Picture proof of a citation: the page of the original on which it stands, its lines framed."""

from pathlib import Path

from bot.intake.sandbox import Limits, draw_guarded
from bot.intake.typeset import typeset
from knowledge.reading.page_map import SUFFIX, PageMap
from knowledge.reading.proof import boxes
from knowledge.reading.trouble import ReadingError, Trouble
from knowledge.source import Source
from knowledge.span import Span


def picture(source: Source, span: Span, limits: Limits) -> bytes:
    """A PNG picture of the page on which the span begins; of its words alone where the source has no pages.

    Raises ``ReadingError`` where the original is not there any more.
    """
    if not source.pages:
        return typeset(source, span)
    original = Path(source.original)
    raw = original.parent / f"{source.origin}.txt"
    try:
        pages = PageMap.load(raw.with_suffix(SUFFIX))
        words = pages.moved(raw.read_text(encoding="utf-8"), source.text).within(span)
    except (OSError, ValueError, KeyError) as error:
        raise ReadingError(Trouble.NOT_FOUND) from error
    if not words or not original.is_file():
        raise ReadingError(Trouble.NOT_FOUND)
    page = words[0].page
    frames = [[box.left, box.top, box.right, box.bottom] for box in boxes([w for w in words if w.page == page])]
    return draw_guarded(original, page, frames, limits)
