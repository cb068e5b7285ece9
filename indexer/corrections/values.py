"""What may be entered for a field: written by a person -> canonical text, or a UsageError that says what is wrong."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indexer.corrections import REPORT
from indexer.errors import UsageError
from indexer.forms import fold
from indexer.identity.declared import places_of, report_type_of
from indexer.identity.provenance import year_of
from indexer.quantities import find_quantities, parse_number
from indexer.regions import Gazetteer
from indexer.schema import amount_to_text
from indexer.vocabulary import Vocabulary

LONGEST = 500  # characters of a value
LONGEST_WHY = 2000
LONGEST_WHO = 100
LONGEST_QUOTE = 20_000
SCOPES = (
    "unit", "department_system", "subordinate", "area", "project", "subproject", "person", "higher_level",
    "lower_level",
)  # fmt: skip
DIRECTIONS = ("increase", "decrease", "over", "under")
_YEARS = range(1949, 2100)
_NEEDED = ("item", "measure", "value", REPORT + "title")  # what cannot be blank
_LARGEST = Decimal(10) ** 15
_LIST = re.compile(r"\s*[;；\n]\s*")
GRADES = (
    "优秀", "优良", "优", "良好", "良", "中等", "中", "合格", "基本合格", "不合格", "较好", "好", "较差", "差", "一般",
)  # fmt: skip
_UNITS = ("元", "千元", "万元", "百万元", "千万元", "亿元", "万亿元", "%", "‰", "个百分点", "分")
_UNIT_NAMES = {
    "％": "%", "百分点": "个百分点", "万": "万元", "亿": "亿元", "yuan": "元", "percent": "%", "points": "分",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks values against the vocabulary and the places that an index knows."""

    vocabulary: Vocabulary
    gazetteer: Gazetteer

    def value_of(self, field: str, written: str | None) -> str | None:
        """Return the canonical text of a value, None for blank. Raises UsageError (`correction_value_…`)."""
        text = words(written or "", LONGEST, field)
        name = field.removeprefix(REPORT)
        if not text:
            if field in _NEEDED:
                raise UsageError("correction_value_blank", field=name)
            return None
        return self._canonical(name, text)

    def _canonical(self, name: str, text: str) -> str | None:
        plain = {"value": _amount, "unit": unit_of, "year": _year, "published": _day, "url": _url, "shared_with": _list}
        if name in plain:
            return plain[name](text)
        if name == "region":
            return self._region(text)
        if name in ("measure", "report_type", "department"):
            return self._code(name, text)
        if name in ("scope", "direction"):
            return _choice(name, text, SCOPES if name == "scope" else DIRECTIONS)
        return text

    def _code(self, field: str, text: str) -> str:
        if field == "report_type":
            code = report_type_of(text, self.vocabulary)
            known = {each.code: each.zh for each in self.vocabulary.report_types.values()}
        else:
            table = self.vocabulary.measures if field == "measure" else self.vocabulary.departments
            known = {each.code: each.zh for each in table.values()}
            plain = fold(text).strip().lower()
            names = {name.lower(): each.code for each in table.values() for name in (each.en, each.zh, each.code)}
            names |= {part: code for name, code in names.items() for part in name.split("/")}
            code = names.get(plain)
        if code is None:
            raise UsageError("correction_value_code", field=field, value=text,
                             candidates=[f"{each} {name}" for each, name in known.items()])  # fmt: skip
        return code

    def _region(self, text: str) -> str:
        found = places_of(text, self.gazetteer)
        paths = list(dict.fromkeys("/".join(place.lineage) for place in found))
        if not paths:
            raise UsageError("correction_value_region", value=text)
        if len(paths) > 1:
            raise UsageError("correction_value_regions", value=text, candidates=paths)
        return paths[0]


def words(written: str, longest: int, field: str) -> str:
    """Return what a person wrote without blanks around it. Raises UsageError for what is too long or no text."""
    text = written.strip()
    if len(text) > longest:
        raise UsageError("correction_value_long", field=field, most=longest)
    if any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\t\n\r" for letter in text):
        raise UsageError("correction_value_characters", field=field)
    return text


def split_amount(written: str) -> tuple[str, str | None]:
    """Return the number and the unit of an amount such as 65.28万元; the unit is None where none is written.

    Raises UsageError `correction_value_amount`.
    """
    text = words(written, LONGEST, "value")
    folded = fold(text)
    found = find_quantities(folded)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(folded) and found[0].unit:
        return _in_bounds(found[0].value, written), unit_of(found[0].unit)
    if (number := parse_number(folded)) is not None:
        return _in_bounds(number, written), None
    if match := re.fullmatch(r"(-[\d,.]+)\s*(\D*)", folded):
        number = parse_number(match[1][1:])
        if number is not None:
            return _in_bounds(-number, written), unit_of(match[2]) if match[2] else None
    raise UsageError("correction_value_amount", value=text)


def _amount(text: str) -> str:
    number, unit = split_amount(text)
    if unit is not None:
        raise UsageError("correction_value_amount", value=text)
    return number


def _in_bounds(number: Decimal, written: str) -> str:
    canonical = amount_to_text(number)
    if abs(number) >= _LARGEST or canonical is None or len(canonical) > 40:
        raise UsageError("correction_value_amount", value=written)
    return canonical


def unit_of(written: str) -> str:
    """Return a unit (of a grade, the grade) in its one spelling. Raises UsageError `correction_value_unit`."""
    plain = written.strip()
    unit = _UNIT_NAMES.get(plain, plain)
    if unit not in _UNITS and unit not in GRADES:
        raise UsageError("correction_value_unit", value=written, candidates=_UNITS)
    return unit


def worth(value: Decimal | None, unit: str | None) -> tuple[str, Decimal | None]:
    """Return the kind of a number with this unit (money, percent, score, count), and its yuan where it is money."""
    if unit is None:
        return "count", None
    found = find_quantities(f"1{unit}")
    if not found:
        return "count", None
    if found[0].kind != "money" or found[0].amount_yuan is None:
        return found[0].kind, None
    return "money", None if value is None else abs(value) * found[0].amount_yuan


def _year(text: str) -> str:
    year = year_of(text)
    if year is None or year not in _YEARS:
        raise UsageError("correction_value_year", value=text)
    return str(year)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError("correction_value_day", value=text) from error


def _choice(field: str, text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise UsageError("correction_value_code", field=field, value=text, candidates=known)
    return text


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://\S+", text):
        raise UsageError("correction_value_url", value=text)
    return text


def _list(text: str) -> str | None:
    return "; ".join(dict.fromkeys(part for part in _LIST.split(text) if part)) or None
