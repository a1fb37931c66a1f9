"""Phases, years, quarters and awards of a passage agree with a question or contradict it."""

from collections.abc import Sequence
from datetime import date

import pytest

from bot.answering.agreement import Agreement
from bot.answering.leaning import Leaning
from bot.answering.query import understand
from bot.answering.units import units
from index.library import Library
from knowledge.vietnamese.accents import AccentRestorer
from tests.answering.papers import served

LINES = [
    "Huyện Phú Quý phát động thi đua giữ đèn năm 2031",
    "Phong trào chia hai đợt: đợt 1 đến hết 30/6/2031; đợt 2 đến hết năm.",
    "Chủ đề năm 2031 là giữ đèn sáng suốt đêm.",
    "Trong quý III các trạm sửa được chín ngọn đèn.",
    "Năm học 2030 - 2031 nhà trường dạy giữ đèn cho học sinh.",
    "Thực hiện đủ bốn khâu: lau, châm, soi, ghi.",
    "Không xét khen đơn vị để đèn tắt.",
    "II. CHỈ TIÊU",
    "1. Đến hết năm 2033",
    "- 45 ngọn đèn có người trực suốt đêm.",
    "2. Đến năm 2035",
    "- 85 ngọn đèn có người trực suốt đêm.",
    "Các trạm giữ đèn theo Chỉ thị số 12-CT/TU ngày 07/6/2029, Chỉ thị số 31-CT/TU ngày 25/10/2032 của Tỉnh ủy.",
    "Danh sách 2 tập thể được khen thưởng:",
    "- Trạm đèn Hòn Tranh",
    "- Trạm đèn Mộ Thầy",
]


def _of(library: Library) -> Agreement:
    return Agreement(library, Leaning(library))


@pytest.fixture(scope="module")
def agreement(tmp_path_factory: pytest.TempPathFactory) -> Agreement:
    served_library = served(tmp_path_factory.mktemp("agreement"), {"ban-tin": "\n".join(LINES)})
    return _of(served_library._library)


def agrees(agreement: Agreement, name: str, question: str, line: int, lines: Sequence[str] = LINES) -> float:
    query = understand(question, AccentRestorer(lines), frozenset(), date(2031, 9, 1))
    passages = agreement._library.passages
    texts = [agreement._library.text_of(passage) for passage in passages]
    number = texts.index(lines[line].removeprefix("- "))
    return float(getattr(agreement, name)(query, number))


def test_a_document_of_another_year_is_not_the_one_asked_for(agreement: Agreement) -> None:
    query = understand("Chỉ thị nào của Tỉnh ủy năm 2029?", AccentRestorer(LINES), frozenset(), date(2031, 9, 1))
    passages = enumerate(agreement._library.passages)
    named = {
        agreement._library.text_of(p)[:18]: agreement.year(query, n)
        for n, p in passages
        if "-CT/TU" in p.fields.get("number", "")
    }
    assert named == {"Chỉ thị số 12-CT/T": 1.0, "Chỉ thị số 31-CT/T": 0.0}


@pytest.mark.parametrize(
    ("signal", "question", "line", "value"),
    [
        ("phase", "Đợt 1 kéo dài đến bao giờ?", 1, 1.0),
        ("phase", "Đợt cuối kéo dài đến bao giờ?", 1, 1.0),
        ("phase", "Đợt 3 kéo dài đến bao giờ?", 1, 0.0),
        ("year", "Chủ đề năm 2032 là gì?", 2, 0.0),
        ("year", "Chủ đề năm 2031 là gì?", 2, 1.0),
        ("year", "Đến năm 2035 có bao nhiêu ngọn đèn có người trực?", 9, 0.0),
        ("year", "Đến năm 2035 có bao nhiêu ngọn đèn có người trực?", 11, 0.9),
        ("unit", "Quý II sửa được mấy ngọn đèn?", 3, -1.0),
        ("unit", "Quý III sửa được mấy ngọn đèn?", 3, 1.0),
        ("unit", "Năm học 2031 - 2032 nhà trường dạy gì?", 4, -1.0),
        ("unit", "Phải làm đủ 4 khâu nào?", 5, 1.0),
        ("award", "Trạm nào được giấy khen?", 14, 0.0),
        ("award", "Trạm nào được giấy khen?", 3, -1.0),
        ("act", "Đơn vị nào bị loại khỏi diện xét khen?", 6, 1.0),
    ],
)
def test_what_is_named_agrees_or_contradicts(
    agreement: Agreement, signal: str, question: str, line: int, value: float
) -> None:
    assert agrees(agreement, signal, question, line) == value


def test_phases_that_are_named_have_their_places(tmp_path_factory: pytest.TempPathFactory) -> None:
    lines = [
        "Huyện Phú Quý phát động thi đua giữ đèn",
        'Chặng "Nhóm lửa" từ tháng 3/2031 đến hết tháng 5/2031.',
        'Chặng "Sáng suốt đêm" từ tháng 6/2031 đến hết năm.',
    ]
    found = _of(served(tmp_path_factory.mktemp("named"), {"ban-tin": "\n".join(lines)})._library)
    assert [agrees(found, "phase", "Chặng đầu đến khi nào?", at, lines) for at in (1, 2)] == [1.0, 0.0]
    assert [agrees(found, "phase", "Chặng cuối đến khi nào?", at, lines) for at in (1, 2)] == [0.0, 1.0]


def test_years_behind_a_noun_number_nothing() -> None:
    assert units("Thi đua yêu nước 5 năm 2031 - 2035 của cụm 3") == {("cum", 3)}


def test_the_number_behind_the_members_of_a_block_is_the_blocks() -> None:
    assert units("Các trạm trong cụm bám sát Chỉ thị số 2 của huyện") == set()
    assert ("cum", 3) not in units("Các trạm trong cụm gửi tờ trình số 3")
    assert units("Khối thi đua các trạm đèn ven biển số 2") == units("khối trạm đèn số 2") == {("khoi", 2)}
