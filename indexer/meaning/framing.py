"""Which of the frames an amount stands in."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from indexer.meaning.context import Context
from indexer.meaning.frame import ANY, Frame
from indexer.meaning.frames import FRAMES
from indexer.memo import MOST
from indexer.needed import Sieve


def framed(named: str | None, phrase: str, after: str, context: Context) -> str | None:
    """Return what the first frame that an amount stands in says, None where it stands in none."""
    code = named or "-"
    followed = _behind(code).match(after) is not None
    for frame in _spoken(code, phrase, followed):
        if (frame.after is None or frame.after.match(after)) and frame.fits(context):
            return frame.says
    return None


@lru_cache(maxsize=MOST)
def _spoken(named: str, phrase: str, followed: bool) -> tuple[Frame, ...]:
    """Return the frames for what the cues name whose own pattern a phrase holds: the same few phrases come often.

    Those for any phrase are told by what follows the amount, which `_behind` says of all of them at once.
    """
    frames = _of(named)
    may = [frames[number] for number in _sieve(named).numbers(phrase)]
    return tuple([f for f in may if (followed if f.phrase is ANY else f.phrase.search(phrase) is not None)])


@cache
def _behind(named: str) -> re.Pattern[str]:
    """Return what follows the amount in one of the frames for any phrase; it matches nothing where there are none."""
    patterns = [frame.after.pattern if frame.after else "" for frame in _of(named) if frame.phrase is ANY]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")


@cache
def _of(named: str) -> tuple[Frame, ...]:
    """Return the frames for what the cues name; there are as many as measures."""
    return tuple(frame for frame in FRAMES if frame.named == "*" or named in frame.named.split())


@cache
def _sieve(named: str) -> Sieve:
    return Sieve([frame.phrase for frame in _of(named)])
