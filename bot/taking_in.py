"""Documents that editors send in a chat: read, put on the shelf, and part of the answers at once."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.intake.arrivals import Refused, arrivals
from bot.intake.review import Accepted, review
from bot.intake.sandbox import Limits, Progress
from bot.intake.shelf import known_in, move_in, open_shelf
from bot.platforms.channel import TakenIn
from bot.settings import Settings
from bot.wording import intake as say

LONGEST_NAME = 60  # characters of a file's name that are kept; its end says what it is


class TakingIn:
    """Takes a file in while the assistant runs; ``rebuild`` brings the index and the assistant up to date."""

    def __init__(self, settings: Settings, rebuild: Callable[[], None]) -> None:
        self._settings, self._rebuild = settings, rebuild

    def __call__(self, name: str, content: bytes) -> TakenIn:
        """What became of a file, in one line."""
        shelf = self._settings.added_dir
        with open_shelf(shelf), tempfile.TemporaryDirectory(prefix="arrivals-") as scratch:
            handed_in = Path(scratch) / _safe(name)
            handed_in.write_bytes(content)
            found = list(self._reviewed(handed_in, shelf, Path(scratch) / "unpacked"))
            accepted = [outcome for outcome in found if isinstance(outcome, Accepted)]
            for document in accepted:
                move_in(shelf, document.draft)
        if accepted:
            self._rebuild()
        added = ", ".join(outcome.draft.source.id for outcome in accepted)
        return TakenIn(" ".join(map(_told, found)) or say.NOTHING_TO_ADD, added)

    def _reviewed(self, handed_in: Path, shelf: Path, scratch: Path) -> Iterator[Accepted | Refused]:
        scratch.mkdir()
        limits = Limits(megabytes=self._settings.read_max_mb)
        files = arrivals([str(handed_in)], scratch, limits, private=False)
        return review(files, shelf, known_in(self._settings.folders), limits, _silently)


def _safe(name: str) -> str:
    """A file's name without folders and what hides it."""
    return Path(name.replace("\\", "/")).name[-LONGEST_NAME:].lstrip(".") or say.UNNAMED


def _told(outcome: Accepted | Refused) -> str:
    if isinstance(outcome, Refused):
        return say.refused(outcome.name, outcome.error.trouble, outcome.error.values)
    draft = outcome.draft
    title = draft.source.provenance.short_title or outcome.name
    notes = [say.remark(remark.code, remark.values) for remark in outcome.remarks]
    return say.taken_in(title, outcome.pages, draft.passages, draft.facts, notes)


@contextmanager
def _silently(name: str) -> Iterator[Progress]:
    yield lambda *_: None
