"""A page of the web: the article's own words, without menus, scripts and what else the site puts around them."""

import copy
import re
from pathlib import Path

import lxml.html
import trafilatura
from lxml.etree import LxmlError

from knowledge.reading.legacy import decode, modern
from knowledge.reading.page import Reading, Remark
from knowledge.reading.trouble import ReadingError, Trouble
from knowledge.vietnamese.normal import fold

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.I)
_LONGEST_CELL = 600  # characters: a cell with more holds an article, not a value
_CELL_EDGE = re.compile(r"^\||\|$")
_BREAKS = ("p", "div", "br", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "table", "section", "article")


def read_html(path: Path) -> Reading:
    """The main text of a page; raises ``ReadingError`` where the page has none."""
    content = path.read_bytes()
    page, code = _decoded(content)
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    except (LxmlError, ValueError) as error:
        raise ReadingError(Trouble.NO_TEXT) from error
    scripts = len(tree.xpath("//script|//*[@onload or @onclick or @onerror]"))
    everything = _all_words(copy.deepcopy(tree))
    _unwrap_layout(tree)
    text = trafilatura.extract(
        tree, output_format="txt", include_tables=True, include_comments=False, favor_recall=True, deduplicate=False
    )
    if not text:
        raise ReadingError(Trouble.NO_TEXT)
    title = _title(tree)
    if title and fold(title) not in fold(" ".join(text[:1000].split())):
        text = f"{title}\n{text}"
    remarks = [Remark("LEGACY", {"code": code})] if code else []
    if scripts:
        remarks.append(Remark("SCRIPTS", {"count": scripts}))
    return Reading(_rows(text), remarks=tuple(remarks), marks=everything)


def _unwrap_layout(tree: lxml.html.HtmlElement) -> None:
    """Makes plain blocks of tables that only arrange the page: with tables within, or with cells full of prose."""
    for table in list(tree.iter("table")):
        cells = [cell for cell in table.iter("td", "th") if next(cell.iterancestors("table")) is table]
        prose = any(len(str(cell.text_content())) > _LONGEST_CELL for cell in cells)
        if prose or table.find(".//table") is not None:
            parts = [part for part in table.iter("tbody", "tr") if next(part.iterancestors("table")) is table]
            for part in (*cells, *parts, table):
                part.tag = "div"


def _decoded(content: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(content[:4096])
    if declared and declared[1].lower() in {b"windows-1258", b"cp1258"}:
        try:
            return content.decode("cp1258"), "windows-1258"
        except UnicodeDecodeError:
            pass
    try:
        return decode(content)
    except ReadingError:
        text, code = modern(content.decode("utf-8", "replace"))
        if text.count("\ufffd") > len(text) // 200:
            raise
        return text, code


def _title(tree: lxml.html.HtmlElement) -> str:
    """The page's one heading of the first rank: an article's title often stands outside the article."""
    found = tree.xpath("//h1")
    return " ".join(str(found[0].text_content()).split()) if len(found) == 1 else ""


def _all_words(tree: lxml.html.HtmlElement) -> str:
    """Every word that a reader of the page sees, each block on a line of its own."""
    for dead in tree.xpath("//script|//style|//noscript|//template"):
        dead.drop_tree()
    for name in _BREAKS:
        for block in tree.iter(name):
            block.tail = "\n" + (block.tail or "")
            block.text = "\n" + (block.text or "")
    return str(tree.text_content())


def _rows(text: str) -> str:
    """Table rows with a bar between their cells and none at their ends."""
    lines = (
        " | ".join(cell for part in _CELL_EDGE.sub("", line.strip()).split("|") if (cell := part.strip()))
        if line.lstrip().startswith("|")
        else line
        for line in text.split("\n")
    )
    return "\n".join(line for line in lines if not re.fullmatch(r"[\s|:-]*", line) or not line.strip())
