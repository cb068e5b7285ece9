"""Filters become SQL: one place, so that a filter means the same wherever it is used.

`year` is a figure's own year for figures, the fiscal year for reports, sections and passages. A region stands for
itself and all that lies below it. `item`, `measure`, `code`, `min_yuan` and `max_yuan` speak of figures: a report,
section or passage meets them where one figure in it meets all of them. `section` takes in the sections below. Of the
editions of one report the figures of the one that counts pass, and of the passages of others what it does not hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from indexer.model import Filters
from indexer.schema import amount_to_parts
from indexer.text import fold


@dataclass(slots=True)
class Conditions:
    """SQL conditions joined by AND, with their parameters."""

    clauses: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, clause: str, *values: object) -> None:
        """Add one condition."""
        self.clauses.append(clause)
        self.values.extend(values)

    def sql(self) -> str:
        """Return the text after WHERE."""
        return " AND ".join(self.clauses) or "1"


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _named(kind: str) -> str:
    """Return SQL for the codes that a written code or name (bound twice) stands for."""
    return f"(SELECT ? UNION SELECT code FROM names WHERE kind = '{kind}' AND name = ?)"


def _in_years(where: Conditions, column: str, years: tuple[int, int] | None) -> None:
    if years is not None:
        where.add(f"{column} BETWEEN ? AND ?", *years)


def _in_regions(where: Conditions, column: str, regions: Sequence[str] | None) -> None:
    if regions is not None:
        where.add(f"{column} IN (SELECT code FROM region_paths WHERE above IN ({_marks(regions)}))", *regions)


def _in_department(where: Conditions, column: str, department: str | None) -> None:
    if department is not None:
        where.add(f"{column} IN {_named('department')}", department, fold(department))


def _in_section(where: Conditions, column: str, section: str | None) -> None:
    if section is not None:
        where.add(
            f"{column} IN (SELECT p.section FROM section_paths p JOIN sections a ON a.\"id\" = p.above"
            f" WHERE a.\"type\" IN {_named('section')})",
            section,
            fold(section),
        )  # fmt: skip


def _of_figure(where: Conditions, filters: Filters, alias: str = "f") -> None:
    """Add what speaks of one figure: item, measure and amount."""
    if filters.item is not None:
        words = fold(filters.item).strip()
        where.add(
            f"(instr({alias}.\"sought\", ?) OR {alias}.number IN"
            f" (SELECT figure FROM figure_concepts WHERE concept IN {_named('concept')}))",
            words,
            filters.item,
            words,
        )  # fmt: skip
    if filters.measure is not None:
        where.add(f'{alias}."measure" IN {_named("measure")}', filters.measure, fold(filters.measure))
    if filters.code is not None:
        last = filters.code + chr(ord("9") + 1)
        among = "(SELECT figure FROM figure_codes WHERE code >= ? AND code < ?)"
        where.add(f"{alias}.number IN {among}", filters.code, last)
    if filters.min_yuan is not None:
        where.add(f'{alias}."parts" >= ?', amount_to_parts(filters.min_yuan))
    if filters.max_yuan is not None:
        where.add(f'{alias}."parts" <= ?', amount_to_parts(filters.max_yuan))


def _holds_figure(where: Conditions, filters: Filters, place: str) -> None:
    """Add: a figure at `place` (SQL over `f`) meets everything that speaks of one figure."""
    inner = Conditions()
    _of_figure(inner, filters)
    if inner.clauses:
        where.add(
            f"EXISTS (SELECT 1 FROM figures f WHERE {place} AND f.inside_name = 0 AND {inner.sql()})", *inner.values
        )


def of_figures(filters: Filters, include_inside_name: bool = False) -> Conditions:
    """Conditions over `figures f JOIN reports r`."""
    where = Conditions()
    if not include_inside_name:
        where.add("f.inside_name = 0")
    if not filters.editions:
        where.add('r."edition_of" IS NULL')
    _in_years(where, 'f."year"', filters.years)
    _in_regions(where, 'f."region_code"', filters.regions)
    _in_department(where, 'r."department"', filters.department)
    _in_section(where, 'f."section"', filters.section)
    _of_figure(where, filters)
    return where


def of_reports(filters: Filters) -> Conditions:
    """Conditions over `reports r`."""
    where = Conditions()
    _in_years(where, 'r."year"', filters.years)
    _in_regions(where, "r.region_code", filters.regions)
    _in_department(where, 'r."department"', filters.department)
    if filters.section is not None:
        inner = Conditions()
        _in_section(inner, 's."id"', filters.section)
        where.add(f'EXISTS (SELECT 1 FROM sections s WHERE s."report" = r."id" AND {inner.sql()})', *inner.values)
    _holds_figure(where, filters, 'f."report" = r."id"')
    return where


def _of_reports_alone(filters: Filters) -> Filters:
    """Return the filters without those that speak of a section or of one figure."""
    return replace(filters, section=None, item=None, measure=None, min_yuan=None, max_yuan=None, code=None)


def of_sections(filters: Filters) -> Conditions:
    """Conditions over `sections s JOIN reports r`."""
    where = of_reports(_of_reports_alone(filters))
    _in_section(where, 's."id"', filters.section)
    _holds_figure(where, filters, _within("s"))
    return where


def of_passages(filters: Filters) -> Conditions:
    """Conditions over `passages p JOIN reports r`."""
    where = of_reports(_of_reports_alone(filters))
    _in_section(where, 'p."section"', filters.section)
    _holds_figure(where, filters, _within("p"))
    if not filters.editions:
        where.add('p."number" NOT IN (SELECT number FROM repeated_passages)')
    return where


def _within(alias: str) -> str:
    return (
        f'f."report" = {alias}."report" AND f."amount_start" >= {alias}."start"'
        f' AND f."amount_end" <= {alias}."end"'
    )  # fmt: skip


def mentions(concepts: Sequence[str], texts: Sequence[str | Sequence[str]], in_quotes: bool) -> Conditions:
    """Conditions over `figures f`: one of the concepts, or one of the texts in what the figure is for.

    A text is a string that must occur, or several strings that must all occur. With `in_quotes` the sentence
    that prints the figure counts as well.
    """
    either = Conditions()
    if concepts:
        either.add(f"f.number IN (SELECT figure FROM figure_concepts WHERE concept IN ({_marks(concepts)}))", *concepts)
    for text in texts:
        words = [fold(word) for word in ((text,) if isinstance(text, str) else text) if word]
        if words:
            place = "(f.sought || char(10) || fold(f.quote))" if in_quotes else "f.sought"
            either.add("(" + " AND ".join(f"instr({place}, ?)" for _ in words) + ")", *words)
    where = Conditions()
    where.add("(" + (" OR ".join(either.clauses) or "0") + ")", *either.values)
    return where
