"""B06: what a sentence says of a row of a table, by the names of the row and of its column.

新墙镇发放28.6万元, of a row 新墙镇 that prints 268000 in 元: the number is none of the row's, and one of these with two
neighbours exchanged. 到位600万元，支出570万元, where the row of totals has 600 and 560 in columns of these names: the
first proves which row is meant, and then the other is wrong by whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from indexer.audit.case import FINDING, FLAG, Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.phrases.numbers import MONEY, Number, Sentence, are_plain, sentences
from indexer.audit.slips import is_exchanged_amount, slip_of
from indexer.model import Figure, Table

_LEAD = re.compile(r"^(?:20\d\d年度?|全年|本年度?|当年|其中:?|包括|实际|共计?|合计|用于|和|及|与|对|向|为|给)+")
_NO_ROW = re.compile(r"^(?:合计|总计|小计|共计|总额|其他|其中|项目|序号|\d.*|[一二三四五六七八九十]+|.?)$")
_TOTAL = re.compile(r"^(?:合计|总计|共计|总额|资金总额|总数)$")
_NOT = re.compile(
    r"上年|去年|比|较|增|减|计划|目标|每|约|自筹|合同|中标|采购价|控制价|质保|另|截至|截止|以来|人均|户均|标准|拟|申报|申请|未|验收|新"
)
_LATER = re.compile(r"截[至止][^,]{0,8}[1-9]月|上半年|季度末")
_HEAD = re.compile("预算|到位|支出|执行|安排|下达|拨付|支付|决算|收入|结余|结转")
_UNIT = re.compile(r"[(（].*[)）]")
_LARGE, _WAN = re.compile(r"[(（](?:单位:)?万[^元]"), Decimal(10_000)
_CELL = re.compile(r"(\d[\d,]{0,14}(?:\.\d{1,6})?)")
_YEAR = re.compile(r"(20\d\d)年")
_ABOVE = 60  # characters before a table that may say of which year it is
_LONGEST, _LEAST = 14, 2  # characters of a row's name
_CLOSE = Decimal("0.25")  # of a number, by which another in its place may differ
_MOST, _TOTALS = 400, 30  # rows and tables, and rows of totals, that are looked at
_GENERAL = re.compile(
    r"(?:共|全年|举办|开展|完成|培训|组织|总|合计|累计|实施|发放|支出|补贴|补助|资金|投入|使用|金额|计|专项|项目|安排|惠及|服务|救助|的|了|,|:|、|各类|集中)+"
)
_THINGS = frozenset("人户期场次处个件台套辆所座亩项批栋") | {"人次", "户次", "场次", "公里"}


class Entry(NamedTuple):
    """A number of a row under the head of its column, in yuan where it is money."""

    head: str
    value: Decimal
    half: Decimal
    money: bool
    place: tuple[int, int]
    printed: str


class _Names(NamedTuple):
    """The rows of all tables that have a name of their own, and each table's row of totals."""

    rows: dict[str, tuple[Table, int]]
    totals: list[tuple[Table, int]]
    begins: frozenset[str]  # what the names of rows begin with, which the words before most numbers do not


def told_rows(case: Case) -> Iterator[Check]:
    """B06: numbers of prose against the rows that they name, and against the totals of a table."""
    if not case.tables:
        return
    names = _names(case)
    values = {entry.value for table, at in names.totals for entry in entries_of(case, table, at)}
    for sentence in sentences(case):
        for number in sentence.numbers:
            name = _row_name(names, number)
            if name is not None and _is_told(number) and not _LATER.search(sentence.words):
                yield from _by_name(case, names, name, number, _year(case, sentence, number))
        if values and len(sentence.numbers) > 1 and any(number.value in values for number in sentence.numbers):
            plain = [number for number in sentence.numbers if _is_told(number)]
            if len(plain) > 1 and not _LATER.search(sentence.words):
                yield from _by_witness(case, names, plain, sentence)


def _year(case: Case, sentence: Sentence, number: Number) -> int | None:
    """Return the year that a number is told of: the last one named before it in its sentence, else the report's."""
    years = _YEAR.findall(sentence.words, 0, number.start - sentence.start)
    return int(years[-1]) if years else case.report.year


def _is_of_year(case: Case, table: Table, entry: Entry, year: int | None) -> bool:
    """Say whether a cell is of a year: by its column, the line above its table, or as most of a report are."""
    above = case.folded()[max(case.mark_before("\n", max(table.start - 1, 0)), table.start - _ABOVE) : table.start]
    years = _YEAR.findall(entry.head) or _YEAR.findall(above)[-1:]
    return {int(each) for each in years} == {year} if years else year == case.report.year


def _is_told(number: Number) -> bool:
    return (number.unit == MONEY or number.unit in _THINGS) and not _NOT.search(number.label) and are_plain((number,))


def _names(case: Case) -> _Names:
    found: dict[str, list[tuple[Table, int]]] = {}
    totals: list[tuple[Table, int]] = []
    for table in case.tables[:_MOST]:
        own: list[int] = []
        for at, row in list(cell_rows(case, table).items())[:_MOST]:
            words = words_of(case, row[min(row)])
            if _TOTAL.match(words):
                own.append(at)
            elif _LEAST <= len(words) <= _LONGEST and not _NO_ROW.match(words):
                found.setdefault(words, []).append((table, at))
        if len(own) == 1 and len(totals) < _TOTALS:
            totals.append((table, own[0]))
    rows = {name: tables[0] for name, tables in found.items() if len(tables) == 1}
    return _Names(rows, totals, frozenset(name[:_LEAST] for name in rows))


def rows_of(case: Case) -> list[tuple[Table, int]]:
    """Return the rows of all tables but the first of each, which holds the heads."""
    return [(table, at) for table in case.tables[:_MOST] for at in list(cell_rows(case, table))[1:_MOST]]


def entries_of(case: Case, table: Table, at: int) -> list[Entry]:
    """Return the numbers of a row, those of no use left out."""
    return case.once(f"entries of {table.id} {at}", lambda: list(_read(case, table, at)))


def _read(case: Case, table: Table, at: int) -> Iterator[Entry]:
    rows = cell_rows(case, table)
    head = rows[min(rows)]
    money = case.once("money by place", lambda: {f.amount_start: f for f in case.money() if f.table is not None})
    for column, cell in rows[at].items():
        words = words_of(case, cell)
        found = _CELL.fullmatch(words)
        if found is None or column not in head or at == min(rows):
            continue
        figure: Figure | None = money.get(cell.start)
        name, place = words_of(case, head[column]), (cell.start, cell.end)
        if figure is not None and figure.amount_yuan is not None:
            term = case.term(figure)
            yield Entry(name, term.value, term.half, True, place, f"{figure.value}{figure.unit or ''}")
        elif "元" not in name and "%" not in name:
            value, scale = Decimal(words.replace(",", "")), _scale(name)
            half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1) * scale if scale != 1 else Decimal(0)
            yield Entry(name, value * scale, half, False, place, words)


def _scale(head: str) -> Decimal:
    """Return what one of a column of things stands for: ten thousand under 面积(万平方米)."""
    return _WAN if _LARGE.search(head) else Decimal(1)


def _fits(number: Number, entry: Entry) -> bool:
    """Say whether a cell may hold what a number counts: money, or things by whose unit its column goes."""
    if entry.money or number.unit == MONEY:
        return entry.money and number.unit == MONEY
    return number.unit in entry.head and (number.unit != "人" or "人次" not in entry.head)


def _is_equal(number: Number, entry: Entry) -> bool:
    return abs(number.value - entry.value) <= number.half + entry.half


def _unled(label: str) -> str:
    lead = _LEAD.match(label)
    return label[lead.end() :] if lead else label


def _row_name(names: _Names, number: Number) -> str | None:
    """Return the name of a row that the words before a number begin with, the longest."""
    words = _unled(number.label)
    if words[:_LEAST] not in names.begins:
        return None
    lengths = range(min(len(words), _LONGEST), _LEAST - 1, -1)
    return next((words[:n] for n in lengths if words[:n] in names.rows), None)


def _by_name(case: Case, names: _Names, name: str, number: Number, year: int | None) -> Iterator[Check]:
    """Compare a number with the only row that its words begin with the name of, where a slip parts it from one."""
    table, at = names.rows[name]
    entries = [entry for entry in entries_of(case, table, at) if _fits(number, entry)]
    said = _HEAD.findall(_unled(number.label)[len(name) :])
    own = [entry for entry in entries if any(word in entry.head for word in said)]
    known = any(_HEAD.search(entry.head) for entry in entries)
    if any(_is_equal(number, entry) for entry in entries) or (said and known and not own):
        return
    rest = _GENERAL.sub("", _unled(number.label)[len(name) :])
    if rest and not any(rest[i : i + 2] in entry.head for entry in entries for i in range(len(rest) - 1)):
        return
    slips = [entry for entry in own or entries if _is_slip(number, entry)]
    if len(slips) == 1 and _is_of_year(case, table, slips[0], year):
        yield check_of_cell(number, slips[0])


def _is_slip(number: Number, entry: Entry) -> bool:
    return is_exchanged_amount(number.value, entry.value) or slip_of(number.value, entry.value) == "unit"


def _by_witness(case: Case, names: _Names, plain: Sequence[Number], sentence: Sentence) -> Iterator[Check]:
    """Compare a number with the cell of its column in the row of totals that another one of its sentence is of."""
    for table, at in names.totals:
        entries = entries_of(case, table, at)
        pairs = [(number, entry) for number in plain if (entry := _own(number, entries)) is not None]
        right = {entry.head for number, entry in pairs if _is_equal(number, entry)}
        year = _year(case, sentence, plain[-1]) if right else None
        for number, entry in pairs if right else ():
            near = abs(number.value - entry.value) <= _CLOSE * entry.value
            near = near and _is_of_year(case, table, entry, year)
            told = any(_is_equal(each, entry) for each in plain)  # 年初预算468万元，调整后预算521万元
            told = told or (near and _is_another(case, number, entry))
            if right - {entry.head} and near and not told and not any(_is_equal(number, each) for each in entries):
                yield check_of_cell(number, entry)


def _is_another(case: Case, number: Number, entry: Entry) -> bool:
    """Say whether prose tells what the cell prints as well, of another measure: the budget before it was adjusted."""
    if not entry.money:
        return False
    prose = [f for f in case.money() if f.table is None]
    own, other = ({f.measure for f in prose if f.amount_yuan == value} for value in (number.value, entry.value))
    return bool(other) and own != other


def _own(number: Number, entries: Sequence[Entry]) -> Entry | None:
    """Return the only number of a row whose column's head says what a number is told to be."""
    if number.unit == MONEY:
        said = _HEAD.findall(number.label)[-1:]
        found = [e for e in entries if e.money and (said[0] in e.head if said else _ends(number.label, e.head))]
    else:
        found = [e for e in entries if e.head in (number.unit, f"{number.unit}数", f"{number.unit}数量")]
    return found[0] if len(found) == 1 and found[0].value else None


def _ends(label: str, head: str) -> bool:
    """Say whether words end with the head of a column, its unit left out: 发放救助金, 救助金(万元)."""
    bare = _UNIT.sub("", head)
    return len(bare) > _LEAST and label.endswith(bare)


def check_of_cell(number: Number, entry: Entry) -> Check:
    """Return the finding that a number of prose is not what its cell prints."""
    terms = (("terms", [number.printed, entry.printed]),)
    sides = number.place, entry.place
    if not entry.money:
        return Check("B06", FINDING, FLAG, sides, unit="", key="audit.alike.finding", params=terms)
    return Check(
        "B06", FINDING, FLAG, sides, entry.value, number.value, number.half + entry.half, "yuan", "audit.alike", terms
    )
