"""From a PDF page's own coordinates to points from the top left corner of the page as it is displayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from indexer.source_map import Box

Handle = Any  # a page, an object or the module of the library's low-level interface, which has no types


@dataclass(frozen=True, slots=True)
class View:
    """The visible box of a page (its own units, y up) and by how many degrees clockwise it is displayed turned."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.top - self.bottom if self.turn in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.right - self.left if self.turn in (90, 270) else self.top - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box as displayed: left, top, right, bottom."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turn == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def angle(self, degrees: float) -> float:
        """Return how many degrees (-180 to 180) a line climbs as displayed that climbs `degrees` in the page's own."""
        return (degrees - self.turn + 180) % 360 - 180


def turned(box: Box, turn: int, width: float, height: float) -> Box:
    """Return a box after the page that it is on, `width` by `height`, is turned clockwise by `turn` degrees."""
    left, top, right, bottom = box
    if turn == 90:
        return height - bottom, left, height - top, right
    if turn == 180:
        return width - right, height - bottom, width - left, height - top
    if turn == 270:
        return top, width - right, bottom, width - left
    return box
