"""Says what is configured, what is missing, and how to mend it; exit status 1 where something must be mended."""

import shutil
import socket
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from bot.assembly import HANDBOOK, MODEL, ROOT
from bot.command import run
from bot.doors.access import Access
from bot.settings import Settings, load_settings
from bot.storage.errors import StorageError
from bot.storage.examination import examine
from bot.storage.revisions import known
from bot.wording import operations as say
from index.builder import CURRENT, digest_of_inputs
from index.manifest import Manifest, StoreError
from index.weights import fingerprint
from knowledge.catalogue import CatalogueError, load_sources
from knowledge.entry import HandbookError, load_handbook

_ROOM = 1.0  # GB


def missing_packages() -> list[str]:
    """Packages of the lock file that are not installed in its version."""
    missing = []
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        name, _, version = line.partition("==")
        if not version or line.startswith("#"):
            continue
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            found = ""
        if found.split("+")[0] != version:
            missing.append(name)
    return missing


def index_problem(settings: Settings) -> str:
    """Why the index cannot be used or is out of date; empty where it is fine."""
    model = settings.embedding_model or str(MODEL)
    folder = settings.store_dir / CURRENT
    try:
        manifest = Manifest.read(folder).require(fingerprint(model)).verify(folder)
        inputs = digest_of_inputs(load_sources(settings.folders), load_handbook(HANDBOOK))
    except (StoreError, CatalogueError, HandbookError, OSError) as problem:
        return str(problem)
    return "" if manifest.inputs == inputs else say.SOURCES_CHANGED


def port_is_free(settings: Settings) -> bool:
    """True where the web chat could listen."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.web_host, settings.web_port))
        except OSError:
            return False
    return True


def of_the_data(settings: Settings) -> Iterator[tuple[bool | None, str]]:
    """The database, and who may ask and administer by what it holds."""
    try:
        found = examine(settings.database_url.get_secret_value())
    except StorageError as problem:
        yield False, str(problem)
        return
    good = found.current or None if not found.revision or found.revision in known() else False
    yield good, say.database(found.place, found.revision, found.newest, found.size)
    if found.free is not None:
        yield found.free >= _ROOM, say.data_disk(found.free, found.free >= _ROOM)
    listed = len(settings.allowed_people)
    nobody = settings.access is Access.LIST and not listed and not found.let_in
    yield not nobody, say.access(settings.access, listed, found.let_in, found.waiting)
    needed = settings.access is Access.PAIRING
    yield bool(found.keepers) or (False if needed else None), say.administrators(found.keepers)


def findings(settings: Settings) -> Iterator[tuple[bool | None, str]]:
    """What was looked at: fine, to be mended, or ``None`` for a choice that is simply not made."""
    current = sys.version_info >= (3, 11)
    yield current, say.python(sys.version.split()[0], current)
    missing = missing_packages()
    yield not missing, say.packages(missing)
    model = settings.embedding_model or MODEL.name
    there = bool(settings.embedding_model) or (MODEL / "fingerprint.txt").is_file()
    yield there, say.model(model, there)
    problem = index_problem(settings)
    yield not problem, say.index_state(problem)
    free = port_is_free(settings)
    yield free or None, say.port(settings.web_host, settings.web_port, free)
    configured = bool(settings.telegram_bot_token.get_secret_value())
    yield configured or None, say.telegram(configured)
    ocr = shutil.which("tesseract") is not None
    yield ocr or None, say.ocr(ocr)
    zalo = (bool(settings.zalo_bot_token.get_secret_value()), bool(settings.zalo_oa_app_id))
    yield any(zalo) or None, say.zalo(*zalo)
    browser = Path("/usr/bin/chromium").exists()
    yield browser or None, say.browser(browser)
    room = shutil.disk_usage(ROOT).free / 1e9
    yield room >= _ROOM, say.disk(room, room >= _ROOM)
    yield from of_the_data(settings)


def main() -> int:
    """Prints a line a finding."""
    settings = load_settings()
    print(say.DOCTOR_TITLE)
    healthy = True
    for good, words in findings(settings):
        print(f" {say.OFF if good is None else say.GOOD if good else say.BAD} {words}")
        healthy = healthy and good is not False
    return 0 if healthy else 1


if __name__ == "__main__":
    sys.exit(run(main))
