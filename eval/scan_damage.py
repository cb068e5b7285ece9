"""What happens to paper between a printer and a file: noise, blur, skew, compression, seals, faxing.

Each damage takes a clean page and returns a damaged one, of the same seed the same. Boxes move with the paper.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from eval.scan_pages import Sheet, Word

Damage = Callable[[Sheet, np.random.Generator], Sheet]


def _with(sheet: Sheet, image: Image.Image) -> Sheet:
    return Sheet(image, sheet.dpi, sheet.words, sheet.numbers, sheet.tables)


def clean(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Return the page as it is."""
    return sheet


def noise(sheet: Sheet, rng: np.random.Generator, sigma: float = 25.0) -> Sheet:
    """Add Gaussian noise of `sigma` grey levels to every pixel."""
    pixels = np.asarray(sheet.image, dtype=np.float32)
    grain = rng.normal(0, sigma, pixels.shape[:2]).astype(np.float32)[..., None]
    return _with(sheet, Image.fromarray(np.clip(pixels + grain, 0, 255).astype(np.uint8)))


def specks(sheet: Sheet, rng: np.random.Generator, share: float = 0.01) -> Sheet:
    """Turn `share` of the pixels black or white."""
    pixels = np.array(sheet.image)
    hit = rng.random(pixels.shape[:2])
    pixels[hit < share / 2], pixels[hit > 1 - share / 2] = 0, 255
    return _with(sheet, Image.fromarray(pixels))


def blur(sheet: Sheet, rng: np.random.Generator, points: float = 0.36) -> Sheet:
    """Defocus by a Gaussian of `points` radius (0.36 pt is one pixel at 200 dpi)."""
    return _with(sheet, sheet.image.filter(ImageFilter.GaussianBlur(points * sheet.dpi / 72)))


def turned(sheet: Sheet, degrees: float) -> Sheet:
    """Turn the paper counter-clockwise by `degrees` around its middle; right angles swap its sides."""
    image = sheet.image.rotate(degrees, Image.Resampling.BICUBIC, expand=degrees % 90 == 0, fillcolor="white")
    (w, h), (nw, nh), a = sheet.image.size, image.size, math.radians(degrees)

    def moved(word: Word) -> Word:
        left, top, right, bottom = word.box
        corners = [(x - w / 2, y - h / 2) for x in (left, right) for y in (top, bottom)]
        xs = [x * math.cos(a) + y * math.sin(a) + nw / 2 for x, y in corners]
        ys = [-x * math.sin(a) + y * math.cos(a) + nh / 2 for x, y in corners]
        return Word(word.text, (min(xs), min(ys), max(xs), max(ys)))

    words, numbers = ([moved(word) for word in part] for part in (sheet.words, sheet.numbers))
    return Sheet(image, sheet.dpi, words, numbers, sheet.tables)


def jpeg(sheet: Sheet, rng: np.random.Generator, quality: int = 25) -> Sheet:
    """Save and load as JPEG of `quality`."""
    buffer = io.BytesIO()
    sheet.image.save(buffer, "JPEG", quality=quality)
    return _with(sheet, Image.open(buffer).convert("RGB"))


def faint(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Print in grey on grey, darker towards one side, with a little grain."""
    pixels = np.asarray(sheet.image, dtype=np.float32)
    shade = np.linspace(225, 165, pixels.shape[1], dtype=np.float32)[None, :, None]
    out = shade - (255 - pixels) / 255 * 62
    return noise(_with(sheet, Image.fromarray(np.clip(out, 0, 255).astype(np.uint8))), rng, 5)


def seal(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Press a round red seal with a star over the printed strings, twice."""
    image, unit = sheet.image.convert("RGB"), sheet.dpi / 72
    ink = Image.new("L", image.size, 0)
    pen = ImageDraw.Draw(ink)
    for share in (0.3, 0.7):
        box = sheet.words[int(len(sheet.words) * share)].box
        x, y, r = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 58 * unit
        pen.ellipse((x - r, y - r, x + r, y + r), outline=210, width=round(3 * unit))
        star = [(x + (20 if k % 2 == 0 else 8) * unit * math.sin(k * math.pi / 5),
                 y - (20 if k % 2 == 0 else 8) * unit * math.cos(k * math.pi / 5)) for k in range(10)]  # fmt: skip
        pen.polygon(star, fill=200)
        pen.rectangle((x - 30 * unit, y + 28 * unit, x + 30 * unit, y + 31 * unit), fill=180)
    red = np.array((215, 40, 45), dtype=np.float32) / 255
    strength = np.asarray(ink, dtype=np.float32)[..., None] / 255
    pixels = np.asarray(image, dtype=np.float32) * (1 - strength + strength * red)
    return _with(sheet, Image.fromarray(pixels.astype(np.uint8)))


def gray_seal(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Press a seal, and scan in grey: its ink cannot be told from print by colour."""
    return _with(sheet, seal(sheet, rng).image.convert("L"))


def fax(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Turn into black and white, one bit a pixel, after a little grain."""
    grey = noise(blur(sheet, rng, 0.2), rng, 18).image.convert("L")
    return _with(sheet, grey.point(lambda v: 255 if v > 150 else 0).convert("1").convert("RGB"))


def worn(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Copy a copy: strokes grow, then break; dark edges."""
    image = sheet.image.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.GaussianBlur(0.6))
    pixels = np.array(specks(_with(sheet, image), rng, 0.004).image)
    border = max(2, sheet.dpi // 12)
    pixels[:border], pixels[:, -border:] = 25, 40
    return _with(sheet, Image.fromarray(pixels))


def together(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Blur, turn by 1°, add noise and compress: an office scanner on a bad day."""
    return jpeg(noise(turned(blur(sheet, rng, 0.25), 1.0), rng, 15), rng, 45)


CONDITIONS: dict[str, Damage] = {
    "clean": clean,
    "noise": noise,
    "specks": specks,
    "blur": blur,
    "turned 1°": lambda sheet, rng: turned(sheet, 1.0),
    "turned -2.7°": lambda sheet, rng: turned(sheet, -2.7),
    "on its side": lambda sheet, rng: turned(sheet, 90),
    "upside down": lambda sheet, rng: turned(sheet, 180),
    "jpeg 25": jpeg,
    "faint": faint,
    "seal": seal,
    "seal in grey": gray_seal,
    "fax": fax,
    "worn copy": worn,
    "together": together,
}
