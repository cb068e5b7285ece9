"""One printed page as its reader saw it: glyphs and drawn lines, from a text layer and from recognition alike.

Lengths are points (1/72 inch) from the top left corner of the page as it is displayed, x to the right and y down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.text import RawText


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and the box it is printed in; `size` is the height of its font, in points.

    `confidence` (0 to 1) is that of the recognised line it stands in, None for a text layer. `angle` is by how many
    degrees its line climbs from the page's lines, as watermarks and stamps do. The blank between two words may be a
    glyph, or may be left to the gap between boxes.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    confidence: float | None = None
    bold: bool = False
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """A drawn line, or the side of a filled cell: a thin box that is upright or level (at most a few points thick)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its glyphs in the order drawn (any order where recognised), and its rulings.

    `turn` is by how many degrees clockwise (0, 90, 180, 270) the glyphs and rulings given here have been turned from
    the page as displayed so that their lines run level: boxes in places are turned back. `width` and `height` are
    those of the page as given here, after the turn. After that turn they have been turned by `skew` degrees more,
    counter-clockwise around the middle of the page, to make the lines of a crooked scan level.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    turn: int = 0
    recognised: bool = False
    skew: float = 0.0


def pages_to_raw(pages: Iterable[Page], reader: str, notes: tuple[str, ...] = ()) -> RawText:
    """Return the text of printed pages: reading order, paragraphs, tables as grids, furniture marked, a place a glyph.

    `pages` come in order and may leave numbers out. `reader` and `notes` are handed on.
    """
    from indexer.read.layout_document import document_of  # the engine imports this model

    return document_of(pages, reader, notes)
