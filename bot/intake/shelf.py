"""Where added documents are kept: each laid down whole beside the shelf, looked at, then moved in with a rename.

``SHELF/NAME.yaml`` is the card, ``SHELF/raw/NAME/`` holds the text as it was read, its map of pages, the original.
A document without a card is not there: the card is moved in last.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml
from filelock import FileLock

from knowledge.catalogue import CatalogueError, identifier, load_sources
from knowledge.doubt import certain, undoubted
from knowledge.facts.extract import extract
from knowledge.reading.page import Reading
from knowledge.reading.page_map import SUFFIX, PageMap
from knowledge.reading.trouble import ReadingError, Trouble
from knowledge.source import Source
from knowledge.structure import split
from knowledge.vietnamese.normal import normalise

_RAW, _STAGED = "raw", ".staged-"
_LONGEST_NAME = 180  # bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """A document laid down beside the shelf, and what the assistant will know of it."""

    folder: Path
    source: Source
    passages: int
    facts: int
    doubted: int  # facts left out, for their figures were not read with certainty


@contextmanager
def open_shelf(shelf: Path) -> Iterator[None]:
    """The shelf for one command alone; what an earlier one left unfinished is cleared away."""
    shelf.mkdir(parents=True, exist_ok=True)
    with FileLock(shelf / ".lock"):
        for left in shelf.glob(f"{_STAGED}*"):
            shutil.rmtree(left, ignore_errors=True)
        for raw in (shelf / _RAW).glob("*"):
            if raw.is_dir() and not (shelf / f"{raw.name}.yaml").exists():
                shutil.rmtree(raw, ignore_errors=True)
        try:
            yield
        finally:
            for left in shelf.glob(f"{_STAGED}*"):
                shutil.rmtree(left, ignore_errors=True)


def lay_down(shelf: Path, original: Path, name: str, reading: Reading, taken: Collection[str], link: str) -> Draft:
    """Writes a document beside the shelf as it will stand there; raises ``ReadingError`` where nothing of it counts."""
    folder = Path(tempfile.mkdtemp(prefix=_STAGED, dir=shelf))
    stem = _free(Path(name).stem, taken)
    raw = folder / _RAW / stem
    raw.mkdir(parents=True)
    (raw / f"{stem}.txt").write_text(reading.text, encoding="utf-8")
    kept = raw / f"original{Path(name).suffix.lower()}"
    shutil.copyfile(original, kept)
    if reading.pages:
        (raw / f"{stem}{SUFFIX}").write_text(PageMap.of(reading, kept.name).dumped(), encoding="utf-8")
    card: dict[str, object] = {"origin": f"{_RAW}/{stem}/{stem}.txt"}
    card |= {"url": link} if link else {}
    card |= {} if Path(name).suffix.lower() in _SITE_SUFFIXES else {"site": False}
    (folder / f"{stem}.yaml").write_text(yaml.safe_dump(card, allow_unicode=True), encoding="utf-8")
    try:
        (source,) = load_sources([folder])
    except CatalogueError as error:
        raise ReadingError(Trouble.ONLY_DEBRIS) from error
    prose = split(source)
    found = extract(certain(source))
    sure = undoubted(found)
    return Draft(folder, source, len(prose), len(sure), len(found) - len(sure))


_SITE_SUFFIXES = (".txt", ".md", ".text", ".html", ".htm", ".xhtml")


def move_in(shelf: Path, draft: Draft) -> None:
    """Puts a document on the shelf: its files first, its card last."""
    stem = draft.source.origin
    for path in (*draft.folder.rglob("*"), draft.folder):
        _flush(path)
    (shelf / _RAW).mkdir(exist_ok=True)
    (draft.folder / _RAW / stem).rename(shelf / _RAW / stem)
    _flush(shelf / _RAW)
    (draft.folder / f"{stem}.yaml").rename(shelf / f"{stem}.yaml")
    _flush(shelf)


def known_in(folders: Iterable[Path]) -> tuple[Source, ...]:
    """The sources that there are already; none where nothing has been put into any of the folders."""
    filled = [folder for folder in folders if any(path.suffix for path in folder.glob("[!.]*"))]
    return load_sources(filled) if filled else ()


def fingerprint(text: str) -> str:
    """The same for two sources whose words are the same."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def _free(stem: str, taken: Collection[str]) -> str:
    """A file's own name where it can be kept: safe on a disk, and no other source's."""
    safe = "".join(char if char.isalnum() or char in " ._-()," else "-" for char in normalise(stem)).strip(" .-")
    while len(safe.encode()) > _LONGEST_NAME:
        safe = safe[:-1]
    safe = safe or "tai-lieu"
    names = (safe if number == 1 else f"{safe}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if identifier(name) not in taken)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
