"""Two sources that disagree are both shown, each with issuer, day and rank."""

from pathlib import Path

import pytest

from bot.answering.answer import Answer
from bot.answering.responder import Responder
from bot.assembly import HANDBOOK, embeddings
from bot.settings import Settings
from index.builder import build
from index.library import Library
from knowledge.catalogue import load_sources
from knowledge.entry import load_handbook
from tests.answering.conftest import TODAY
from tests.answering.promises import broken_promises

pytestmark = pytest.mark.slow
_AGREED, _OTHER_DAY, _OTHER_END = ("05/02/2024", "30/6/2024"), ("15/02/2024", "30/6/2024"), ("05/02/2024", "31/7/2024")
_REPORT = """Tỉnh Bắc Kạn phát động phong trào thi đua năm 2024
Ngày 20/3/2024, UBND tỉnh Bắc Kạn phát động phong trào thi đua yêu nước năm 2024.
Hội nghị quán triệt Chỉ thị số 12-CT/TU ngày {day} của Tỉnh ủy Bắc Kạn về tăng cường phong trào thi đua giữ rừng.
Đợt 1 từ ngày 01/4/2024 đến ngày {end} tập trung trồng rừng mới trên địa bàn các xã vùng cao.
Đại biểu dự hội nghị thống nhất cao với nội dung phát động."""


def _ask(tmp_path: Path, question: str, first: tuple[str, str], second: tuple[str, str]) -> tuple[Answer, Library]:
    folder, model = tmp_path / "sources", embeddings(Settings(_env_file=None, embedding_model=""))
    folder.mkdir()
    for name, (day, end) in (("a", first), ("b", second)):
        (folder / f"{name}.txt").write_text(_REPORT.format(day=day, end=end), encoding="utf-8")
    build(tmp_path / "store", load_sources([folder]), load_handbook(HANDBOOK), model)
    library = Library.open(tmp_path / "store", model)
    return Responder(library).answer(question, TODAY), library


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("Chỉ thị số 12-CT/TU của Tỉnh ủy Bắc Kạn ban hành ngày nào?", _OTHER_DAY),
        ("Đợt 1 ở Bắc Kạn từ ngày nào đến ngày nào?", _OTHER_END),
    ],
)
def test_sources_that_disagree_are_both_shown(tmp_path: Path, question: str, second: tuple[str, str]) -> None:
    answer, library = _ask(tmp_path, question, _AGREED, second)
    assert {citation.source for citation in answer.citations} == {"a", "b"}
    assert "ghi khác nhau" in answer.text
    assert answer.text.count("bản tin") >= 2
    assert broken_promises(answer, library) == []


def test_sources_that_agree_are_not_said_to_disagree(tmp_path: Path) -> None:
    answer, _ = _ask(tmp_path, "Đợt 1 ở Bắc Kạn từ ngày nào đến ngày nào?", _AGREED, _AGREED)
    assert answer.citations
    assert "khác nhau" not in answer.text
