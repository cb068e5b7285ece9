"""Remembering what a pure function of a short text gave: a report asks for the same few hundred again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST = 120  # characters; what is longer hardly comes twice, and a worker would keep it for nothing
MOST = 4096  # texts of each function

Result = TypeVar("Result")


def remembered(function: Callable[[str], Result]) -> Callable[[str], Result]:
    """Return the same function of a text, which computes each short text once while it is remembered.

    What it gives must never be changed by its caller: it is handed out again.
    """
    kept = lru_cache(maxsize=MOST)(function)

    @wraps(function)
    def call(text: str) -> Result:
        return kept(text) if len(text) <= LONGEST else function(text)

    return call
