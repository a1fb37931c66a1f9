"""A Word document as its reader sees it: insertions taken, deletions left out, lists numbered, tables row by row."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from lxml import etree

from knowledge.reading.archive import check_sizes
from knowledge.reading.legacy import from_tcvn3, from_vni, modern
from knowledge.reading.numbering import Numbering
from knowledge.reading.page import Reading, Remark
from knowledge.reading.trouble import ReadingError, Trouble

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "footnotePr", "pPr", "rPr")}
_LETTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}
_SYMBOLS = {"F0B7": "•", "F02D": "-", "F0A7": "•", "F0FC": "✓", "F0D8": "-", "F0A8": "□", "F0FE": "☒"}
_NOTES = ("footnotes", "endnotes")


def read_docx(path: Path) -> Reading:
    """Paragraphs, lists, tables, text boxes and notes in reading order."""
    try:
        with zipfile.ZipFile(path) as packed:
            check_sizes(packed)
        document = docx.Document(str(path))
    except ReadingError:
        raise
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError, etree.LxmlError) as error:
        raise ReadingError(Trouble.TRUNCATED) from error
    walk = _Walk(document)
    lines = [*walk.blocks(document.element.body), *walk.notes()]
    text, code = modern("\n".join(lines))
    code = code or walk.code
    remarks = [Remark("LEGACY", {"code": code})] if code else []
    if walk.changes:
        remarks.append(Remark("CHANGES", {"count": walk.changes}))
    return Reading(text, remarks=tuple(remarks), marks="\n".join(walk.margins()))


class _Walk:
    """One pass through a document; keeps where its lists are in their counting."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbering = Numbering(document)
        self.code = ""
        self.changes = 0

    def blocks(self, parent: Element) -> Iterator[str]:
        """The lines of a body, a cell or a text box."""
        pending = ""
        for child in parent:
            if child.tag == f"{_W}p":
                line, boxes = self._paragraph(child)
                if self._mark_deleted(child):  # the end of this paragraph was struck out: it goes on in the next
                    pending += line
                    continue
                yield from _lines(pending + line)
                pending = ""
                for box in boxes:
                    yield from self.blocks(box)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}customXml"):
                content = child.find(f"{_W}sdtContent")
                yield from self.blocks(child if content is None else content)
            elif child.tag == f"{_W}ins":
                yield from self.blocks(child)
        yield from _lines(pending)

    def notes(self) -> Iterator[str]:
        """Footnotes and endnotes, behind the text."""
        for relation in self.document.part.rels.values():
            name = relation.reltype.rsplit("/", 1)[-1]
            if name in _NOTES and not relation.is_external:
                for note in parse_xml(relation.target_part.blob):
                    if note.get(f"{_W}type") is None:
                        words = " ".join(self.blocks(note)).strip()
                        if words:
                            yield f"[{note.get(f'{_W}id')}] {words}"

    def margins(self) -> Iterator[str]:
        """Headers and footers, which are no part of the text."""
        for section in self.document.sections:
            heads = (section.header, section.first_page_header, section.even_page_header)
            feet = (section.footer, section.first_page_footer, section.even_page_footer)
            for margin in (*heads, *feet):
                if not margin.is_linked_to_previous:
                    yield from self.blocks(margin._element)  # the library offers no walk of our kind
                    yield from _watermarks(margin._element)
        yield from _watermarks(self.document.element.body)

    def _paragraph(self, paragraph: Element) -> tuple[str, list[Element]]:
        boxes: list[Element] = []
        words = "".join(self._inline(paragraph, boxes))
        label = self.numbering.label(paragraph) if words.strip() else ""
        return f"{label} {words}" if label else words, boxes

    def _mark_deleted(self, paragraph: Element) -> bool:
        deleted = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del")
        self.changes += deleted is not None
        return deleted is not None

    def _inline(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        for child in parent:
            if child.tag in _GONE:
                self.changes += child.tag in (f"{_W}del", f"{_W}moveFrom")
            elif child.tag == f"{_W}r":
                yield self._run(child, boxes)
            elif child.tag == f"{_MC}AlternateContent":
                choice = child.find(f"{_MC}Choice")
                yield from self._inline(child if choice is None else choice, boxes)
            elif isinstance(child.tag, str):
                self.changes += child.tag in (f"{_W}ins", f"{_W}moveTo")
                yield from self._inline(child, boxes)

    def _run(self, run: Element, boxes: list[Element]) -> str:
        properties = run.find(f"{_W}rPr")
        if properties is not None and _on(properties, "vanish"):
            return ""
        words = "".join(self._pieces(run, boxes))
        font = _font(properties)
        if font.startswith(".vn") or font.startswith("vni"):
            self.code = "TCVN3" if font.startswith(".") else "VNI"
            words = from_tcvn3(words) if font.startswith(".") else from_vni(words)
            words = words.upper() if font.startswith(".") and font.endswith("h") else words
        return words.upper() if properties is not None and _on(properties, "caps") else words

    def _pieces(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        for piece in parent:
            if piece.tag == f"{_W}t":
                yield piece.text or ""
            elif piece.tag in _LETTERS:
                yield _LETTERS[piece.tag]
            elif piece.tag == f"{_W}sym":
                yield _SYMBOLS.get((piece.get(f"{_W}char") or "").upper(), "")
            elif piece.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                yield f"[{piece.get(f'{_W}id')}]"
            elif piece.tag == f"{_W}txbxContent":
                boxes.append(piece)
            elif piece.tag == f"{_MC}AlternateContent":  # the same drawing twice: for new and for old programs
                yield from self._pieces(piece[0], boxes)
            elif piece.tag not in _GONE:
                yield from self._pieces(piece, boxes)

    def _table(self, table: Element) -> Iterator[str]:
        """A ruled table row by row, its cells parted by bars; one without lines only arranges paragraphs."""
        ruled = is_ruled(table, self.document.styles.element)
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue
            if row.find(f"{_W}trPr/{_W}del") is not None:
                self.changes += 1
                continue
            cells = [self._cell(cell) for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]
            if ruled and len(cells) > 1:
                yield " | ".join(" ".join(cell) for cell in cells if cell)
            else:
                for cell in cells:
                    yield from cell

    def _cell(self, cell: Element) -> list[str]:
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merged is not None and merged.get(f"{_W}val") != "restart":
            return []
        return [line.strip() for line in self.blocks(cell) if line.strip()]


def _watermarks(part: Element) -> Iterator[str]:
    """Words drawn as pictures across a page."""
    for drawn in part.iter(f"{_VML}textpath"):
        yield str(drawn.get("string") or "")


def is_ruled(table: Element, styles: Element) -> bool:
    """True where a reader sees lines between the cells."""
    borders = [
        table.find(f"{_W}tblPr/{_W}tblBorders"),
        *table.iterfind(f"{_W}tr/{_W}tc/{_W}tcPr/{_W}tcBorders"),
    ]
    style = table.find(f"{_W}tblPr/{_W}tblStyle")
    name = None if style is None else style.get(f"{_W}val")
    if borders[0] is None and name is not None:
        borders += styles.iterfind(f"{_W}style[@{_W}styleId='{name}']/{_W}tblPr/{_W}tblBorders")
    return any(
        side.get(f"{_W}val") not in (None, "nil", "none") for border in borders if border is not None for side in border
    )


def _on(properties: Element, name: str) -> bool:
    switch = properties.find(f"{_W}{name}")
    return switch is not None and switch.get(f"{_W}val") not in ("0", "false", "off")


def _font(properties: Element | None) -> str:
    fonts = None if properties is None else properties.find(f"{_W}rFonts")
    return "" if fonts is None else (fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi") or "").lower()


def _lines(words: str) -> Iterator[str]:
    for line in words.split("\n"):
        if line.strip():
            yield line.replace("\t", " ").strip()
