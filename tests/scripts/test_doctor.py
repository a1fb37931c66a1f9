"""The doctor: status 0 where all is well, 1 with the remedy where something must be mended; and what make offers."""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.assembly import HANDBOOK, MODEL, ROOT
from bot.storage import people
from bot.storage.database import Database
from bot.storage.people import Role
from bot.storage.revisions import known
from index.builder import CURRENT, build
from index.weights import fingerprint
from knowledge.catalogue import load_sources
from knowledge.entry import load_handbook
from tests.index.fakes import CountingModel
from tests.scripts.conftest import HA_NAM, Desk, Run


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, desk: Desk) -> Path:
    """An index under the name of the model over the desk's sources and the handbook; words are counted: quick."""
    folder = tmp_path_factory.mktemp("doctor")
    build(folder, load_sources([desk.sources]), load_handbook(HANDBOOK), CountingModel(fingerprint(str(MODEL))))
    return folder


@pytest.mark.slow
def test_all_is_well(run: Run, desk: Desk, store: Path) -> None:
    finished = run("doctor", STORE_DIR=str(store), SOURCES_DIRS=str(desk.sources))
    assert "✗" not in finished.stdout
    assert finished.returncode == 0
    assert "Chỉ mục đầy đủ" in finished.stdout


@pytest.mark.slow
def test_a_missing_index_must_be_mended(run: Run, desk: Desk, tmp_path: Path) -> None:
    finished = run("doctor", STORE_DIR=str(tmp_path / "none"), SOURCES_DIRS=str(desk.sources))
    assert finished.returncode == 1
    assert re.search(r"✗ .*make index", finished.stdout)
    assert "Traceback" not in finished.stderr


@pytest.mark.slow
def test_a_broken_index_must_be_mended(run: Run, desk: Desk, store: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(store, tmp_path / "store", symlinks=True)
    (copy / CURRENT / "spans.json").write_text("[]", encoding="utf-8")
    finished = run("doctor", STORE_DIR=str(copy), SOURCES_DIRS=str(desk.sources))
    assert finished.returncode == 1
    assert "spans.json" in finished.stdout


@pytest.mark.slow
def test_a_source_that_has_changed_asks_for_a_new_index(run: Run, desk: Desk, store: Path, tmp_path: Path) -> None:
    sources = shutil.copytree(desk.sources, tmp_path / "sources")
    (sources / "them.txt").write_text(HA_NAM, encoding="utf-8")
    finished = run("doctor", STORE_DIR=str(store), SOURCES_DIRS=str(sources))
    assert finished.returncode == 1
    assert "các nguồn đã thay đổi" in finished.stdout


@pytest.mark.slow
def test_a_secret_is_never_printed(run: Run, desk: Desk, store: Path) -> None:
    secret = "123456:AbCdEfGhIjKlMnOpQrStUvWxYz"
    finished = run("doctor", STORE_DIR=str(store), SOURCES_DIRS=str(desk.sources), TELEGRAM_BOT_TOKEN=secret)
    assert secret not in finished.stdout + finished.stderr
    assert "Telegram" in finished.stdout


@pytest.mark.slow
def test_a_wrong_setting_is_named(run: Run) -> None:
    finished = run("doctor", WEB_PORT="70000")
    assert finished.returncode == 1
    assert "WEB_PORT" in finished.stderr


@pytest.mark.slow
def test_data_and_doors_are_looked_at_and_left_alone(run: Run, desk: Desk, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "du-lieu" / "tro-ly.db"
    settings = {"STORE_DIR": str(store), "SOURCES_DIRS": str(desk.sources), "DATABASE_URL": f"sqlite:///{file}"}
    before = run("doctor", **settings, ACCESS="pairing")
    assert not file.parent.exists()
    assert re.search(r"– .*tro-ly\.db: chưa có", before.stdout)
    assert re.search(r"✗ Quản trị viên: chưa có ai.*scripts/admin\.py create", before.stdout)
    with Database(f"sqlite:///{file}") as database, database.transaction() as session:
        person = people.meet(session, "telegram", "7001", datetime.now(UTC))
        people.code_for(session, person.number, person.seen_at)
        other = people.meet(session, "telegram", "7002", datetime.now(UTC))
        people.appoint(session, other.number, Role.ADMINISTRATOR, "operator", other.seen_at)
    there = run("doctor", **settings, ACCESS="pairing")
    assert re.search(rf"✓ .*mở được, nguyên vẹn, cấu trúc {known()[-1]} là mới nhất, \d", there.stdout)
    assert "1 người đang chờ" in there.stdout and "✓ Quản trị viên: 1" in there.stdout
    assert (there.returncode, there.stderr) == (0, "")
    assert "✗ Ai được hỏi: chưa có ai" in run("doctor", **settings, ACCESS="list").stdout
    Database(f"sqlite:///{file}", known()[0]).close()
    older = run("doctor", **settings)
    assert re.search(rf"– .*cấu trúc {known()[0]}, .*được chuyển khi", older.stdout)
    file.write_bytes(b"hong" * 5000)
    damaged = run("doctor", **settings)
    assert (damaged.returncode, "bị hỏng" in damaged.stdout, damaged.stderr) == (1, True, "")


@pytest.mark.parametrize("target", [[], ["help"]])
def test_make_lists_every_target_with_what_it_does(target: list[str]) -> None:
    finished = subprocess.run(
        ["make", "-s", *target], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert finished.returncode == 0
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    offered = re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)
    phony = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    assert set(offered) == phony
    for name in offered:
        assert re.search(rf"^  make {name}\s+\S", finished.stdout, re.MULTILINE)
