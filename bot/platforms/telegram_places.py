"""Where cited words stand, in the few letters that a button or a link carries; it outlives every restart."""

import hashlib
import re
from collections.abc import Collection

from telegram.helpers import create_deep_linked_url

PLAIN = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)  # "p:" + key + two numbers of nine digits stay under 64 bytes
CARRIED = re.compile(r"p[:-](.+)[:-](\d{1,9})[:-](\d{1,9})", re.ASCII | re.DOTALL)

WHOLE = re.compile(r"t:(.+)", re.DOTALL)

Place = tuple[str, int, int]


def on_button(place: Place) -> str:
    """What a button carries that opens a place: at most 64 bytes."""
    source, start, end = place
    return f"p:{_key(source)}:{start}:{end}"


def link_to(bot: str, place: Place) -> str:
    """The address that opens a place in a private chat with the bot of this name."""
    source, start, end = place
    return create_deep_linked_url(bot, f"p-{_key(source)}-{start}-{end}")


def place_in(carried: str, sources: Collection[str]) -> Place | None:
    """The place that a button or a link names, ``None`` where it names none of the sources."""
    found = CARRIED.fullmatch(carried)
    if not found or int(found[2]) >= int(found[3]):
        return None
    source = _named(found[1], sources)
    return (source, int(found[2]), int(found[3])) if source is not None else None


def whole_on_button(source: str) -> str:
    """What a button carries that brings the whole text of a source."""
    return f"t:{_key(source)}"


def whole_in(carried: str, sources: Collection[str]) -> str | None:
    """The source whose whole text a button brings."""
    found = WHOLE.fullmatch(carried)
    return _named(found[1], sources) if found else None


def _named(key: str, sources: Collection[str]) -> str | None:
    return key if key in sources else next((source for source in sources if _key(source) == key), None)


def _key(source: str) -> str:
    """An id of plain letters is its own name; any other has a digest for a name."""
    return source if PLAIN.fullmatch(source) else hashlib.blake2s(source.encode(), digest_size=16).hexdigest()
