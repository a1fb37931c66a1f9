"""Abbreviations of offices and of chat become words; numbers of documents and real syllables stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.vietnamese.abbreviations import spell_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TĐKT là gì", "thi đua khen thưởng là gì"), ("danh hiệu CSTĐ cơ sở", "chiến sĩ thi đua cơ sở"),
        ("BK với GK", "bằng khen với giấy khen"), ("pt nào", "phong trào nào"), ("hđ tđkt",
        "hội đồng thi đua khen thưởng"),
        ("xây dựng NTM", "nông thôn mới"), ("KT-XH năm 2023", "kinh tế xã hội"), ("CT 01 UBND tỉnh",
        "chỉ thị 01 UBND tỉnh"),
        ("NQ68", "nghị quyết 68"), ("qđ196", "quyết định 196"), ("TT 01 nói gì", "thông tư 01"), ("BTV TU", "tỉnh ủy"),
        ("cum td so 1", "cum thi đua so 1"), ("tđ t. Kon Tum", "thi đua tỉnh Kon Tum"), ("nd 152", "nghị định 152"),
        ("nd thi dua", "nội dung thi dua"), ("BBT khen HTX", "ban bí thư khen hợp tác xã"),
        ("ai làm CT hội đồng", "chủ tịch hội đồng"),
        ("Bộ NN&MT", "Bộ nông nghiệp và môi trường"), ("ai z", "ai vậy"), ("là z", "là gì"),
    ],
)  # fmt: skip
def test_an_abbreviation_is_spelled_out(typed: str, meant: str) -> None:
    assert meant in spell_out(typed)


@pytest.mark.parametrize("number", ["01/CT-UBND", "123-KH/TU", "19/ct-ttg", "7842/BNNMT-TCCB", "06/2022/QH15"])
def test_a_document_number_is_left_alone(number: str) -> None:
    assert number in spell_out(f"văn bản {number} nói gì về TĐKT")


@pytest.mark.parametrize(
    "words",
    [
        "thuộc tu viện",
        "hội nghị lần thứ v",
        "hạng 48kg",
        "thu bao nhiêu kg rác",
        "hạng 48 kg",
        "xã Đắk R’lấp",
        "phong trào thi đua",
        "đ/c Nguyễn Văn An",
        "TT Huế",
        "UBND",
    ],
)
def test_words_and_unclear_letters_stay(words: str) -> None:
    assert spell_out(words) == words


@pytest.mark.parametrize("mark", ["?", ")", "”", ",", "."])
def test_punctuation_beside_an_abbreviation_stays(mark: str) -> None:
    assert spell_out(f"NTM{mark}") == f"nông thôn mới{mark}"


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_is_spelled_out_without_an_error(text: str) -> None:
    assert isinstance(spell_out(text), str)
