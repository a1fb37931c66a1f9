"""Phases as facts, in the wording of provinces, enterprises and the army."""

import pytest

from knowledge.fact import FactKind
from tests.facts.reading import read, values

NAMES = ("name", "from", "to")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Phong trào thi đua chia hai đợt: đợt 1 từ đầu năm đến ngày 30/6/2023, phấn đấu đạt 50% kế hoạch. "
            "Đợt 2 từ ngày 01/7 đến ngày 31/12/2023, tổng kết cuối năm.",
            [("đợt 1", "2023-01-01", "2023-06-30"), ("Đợt 2", "2023-07-01", "2023-12-31")],
        ),
        (
            "Thi đua theo giai đoạn:\nGiai đoạn I (từ tháng 7/2022 đến hết năm 2023): khắc phục khó khăn.\n"
            "Giai đoạn II (từ năm 2024 đến năm 2025): hoàn thành mục tiêu.",
            [("Giai đoạn I", "2022-07-01", "2023-12-31"), ("Giai đoạn II", "2024-01-01", "2025-12-31")],
        ),
        (
            "Công trường thi đua ba chặng: chặng 1 đến ngày 31/8; chặng 2 từ ngày 01/9 đến ngày 05/10; "
            "chặng 3 từ ngày 06/10 đến ngày 02/11/2025.",
            [
                ("chặng 1", "", "2025-08-31"),
                ("chặng 2", "2025-09-01", "2025-10-05"),
                ("chặng 3", "2025-10-06", "2025-11-02"),
            ],
        ),
        (
            "Đợt thi đua diễn ra từ ngày 7-4 đến ngày 7-5-2019 trong toàn Trung đoàn.",
            [("từ ngày 7-4 đến ngày 7-5-2019", "2019-04-07", "2019-05-07")],
        ),
        (
            "Phát động phong trào thi đua giai đoạn 2021 - 2025 của ngành.",
            [("giai đoạn 2021 - 2025", "2021-01-01", "2025-12-31")],
        ),
        ("Dự án điện gió khởi công từ ngày 01/02/2024 đến ngày 30/4/2024.", []),
    ],
)
def test_phases_are_read_with_their_days(text: str, found: list[tuple[str, ...]]) -> None:
    year = 2025 if "chặng" in text else None
    assert values(text, FactKind.PHASE, *NAMES, year=year) == found


def test_a_phase_says_what_is_to_be_reached_and_what_happens_at_its_end() -> None:
    text = (
        "Thi đua đợt 1 từ ngày 01/01 đến ngày 30/6/2024, phấn đấu thu 60% dự toán. Tổ chức sơ kết và tuyên dương "
        "tập thể tiêu biểu."
    )
    (fact,) = read(text, FactKind.PHASE)
    assert fact.fields["number"] == "1"
    assert fact.fields["target"] == "phấn đấu thu 60% dự toán"
    assert fact.fields["at_end"].startswith("sơ kết")


def test_a_phase_that_begins_with_its_paper_begins_on_its_day() -> None:
    text = "Thi đua đợt 1 từ ngày ban hành Kế hoạch đến hết tháng 6/2021."
    assert values(text, FactKind.PHASE, "from", "to") == [("", "2021-06-30")]
    assert values(text, FactKind.PHASE, "from", "to", published="2021-01-12") == [("2021-01-12", "2021-06-30")]


def test_a_day_that_nothing_settles_stays_empty() -> None:
    text = "Thi đua đợt 1 từ ngày 01/3 đến ngày 30/6, đợt 2 từ ngày 01/7 đến ngày 30/11."
    assert values(text, FactKind.PHASE, *NAMES) == []
    assert values(text, FactKind.PHASE, *NAMES, year=2024)[0] == ("đợt 1", "2024-03-01", "2024-06-30")
