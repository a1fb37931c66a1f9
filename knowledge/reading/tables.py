"""Ruled tables of PDF pages: each row one line, its cells parted by bars."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.pdf import PDF

from knowledge.reading.lines import Line, Token
from knowledge.reading.page import Box

LEAST_RULES = 4  # lines that a page must have drawn on it before a table is looked for
_BAR = "|"

Cells = tuple[Box, ...]
Ruled = tuple[Cells, ...]  # a table: its rows


class TableFinder:
    """Finds the ruled tables of a document's pages; opens it only when the first page asks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: PDF | None = None

    def close(self) -> None:
        """Lets go of the file."""
        if self._opened is not None:
            self._opened.close()

    def tables(self, number: int) -> list[Ruled]:
        """The tables of a page (from 1) with at least two columns."""
        try:
            if self._opened is None:
                self._opened = pdfplumber.open(self._path)
            page = self._opened.pages[number - 1]
            if page.rotation or page.bbox[:2] != (0, 0):
                return []
            found = [
                tuple(tuple(Box(*cell) for cell in row.cells if cell is not None) for row in table.rows)
                for table in page.find_tables()
            ]
            page.close()
        except (PDFException, PSException, ValueError, KeyError, TypeError, IndexError):
            return []  # a page without tables is still read: its words come from elsewhere
        return [table for table in found if max(map(len, table), default=0) > 1]


def with_rows(lines: Sequence[Line], tables: Sequence[Ruled]) -> list[Line]:
    """The lines of a page with the words of each table as rows, in the place of the table's first word."""
    for table in tables:
        lines = list(_replaced(lines, table))
    return list(lines)


def _replaced(lines: Sequence[Line], table: Ruled) -> Iterator[Line]:
    inside = [token for line in lines for token in line.tokens if _cell_of(token, table)]
    rows = list(_rows(inside, table, lines[0].page)) if lines else []
    for line in lines:
        rest = tuple(token for token in line.tokens if not _cell_of(token, table))
        if len(rest) < len(line.tokens):
            yield from rows
            rows = []
        if rest:
            yield replace(line, tokens=rest)


def _rows(tokens: Sequence[Token], table: Ruled, page: int) -> Iterator[Line]:
    for row in table:
        parts = [[token for token in tokens if _holds(cell, token)] for cell in row]
        filled = [part for part in parts if part]
        if filled:
            line = list(filled[0])
            for part in filled[1:]:
                edge = replace(part[0].box, left=part[0].box.left - 1, right=part[0].box.left)
                line += [Token(_BAR, edge), *part]
            yield Line(tuple(line), page, whole=True)


def _cell_of(token: Token, table: Ruled) -> Box | None:
    return next((cell for row in table for cell in row if _holds(cell, token)), None)


def _holds(cell: Box, token: Token) -> bool:
    across, down = (token.box.left + token.box.right) / 2, (token.box.top + token.box.bottom) / 2
    return cell.left <= across <= cell.right and cell.top <= down <= cell.bottom
