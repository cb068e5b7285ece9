"""Names without the place that they begin with, in full or for short: 围场满族蒙古族自治县, 围场县."""

from __future__ import annotations

import re

from indexer.memo import remembered

_AUTONOMOUS = re.compile("([\u4e00-\u9fff]{2,6}?)(?:[\u4e00-\u9fff]{1,4}族)+自治([州县旗])")


def unplaced(name: str, place: str) -> str:
    """Return a name without the place that it begins with, which an item says before it: 松溪县养老院 -> 养老院."""
    if not place or not name.startswith(place[:2]):  # as mostly
        return name
    for called in (place, _short_place(place)):
        while name.startswith(called) and len(name) > len(called) + 1:
            name = name[len(called) :]
    return name


@remembered
def _short_place(place: str) -> str:
    """Return what an autonomous county or prefecture is called for short: 围场满族蒙古族自治县 -> 围场县."""
    return _AUTONOMOUS.sub(r"\1\2", place)
