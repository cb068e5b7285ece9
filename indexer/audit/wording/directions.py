"""D11: a change and the reason given for it point the same way: 增加1.5万元，主要原因是接待批次压缩 does not.

Only of spending, where a sentence tells one change, and its reason holds words of one way alone. Where the amounts of
both years are printed and bear the change out, the reason may be short of words, and nothing follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.audit.case import FINDING, NOT_CHECKABLE, Case, Check, side
from indexer.audit.guards import PAST
from indexer.audit.spans import SENTENCE, sentence_around
from indexer.audit.telling import check_of_words
from indexer.model import Figure

_MEASURES = ("change", "variance")
_REASON = re.compile(r"(?:主要|其)?原因(?:是|为|系|在于)|主要(?:是|系|由于|因)|(?:是|系)?(?:由于|因为)")
_REASONS = ("主要", "因", "由于")  # one of which every reason holds
_SPENDING = r"(?:支出|费用|经费|开支|批次|人次|次数|里程|用车|接待|会议|培训|出差|差旅|购置|采购|人员|人数)"
_LESS = re.compile(
    rf"厉行节约|过紧日子|压缩|压减|缩减|精简|(?:从严|严格)控制|严控|{_SPENDING}[\u4e00-\u9fff]{{0,6}}?(?:减少|下降|降低)"
)
_MORE = re.compile(
    r"(?:在职|在编|编制|新进|新增|调入)?人员(?:经费|编制)?(?:有所|大幅|相应)?(?:增加|增多)|(?:工资|津补贴|补助|补贴|缴费)标准(?:有所)?(?:提高|上调)"
    r"|(?:业务量|工作量|任务量|工作任务|接待批次|用车里程|培训班次)(?:有所|大幅|相应)?(?:增加|增多)|新增(?:项目|车辆|编制|任务)"
)
# What may turn a reason round: other years, other funds, what was put in the place of another, what goes both ways.
_TURNS = re.compile(
    rf"{PAST}|前期|基数|疫情|口径|结转|结算|跨年|转入|转出|划转|合并|并入|机构|改革|退休|替代|改为|租|后|但|而|同时|效率"
    r"|意识|其他资金|另|减免|应|收入|预算"
)
_UP = re.compile(r"增|提高|上升|上调|上涨|扩大|新|恢复|追加|补|调整|购|启动|开展|举办|承办|维修|老化|缴")
_DOWN = re.compile(r"减|降|压|缩|节|少|控|停|取消|完工|完成|到期|结束|退|精简|不再|未|没有|推迟|延")
_OTHER_THING = re.compile(r"结余|结转|节约|节支|盘活|压减|收回|上缴|收入|数量|面积|面|满意")
_BESIDE = re.compile(r"预算[^,]{0,6}(?:减|增|降|节)|节约|超支")  # another change told before the reason
_AHEAD = 160  # characters of a reason


def directions(case: Case) -> Iterator[Check]:
    """D11: each change in prose whose sentence gives its reason."""
    folded = case.folded()
    sentences: dict[int, list[Figure]] = {}
    for figure in case.figures:
        if figure.table is None and figure.measure in _MEASURES and figure.direction in ("increase", "decrease"):
            begin = case.mark_before(SENTENCE, figure.amount_start) + 1
            sentences.setdefault(begin, []).append(figure)
    for begin, figures in sentences.items():
        first = figures[0].amount_end
        if figures[0].kind != "money" or all(folded.find(word, first, first + _AHEAD) < 0 for word in _REASONS):
            continue
        reason = _REASON.search(folded, first, first + _AHEAD)
        end = sentence_around(case, first, first, 2 * _AHEAD)[1]
        if reason is None or reason.end() > end or len({f.direction for f in figures}) > 1:
            continue
        if any(f.amount_start > reason.start() for f in figures):
            continue
        if sum(f.kind == "money" for f in figures) > 1 or _OTHER_THING.search(folded, begin, reason.start()):
            continue
        if _BESIDE.search(folded, figures[0].amount_end, reason.start()):
            continue
        way = _way(folded[reason.end() : end])
        if way is not None and way != figures[0].direction:
            outcome = NOT_CHECKABLE if _is_borne_out(case, figures[0], begin) else FINDING
            spans = side(figures[0]), (reason.start(), end)
            change, said = (case.text[slice(*span)] for span in spans)
            yield check_of_words(
                "D11", f"audit.direction.{outcome}", spans, outcome=outcome, change=change, reason=said[:60]
            )


def _way(reason: str) -> str | None:
    """Return which way a reason points, None where it may point both ways."""
    if _TURNS.search(reason):
        return None
    if _LESS.search(reason):
        return None if _UP.search(reason) else "decrease"
    return "increase" if _MORE.search(reason) and not _DOWN.search(reason) else None


def _is_borne_out(case: Case, change: Figure, begin: int) -> bool:
    """Say whether an amount of the change's sentence and one of the year before differ by the change, this way."""
    money: Sequence[Figure] = case.money()
    now = {f.amount_yuan for f in money if begin <= f.amount_start < change.amount_start}
    before = {f.amount_yuan for f in money if f.year is not None and change.year is not None and f.year < change.year}
    before |= now
    moved = change.amount_yuan or 0
    moved = -moved if change.direction == "decrease" else moved
    return any(value is not None and value - moved in before for value in now)
