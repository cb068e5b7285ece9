"""A scanned page's picture made fit for reading: seals, paper shade and dark edges out, lines level, rulings found.

Pictures here are grey, rows x columns of bytes, 0 black and 255 paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indexer.read.ocr import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[Any]  # of bytes; OpenCV's stubs say less than that

MOST_SKEW = 3.5  # degrees either way; more is not put right
_SEAL = (20 / 25.4, 70 / 25.4)  # inches: seals are 30 to 58 mm wide, and a scan may cut one
_MANY_SPECKS = 500  # on a page
_LIGHT = 215
_REDDISH, _LIGHT_RED = 15, 140  # how much more red than green and blue; black print under a seal is darker red
_INK = 165  # darker than this is ink, once the paper is white


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page ready for reading: without rulings, with what they were (boxes in pixels), and what was done to it.

    `skew` is by how many degrees counter-clockwise the page was turned around its middle to make its lines level.
    `ink` marks (255) what is printed, rulings left out.
    """

    picture: Gray
    ink: Gray
    rulings: tuple[Box, ...]
    skew: float

    def upside_down(self) -> Cleaned:
        """Return the page turned by half a turn."""
        import numpy as np

        height, width = self.picture.shape
        rulings = tuple((width - r, height - b, width - le, height - t) for le, t, r, b in self.rulings)
        picture, ink = (np.ascontiguousarray(a[::-1, ::-1]) for a in (self.picture, self.ink))
        return Cleaned(picture, ink, rulings, self.skew)


def clean_page(picture: NDArray[np.uint8], dpi: float) -> Cleaned:
    """Return a page (rows x columns x RGB, or grey) of `dpi` pixels an inch ready for reading."""
    gray = _without_dark_edges(whitened(_without_seals(picture, dpi), dpi))
    skew = skew_of(gray)
    level = turned(gray, skew) if abs(skew) > 0.04 else gray
    rulings, mask = find_rulings(level, dpi)
    return _ready(level, rulings, mask, skew, dpi)


def _ready(level: Gray, rulings: tuple[Box, ...], mask: Gray, skew: float, dpi: float) -> Cleaned:
    """Return the page without its rulings, and without specks where it has many."""
    import cv2
    import numpy as np

    bare = level.copy()
    bare[mask > 0] = 255
    ink = np.where(bare < _INK, np.uint8(255), np.uint8(0))
    # A speck stands alone even in the lightest grey, where the broken strokes of thin print still hang together.
    _, labels, stats, _ = cv2.connectedComponentsWithStats((bare < _LIGHT).astype(np.uint8))
    small = stats[:, cv2.CC_STAT_AREA] <= max(1, round((dpi / 110) ** 2))  # a point of 9 pt print is larger
    specks = small[labels]
    reach = max(3, round(dpi / 25)) | 1
    strokes = ((bare < _LIGHT) & ~specks).astype(np.uint8)
    specks &= cv2.dilate(strokes, np.ones((reach, reach), np.uint8)) == 0  # beside strokes it may be a part of one
    ink[specks] = 0
    if np.count_nonzero(small) > _MANY_SPECKS:
        bare[specks] = 255
    return Cleaned(bare, ink, rulings, skew)


def _without_seals(picture: NDArray[np.uint8], dpi: float) -> Gray:
    """Return the page in grey; where a red seal lies, as its red channel sees it: the seal is paper, black stays black.

    A seal is red, about as wide as high, and of a seal's size; red letterheads and rules are none and stay.
    """
    import cv2
    import numpy as np

    if picture.ndim == 2:
        return picture
    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    channels = picture.astype(np.int16)
    red = channels[..., 0] - np.maximum(channels[..., 1], channels[..., 2])
    mask = (red > 40).astype(np.uint8)
    if not mask.any():
        return gray
    reach = max(3, round(dpi * 0.06))  # the parts of a seal: ring, star and characters
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    seals = [(x, y, w, h) for x, y, w, h, _ in stats[1:] if _is_seal(w / dpi, h / dpi)]
    margin = round(dpi * 0.04)
    for x, y, w, h in seals:
        part = np.s_[max(0, y - margin) : y + h + margin, max(0, x - margin) : x + w + margin]
        seen = picture[part][..., 0]
        gray[part] = np.where((red[part] > _REDDISH) & (seen > _LIGHT_RED), 255, np.maximum(gray[part], seen))
    return gray


def _is_seal(width: float, height: float) -> bool:
    small, large = sorted((width, height))
    return _SEAL[0] <= large <= _SEAL[1] and large <= 1.6 * max(small, 0.01)


def whitened(gray: Gray, dpi: float) -> Gray:
    """Return the page with its paper at 255 everywhere and its ink near 0: shade and faint print are evened out."""
    import cv2
    import numpy as np

    height, width = gray.shape
    small = cv2.resize(gray, (max(8, width // 8), max(8, height // 8)), interpolation=cv2.INTER_AREA)
    reach = max(3, round(dpi / 8 * 0.35)) | 1  # wider than a stroke or a ruling, narrower than a shadow
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((reach, reach), np.uint8)), 5)
    paper = cv2.resize(cv2.blur(paper, (reach, reach)), (width, height), interpolation=cv2.INTER_LINEAR)
    even: Gray = cv2.divide(gray, np.maximum(paper, 1), scale=255)
    dark = float(np.percentile(even[::3, ::3], 0.2))
    if dark <= 60 or dark >= 235:  # black enough; or an empty page
        return even
    table = np.clip((np.arange(256) - dark) * (255 / (255 - dark)), 0, 255).astype(np.uint8)
    stretched: Gray = table[even]
    return stretched


def _without_dark_edges(gray: Gray) -> Gray:
    """Paint the dark bands of a scanner's lid or a copier's margin white: ink along an edge of the picture."""
    import cv2

    height, width = gray.shape
    _, _, stats, _ = cv2.connectedComponentsWithStats((gray < 110).astype("uint8"))
    out = gray.copy()
    for x, y, w, h, area in stats[1:].tolist():
        touches = x <= 1 or y <= 1 or x + w >= width - 1 or y + h >= height - 1
        thin = min(w / width, h / height) < 0.08
        if touches and thin and max(w / width, h / height) > 0.25 and area > 0.3 * w * h:
            out[y : y + h, x : x + w] = 255
    return out


def skew_of(gray: Gray) -> float:
    """Return the angle in degrees, counter-clockwise, by which to turn the page so that its lines run level.

    The angle at which rows (or, for a page on its side, columns) of ink and paper differ most, within `MOST_SKEW`.
    """
    import cv2
    import numpy as np

    shrink = min(1.0, 1000 / max(gray.shape))
    small = cv2.resize(gray, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    ink = ((small < 190) * 255).astype(np.uint8)
    if not ink.any():
        return 0.0

    def sharpness(angle: float) -> float:
        level = turned(ink, angle, paper=0)
        rows, columns = level.sum(axis=1, dtype=np.int64), level.sum(axis=0, dtype=np.int64)
        return float((np.diff(rows) ** 2).sum() + (np.diff(columns) ** 2).sum())

    best = 0.0
    for step, reach in ((0.5, MOST_SKEW), (0.1, 0.4), (0.02, 0.08)):
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: sharpness(float(angle))))
    if abs(best) > MOST_SKEW or sharpness(best) < 1.02 * sharpness(0.0):
        return 0.0
    return best


def turned(gray: Gray, degrees: float, paper: int = 255) -> Gray:
    """Return the picture turned counter-clockwise by `degrees` around its middle, of the same size."""
    import cv2

    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    out: Gray = cv2.warpAffine(
        gray, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
    )
    return out


def find_rulings(gray: Gray, dpi: float) -> tuple[tuple[Box, ...], Gray]:
    """Return the boxes of the drawn lines, level ones first, and a mask (255) of their pixels.

    A drawn line is thinner than 0.06 inch, and longer than what strokes of neighbouring characters make together
    (1.5 inch level, 0.6 inch upright); shorter ones (0.3 and 0.2 inch) count where they join drawn lines at both ends.
    """
    import cv2
    import numpy as np

    ink = ((gray < 160) * 255).astype(np.uint8)
    found = [_thin_lines(ink, dpi, level) for level in (True, False)]
    limits = (1.5 * dpi, 0.6 * dpi)
    sure: list[list[Box]] = [
        [box for box in boxes if _length(box, level) >= limit]
        for (boxes, _), level, limit in zip(found, (True, False), limits, strict=True)
    ]
    near = max(3, round(dpi * 0.03))
    for side, level in ((1, False), (0, True), (1, False)):
        others = sure[1 - side]
        sure[side] = [b for b in found[side][0] if b in sure[side] or _joins(b, level, others, near)]
    mask = np.zeros_like(ink)
    for (_, lines), boxes in zip(found, sure, strict=True):
        for x0, y0, x1, y1 in boxes:
            mask[y0:y1, x0:x1] |= lines[y0:y1, x0:x1]
    return (*sure[0], *sure[1]), cv2.dilate(mask, np.ones((3, 3), np.uint8))


def _thin_lines(ink: Gray, dpi: float, level: bool) -> tuple[list[Box], Gray]:
    """Return the boxes and the pixels of everything long and thin that runs level (or upright)."""
    import cv2
    import numpy as np

    long, bridge = max(12, round(dpi * (0.3 if level else 0.2))), max(3, round(dpi * 0.012))
    # First across: a line that drifts by a pixel along its way stays one line.
    across = np.ones((bridge, 1) if level else (1, bridge), np.uint8)
    lines = cv2.morphologyEx(cv2.dilate(ink, across), cv2.MORPH_OPEN, np.ones((1, long) if level else (long, 1)))
    lines = cv2.bitwise_and(lines, cv2.dilate(ink, np.ones((3, 3), np.uint8)))
    _, _, stats, _ = cv2.connectedComponentsWithStats(lines)
    boxes = []
    for x, y, w, h, _area in stats[1:].tolist():
        length, thick = (w, h) if level else (h, w)
        if thick <= max(0.06 * dpi, length * 0.02 + 3) and length >= max(long, 8 * min(thick, 3)):
            boxes.append((x, y, x + w, y + h))
    return boxes, lines


def _length(box: Box, level: bool) -> int:
    return box[2] - box[0] if level else box[3] - box[1]


def _joins(box: Box, level: bool, others: list[Box], near: int) -> bool:
    """Whether both ends of a line meet a line that runs across it."""
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    ends = ((left, y), (right, y)) if level else ((x, top), (x, bottom))
    return all(
        any(o[0] - near <= ex <= o[2] + near and o[1] - near <= ey <= o[3] + near for o in others) for ex, ey in ends
    )
