"""Pictures in a Word file: a file that is nothing but pictures of its pages is read by recognition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from indexer.errors import BrokenFile, UnsupportedKind
from indexer.read.word_package import Package, R
from indexer.source_map import Place
from indexer.text import RawText

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
PICTURES = {_BLIP: f"{R}embed", _IMAGE: f"{R}id"}
_MOST = 300  # pictures of one file
# As large as a page within its margins, in EMU (360,000 to a centimetre).
_WIDE, _HIGH = 13 * 360_000, 17 * 360_000


class Picture(NamedTuple):
    """A picture: the relation of its part, the paragraph it stands in, and whether it fills a page."""

    relation: str
    paragraph: int | None
    fills_page: bool


def picture_of(element: _Element, paragraph: int | None) -> Picture:
    """Return the picture that an element of `PICTURES` shows."""
    fills = False
    if element.tag == _BLIP:
        frame = next((above for above in element.iterancestors() if str(above.tag).startswith(_DRAWING)), None)
        extent = frame.find(_EXTENT) if frame is not None else None
        if extent is not None:
            sides = [str(extent.get(side, "")) for side in ("cx", "cy")]
            wide, high = (int(side) if side.isdecimal() and len(side) < 12 else 0 for side in sides)
            fills = wide >= _WIDE and high >= _HIGH
    return Picture(str(element.get(PICTURES[str(element.tag)], "")), paragraph, fills)


def recognised(package: Package, pictures: Sequence[Picture], notes: set[str]) -> Iterator[RawText]:
    """Yield what recognition reads in each picture; what cannot be read is noted. Raises MissingPart."""
    from indexer.read import scan

    if len(pictures) > _MOST:
        notes.add("word_pictures")
    for picture in pictures[:_MOST]:
        _, name = package.relations.get(picture.relation, ("", ""))
        if name.lower() not in package.entries:
            continue
        try:
            raw = scan.read(package.part(name))
        except (BrokenFile, UnsupportedKind):
            notes.add("word_pictures")
            continue
        places = (
            Place(place.start, paragraph=picture.paragraph, confidence=place.confidence, restored=place.restored)
            for place in raw.places
        )
        yield replace(raw, places=tuple(places))
