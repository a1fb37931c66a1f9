"""Handbook entries: short answers on emulation and commendation law, each with its legal basis and standing."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

_QUESTION = re.compile(
    r"\?|\b(là gì|thế nào|bao nhiêu|bao lâu|mấy|ai|khi nào|có phải|ở đâu|vì sao|nào)\b", re.IGNORECASE
)
_REMEDIES = {"missing": "add the field", "extra_forbidden": "remove the field or correct its name"}
_STRICT = ConfigDict(frozen=True, extra="forbid")


class HandbookError(ValueError):
    """An entry cannot be trusted as written: file, line, field, expected, found, remedy.

    ``line`` counts from 0, as YAML does.
    """

    def __init__(self, path: Path, line: int, field: str, problem: str) -> None:
        super().__init__(f"{path.name}, line {line + 1}, field {field}: {problem}")


class Status(StrEnum):
    """How an answer stands on the day of ``status_as_of``."""

    IN_FORCE = "in_force"
    UNCERTAIN = "uncertain"
    REPLACED = "replaced"
    ENDED = "ended"


def _name(text: str) -> str:
    if not 1 <= len(text.split()) <= 6:
        raise ValueError(f"a noun phrase of 1 to 6 words, not {len(text.split())}")
    if _QUESTION.search(text):
        raise ValueError("a noun phrase without question words")
    return text


Name = Annotated[str, AfterValidator(_name)]


class LegalBasis(BaseModel):
    """A document and the place in it; an empty ``article`` means that the place is not verified."""

    model_config = _STRICT
    document: str = Field(min_length=1)
    article: str = ""


class Entry(BaseModel):
    """One legal notion or document, its answer and how far to trust it.

    ``regime`` is the latest law that it is known to hold for.
    """

    model_config = _STRICT
    id: str = Field(pattern=r"^[FL]\d{2}[a-z]?$")
    term: Name
    aliases: tuple[Name, ...] = Field(min_length=2, max_length=20)
    answer: str = Field(min_length=1, max_length=600)
    legal: tuple[LegalBasis, ...]
    valid_from: date | None = None
    valid_to: date | None = None  # last day, included
    status: Status
    status_as_of: date
    status_note: str = Field(default="", max_length=160)  # shown before the answer
    sources: tuple[str, ...] = Field(min_length=1)
    confidence: Literal["read", "partly read"]
    regime: Literal["before-2024", "2024-01..2025-06", "2025-07..", "2026-10..", "any"]

    @model_validator(mode="after")
    def _says_how_it_stands(self) -> "Entry":
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError(f"valid_from <= valid_to, not {self.valid_from} > {self.valid_to}")
        if self.status is not Status.IN_FORCE and not self.status_note:
            raise ValueError(f"a status_note when status is {self.status}")
        return self


class _Loader(yaml.SafeLoader):
    """Safe YAML in which dates stay text, so that the model can name the field of a wrong one."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def load_handbook(folder: Path) -> tuple[Entry, ...]:
    """All entries under ``folder``, by file name and then in file order; raises HandbookError."""
    entries: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.yaml")):
        for node, item in _items(path):
            entry = _entry(path, node, item)
            if entry.id in entries:
                raise HandbookError(
                    path, node.start_mark.line, "id", f"expected a new id, found {entry.id} again; remedy: renumber one"
                )
            entries[entry.id] = entry
    return tuple(entries.values())


def _items(path: Path) -> list[tuple[yaml.Node, object]]:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
        items = _Loader("").construct_document(root) if isinstance(root, yaml.SequenceNode) else None
    except yaml.YAMLError as error:
        mark, found = getattr(error, "problem_mark", None), getattr(error, "problem", error)
        raise HandbookError(
            path, mark.line if mark else 0, "none", f"expected YAML, found: {found}; remedy: check the quotes"
        ) from error
    if root is None or items is None:
        raise HandbookError(
            path, 0, "none", "expected a list of entries, found none; remedy: begin each entry with '- id:'"
        )
    return list(zip(root.value, items, strict=True))


def _entry(path: Path, node: yaml.Node, item: object) -> Entry:
    try:
        return Entry.model_validate(item)
    except ValidationError as error:
        first = error.errors()[0]
        place = [str(step) for step in first["loc"]] or ["entry"]
        keys = {key.value: key for key, _ in node.value} if isinstance(node, yaml.MappingNode) else {}
        found = "nothing" if first["type"] == "missing" else repr(first["input"])[:120]
        expected = first["msg"].removeprefix("Value error, ")
        problem = f"expected {expected}, found {found}; remedy: {_REMEDIES.get(first['type'], 'correct the value')}"
        raise HandbookError(path, keys.get(place[0], node).start_mark.line, ".".join(place), problem) from error
