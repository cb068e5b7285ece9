"""One report as the rules see it: its figures by line, by table row and by table column, and what comparing comes to.

Amounts are compared in yuan, ratios in percent, scores in points. A printed number stands for every value that rounds
to it, half a unit of its last digit to either side; the envelope of a comparison is the sum of these halves over all
its terms. A difference within the envelope is rounding. Zeros at the end are often dropped: in a report that prints
two decimals elsewhere, 40万元 is 40.00.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import accumulate, chain
from typing import Any, TypeVar

from indexer.audit.slips import is_near, is_one_digit, slip_of
from indexer.forms import fold
from indexer.model import Figure, Report, Section, Table
from indexer.numerals import in_full
from indexer.records import quickly_made

_USUAL = 2  # decimals that amounts are mostly printed with
_COMMA = re.compile(r",(?!(?<=\d,)\d)")
_DIGITS = re.compile(r"[\d,]+(?:\.(\d+))?")
PASS, ROUNDING, FINDING, NOT_CHECKABLE = "pass", "rounding", "finding", "not_checkable"
Made = TypeVar("Made")
_MOST_TOGETHER = 60  # figures of a line that are compared with one another
ERROR, FLAG, FORMAT = "error", "flag", "format"


@dataclass(slots=True)
class Term:
    """A printed number in its comparison's unit, and half a unit of its last printed digit."""

    figure: Figure
    value: Decimal
    half: Decimal


@quickly_made
@dataclass(frozen=True, slots=True)
class Check:
    """What one application of a rule came to.

    `computed` and `printed` are in `unit` (yuan, percent, points, or "" for text); `sides` are spans of the report's
    text, the printed total first. `key` names the sentence that states it, with `params`.
    """

    rule: str
    outcome: str
    severity: str
    sides: tuple[tuple[int, int], ...]
    computed: Decimal | None = None
    printed: Decimal | None = None
    tolerance: Decimal | None = None
    unit: str = "yuan"
    key: str = ""
    params: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """The report, its text, sections and tables, and its figures in order."""

    report: Report
    text: str
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    precision: dict[str | None, int] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    line_at: dict[int, int] = field(default_factory=dict, compare=False)  # of all amounts, by their places
    sentence_at: dict[int, int] = field(default_factory=dict, compare=False)
    terms: dict[str, Term] = field(default_factory=dict, compare=False)  # of the figures asked for, by id
    words: dict[tuple[int, int], str] = field(default_factory=dict, compare=False)  # of the cells asked for
    known: dict[str, Any] = field(default_factory=dict, compare=False)  # what `once` made

    def __post_init__(self) -> None:
        """Note the text as it is matched, and the most decimals that the report prints in each unit."""
        self.known["folded"] = fold(self.text)
        text, precision = self.text, self.precision
        for figure in self.figures:
            if not figure.approx:
                decimals = _decimals(text[figure.amount_start : figure.amount_end])
                if decimals > precision.get(figure.unit, 0):
                    precision[figure.unit] = decimals

    def decimals(self, figure: Figure) -> int:
        """Return how many decimals a figure is printed with."""
        return _decimals(self.text[figure.amount_start : figure.amount_end])

    def folded(self) -> str:
        """Return the text as it is matched: half width, lower case."""
        folded: str = self.known["folded"]
        return folded

    def says(self, *words: str) -> bool:
        """Say whether the text as it is matched holds one of some words that a pattern cannot do without."""
        return any(map(self.folded().__contains__, words))

    def money(self) -> tuple[Figure, ...]:
        """Return the printed amounts that are what they seem: none inside a name, none doubtful, no measure unknown."""
        return self.once("money", lambda: tuple(filter(_is_money, self.figures)))

    def amounts(self) -> set[Decimal]:
        """Return all amounts that are printed, in yuan: what two amounts differ by may be one of them."""
        return self.once("amounts", lambda: {f.amount_yuan for f in self.figures if f.amount_yuan is not None})

    def exact_money(self) -> list[Figure]:
        """Return those of `money` that are the amount of something: not 约, no change."""
        return self.once("exact money", lambda: list(filter(is_exact, self.money())))

    def money_lines(self) -> list[list[Figure]]:
        """Return the amounts of each line of prose, in order."""
        return self.once("money_lines", lambda: list(self.lines(self.money())))

    def lines_with(self, *measures: str) -> Iterator[list[Figure]]:
        """Yield the lines of `money_lines` that hold an amount of one of these measures: few do of most."""
        lines = self.money_lines()
        known = self.once("lines by measure", lambda: _lines_by_measure(lines))
        for number in sorted(set().union(*(known.get(measure, ()) for measure in measures))):
            yield lines[number]

    def money_tables(self) -> list[list[Figure]]:
        """Return the exact amounts of each table, in order."""
        return self.once("money_tables", lambda: list(self.tables_of([f for f in self.money() if not f.approx])))

    def of_kind(self, kind: str) -> Sequence[Figure]:
        """Return the figures of one kind, in order."""
        return self.once("figures by kind", lambda: _by_kind(self.figures)).get(kind, ())

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what `make` makes, made at the first call: several rules ask for it."""
        if name not in self.known:
            self.known[name] = make()
        made: Made = self.known[name]
        return made

    def line_of(self, figure: Figure) -> int:
        """Return where the line that a figure stands in begins, less one."""
        return self._lines()[figure.amount_start]

    def _lines(self) -> Mapping[int, int]:
        if not self.line_at:
            self.line_at.update(self._marks_before("\n"))
        return self.line_at

    def sentence_of(self, figure: Figure) -> int:
        """Return where the sentence that a figure stands in begins."""
        if not self.sentence_at:
            self.sentence_at.update(self._marks_before("。\n"))
        return self.sentence_at[figure.amount_start] + 1

    def in_table(self, position: int) -> bool:
        """Say whether a place lies in a table."""
        starts, ends = self.once("places of tables", self._places_of_tables)
        number = bisect_right(starts, position)
        return number > 0 and position < ends[number - 1]

    def _places_of_tables(self) -> tuple[list[int], list[int]]:
        """Return where tables start, in order, and where the last of all until then ends."""
        places = sorted((table.start, table.end) for table in self.tables)
        return [start for start, _ in places], list(accumulate((end for _, end in places), max))

    def mark_before(self, marks: str, position: int) -> int:
        """Return the last place before `position` that one of `marks` stands at, full or half width, -1 without one.

        `marks` are given in half width. Looking back in the text itself would go through all of it for a mark that it
        has none of.
        """
        places = self.places_of(marks)
        number = bisect_left(places, position)
        return places[number - 1] if number else -1

    def starting(self, marks: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield what a pattern matches wherever one of `marks` stands, in order, even where one match is in another.

        Of a pattern that begins with one of a few characters this takes a fraction of the time of a search.
        """
        folded = self.folded()
        for place in self.places_of(marks):
            if found := pattern.match(folded, place):
                yield found

    def _marks_before(self, marks: str) -> dict[int, int]:
        """Return by each figure's place the last place before it that one of `marks` stands at, -1 without one."""
        places = [-1, *self.places_of(marks)]
        starts = [figure.amount_start for figure in self.figures]
        return {start: places[bisect_left(places, start) - 1] for start in starts}

    def places_of(self, marks: str) -> list[int]:
        """Return where any of some marks stands, in order."""
        if len(marks) == 1:
            return self.once(marks, lambda: _places_of(marks, self.folded()))
        return self.once(marks, lambda: sorted(chain.from_iterable(map(self.places_of, marks))))

    def is_within(self, section: str | None, outer: str | None) -> bool:
        """Say whether a section is another, or lies in it."""
        if section is not None and not self.parents:
            self.parents.update((each.id, each.parent) for each in self.sections)
        seen = 0
        while section is not None and section != outer and seen < 50:
            section, seen = self.parents.get(section), seen + 1
        return section == outer

    def groups(self, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
        """Yield the figures that stand together: those of one line of prose, those of one column of a table."""
        columns: dict[tuple[str, str], list[Figure]] = {}
        for figure in figures:
            if figure.table is not None:
                columns.setdefault((figure.table.table, figure.table.column), []).append(figure)
        yield from self.lines(figures)
        yield from columns.values()

    def lines(self, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
        """Yield the figures of each line of prose, in order."""
        line_at = self._lines()
        lines: dict[int, list[Figure]] = {}
        for figure in figures:
            if figure.table is None:
                lines.setdefault(line_at[figure.amount_start], []).append(figure)
        for line in lines.values():
            if len(line) > _MOST_TOGETHER:
                yield from self._together(line)
            else:
                yield line

    def _together(self, line: list[Figure]) -> Iterator[list[Figure]]:
        """Yield the figures of a line that has very many in stretches of whole sentences."""
        first = 0
        while len(line) - first > _MOST_TOGETHER:
            sentence = self.sentence_of(line[first + _MOST_TOGETHER])
            last = first + _MOST_TOGETHER
            while last > first and self.sentence_of(line[last - 1]) == sentence:
                last -= 1
            last = last if last > first else first + _MOST_TOGETHER
            yield line[first:last]
            first = last
        yield line[first:]

    def tables_of(self, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
        """Yield the figures of each table, in order; one that goes on from another counts as part of it."""
        before = {table.id: table.continues for table in self.tables}
        tables: dict[str, list[Figure]] = {}
        for figure in figures:
            if figure.table is not None:
                table, seen = figure.table.table, set[str]()
                while (earlier := before.get(table)) is not None and table not in seen:
                    seen.add(table)
                    table = earlier
                tables.setdefault(table, []).append(figure)
        yield from tables.values()

    def rows(self, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
        """Yield the figures of each row of each table, in order."""
        rows: dict[tuple[str, str], list[Figure]] = {}
        for figure in figures:
            if figure.table is not None:
                rows.setdefault((figure.table.table, figure.table.row), []).append(figure)
        yield from rows.values()

    def term(self, figure: Figure) -> Term:
        """Return a figure's number with the precision it is printed to."""
        known = self.terms.get(figure.id)
        if known is None:
            known = self.terms[figure.id] = self._term(figure)
        return known

    def _term(self, figure: Figure) -> Term:
        decimals = self.decimals(figure)
        if figure.kind != "percent":  # a rate is as often told in whole percent beside others with decimals
            decimals = max(decimals, min(self.precision.get(figure.unit, 0), _USUAL))
        value = figure.value or Decimal(0)
        if figure.kind == "money" and figure.amount_yuan is not None:
            amount = -figure.amount_yuan if value < 0 < figure.amount_yuan else figure.amount_yuan
            factor = abs(figure.amount_yuan / value) if value else _FACTORS.get(figure.unit or "", Decimal(1))
            return Term(figure, amount, half_of(decimals) * factor)
        return Term(figure, value, half_of(decimals))


def _places_of(mark: str, text: str) -> list[int]:
    """Return where one character stands; of a rare one this takes no time to speak of."""
    if mark == ",":  # that of 1,200 ends no clause
        return [found.start() for found in _COMMA.finditer(text)]
    places = [text.find(mark)]
    while places[-1] >= 0:
        places.append(text.find(mark, places[-1] + 1))
    return places[:-1]


def _lines_by_measure(lines: Sequence[Sequence[Figure]]) -> dict[str, list[int]]:
    """Return the numbers of the lines that hold an amount of each measure."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for measure in {figure.measure for figure in line}:
            found.setdefault(measure, []).append(number)
    return found


def _by_kind(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.kind, []).append(figure)
    return found


@cache
def half_of(decimals: int) -> Decimal:
    """Return half a unit of the last of so many decimals."""
    return Decimal(5).scaleb(-decimals - 1)


def _decimals(printed: str) -> int:
    whole, _, rest = printed.partition(".")
    if whole.isdecimal() and rest.isdecimal():  # as of most amounts
        return len(rest)
    found = _DIGITS.search(printed if printed.isascii() else fold(printed))
    return len(found.group(1) or "") if found else 0


def _is_money(figure: Figure) -> bool:
    apart = "inside_name" in figure.flags or "doubtful" in figure.flags
    return figure.kind == "money" and figure.amount_yuan is not None and not apart


_FACTORS = {f"{scale}元": Decimal(10**n) for scale, n in (("", 0), ("千", 3), ("万", 4), ("亿", 8), ("万亿", 12))}


def outcome_of(computed: Decimal, printed: Decimal, envelope: Decimal) -> str:
    """Return pass, rounding (within the envelope) or finding."""
    if computed == printed:
        return PASS
    return ROUNDING if abs(computed - printed) <= envelope else FINDING


def side(figure: Figure) -> tuple[int, int]:
    """Return the stretch of text that a figure is quoted by."""
    return figure.start, figure.end


def table_of(figure: Figure) -> str | None:
    """Return the table that a figure stands in, None for prose."""
    return figure.table.table if figure.table is not None else None


def is_exact(figure: Figure) -> bool:
    """Say whether a figure is the amount of something as printed: not 约, and no change."""
    return figure.direction is None and not figure.approx


def is_plain(figure: Figure) -> bool:
    """Say whether a figure is such an amount of money, and no zero."""
    return bool(figure.amount_yuan) and is_exact(figure)


def compare(
    rule: str,
    computed: Decimal,
    printed: Term,
    terms: Sequence[Term],
    formula: str,
    *,
    unit: str = "yuan",
    envelope: Decimal | None = None,
    severity: str = ERROR,
    unless: str = FINDING,
    sure: bool | Callable[[], bool] = False,
    beside: Sequence[Figure] = (),
) -> Check:
    """Compare what `terms` come to with what is printed; `unless` is the outcome of a difference beyond the envelope.

    Values far apart are rather two things, and not checkable, unless it is `sure` that the terms belong together or
    one wrong digit explains them. A `sure` that takes work is a function, asked only where the two differ.
    `beside` are further places to be quoted. `formula` is the key of the sentence's relation in words (`audit.sum`,
    `audit.difference`, `audit.ratio`).
    """
    allowed = sum((term.half for term in terms), printed.half) if envelope is None else envelope
    outcome = outcome_of(computed, printed.value, allowed)
    if outcome == FINDING:
        told = is_near(computed, printed.value) or is_one_digit(
            computed - printed.value, (t.value for t in (*terms, printed))
        )
        told = told or slip_of(computed, printed.value) == "swap" or (sure() if callable(sure) else sure)
        outcome = unless if told else NOT_CHECKABLE
    figures = [printed.figure, *[term.figure for term in terms], *beside]
    sides = tuple(dict.fromkeys(map(side, figures)))
    return Check(
        rule, outcome, severity, sides, computed, printed.value, allowed, unit, formula,
        (("terms", [_in_words(term) for term in terms]), ("printed", _in_words(printed))),
    )  # fmt: skip


def _in_words(term: Term) -> str:
    value = term.figure.value or Decimal(0)
    taken_off = term.value < 0 < value
    return f"{'-' if taken_off else ''}{in_full(value)}{term.figure.unit or ''}"
