"""Runs the reading child and watches over it: what takes too long is ended with everything it started."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.reading.page import Reading, Remark
from knowledge.reading.page_map import PageMap
from knowledge.reading.trouble import ReadingError, Trouble

SECONDS = 60.0  # in which a file is read, or the next page of a scan
_ROOT = Path(__file__).parent.parent.parent
_KEPT = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "TESSDATA_PREFIX")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost."""

    megabytes: int = 50
    seconds: float = SECONDS


def read_guarded(
    path: Path, name: str, limits: Limits, progress: Progress = lambda *_: None, *, trust_name: bool = True
) -> Reading:
    """What a file says, read in a process of its own; raises ``ReadingError``."""
    _check_size(path, limits)
    with tempfile.TemporaryDirectory(prefix="reading-") as scratch:
        result = Path(scratch) / "result.json"
        options = [] if trust_name else ["--any-name"]
        _run(["read", str(path), name, str(result), *options], limits, progress, scratch)
        found = _result(result)
    pages = PageMap.loaded(found["map"]) if found["map"] else None
    return Reading(
        found["text"],
        pages.words if pages else (),
        pages.sizes if pages else (),
        frozenset(found["scanned"]),
        tuple(Remark(code, values) for code, values in found["remarks"]),
    )


def unpack_guarded(archive: Path, folder: Path, limits: Limits) -> list[str]:
    """The files of an archive, laid into ``folder``; their names as the archive has them. Raises ``ReadingError``."""
    _check_size(archive, limits)
    with tempfile.TemporaryDirectory(prefix="reading-") as scratch:
        result = Path(scratch) / "result.json"
        _run(["unpack", str(archive), str(folder), str(result)], limits, lambda *_: None, scratch)
        return [str(name) for name in _result(result)["names"]]


def draw_guarded(path: Path, page: int, boxes: Sequence[Sequence[float]], limits: Limits) -> bytes:
    """A page as a PNG picture with boxes drawn on it. Raises ``ReadingError``."""
    with tempfile.TemporaryDirectory(prefix="reading-") as scratch:
        result = Path(scratch) / "result.png"
        _run(["draw", str(path), str(page), json.dumps(boxes), str(result)], limits, lambda *_: None, scratch)
        picture = result.read_bytes() if result.is_file() else b""
    if not picture.startswith(b"\x89PNG"):
        raise ReadingError(Trouble.UNREADABLE)
    return picture


def _check_size(path: Path, limits: Limits) -> None:
    if not path.is_file():
        raise ReadingError(Trouble.NOT_FOUND)
    size = path.stat().st_size
    if size == 0:
        raise ReadingError(Trouble.EMPTY)
    if size > limits.megabytes * 2**20:
        raise ReadingError(Trouble.TOO_LARGE, found=size // 2**20, most=limits.megabytes)


def _run(arguments: list[str], limits: Limits, progress: Progress, scratch: str) -> None:
    kept = {name: value for name, value in os.environ.items() if name in _KEPT}
    environment = {
        **kept,
        "PYTHONPATH": str(_ROOT),
        "TMPDIR": scratch,
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "bot.intake.child", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        cwd=scratch, env=environment, start_new_session=True,
    ) as child:  # fmt: skip
        try:
            _watch(child, limits, progress)
        finally:
            _end(child)


def _watch(child: subprocess.Popen[bytes], limits: Limits, progress: Progress) -> None:
    """Waits for the child's end; each page of a scan gives it the same time again."""
    assert child.stdout is not None
    deadline, told = time.monotonic() + limits.seconds, b""
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([child.stdout], [], [], left)[0]:
            raise ReadingError(Trouble.TOO_SLOW, most=round(limits.seconds))
        heard = os.read(child.stdout.fileno(), 4096)
        if not heard:
            return
        *lines, told = (told + heard).split(b"\n")
        for line in lines:
            done, total, *scanned = line.split()
            progress(int(done), int(total))
            if scanned:
                deadline = time.monotonic() + limits.seconds


def _end(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _result(path: Path) -> dict[str, Any]:
    if not path.is_file():  # the parser broke, or was stopped by a limit
        raise ReadingError(Trouble.UNREADABLE)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if "trouble" in found:
        raise ReadingError(Trouble(found["trouble"]), **found["values"])
    return found
