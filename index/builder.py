"""Builds an index beside the one in use and swaps it in with one rename: a killed build leaves the old one as it was.

``STORE/current`` is a link to ``STORE/versions/ID``; ``STORE/texts`` leads to the canonical texts of that version.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock, Timeout
from langchain_core.documents import Document

from index.contents import TEXTS, dump, write_facts, write_sources
from index.documents import entry_documents, passage_document
from index.embedding import SentenceEmbeddings, Vectors
from index.faiss_store import FaissStore
from index.manifest import FORMAT, NAME, Manifest, StoreError, digest_of
from knowledge.doubt import certain, undoubted
from knowledge.entry import Entry
from knowledge.facts import facts
from knowledge.facts.extract import collect
from knowledge.passage import Passage
from knowledge.source import Source
from knowledge.structure import split

CURRENT, VERSIONS = "current", "versions"
Progress = Callable[[int, int], None]
_ROOT = Path(__file__).parent.parent


class BusyStore(StoreError):
    """Another process is building into the same folder."""


def digest_of_inputs(sources: Sequence[Source], entries: Sequence[Entry]) -> str:
    """Changes when a source, a handbook entry, or the code and data that read and cut them change."""
    digest = hashlib.sha256()
    for source in sources:
        digest.update(f"{source.id}\0{source.origin}\0{source.provenance.model_dump_json()}\0{source.text}\0".encode())
        digest.update(f"{source.original}\0{source.pages}\0{source.unsure}\0".encode())
        for correction in source.corrections:
            digest.update(correction.model_dump_json().encode())
    for entry in entries:
        digest.update(entry.model_dump_json().encode())
    for folder, patterns in (
        (_ROOT / "knowledge", ("**/*.py", "*.yaml", "vietnamese/*.yaml", "facts/*.yaml")),
        (_ROOT / "index", ("*.py",)),
    ):
        for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current(store: Path, sources: Sequence[Source], entries: Sequence[Entry], model: str) -> bool:
    """True where the store in use was built from exactly these inputs with this model and is whole."""
    try:
        manifest = Manifest.read(store / CURRENT).require(model).verify(store / CURRENT)
    except StoreError:
        return False
    return manifest.inputs == digest_of_inputs(sources, entries)


def build(
    store: Path,
    sources: Sequence[Source],
    entries: Sequence[Entry],
    embedding: SentenceEmbeddings,
    progress: Progress = lambda *_: None,
) -> Manifest:
    """Builds and swaps in a new version; vectors of unchanged texts are taken from the old one.

    Raises ``BusyStore`` where another build runs, ``OSError`` where the disk is full: the old version stays in use.
    """
    (store / VERSIONS).mkdir(parents=True, exist_ok=True)
    lock = FileLock(store / "build.lock")
    try:
        with lock.acquire(timeout=0):
            _drop_unused(store)
            folder = Path(tempfile.mkdtemp(prefix="v", dir=store / VERSIONS))
            folder.chmod(0o755)
            try:
                manifest = _write(folder, sources, entries, embedding, _known_vectors(store, embedding), progress)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            _swap(store, folder)
            _drop_unused(store)
            return manifest
    except Timeout as error:
        raise BusyStore(f"{store}: expected no other build, found one running; wait until it ends") from error


def _write(
    folder: Path,
    sources: Sequence[Source],
    entries: Sequence[Entry],
    embedding: SentenceEmbeddings,
    known: dict[str, Vectors],
    progress: Progress,
) -> Manifest:
    passages: list[Passage] = []
    documents: list[Document] = []
    for source in sources:
        prose = split(source)
        for passage in [*prose, *undoubted(facts(certain(source), prose))]:
            documents.append(passage_document(passage, source, len(passages)))
            passages.append(passage)
    named = [document for at, entry in enumerate(entries) for document in entry_documents(entry, at)]
    shelves = {"passages": documents, "handbook": named}
    total = sum(map(len, shelves.values()))
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress(done, total)

    dimension = 0
    for name, shelf in shelves.items():
        vectors = _embed([document.page_content for document in shelf], embedding, known, advance)
        dimension = dimension or vectors.shape[1]
        kept = FaissStore(embedding, dimension)
        if shelf:
            kept.add_vectors(vectors, shelf)
        kept.save(folder, name)
    _write_knowledge(folder, sources, entries, passages)
    files = {str(path.relative_to(folder)): digest_of(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    manifest = Manifest(
        format=FORMAT,
        model=embedding.fingerprint,
        dimension=dimension,
        inputs=digest_of_inputs(sources, entries),
        sources={source.id: source.provenance.raw_sha256 for source in sources},
        passages=len(passages),
        entries=len(entries),
        files=files,
    )
    (folder / NAME).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
    _flush(folder)
    return manifest


def _write_knowledge(
    folder: Path, sources: Sequence[Source], entries: Sequence[Entry], passages: Sequence[Passage]
) -> None:
    write_sources(folder, sources)
    write_facts(folder, collect(sources))
    dump(folder / "entries.json", [entry.model_dump(mode="json") for entry in entries])
    dump(folder / "spans.json", [_packed(passage) for passage in passages])


def _packed(passage: Passage) -> dict[str, Any]:
    spans = [(span.start, span.end) for span in (passage.span, passage.sentence, passage.paragraph)]
    return {
        "source": passage.source,
        "spans": spans,
        "heading": passage.heading,
        "kind": passage.kind,
        "fields": passage.fields,
    }


def _embed(
    texts: list[str], embedding: SentenceEmbeddings, known: dict[str, Vectors], advance: Callable[[int], None]
) -> Vectors:
    fresh = [text for text in dict.fromkeys(texts) if text not in known]
    rows = dict(known)
    if fresh:
        rows.update(zip(fresh, embedding.encode(fresh, "passage", advance), strict=True))
    advance(len(texts) - len(fresh))
    return np.stack([rows[text] for text in texts]) if texts else np.zeros((0, 0), np.float32)


def _known_vectors(store: Path, embedding: SentenceEmbeddings) -> dict[str, Vectors]:
    """Vectors by text from the version in use, where it was built with the same model."""
    try:
        Manifest.read(store / CURRENT).require(embedding.fingerprint).verify(store / CURRENT)
        shelves = [FaissStore.load(store / CURRENT, name, embedding) for name in ("passages", "handbook")]
    except (StoreError, RuntimeError, OSError, ValueError, KeyError):
        return {}
    return {
        d.page_content: row
        for shelf in shelves
        if shelf.documents
        for d, row in zip(shelf.documents, shelf.vectors(), strict=True)
    }


def _flush(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _swap(store: Path, folder: Path) -> None:
    """The one moment at which the new version becomes the current one."""
    link = store / f".{CURRENT}.{folder.name}"
    link.symlink_to(Path(VERSIONS) / folder.name)
    link.replace(store / CURRENT)
    if not (store / TEXTS).is_symlink():
        (store / TEXTS).symlink_to(Path(CURRENT) / TEXTS)


def _drop_unused(store: Path) -> None:
    """Removes what killed builds and earlier versions left behind."""
    current = (store / CURRENT).resolve()
    for folder in (store / VERSIONS).iterdir():
        if folder.resolve() != current:
            shutil.rmtree(folder, ignore_errors=True)
    for link in store.glob(f".{CURRENT}.*"):
        link.unlink()
