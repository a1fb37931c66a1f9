"""Ruled tables in a picture of a page: their cells, and the picture without their lines."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells
from PIL import Image

from knowledge.reading.page import Box
from knowledge.reading.tables import Ruled

_DARK = 150  # of 255: ink
_STROKE = 110  # pixels at 300 dots an inch: no letter has a straight stroke so long
_BROKEN, _NEAR = 40, 14  # pixels: a gap within one line; between lines that meet

Mask = NDArray[np.bool_]
Stroke = tuple[int, int, int, int]  # first and last point along the line, first and last row that it covers


def without_lines(sheet: Image.Image, ruled: Image.Image) -> tuple[Image.Image, list[Ruled]]:
    """The sheet without the lines of its tables, and their cells row by row; as it is where there is no table.

    The lines are looked for on ``ruled``, the same page.
    """
    dark = np.asarray(ruled) < _DARK
    level, upright = _strokes(dark), _strokes(dark.T)
    tables = _tables(level, upright) if level and upright else []
    if not tables:
        return sheet, []
    pixels = np.array(sheet)
    for start, end, first, last in level:
        pixels[max(0, first - 1) : last + 2, start:end] = 255
    for start, end, first, last in upright:
        pixels[start:end, max(0, first - 1) : last + 2] = 255
    return Image.fromarray(pixels), tables


def _strokes(dark: Mask) -> list[Stroke]:
    """Straight lines along the rows of a mask; a line that is a little askew covers several rows."""
    found: list[Stroke] = []
    for number in np.flatnonzero(dark.sum(axis=1) >= _STROKE):
        ends = np.flatnonzero(np.diff(np.pad(dark[number].astype(np.int8), 1))).reshape(-1, 2)
        for start, end in ends[ends[:, 1] - ends[:, 0] >= _STROKE]:
            near = [at for at, old in enumerate(found) if _continues(old, int(start), int(end), int(number))]
            stroke = (int(start), int(end), int(number), int(number))
            for at in reversed(near):
                old = found.pop(at)
                stroke = (
                    min(old[0], stroke[0]),
                    max(old[1], stroke[1]),
                    min(old[2], stroke[2]),
                    max(old[3], stroke[3]),
                )
            found.append(stroke)
    return [stroke for stroke in found if stroke[3] - stroke[2] <= _NEAR]  # a black bar is no line


def _continues(old: Stroke, start: int, end: int, number: int) -> bool:
    return number - old[3] <= 4 and start <= old[1] + _BROKEN and end >= old[0] - _BROKEN


def _tables(level: Sequence[Stroke], upright: Sequence[Stroke]) -> list[Ruled]:
    rows, columns = _snapped((s[2] + s[3]) // 2 for s in level), _snapped((s[2] + s[3]) // 2 for s in upright)
    edges: list[dict[str, object]] = []
    for start, end, first, last in level:
        at = rows[(first + last) // 2]
        edges.append({"orientation": "h", "x0": start, "x1": end, "top": at, "bottom": at})
    for start, end, first, last in upright:
        at = columns[(first + last) // 2]
        edges.append({"orientation": "v", "x0": at, "x1": at, "top": start, "bottom": end})
    cells = intersections_to_cells(edges_to_intersections(edges, _NEAR, _NEAR))
    tables = (tuple(_rows(table)) for table in cells_to_tables(cells))
    return [table for table in tables if max(map(len, table)) > 1]


def _snapped(places: Iterator[int]) -> dict[int, int]:
    """One value for places that are nearly the same."""
    snapped: dict[int, int] = {}
    for place in sorted(set(places)):
        before = next((value for value in snapped.values() if place - value <= _NEAR), None)
        snapped[place] = place if before is None else before
    return snapped


def _rows(cells: Sequence[tuple[float, float, float, float]]) -> Iterator[tuple[Box, ...]]:
    ordered = sorted(cells, key=lambda cell: (cell[1], cell[0]))
    for _, row in groupby(ordered, key=lambda cell: cell[1]):
        yield tuple(Box(*cell) for cell in row)
