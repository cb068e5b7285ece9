"""B07 for things: one count told twice with two numbers, where the money or the digits say which is wrong.

新建文化站6个，每个补助2万元, 文化站建设 12.00 in a table, and 建成的7个文化站: the six are proved by what they cost.
Without money only neighbours exchanged in a number of three digits or more, in the same words, are no chance. What was
there before, is planned, or is added up over years is another number; so is one that differs by a printed number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check, side
from indexer.audit.counts.numbered import numbers_before
from indexer.audit.guards import PAST
from indexer.audit.printed_at import is_counted
from indexer.audit.slips import slip_of
from indexer.audit.spans import CLAUSE
from indexer.audit.telling import check_of_words
from indexer.audit.unit_costs.products import product_of
from indexer.audit.unit_costs.redundancy import Product
from indexer.forms import fold
from indexer.model import Figure
from indexer.numerals import parse_number, plain

_LED = re.compile(
    r"^(?:全年|本年|当年|年内|项目|共|共计|累计|已|计划|其中|一是|二是|三是|实际|新|改|扩|重|维|修|建|造|设|成|完成|实施|开展|举办|组织|安装|购置|采购"
    r"|培训|救助|资助|补助|补贴|扶持|聘用|聘请|发放|改造|治理|清理|对|为|给予|了)+"
)
_SAID = re.compile(r"^(?:截至?|年末|年底|本项目|通过|内|的|[本该我]|至|20\d\d年度?)+")
_DONE = re.compile("[建造修购装治]|完成|采购|实施|举办|培训|救助|资助|补助|补贴|扶持|聘|发放|清理")
_OTHER = re.compile(
    rf"累计|{PAST}|下年|计划|目标|原有|现有|已有|既有|全[县市区镇省]|其中|拟|剩余|第|每|余|近|约|超|含|除|比|申报|待[验建完审]|未|在建|抽[查取样]|部分|优秀|示范|评为|获"
)
_YEAR = re.compile(r"20\d\d(?=年)")
_NUMBER = r"(?<![\d.第])(?<!\d,)(\d{1,6}|[一二两三四五六七八九十]{1,3})"
_TWICE = re.compile(
    r"(?<=[\u4e00-\u9fff]{4})(\d{1,3}(?:,\d{3})+|\d{3,6})(人次|批次|[人名户件份亩处家台套场宗起])(?!均)"
)
_UNITS, _DIGITS = "人批名户件份亩处家台套场宗起", "0123456789,"
_WHEN = re.compile(r"^(?:全年|本年度?|当年|年内|20\d\d年度?|共|共计|已|实际|截至年底)+")
_CLAUSE = re.compile("[,。;:、\n]")
_SHORTEST, _LONGEST, _BACK = 3, 10, 24
_LEAST, _FEW = 5, 4  # characters that name what is counted; places of the same words
_SMALL = "一两三四五六七八九十"
_SPENT = ("executed", "allocated")


def recounts(case: Case) -> Iterator[Check]:
    """B07: numbers of things that what they cost, or their own digits, show to be told wrongly elsewhere."""
    seen: set[tuple[str, str, Decimal]] = set()
    for figure in case.figures:
        if figure.measure == "standard" and figure.kind == "money" and figure.table is None and not figure.approx:
            product = product_of(case, figure)
            thing = _thing(case, product) if product is not None else None
            if product is not None and thing is not None and (*thing, product.number) not in seen:
                seen.add((*thing, product.number))
                yield from _priced(case, product, *thing)
    yield from _exchanged(case)


def _thing(case: Case, product: Product) -> tuple[str, str] | None:
    """Return the name and the unit of what a product's number counts; None where it is not named right before it."""
    folded, (begin, end) = case.folded(), product.place
    name = _LED.sub("", _CLAUSE.split(folded[max(begin - _BACK, 0) : begin])[-1])
    unit = folded[begin:end].lstrip("0123456789,.万")[:1]
    named = _SHORTEST <= len(name) <= _LONGEST and re.search(r"[\d()]", name) is None
    return (name, unit) if named and unit else None


def _priced(case: Case, product: Product, name: str, unit: str) -> Iterator[Check]:
    """Yield the other number of what a standard is for, where its own number comes to what was spent on it."""
    cost = case.term(product.standard).value * product.number * product.times
    amounts = case.once("spent by amount", lambda: _by_amount(case))
    spent = [figure for figure in amounts.get(cost, ()) if _is_of(figure, name)]
    others = list(_others(case, name, unit, product)) if spent else []
    numbers = {number for number, _ in others}
    if len(numbers) == 1 and not _is_of_many(case, name, unit, {product.number, *numbers}):
        number, place = others[0]
        terms = [f"{plain(each)}{unit}" for each in (product.number, number)]
        yield check_of_words("B07", "audit.alike.finding", (place, product.place, side(spent[0])), terms=terms)


def _by_amount(case: Case) -> dict[Decimal | None, list[Figure]]:
    """Return what was spent, by its amount."""
    found: dict[Decimal | None, list[Figure]] = {}
    for figure in case.money():
        if figure.measure in _SPENT:
            found.setdefault(figure.amount_yuan, []).append(figure)
    return found


def _is_of(figure: Figure, name: str) -> bool:
    row = figure.table.row if figure.table is not None else ""
    return any(name in fold(words) for words in (figure.item, figure.project or "", row))


def _others(case: Case, name: str, unit: str, product: Product) -> Iterator[tuple[Decimal, tuple[int, int]]]:
    """Yield the numbers near a product's own that the text gives for the same things in this year."""
    folded, own = case.folded(), product.number
    before, after = re.compile(rf"{_NUMBER}{unit}$"), re.compile(rf"(?:共|建设|建成|新建)?{_NUMBER}{unit}")
    at = folded.find(name)
    while at >= 0:
        end = at + len(name)
        found = before.search(folded, max(at - _SHORTEST * 3, 0), at) or after.match(folded, end)
        number = parse_number(found.group(1)) if found is not None else None
        if found is not None and number is not None and number != own and not case.in_table(at):
            place = min(at, found.start()), max(end, found.end())
            apart = abs(number - own)
            near = apart <= max(Decimal(2), own / 4) and _is_done(case, *place)
            if near and not _is_other(case, *place) and not _says(case, apart, unit):
                yield number, place
        at = folded.find(name, end)


def _is_done(case: Case, begin: int, end: int) -> bool:
    """Say whether a clause tells no more before a number of things than that all were built, bought or paid for."""
    clause = max(case.mark_before(CLAUSE, begin), case.mark_before(":、", begin)) + 1
    words = case.folded()[clause:begin]
    led = words and _SAID.sub("", _LED.sub("", words))
    done = _DONE.search(case.folded(), clause, end) is not None
    return not led and (done or (not words and case.folded().startswith("全部", end)))


def _is_of_many(case: Case, name: str, unit: str, told: Collection[Decimal]) -> bool:
    """Say whether a third number is told of things of a name: 运营61家, 抽查18家, of which none need be another."""
    folded = case.folded()
    before, after = re.compile(rf"{_NUMBER}{unit}$"), re.compile(rf"[^\d,。;:、\n]{{0,4}}{_NUMBER}{unit}")
    at = folded.find(name)
    while at >= 0:
        end = at + len(name)
        for found in (before.search(folded, max(at - _SHORTEST * 3, 0), at), after.match(folded, end)):
            if found is not None and parse_number(found.group(1)) not in told:
                return True
        at = folded.find(name, end)
    return False


def _says(case: Case, number: Decimal, unit: str) -> bool:
    """Say whether a text prints a number of some things: 其中1个由企业捐建, 另一个."""
    if number <= len(_SMALL) and f"{_SMALL[int(number) - 1]}{unit}" in case.folded():
        return True
    return is_counted(case, number, unit)


def _is_other(case: Case, begin: int, end: int) -> bool:
    """Say whether the clause of a number, or the beginning of its sentence, names another time or another scope."""
    sentence = case.mark_before("。\n", begin) + 1
    clause = max(sentence, case.mark_before(CLAUSE, begin) + 1)
    folded = case.folded()
    years = set(_YEAR.findall(folded, max(sentence, begin - 80), begin)) - {str(case.report.year)}
    return bool(years) or _OTHER.search(folded, clause, end + 6) is not None


def _exchanged(case: Case) -> Iterator[Check]:
    """Yield numbers that the same words stand before, all of their clause, of which one is the other but for a swap."""
    said: dict[tuple[str, str], list[tuple[Decimal, tuple[int, int]]]] = {}
    folded = case.folded()
    for found in filter(None, (_TWICE.match(folded, begin) for begin in numbers_before(case, _UNITS, _DIGITS))):
        number = parse_number(found.group(1))
        words = _WHEN.sub("", _CLAUSE.split(folded[max(found.start() - _BACK, 0) : found.start()])[-1])
        if number is not None and _LEAST <= len(words) < _BACK - _LEAST:
            said.setdefault((words, found.group(2)), []).append((number, found.span()))
    for (_, unit), places in said.items():
        values = {number for number, _ in places}
        if len(values) != 2 or len(places) > _FEW or not _are_exchanged(sorted(values)):
            continue
        if any(case.in_table(a) or _is_other(case, a, b) for _, (a, b) in places):
            continue
        first = [next(place for number, place in places if number == value) for value in sorted(values)]
        terms = [f"{plain(value)}{unit}" for value in sorted(values)]
        yield check_of_words("B07", "audit.alike.finding", first, terms=terms)


def _are_exchanged(values: Sequence[Decimal]) -> bool:
    return slip_of(values[0], values[1]) == "swap"
