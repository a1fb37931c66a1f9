"""The libraries that the project's questions are asked of: the one that is served, and those of texts for tests."""

import json
from pathlib import Path
from typing import Any

from bot.assembly import ROOT, ensure_index
from bot.settings import Settings
from index.embedding import SentenceEmbeddings
from index.library import Library

Row = dict[str, Any]
QUESTIONS = ROOT / "tests" / "questions"
FILES = (
    "announcements", "bodies", "english", "groups", "handbook", "lists", "more", "near", "offices", "own", "passing",
    "rounds", "silence",
)  # fmt: skip
OWN = "own"
# Folders of tests, and whether the handbook stands beside them.
_OTHERS = {"announcements": False, "offices": True, "bodies": True, "rounds": True}
CORPORA = (OWN, *_OTHERS)


def libraries(settings: Settings, embedding: SentenceEmbeddings) -> dict[str, Library]:
    """Each library by the name that questions give it as their ``corpus``; built where that is needed."""
    ensure_index(settings.store_dir, settings.sources_dirs, embedding, lambda *_: None)
    stores = {OWN: settings.store_dir}
    for name, handbook in _OTHERS.items():
        stores[name] = ROOT / "var" / "evaluation" / f"store-{name}"
        ensure_index(stores[name], [ROOT / "tests" / name], embedding, lambda *_: None, handbook=handbook)
    return {name: Library.open(store, embedding) for name, store in stores.items()}


def rows_of(path: Path) -> list[Row]:
    """The rows of one file of questions."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
