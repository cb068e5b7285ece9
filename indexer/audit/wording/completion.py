"""D08: what is said to be all spent or all done, against the amounts and quantities that the report prints.

A budget said to be all spent is compared where the report prints that very amount with what was spent of it and with
the rate that follows from both; a quantity said to be done, where a table or a sentence prints it as the plan beside
what was done. Money that was paid out after the year, or only handed on (拨付, 下达), says nothing of either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check, side
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.guards import INTENDED, PAST
from indexer.audit.spans import sentence_around
from indexer.audit.subjects import role_of
from indexer.audit.telling import denied_claim
from indexer.forms import fold
from indexer.model import Figure, Table

_SPENT = re.compile(r"全部(?:支付|支出|执行|使用)(?:完毕|完成|完|到位)?|(?:支付|支出|执行|使用)完毕")
_WHOLE = re.compile(
    r"(?:部门整体|单位整体|整体支出|全年|年度|部门|单位)(?:预算|预算资金|资金)?(?:已|均|已经)?全部(?:支付|支出|执行|使用)(?:完毕|完成|完)"
    r"|(?:部门整体|单位整体|整体支出|全年|年度|部门整体支出|部门)预算?执行率(?:达到?了?|为|是)?100(?:\.0{1,2})?%"
)
_APART = re.compile(rf"截[至止]|目前|现已|次年|下年|\d月|累计|后续|随后|其中|除|{PAST}|剔除|扣除|口径|若|如果")
_NOT_SO = re.compile(rf"{INTENDED}|计划(?:于|在|用)|未|没有|基本")  # in the claim's own clause
_OF_PART = re.compile(r"到位资金|财政拨款|公共预算|基本支出|三公|项目|补助|专项|按|批")
_MAY_BE_SPENT = re.compile("全部[支执使]|付完毕|出完毕|行完毕|用完毕|率[达到了为是]{0,3}100")
_ALL = re.compile("全部")
_DOES = 10  # characters behind 全部 that say what is done
_BACK = 40  # characters before the claim that hold its amount
_ALMOST = Decimal("99.95")
_AGAIN = 4  # places that print a part of it again
_NEAR = Decimal("0.02")  # percentage points
_UNIT = r"(万?(?:亩|公里|千米|户|人次|人|座|平方米|㎡|立方米|米|处|个|套|台|件|株|户次|吨|所|场|盏|口))"
_QUANTITY = rf"(?<![\d.])(\d[\d,]{{0,12}}(?:\.\d{{1,4}})?){_UNIT}"
_DONE = re.compile(
    rf"{_QUANTITY}[\u4e00-\u9fff]{{0,12}}?(?:已|均|现?已经|都)?全部(?:按[期时])?(?:完成|建成|完工|竣工|实施完毕|建设完成|改造完成)"
)
_STEP = re.compile(r"设计|勘察|测绘|验收|招标|补偿|确权|前期|手续|合同|选址|兑付|规划|监理|审批|备案|动员|调查|征")
_PLANNED = re.compile(
    r"^(?:年度|全年|本年)?(?:计划|目标|任务)(?:面积|数量|里程|户数|人数|数|任务|量|建设|改造|值)*(?:[(].{1,6}[)])?$"
)
_ACTUAL = re.compile(
    r"^(?:年度|全年|本年|实际)*(?:完成|建成|实际完成)(?:面积|数量|里程|户数|人数|数|任务|量|值|情况)*(?:[(].{1,6}[)])?$"
)
_PLAN_THEN_DONE = re.compile(
    rf"(?:计划|目标|任务)[\u4e00-\u9fff]{{0,8}}?{_QUANTITY}[^。;\n\d]{{0,12}}?(?:实际|全年|已)?(?:完成|建成)[\u4e00-\u9fff]{{0,6}}?{_QUANTITY}"
)
_NUMBER = re.compile(r"\d[\d,]{0,12}(?:\.\d{1,4})?")
_CLAUSE_END = re.compile(r"[,。;\n]")
_AHEAD = 200


def all_spent(case: Case) -> Iterator[Check]:
    """D08: a budget that is said to be all spent, and printed elsewhere with less spent and a rate below 100%."""
    folded = case.folded()
    claims = [
        found
        for said in _MAY_BE_SPENT.finditer(folded)
        for pattern in (_SPENT, _WHOLE)
        if (found := pattern.search(folded, max(said.start() - _BACK, 0), said.end() + _DOES)) is not None
        and found.start() <= said.start() < found.end()
    ]
    if not claims:
        return
    known = executions(case)
    seen: set[int] = set()
    for found in sorted(claims, key=lambda match: (match.start(), -match.end())) if known else ():
        begin, end = sentence_around(case, *found.span(), _AHEAD)
        if begin in seen or case.in_table(found.start()):
            continue
        amount = _amount_before(case, begin, found.start())
        whole = found.re is _WHOLE and amount is None
        first = found.start() if amount is None else amount.start
        if (amount is None and not whole) or not _is_plain(folded, begin, first, found.end(), end):
            continue
        if whole and _OF_PART.search(folded, begin, end):
            continue
        against = next((one for one in known if _is_against(case, one, amount, begin, end)), None)
        if against is not None:
            seen.add(begin)
            stop = _CLAUSE_END.search(folded, found.end(), end)
            yield not_all(case, (first, stop.start() if stop else end), against)


def executions(case: Case) -> list[tuple[Figure, Figure, Figure]]:
    """Return budget, spending and rate of one line or one row, where the rate is that of both and below 100%."""
    return case.once("executions", lambda: list(_executions(case)))


def _executions(case: Case) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield budget, spending and rate that stand in one line or one row, where the rate is the one of both."""
    figures = [f for f in case.figures if f.kind in ("money", "percent") and "doubtful" not in f.flags]
    for group in (*case.lines(figures), *case.rows(figures)):
        rates = [f for f in group if f.kind == "percent" and f.measure == "rate" and f.value is not None]
        spent = [f for f in group if f.kind == "money" and f.measure == "executed" and f.amount_yuan]
        planned = [
            f
            for f in group
            if f.kind == "money" and f.measure in ("revised_budget", "initial_budget") and f.amount_yuan
        ]
        for rate in rates if spent and planned else ():
            value = rate.value or Decimal(0)
            pairs = [
                (budget, done) for budget in planned for done in spent
                if done.year == budget.year and done.project == budget.project
                and abs((done.amount_yuan or Decimal(0)) * 100 / (budget.amount_yuan or Decimal(1)) - value) <= _NEAR
            ]  # fmt: skip
            if pairs and value < _ALMOST:
                yield (*pairs[0], rate)


def _is_against(case: Case, one: tuple[Figure, Figure, Figure], amount: Figure | None, begin: int, end: int) -> bool:
    """Say whether an execution is of the claim's amount, or of the whole unit where the claim has no amount."""
    budget, done, rate = one
    if begin <= rate.amount_start < end or budget.year != case.report.year:
        return False
    if amount is not None:
        return amount.amount_yuan == budget.amount_yuan and amount.year == budget.year
    return role_of(budget) == role_of(done) == "total_expenditure" and budget.measure == "revised_budget"


def _amount_before(case: Case, begin: int, at: int) -> Figure | None:
    """Return the last amount before a claim in its sentence."""
    found = [f for f in case.money() if max(begin, at - _BACK) <= f.amount_start < at]
    return found[-1] if found and found[-1].table is None else None


def not_all(case: Case, claim: tuple[int, int], one: tuple[Figure, Figure, Figure]) -> Check:
    """Return the finding, with what the text prints again of the spending, of the rate and of what is left."""
    budget, done, rate = one
    left = (budget.amount_yuan or Decimal(0)) - (done.amount_yuan or Decimal(0))
    said = "rate", rate.value
    again = [
        f for f in case.figures
        if f.table is None and f.year == budget.year and not claim[0] <= f.start < claim[1]
        and (f.amount_yuan in (done.amount_yuan, left) if f.kind == "money" else (f.measure, f.value) == said)
    ]  # fmt: skip
    rest = [f for f in again if f.amount_yuan == left][:1]
    terms = [case.text[f.amount_start : f.amount_end] + (f.unit or "") for f in (*one, *rest)]
    return denied_claim(case, [claim, *map(side, one), *map(side, again[:_AGAIN])], terms)


def all_done(case: Case) -> Iterator[Check]:
    """D08: a quantity that is said to be all done, and printed elsewhere as a plan of which less was done."""
    folded = case.folded()
    claims = [
        found
        for all_ in _ALL.finditer(folded)
        if (found := _DONE.search(folded, max(all_.start() - _BACK, 0), all_.end() + _DOES)) is not None
        and found.start() < all_.start() < found.end()
    ]
    if not claims:
        return
    told = list(_told(case, folded, {_value(found.group(1)) for found in claims}))
    for found in claims:
        begin, end = sentence_around(case, *found.span(), _AHEAD)
        if (
            _STEP.search(found.group())
            or not _is_plain(folded, begin, found.start(), found.end(), end)
            or case.in_table(found.start())
        ):
            continue
        planned, unit = _value(found.group(1)), found.group(2)
        for plan, done, units, sides in told:
            same = plan == planned and done < plan and re.search(rf"(?<!万){unit}", units) is not None
            if same and not any(begin <= a < end for a, _ in sides):
                terms = [f"{number.normalize():f}{unit}" for number in (plan, done)]
                yield denied_claim(case, [found.span(), *sides], terms)
                break


_Told = tuple[Decimal, Decimal, str, tuple[tuple[int, int], ...]]


def _told(case: Case, folded: str, wanted: set[Decimal]) -> Iterator[_Told]:
    """Yield plan, what was done, words that hold the unit, and the places; of the plans that are wanted."""
    for found in _PLAN_THEN_DONE.finditer(folded):
        if found.group(2) == found.group(4) and _value(found.group(1)) in wanted and not case.in_table(found.start()):
            yield _value(found.group(1)), _value(found.group(3)), found.group(2), (found.span(),)
    for table in case.tables:
        yield from _rows(case, folded, table, wanted)


def _rows(case: Case, folded: str, table: Table, wanted: set[Decimal]) -> Iterator[_Told]:
    rows = cell_rows(case, table)
    columns: tuple[int, int] | None = None
    before = case.mark_before("\n", case.mark_before("\n", table.start))
    units = folded[before + 1 : table.start]
    for row in rows:
        words = {column: words_of(case, cell) for column, cell in rows[row].items()}
        if columns is None:
            plans = [column for column, text in words.items() if _PLANNED.match(text)]
            dones = [column for column, text in words.items() if _ACTUAL.match(text)]
            columns = (plans[0], dones[0]) if len(plans) == len(dones) == 1 else None
            units += "".join(words.values()) if columns else ""
            continue
        cells = [(rows[row].get(column), words.get(column, "")) for column in columns]
        values = [_value(text) for cell, text in cells if cell is not None and _NUMBER.fullmatch(text)]
        if len(values) == 2 and values[0] in wanted:
            yield values[0], values[1], units, tuple((cell.start, cell.end) for cell, _ in cells if cell is not None)


def _value(number: str) -> Decimal:
    return Decimal(fold(number).replace(",", ""))


def _is_plain(folded: str, begin: int, start: int, stop: int, end: int) -> bool:
    """Say whether a claim is one: of the year itself, of all, and no wish; `begin` and `end` are its sentence's."""
    clause = max(folded.rfind(",", begin, start) + 1, begin)
    return _APART.search(folded, begin, end) is None and _NOT_SO.search(folded, clause, stop) is None
