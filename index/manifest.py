"""The identity card of an index: with which model and from which sources it was built. A mismatch refuses to serve."""

import hashlib
from pathlib import Path

from pydantic import BaseModel, ConfigDict

FORMAT = 2
NAME = "manifest.json"


class StoreError(RuntimeError):
    """Root of the errors of an index.

    StoreError
    ├── MissingIndex   nothing is built there yet
    ├── StaleIndex     built with another model or format
    └── BrokenIndex    files are missing or changed
    """


class MissingIndex(StoreError):
    """There is no complete index in the folder."""


class StaleIndex(StoreError):
    """The index was built with another model or in another format than is asked for."""


class BrokenIndex(StoreError):
    """A file of the index is missing or not what was written."""


class Manifest(BaseModel):
    """Written last: a folder without it is no index."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    format: int
    model: str
    dimension: int
    inputs: str  # digest of sources, handbook and the code that reads them
    sources: dict[str, str]  # id → sha256 of the raw file
    passages: int
    entries: int
    files: dict[str, str]  # path in the folder → sha256

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """The manifest of a folder; raises ``MissingIndex`` or ``BrokenIndex``."""
        path = folder / NAME
        if not path.is_file():
            raise MissingIndex(f"{folder}: expected an index, found none; run make index")
        try:
            return cls.model_validate_json(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise BrokenIndex(
                f"{path}: expected a manifest of format {FORMAT}, found another; run make index"
            ) from error

    def require(self, model: str) -> "Manifest":
        """The manifest itself, where it fits the model; raises ``StaleIndex``."""
        if self.format != FORMAT:
            raise StaleIndex(f"index was built in format {self.format}, this version reads {FORMAT}: run make index")
        if self.model != model:
            raise StaleIndex(f"index was built with {self.model}, settings ask for {model}: run make index")
        return self

    def verify(self, folder: Path) -> "Manifest":
        """The manifest itself, where every file is as it was written; raises ``BrokenIndex``."""
        for name, digest in self.files.items():
            path = folder / name
            if not path.is_file() or digest_of(path) != digest:
                there = "another" if path.exists() else "none"
                raise BrokenIndex(f"{path}: expected the file as it was built, found {there}; run make index")
        return self


def digest_of(path: Path) -> str:
    """The sha256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
