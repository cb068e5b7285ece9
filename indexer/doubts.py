"""What a figure read by recognition carries as a warning: that it was, and whether its characters are doubtful."""

from __future__ import annotations

from indexer.source_map import Places

# Below this a recognised character is doubtful. Measured with `python -m eval scans`: of the wrong numbers that both
# readings agreed on and that were well formed, the surest had 0.71; of the right ones of clean pages 1 in 100 lies
# below 0.8.
DOUBTFUL = 0.8


def ocr_flags(places: Places, start: int, end: int) -> tuple[str, ...]:
    """Return the flags of a figure whose amount and unit are `text[start:end]`.

    `()` where the file holds characters; `("ocr",)` where recognition read it; `("ocr", "doubtful")` where one of its
    characters is less sure than `DOUBTFUL`. Readings that differ, and numbers written as none is, have confidence 0.
    """
    sure = places.confidence(start, end)
    if sure is None:
        return ()
    return ("ocr",) if sure >= DOUBTFUL else ("ocr", "doubtful")
