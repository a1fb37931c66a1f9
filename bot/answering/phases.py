"""When a source's campaign runs: the phases that its text numbers, the years that it is about."""

import re
from functools import lru_cache

from index.library import Library
from knowledge.passage import PassageKind
from knowledge.span import Span
from knowledge.vietnamese.dates import find_years
from knowledge.vietnamese.ordinals import ordinal

PHASE = re.compile(
    r"\b(?:đợt|giai đoạn|chặng)\s+(?:thi đua\s+)?(?P<number>\d{1,2}|[IVX]{1,4}|(?:thứ )?(?:nhất|hai|ba|tư|bốn)|một)\b"
    r"(?!\s*[-–/.]\s*\d|\s*(?:năm|ngày|tháng|tuần)|\d)",
    re.IGNORECASE,
)
_SENTENCE = 60  # characters that a headline rarely has


@lru_cache(maxsize=256)
def last_phase(text: str) -> int:
    """The number of the last phase that a source's text names, 0 where it numbers none."""
    return max((ordinal(match["number"]) or 0 for match in PHASE.finditer(text)), default=0)


def years_told(library: Library) -> dict[str, frozenset[int]]:
    """The years that each source is about: of its period, day, title and opening sentence, else all it names."""
    told = {}
    for key, source in library.sources.items():
        card = source.provenance
        of_card = {*(card.period.years() if card.period else ()), *({card.published.year} if card.published else ())}
        body = (p for p in library.passages if p.source == key and p.kind is PassageKind.PROSE)
        opening = next((p.sentence.of(source.text) for p in body if p.sentence.start and _is_long(p.sentence)), "")
        told[key] = frozenset(of_card | find_years(card.title) | find_years(opening)) or find_years(source.text)
    return told


def _is_long(sentence: Span) -> bool:
    return sentence.end - sentence.start >= _SENTENCE
