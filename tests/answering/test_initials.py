"""Initials that no list knows are read as the words of the sources that begin so."""

from pathlib import Path

import pytest

from bot.answering.initials import Initials
from tests.answering.papers import served

TEXT = """Đội giữ đèn thi đua
Đội trông coi bến đậu thuyền phát động thi đua năm 2031.
Ban quản lý sông lớn và Bộ quản lý sông lạ cùng dự."""


@pytest.fixture(scope="module")
def initials(tmp_path_factory: pytest.TempPathFactory) -> Initials:
    folder: Path = tmp_path_factory.mktemp("initials")
    return Initials(served(folder, {"ban-tin": TEXT})._library)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ĐTCBĐ phát động khi nào?", "đội trông coi bến đậu phát động khi nào?"),
        ("BQLSL cùng dự à?", "BQLSL cùng dự à?"),  # two bodies begin so
        ("XYZT là gì?", "XYZT là gì?"),
        ("UBND làm gì?", "UBND làm gì?"),
        ("ĐTCBĐ", "ĐTCBĐ"),  # all in capitals: no initials
    ],
)
def test_initials_are_read_where_the_sources_leave_one_reading(initials: Initials, typed: str, read: str) -> None:
    assert initials.spelled(typed) == read
