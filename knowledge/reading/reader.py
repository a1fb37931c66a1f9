"""Reads one file of any known kind into text with the place of its words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from knowledge.reading.kinds import FileKind, kind_of
from knowledge.reading.page import Reading
from knowledge.reading.paged import read_image, read_pdf
from knowledge.reading.plain import read_text
from knowledge.reading.secrecy import is_secret
from knowledge.reading.trouble import ReadingError, Trouble
from knowledge.reading.web import read_html
from knowledge.reading.word import read_docx

Progress = Callable[..., None]


def read(path: Path, name: str = "", progress: Progress = lambda *_, **__: None, *, trust_name: bool = True) -> Reading:
    """What a file says; ``name`` is what its sender calls it. Raises ``ReadingError``.

    A text under a mark of secrecy raises too, and its words go no further than this.
    """
    kind = kind_of(path, name or path.name, trust_name=trust_name)
    if kind is FileKind.PDF:
        reading = read_pdf(path, progress)
    elif kind is FileKind.IMAGE:
        reading = read_image(path, progress)
    elif kind is FileKind.ARCHIVE:
        raise ReadingError(Trouble.NESTED_ARCHIVE)
    else:
        reading = {FileKind.TEXT: read_text, FileKind.HTML: read_html, FileKind.DOCX: read_docx}[kind](path)
    if is_secret(reading.text) or is_secret(reading.marks):
        raise ReadingError(Trouble.SECRET)
    if not any(char.isalpha() for char in reading.text):
        raise ReadingError(Trouble.NO_TEXT)
    return replace(reading, marks="")
