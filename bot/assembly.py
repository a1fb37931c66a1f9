"""The composition root: the one place where settings, model, index, answers and channels meet."""

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from bot.answering.answer import Answer
from bot.answering.responder import Responder
from bot.intake.proof import picture
from bot.intake.sandbox import Limits
from bot.platforms.channel import PassageView
from bot.platforms.lifetime import run_together
from bot.platforms.telegram import build_application
from bot.platforms.telegram import run as run_telegram
from bot.platforms.web import create_app
from bot.platforms.web_server import serve as serve_web
from bot.settings import Settings
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


class LibraryAssistant:
    """Answers from an index that is opened in the background; questions that come before it is ready wait."""

    def __init__(self, open_now: Callable[[], Library], clock: Clock = date.today) -> None:
        self._open, self._clock = open_now, clock
        self._opened = threading.Event()
        self._failure: BaseException | None = None
        self._turn = threading.Lock()  # one question at a time: the others wait, the event loop does not
        threading.Thread(target=self._load, name="open-library", daemon=True).start()

    def _load(self) -> None:
        try:
            library = self._open()
            self._library, self._responder = library, Responder(library)
            self._responder.answer("khen thưởng", self._clock())  # the first encoding is slow
        except BaseException as failure:
            self._failure = failure
            logging.getLogger(__name__).critical("the index could not be opened: %s", failure)
            raise
        finally:
            self._opened.set()

    def ready(self) -> bool:
        """True once questions are answered without waiting."""
        return self._opened.is_set() and self._failure is None

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The cited answer to one message, as of today, with what the chat's earlier questions fixed."""
        self._wait()
        with self._turn:
            return self._responder.answer(question, self._clock(), history)

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

    def _wait(self) -> None:
        self._opened.wait()
        if self._failure is not None:
            raise RuntimeError("the index could not be opened") from self._failure


def _context(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the context of a quote begins and ends: whole words, about as much before as after."""
    before, after = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    if before:
        before = min(start, text.find(" ", before) + 1 or start)
    if after < len(text):
        after = max(end, text.rfind(" ", end, after))
    return before, after


def serve(settings: Settings, assistant: LibraryAssistant) -> None:
    """Serves every configured channel until it is told to stop: the web always, Telegram where there is a token."""
    app = create_app(assistant, assistant.ready)
    channels = [serve_web(app, settings.web_host, settings.web_port)]
    if settings.telegram_bot_token.get_secret_value():
        channels.append(
            run_telegram(build_application(settings.telegram_bot_token, settings.telegram_api_url, assistant))
        )
    asyncio.run(run_together(*channels))
