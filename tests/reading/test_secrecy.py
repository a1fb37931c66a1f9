"""Texts under a mark of state secrecy are told from texts that only speak of secrets."""

import unicodedata

import pytest

from knowledge.reading.secrecy import is_secret, is_stamped

BODY = "Báo cáo tình hình thi đua năm 2024 của đơn vị.\n"


@pytest.mark.parametrize(
    "mark",
    ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: Mật", "ĐỘ MẬT: TỐI MẬT", "  [MẬT]  ", "* TUYỆT  MẬT *", "T Ố I  M Ậ T",
     "M Ậ T", "UBND TỈNH | MẬT", "MẬT\tCỘNG HÒA XÃ HỘI", "Mức độ mật: tuyệt mật", "MẬT     Số: 12/BC"],
)  # fmt: skip
def test_a_mark_on_a_line_of_its_own(mark: str) -> None:
    for words in (mark, unicodedata.normalize("NFD", mark)):
        assert is_secret(BODY + words + "\n" + BODY)


@pytest.mark.parametrize(
    "line",
    ["Giữ bí mật nhà nước", "MẬT ONG RỪNG", "Danh mục bí mật nhà nước độ Tối mật", "mật", "ĐÃ GIẢI MẬT",
     "Hội Mật mã", "BÍ MẬT", "Độ mật của tài liệu do người ký quyết định"],
)  # fmt: skip
def test_words_about_secrets_are_no_mark(line: str) -> None:
    assert not is_secret(BODY + line + "\n" + BODY)


@pytest.mark.parametrize("words", ["MẬT", "MÂT", "| TOI MẬT |", "TUYỆT MẠT"])
def test_a_stamp_that_was_misread(words: str) -> None:
    assert is_stamped(f"x\n{words}\ny")


@pytest.mark.parametrize("words", ["mat", "MẶT TRẬN", "ỦY BAN"])
def test_other_stamps(words: str) -> None:
    assert not is_stamped(words)


def test_a_mark_in_small_letters_counts_at_the_top_alone() -> None:
    assert is_secret("UBND TỈNH\nTối mật\n" + BODY)
    assert not is_secret(BODY * 20 + "Tối mật\n" + BODY)
    assert not is_secret("Độ mật gồm:\n1. Tuyệt mật;\n2. Tối mật;\n3. Mật.\n")
