"""Numbers that are computed, never printed: sums, differences, means, counts. Each names the figures it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, product

from api.agreement import same_measure, worth
from api.evidence import Row
from api.model import Calculation
from api.question import Asked
from indexer.messages import message
from indexer.model import Figure
from indexer.vocabulary import Vocabulary

_TOTALS = frozenset({"total", "subtotal", "cumulative", "weight"})
_STATED_CHANGE = frozenset({"change", "variance", "saving", "share", "rate", "standard"})
_MOST_READINGS = 4
YUAN = {"元": Decimal(1), "yuan": Decimal(1), "万元": Decimal(10**4), "百万元": Decimal(10**6), "亿元": Decimal(10**8)}


def calculate(
    asked: Asked, rows: Sequence[Row], vocabulary: Vocabulary, above: Mapping[str, str] | None = None
) -> tuple[Calculation, ...]:
    """Return what the question asks to be computed over the rows.

    Only amounts of one measure are added, each fact once; what is shared with other items, a total with its
    parts, or changes are never added. Where one report prints two values, each gives its own result.
    `above` gives the city over each place whose name is not its own alone, by code.
    """
    lang = asked.lang
    usable = [row for row in rows if row.figure.kind == "money" and row.figure.measure not in _STATED_CHANGE]
    usable = [row for row in usable if row.figure.amount_yuan is not None]
    aggregation = asked.plan.aggregation
    if aggregation == "count":
        return tuple(_count(rows, lang, above or {}))
    if aggregation in ("sum", "average") and asked.plan.intent != "compare":
        if _in_several_readings(asked, usable):
            return ()
        return tuple(_sums(_addable(usable), aggregation, lang))
    if asked.plan.intent in ("compare", "trend") or aggregation in ("difference", "series"):
        return tuple(_differences(asked, usable, vocabulary, above or {}))
    return ()


def _in_several_readings(asked: Asked, rows: Sequence[Row]) -> bool:
    """Whether one place of the question may be several and the rows are of more than one: no sum is meant."""
    found = {row.figure.region_code for row in rows}
    return any(len(place.codes) > 1 and len(found & set(place.codes)) > 1 for place in asked.places)


def _addable(rows: Sequence[Row]) -> list[Row]:
    """Leave out what is shared, and totals that stand beside their parts."""
    kept = [row for row in rows if row.standing != "composite"]
    parts = [row for row in kept if not _TOTALS & set(row.figure.flags)]
    reports = {row.figure.report for row in parts}
    return [row for row in kept if row in parts or row.figure.report not in reports]


def _sums(rows: Sequence[Row], aggregation: str, lang: str) -> Iterator[Calculation]:
    by_measure: dict[str, list[Row]] = {}
    for row in rows:
        by_measure.setdefault(same_measure(row.figure.measure), []).append(row)
    for measured in by_measure.values():
        for chosen in _alternatives(measured):
            figures = [row.figure for row in chosen]
            if len(figures) < 2:
                continue
            total = sum((_yuan(f) for f in figures), Decimal(0))
            shown, unit = _in_their_unit(figures, lang)
            formula = f"{' + '.join(shown)} {unit}"
            if aggregation == "average":
                total, formula = total / len(figures), f"({' + '.join(shown)}) / {len(figures)} {unit}"
            label = message(f"answer.calculation.{aggregation}", lang, count=len(figures))
            yield Calculation(label, formula, tuple(f.id for f in figures), total, "元")


def _alternatives(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows once for each choice among values that contradict each other."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        f = row.figure
        key = (f.report, f.year, row.subject) if row.standing == "conflicting" else (f.id,)
        groups.setdefault(key, []).append(row)
    choices = [list({row.figure.amount_yuan: row for row in group}.values()) for group in groups.values()]
    many = 1
    for group in choices:
        many *= len(group)
    if many <= _MOST_READINGS:
        for chosen in product(*choices):
            yield list(chosen)


def _differences(
    asked: Asked, rows: Sequence[Row], vocabulary: Vocabulary, above: Mapping[str, str]
) -> Iterator[Calculation]:
    """Yield the difference of each two neighbours: years of one thing, else places, else measures.

    Where several places are named, they are compared first.
    """
    lang = asked.lang
    several = len({row.figure.region_code for row in rows}) > 1
    for chosen in _series(rows, len(asked.places) > 1):
        for first, last in pairwise(chosen):
            a, b = first.figure, last.figure
            apart = _yuan(b) - _yuan(a)
            key = "same" if not apart else "more" if apart > 0 else "less"
            names = [_label(f, o, lang, vocabulary, above, several) for f, o in ((a, b), (b, a))]
            label = message(f"answer.calculation.{key}", lang, first=names[0], last=names[1])
            (one, other), unit = _in_their_unit((a, b), lang)
            yield Calculation(label, f"{other} - {one} {unit}", (b.id, a.id), apart, "元")


def _in_their_unit(figures: Sequence[Figure], lang: str) -> tuple[list[str], str]:
    """Return amounts in the unit they are printed in (万元 where they differ; in English yuan), and the unit."""
    units = {figure.unit for figure in figures}
    unit = (units.pop() if len(units) == 1 else "万元") or "元"
    if lang == "en" or unit not in YUAN:
        unit = "yuan" if lang == "en" else "元"
    return [in_words(_yuan(figure) / YUAN[unit]) for figure in figures], unit


def in_words(value: Decimal) -> str:
    """Return a number with separators and without trailing zeros."""
    words = f"{value:,f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _series(rows: Sequence[Row], by_place: bool) -> list[list[Row]]:
    """Group rows into series that may be compared, in order."""
    for key, order in (_PLACES, *_SERIES) if by_place else _SERIES:
        groups: dict[tuple[object, ...], list[Row]] = {}
        for row in rows:
            groups.setdefault(key(row), []).append(row)
        series = [chosen for group in groups.values() for chosen in _one_each(group, order)]
        if series:
            return series
    return []


def _one_each(rows: Sequence[Row], order: Callable[[Row], str]) -> list[list[Row]]:
    """Return the rows in order with one for each step, once for each choice where two reports print different values.

    Without two steps there is nothing to compare.
    """
    steps: dict[str, dict[object, Row]] = {}
    for row in rows:
        steps.setdefault(order(row), {}).setdefault(row.figure.amount_yuan, row)
    many = 1
    for values in steps.values():
        many *= len(values)
    if len(steps) < 2 or many > _MOST_READINGS:
        return []
    return [list(chosen) for chosen in product(*(list(steps[step].values()) for step in sorted(steps)))]


def _place(row: Row) -> tuple[object, ...]:
    return (row.figure.region_code, row.figure.region, row.figure.organisation)


_Order = tuple[Callable[[Row], tuple[object, ...]], Callable[[Row], str]]
_PLACES: _Order = (lambda r: (r.figure.year, same_measure(r.figure.measure)), lambda r: str(_place(r)))
_SERIES: tuple[_Order, ...] = (
    (lambda r: (*_place(r), r.subject, same_measure(r.figure.measure)), lambda r: str(r.figure.year)),
    (lambda r: (*_place(r), same_measure(r.figure.measure)), lambda r: str(r.figure.year)),
    (lambda r: (r.subject, same_measure(r.figure.measure)), lambda r: str(r.figure.year)),
    _PLACES,
    (lambda r: (same_measure(r.figure.measure),), lambda r: str((r.figure.year, *_place(r)))),
    (lambda r: (*_place(r), r.subject, r.figure.year), lambda r: str(r.figure.measure)),
)


def _label(
    figure: Figure, other: Figure, lang: str, vocabulary: Vocabulary, above: Mapping[str, str], several: bool
) -> str:
    """Return what tells a figure from another: place where there are several, year, measure."""
    parts = []
    if several or figure.region_code != other.region_code:
        parts.append(above.get(figure.region_code or "", "") + str(figure.region))
    if figure.year != other.year:
        parts.append(f"{figure.year}年" if lang == "zh" else str(figure.year))
    elif figure.region_code == other.region_code and figure.measure != other.measure:
        measure = vocabulary.measures[figure.measure]
        parts.append(measure.zh.split("/")[0] if lang == "zh" else measure.en)
    return ("" if lang == "zh" else " ").join(parts)


def _count(rows: Sequence[Row], lang: str, above: Mapping[str, str]) -> Iterator[Calculation]:
    places = {(row.figure.region_code, row.figure.region): row.figure for row in rows}
    label = message("answer.calculation.count", lang)
    terms = tuple(figure.id for figure in places.values())
    names = ", ".join(above.get(code or "", "") + str(name) for code, name in places)
    if places:
        yield Calculation(label, names, terms, Decimal(len(places)), None)


def _yuan(figure: Figure) -> Decimal:
    amount = worth(figure)
    return amount if amount is not None else Decimal(0)


def in_its_unit(calculation: Calculation) -> tuple[Decimal | None, str]:
    """Return a calculation's value and unit as its formula says them (`316.8 - 288 万元`: 28.8, 万元), not in yuan."""
    unit = calculation.formula.rpartition(" ")[2]
    if calculation.value is None or unit not in YUAN or calculation.unit not in ("元", "yuan"):
        return calculation.value, calculation.unit or ""
    return calculation.value / YUAN[unit], unit
