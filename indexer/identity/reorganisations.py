"""Bodies that reforms merged or renamed (卫计委 → 卫健委): one line of offices, with the break between them.

The table `data/department_lineage.tsv` says what became of what and when, `data/body_stems.tsv` how each is called.
That a duty alone moved (救灾 from 民政局 to 应急局) makes no body another's successor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from indexer.data_rows import rows_of

_UNIT = r"(?:管理)?(?:局|委员会|委|办公室|办|厅|部|大队|支队|总队)(?:办公室|机关|本级)?"
# A place, or nothing, stands before a body's own words: 文化旅游局 is no 旅游局.
_PLACE = r"(?:.{0,40}[省市区县州旗盟])?"


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """What became of a body: `predecessor` and `successor` are short names, `years` as written (2018-2019)."""

    predecessor: str
    successor: str
    years: str


@dataclass(frozen=True, slots=True)
class _Body:
    names: re.Pattern[str]

    def place_of(self, organisation: str) -> str | None:
        """Return what stands before the body's own words, None where it is another body."""
        match = self.names.fullmatch(organisation)
        return match.group(1) if match else None


@cache
def _bodies() -> dict[str, _Body]:
    found = {}
    for body, stems in rows_of("body_stems"):
        # A name with = before it is whole; the others end in any word for an office.
        names = (stem[1:] if stem.startswith("=") else stem + _UNIT for stem in stems.split(";"))
        found[body] = _Body(re.compile(f"({_PLACE})(?:{'|'.join(names)})"))
    return found


@cache
def _lineage() -> tuple[Reorganisation, ...]:
    known = _bodies()
    return tuple(
        Reorganisation(row[0], row[1], row[2])
        for row in rows_of("department_lineage")
        if row[0] in known and row[1] in known
    )


def became(organisation: str) -> Reorganisation | None:
    """Return what became of the body of this name (岚海县卫生和计划生育局), None where it is still there."""
    for step in _lineage():
        if _bodies()[step.predecessor].place_of(organisation) is not None:
            return step
    return None


def joined(one: str, other: str) -> Reorganisation | None:
    """Return the reform that made one body of a place out of the other, whichever came first, else None.

    Over two reforms (卫生局, 卫计局, 卫健局) it is the last. A name without its place stands for any.
    """
    for earlier, later in ((one, other), (other, one)):
        for step in _lineage():
            place = _bodies()[step.predecessor].place_of(earlier)
            if place is None:
                continue
            for after in (step, *(s for s in _lineage() if _same_body(s.predecessor, step.successor))):
                elsewhere = _bodies()[after.successor].place_of(later)
                if elsewhere is not None and (place.endswith(elsewhere) or elsewhere.endswith(place)):
                    return after
    return None


def _same_body(one: str, other: str) -> bool:
    """Whether two short names are of one body (卫计委, 卫计局)."""
    return _bodies()[one].names.pattern == _bodies()[other].names.pattern
