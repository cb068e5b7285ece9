"""Remembering what a pure function of a short text gave: a report asks for the same few hundred again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

LONGEST = 120  # characters; what is longer hardly comes twice, and a worker would keep it for nothing
MOST = 4096  # texts of each function

Result = TypeVar("Result")


class _Known(dict[str, Result]):
    """What a function gave for each short text; full, it is emptied. A look-up of what is known runs no Python."""

    def __init__(self, function: Callable[[str], Result]) -> None:
        self._function = function

    def __missing__(self, text: str) -> Result:
        made = self._function(text)
        if len(text) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[text] = made
        return made


def remembered(function: Callable[[str], Result]) -> Callable[[str], Result]:
    """Return the same function of a text, which computes each short text once while it is remembered.

    What it gives must never be changed by its caller: it is handed out again.
    """
    return _Known(function).__getitem__
