"""Scanned pages: of the numbers printed on damaged pages, how many are read right, marked as doubtful, or neither.

Pages are drawn, damaged, read and laid out as a file's pages are; every printed number is looked for where it stands.
What must not be is `unmarked`: a number read wrongly, or read where none is printed, that carries no `doubtful`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import product
from multiprocessing import get_context
from typing import Any

import numpy as np

from eval.metrics import EvalResult, Scalar
from eval.scan_damage import CONDITIONS
from eval.scan_pages import NUMBER, Sheet, Word, draw, installed_fonts
from indexer.doubts import ocr_flags
from indexer.read.page import pages_to_raw
from indexer.read.scan import read_page
from indexer.source_map import Box, Places
from indexer.text import RawText, fold

LAYOUTS = ("prose", "ruled", "dense", "open")
OUTCOMES = ("right", "doubtful_right", "doubtful_wrong", "unmarked", "missed")
_COUNTED = ("pages", "numbers", *OUTCOMES, "invented", "cells", "cells_wrong", "characters", "characters_lost")


@dataclass(slots=True)
class Score:
    """What became of the numbers, cells and characters of some pages."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in the text that was read: as printed, its unit, its boxes' outline in pixels, and whether in doubt."""

    number: str
    unit: str
    box: Box
    doubtful: bool


def run(
    only: Sequence[str] = (), dpis: Sequence[int] = (200,), fonts: Sequence[str] = (), seeds: int = 1, workers: int = 2
) -> EvalResult:
    """Read `seeds` pages of every layout and font at every resolution in the conditions `only` (all where empty)."""
    conditions = [name for name in CONDITIONS if not only or name in only]
    fonts = list(fonts) or installed_fonts()
    jobs = [(c, dpi, la, f, s) for c, dpi, la, f, s in product(conditions, dpis, LAYOUTS, fonts, range(seeds))]
    scores: dict[tuple[str, int], Score] = {}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for job, page in zip(jobs, pool.map(_page, jobs), strict=True):
            total = scores.setdefault(job[:2], Score())
            total.counts += page.counts
            total.seconds += page.seconds
            total.errors += page.errors
    items = [_item(condition, dpi, score) for (condition, dpi), score in scores.items()]
    totals = {key: sum(item[key] for item in items) for key in _COUNTED}
    seconds = sum(score.seconds for score in scores.values()) / max(1, totals["pages"])
    summary: dict[str, Scalar] = {**totals, "seconds_a_page": seconds}
    return EvalResult("scans", summary, items)


def _item(condition: str, dpi: int, score: Score) -> dict[str, Any]:
    counts = {key: score.counts[key] for key in _COUNTED}
    seconds = score.seconds / max(1, score.counts["pages"])
    return {"id": condition, "dpi": dpi, **counts, "seconds": round(seconds, 2), "errors": score.errors}


def _page(job: tuple[str, int, str, str, int]) -> Score:
    condition, dpi, layout, font, seed = job
    sheet = draw(layout, font, dpi, seed)
    damaged = CONDITIONS[condition](sheet, np.random.default_rng(seed))
    start = time.process_time()
    raw = pages_to_raw([read_page(damaged.image, 1, dpi)], "image")
    score = scored(damaged, raw)
    score.seconds = time.process_time() - start
    label = f"{dpi} {layout} {font} {seed}"
    score.errors = [f"{label}: {error}" for error in score.errors]
    return score


def scored(sheet: Sheet, raw: RawText) -> Score:
    """Compare what was read of a page with what was printed on it."""
    score = Score(Counter({"pages": 1, "numbers": len(sheet.numbers)}))
    found = numbers_in(raw, sheet.dpi)
    taken: set[int] = set()
    for printed in sheet.numbers:
        hits = [n for n, one in enumerate(found) if _overlap(printed.box, one.box)]
        taken.update(hits)
        outcome = _outcome(printed, [found[n] for n in hits])
        score.counts[outcome] += 1
        if outcome in ("unmarked", "missed"):
            score.errors.append(f"{outcome} {printed.text} read as {[found[n].number + found[n].unit for n in hits]}")
    invented = [one for n, one in enumerate(found) if n not in taken and not one.doubtful]
    score.counts["invented"] = len(invented)
    score.errors += [f"invented {one.number} at {[round(v) for v in one.box]}" for one in invented]
    _count_cells(sheet, raw, score)
    printed_characters = Counter("".join(fold(word.text) for word in sheet.words).replace(" ", ""))
    lost = printed_characters - Counter(fold(raw.text))
    score.counts["characters"], score.counts["characters_lost"] = printed_characters.total(), lost.total()
    return score


def numbers_in(raw: RawText, dpi: float) -> list[Found]:
    """Return the numbers of a page's text, each with where it stands on the picture and whether it is doubtful."""
    places = Places(raw.places, len(raw.text))
    found = []
    for match in NUMBER.finditer(fold(raw.text)):
        start, end = match.span()
        boxes = [box for _, box in places.boxes(*match.span(1))]
        if boxes:
            sides = (
                min(b[0] for b in boxes),
                min(b[1] for b in boxes),
                max(b[2] for b in boxes),
                max(b[3] for b in boxes),
            )
            left, top, right, bottom = (side * dpi / 72 for side in sides)
            outline = (left, top, right, bottom)
            found.append(Found(match[1], match[2] or "", outline, "doubtful" in ocr_flags(places, start, end)))
    return found


def _outcome(printed: Word, hits: Sequence[Found]) -> str:
    if not hits:
        return "missed"
    match = NUMBER.fullmatch(printed.text)
    number, unit = (match[1], match[2] or "") if match else (printed.text, "")
    # A line may end between a number and its unit: what is printed has none then, what is read has.
    right = len(hits) == 1 and hits[0].number == number and unit in ("", hits[0].unit)
    if all(hit.doubtful for hit in hits):
        return "doubtful_right" if right else "doubtful_wrong"
    return "right" if right else "unmarked"


def _overlap(a: Box, b: Box) -> bool:
    """Whether two boxes are of one number: each way they share more than a third of the narrower."""
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return across > min(a[2] - a[0], b[2] - b[0]) / 3 and down > min(a[3] - a[1], b[3] - b[1]) / 3


def _count_cells(sheet: Sheet, raw: RawText, score: Score) -> None:
    """Count the printed cells and those that are not read to the letter in their place, table by table."""
    for table, grid in zip(sheet.tables, (*raw.grids, *[None] * len(sheet.tables)), strict=False):
        got = {(c.row, c.column): raw.text[c.start : c.end] for c in grid.cells} if grid else {}
        for r, row in enumerate(table):
            for c, text in enumerate(row):
                score.counts["cells"] += 1
                if fold(got.get((r, c), "\0")) != fold(text):
                    score.counts["cells_wrong"] += 1
                    score.errors.append(f"cell {r},{c} {text!r} read as {got.get((r, c))!r}")
