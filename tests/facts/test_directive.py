"""Directives as facts, and the register that tells documents of one number apart."""

import pytest

from knowledge.fact import FactKind
from knowledge.facts.extract import collect
from knowledge.facts.register import register
from knowledge.source import SourceKind
from tests.facts.reading import source, values

NAMES = ("type", "number", "date", "issuer")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Căn cứ Chỉ thị số 12/CT-UBND ngày 05/02/2024 của Chủ tịch UBND tỉnh Sơn La về phát động thi đua.",
            [("Chỉ thị", "12/CT-UBND", "2024-02-05", "Chủ tịch UBND tỉnh Sơn La")],
        ),
        (
            "Thực hiện Quyết định số 77/QĐ-TTg ngày 04 tháng 11 năm 2025 của Thủ tướng Chính phủ.",
            [("Quyết định", "77/QĐ-TTg", "2025-11-04", "Thủ tướng Chính phủ")],
        ),
        ("Theo Kế hoạch 318, các sở thi đua làm sạch dữ liệu.", [("Kế hoạch", "318", "", "")]),
        ("Theo Văn bản số 88/UBND-KT, các sở báo cáo.", [("Văn bản", "88/UBND-KT", "", "")]),
        ("Kế hoạch 05 năm và Kế hoạch 5 nhiệm vụ trọng tâm được giao cho Sở.", []),
        (
            "Ngày 14/10/2025, Bộ Tài chính đã ban hành Công văn 789/BTC-TCCB về việc thi đua.",
            [("Công văn", "789/BTC-TCCB", "2025-10-14", "")],
        ),
    ],
)
def test_a_mention_is_read_with_its_day(text: str, found: list[tuple[str, ...]]) -> None:
    assert values(text, FactKind.DIRECTIVE, *NAMES) == found


def test_the_number_in_the_letterhead_is_the_papers_own() -> None:
    text = "SỞ NỘI VỤ\nSố: 45/KH-SNV\nKẾ HOẠCH\nTổ chức phong trào thi đua năm 2024 của ngành Nội vụ tỉnh."
    card = {"kind": SourceKind.DOCUMENT, "published": "2024-03-01", "issuer": "Sở Nội vụ"}
    assert values(text, FactKind.DIRECTIVE, *NAMES, **card) == [("Kế hoạch", "45/KH-SNV", "2024-03-01", "Sở Nội vụ")]


def numbered(*texts: tuple[str, str]) -> dict[str, list[str]]:
    """Identities with the sources that mention them; a text comes with its province."""
    sources = [source(text, f"s{at}", province=province) for at, (text, province) in enumerate(texts)]
    return {entry.id: [fact.source for fact in entry.mentions] for entry in register(collect(sources))}


def test_one_number_of_two_provinces_and_days_is_two_documents() -> None:
    assert numbered(
        ("Thực hiện Chỉ thị số 01/CT-UBND ngày 21/01/2020 của UBND tỉnh Sơn La.", "Sơn La"),
        ("Thực hiện Chỉ thị 01/CT-UBND ngày 03/01/2023 của UBND tỉnh Cà Mau.", "Cà Mau"),
    ) == {"1-ct-ubnd-2020-01-21": ["s0"], "1-ct-ubnd-2023-01-03": ["s1"]}


def test_one_number_and_day_of_two_provinces_is_two_documents_but_one_of_the_government_is_one() -> None:
    local = "Thực hiện Chỉ thị số 01/CT-UBND ngày 03/01/2023 của UBND tỉnh."
    national = "Thực hiện Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng Chính phủ."
    assert list(numbered((local, "Sơn La"), (local, "Cà Mau")).values()) == [["s0"], ["s1"]]
    assert list(numbered((national, "Sơn La"), (national, "Cà Mau")).values()) == [["s0", "s1"]]


def test_symbols_that_differ_are_two_documents() -> None:
    found = numbered(("Chỉ thị số 19/CT-TTg ngày 16/7/2021 và Chỉ thị số 19-CT/TU ngày 17/10/2014 về thi đua.", ""))
    assert sorted(found) == ["19-ct-ttg-2021-07-16", "19-ct-tu-2014-10-17"]


def test_a_mention_without_a_day_joins_the_only_document_that_it_can_be() -> None:
    undated = ("Học tập theo Chỉ thị số 05-CT/TW của Bộ Chính trị.", "Sơn La")
    first = ("Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.", "Cà Mau")
    second = ("Chỉ thị số 05-CT/TW ngày 09/9/2009 của Ban Bí thư.", "Hà Nam")
    assert numbered(undated, first) == {"5-ct-tw-2016-05-15": ["s0", "s1"]}
    assert sorted(numbered(undated, first, second)) == ["5-ct-tw", "5-ct-tw-2009-09-09", "5-ct-tw-2016-05-15"]


def test_a_bare_number_joins_the_document_of_its_source() -> None:
    text = "Thực hiện Kế hoạch số 515/KH-BNV ngày 31/8/2025 của Bộ.\nKế hoạch 515 được triển khai sâu rộng."
    assert numbered((text, "")) == {"515-kh-bnv-2025-08-31": ["s0", "s0"]}
