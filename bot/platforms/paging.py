"""Long texts in pages that a messenger accepts; the pages joined are the text, character for character."""

import re
import unicodedata
from collections.abc import Iterator

TELEGRAM_LIMIT = 4096
SMALLEST_LIMIT = 16  # room for a citation marker and for any one letter with its marks
JOINER = "\u200d"
JOINERS = frozenset((JOINER, "\ufe0e", "\ufe0f"))
SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
HALF_FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
MARKER = re.compile(r"\[\d{1,6}\]")
LONGEST_MARKER = 8
LOOK_AHEAD = 2  # what NO_MARKER_NEXT needs to see beyond a page
NO_MARKER_NEXT = r"(?!\s|\[\d)"  # a citation marker stays with its sentence
BOUNDARIES = tuple(
    re.compile(pattern + NO_MARKER_NEXT)
    for pattern in (r"\n\s*\n\s*", r"\n\s*", r"[.!?…;][”\"’')\]]*\s+", r"\s+")  # paragraph, part, sentence, word
)
LEAST_FILLED = 3  # a boundary in the first third of a page is passed over for a finer one further on


def units(text: str) -> int:
    """The length of ``text`` as messengers count it: in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def pages(text: str, limit: int = TELEGRAM_LIMIT) -> list[str]:
    """``text`` cut into pages of at most ``limit`` UTF-16 units, at the coarsest boundary that fits."""
    if limit < SMALLEST_LIMIT:
        raise ValueError(f"pages: expected a limit of at least {SMALLEST_LIMIT}, found {limit}")
    return list(_pages(text, limit)) if text else []


def _pages(text: str, limit: int) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = _reach(text, start, limit)
        if end < len(text):
            end = _boundary(text, start, end)
        yield text[start:end]
        start = end


def _reach(text: str, start: int, limit: int) -> int:
    """The furthest end that keeps ``text[start:end]`` within the limit."""
    if len(text) - start <= limit and units(text[start:]) <= limit:
        return len(text)
    end, room = start, limit
    while end < len(text) and (room := room - units(text[end])) >= 0:
        end += 1
    return end


def _boundary(text: str, start: int, end: int) -> int:
    least = start + (end - start) // LEAST_FILLED
    for boundary in BOUNDARIES:
        found = (hit.end() for hit in boundary.finditer(text, start, end + LOOK_AHEAD))
        if ends := [cut for cut in found if least < cut <= end]:
            return ends[-1]
    markers = [hit.span() for hit in MARKER.finditer(text, start, end + LONGEST_MARKER)]
    cuts = [cut for cut in range(end, least, -1) if not any(first < cut < last for first, last in markers)]
    return next((cut for cut in cuts if _between_letters(text, cut)), cuts[0] if cuts else end)


def _between_letters(text: str, cut: int) -> bool:
    """False where a cut would tear a letter from its marks or a joined emoji apart."""
    after = text[cut]
    if after in HALF_FLAGS and (cut - len(text[:cut].rstrip(HALF_FLAGS))) % 2:
        return False
    return not (unicodedata.combining(after) or after in JOINERS or text[cut - 1] == JOINER or after in SKIN_TONES)
