"""An opened index: sources, passages, handbook entries, and the retrievers over them."""

import json
from dataclasses import dataclass
from pathlib import Path

from index.builder import CURRENT
from index.contents import read_facts, read_sources
from index.embedding import SentenceEmbeddings
from index.faiss_store import FaissStore
from index.hybrid import HybridRetriever
from index.manifest import BrokenIndex, Manifest
from knowledge.entry import Entry
from knowledge.fact import Fact
from knowledge.passage import Passage, PassageKind
from knowledge.source import Source
from knowledge.span import Span


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that an answer can be made of.

    ``passages`` and ``entries`` are numbered like the retrievers' documents; ``facts`` are structured and not searched.
    """

    sources: dict[str, Source]
    passages: tuple[Passage, ...]
    entries: tuple[Entry, ...]
    passage_retriever: HybridRetriever
    entry_retriever: HybridRetriever
    facts: tuple[Fact, ...] = ()

    @classmethod
    def open(cls, store: Path, embedding: SentenceEmbeddings) -> "Library":
        """The version in use; raises ``MissingIndex``, ``StaleIndex`` or ``BrokenIndex``."""
        folder = (store / CURRENT).resolve()
        Manifest.read(folder).require(embedding.fingerprint).verify(folder)
        try:
            sources = read_sources(folder)
            found = read_facts(folder)
            passages = tuple(_passage(data) for data in json.loads((folder / "spans.json").read_text(encoding="utf-8")))
            entries = tuple(
                Entry.model_validate(data) for data in json.loads((folder / "entries.json").read_text(encoding="utf-8"))
            )
            shelves = [FaissStore.load(folder, name, embedding) for name in ("passages", "handbook")]
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise BrokenIndex(f"{folder}: expected an index as it was built, found {error}; run make index") from error
        return cls(sources, passages, entries, HybridRetriever.over(shelves[0]), _of_entries(shelves[1]), found)

    def text_of(self, passage: Passage) -> str:
        """The words of a passage."""
        return passage.span.of(self.sources[passage.source].text)

    def sentence_of(self, passage: Passage) -> str:
        """The sentence that a passage stands in."""
        return passage.sentence.of(self.sources[passage.source].text)


def _of_entries(shelf: FaissStore) -> HybridRetriever:
    """Entries, each found by its nearest sentence; their words are those of the whole, which stands first."""
    return HybridRetriever.of_parts(shelf, [int(document.metadata["number"]) for document in shelf.documents])


def sources_in(store: Path) -> dict[str, Source]:
    """The sources of the version in use, without its vectors; raises ``MissingIndex`` or ``BrokenIndex``."""
    folder = (store / CURRENT).resolve()
    Manifest.read(folder).verify(folder)
    return read_sources(folder)


def _passage(data: dict[str, object]) -> Passage:
    span, sentence, paragraph = (Span(*ends) for ends in data["spans"])  # type: ignore[attr-defined]
    fields = {str(name): str(value) for name, value in data["fields"].items()}  # type: ignore[attr-defined]
    return Passage(
        str(data["source"]), span, sentence, paragraph, str(data["heading"]), PassageKind(str(data["kind"])), fields
    )
