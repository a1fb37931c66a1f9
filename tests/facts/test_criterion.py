"""Criteria, principles, conditions and quotas of commendation, one fact an item."""

import pytest

from knowledge.fact import FactKind
from tests.facts.reading import values


def test_the_items_of_a_section_are_criteria_until_the_next_section() -> None:
    text = (
        "III. TIÊU CHÍ THI ĐUA\n1. Đối với tập thể\na) Hoàn thành 100% nhiệm vụ được giao.\n"
        "b) Nội bộ đoàn kết, không có người bị kỷ luật.\n2. Đối với cá nhân\na) Có sáng kiến được công nhận.\n"
        "IV. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị xây dựng kế hoạch thi đua.\n"
    )
    assert values(text, FactKind.CRITERION, "text", "type", "of") == [
        ("Hoàn thành 100% nhiệm vụ được giao", "tiêu chí", "Đối với tập thể"),
        ("Nội bộ đoàn kết, không có người bị kỷ luật", "tiêu chí", "Đối với tập thể"),
        ("Có sáng kiến được công nhận", "tiêu chí", "Đối với cá nhân"),
    ]


def test_articles_are_sections_and_their_clauses_items() -> None:
    text = (
        "Điều 4. Điều kiện khen thưởng\n1. Tập thể phải hoàn thành 100% chỉ tiêu.\n"
        "2. Mỗi huyện đề nghị không quá 02 tập thể.\nĐiều 5. Tổ chức thực hiện\n1. Văn phòng chủ trì tham mưu."
    )
    assert [words for (words,) in values(text, FactKind.CRITERION, "text")] == [
        "Tập thể phải hoàn thành 100% chỉ tiêu",
        "Mỗi huyện đề nghị không quá 02 tập thể",
    ]


def test_a_section_without_a_number_lists_principles() -> None:
    text = (
        "Việc khen thưởng thực hiện theo các nguyên tắc sau:\n- Chính xác, công khai, công bằng, kịp thời;\n"
        "- Không khen thưởng nhiều lần cho một thành tích.\nHội nghị kết thúc trong không khí phấn khởi."
    )
    assert values(text, FactKind.CRITERION, "text", "type") == [
        ("Chính xác, công khai, công bằng, kịp thời", "nguyên tắc"),
        ("Không khen thưởng nhiều lần cho một thành tích", "nguyên tắc"),
    ]


def test_criteria_within_a_sentence_are_items_too() -> None:
    text = "Hội đồng chấm theo 3 tiêu chí: tiến độ (50 điểm), chất lượng (30 điểm), an toàn, vệ sinh (20 điểm)."
    assert [words for (words,) in values(text, FactKind.CRITERION, "text")][:2] == [
        "tiến độ (50 điểm)",
        "chất lượng (30 điểm)",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Công tác khen thưởng phải đúng người, đúng việc; chú trọng khen thưởng công nhân trực tiếp sản xuất.",
            [
                "Công tác khen thưởng phải đúng người, đúng việc",
                "chú trọng khen thưởng công nhân trực tiếp sản xuất",
            ],
        ),
        (
            "Đơn vị để xảy ra tai nạn lao động thì không được xét khen thưởng.",
            ["Đơn vị để xảy ra tai nạn lao động thì không được xét khen thưởng"],
        ),
        (
            "Cá nhân được xét tặng Bằng khen phải có ít nhất 01 sáng kiến.",
            ["Cá nhân được xét tặng Bằng khen phải có ít nhất 01 sáng kiến"],
        ),
        ("Năm qua, Sở đã khen thưởng 20 tập thể, bảo đảm đúng quy định.", []),
        ("Dịp này, 12 tập thể được nhận Bằng khen vì đã có thành tích xuất sắc.", []),
        ("Các đơn vị phải hoàn thành kế hoạch sản xuất trong quý.", []),
        ("Tham mưu khen thưởng đúng đối tượng cho Hội đồng.", []),
    ],
)
def test_a_norm_is_told_from_a_report_and_a_task(text: str, found: list[str]) -> None:
    assert [words for (words,) in values(text, FactKind.CRITERION, "text")] == found


def test_the_award_is_named_where_the_words_name_it() -> None:
    text = "Tập thể được đề nghị tặng Cờ thi đua phải dẫn đầu cụm."
    assert values(text, FactKind.CRITERION, "of") == [("Cờ thi đua",)]
