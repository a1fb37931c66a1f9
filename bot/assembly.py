"""The composition root: the one place where settings, model, index, answers and channels meet."""

from pathlib import Path

from bot.settings import Settings
from index.embedding import SentenceEmbeddings
from index.library import Library
from index.weights import put_in_place

MODEL = Path("var/model/multilingual-e5-small")
HANDBOOK = Path("knowledge/handbook")


def embeddings(settings: Settings) -> SentenceEmbeddings:
    """The model that the settings name; the bundled one is put in place first."""
    return SentenceEmbeddings(settings.embedding_model or str(put_in_place(MODEL)))


def open_library(settings: Settings, store: Path | None = None) -> Library:
    """The index in use; raises the errors of ``index.manifest``."""
    return Library.open(store or settings.store_dir, embeddings(settings))
