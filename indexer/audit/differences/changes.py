"""Differences between printed numbers: A06, A07, A14, and unit cost times number (A16)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.audit.amounts.sums import holds_rest, is_income
from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, PASS, ROUNDING, Case, Check, compare, is_exact
from indexer.audit.matters import is_single, sign_of
from indexer.audit.slips import is_exchanged, is_misprinted_amount, is_misprinted_product
from indexer.audit.spans import SENTENCE, line_end, mark_after, sentence_around
from indexer.audit.subjects import are_alike, bare_item, is_one_project, is_whole, role_of
from indexer.audit.telling import quoting
from indexer.audit.unit_costs.products import is_paid_in_full, results
from indexer.audit.unit_costs.redundancy import Product, right_number
from indexer.forms import fold
from indexer.model import Figure

_WHO = r"(?:名|人|户|台|辆|个|座|所|间|套|家|件|头|只|亩|场|期|次|床|处|口|眼|盏|根|组|条|棵|株)"
_NUMBER_OF = re.compile(rf"(?<![\d.])(?<!\d,)(\d[\d,]{{0,11}}){_WHO}")
_COMPARABLE = re.compile("可比|同口径|剔除|扣除")  # of a base that was made so
_CLOSE = 12  # characters before a standard that say whether it is an average
_UNPAID = re.compile("[未尚欠余退缓待]|结算|验收|核减")  # said of some of those that a standard is for
_SENTENCE = 80  # characters of a sentence behind a standard
_MONTHS = re.compile(r"(?<!\d)(\d{1,2})个月")
_HELD = re.compile(r"(?:万元|亿元|元)?[,(]?(?:含|其中:?|包括)(?:年末|结转|结余)")
_MORE = re.compile(
    r"收回|上缴|缴回|交回|退回|核销|结余分配|弥补|使用[^,。;]{0,10}结余|调[整增减]|注销|提取|其中[^,。;\d]{0,16}结转|财政拨款[^,。;]{0,4}结转"
)
_AFTER = 60  # characters behind what is left
_MOST_KINDS = 12  # of income that are looked at
_PERIOD = re.compile(r"每[日天月周季]|[日天月周季]均|/[日天月周季]|按[日月季]")


def same_thing(figures: Sequence[Figure], like: Figure, measures: Sequence[str], year: int | None) -> list[Figure]:
    """Return the figures of one thing with one of some measures, of a year, in order."""
    candidates = [f for f in figures if f.measure in measures and f.year == year and is_exact(f)]
    same = [f for f in candidates if are_alike(f, like)]
    return same or [f for f in candidates if like.project and f.project == like.project and f.concepts == like.concepts]


def _is_part(case: Case, figure: Figure, whole: Figure | None) -> bool:
    """Say whether an amount is a part of the one before it: 年初结转42万元，其中财政拨款结转39万元."""
    if whole is None or case.sentence_of(whole) != case.sentence_of(figure):
        return False
    return "其中" in case.text[whole.end : figure.amount_start]


def balances(case: Case) -> Iterator[Check]:
    """A06: income (and what was carried in) less expenditure is what is carried over.

    What is carried over stands in the line of the expenditure; the income stands anywhere. 收入总计 holds what was
    carried in and 收入合计 does not, so that either difference that fits will do.
    """
    prose = [
        f for f in case.exact_money()
        if f.table is None and (not f.shared_with or (f.measure == "revised_budget" and is_single(case, f)))
    ]  # fmt: skip
    incomes_of: dict[int | None, list[Figure]] = {}
    carried_of: dict[int | None, dict[Decimal | None, Figure]] = {}
    whole: Figure | None = None
    for f in prose:
        if f.measure in ("income", "revised_budget") and is_income(f):
            incomes_of.setdefault(f.year, []).append(f)
        elif f.measure == "carry_in" and f.project is None and not _is_part(case, f, whole):
            whole = f
            carried_of.setdefault(f.year, {})[f.amount_yuan] = f
    for line in case.lines(prose) if incomes_of else ():
        left = [f for f in line if f.measure == "carryover" and f.project is None and "分配" not in f.item]
        spent = [f for f in line if f.measure == "executed" and role_of(f) == "total_expenditure"]
        if left and not spent and any(f.measure == "carry_in" and f.project is None for f in line):
            spent = _spent_before(case, prose, left[0])
        if len(spent) != 1 or len(left) != 1 or left[0].year != spent[0].year:
            continue
        incomes, carried = incomes_of.get(spent[0].year, []), carried_of.get(spent[0].year, {})
        if holds_rest(spent[0]) and any(f.amount_yuan == spent[0].amount_yuan for f in incomes):
            continue  # 收入总计 is 支出总计, which holds what is left
        if any("结余分配" in f.item for f in line) or _holds_left(case, spent[0], left[0]):
            continue
        if incomes and len(carried) < 2:
            check = _balance(case, incomes, list(carried.values()), spent[0], left[0])
            others = [f for f in line if f.measure == "executed" and f is not spent[0]]
            told = check.outcome == FINDING and any(
                _balance(case, incomes, list(carried.values()), f, left[0]).outcome in (PASS, ROUNDING) for f in others
            )
            yield replace(check, outcome=NOT_CHECKABLE) if told else check  # 本年支出 by another name


def _holds_left(case: Case, spent: Figure, left: Figure) -> bool:
    """Say whether words say that what was spent holds what is left: 支出总额1,520万元，含年末结转44万元."""
    words = case.folded()[spent.amount_end : max(left.amount_start, spent.amount_end)]
    return _HELD.match(words) is not None


def _spent_before(case: Case, prose: Sequence[Figure], left: Figure) -> list[Figure]:
    """Return all that was spent, printed before 年初结转…，年末结转… in a line of its own."""
    spent = {
        f.amount_yuan: f for f in prose
        if f.measure == "executed" and f.year == left.year and f.amount_start < left.amount_start
        and role_of(f) == "total_expenditure" and "合计" in f.item
    }  # fmt: skip
    return [f for f in spent.values() if not _says_more(case, f, left)]


def _says_more(case: Case, spent: Figure, left: Figure) -> bool:
    """Say whether words about what is left tell of more that came or went: taken back, allotted, of one source."""
    end = min(line_end(case, left.amount_end), left.amount_end + _AFTER)
    return _MORE.search(case.folded(), min(spent.amount_end, left.amount_end), end) is not None


def _balance(
    case: Case, incomes: Sequence[Figure], carried: Sequence[Figure], spent: Figure, left: Figure
) -> Check:  # fmt: skip
    checks = []
    for income in sorted(incomes, key=lambda f: "总计" not in f.item):
        ways: list[Sequence[Figure]] = [(), carried] if carried else [()]
        beside = _bearing_out(case, income, carried, spent, left) if carried else None
        if beside is not None:
            ways = [carried]
        # What a total holds already comes first where neither fits: it is what is shown.
        for more in ways if "总计" in income.item else ways[::-1]:
            terms = [case.term(f) for f in (income, *more, spent)]
            computed = sum((t.value for t in terms[:-1]), Decimal(0)) - terms[-1].value
            # Spending that is far below the income is of something else that goes without its name, as is what
            # is told behind what is left: 年末结转10万元，本年支出中基本支出50万元.
            near = 5 * terms[-1].value >= terms[0].value and spent.amount_start < left.amount_start
            unless = FINDING if spent.amount_start < left.amount_start else NOT_CHECKABLE
            check = compare(
                "A06", computed, case.term(left), terms, "audit.balance", sure=near, unless=unless, beside=beside or ()
            )
            checks.append(check)
    good = next((check for check in checks if check.outcome not in (FINDING, NOT_CHECKABLE)), None)
    return good or next((check for check in checks if check.outcome != FINDING), checks[0])


def _bearing_out(
    case: Case, income: Figure, carried: Sequence[Figure], spent: Figure, left: Figure
) -> list[Figure] | None:  # fmt: skip
    """Return what shows that income holds nothing carried in, None where it may: its kinds, or what is left elsewhere.

    收入合计 holds what was carried in where a report uses the word so.
    """
    if "总计" in income.item or len(carried) != 1 or not carried[0].amount_yuan or _says_more(case, spent, left):
        return None
    right = case.term(income).value + case.term(carried[0]).value - case.term(spent).value
    for other in case.money() if right != case.term(left).value else ():
        if other.measure == "carryover" and other.table is not None and other.year == left.year:
            if case.term(other).value == right and other.project is None:
                return [other]
    sentence = case.sentence_of(income)
    kinds = [f for f in case.of_kind("money") if f.amount_start > income.amount_start and f.measure == "income"]
    kinds = [f for f in kinds[:_MOST_KINDS] if f.direction is None and case.sentence_of(f) == sentence]
    named = [f for f in kinds if "结转" not in f.item and "结余" not in f.item]
    total = sum((case.term(f).value for f in named), Decimal(0))
    return [] if len(named) == len(kinds) > 1 and total == case.term(income).value else None


def variances(case: Case) -> Iterator[Check]:
    """A07: what is said to be over or under is what was spent less the budget of the same thing, within a line."""
    for line in case.lines_with("variance", "saving"):
        for number, stated in enumerate(line):
            if stated.measure not in ("variance", "saving") or stated.approx:
                continue
            earlier = line[:number]
            budgets = same_thing(earlier, stated, ("revised_budget", "initial_budget"), stated.year)
            spent = same_thing(earlier, stated, ("executed",), stated.year)
            if len(spent) != 1 or not budgets or len({b.measure for b in budgets}) < len(budgets):
                continue
            for budget in budgets[-1:] if len(budgets) == 1 else ():
                terms = [case.term(spent[0]), case.term(budget)]
                over = terms[0].value - terms[1].value
                # 比预算减少 where more was spent: the amount fits, and only its direction does not.
                turned = over * sign_of(stated) < 0 and stated.direction is not None
                turned = turned and abs(over) == case.term(stated).value
                computed = -abs(over) if turned else abs(over)
                yield compare("A07", computed, case.term(stated), terms, "audit.difference")


def yearly(case: Case) -> Iterator[Check]:
    """A14: this year's amount less last year's is the change that is stated, within a line."""
    for line in case.lines_with("change"):
        if len(line) < 3 or len({f.year for f in line if f.measure in ("executed", "previous")}) < 2:
            continue  # a change, and amounts of two years
        for stated in line:
            if stated.measure != "change" or stated.approx or stated.year is None or stated.direction is None:
                continue
            now, before = two_years(line, stated, stated.year)
            if len(now) != 1 or len(before) != 1:
                continue
            terms = [case.term(now[0]), case.term(before[0])]
            computed = (terms[0].value - terms[1].value) * sign_of(stated)
            # The other way round by another amount: one of the three is hardly of this thing.
            paired = computed >= 0 or -computed == case.term(stated).value
            unless = FINDING if paired else NOT_CHECKABLE
            check = compare("A14", computed, case.term(stated), terms, "audit.difference", unless=unless)
            yield _unless_of_others(case, check, line, stated, before[0])


def _unless_of_others(case: Case, check: Check, line: Sequence[Figure], stated: Figure, before: Figure) -> Check:
    """Return the check of a change, not checkable where another amount beside it bears it out; note what is wrong.

    2021年预算236.80万元，比上年执行数231.50万元增加5.30万元: of the budget, whatever was spent.
    """
    if check.outcome != FINDING:
        return check
    now = case.term(before).value + case.term(stated).value * sign_of(stated)
    borne_out = any(f is not before and f.direction is None and case.term(f).value == now for f in line)
    turned = check.computed is not None and check.printed == -check.computed  # whatever the base was made
    if borne_out or (not turned and _COMPARABLE.search(case.text[case.sentence_of(stated) : stated.amount_start])):
        return replace(check, outcome=NOT_CHECKABLE)
    case.once("told changes", set[str]).add(stated.id)
    return check


def two_years(line: Sequence[Figure], stated: Figure, year: int) -> tuple[list[Figure], list[Figure]]:
    """Return what is printed for the year of a change and for the one before it.

    In 本年…，上年…，比上年增加… the change stands behind the earlier year and may have been given it.
    """
    for later in (year, year + 1):
        now = same_thing(line, stated, ("executed",), later)
        before = same_thing(line, stated, ("executed", "previous"), later - 1)
        if now and before:
            return now, before
    return [], same_thing(line, stated, ("executed", "previous"), year - 1)


def unit_costs(case: Case) -> Iterator[Check]:
    """A16: a standard times a number is the amount, where one sentence prints all three.

    What is paid by the month is taken by the months that are printed, or by twelve: then only a slip of digits is told.
    """
    told = {standard.id for standards, _ in results(case) for standard in standards}  # with an amount of their own
    for line in case.lines_with("standard"):
        for number, standard in enumerate(line):
            if standard.measure != "standard" or standard.approx or not number or standard.id in told:
                continue
            amount = line[number - 1]
            if amount.measure not in ("executed", "initial_budget") or not is_exact(amount):
                continue
            counted, monthly = _number_of(case, amount, standard)
            if counted is None or is_whole(amount) or _has_own(case, line[number + 1 :], standard, counted):
                continue
            term, printed = case.term(standard), case.term(amount)
            computed = term.value * counted
            spoken = _speaks_of(case, amount, standard) and not monthly  # of how many months is seldom said
            off = spoken and computed != printed.value and is_misprinted_product(term.value, counted, printed.value)
            off = off or (not monthly and bool(term.value) and is_exchanged(counted, printed.value / term.value))
            elsewhere = () if off or monthly else _right_elsewhere(case, amount, standard, counted)
            off = off or bool(elsewhere)
            spoken = spoken and not _UNPAID.search(case.text, standard.amount_end, standard.amount_end + _CLOSE)
            full = monthly and is_paid_in_full(*_behind(case, amount, standard))
            close = (spoken or full) and abs(computed - printed.value) * 5 < printed.value
            close = close or off or is_misprinted_amount(computed, printed.value)
            averaged = "均" in case.text[max(standard.start, standard.amount_start - _CLOSE) : standard.amount_start]
            half = term.half * counted if averaged else term.half  # a standard is set; an average was rounded
            check = compare(
                "A16", computed, printed, [term], "audit.product", envelope=printed.half + half,
                unless=FINDING if close else NOT_CHECKABLE, severity=FLAG, sure=off,
            )  # fmt: skip
            if check.outcome == FINDING:
                case.once("told products", set[str]).add(amount.id)
                check = quoting(check, elsewhere)
            if check.outcome == FINDING or not monthly:
                yield check


def _right_elsewhere(
    case: Case, amount: Figure, standard: Figure, counted: Decimal
) -> tuple[tuple[int, int], ...]:  # fmt: skip
    """Return where the report prints the number that an amount and its standard ask for instead of `counted`."""
    found = _NUMBER_OF.search(case.folded(), amount.amount_end, standard.amount_start)
    if found is None or Decimal(found.group(1).replace(",", "")) != counted:
        return ()
    return right_number(case, Product(standard, counted, Decimal(1), found.span()), case.term(amount).value)


def _has_own(case: Case, after: Sequence[Figure], standard: Figure, counted: Decimal) -> bool:
    """Say whether what a standard comes to is the amount behind it: 优待金155万元。每户24,000元，62户148.80万元."""
    own = case.term(standard).value * counted
    sentence = case.sentence_of(standard)
    return any(
        f.measure in ("executed", "initial_budget") and f.direction is None and case.term(f).value == own
        and case.sentence_of(f) == sentence
        for f in after
    )  # fmt: skip


def _behind(case: Case, amount: Figure, standard: Figure) -> tuple[str, str]:
    """Return the words behind a standard, and all from its amount on, to the end of its sentence."""
    stop = sentence_around(case, standard.amount_start, standard.amount_end, _SENTENCE)[1]
    return case.folded()[standard.amount_end : stop], case.folded()[amount.amount_start : stop]


def _speaks_of(case: Case, amount: Figure, standard: Figure) -> bool:
    """Say whether the words between an amount and its standard name what the amount is for: the number is of that."""
    if amount.project and standard.project and not is_one_project(amount.project, standard.project):
        return False  # 国家奖助学金 are more than the 国家助学金 that the standard is of
    between = case.folded()[amount.amount_end : standard.amount_start]
    about = fold(amount.project or bare_item(amount))
    return any(about[i : i + 2] in between for i in range(len(about) - 1))


def _number_of(case: Case, amount: Figure, standard: Figure) -> tuple[Decimal | None, bool]:
    """Return the one number of people or things in the sentence of an amount and its standard, in either order.

    Where the standard is for a month, that number by the months that are printed, or by twelve, and True.
    """
    begin = case.mark_before(SENTENCE, amount.amount_start) + 1
    stop = mark_after(case.text, "。\n；", standard.amount_end)
    between = case.text[amount.amount_end : standard.amount_start]
    told = case.folded()[begin:stop]
    periods, months = set(_PERIOD.findall(told)), set(_MONTHS.findall(told))
    if periods - {"每月"} or len(months) > 1:
        return None, False
    times = Decimal(months.pop() if months else 12) if periods else Decimal(1)
    if "。" in between:  # 以奖代补124.80万元。按每人每年2400元发放，惠及520人
        begin = case.mark_before("。", standard.amount_start) + 1
        between = between if between.count("。") == 1 and begin <= standard.start else ""
        if not between:
            return None, False
    stretches = (between, case.text[standard.amount_end : stop])
    for stretch in stretches:
        numbers = {found.group(1).replace(",", "") for found in _NUMBER_OF.finditer(fold(stretch))}
        if len(numbers) == 1:
            return Decimal(numbers.pop()) * times, bool(periods)
        if numbers:
            return None, False
    return None, False
