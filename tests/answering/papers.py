"""An assistant over a few texts of a test's own, behind counted words instead of the model."""

from pathlib import Path

from bot.answering.answer import Answer
from bot.answering.responder import Responder
from index.builder import build
from index.library import Library
from knowledge.metadata import read_provenance
from knowledge.source import Provenance, Source
from tests.index.fakes import CountingModel


def served(store: Path, texts: dict[str, str]) -> Responder:
    """The texts by their names, each with the provenance that is read from it."""
    model = CountingModel()
    build(store, [Source(k, k, t, read_provenance(t, "", Provenance())) for k, t in texts.items()], [], model)
    return Responder(Library.open(store, model))


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]
