"""Word documents as their reader sees them."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from knowledge.reading.reader import read
from knowledge.reading.trouble import ReadingError, Trouble

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
IN_CAPITALS = "khen th\u00adëng"
SMALL, LARGE = '<w:rFonts w:ascii=".VnTime"/>', '<w:rFonts w:ascii=".VnTimeH"/>'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def made(tmp_path: Path, *parts: str, name: str = "van-ban.docx") -> Path:
    document = docx.Document()
    end = document.element.body[-1]
    for part in parts:
        end.addprevious(parse_xml(part))
    document.save(str(tmp_path / name))
    return tmp_path / name


def text(path: Path) -> list[str]:
    return read(path).text.split("\n")


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_tracked_changes_are_resolved(tmp_path: Path) -> None:
    path = made(
        tmp_path,
        f'<w:p {W}>{run("Thưởng ")}<w:del w:id="1"><w:r><w:delText>hai</w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{run("ba")}</w:ins>{run(" triệu đồng.")}</w:p>',
        f'<w:p {W}><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>{run("Gộp với ")}</w:p>',
        f"<w:p {W}>{run('đoạn sau.')}</w:p>",
        f'<w:p {W}><w:moveFrom w:id="4">{run("chuyển đi")}</w:moveFrom>{run("Còn lại.")}</w:p>',
    )
    assert text(path) == ["Thưởng ba triệu đồng.", "Gộp với đoạn sau.", "Còn lại."]
    assert [remark.code for remark in read(path).remarks] == ["CHANGES"]


def test_hidden_words_capitals_and_old_fonts(tmp_path: Path) -> None:
    path = made(
        tmp_path,
        f"<w:p {W}>{run('Thấy được')}{run(' không thấy', '<w:vanish/>')}</w:p>",
        f"<w:p {W}>{run('viết hoa', '<w:caps/>')}</w:p>",
        f"<w:p {W}>{run('thi ®ua', SMALL)}</w:p>",
        f"<w:p {W}>{run(IN_CAPITALS, LARGE)}</w:p>",
    )
    assert text(path) == ["Thấy được", "VIẾT HOA", "thi đua", "KHEN THƯỞNG"]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('Trong khung')}</w:p></w:txbxContent>"
    path = made(
        tmp_path,
        f"<w:p {W} {MC}>{run('Trước khung')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert text(path) == ["Trước khung", "Trong khung"]


def test_lists_are_numbered(tmp_path: Path) -> None:
    document = docx.Document()
    for style, words in (
        ("List Number", "một"), ("List Number", "hai"), ("List Bullet", "chấm"), ("List Number", "ba"),
    ):  # fmt: skip
        document.add_paragraph(words, style=style)
    document.save(str(tmp_path / "list.docx"))
    assert text(tmp_path / "list.docx") == ["1. một", "2. hai", "• chấm", "3. ba"]


def test_ruled_tables_are_rows_and_others_only_arrange(tmp_path: Path) -> None:
    document = docx.Document()
    for style in ("Table Grid", None):
        table = document.add_table(2, 2, style=style)
        for number, cell in enumerate(table._cells):
            cell.text = f"ô {number}"
    document.save(str(tmp_path / "tables.docx"))
    assert text(tmp_path / "tables.docx") == ["ô 0 | ô 1", "ô 2 | ô 3", "ô 0", "ô 1", "ô 2", "ô 3"]


def test_a_secret_in_a_page_header_is_found(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Báo cáo tình hình thi đua.")
    document.sections[0].header.paragraphs[0].text = "TỐI MẬT"
    document.save(str(tmp_path / "secret.docx"))
    with pytest.raises(ReadingError) as error:
        read(tmp_path / "secret.docx")
    assert error.value.trouble is Trouble.SECRET


def test_a_broken_part_is_no_crash(tmp_path: Path) -> None:
    path = made(tmp_path, f"<w:p {W}>{run('x')}</w:p>")
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(broken, "w") as target:
        for name in whole.namelist():
            target.writestr(name, b"<w:document" if name == "word/document.xml" else whole.read(name))
    with pytest.raises(ReadingError) as error:
        read(broken)
    assert error.value.trouble is Trouble.TRUNCATED


def test_a_mark_across_the_page_or_on_even_pages_is_seen(tmp_path: Path) -> None:
    drawn = (
        f'<w:p {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textpath string="TỐI MẬT"/>'
        "</v:shape></w:pict></w:r></w:p>"
    )
    across = made(tmp_path, drawn, f"<w:p {W}>{run('Kết quả thi đua quý I.')}</w:p>")
    document = docx.Document()
    document.add_paragraph("Kết quả thi đua quý I.")
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_header.paragraphs[0].text = "MẬT"
    document.save(str(tmp_path / "chan.docx"))
    for path in (across, tmp_path / "chan.docx"):
        with pytest.raises(ReadingError) as error:
            read(path)
        assert error.value.trouble is Trouble.SECRET
