"""A07: what a source of money still owes is what it was to give less what it gave, wherever the report says the three.

The plan and the money that arrived stand in the section on funds, and what is wanting comes again among the problems:
县级配套尚有200万元未落实. Money may have come in since, so that a difference by itself says little. It is shown where
a slip of the pen explains it, or where all that was planned less all that arrived is the same difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, Case, Check, compare
from indexer.audit.matters import is_one_slip
from indexer.audit.spans import NARROW_CLAUSE, SENTENCE, words_before
from indexer.forms import fold
from indexer.model import Figure

_PLANS = ("planned", "initial_budget", "revised_budget", "allocated")
_SHORT = re.compile(
    r"(?:(?:尚|还|仍|其余|另|共|约)?有|(?:尚|还|仍)?(?:欠|缺|差)|未(?:足额)?(?:到位|下达|拨付|落实|安排|配套)|缺口)"
    r"(?:资金|部分|金额|的)*(?:为|共|计|达|约)*$"
)
_WANTING = re.compile(r"未(?:能)?(?:足额|及时|完全|全部)?(?:到位|下达|拨付|落实|安排|配套)|缺口|欠拨|[尚还仍][缺欠差]")
_SOURCE = re.compile(
    r"(中央|[省市县区州乡镇旗盟]级|省|市|县|区|镇|乡|地方|自筹|社会资本|配套)(?:财政)?(?:配套|补助|资金|自筹|拨款)?"
)
_SINCE = re.compile(r"目前|至今|截[至止]|现仍|\d月|报告日|年后|次年|已于|后续|又")
_OFFSET = re.compile(r"质保|保证金|核减|审减|调减|节约|结余")
_AFTER = 24  # characters behind an amount
_MOST = 200


def still_wanting(case: Case) -> Iterator[Check]:
    """A07: what is said to be wanting of one source, against its plan and what arrived of it."""
    known = [f for f in case.exact_money() if f.amount_yuan]
    arrived = [f for f in known if f.measure == "received"][:_MOST]
    plans = [f for f in known if f.measure in _PLANS][:_MOST]
    for wanting in case.money() if arrived and plans else ():
        source = _source_of(case, wanting) if wanting.table is None and not wanting.approx else None
        if source is not None:
            yield from _compared(case, wanting, _of(case, plans, source, wanting), _of(case, arrived, source, wanting))


def _source_of(case: Case, wanting: Figure) -> str | None:
    """Return whose money is wanting, "" where it is all, None where an amount is of nothing that is."""
    clause = words_before(case, wanting, NARROW_CLAUSE)
    if not _SHORT.search(clause):
        return None
    after = re.split("[。\n；]", case.folded()[wanting.end : wanting.end + _AFTER])[0]
    sentence = words_before(case, wanting, SENTENCE)
    if not _WANTING.search(sentence + after) or _SINCE.search(sentence) or _OFFSET.search(sentence + after):
        return None
    found = {each.group(1)[0]: each.group(1) for each in _SOURCE.finditer(sentence)}
    return next(iter(found.values()), "") if len(found) < 2 else None


def _of(case: Case, figures: Sequence[Figure], source: str, wanting: Figure) -> list[Figure]:
    """Return the amounts that are of one source, by their row or by the words before them, each amount once."""
    named: dict[Decimal | None, Figure] = {}
    for figure in reversed(figures):
        if figure is not wanting and figure.year == wanting.year and wanting.project in (None, figure.project):
            name = fold(figure.table.row) if figure.table is not None else words_before(case, figure, NARROW_CLAUSE)
            if source in name if source else figure.table is None and not _SOURCE.search(name):
                named[figure.amount_yuan] = figure
    return list(named.values())


def _compared(case: Case, wanting: Figure, plans: Sequence[Figure], arrived: Sequence[Figure]) -> Iterator[Check]:
    if len(plans) != 1 or len(arrived) != 1 or plans[0].project != arrived[0].project:
        return
    terms = [case.term(plans[0]), case.term(arrived[0])]
    computed, printed = terms[0].value - terms[1].value, case.term(wanting)
    again = _same_difference(case, wanting, (plans[0], arrived[0]), computed)
    check = compare(
        "A07", computed, printed, terms, "audit.difference", severity=FLAG, sure=bool(again), beside=again
    )  # fmt: skip
    slip = is_one_slip([(1, terms[0]), (-1, terms[1])], printed) and computed > 0
    if check.outcome != FINDING or (computed > 0 and (slip or again)):
        yield check


def _same_difference(case: Case, wanting: Figure, used: Sequence[Figure], computed: Decimal) -> Sequence[Figure]:
    """Return all that was planned and all that arrived, where their difference is the source's."""
    values = {f.amount_yuan for f in used}
    for whole in case.money() if computed else ():
        if whole.measure not in _PLANS or whole.amount_yuan in values or whole.year != wanting.year:
            continue
        for arrived in case.money():
            if arrived.measure == "received" and arrived.amount_yuan not in values and arrived.year == whole.year:
                if arrived.project == whole.project and case.term(whole).value - case.term(arrived).value == computed:
                    return whole, arrived
    return ()
