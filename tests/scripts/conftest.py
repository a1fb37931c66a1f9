"""The scripts as a person runs them: in a process of their own, on a small index of two announcements of our own."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.assembly import ROOT
from tests.processes import environment

CAO_BANG = (
    "Tỉnh Cao Bằng phát động phong trào thi đua năm 2024\nNgày 12/3/2024, UBND tỉnh Cao Bằng phát động phong trào "
    "thi đua "
    "năm 2024 với chủ đề “Kỷ cương, trách nhiệm, bứt phá”.\nĐợt 1 từ ngày 01/4/2024 đến ngày 30/6/2024, các đơn "
    "vị thi đua "
    "hoàn thành 60% kế hoạch thu ngân sách.\n"
)
HA_NAM = (
    "Sở Nội vụ tỉnh Hà Nam ký kết giao ước thi đua năm 2023\nNgày 05/02/2023, các khối thi đua của tỉnh Hà Nam ký "
    "kết giao "
    "ước thi đua dưới sự chủ trì của Hội đồng Thi đua - Khen thưởng tỉnh.\n"
)
Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]


@dataclass(frozen=True)
class Desk:
    """A folder of two announcements and the index that was built of them."""

    sources: Path
    store: Path
    built: Finished


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a script from a folder without ``.env`` and waits for its end."""
    empty = tmp_path_factory.mktemp("empty")

    def go(script: str, *arguments: str | Path, most_bytes: int = 0, **settings: str) -> Finished:
        limit = ["prlimit", f"--fsize={most_bytes}"] if most_bytes else []
        command = [*limit, sys.executable, str(ROOT / "scripts" / f"{script}.py"), *map(str, arguments)]
        return subprocess.run(
            command, cwd=empty, env=environment(**settings), capture_output=True, text=True, timeout=300, check=False
        )

    return go


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Desk:
    sources, store = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("index") / "store"
    (sources / "cao-bang.txt").write_text(CAO_BANG, encoding="utf-8")
    (sources / "ha-nam.txt").write_text(HA_NAM, encoding="utf-8")
    built = run("build_index", "--sources", sources, "--store", store, "--no-handbook")
    assert built.returncode == 0, built.stderr
    return Desk(sources, store, built)
