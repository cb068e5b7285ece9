"""Scanned pages and images of pages: characters, drawn lines and how sure each character is."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from indexer.errors import BrokenFile
from indexer.read.ocr import Box, Models, load_models
from indexer.read.page import Glyph, Page, Ruling, pages_to_raw
from indexer.read.scan_glyphs import line_glyphs
from indexer.read.scan_image import Cleaned, clean_page
from indexer.read.scan_lines import line_boxes, read_boxes, runs_upright, surely_sideways
from indexer.source_map import Place
from indexer.text import RawText

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

MOST_PIXELS = 60_000_000  # of one picture: A3 at 500 dpi
MOST_FRAMES = 300  # of one file
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF", "JPEG2000")
_ENOUGH_DPI = 300.0
_A4_LONG = 842.0  # points
_LARGEST_PAGE = 1300.0  # points: a little over A3; a picture that claims to be larger does not know its resolution


def read(data: bytes) -> RawText:
    """Return the text of an image of a page (PNG, JPEG, BMP, WebP, GIF, JPEG 2000) or of pages (TIFF).

    Boxes in places are in points where the file says how large it is, in pixels otherwise. Of an animation the first
    picture is read, and a note says so (`first_picture_only`). Raises MissingPart where recognition is not installed,
    BrokenFile (`broken_file`, `too_large`, `too_many_pages`, `empty_document`).
    """
    load_models()
    source = _Source()
    raw = pages_to_raw(source.pages(data), "image")
    if not raw.text.strip():
        raise BrokenFile("empty_document")
    places = tuple(_scaled(place, source.scales.get(place.page or 0, 1.0)) for place in raw.places)
    return replace(raw, pages=len(source.scales), places=places, notes=(*raw.notes, *source.notes))


def _scaled(place: Place, scale: float) -> Place:
    if place.box is None or scale == 1:
        return place
    left, top, right, bottom = place.box
    return replace(place, box=(left * scale, top * scale, right * scale, bottom * scale))


@dataclass(slots=True)
class _Source:
    """The pictures of one file; `scales` lead from points of a page to what its boxes are given in."""

    scales: dict[int, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def pages(self, data: bytes) -> Iterator[Page]:
        """Yield each page read; one picture is held at a time."""
        from PIL import Image, ImageOps, UnidentifiedImageError

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # Pillow's words on odd metadata, and on sizes that are looked at here
                with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                    frames = self._frames(image)
                    for number in range(1, frames + 1):
                        image.seek(number - 1)
                        if image.width * image.height > MOST_PIXELS:
                            raise BrokenFile("too_large", pixels=image.width * image.height, limit=MOST_PIXELS)
                        upright = ImageOps.exif_transpose(image)
                        dpi, scale = resolution(upright)
                        self.scales[number] = scale
                        yield read_page(upright, number, dpi)
        except Image.DecompressionBombError as error:
            raise BrokenFile("too_large", limit=MOST_PIXELS) from error
        except UnidentifiedImageError as error:
            raise BrokenFile("broken_file", kind="image", reason="no picture can be made out") from error
        except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError) as error:
            # What Pillow's decoders raise for damaged data.
            raise BrokenFile("broken_file", kind="image", reason=str(error)[:200] or type(error).__name__) from error

    def _frames(self, image: Image) -> int:
        count = int(getattr(image, "n_frames", 1))
        if image.format == "TIFF":
            if count > MOST_FRAMES:
                raise BrokenFile("too_many_pages", pages=count, most=MOST_FRAMES)
            return count
        if count > 1:
            self.notes.append("first_picture_only")
        return 1


def resolution(image: Image) -> tuple[float, float]:
    """Return the pixels an inch of a picture, and the scale from points so reckoned to those its boxes are given in.

    What the file says counts, where the page is then no larger than A3. Otherwise the longer side is taken to be
    that of A4, for reading; boxes are then given in pixels.
    """
    longer = max(image.size)
    said = image.info.get("dpi")
    across = float(said[0]) if isinstance(said, tuple) and said and said[0] else 0.0
    if across >= 50 and longer * 72 / across <= _LARGEST_PAGE:
        return across, 1.0
    reckoned = max(longer * 72 / _A4_LONG, 72.0)
    return reckoned, reckoned / 72


def read_page(image: Image, number: int, dpi: float) -> Page:
    """Return what is printed on a picture of a page of `dpi` pixels an inch; lengths in points of 1/72 inch.

    The page is turned until its lines run level (`turn`, `skew`). A character's confidence is the recogniser's own,
    0 where a second reading of a number differs. Raises MissingPart where recognition is not installed.
    """
    models = load_models()
    picture, dpi = _pixels(image, dpi)
    turn, page, found = _level(picture, dpi, models)
    unit = 72 / dpi
    height, width = page.picture.shape
    boxes = line_boxes(page, found)
    if not runs_upright(page, boxes, models):
        turn, page = (turn + 180) % 360, page.upside_down()
        boxes = [(width - r, height - b, width - le, height - t) for le, t, r, b in boxes]
    glyphs: list[Glyph] = []
    for line in read_boxes(page, boxes, models):
        glyphs += line_glyphs(line, page, unit)
    rulings = tuple(Ruling(*(side * unit for side in box)) for box in page.rulings)
    return Page(number, width * unit, height * unit, tuple(glyphs), rulings, turn, recognised=True, skew=page.skew)


def _level(picture: NDArray[np.uint8], dpi: float, models: Models) -> tuple[int, Cleaned, list[Box]]:
    """Return by how many degrees clockwise the page was turned to make its lines level, the clean page, the lines."""
    import numpy as np

    page = clean_page(picture, dpi)
    found = models.find_lines(page.picture)
    if not surely_sideways(found):
        return 0, page, found
    page = clean_page(np.ascontiguousarray(np.rot90(picture, -1)), dpi)
    return 90, page, models.find_lines(page.picture)


def _pixels(image: Image, dpi: float) -> tuple[NDArray[np.uint8], float]:
    """Return a picture as rows x columns x RGB (or grey) on white, no finer than is of use, and its resolution."""
    import numpy as np
    from PIL import Image as Pillow

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        image = Pillow.new("RGB", image.size, "white")
        image.paste(layered, mask=layered.getchannel("A"))
    elif image.mode.startswith("I") or image.mode == "F":
        values = np.asarray(image, dtype=np.float32)
        low, high = float(values.min()), float(values.max())
        image = Pillow.fromarray(((values - low) * (255 / max(high - low, 1.0))).astype(np.uint8))
    elif image.mode in ("1", "L"):
        image = image.convert("L")
    else:
        image = image.convert("RGB")
    if dpi > _ENOUGH_DPI * 1.05:
        shrink = _ENOUGH_DPI / dpi
        size = (max(1, round(image.width * shrink)), max(1, round(image.height * shrink)))
        image = image.resize(size, Pillow.Resampling.BOX if shrink <= 0.5 else Pillow.Resampling.BICUBIC)
        dpi *= shrink
    return np.asarray(image), dpi
