"""Why a file is not taken in; the words for it are chosen where a person reads them.

ReadingError   carries a ``Trouble`` and the values that its sentence needs
"""

from enum import StrEnum


class Trouble(StrEnum):
    """One reason why nothing of a file is taken in."""

    EMPTY = "EMPTY"
    TOO_LARGE = "TOO_LARGE"
    SECRET = "SECRET"  # a mark of state secrecy, no password
    ENCRYPTED = "ENCRYPTED"
    TRUNCATED = "TRUNCATED"
    WRONG_SUFFIX = "WRONG_SUFFIX"
    UNKNOWN_KIND = "UNKNOWN_KIND"
    OLD_FORMAT = "OLD_FORMAT"
    NO_TEXT = "NO_TEXT"
    UNREADABLE = "UNREADABLE"
    UNKNOWN_ENCODING = "UNKNOWN_ENCODING"
    BOMB = "BOMB"
    UNSAFE_NAME = "UNSAFE_NAME"
    NESTED_ARCHIVE = "NESTED_ARCHIVE"
    TOO_MANY_FILES = "TOO_MANY_FILES"
    TOO_MANY_PAGES = "TOO_MANY_PAGES"
    TOO_SLOW = "TOO_SLOW"
    TOO_MUCH_MEMORY = "TOO_MUCH_MEMORY"
    NO_OCR = "NO_OCR"
    NOT_FOUND = "NOT_FOUND"
    NOT_WEB = "NOT_WEB"
    PRIVATE_ADDRESS = "PRIVATE_ADDRESS"
    UNREACHABLE = "UNREACHABLE"
    REFUSED = "REFUSED"
    TOO_MANY_REDIRECTS = "TOO_MANY_REDIRECTS"
    KNOWN = "KNOWN"
    ONLY_DEBRIS = "ONLY_DEBRIS"


class ReadingError(ValueError):
    """A file that is not taken in; ``values`` never hold words of the file."""

    def __init__(self, trouble: Trouble, **values: str | int) -> None:
        super().__init__(f"{trouble} {values}" if values else str(trouble))
        self.trouble = trouble
        self.values = values
