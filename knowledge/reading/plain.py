"""Plain text and Markdown, in Unicode or in an old Vietnamese code."""

from pathlib import Path

from knowledge.reading.legacy import decode
from knowledge.reading.page import Reading, Remark
from knowledge.reading.trouble import ReadingError, Trouble


def read_text(path: Path) -> Reading:
    """The text of a file as it is written."""
    text, code = decode(path.read_bytes())
    if "\0" in text:
        raise ReadingError(Trouble.UNREADABLE)
    return Reading(text, remarks=(Remark("LEGACY", {"code": code}),) if code else ())
