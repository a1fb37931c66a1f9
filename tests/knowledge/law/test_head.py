"""What a legal text's first and last lines say: form, number, day, issuer, name, signer; and what they leave open."""

from datetime import date

import pytest

from knowledge.head import Head, read_head
from knowledge.metadata import described, read_provenance
from knowledge.source import Provenance, SourceKind
from tests.knowledge.law.texts import DECREE

STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
ARTICLES = ["Điều 1. Phạm vi", "1. Văn bản này quy định việc giữ đèn.", "Điều 2. Thi hành", "Mọi trạm thi hành."]


def head(*lines: str, foot: tuple[str, ...] = ()) -> Head:
    return read_head([*lines, "Căn cứ Hiến pháp;", *ARTICLES, *foot])


@pytest.mark.parametrize(
    ("lines", "form", "number", "issued", "issuer", "subject"),
    [
        (["QUỐC HỘI", *STATE, "Luật số: 41/2028/QH16", "Hà Nội, ngày 09 tháng 11 năm 2028", "LUẬT", "ĐÈN BIỂN"],
         "Luật", "41/2028/QH16", date(2028, 11, 9), "Quốc hội", "Đèn biển"),
        (["Luật Đèn biển số 41/2028/QH16", "QUỐC HỘI *****", *STATE, "Số: 41/2028/QH16", "LUẬT",
          "CỦA QUỐC HỘI SỐ 41/2028/QH16 NGÀY 09 THÁNG 11 NĂM 2028 VỀ ĐÈN BIỂN"],
         "Luật", "41/2028/QH16", None, "Quốc hội", "Đèn biển"),
        (["Luật Đèn biển số 41/2028/QH16", "QUỐC HỘI ********",
          "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ********", "Số: 41/2028/QH16",
          "Hà Nội, ngày 09 tháng 11 năm 2028", "LUẬT",
          "CỦA QUỐC HỘI SỐ 41/2028/QH16 NGÀY 09 THÁNG 11 NĂM 2028 VỀ ĐÈN BIỂN"],
         "Luật", "41/2028/QH16", date(2028, 11, 9), "Quốc hội", "Đèn biển"),
        (["BỘ HẢI ĐẢO", "-------", *STATE, "Số: 3/2029/TT-BHĐ", "Hà Nội, ngày 02 tháng 02 năm 2029", "THÔNG TƯ",
          "Quy định chế độ giữ đèn"],
         "Thông tư", "3/2029/TT-BHĐ", date(2029, 2, 2), "BỘ HẢI ĐẢO", "quy định chế độ giữ đèn"),
        (["ỦY BAN NHÂN DÂN", "TỈNH NINH HẢI", *STATE, "Số: 12/QĐ-UBND", "Ninh Hải, ngày 5 tháng 6 năm 2030",
          "QUYẾT ĐỊNH", "Về việc ban hành Quy chế giữ đèn"],
         "Quyết định", "12/QĐ-UBND", date(2030, 6, 5), "ỦY BAN NHÂN DÂN TỈNH NINH HẢI", "ban hành Quy chế giữ đèn"),
    ],
)  # fmt: skip
def test_the_head_names_the_document(
    lines: list[str], form: str, number: str, issued: date | None, issuer: str, subject: str
) -> None:
    found = head(*lines)
    assert (found.form, found.number, found.issued, found.issuer, found.subject) == (
        form,
        number,
        issued,
        issuer,
        subject,
    )


@pytest.mark.parametrize(
    "foot",
    [
        ("TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Trần Hải Vân"),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "(Đã ký)", "Trần Hải Vân"),
        ("Trần Hải Vân", "(Đã ký)"),
        ("CHỦ TỊCH QUỐC HỘI", "Trần Hải Vân"),
    ],
)
def test_the_signer_stands_under_the_office(foot: tuple[str, ...]) -> None:
    assert head("LUẬT", "ĐÈN BIỂN", foot=foot).signer == "Trần Hải Vân"


@pytest.mark.parametrize(
    ("printed", "name"), [("Quốc hội ban hành Luật Đèn biển Ninh Hải.", "Đèn biển Ninh Hải"), ("", "Đèn biển ninh hải")]
)
def test_a_laws_name_has_the_capitals_of_its_preamble(printed: str, name: str) -> None:
    found = read_head(["QUỐC HỘI", "LUẬT", "ĐÈN BIỂN NINH HẢI", "Căn cứ Hiến pháp;", printed, *ARTICLES])
    assert found.subject == name


def test_what_the_head_does_not_say_is_marked_unsure() -> None:
    found = head("QUYẾT ĐỊNH", "Số: 5/QĐ-TĐ", "Số: 6/QĐ-TĐ")
    assert {"number", "issuer"} <= set(found.unsure)
    assert found.signer == ""


def test_a_decrees_card_has_no_campaigns_time_and_no_place() -> None:
    card = read_provenance(DECREE, "", Provenance())
    assert (card.kind, card.period, card.place, card.province) == (SourceKind.DOCUMENT, None, "", "")
    assert (card.published, card.signer, card.unsure) == (date(2031, 3, 5), "Trần Hải Vân", ())
    assert card.title == (
        "Nghị định số 77/2031/NĐ-CP quy định về thi đua, khen thưởng trong ngành Hải đảo và Khí tượng"
    )
    assert described(card) == "Nghị định số 77/2031/NĐ-CP; Chính phủ; 05/03/2031"


def test_a_local_decision_belongs_to_its_place() -> None:
    text = "\n".join(
        ["ỦY BAN NHÂN DÂN", "TỈNH BẮC KẠN", *STATE, "Số: 12/QĐ-UBND", "Bắc Kạn, ngày 5 tháng 6 năm 2020", "QUYẾT ĐỊNH",
         "Ban hành Quy chế giữ đèn", *ARTICLES]
    )  # fmt: skip
    card = read_provenance(text, "", Provenance())
    assert (card.issuer, card.place, card.province) == ("UBND tỉnh Bắc Kạn", "tỉnh Bắc Kạn", "Bắc Kạn")


def test_what_a_card_says_is_kept() -> None:
    given = Provenance(number="78/2031/NĐ-CP", signer="Lê Sóng", validity={"expires": date(2040, 1, 1)})
    card = read_provenance(DECREE, "", given)
    assert (card.number, card.signer) == ("78/2031/NĐ-CP", "Lê Sóng")
    assert (card.validity.expires, card.validity.effective_from) == (date(2040, 1, 1), date(2031, 5, 1))
