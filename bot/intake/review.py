"""Reads what was handed in and says what would be taken in, before anything is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from bot.intake.arrivals import Arrival, Refused
from bot.intake.sandbox import Limits, Progress, read_guarded
from bot.intake.shelf import Draft, fingerprint, lay_down
from knowledge.reading.page import Reading, Remark
from knowledge.reading.page_map import is_unsure
from knowledge.reading.trouble import ReadingError, Trouble
from knowledge.source import Source


@dataclass(frozen=True, slots=True)
class Accepted:
    """A document that can be put on the shelf."""

    name: str
    draft: Draft
    pages: int
    remarks: tuple[Remark, ...]


def review(
    handed_in: Iterable[Arrival | Refused],
    shelf: Path,
    known: Iterable[Source],
    limits: Limits,
    progress: Callable[[str], AbstractContextManager[Progress]],
) -> Iterator[Accepted | Refused]:
    """Each file's outcome; ``known`` are the sources that there are already."""
    taken = {source.id for source in known}
    texts = {fingerprint(source.text): source.id for source in known}
    for arrival in handed_in:
        if isinstance(arrival, Refused):
            yield arrival
            continue
        try:
            with progress(arrival.name) as advance:
                reading = read_guarded(arrival.path, arrival.name, limits, advance)
            draft = lay_down(shelf, arrival.path, arrival.name, reading, taken, arrival.link)
            _check_new(draft, texts)
        except ReadingError as error:
            yield Refused(arrival.name, error)
            continue
        taken.add(draft.source.id)
        texts[fingerprint(draft.source.text)] = draft.source.id
        yield Accepted(arrival.name, draft, len(reading.pages), tuple(_remarks(reading, draft)))


def _check_new(draft: Draft, texts: Mapping[str, str]) -> None:
    """Raises ``ReadingError`` where a source has the same words already."""
    same = texts.get(fingerprint(draft.source.text))
    if same is not None:
        raise ReadingError(Trouble.KNOWN, source=same)


def _remarks(reading: Reading, draft: Draft) -> Iterator[Remark]:
    yield from reading.remarks
    if reading.scanned:
        yield Remark("SCANNED", {"count": len(reading.scanned)})
        unsure = sum(is_unsure(word, reading.text) for word in reading.words)
        if unsure:
            yield Remark("UNSURE", {"count": unsure})
    card = draft.source.provenance
    if unsure_fields := (*card.unsure, *card.validity.unsure):
        yield Remark("UNSURE_CARD", {"fields": " ".join(unsure_fields)})
    if draft.doubted:
        yield Remark("DOUBTED", {"count": draft.doubted})
