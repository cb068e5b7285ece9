"""D08: words that the report's own amounts deny: nothing left over, all received, within the budget.

A claim counts where it is of the whole that the report is about, and of its year: parts of the funds (a level of
government, basic expenditure, one project of many) may well have nothing left over while the whole has. What it is held
against is printed elsewhere, and borne out by a second number: what was left, beside a rate below 100% or the two
amounts that it is the difference of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from indexer.audit.case import Case, Check, side
from indexer.audit.guards import INTENDED, PAST
from indexer.audit.spans import project_at, sentence_around
from indexer.audit.telling import denied_claim
from indexer.forms import fold
from indexer.model import Figure

_NOTHING_LEFT = re.compile(
    r"(?:没有|无|未|不存在|未发生|未形成|未产生|没有产生|没有形成)(?:任何|资金|年末|项目|形成|产生)*(?:结转结余|结余结转|结余|结转|余额|剩余)(?:资金|指标)?(?![\d率])"
    r"|(?:结转结余|结余结转|结余|结转|余额)(?:资金)?(?:均?为|是)?(?:0|零)(?:万?元)?(?![.\d%])|零结[余转]"
    r"|(?:全部|均已?|已)(?:按[时期规定]{0,3})?(?:支付|支出|执行|使用|拨付)(?:完毕|完成|完(?!成))"
)
_NOTHING_GATE = re.compile("|".join([  # by its first characters: a pattern that begins with one is looked up at once
    *(f"{first}[^。,\n]{{0,8}}?[结余剩]" for first in "没无未零在"),
    *(f"{first}(?:资金)?(?:均?为|是)?[0零]" for first in "余转额"), "完毕", "付完", "出完", "行完", "用完",
]))  # fmt: skip
_ARRIVED = re.compile(
    r"(?:资金|预算|经费)[\u4e00-\u9fff]{0,6}?(?:已|均|均已|已经)?(?:按时|及时|如期)?(?:全部|足额|全额|全额及时|及时足额|按时足额)(?:及时)?(?:拨付|落实|拨入|下拨)?到位"
    r"|(?:资金)?到位率(?:均?为|达到?|是)?100(?:\.0{1,2})?%"
)
_ARRIVED_GATE = re.compile("到位")
# What narrows a claim or an amount to a part of the whole, or moves it to another day.
_PART = re.compile(
    r"基本支出|人员|公用|工资|三公|接待|公务|培训|会议|政府性基金|国有资本|财政拨款|公共预算|社保|中央|省级|市级|州级|县级|区级|乡镇|镇级|上级|本级|各级"
    r"|专户|自筹|捐赠|债券|专项|补助|补贴|保证金|质保|预付|尾款|账户|往来|指标|采购|合同|一期|二期|批|其中|分别|各|三级|两级|四级"
)
_OTHER_TIME = re.compile(
    rf"{PAST}|年初|期初|次年|下年|明年|目前|现已|后|累计|截[至止][^。;,]{{0,8}}(?<!1)(?<!12)\d月|上半年|季度|月底前"
)
_NOT_SAID = re.compile(
    rf"若|如果|如有|{INTENDED}|计划|基本|除|扣|剔除|收回|上缴|统筹|调剂|核减|注销|不得|避免|严禁|规定|目标|是否|[?]"
)
_YEAR_END = re.compile(r"截[至止]到?20\d\d年(?:12月(?:31日|底)|年?[末底])")
# What a claim about the whole is of, with nothing that narrows it: 工程款 and 补偿资金 are parts of what there was.
_SUBJECT = re.compile(
    r"(?:[\W\d]|[一二三四五六七八九十]是|总[体的]?来?看|从总体看|[我本该][局委院县市区镇乡旗校]|本单位|本部门|20\d\d年度?|全年|当年|本年度?|年度|年末|年底|期末|年内|末)*"
    r"(?:部门|单位|整体|项目|预算|财政|各项|各类|全部|所有|安排|下达|到位|批复|的|收支平衡)*(?:资金|预算|经费|支出)?(?:预算|指标)?"
    r"(?:在|于|实现|做到|当年|年内|年底前?|年末|均|已|都|按进度|按计划|按规定|按时|及时)*"
)
_EVERY = re.compile("各项|各类|各级(?=资金|财政资金)")
_FULL = Decimal("99.95")
_WHOLE_RATE = re.compile(r"(?:本年|全年|年度|部门|项目|总体|整体|综合|资金)*(?:预算)?执行率(?:为|达到?|是)?")
_BACK = 160
_MOST, _MOST_RATES = 20, 500  # claims and amounts, and rates, that are looked at
_NAME = 24  # characters before a rate that say what it is of


def left_over(case: Case) -> Iterator[Check]:
    """D08: 'nothing is left over' against what the report prints as left over of the same whole and year."""
    claims = list(islice(_claims(case, _NOTHING_GATE, _NOTHING_LEFT), _MOST))
    left = [f for f in case.money() if f.measure == "carryover" and f.amount_yuan][:_MOST] if claims else []
    of_project = "project" in (case.report.report_type or "")
    for span, begin, end in claims:
        project = project_at(case, span[0])
        if project is None and not of_project and "项目" in case.text[begin:end]:
            continue  # of the projects' money alone, while what is left over may be of the unit's other money
        for figure in left:
            if not begin <= figure.amount_start < end:
                proof = _proof(case, figure) if _is_whole(case, figure, project) else None
                if proof is not None:
                    yield contradicted(case, span, [figure, proof])
                    break


def arrived(case: Case) -> Iterator[Check]:
    """D08: 'all funds were received' against a rate of what was received below 100%."""
    claims = list(islice(_claims(case, _ARRIVED_GATE, _ARRIVED), _MOST))
    if not claims:
        return
    rates = [f for f in case.figures if f.kind == "percent" and f.value and f.table is None and f.value < _FULL]
    arrivals = [figure for figure in rates[:_MOST_RATES] if _is_arrival(case, figure)]
    for span, begin, end in claims:
        figure = next((f for f in arrivals if not begin <= f.amount_start < end), None)
        if figure is not None:
            yield contradicted(case, span, [figure])


def _claims(
    case: Case, gate: re.Pattern[str], claim: re.Pattern[str]
) -> Iterator[tuple[tuple[int, int], int, int]]:  # fmt: skip
    """Yield span of each claim about the whole, and start and end of its sentence."""
    folded, end = case.folded(), 0
    while may := gate.search(folded, end):
        begin, end = sentence_around(case, *may.span(), _BACK)
        found = claim.search(folded, begin, end)
        if found is None or case.in_table(found.start()):
            continue
        words = _EVERY.sub("", _YEAR_END.sub("", folded[begin:end]))
        if _PART.search(words) or _OTHER_TIME.search(words) or _NOT_SAID.search(words) or _amount_in(words):
            continue
        clause = _clause(folded, begin, found.start())
        if _SUBJECT.fullmatch(_YEAR_END.sub("", folded[clause : found.start()])) is not None:
            yield (clause, found.end()), begin, end


def _amount_in(words: str) -> bool:
    """Say whether a claim's sentence prints an amount of its own that it may be of."""
    return re.search(r"\d(?:万|亿)?元", words) is not None


def _clause(folded: str, begin: int, at: int) -> int:
    return max(folded.rfind(",", begin, at), folded.rfind(")", begin, at), begin - 1) + 1


def _is_whole(case: Case, figure: Figure, project: str | None) -> bool:
    """Say whether an amount left over is that of the whole which a claim is about, at the end of the report's year."""
    if figure.year != case.report.year or figure.approx or "cumulative" in figure.flags:
        return False
    if figure.table is not None:
        return False
    title = fold(case.report.title or "")
    if figure.project != project and not (figure.project and fold(figure.project) in title):
        return False
    begin = case.sentence_of(figure)
    clause = re.split("[,:(]", case.folded()[begin : figure.amount_start])[-1]
    after = case.folded()[figure.amount_end : sentence_around(case, figure.amount_end, figure.amount_end, _BACK)[1]]
    if re.search(r"^(?:万?元)?[^。;]{0,20}(?:收回|上缴|核减|注销|已于次年)", after):
        return False
    return not _PART.search(clause) and not re.search("上年|年初|其中|累计|以前年度", clause)


def _proof(case: Case, figure: Figure) -> Figure | None:
    """Return a number that bears out what was left over: a rate below 100%, or what it is the rest with."""
    line = case.line_of(figure)
    prose = [f for f in case.figures if f.table is None and f.year == figure.year]
    beside = [f for f in prose if case.line_of(f) == line]
    for other in beside:
        if other.kind == "percent" and other.measure in ("rate", "share") and other.value and other.value < _FULL:
            return other
    if (spent := _spent_beside(beside, figure)) is not None:
        return spent
    for other in prose:
        if other.measure == "rate" and other.value and other.value < _FULL and other.project == figure.project:
            clause = re.split("[,:(。;\n]", case.folded()[max(other.amount_start - _NAME, 0) : other.amount_start])[-1]
            if _WHOLE_RATE.fullmatch(clause):
                return other
    return None


def _spent_beside(beside: Sequence[Figure], figure: Figure) -> Figure | None:
    """Return what was spent, where it and what was left over come to what there was, carried in or not."""
    carried = [f.amount_yuan or Decimal(0) for f in beside if f.measure == "carry_in"]
    had = {f.amount_yuan for f in beside if f.measure in ("revised_budget", "initial_budget", "received", "income")}
    had |= {value + carried[0] for value in had if value is not None and len(carried) == 1}
    for other in beside:
        if other.measure == "executed" and other.amount_yuan is not None and figure.amount_yuan is not None:
            if other.amount_yuan + figure.amount_yuan in had:
                return other
    return None


def _is_arrival(case: Case, figure: Figure) -> bool:
    """Say whether a rate is that of all funds received in the report's year, and below 100%."""
    if figure.year != case.report.year or figure.approx:
        return False
    folded, begin = case.folded(), case.sentence_of(figure)
    sentence = folded[begin : figure.amount_start]
    clause = re.split("[,:(]", sentence)[-1]
    if _PART.search(clause) or re.search("上年|去年|累计|以前年度|目标", sentence):
        return False
    named = re.fullmatch(r"[\u4e00-\u9fff]{0,8}?(?:资金|综合|总体)?到位率(?:为|达到?|是)?", clause) is not None
    return named or (re.match("占|为", clause) is not None and _is_received(case, figure))


def _is_received(case: Case, rate: Figure) -> bool:
    """Say whether a rate is what was received, right before it, by what was planned or approved."""
    line = case.line_of(rate)
    before = [f for f in case.money() if f.table is None and case.line_of(f) == line and f.start < rate.start]
    if len(before) < 2 or before[-1].measure != "received" or not before[-2].amount_yuan or rate.value is None:
        return False
    words = case.folded()[case.sentence_of(rate) : before[-1].amount_start]
    share = (before[-1].amount_yuan or Decimal(0)) * 100 / before[-2].amount_yuan
    return abs(share - rate.value) <= Decimal("0.01") and _PART.search(words) is None


def contradicted(case: Case, claim: tuple[int, int], figures: Sequence[Figure]) -> Check:
    """Return the finding that figures deny a claim, with the claim's place."""
    terms = [case.text[f.amount_start : f.amount_end] + (f.unit or "") for f in figures]
    return denied_claim(case, [claim, *map(side, figures)], terms)
