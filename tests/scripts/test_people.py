"""The commands for accounts, people and opinions."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.assembly import ROOT
from bot.doors import passwords
from bot.storage import accounts, audit, feedback, inbox, people
from bot.storage.database import Database
from bot.storage.feedback import Fault
from bot.storage.inbox import Incoming
from bot.storage.people import Role, Standing
from bot.storage.questions import Asked
from bot.storage.turns import Outcome, settle
from tests.processes import environment
from tests.scripts.conftest import Finished

NOW = datetime.now(UTC)
PASSWORD = "một mật khẩu dài"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/tro-ly.db"


def call(url: str, script: str, *arguments: str, typed: str = "") -> Finished:
    command = [sys.executable, str(ROOT / "scripts" / f"{script}.py"), *arguments]
    settings = environment(DATABASE_URL=url)
    where = Path(url.removeprefix("sqlite:///")).parent
    return subprocess.run(
        command, cwd=where, env=settings, input=typed, capture_output=True, text=True, timeout=300, check=False
    )


def test_the_first_administrator_is_made_listed_and_removed(url: str) -> None:
    made = call(url, "admin", "create", "lan", "--password-from-stdin", typed=f"{PASSWORD}\n")
    assert (made.returncode, made.stderr) == (0, "")
    assert "lan" in made.stdout and PASSWORD not in made.stdout
    with Database(url) as database, database.transaction() as session:
        keeper = accounts.find(session, "lan")
        assert keeper and keeper.role is Role.ADMINISTRATOR
        assert passwords.matches(PASSWORD, keeper.password)
    taken = call(url, "admin", "create", "lan", "--password-from-stdin", typed=f"{PASSWORD}\n")
    assert (taken.returncode, "scripts/admin.py password lan" in taken.stderr) == (1, True)
    assert call(url, "admin", "password", "lan", "--password-from-stdin", typed="mật khẩu khác\n").returncode == 0
    assert "quản trị viên" in call(url, "admin", "list").stdout
    assert call(url, "admin", "remove", "lan").returncode == 0
    assert call(url, "admin", "list").stdout.strip() == "Chưa có tài khoản nào."


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("create", "lan", "--password-from-stdin"), "ngắn\n"),
        (("password", "ai", "--password-from-stdin"), f"{PASSWORD}\n"),
        (("remove", "ai"), ""),
        (("role", "telegram:1", "editor"), ""),
        (("approve", "ABCDEF"), ""),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(url: str, arguments: tuple[str, ...], typed: str) -> None:
    refused = call(url, "admin", *arguments, typed=typed)
    assert refused.returncode == 1
    assert len(refused.stderr.strip().splitlines()) == 1
    assert "Traceback" not in refused.stderr


def test_a_person_gets_a_role_and_is_let_in(url: str) -> None:
    with Database(url) as database, database.transaction() as session:
        person = people.meet(session, "telegram", "7001", NOW, "Nguyễn Văn A")
        code = people.code_for(session, person.number, NOW)
    assert "Nguyễn Văn A" in call(url, "admin", "approve", code.lower()).stdout
    assert call(url, "admin", "role", "telegram:7001", "administrator").returncode == 0
    with Database(url) as database, database.transaction() as session:
        known = people.find(session, "telegram:7001")
        assert known and (known.standing, known.role) == (Standing.ALLOWED, Role.ADMINISTRATOR)
        assert {deed.actor for deed in audit.latest(session)} == {audit.OPERATOR}


def test_opinions_are_listed_with_their_passages(url: str) -> None:
    assert call(url, "feedback").stdout.strip() == "Chưa có góp ý nào."
    with Database(url) as database, database.transaction() as session:
        (chat,) = inbox.accept(session, "telegram", [Incoming("1", "c1", {})], NOW)
        waiting = inbox.oldest_of(session, chat)
        assert waiting
        evidence = [{"source": "001_ab", "start": 3, "end": 9}, {"entry": "khen-thuong-dot-xuat"}]
        asked = Asked("Chủ đề năm 2023?", "answered", "", {"text": "Là …"}, evidence, 0.1)
        settle(session, waiting, Outcome(asked=asked, person=people.meet(session, "telegram", "c1", NOW).number), NOW)
        session.flush()
        assert feedback.explain(session, "telegram", "c1", waiting.number, Fault.OUTDATED, NOW)
        assert feedback.comment(session, "telegram", "c1", "Đã có văn bản mới")
    shown = call(url, "feedback", "--bad", "--days", "1").stdout
    for words in ("Chủ đề năm 2023?", "Đã cũ", "Đã có văn bản mới", "001_ab[3:9]", "khen-thuong-dot-xuat"):
        assert words in shown
    assert "Chủ đề" not in call(url, "feedback", "--good").stdout
    row = json.loads(call(url, "feedback", "--json").stdout)
    assert (row["fault"], row["evidence"], row["answer"]) == ("outdated", evidence, "Là …")


def test_a_database_that_cannot_be_opened_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"khong phai" * 1000)
    refused = call(f"sqlite:///{tmp_path}/x.db", "feedback")
    assert (refused.returncode, "cách sửa" in refused.stderr, "Traceback" in refused.stderr) == (1, True, False)
