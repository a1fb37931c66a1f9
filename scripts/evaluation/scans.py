"""Makes of a clean PDF what a copier makes of its print: coarser, askew, noisy, with a red stamp over its words."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from knowledge.reading.pdf import Pdf

_INK = (205, 35, 45)
_QUALITY = 75  # of JPEG, as copiers save


def scan(pdf: Path, target: Path, *, dots: int, stamped: bool, seed: int, skew: float = 1.0) -> None:
    """Writes ``pdf`` as a scan of ``dots`` an inch, every page turned by ``skew`` degrees."""
    chance = np.random.default_rng(seed)
    with Pdf(pdf) as pages:
        pictures = [_copied(pages.picture(n, dots), chance, skew, stamped=stamped) for n in range(1, len(pages) + 1)]
    first, *rest = pictures
    first.save(target, "PDF", resolution=dots, save_all=True, append_images=rest, quality=_QUALITY)


def _copied(page: Image.Image, chance: np.random.Generator, skew: float, *, stamped: bool) -> Image.Image:
    if stamped:
        page = _stamped(page, chance)
    page = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    pixels = np.asarray(page).astype(np.float32) * 0.94 + 6  # grey paper, ink that is not quite black
    pixels += chance.normal(0, 9, pixels.shape[:2])[:, :, None]
    spots = chance.random(pixels.shape[:2])
    pixels[spots < 0.0004] = 60
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _stamped(page: Image.Image, chance: np.random.Generator) -> Image.Image:
    """A round stamp where the words are, its ink darkening what lies under it."""
    layer = Image.new("RGB", page.size, (255, 255, 255))
    pen = ImageDraw.Draw(layer)
    radius = page.width // 9
    x = int(page.width * chance.uniform(0.35, 0.75))
    y = int(page.height * chance.uniform(0.2, 0.6))
    for inset, width in ((0, page.width // 220), (radius // 4, page.width // 400)):
        pen.ellipse((x - radius + inset, y - radius + inset, x + radius - inset, y + radius - inset), None, _INK, width)
    star = [
        (x + radius / (2.4 if n % 2 else 1.1) * 0.45 * np.sin(np.pi * n / 5),
         y - radius / (2.4 if n % 2 else 1.1) * 0.45 * np.cos(np.pi * n / 5))
        for n in range(10)
    ]  # fmt: skip
    pen.polygon(star, fill=_INK)
    ink, paper = np.asarray(layer).astype(np.uint16), np.asarray(page).astype(np.uint16)
    return Image.fromarray((ink * paper // 255).astype(np.uint8))
