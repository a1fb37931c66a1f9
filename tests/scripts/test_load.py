"""A modest load on the running program, with a plain assistant: every question answered, every forged call refused."""

import pytest

from tests.scripts.conftest import Run


@pytest.mark.slow
def test_a_crowd_is_answered_and_an_attack_refused(run: Run) -> None:
    small = ("--chats", "20", "--each", "3", "--rate", "30", "--honest", "10", "--attack", "300")
    finished = run("load", "--only", "plain", *small)
    assert finished.returncode == 0, finished.stderr
    assert "Traceback" not in finished.stderr
    assert "| Telegram, 60 questions |" in finished.stdout
    assert "| forged calls, all refused | 300," in finished.stdout
