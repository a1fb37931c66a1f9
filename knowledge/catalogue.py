"""Loads the announcements of a folder: raw text with its provenance, wherever that is written, to canonical sources."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import yaml
from pydantic import ValidationError

from knowledge.cleaning import clean
from knowledge.metadata import read_provenance
from knowledge.source import Provenance, Source
from knowledge.vietnamese.normal import fold

SUFFIXES = (".txt", ".md")


class CatalogueError(ValueError):
    """A source that cannot be taken in; says which file, what was expected, what was found, and the remedy."""


def load_sources(folders: Iterable[Path]) -> tuple[Source, ...]:
    """Sources of all folders in order of their ids.

    A source is a raw ``.txt``/``.md`` file, alone, with YAML front matter, or described by ``NAME.yaml`` whose ``origin`` names it.
    Raises ``CatalogueError`` for an unreadable file, a wrong provenance, two sources of one id, or no source at all.
    """
    sources: dict[str, Source] = {}
    for folder in folders:
        if not folder.is_dir():
            raise CatalogueError(f"{folder}: expected a folder of announcements, found none there; check the path")
        for source in _load_folder(folder):
            if source.id in sources:
                raise CatalogueError(
                    f"{folder}: expected each source once, found {source.id!r} twice; rename one of the files"
                )
            sources[source.id] = source
    if not sources:
        raise CatalogueError(
            f"expected at least one .txt or .md announcement, found none in {', '.join(map(str, folders))}"
        )
    return tuple(sources[key] for key in sorted(sources))


def _load_folder(folder: Path) -> Iterable[Source]:
    described: set[Path] = set()
    for card in sorted(folder.glob("*.yaml")):
        data = _mapping(card, card.read_text(encoding="utf-8"))
        raw = folder / str(data.pop("origin", ""))
        if not raw.is_file():
            raise CatalogueError(
                f"{card}: expected 'origin' to name the raw file, found {raw.name!r}; put the file there"
            )
        described.add(raw.resolve())
        yield _source(card.stem, raw, data, card)
    for raw in sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.resolve() not in described):
        yield _source(_identifier(raw.stem), raw, {}, raw)


def _source(identifier: str, raw: Path, data: dict[str, object], card: Path) -> Source:
    content = raw.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogueError(
            f"{raw}: expected UTF-8 text, found byte {error.object[error.start]:#x} at {error.start}; save it as UTF-8"
        ) from error
    front, body = _front_matter(raw, text)
    cleaned = clean(body)
    if not cleaned.text:
        raise CatalogueError(
            f"{raw}: expected the text of an announcement, found nothing but white space and site debris; remove the file"
        )
    digest = hashlib.sha256(content).hexdigest()
    try:
        given = Provenance.model_validate({**front, **data})
    except ValidationError as error:
        first = error.errors()[0]
        raise CatalogueError(
            f"{card}: field {'.'.join(map(str, first['loc']))}: {first['msg']}, found {first.get('input')!r}; correct it"
        ) from error
    if given.raw_sha256 and given.raw_sha256 != digest:
        raise CatalogueError(
            f"{raw}: expected the raw file of {card.name} unchanged, found sha256 {digest[:12]}…; restore it or correct the card"
        )
    provenance = read_provenance(cleaned.text, cleaned.header, given).model_copy(update={"raw_sha256": digest})
    return Source(identifier, raw.stem, cleaned.text, provenance)


def _front_matter(raw: Path, text: str) -> tuple[dict[str, object], str]:
    """YAML between two ``---`` lines at the top, and the rest."""
    lines = text.split("\n")
    if lines and lines[0].strip() == "---":
        end = next((i for i, line in enumerate(lines[1:60], 1) if line.strip() == "---"), None)
        if end:
            data = _mapping(raw, "\n".join(lines[1:end]))
            known = {key: value for key, value in data.items() if key in Provenance.model_fields}
            return known, "\n".join(lines[end + 1 :])
    return {}, text


def _mapping(path: Path, text: str) -> dict[str, object]:
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise CatalogueError(f"{path}: expected YAML of 'name: value' lines, found {error}; correct it") from error
    if not isinstance(data, dict):
        raise CatalogueError(f"{path}: expected YAML of 'name: value' lines, found {type(data).__name__}; correct it")
    return data


def _identifier(stem: str) -> str:
    """A name that is safe in a path, a URL and a button: folded letters, digits, hyphens; at most 60 characters."""
    safe = "".join(char if char.isascii() and (char.isalnum() or char in "_-") else "-" for char in fold(stem))
    if len(safe) <= 60:
        return safe
    return f"{safe[:49]}-{hashlib.sha256(stem.encode()).hexdigest()[:10]}"
