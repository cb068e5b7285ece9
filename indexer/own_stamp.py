"""Whether an index has items of its owner's (own_items.py), which most have not: asked at every opening."""

from __future__ import annotations

from pathlib import Path

OWN_ITEMS = "items.tsv"


def stamp_of(index: Path) -> tuple[int, int] | None:
    """Return what changes with the owner's file of an index: its time and size, None where there is none."""
    try:
        found = (index / OWN_ITEMS).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
