"""Red stamps on a page: their ink made white, and the black strokes under it kept."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import find_objects, label, maximum_filter

_RED = 45  # by how much red outshines the other colours in a stamp's ink
_COARSE = 200  # cells across a page in which stamps are looked for
_LEAST, _MOST_UNEVEN = 0.05, 2.6  # of a page's width; the longer side for the shorter: a line of red words is no stamp
_FRINGE = 0.004  # of a page's width: so far JPEG lets the colour run from its stroke
_STROKE, _PAPER = 0.35, 0.6  # of the ink's brightness: strokes are darker than the one; ink is lighter than the other

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Place = tuple[slice, slice]


def is_red(picture: Image.Image) -> Mask:
    """Where a picture in colour has a stamp's ink."""
    pixels = np.asarray(picture.convert("RGB")).astype(np.int16)
    return np.asarray(pixels[:, :, 0] - np.maximum(pixels[:, :, 1], pixels[:, :, 2]) > _RED)


def faded(picture: Image.Image) -> Grey:
    """Grey in which ink of any colour fades: black is dark in each channel, a stamp or a signature in blue is not."""
    pixels: Grey = np.asarray(picture.convert("RGB")).max(axis=2)
    return pixels


def without_stamps(picture: Image.Image, grey: Grey) -> Grey | None:
    """The ``faded`` picture without its red stamps; ``None`` where it has none."""
    red = is_red(picture)
    fringe = max(3, round(_FRINGE * picture.width))
    places = list(_stamps(red, fringe))
    cleared = grey.copy()
    for place in places:
        near = maximum_filter(red[place], 2 * fringe + 1)
        cleared[place] = np.where(near, _cleared(cleared[place], red[place], near), cleared[place])
    return cleared if places else None


def _stamps(red: Mask, fringe: int) -> Iterator[Place]:
    """Where patches of red stand that are about as high as wide."""
    cell = max(1, red.shape[1] // _COARSE)
    high, wide = (side // cell * cell for side in red.shape)
    coarse = red[:high, :wide].reshape(high // cell, cell, wide // cell, cell).any(axis=(1, 3))
    if not coarse.any():
        return
    patches, _ = label(maximum_filter(coarse, 3))
    for rows, columns in find_objects(patches):
        sides = sorted((rows.stop - rows.start, columns.stop - columns.start))
        if sides[0] >= _LEAST * coarse.shape[1] and sides[1] <= _MOST_UNEVEN * sides[0]:
            yield _widened(rows, cell, fringe), _widened(columns, cell, fringe)


def _widened(cells: slice, cell: int, fringe: int) -> slice:
    return slice(max(0, cells.start * cell - fringe), cells.stop * cell + fringe)


def _cleared(grey: Grey, red: Mask, near: Mask) -> Grey:
    """Strokes stay dark, ink and its fringe become white."""
    ink = float(np.median(grey[red])) if red.any() else 255.0
    dark = min(_STROKE * ink, float(np.percentile(grey[near], 5)))
    light = dark + _PAPER * (ink - dark)
    cleared: Grey = np.clip((grey - dark) * (255.0 / max(1.0, light - dark)), 0, 255).astype(np.uint8)
    return cleared
