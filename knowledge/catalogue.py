"""Loads the announcements of a folder: raw text with its provenance, wherever that is written, to canonical sources."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import yaml
from pydantic import ValidationError

from knowledge.cleaning import Cleaned, clean
from knowledge.correction import SUFFIX as CORRECTIONS
from knowledge.correction import load_corrections
from knowledge.doubt import certain
from knowledge.metadata import read_provenance
from knowledge.reading.page_map import SUFFIX, PageMap
from knowledge.reading.secrecy import is_secret
from knowledge.source import Provenance, Source
from knowledge.vietnamese.normal import fold

SUFFIXES = (".txt", ".md")
_CARDS = (".yaml", ".yml")


class CatalogueError(ValueError):
    """A source that cannot be taken in; says which file, what was expected, what was found, and the remedy."""


class _Loader(yaml.SafeLoader):
    """Safe YAML in which dates stay text, so that the model can name the field of a wrong one."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
# Half a character, as "\ud83d" makes it, cannot be stored: encoding it is the ValueError that names the card.
_Loader.add_constructor("tag:yaml.org,2002:str", lambda _, node: node.value.encode("utf-8").decode("utf-8"))


def load_sources(folders: Iterable[Path]) -> tuple[Source, ...]:
    """Sources of all folders in order of their ids.

    A source is a raw ``.txt``/``.md`` file, alone, with YAML front matter, or described by a card ``NAME.yaml``
    (or ``.yml``) whose ``origin`` names it. Raises ``CatalogueError`` for an unreadable file, a wrong provenance,
    two cards of one raw file, two sources of one id, or no source at all.
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
    described: dict[Path, Path] = {}
    for card in _files(folder, _CARDS):
        if card.name.endswith(CORRECTIONS):
            continue
        data = _mapping(card, _decoded(card, card.read_bytes()))
        origin = str(data.pop("origin", ""))
        site = data.pop("site", True) is not False
        raw = folder / origin
        if not raw.is_file():
            raise CatalogueError(
                f"{card}: expected 'origin' to name the raw file, found {origin!r}; put the file there"
            )
        if (other := described.get(raw.resolve())) is not None:
            raise CatalogueError(
                f"{card}: expected one card for each raw file, found {origin!r} in {other.name} too; remove one of them"
            )
        described[raw.resolve()] = card
        yield _source(raw, data, card, site=site)
    for raw in _files(folder, SUFFIXES):
        if raw.resolve() not in described:
            yield _source(raw, {}, raw)


def _files(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """Files of these kinds in the order of their names, whatever the case of their suffix."""
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in suffixes and not path.is_dir())
    for path in found:
        if not path.name.isascii() and path.name != path.name.encode("utf-8", "replace").decode():
            raise CatalogueError(f"{folder}: expected file names in UTF-8, found {path.name!r}; rename the file")
    return found


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogueError(
            f"{path}: expected UTF-8 text, found byte {error.object[error.start]:#x} at {error.start}; save it as UTF-8"
        ) from error


def _source(raw: Path, data: dict[str, object], card: Path, *, site: bool = True) -> Source:
    content = raw.read_bytes()
    front, body = _front_matter(raw, _decoded(raw, content))
    if is_secret(body):
        raise CatalogueError(
            f"{raw}: expected a text that may be shown, found a mark of state secrecy on it; remove the file"
        )
    cleaned = clean(body, site=site)
    if not cleaned.text:
        raise CatalogueError(
            f"{raw}: expected the text of an announcement, found nothing but white space and site debris; "
            "remove the file"
        )
    digest = hashlib.sha256(content).hexdigest()
    try:
        given = Provenance.model_validate({**front, **data})
    except ValidationError as error:
        first = error.errors()[0]
        place = card if not first["loc"] or first["loc"][0] in data else raw
        raise CatalogueError(
            f"{place}: field {'.'.join(map(str, first['loc']))}: {first['msg']}, "
            f"found {first.get('input')!r}; correct it"
        ) from error
    if given.raw_sha256 and given.raw_sha256 != digest:
        raise CatalogueError(
            f"{raw}: expected the raw file of {card.name} unchanged, found sha256 {digest[:12]}…; "
            "restore it or correct the card"
        )
    source = _with_pages(Source(identifier(card.stem), raw.stem, cleaned.text, given), raw, body)
    provenance = _provenance(source, cleaned, given).model_copy(update={"raw_sha256": digest})
    corrections = load_corrections(card.with_name(card.stem + CORRECTIONS))
    return replace(source, provenance=provenance, corrections=corrections)


def _provenance(source: Source, cleaned: Cleaned, given: Provenance) -> Provenance:
    """What the text says of its own origin; numbers and dates only from words that were read with certainty."""
    found = read_provenance(source.text, cleaned.header, given, cleaned.site)
    if not source.unsure:
        return found
    sure = read_provenance(certain(source).text, cleaned.header, given, cleaned.site)
    figures = ("published", "period", "number", "validity", "unsure")
    return found.model_copy(update={name: getattr(sure, name) for name in figures})


def _with_pages(source: Source, raw: Path, body: str) -> Source:
    """The source with the pages of its original, where a map of them lies beside the raw text."""
    path = raw.with_suffix(SUFFIX)
    if not path.is_file():
        return source
    try:
        pages = PageMap.load(path).moved(body, source.text)
    except (ValueError, KeyError, TypeError) as error:
        raise CatalogueError(
            f"{path}: expected a map of pages as it was written, found another; add the file again"
        ) from error
    original = str((raw.parent / pages.file).resolve())
    return replace(source, original=original, pages=pages.pages(), unsure=pages.unsure(source.text))


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
        data = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        found = " ".join(str(error).split())
        raise CatalogueError(f"{path}: expected YAML of 'name: value' lines, found {found}; correct it") from error
    if not isinstance(data, dict):
        raise CatalogueError(f"{path}: expected YAML of 'name: value' lines, found {type(data).__name__}; correct it")
    return data


def identifier(stem: str) -> str:
    """A name that is safe in a path, a URL and a button: folded letters, digits, hyphens; at most 60 characters."""
    safe = "".join(char if char.isascii() and (char.isalnum() or char in "_-") else "-" for char in fold(stem))
    if len(safe) <= 60:
        return safe
    return f"{safe[:49]}-{hashlib.sha256(stem.encode()).hexdigest()[:10]}"
