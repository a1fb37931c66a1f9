"""Renders documents of our own writing as offices send them: docx, born-digital PDF, scans, web pages, old codes."""

import html
import re
import subprocess
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from knowledge.reading.legacy import TCVN3

OFFICE = "soffice"
_FONT = "Noto Serif"
_HEADED = "CỘNG HÒA XÃ HỘI"
_TYPED = str.maketrans({"“": '"', "”": '"', "–": "-", "’": "'"})


def expected(text: str) -> str:
    """What a reader of any rendering should get: the paragraphs, and table rows without their empty cells."""
    rows = (re.sub(r"\|\s+(?=\|)", "", line) for line in text.strip().split("\n"))
    return "\n".join(" ".join(row.split()) for row in rows)


def as_docx(text: str, target: Path, number: int) -> None:
    """A Word document; ``number`` chooses between the looks that offices give their papers."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(13 - number % 2)
    page = document.sections[0]
    page.page_width, page.page_height, page.left_margin, page.right_margin = Cm(21), Cm(29.7), Cm(3), Cm(2)
    lines = text.strip().split("\n")
    if len(lines) > 5 and lines[1].startswith(_HEADED):
        _heading(document, lines[:5])
        lines = lines[5:]
    for is_row, block in groupby(lines, key=lambda line: " | " in line):
        if is_row:
            _table(document, [[cell.strip() for cell in line.split("|")] for line in block])
        else:
            for line in block:
                _paragraph(document, line, number)
    document.save(str(target))


def _heading(document: Document, lines: list[str]) -> None:
    """The two columns at the top of an official paper, in a table without rules."""
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, (lines[:1], lines[1:3], lines[3:4], lines[4:]), strict=True):
        cell.paragraphs[0].text = words[0]
        for more in words[1:]:
            cell.add_paragraph(more)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word


def _paragraph(document: Document, line: str, number: int) -> None:
    paragraph = document.add_paragraph(line)
    form = paragraph.paragraph_format
    if line.isupper():
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.runs[0].bold = True
        return
    form.alignment = WD_ALIGN_PARAGRAPH.LEFT if number % 3 == 1 else WD_ALIGN_PARAGRAPH.JUSTIFY
    form.first_line_indent = Cm((1, 0, 1.27)[number % 3])
    form.space_after = Pt((6, 8, 0)[number % 3])


def as_pdf(documents: list[Path], folder: Path) -> None:
    """Born-digital PDF of Word documents, printed by LibreOffice."""
    command = [OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, documents)], check=True, capture_output=True, timeout=300
    )


def as_html(text: str, target: Path) -> None:
    """A page of a site: the document between menus, scripts, counters and links to other news."""
    title, *lines = text.strip().split("\n")
    body = []
    for is_row, block in groupby(lines, key=lambda line: " | " in line):
        if is_row:
            cells = ("".join(f"<td>{html.escape(cell.strip())}</td>" for cell in line.split("|")) for line in block)
            body.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
        else:
            body += [f"<p>{html.escape(line)}</p>" for line in block]
    target.write_text(_SITE.format(title=html.escape(title), body="\n".join(body)), encoding="utf-8")


def as_tcvn3(text: str, target: Path) -> str:
    """Text typed with an ABC font: its bytes are written, what it can say is returned.

    Such a font has no capitals with a tone; a line in capitals is set in its font of capitals.
    """
    letters = {letter: chr(code) for code, letter in TCVN3.items() if len(letter) == 1}
    typed = expected(text).translate(_TYPED)
    lines = []
    for line in typed.split("\n"):
        small = "".join(char if char in letters or char.isascii() else char.lower() for char in line)
        lines.append(line if line.isupper() else small)
    said = "\n".join(lines)
    written = "".join(char if char.isascii() else letters.get(char) or letters[char.lower()] for char in said)
    target.write_bytes(written.encode("latin-1"))
    return said


_SITE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title} - Cổng thông tin</title>
<script>var luot = 1; document.write("<p>quảng cáo</p>");</script><style>p {{ margin: 0 }}</style></head>
<body onload="dem()">
<nav><ul><li><a href="/">Trang chủ</a></li>
<li><a href="/gt">Giới thiệu</a></li><li><a href="/tt">Tin tức</a></li></ul></nav>
<aside class="sidebar"><h3>Thời tiết</h3><p>Hà Nội 31°C</p><h3>Liên kết</h3><a href="/x">Sở, ban, ngành</a></aside>
<main><article class="content"><h1>{title}</h1>
{body}
</article></main>
<div class="related"><h3>Tin liên quan</h3>
<ul><li><a href="/1">Tin thứ nhất</a></li><li><a href="/2">Tin thứ hai</a></li></ul></div>
<footer><p>Bản quyền thuộc Cổng thông tin. Điện thoại: 0999 999 999</p><p>Đang truy cập: 12</p></footer>
<script src="/theo-doi.js"></script></body></html>
"""
