"""The assistant as it ships: the bundled model, the project's own announcements and handbook."""

import shutil
from collections.abc import Callable
from datetime import date

import pytest

from bot.answering.answer import Answer
from bot.answering.responder import Responder
from bot.assembly import HANDBOOK, ROOT, embeddings, ensure_index
from bot.settings import Settings
from index.builder import build
from index.library import Library
from knowledge.catalogue import load_sources
from knowledge.entry import load_handbook
from tests.index.fakes import CountingModel

TODAY = date(2026, 11, 1)
Ask = Callable[..., Answer]
Plain = tuple[Responder, Library]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """An index built for the tests; vectors of unchanged texts come from the project's own store, if there is one."""
    store = tmp_path_factory.mktemp("answering") / "store"
    own = ROOT / "var" / "store"
    if own.is_dir():
        shutil.copytree(own, store, symlinks=True)
    model = embeddings(Settings(_env_file=None, embedding_model=""))
    ensure_index(store, [ROOT / "knowledge" / "announcements"], model, lambda *_: None)
    return Library.open(store, model)


@pytest.fixture(scope="session")
def responder(library: Library) -> Responder:
    return Responder(library)


@pytest.fixture(scope="session")
def ask(responder: Responder) -> Ask:
    """Answers are kept: the same question on the same day is worked out once."""
    known: dict[tuple[str, date], Answer] = {}

    def answer(question: str, today: date = TODAY) -> Answer:
        if (question, today) not in known:
            known[question, today] = responder.answer(question, today)
        return known[question, today]

    return answer


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Plain:
    """The same sources and handbook behind counted words instead of the model: quick."""
    store, model = tmp_path_factory.mktemp("plain"), CountingModel()
    build(store, load_sources([ROOT / "knowledge" / "announcements"]), load_handbook(HANDBOOK), model)
    library = Library.open(store, model)
    return Responder(library), library
