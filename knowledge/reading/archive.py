"""Archives: a zip file's documents, laid out one by one under names of our own."""

import stat
import zipfile
from pathlib import Path, PurePosixPath

from knowledge.reading.trouble import ReadingError, Trouble

MOST_FILES = 200
MOST_BYTES = 300 * 2**20  # of all files together when unpacked
MOST_RATIO = 200  # a file that shrinks more is no document
_SMALL = 2**20  # under this size a ratio says nothing
_BLOCK = 2**16
_UNSEEN = ("__MACOSX/", ".DS_Store", "Thumbs.db")  # what computers add by themselves


def check_sizes(packed: zipfile.ZipFile) -> None:
    """Raises ``ReadingError`` for a zip bomb, by what the archive says of its files."""
    entries = packed.infolist()
    if len(entries) > 50 * MOST_FILES:
        raise ReadingError(Trouble.TOO_MANY_FILES, found=len(entries), most=MOST_FILES)
    whole = sum(entry.file_size for entry in entries)
    greedy = (e for e in entries if e.file_size > _SMALL and e.file_size > MOST_RATIO * max(1, e.compress_size))
    if whole > MOST_BYTES or next(greedy, None) is not None:
        raise ReadingError(Trouble.BOMB)


def unpack(archive: Path, folder: Path) -> list[str]:
    """Lays the documents of an archive into ``folder`` as 0, 1, 2 …; their names as the archive has them.

    Raises ``ReadingError`` for an archive that is broken, locked, too large, or that names places outside itself.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            check_sizes(packed)
            entries = [entry for entry in packed.infolist() if not entry.is_dir() and not _is_unseen(entry.filename)]
            for entry in packed.infolist():
                _check(entry)
            if len(entries) > MOST_FILES:
                raise ReadingError(Trouble.TOO_MANY_FILES, found=len(entries), most=MOST_FILES)
            if not entries:
                raise ReadingError(Trouble.EMPTY)
            left = MOST_BYTES
            for number, entry in enumerate(entries):
                left -= _lay(packed, entry, folder / str(number), left)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        if isinstance(error, ReadingError):
            raise
        raise ReadingError(Trouble.TRUNCATED) from error
    return [entry.filename for entry in entries]


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.replace("\\", "/")
    outside = name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name[:3]
    if outside or stat.S_ISLNK(entry.external_attr >> 16):
        raise ReadingError(Trouble.UNSAFE_NAME)
    if entry.flag_bits & 1:
        raise ReadingError(Trouble.ENCRYPTED)


def _is_unseen(name: str) -> bool:
    return name.startswith(_UNSEEN) or name.endswith(_UNSEEN)


def _lay(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, most: int) -> int:
    """Unpacks one file; what the archive says of its size is not believed."""
    written = 0
    with packed.open(entry) as source, target.open("wb") as file:
        while block := source.read(_BLOCK):
            written += len(block)
            if written > most:
                raise ReadingError(Trouble.BOMB)
            file.write(block)
    return written
