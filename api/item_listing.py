"""What money is spent on in an index: its items by name, with their concepts, what of them may be added, and examples.

Figures of one name are one row. A name is the project, or else what the item says without place, organisation, year
and measure. What may be added is of one measure and one year: amounts printed once, for this item alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indexer.forms import fold
from indexer.meaning.cues import Cues, cues_of
from indexer.meaning.items import is_generic, is_whole, short_organisation, subject_of
from indexer.meaning.lead_words import clean_lead
from indexer.model import Figure, Filters
from indexer.store import Index

SUMMED = ("initial_budget", "executed")
EXAMPLES = 3
_NOT_ALONE = frozenset({"composite", "total", "subtotal", "restates", "part", "partial_list", "cumulative", "doubtful"})
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_LIKE = 0.5  # share of a wording's character pairs that a name has to have


@dataclass(frozen=True, slots=True)
class ItemSum:
    """What `count` amounts of one measure and year come to."""

    year: int | None
    measure: str
    count: int
    yuan: Decimal


@dataclass(frozen=True, slots=True)
class Example:
    """A figure of an item, with its quote."""

    figure: str
    file: str
    quote: str
    start: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item as the reports name it; `own` says that one of its concepts is the index owner's."""

    item: str
    concepts: tuple[str, ...]
    own: bool
    figures: int
    reports: int
    first_year: int | None
    last_year: int | None
    sums: tuple[ItemSum, ...]
    examples: tuple[Example, ...]


def items_of(index: Index, filters: Filters, like: str | None = None) -> list[ItemRow]:
    """Return the items of the figures that pass, the most frequent first; with `like` the nearest to it first."""
    vocabulary = index.vocabulary
    cues = cues_of(vocabulary)
    named: dict[str, list[Figure]] = {}
    for figure in index.catalogue.figures(filters):
        if figure.kind == "money" and (name := name_of(figure, cues)):
            named.setdefault(name, []).append(figure)
    own = {code for code, concept in vocabulary.concepts.items() if concept.own}
    rows = [_row(name, figures, own) for name, figures in named.items()]
    rows.sort(key=lambda row: (-row.figures, row.item))
    if like is None:
        return rows
    concepts = vocabulary.concepts
    near = {
        row.item: _likeness(like, [row.item, *(concepts[code].zh for code in row.concepts if code in concepts)])
        for row in rows
    }
    return sorted((row for row in rows if near[row.item] >= _LIKE), key=lambda row: -near[row.item])


def name_of(figure: Figure, cues: Cues) -> str:
    """Return what a figure is for in the report's words alone; "" for a unit's whole accounts."""
    if figure.project:
        return re.sub(r"\s", "", figure.project)
    words = figure.item.rpartition("：")[2] if figure.table is not None else figure.item
    for known in (figure.organisation, short_organisation(figure.organisation, figure.region), figure.region):
        words = words.removeprefix(known or "")
    words = _YEAR.sub("", words)
    start, end = subject_of(words, cues)
    name = words[start:end][clean_lead(words[start:end]) :].strip("，、。：: ")
    return "" if len(name) < 2 or is_whole(name) or is_generic(name) else name


def _row(name: str, figures: Sequence[Figure], own: set[str]) -> ItemRow:
    concepts = Counter(code for figure in figures for code in figure.concepts)
    codes = tuple(code for code, _ in concepts.most_common())
    years = [figure.year for figure in figures if figure.year is not None]
    return ItemRow(
        item=name,
        concepts=codes,
        own=not own.isdisjoint(codes),
        figures=len(figures),
        reports=len({figure.report for figure in figures}),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        sums=_sums(figures),
        examples=tuple(Example(each.id, each.file, each.quote, each.start) for each in figures[:EXAMPLES]),
    )


def _sums(figures: Iterable[Figure]) -> tuple[ItemSum, ...]:
    amounts: dict[tuple[int, str], list[Decimal]] = {}
    for figure in figures:
        alone = not figure.shared_with and figure.restates is None and _NOT_ALONE.isdisjoint(figure.flags)
        if figure.measure in SUMMED and figure.amount_yuan is not None and figure.direction is None and alone:
            amounts.setdefault((figure.year or 0, figure.measure), []).append(figure.amount_yuan)
    return tuple(
        ItemSum(year or None, measure, len(found), sum(found, Decimal(0)))
        for (year, measure), found in sorted(amounts.items())
    )


def _likeness(like: str, names: Iterable[str]) -> float:
    """Return the share of a wording's character pairs in the best of some names; 1 where one holds it whole."""
    wanted = fold(re.sub(r"\s", "", like))
    pairs = {wanted[i : i + 2] for i in range(len(wanted) - 1)} or {wanted}
    shares = (1.0 if wanted in (name := fold(each)) else sum(p in name for p in pairs) / len(pairs) for each in names)
    return max(shares, default=0.0)
