"""One page of a PDF or image as a picture, with boxes marked and boxes covered, drawn in a process of its own.

A file from anywhere is decoded here, so it is done by a child process with bounded memory and time: it reads a request
in JSON from standard input, and writes a PNG to standard output. Boxes are those of `Places`.
"""

from __future__ import annotations

import io
import json
import resource
import struct
import subprocess
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.errors import BrokenFile, UnknownPage
from indexer.source_map import Box

if TYPE_CHECKING:
    from PIL.Image import Image

SECONDS = 20
_MEMORY = 2 << 30  # bytes of address space
_LONGEST = 1800  # pixels of the longer side
_FINEST = 2.0  # pixels a point: enough to read small print
_LARGEST_PAGE = 20_000  # points
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF", "JPEG2000")
_NO_PAGE, _CANNOT = 3, 4  # exit statuses
_MARK, _EDGE, _COVER = (255, 196, 0, 90), (214, 110, 0, 255), (40, 40, 40, 255)
_MARKED = "marked"  # the note in a picture that holds the marked boxes, in pixels
_ROOM = 1.5  # points around what is marked or covered


def page_picture(path: Path, reader: str, page: int, marked: Sequence[Box] = (), covered: Sequence[Box] = ()) -> bytes:
    """Return page `page` (from 1) of the file as a PNG; `reader` is `pdf` or `image`.

    Raises UnknownPage, and BrokenFile (`cannot_show_page`) where it cannot be drawn within the limits.
    """
    request = {"path": str(path), "reader": reader, "page": page, "marked": marked, "covered": covered}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "indexer.picture"], input=json.dumps(request).encode(), capture_output=True,
            timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise BrokenFile("cannot_show_page", page=page) from error
    if done.returncode == _NO_PAGE:
        raise UnknownPage("unknown_page", page=page)
    if done.returncode or not done.stdout.startswith(b"\x89PNG"):
        raise BrokenFile("cannot_show_page", page=page)
    return done.stdout


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a picture and the boxes marked on it, in pixels."""

    width: int
    height: int
    marked: tuple[tuple[int, int, int, int], ...]


def sheet_of(png: bytes) -> Sheet:
    """Return what a picture that `page_picture` made says of itself."""
    width, height = struct.unpack(">II", png[16:24])
    position, marked = 33, []
    while position + 8 <= len(png):
        size, kind = struct.unpack(">I4s", png[position : position + 8])
        words = png[position + 8 : position + 8 + size]
        if kind == b"tEXt" and words.startswith(_MARKED.encode() + b"\0"):
            marked = [tuple(box) for box in json.loads(words.split(b"\0", 1)[1])]
        if kind == b"IDAT":
            break
        position += size + 12
    return Sheet(width, height, tuple(marked))


def main() -> int:
    """Draw what standard input asks for."""
    from PIL.PngImagePlugin import PngInfo

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    request = json.loads(sys.stdin.buffer.read())
    path, number = Path(request["path"]), int(request["page"])
    drawn = _of_pdf(path, number) if request["reader"] == "pdf" else _of_image(path, number)
    if isinstance(drawn, int):
        return drawn
    picture, scale = drawn
    marked = [_scaled(box, scale) for box in request["marked"]]
    picture = _with_boxes(picture, marked, _MARK, _EDGE)
    picture = _with_boxes(picture, [_scaled(box, scale) for box in request["covered"]], _COVER, _COVER)
    notes = PngInfo()
    notes.add_text(_MARKED, json.dumps([[round(side) for side in box] for box in marked]))
    picture.convert("RGB").save(sys.stdout.buffer, "PNG", pnginfo=notes)
    return 0


def _of_pdf(path: Path, number: int) -> tuple[Image, float] | int:
    """Return the page and its pixels a point, or an exit status."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        if not 1 <= number <= len(document):
            return _NO_PAGE
        page = document[number - 1]
        width, height = page.get_size()
        if not (0 < width <= _LARGEST_PAGE and 0 < height <= _LARGEST_PAGE):
            return _CANNOT
        scale = min(_FINEST, _LONGEST / max(width, height))
        return page.render(scale=scale).to_pil(), scale
    except (pypdfium2.PdfiumError, MemoryError):
        return _CANNOT


def _of_image(path: Path, number: int) -> tuple[Image, float] | int:
    """Return the picture and its pixels for each unit that boxes are given in, or an exit status."""
    from PIL import Image, ImageOps

    from indexer.read.scan import MOST_PIXELS, resolution

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(path.read_bytes()), formats=_FORMATS)
            if not 1 <= number <= int(getattr(image, "n_frames", 1)):
                return _NO_PAGE
            image.seek(number - 1)
            if image.width * image.height > MOST_PIXELS:
                return _CANNOT
            upright = ImageOps.exif_transpose(image)
            dpi, unit = resolution(upright)
            shrink = min(1.0, _LONGEST / max(upright.size))
            size = (max(1, round(upright.width * shrink)), max(1, round(upright.height * shrink)))
            return upright.convert("RGB").resize(size), dpi / 72 / unit * shrink
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        IndexError,
        KeyError,
        MemoryError,
        Image.DecompressionBombError,
    ):
        return _CANNOT  # what Pillow's decoders raise for damaged data


def _scaled(box: Sequence[float], scale: float) -> Box:
    left, top, right, bottom = (float(side) for side in box)
    return (left - _ROOM) * scale, (top - _ROOM) * scale, (right + _ROOM) * scale, (bottom + _ROOM) * scale


def _with_boxes(picture: Image, boxes: Sequence[Box], fill: tuple[int, ...], edge: tuple[int, ...]) -> Image:
    from PIL import Image as Pillow
    from PIL import ImageDraw

    if not boxes:
        return picture
    layer = Pillow.new("RGBA", picture.size)
    pencil = ImageDraw.Draw(layer)
    for left, top, right, bottom in boxes:
        if right > left and bottom > top:
            pencil.rectangle((left, top, right, bottom), fill=fill, outline=edge, width=2)
    return Pillow.alpha_composite(picture.convert("RGBA"), layer)


if __name__ == "__main__":
    sys.exit(main())
