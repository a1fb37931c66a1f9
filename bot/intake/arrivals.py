"""What a person hands in: files, folders, archives and links, as single files to be read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.intake.fetch import fetch, is_link
from bot.intake.sandbox import Limits, unpack_guarded
from knowledge.reading.kinds import SUFFIXES, FileKind, kind_of
from knowledge.reading.trouble import ReadingError


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file to be read; ``name`` is what its sender calls it, ``link`` where it was fetched."""

    name: str
    path: Path
    link: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is not taken in, and why."""

    name: str
    error: ReadingError


def arrivals(words: Iterable[str], scratch: Path, limits: Limits, *, private: bool) -> Iterator[Arrival | Refused]:
    """Every single file behind ``words``; what is fetched or unpacked is laid into ``scratch``."""
    for number, word in enumerate(words):
        place = scratch / str(number)
        place.mkdir()
        try:
            yield from _files(word, place, limits, private=private)
        except ReadingError as error:
            yield Refused(word, error)


def _files(word: str, place: Path, limits: Limits, *, private: bool) -> Iterator[Arrival | Refused]:
    if is_link(word):
        target = place / "fetched"
        name = fetch(word, target, megabytes=limits.megabytes, seconds=limits.seconds, private=private)
        yield from _unpacked(Arrival(_with_suffix(target, name), target, word), place, limits)
        return
    path = Path(word)
    inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES) if path.is_dir() else [path]
    for number, file in enumerate(inside):
        room = place / f"a{number}"
        room.mkdir()
        try:
            yield from _unpacked(Arrival(file.name, file), room, limits)
        except ReadingError as error:
            yield Refused(file.name, error)


def _with_suffix(target: Path, name: str) -> str:
    """A page of the web may be called anything: its name gets the suffix of what it is."""
    kind = kind_of(target, name, trust_name=False)
    return name if SUFFIXES.get(Path(name).suffix.lower()) is kind else f"{Path(name).stem or 'trang'}.{kind}"


def _unpacked(arrival: Arrival, place: Path, limits: Limits) -> Iterator[Arrival]:
    if SUFFIXES.get(Path(arrival.name).suffix.lower()) is not FileKind.ARCHIVE:
        yield arrival
        return
    folder = place / "unpacked"
    folder.mkdir()
    for number, name in enumerate(unpack_guarded(arrival.path, folder, limits)):
        yield Arrival(Path(name.replace("\\", "/")).name, folder / str(number), arrival.link)
