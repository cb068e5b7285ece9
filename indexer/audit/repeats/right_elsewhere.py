"""Where else a report prints the number that a finding asks for: the place is quoted with the finding.

A sum of 26 where 27 is printed leaves open which number is wrong; the table's 26 for the same people says it. Nothing
is found here that no rule has found. The words of both places must name one thing: a short number is printed often.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from indexer.alike import pairs_of
from indexer.audit.case import FINDING, PASS, ROUNDING, Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.guards import PAST
from indexer.audit.points.own_scores import is_own_score
from indexer.audit.printed_at import printed_at
from indexer.audit.slips import significant
from indexer.audit.telling import as_told, quoting
from indexer.model import Cell, Figure, Table

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TOLD = re.compile(r"\d[\d,]*(?:\.\d+)?(?:万?[^\W\d_]{1,2}|%)?")
_MARKS = re.compile("[,。;:、\n\t|(]")
_NO_NAME = re.compile(
    r"[\d.()《》“”\"\s]|20\d\d|全年|当年|本年|共计|合计|其中|实际|完成|发放|补助|补贴|项目|资金|按照|标准|支出|金额|数量|情况|万元|年末|得分|分值"
)
_OTHER = re.compile(rf"{PAST}|计划|目标|任务|指标值|拟|累计|比|较|预算")
_TOTAL = re.compile("^(?:合计|总计|共计|小计)$")
_LOST = re.compile(r"(?:共|合计|总共|累计)(?:计|被)?[扣失](?:减|除|去|分|掉)?$")
_BACK, _UNIT = 24, 3  # characters before a number that name it, and behind it that hold its unit
_LONGEST = 60  # characters of a quote before its number
_MOST, _QUOTED = 12, 2  # places of a number that are looked at, and quoted
_LONG, _FEWEST = 4, 2  # digits of a number that is hardly printed by chance, and of one that is looked for
_FULL = Decimal(100)
_WAN = Decimal(10_000)
_ALIKE, _BORNE, _ONE = "audit.alike", "audit.borne_out", ("B01", "B06")
_MOST_SIDES = 5
_RULES = ("A03", "A04", "A11", "A12", "A15", "A16", "A17", "A19", "A18", "B03", "C03", "C11")


def with_right_elsewhere(case: Case, checks: Sequence[Check]) -> list[Check]:
    """Return the checks; findings quote where else the number stands that they ask for, and what bears it out.

    Of two numbers that should be one, 9,500吨 and 9,300吨, the one that its parts come to is quoted with these.
    """
    findings = [check for check in checks if check.outcome == FINDING]
    if not findings:  # as mostly
        return list(checks)
    held = _held(checks) if any(check.key.startswith(_ALIKE) for check in findings) else {}
    told = {id(check): _borne_out(case, check, held) or _quoting(case, check) for check in findings if check.sides}
    return [told.get(id(check), check) for check in checks]


def _held(checks: Sequence[Check]) -> dict[tuple[int, int], Check]:
    """Return the relations that hold, by the places of their numbers."""
    held: dict[tuple[int, int], Check] = {}
    for check in checks:
        if check.outcome in (PASS, ROUNDING) and _FEWEST < len(check.sides) <= _MOST_SIDES:
            for place in check.sides:
                held.setdefault(place, check)
    return held


def _borne_out(case: Case, check: Check, held: Mapping[tuple[int, int], Check]) -> Check | None:
    """Return a finding of two numbers that should be one with the relation that bears one of them out."""
    if not check.key.startswith(_ALIKE) or check.rule not in _ONE:
        return None
    found = [(place, relation) for place in check.sides[:2] if (relation := held.get(place)) is not None]
    if len(found) != 1:
        return None
    place, relation = found[0]
    beside = [side for side in relation.sides if not any(a < side[1] and side[0] < b for a, b in check.sides)]
    others = [told for side in beside if (told := _told(case, side))]
    if len(others) < _FEWEST or not (right := _told(case, place)):
        return None
    params = (*check.params, ("right", right), ("others", others))
    return quoting(replace(check, key=check.key.replace(_ALIKE, _BORNE), params=params), beside)


def _told(case: Case, side: tuple[int, int]) -> str:
    """Return the number that a side quotes, with its unit."""
    figure = _figures(case).get(side)
    if figure is not None:
        return as_told(figure)
    numbers = list(_TOLD.finditer(case.folded(), *side))
    return numbers[0].group() if len(numbers) == 1 else ""


def _quoting(case: Case, check: Check) -> Check:
    if check.rule not in _RULES:
        return check
    place = _number_in(case, check.sides[0])
    right = _right(case, check, place) if place is not None else None
    if place is None or right is None:
        return check
    found = [_quoted(case, *each) for each in islice(_places(case, check, place, right), _QUOTED)]
    return quoting(check, [*found, *(_losses(case, right) if check.unit == "points" else ())])


def _number_in(case: Case, side: tuple[int, int]) -> tuple[int, int] | None:
    """Return where the number of a side stands: the last one of its words, the first cell's of a row."""
    figure = _figures(case).get(side)
    if figure is not None:
        return figure.amount_start, figure.amount_end
    numbers = list(_NUMBER.finditer(case.folded(), *side))
    return numbers[-1].span() if len(numbers) == 1 else None


def _figures(case: Case) -> dict[tuple[int, int], Figure]:
    return case.once("figures by place", lambda: {(f.start, f.end): f for f in case.figures})


def _right(case: Case, check: Check, place: tuple[int, int]) -> str | None:
    """Return what the number should be, as it is printed."""
    printed = _NUMBER.match(case.folded(), place[0])
    if printed is None:
        return None
    if check.computed is not None and check.printed:
        right = check.computed * Decimal(printed.group().replace(",", "")) / check.printed
    else:
        told = dict(check.params).get("computed")
        number = _NUMBER.match(str(told)) if told else None
        if number is None:
            return None
        right = Decimal(number.group().replace(",", ""))
        if case.folded().startswith("万", printed.end()) and "万" not in str(told):
            right /= _WAN
    return f"{right.normalize():f}" if right > 0 and len(significant(right)) >= _FEWEST else None


def _places(case: Case, check: Check, place: tuple[int, int], right: str) -> Iterator[tuple[int, int]]:
    """Yield where a number stands that the words of both places name alike."""
    folded, number = case.folded(), Decimal(right)
    unit = _unit(folded, place[1])
    own = _names(case, place)
    if unit == "%":
        yield from _rates(case, check, own, number)
        return
    for start, end in printed_at(case, number)[:_MOST]:
        if any(a <= start < b for a, b in check.sides) or "\n" not in folded[min(place[1], end) : max(place[0], start)]:
            continue
        table, after = case.in_table(start), _unit(folded, end)
        if (after != unit) if not table and not case.in_table(place[0]) else (after and unit and after != unit):
            continue
        if not table and check.unit == "points":
            if is_own_score(case, case.mark_before("。;\n", start) + 1, start):
                yield start, end
            continue
        if _are_alike(own, _names(case, (start, end)), len(significant(number)) >= _LONG):
            yield start, end


def _rates(case: Case, check: Check, own: Sequence[str], right: Decimal) -> Iterator[tuple[int, int]]:
    """Yield where prose prints a rate by the name of a wrong one that is a row's."""
    known = case.once("rates of prose", lambda: _rates_of_prose(case))
    rounded = {round(right, decimals) for decimals in (2, 1)}
    for figure in [figure for value in sorted(rounded) for figure in known.get(value, ())][:_MOST]:
        place = figure.amount_start, figure.end
        if not any(a <= place[0] < b for a, b in check.sides) and _are_alike(own, _names(case, place), long=False):
            yield place


def _rates_of_prose(case: Case) -> dict[Decimal, list[Figure]]:
    found: dict[Decimal, list[Figure]] = {}
    for figure in case.of_kind("percent"):
        if figure.table is None and figure.value is not None and not figure.approx:
            found.setdefault(figure.value, []).append(figure)
    return found


def _quoted(case: Case, start: int, end: int) -> tuple[int, int]:
    """Return the stretch that a number is quoted by: from its row's beginning, or with the words before it."""
    marks = "\n" if case.in_table(start) else ",。;:、\n"
    begin = case.mark_before(marks, start) + 1
    while case.text[begin : begin + 1].isspace() and begin < start:
        begin += 1
    return (begin if start - begin <= _LONGEST else start), end


def _unit(folded: str, end: int) -> str:
    """Return the unit right behind a number."""
    found = re.match(r" ?(万元|亿元|元|%|万?[^\W\d_])", folded[end : end + _UNIT + 1])
    return found.group(1).replace("名", "人") if found else ""


def _names(case: Case, place: tuple[int, int]) -> list[str]:
    """Return what a number goes by: the words before it; of a cell its row and the head above it."""
    if not case.in_table(place[0]):
        words = _MARKS.split(case.folded()[max(place[0] - _BACK, 0) : place[0]])[-1]
        figure = case.once("figures by number", lambda: {f.amount_start: f for f in case.figures}).get(place[0])
        return [words, figure.project] if figure is not None and figure.project else [words]
    starts, cells = case.once("cells in order", lambda: _cells(case))
    number = bisect_right(starts, place[0]) - 1
    if number < 0 or place[0] >= cells[number][1].end:
        return []
    table, cell = cells[number]
    rows = cell_rows(case, table)
    return _of_cell(case, rows, rows[cell.row], cell.column)


def _cells(case: Case) -> tuple[list[int], list[tuple[Table, Cell]]]:
    """Return where the cells of all tables start, in order, and each with its table."""
    cells = [(table, cell) for table in case.tables for cell in table.cells if cell.end > cell.start]
    cells.sort(key=lambda each: each[1].start)
    return [cell.start for _, cell in cells], cells


def _of_cell(
    case: Case, rows: Mapping[int, Mapping[int, Cell]], cells: Mapping[int, Cell], column: int
) -> list[str]:  # fmt: skip
    """Return what a cell goes by: the name of its row with the head above it; of a total the head alone."""
    words = [words_of(case, cell) for each, cell in cells.items() if each != column]
    names = [each for each in words if not _NUMBER.match(each)]
    first = next(iter(rows.values()))
    head = words_of(case, first[column]) if column in first else ""
    return [head] if not names or _TOTAL.match(names[0]) else [f"{names[0]}{head}", names[0]]


def _are_alike(own: Sequence[str], others: Sequence[str], long: bool) -> bool:
    for a in own:
        for b in others:
            if _OTHER.search(a) or _OTHER.search(b):
                continue
            one, two = sorted((_NO_NAME.sub("", a), _NO_NAME.sub("", b)), key=len)
            shared = pairs_of(one) & pairs_of(two)
            if len(shared) > 1 or (shared and (long or one in two)):
                return True
    return False


def _losses(case: Case, right: str) -> Iterator[tuple[int, int]]:
    """Yield where the report says that just so many points were lost as the score that is right leaves of 100."""
    lost = case.once("points lost", lambda: _lost(case)).get(_FULL - Decimal(right))
    if lost is not None:
        yield lost.start, lost.end


def _lost(case: Case) -> dict[Decimal, Figure]:
    """Return the first place in prose where just so many points are said to be lost."""
    found: dict[Decimal, Figure] = {}
    for figure in case.of_kind("score"):
        if figure.table is None and figure.value is not None and figure.value not in found:
            if _LOST.search(case.folded()[max(figure.amount_start - _BACK, 0) : figure.amount_start]):
                found[figure.value] = figure
    return found
