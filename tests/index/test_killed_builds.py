"""A build killed at any moment leaves a complete index in use, the old one or the new one."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assembly import MODEL, ROOT
from index.builder import CURRENT, VERSIONS
from index.embedding import SentenceEmbeddings
from index.library import Library
from index.manifest import Manifest, MissingIndex
from index.weights import fingerprint
from knowledge.correction import SUFFIX

pytestmark = pytest.mark.slow
ANNOUNCEMENTS = ROOT / "knowledge" / "announcements"
FIVE = {path.stem for path in ANNOUNCEMENTS.glob("*.yaml") if not path.name.endswith(SUFFIX)}
COMMAND = [sys.executable, str(ROOT / "scripts" / "build_index.py"), "--force", "--sources", str(ANNOUNCEMENTS)]
MOMENTS = 10
SEED = 20231231


def start(store: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [*COMMAND, "--store", str(store)], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def finished(store: Path) -> float:
    """Seconds of a build that is left alone."""
    begun = time.perf_counter()
    process = start(store)
    _, errors = process.communicate(timeout=400)
    assert process.returncode == 0, errors.decode()
    return time.perf_counter() - begun


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def manifest_of_a_whole_index(store: Path) -> Manifest:
    """Fails where a file is missing or changed, or the index does not open."""
    model = SentenceEmbeddings(str(MODEL))
    manifest = Manifest.read(store / CURRENT).require(fingerprint(str(MODEL))).verify(store / CURRENT)
    library = Library.open(store, model)
    assert set(library.sources) == set(manifest.sources) == FIVE
    assert len(library.passages) == manifest.passages > 100
    assert len(library.entries) == manifest.entries > 100
    assert all((store / "texts" / f"{key}.txt").is_file() for key in FIVE)
    return manifest


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store whose very first build was killed, and then built."""
    folder = tmp_path_factory.mktemp("store")
    process = start(folder)
    time.sleep(random.Random(SEED).uniform(1.0, 4.0))  # no secret
    kill(process)
    with pytest.raises(MissingIndex):
        Manifest.read(folder / CURRENT)
    finished(folder)
    manifest_of_a_whole_index(folder)
    yield folder


def test_a_build_killed_at_random_moments_leaves_a_complete_index(store: Path) -> None:
    seconds = min(finished(store), finished(store))
    moments = random.Random(SEED)
    for part in range(MOMENTS):
        process = start(store)
        time.sleep(seconds * (part + moments.random()) / MOMENTS)
        kill(process)
        manifest_of_a_whole_index(store)


def test_a_build_killed_while_it_writes_leaves_a_complete_index(store: Path) -> None:
    moments = random.Random(SEED)
    for _ in range(MOMENTS):
        before = set((store / VERSIONS).iterdir())
        process = start(store)
        while process.poll() is None and set((store / VERSIONS).iterdir()) <= before:
            time.sleep(0.001)
        time.sleep(moments.uniform(0.0, 0.4))
        kill(process)
        manifest_of_a_whole_index(store)


def test_the_next_build_removes_what_the_killed_ones_left(store: Path) -> None:
    finished(store)
    assert [folder.resolve() for folder in (store / VERSIONS).iterdir()] == [(store / CURRENT).resolve()]
    assert not list(store.glob(".current.*"))
    manifest_of_a_whole_index(store)
