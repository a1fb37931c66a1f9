"""Texts in the codes that offices typed before Unicode."""

import shutil
import subprocess
from pathlib import Path

import pytest

from knowledge.reading.legacy import TCVN3, decode, from_tcvn3, from_vni, modern
from knowledge.reading.trouble import ReadingError, Trouble
from tests.reading.conftest import DOCUMENTS

SENTENCE = "Cộng hòa xã hội chủ nghĩa Việt Nam"
TCVN3_TYPED = "Céng hßa x· héi chñ nghÜa ViÖt Nam"
VNI_TYPED = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"


def test_known_sentences() -> None:
    assert from_tcvn3(TCVN3_TYPED) == SENTENCE
    assert from_vni(VNI_TYPED) == SENTENCE
    assert from_vni("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC") == "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"


@pytest.mark.parametrize(("typed", "code"), [(TCVN3_TYPED, "TCVN3"), (VNI_TYPED, "VNI")])
def test_bytes_and_pasted_letters_are_recognised(typed: str, code: str) -> None:
    assert decode(typed.encode("latin-1")) == (SENTENCE, code)
    assert modern(typed) == (SENTENCE, code)


def test_windows_1258() -> None:
    # the code has vowels with a roof and tones apart: "ướ" is "ư", "ơ", tone
    content = b"Phong tr\xe0o thi \xf0ua y\xeau n\xfd\xf5\xecc c\xf9a t\xefnh"
    text, code = decode(content.replace(b"c\xf9a t\xefnh", b"cu\xd2a ti\xd2nh"))
    assert (text, code) == ("Phong trào thi đua yêu nước của tỉnh", "windows-1258")


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_unicode_stays_as_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert decode(text.encode()) == (text, "")
    assert decode(text.encode("utf-16")) == (text, "")


def test_other_languages_stay_as_they_are() -> None:
    for words in ("Fenêtre, garçon, élève, où, çà et là", "Straße, Größe, Übung, Äpfel, können"):
        assert modern(words) == (words, "")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ReadingError) as error:
        decode(bytes(range(128, 256)) * 20)
    assert error.value.trouble is Trouble.UNKNOWN_ENCODING


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not installed: the table is not compared")
def test_the_table_is_that_of_the_standard() -> None:
    codes = bytes(code for code, letter in TCVN3.items() if letter.isalpha())
    found = subprocess.run(["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=codes, capture_output=True, check=False)
    if found.returncode:
        pytest.skip("iconv knows no TCVN5712-1: the table is not compared")
    assert found.stdout.decode() == "".join(letter for letter in TCVN3.values() if letter.isalpha())


def test_a_line_in_a_font_of_capitals() -> None:
    assert from_tcvn3("CéNG HßA X· HéI CHñ NGHÜA\nSè: 12/Q§-UBND") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nSố: 12/QĐ-UBND"
