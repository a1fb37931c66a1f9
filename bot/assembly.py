"""The composition root: the one place where settings, model, index, answers and channels meet."""

import asyncio
import gc
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from bot.answering.answer import Answer
from bot.answering.responder import Responder
from bot.doors.door import Door
from bot.doors.rates import Rates
from bot.intake.proof import picture
from bot.intake.sandbox import Limits
from bot.messengers import messengers
from bot.overview.examples import examples
from bot.overview.overview import Overview
from bot.platforms.channel import LONG_QUESTION, Intake, PassageView, Served
from bot.platforms.desk import Desk
from bot.platforms.housekeeping import keep_tidy
from bot.platforms.lifetime import end_in_time, run_together
from bot.platforms.web import WebChannel
from bot.platforms.web_server import listen
from bot.settings import Settings
from bot.storage.database import Database
from index.builder import Progress, build, is_current
from index.embedding import SentenceEmbeddings
from index.library import Library
from index.weights import put_in_place
from knowledge.catalogue import load_sources
from knowledge.entry import Entry, load_handbook
from knowledge.metadata import described
from knowledge.reading.trouble import ReadingError
from knowledge.span import Span

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "var" / "model" / "multilingual-e5-small"
HANDBOOK = ROOT / "knowledge" / "handbook"
_CONTEXT = 600  # characters around a quote
_SWITCH = 0.0005  # seconds that an answer waits for a busy event loop each time it goes back to Python

Clock = Callable[[], date]


def embeddings(settings: Settings) -> SentenceEmbeddings:
    """The model that the settings name; the bundled one is put in place first."""
    return SentenceEmbeddings(settings.embedding_model or str(put_in_place(MODEL)))


def ensure_index(
    store: Path,
    folders: Sequence[Path],
    embedding: SentenceEmbeddings,
    progress: Progress,
    *,
    handbook: bool = True,
    force: bool = False,
) -> bool:
    """Builds the index where it is missing or not made of what the folders hold now; True where it had to."""
    sources = load_sources(folders)
    entries: tuple[Entry, ...] = load_handbook(HANDBOOK) if handbook else ()
    if not force and is_current(store, sources, entries, embedding.fingerprint):
        return False
    build(store, sources, entries, embedding, progress)
    return True


def open_library(settings: Settings, store: Path | None = None) -> Library:
    """The index in use; raises the errors of ``index.manifest``."""
    return Library.open(store or settings.store_dir, embeddings(settings))


class Closed(RuntimeError):
    """The program ends; what is asked now waits for the next start."""


class LibraryAssistant:
    """Answers from an index that is opened in the background; questions that come before it is ready wait."""

    def __init__(self, open_now: Callable[[], Library], clock: Clock = date.today) -> None:
        self._open, self._clock = open_now, clock
        self._opened = threading.Event()
        self._failure: BaseException | None = None
        self._examples: tuple[str, ...] = ()
        self._turns = threading.Lock(), threading.Lock()  # one question of ordinary length at a time, and one long one
        threading.Thread(target=self._load, name="open-library", daemon=True).start()

    def _load(self) -> None:
        try:
            library = self._open()
            self._library, self._responder = library, Responder(library)
            self._responder.answer("khen thưởng", self._clock())  # the first encoding is slow
            self._overview = self._overview_of_today()
            gc.freeze()  # what is there to stay is not looked through again and again, which would hold up everybody
        except BaseException as failure:
            self._failure = failure
            logging.getLogger(__name__).critical("the index could not be opened: %s", failure)
            raise
        finally:
            self._opened.set()
        self._try_examples()

    def ready(self) -> bool:
        """True once questions are answered without waiting."""
        return self._opened.is_set() and self._failure is None

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The cited answer to one message, as of today, with what the chat's earlier questions fixed."""
        self._wait()
        with self._turns[len(question) > LONG_QUESTION]:
            return self._responder.answer(question, self._clock(), history)

    def reopen(self) -> None:
        """Answer out of the index that is in use now; a question under way ends with the one before."""
        self._wait()
        library = self._open()
        responder = Responder(library)
        with self._turns[0], self._turns[1]:
            self._library, self._responder = library, responder
            self._overview = self._overview_of_today()
        self._try_examples()

    def close(self) -> None:
        """No question waits any longer for an index that is still being opened."""
        self._failure = self._failure or Closed()
        self._opened.set()

    def open(self, source: str, start: int, end: int) -> PassageView | None:
        """The cited words with the text around them."""
        self._wait()
        found = self._library.sources.get(source)
        if found is None or not 0 <= start < end <= len(found.text):
            return None
        before, after = _context(found.text, start, end)
        provenance = found.provenance
        return PassageView(
            title=provenance.title,
            label=described(provenance),
            before=found.text[before:start],
            quote=found.text[start:end],
            after=found.text[end:after],
            url=provenance.url if provenance.url.startswith(("http://", "https://")) else "",
            page=found.page_of(Span(start, end)),
        )

    def picture(self, source: str, start: int, end: int) -> bytes | None:
        """The page of the original with the cited lines framed."""
        self._wait()
        found = self._library.sources.get(source)
        if found is None or not 0 <= start < end <= len(found.text) or not found.pages:
            return None
        try:
            return picture(found, Span(start, end), Limits())
        except ReadingError as error:
            logging.getLogger(__name__).warning("no picture of %s: %s", source, error.trouble)
            return None

    def sources(self) -> list[str]:
        """A line for each source."""
        self._wait()
        return [described(source.provenance) for source in self._library.sources.values()]

    def overview(self) -> Overview:
        """The sources and what they hold as a whole, as of today."""
        self._wait()
        if self._overview.today != self._clock():
            self._overview = self._overview_of_today()
        return self._overview

    def examples(self) -> tuple[str, ...]:
        """Questions to begin with; they are tried, and so there, a little after the assistant is ready."""
        return self._examples

    def _try_examples(self) -> None:
        try:
            self._examples = examples(self.overview(), self.answer)
        except RuntimeError:
            if not isinstance(self._failure, Closed):
                raise

    def _overview_of_today(self) -> Overview:
        library = self._library
        return Overview(library.sources, library.facts, self._clock(), library.entries)

    def _wait(self) -> None:
        self._opened.wait()
        if self._failure is not None:
            raise RuntimeError("the index could not be opened") from self._failure


def _context(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the context of a quote begins and ends: whole lines where they fit, else whole words."""
    before, after = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    if before:
        before = text.find("\n", before, start) + 1 or min(start, text.find(" ", before) + 1 or start)
    if after < len(text):
        line = text.rfind("\n", end, after)
        after = line if line > end else max(end, text.rfind(" ", end, after))
    return before, after


def open_database(settings: Settings, *, alone: bool = False) -> Database:
    """The stored data; raises ``StorageError``, also where they are to be used ``alone`` and are not."""
    return Database(settings.database_url.get_secret_value(), alone=alone)


def serve(settings: Settings, assistant: Served, database: Database, intake: Intake | None = None) -> None:
    """Serves every configured channel until it is told to stop: the web always, a messenger where it is set."""
    door = Door(settings.access, frozenset(settings.allowed_people), Rates(settings.ask_limit))
    desk = Desk(assistant, database, door, intake)
    chats = messengers(settings, desk)
    webhooks = [route for channel in chats for route in channel.webhooks()]
    web = WebChannel(desk, assistant.ready, settings.web_address_limit, settings.keep_days, webhooks)
    listener = listen(settings.web_host, settings.web_port)
    tidying = keep_tidy(database, timedelta(days=settings.keep_days))
    channels = [web.run(listener), tidying, *(channel.run() for channel in chats)]
    sys.setswitchinterval(_SWITCH)
    try:
        asyncio.run(run_together(*channels, stopping=end_in_time))
    finally:
        assistant.close()
