"""What a file is, by its first bytes; and whether its name says the same."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from knowledge.reading.trouble import ReadingError, Trouble


class FileKind(StrEnum):
    """A kind of file that can be read."""

    TEXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    IMAGE = "png"
    ARCHIVE = "zip"


SUFFIXES = {
    **dict.fromkeys((".txt", ".md", ".text"), FileKind.TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml"), FileKind.HTML),
    ".docx": FileKind.DOCX,
    ".pdf": FileKind.PDF,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"), FileKind.IMAGE),
    ".zip": FileKind.ARCHIVE,
}
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and every Office file with a password
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|\?xml[^>]*\?>\s*<(?:!doctype )?html)", re.I | re.S
)
_TAGS = re.compile(rb"<(?:p|div|br|table|h[1-6]|span|article|main|section|meta|title)\b[^>]*>", re.I)
_FIRST = 4096


def kind_of(path: Path, name: str, *, trust_name: bool = True) -> FileKind:
    """The kind of a file; raises ``ReadingError`` for an empty, unknown or wrongly named one.

    A page from the web may be called anything: ``trust_name=False`` goes by its content alone.
    """
    with path.open("rb") as file:
        first = file.read(_FIRST)
    if not first.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ReadingError(Trouble.EMPTY)
    suffix = Path(name).suffix.lower()
    named = SUFFIXES.get(suffix)
    if named is None and trust_name:
        raise ReadingError(Trouble.UNKNOWN_KIND, suffix=suffix)
    found = _sniffed(path, first, named)
    if found is None:
        if named is FileKind.PDF or named is FileKind.DOCX or named is FileKind.ARCHIVE:
            raise ReadingError(Trouble.WRONG_SUFFIX, suffix=suffix, found="")
        raise ReadingError(Trouble.UNKNOWN_KIND, suffix=suffix)
    if trust_name and found is not named:
        raise ReadingError(Trouble.WRONG_SUFFIX, suffix=suffix, found=str(found))
    return found


def _sniffed(path: Path, first: bytes, named: FileKind | None) -> FileKind | None:
    if b"%PDF-" in first[:1024]:
        return FileKind.PDF
    if first.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        raise ReadingError(Trouble.ENCRYPTED if encrypted else Trouble.OLD_FORMAT)
    if first.startswith(b"{\\rtf"):
        raise ReadingError(Trouble.OLD_FORMAT)
    if first.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(path)
    if first.startswith(_PICTURES) or (first[:4] == b"RIFF" and first[8:12] == b"WEBP"):
        return FileKind.IMAGE
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16
        return FileKind.TEXT
    if b"\0" in first:
        return None
    tagged = _HTML.match(first.removeprefix(b"\xef\xbb\xbf")) or (named is FileKind.HTML and _TAGS.search(first))
    return FileKind.HTML if tagged else FileKind.TEXT


def _packed(path: Path) -> FileKind | None:
    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadingError(Trouble.TRUNCATED) from error
    if "word/document.xml" in names:
        return FileKind.DOCX
    return None if "mimetype" in names or "[Content_Types].xml" in names else FileKind.ARCHIVE
