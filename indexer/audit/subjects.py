"""What a figure speaks of, as far as a rule needs to know: the whole unit's accounts, their parts, or one project."""

from __future__ import annotations

import re

from indexer.forms import fold
from indexer.model import Figure

# Concepts that are lines of a unit's accounts, from the catalogue of items.
_ACCOUNTS = frozenset({
    "total_expenditure", "basic_expenditure", "project_expenditure", "operating_business_expenditure", "to_superior",
    "to_subordinate", "personnel_costs", "operating_costs", "wages", "goods_services", "household_subsidies",
    "three_public", "overseas_travel", "vehicle_total", "vehicle_purchase", "vehicle_running", "reception",
})  # fmt: skip
_YEAR = r"(?:19|20)\d{2}年度?"
_WHOLE = re.compile(
    rf"{_YEAR}(?:{_YEAR})?(?:部门|单位|本年|全年|整体|实际|财政|一般公共预算|财政拨款|一般公共预算财政拨款)*"
    r"(?:总?支出|收支)(?:合计|总计|总额)?(?:实际支出|支出|决算数?|预算数?)?$"
)
_MEASURE_TAIL = re.compile(r"(?:实际支出|年初预算|调整预算|全年预算数?|全年执行数?|决算数|预算数|金额|执行|支出|收入)$")


def role_of(figure: Figure) -> str | None:
    """Return the line of the unit's accounts that a figure is, None for a project's and for any other."""
    if figure.project is not None:
        return None
    if figure.concepts:
        return figure.concepts[0] if len(figure.concepts) == 1 and figure.concepts[0] in _ACCOUNTS else None
    return "total_expenditure" if is_whole(figure) else None


def is_whole(figure: Figure) -> bool:
    """Say whether a figure is the whole unit's: 某局2022年支出, with nothing that narrows it."""
    return figure.project is None and not figure.concepts and _WHOLE.search(fold(figure.item)) is not None


def subject_of(figure: Figure) -> tuple[str | None, tuple[str, ...], str]:
    """Return what must be equal for two figures to be of one thing: project, concepts, and else the bare item."""
    if figure.project or figure.concepts:
        return figure.project, figure.concepts, ""
    words = re.sub(_YEAR, "", fold(figure.item))
    words = _MEASURE_TAIL.sub("", words)
    return None, (), words
