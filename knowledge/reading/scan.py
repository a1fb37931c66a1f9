"""Makes a picture of a page ready to be read: coloured ink out of the way, light evened, lines level."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from knowledge.reading.page import Box
from knowledge.reading.stamp import faded, is_red, without_stamps

_WIDE = 2480  # pixels across a page at 300 dots an inch, for which the recognition was trained
_NARROWEST = 1000  # a smaller picture is no page but a clipping: enlarged at most threefold
_PROBE = 700  # pixels across the picture on which the skew is measured
_MOST_SKEW, _COARSE, _FINE = 6.0, 0.5, 0.1  # degrees
_DARK = 150  # of 255: ink

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture ready to be read, and how to find its places on the picture it was made of.

    ``ruled`` is the same with stamps only faded: clearing them takes thin lines of tables away too.
    """

    image: Image.Image
    ruled: Image.Image
    angle: float
    scale: float  # pixels of the sheet for one of the original

    def place(self, box: Box) -> Box:
        """Where a box of the level sheet stands on the sheet as it was: turned back about its middle."""
        across, down = self.image.width / 2, self.image.height / 2
        turn = np.deg2rad(self.angle)
        x, y = (box.left + box.right) / 2 - across, (box.top + box.bottom) / 2 - down
        shift = Box(box.left - x - across, box.top - y - down, box.right - x - across, box.bottom - y - down)
        x, y = float(x * np.cos(turn) - y * np.sin(turn)) + across, float(x * np.sin(turn) + y * np.cos(turn)) + down
        return Box(x + shift.left, y + shift.top, x + shift.right, y + shift.bottom)


def prepared(picture: Image.Image) -> Sheet:
    """The sheet of a picture in colour."""
    grey = faded(picture)
    cleared = without_stamps(picture, grey)
    image, scale = _enlarged(grey if cleared is None else cleared)
    angle = skew(image)
    level = _turned(image, angle)
    return Sheet(level, level if cleared is None else _turned(_enlarged(grey)[0], angle), angle, scale)


def _enlarged(pixels: Grey) -> tuple[Image.Image, float]:
    grey = Image.fromarray(_without_specks(pixels))
    scale = min(_WIDE / grey.width, 3.0 if grey.width < _NARROWEST else 2.5)
    grey = grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.Resampling.LANCZOS)
    return _evened(grey), scale


def _turned(grey: Image.Image, angle: float) -> Image.Image:
    return grey.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if abs(angle) >= _FINE else grey


def red_ink(picture: Image.Image) -> Image.Image | None:
    """What is written in red, black on white: a stamp's words; ``None`` where there is hardly any."""
    red = is_red(picture)
    if red.mean() < 0.0002:
        return None
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    cut = red[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    ink = Image.fromarray(np.where(np.pad(cut, 20), 0, 255).astype(np.uint8))
    return ink.filter(ImageFilter.MedianFilter(3))


def skew(grey: Image.Image) -> float:
    """By how many degrees the lines of a picture fall to the right; zero where no angle is better than none."""
    small = grey.resize((_PROBE, max(1, round(grey.height * _PROBE / grey.width))), Image.Resampling.BOX)
    pixels = np.asarray(small)
    dark = Image.fromarray(np.where(pixels < min(pixels.mean() - 20, 200), 255, 0).astype(np.uint8))

    def sharpness(angle: float) -> float:
        rows = np.asarray(dark.rotate(angle, Image.Resampling.NEAREST)).sum(axis=1, dtype=np.int64)
        return float((np.diff(rows) ** 2).sum())

    coarse = max(np.arange(-_MOST_SKEW, _MOST_SKEW + _COARSE, _COARSE), key=lambda angle: sharpness(float(angle)))
    fine = max(np.arange(coarse - _COARSE, coarse + _COARSE, _FINE), key=lambda angle: sharpness(float(angle)))
    return float(fine) if sharpness(float(fine)) > 1.05 * sharpness(0.0) else 0.0


def _without_specks(pixels: Grey) -> Grey:
    """White in place of dark points that stand alone: dust on the glass."""
    dark = np.pad(pixels < _DARK, 1)
    around = sum(
        dark[1 + down : dark.shape[0] - 1 + down, 1 + across : dark.shape[1] - 1 + across].astype(np.uint8)
        for down in (-1, 0, 1)
        for across in (-1, 0, 1)
    )
    return np.where(dark[1:-1, 1:-1] & (around <= 2), 255, pixels).astype(np.uint8)


def _evened(grey: Image.Image) -> Image.Image:
    """Paper made white where shadows lie on it."""
    small = grey.resize((max(1, grey.width // 16), max(1, grey.height // 16)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4))
    ground = np.asarray(paper.resize(grey.size, Image.Resampling.BILINEAR)).astype(np.uint16)
    pixels = np.asarray(grey).astype(np.uint16) * 255 // np.maximum(ground, 40)
    return Image.fromarray(np.minimum(pixels, 255).astype(np.uint8))
