"""B03 for a table of names without numbers: 覆盖全镇8个行政村，共3,200户 and a table of seven villages, 合计3,200.

A table with a total may list some of all. It is the whole of what is counted where its paragraph leads into it, where
the sentence that counts prints the table's total, or where visits (84村次) are so many to each of the rows and not to
each of those that are said. Any place that says as many as there are rows settles it the other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from indexer.audit.case import FINDING, NOT_CHECKABLE, PASS, Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.counts.counted_rows import LEADS, PART, TOTAL, before_table
from indexer.audit.counts.numbered import numbers_before
from indexer.audit.guards import PAST
from indexer.audit.telling import check_of_words
from indexer.model import Cell, Table
from indexer.numerals import parse_number, plain

_UNITS = "个所家处座项"
_NUMBER = re.compile(
    rf"(?<![\d.第一二三四五六七八九十百两])(\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})[{_UNITS}](?!月|百分|工作日|方面)"
)
_THING = (
    r"(?:子?项目|行政村|村|社区|小区|景区|园区|库区|乡镇|街道|乡|镇|县|区|学校|小学|中学|幼儿园|单位|医院|卫生院|卫生室|中心|企业|合作社|机构|工程|标段"
    r"|课题|科室|股室|站|敬老院|养老院|水库|泵站|公厕|片区|基地|农场|林场|灌区)"
)
_AFTER_NUMBER = re.compile(rf"([^\W\d_]{{0,6}}?)({_THING})(?!长|干|级|民|委|域|务|部)")
_BEFORE_NUMBER = re.compile(rf"({_THING})(?:共计|共|有|为)?$")
_STOPS = re.compile(r"[,。;:()]")
_DIGITS = re.compile(r"-?\d[\d,]{0,14}(?:\.\d{1,4})?")
_MANY = re.compile(r"[、及]|其中|其他|其它|小计|合计|等$|本级|(?<=[^\W\d_]{2})和(?=[^\W\d_]{2})|[(].{0,12}\d")
_NUMBERED = re.compile(r"^[\d一二三四五六七八九十(]+[、.)]?$")
_MORE = re.compile(
    r"(?:另|其余|其他|其它|还有|剩余)(?:有|外)?的?(?:\d{1,2}|[一二两三四五六七八九十])(?:个|家|所|项|处)|未列[入出]?|未单列|合并|打捆|不再单列|撤并|未开展|未实施|取消"
)
_OTHER = re.compile(
    f"{PAST}|下年|计划|拟|目标|累计|其中|前|第|主要|部分|抽[取查样]|之一|选[取择]|试点|未|另|其余|申报|储备"
)
_YEAR = re.compile(r"20\d\d(?=年)")
_AFTER, _NEAR, _CLOSE = 120, 16, 3  # characters after a table, before a count; how far the two numbers may be apart
_FEWEST, _MOST, _TABLES, _LONG, _SENTENCE = 3, 40, 12, 3, 200
_ROUNDS = (2, 3, 4, 6, 12, 24, 36, 48, 52)  # visits to each in a year


class _Names(NamedTuple):
    """The names of a table's rows, its head, and the totals that they come to."""

    head: str
    cells: tuple[Cell, ...]
    words: tuple[str, ...]
    totals: tuple[Decimal, ...]


class _Said(NamedTuple):
    """A number of things, what they are, what is said before it in its clause, and where it stands."""

    number: int
    kind: str
    before: str
    place: tuple[int, int]


def counted_names(case: Case) -> Iterator[Check]:
    """B03: a table that lists all of what the text counts has as many rows as it says."""
    tables = [table for table in case.tables if table.within is None and table.continues is None][:_TABLES]
    named = [(table, names) for table in tables if (names := _names(case, table)) is not None]
    said = _said(case) if named else []
    for table, names in named:
        alike = [each for each in said if _are_kind(each.kind, names)]
        yield from _judge(case, table, names, alike)


def _names(case: Case, table: Table) -> _Names | None:
    """Return the names of a table that has a total that they come to; None where one may hold several."""
    if any(other.continues == table.id for other in case.tables):
        return None
    rows = list(cell_rows(case, table).values())
    if not _FEWEST < len(rows) - 1 <= _MOST or 0 not in rows[0] or 0 not in rows[-1]:
        return None
    if not TOTAL.match(words_of(case, rows[-1][0])):
        return None
    cells = [row.get(0) for row in rows[1:-1]]
    words = [words_of(case, cell) if cell is not None else "" for cell in cells]
    if any(not each or _MANY.search(each) or _NUMBERED.match(each) or _DIGITS.fullmatch(each) for each in words):
        return None
    if len(set(words)) < len(words) or any(each[:1] in "-—\u3000" for each in words):
        return None
    totals = _totals(case, rows)
    kept = tuple(cell for cell in cells if cell is not None)
    return _Names(words_of(case, rows[0][0]), kept, tuple(words), totals) if totals else None


def _totals(case: Case, rows: Sequence[Mapping[int, Cell]]) -> tuple[Decimal, ...]:
    """Return the totals of the columns that come right, the longer ones only."""
    found = []
    for column, cell in rows[-1].items():
        total = _value(words_of(case, cell))
        values = [_value(words_of(case, row[column]) if column in row else "") for row in rows[1:-1]]
        if total and column and sum((value or Decimal(0) for value in values), Decimal(0)) == total:
            found.append(total)
    return tuple(found)


def _value(words: str) -> Decimal | None:
    return Decimal(words.replace(",", "")) if _DIGITS.fullmatch(words) else None


def _said(case: Case) -> list[_Said]:
    """Return how many of what the text says that there are, tables left out."""
    return case.once("things counted", lambda: list(_counts(case, case.folded())))


def _counts(case: Case, folded: str) -> Iterator[_Said]:
    for match in filter(None, (_NUMBER.match(folded, begin) for begin in numbers_before(case, _UNITS))):
        value = parse_number(match.group(1))
        if value is None or not 1 < value < 100 or case.in_table(match.start()):
            continue
        clause = re.split("[,。;:\n]", folded[max(match.start() - _NEAR, 0) : match.start()])[-1]
        after = _AFTER_NUMBER.match(folded, match.end())
        before = _BEFORE_NUMBER.search(clause) if after is None and _STOPS.match(folded, match.end()) else None
        if after is not None:
            yield _Said(int(value), after.group(2), clause + after.group(1), (match.start(), after.end()))
        elif before is not None:
            begin = match.start() - len(clause) + before.start()
            yield _Said(int(value), before.group(1), clause[: before.start()], (begin, match.end()))


def _are_kind(kind: str, names: _Names) -> bool:
    """Say whether the rows of a table are of a kind: its head says so, or all names end like it."""
    last = kind[-1:] if kind[-1:] in "村乡镇县区" else kind
    return last in names.head or all(word.endswith(last) for word in names.words)


def _judge(case: Case, table: Table, names: _Names, said: Sequence[_Said]) -> Iterator[Check]:
    found = len(names.cells)
    folded = case.folded()
    after = folded[table.end : table.end + _AFTER]
    settled = any(each.number == found for each in said) or _MORE.search(after) is not None
    for each in said:
        begin = case.mark_before("。\n", each.place[0]) + 1
        sentence = re.split("[。\n]", folded[begin : each.place[1] + _SENTENCE])[0]
        proof = _proof(case, table, names, each, sentence)
        if proof is not None and each.number == found:
            yield _check(each, names, PASS, ())
        elif proof is not None:
            sure = not settled and abs(each.number - found) <= _CLOSE and not _is_open(case, each, sentence)
            yield _check(each, names, FINDING if sure else NOT_CHECKABLE, proof)


def _is_open(case: Case, said: _Said, sentence: str) -> bool:
    """Say whether what is said may be of more than the table lists: planned, of another year, others elsewhere."""
    others = set(_YEAR.findall(said.before)) - {str(case.report.year)}
    return bool(others) or _OTHER.search(said.before) is not None or _MORE.search(sentence) is not None


def _proof(case: Case, table: Table, names: _Names, said: _Said, sentence: str) -> tuple[tuple[int, int], ...] | None:
    """Return further places that show that a table lists all that is said; None where nothing shows it."""
    before = case.once(f"before {table.id}", lambda: before_table(case, table))
    if before is not None and before[1] <= said.place[0] < before[2]:
        words = before[0].strip()
        rest = before[0][said.place[1] - before[1] :] + said.before.replace("重点", "")  # 重点项目7个，如下
        if LEADS.search(words) and not PART.search(rest):
            return ()
    visits = _visits(case, names, said)
    printed = {value for each in _DIGITS.findall(sentence) if (value := _value(each)) is not None}
    if any(total in printed and len(plain(total).replace(".", "")) >= _LONG for total in names.totals):
        return visits
    return visits or None


def _visits(case: Case, names: _Names, said: _Said) -> tuple[tuple[int, int], ...]:
    """Return where visits are printed that are so many to each row, and not to each of what is said: 84村次."""
    last, found = said.kind[-1:], len(names.cells)
    printed = case.once(f"visits {last}", lambda: list(_printed_visits(case.folded(), last)))
    rounds = {found * each for each in _ROUNDS}
    return tuple(place for number, place in printed if number in rounds and number % said.number)[:2]


def _printed_visits(folded: str, last: str) -> Iterator[tuple[int, tuple[int, int]]]:
    if f"{last}次" in folded:
        for match in re.finditer(rf"(?<![\d.])(?<!\d,)(\d{{1,5}})(?:个|所|家)?{last}次", folded):
            yield int(match.group(1)), match.span()


def _check(said: _Said, names: _Names, outcome: str, proof: Sequence[tuple[int, int]]) -> Check:
    cells = [(cell.start, cell.end) for cell in names.cells[:10]]
    return check_of_words(
        "B03", f"audit.counted.{outcome}", (said.place, *proof, *cells), outcome=outcome, number=str(said.number),
        found=len(names.cells),
    )  # fmt: skip
