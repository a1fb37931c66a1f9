"""Directives, movements, themes and phases as ministries, provinces and enterprises word them."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from knowledge.cleaning import clean
from knowledge.facts import facts
from knowledge.passage import Passage, PassageKind
from knowledge.source import Provenance, Source
from knowledge.structure import split
from tests.knowledge.pages import PAGES


def read(text: str, *kinds: PassageKind) -> list[Passage]:
    source = Source("s", "s", text, Provenance())
    return [fact for fact in facts(source, split(source)) if not kinds or fact.kind in kinds]


def directive(text: str) -> dict[str, str]:
    return read(text, PassageKind.DIRECTIVE)[0].fields


@pytest.mark.parametrize(
    ("text", "kind", "number", "day", "issuer", "subject"),
    [
        (
            "Thực hiện Chỉ thị số 07/CT-BCT ngày 12/3/2024 của Bộ trưởng Bộ Công Thương về tổ chức phong trào thi đua.",
            "Chỉ thị", "07/CT-BCT", "12/3/2024", "Bộ trưởng Bộ Công Thương", "tổ chức phong trào thi đua",
        ),
        (
            "Căn cứ Quyết định số 1526/QĐ-UBND ngày 05 tháng 6 năm 2024 của Chủ tịch UBND tỉnh Bắc Kạn về việc "
            "ban hành Quy chế khen thưởng; các sở thi hành.",
            "Quyết định", "1526/QĐ-UBND", "05 tháng 6 năm 2024", "Chủ tịch UBND tỉnh Bắc Kạn",
            "ban hành Quy chế khen thưởng",
        ),
        (
            "Theo Công điện 76/CĐ-TTg ngày 18/9/2023 của Thủ tướng Chính phủ về đẩy nhanh tiến độ các công trình.",
            "Công điện", "76/CĐ-TTg", "18/9/2023", "Thủ tướng Chính phủ", "đẩy nhanh tiến độ các công trình",
        ),
        (
            "Tập đoàn ban hành Nghị quyết số 215/NQ-HĐTV ngày 3-5-2023 về phát động đợt thi đua nước rút.",
            "Nghị quyết", "215/NQ-HĐTV", "3-5-2023", "", "phát động đợt thi đua nước rút",
        ),
        (
            "Triển khai Kế hoạch số 88/KH-SNV ngày 02/4/2024 của Sở Nội vụ tỉnh Hà Nam về tổ chức hội nghị điển "
            "hình tiên tiến.",
            "Kế hoạch", "88/KH-SNV", "02/4/2024", "Sở Nội vụ tỉnh Hà Nam", "tổ chức hội nghị điển hình tiên tiến",
        ),
        (
            "Theo Hướng dẫn số 12-HD/BTGTW ngày 06/7/2021 của Ban Tuyên giáo Trung ương về tuyên truyền gương "
            "người tốt.",
            "Hướng dẫn", "12-HD/BTGTW", "06/7/2021", "Ban Tuyên giáo Trung ương", "tuyên truyền gương người tốt",
        ),
    ],
)  # fmt: skip
def test_a_directive_is_read_with_its_particulars(
    text: str, kind: str, number: str, day: str, issuer: str, subject: str
) -> None:
    expected = {"kind": kind, "number": number, "date": day, "issuer": issuer, "subject": subject}
    assert directive(text) == expected


def test_each_directive_keeps_its_own_date() -> None:
    text = "Quyết định số 123/QĐ-TTg ngày 1/2/2020 và Quyết định số 456/QĐ-BNV ngày 3/4/2021 của Bộ trưởng Bộ Nội vụ."
    found = [fact.fields for fact in read(text, PassageKind.DIRECTIVE)]
    assert [(fields["number"], fields["date"]) for fields in found] == [
        ("123/QĐ-TTg", "1/2/2020"),
        ("456/QĐ-BNV", "3/4/2021"),
    ]


def test_the_law_is_a_directive_too() -> None:
    assert directive("Luật Thi đua, khen thưởng số 06/2022/QH15 được Quốc hội thông qua.")["number"] == "06/2022/QH15"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Bộ Giao thông vận tải phát động phong trào thi đua “Ngành Giao thông đoàn kết, vượt khó” và phong "
            "trào “Mỗi tuần một cây cầu”.",
            ["Ngành Giao thông đoàn kết, vượt khó", "Mỗi tuần một cây cầu"],
        ),
        (
            'Hội Phụ nữ tỉnh Cao Bằng hưởng ứng cuộc vận động "Xây dựng gia đình 5 không, 3 sạch" ở các chi hội.',
            ["Xây dựng gia đình 5 không, 3 sạch"],
        ),
        (
            "Tổng công ty triển khai các phong trào: “Lao động giỏi”; “Sáng kiến xanh”; “An toàn là trên hết”.",
            ["Lao động giỏi", "Sáng kiến xanh", "An toàn là trên hết"],
        ),
    ],
)
def test_movements_are_read_by_their_quoted_names(text: str, names: list[str]) -> None:
    assert [fact.fields["name"] for fact in read(text, PassageKind.MOVEMENT)] == names


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Công ty Dệt may phát động thi đua với chủ đề “Năng suất cao, chất lượng tốt”.", "chủ đề",
        "Năng suất cao, chất lượng tốt"),
        ("Năm nay, tỉnh Hà Nam chọn phương châm hành động “Trách nhiệm, bứt phá”.", "phương châm",
        "Trách nhiệm, bứt phá"),
        ('Lễ mít tinh diễn ra dưới khẩu hiệu "Đoàn kết là sức mạnh" tại Bộ Y tế.', "khẩu hiệu", "Đoàn kết là sức mạnh"),
    ],
)  # fmt: skip
def test_a_theme_is_read_with_its_kind(text: str, kind: str, name: str) -> None:
    assert [fact.fields for fact in read(text, PassageKind.THEME)] == [{"kind": kind, "name": name}]


def test_other_quotations_are_neither_movements_nor_themes() -> None:
    text = "Ông nói: “Chúng tôi rất vui vì được ghi nhận”. Phim “Mùi cỏ cháy” được chiếu lại."
    assert read(text, PassageKind.MOVEMENT, PassageKind.THEME) == []


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("Đợt I từ ngày 01/01/2024 đến hết ngày 30/6/2024: chào mừng ngày thành lập ngành.", [("1", "01/01/2024",
        "30/6/2024")]),
        ("Giai đoạn 2: từ 01-7 đến 31-12-2021, các nhà máy thi đua về đích.", [("2", "01-7", "31-12-2021")]),
        ("Phong trào thi đua được tổ chức từ ngày 15/5/2022 đến ngày 19/8/2022 trong toàn Tổng công ty.", [("",
        "15/5/2022", "19/8/2022")]),
        (
            "Đợt 1: từ ngày 01/01/2024 đến ngày 30/6/2024.\nĐợt 2: từ ngày 01/7/2024 đến ngày 31/12/2024.",
            [("1", "01/01/2024", "30/6/2024"), ("2", "01/7/2024", "31/12/2024")],
        ),
        (
            "Sở Y tế chia phong trào thành hai đợt: đợt 1 từ ngày 01/01/2024 đến ngày 30/6/2024; đợt 2 từ ngày "
            "01/7/2024 đến ngày 31/12/2024.",
            [("1", "01/01/2024", "30/6/2024"), ("2", "01/7/2024", "31/12/2024")],
        ),
        ("Đợt thi đua thứ nhất kéo dài từ ngày 05/01 đến ngày 30/4/2025 trên công trường.", [("1", "05/01",
        "30/4/2025")]),
    ],
)  # fmt: skip
def test_phases_are_read_with_number_start_and_end(text: str, phases: list[tuple[str, str, str]]) -> None:
    found = [fact.fields for fact in read(text, PassageKind.PHASE)]
    assert [(fields["number"], fields["start"], fields["end"]) for fields in found] == phases


def test_a_stretch_of_years_is_no_phase() -> None:
    assert read("Tổng kết phong trào thi đua giai đoạn 2021 - 2025 của Bộ Xây dựng.", PassageKind.PHASE) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_fact_stands_in_its_own_paragraph(name: str) -> None:
    for fact in read(clean(PAGES[name]).text):
        assert fact.paragraph.covers(fact.sentence)
        assert fact.sentence.overlaps(fact.span)
        assert fact.span.end - fact.span.start <= 400


@settings(deadline=None, derandomize=True, max_examples=200)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=20),
            st.sampled_from(
                ["Chỉ thị số ", "01/CT-UBND ", "ngày 1/2/2020 ", "của Bộ Nội vụ ", "về ", "“thi đua yêu nước” ",
                "phong trào ",
                 "chủ đề ", "Đợt 1 ", "từ ngày 1/1 ", "đến ngày 31/12/2024", ". ", "; ", "\n", '"', "”", "thi đua "]
            ),
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_any_text_gives_facts_that_stand_in_it(raw: str) -> None:
    text = clean(raw).text
    assume(text)
    for fact in read(text):
        words = fact.span.of(text)
        assert words.strip()
        assert len(words) <= 400
