"""What a percentage is of: a rate of execution, a share, a target, or anything else."""

from __future__ import annotations

import re

from indexer.meaning.context import Context
from indexer.meaning.cues import Cues
from indexer.meaning.drafts import Draft

_AIMED = re.compile(r"目标值?(?:是|为|：|:|≥|≤|不)|绩效目标(?!实现|完成|达成|的?完成)|力争|预期|要求达|确保")
_WORKED_OUT = re.compile(r"率[（(]?[^，。；]{0,60}[=＝]\s*$")  # 预算完成率=（实际支出/预算安排）×100%=96.67%
_EXPLAINED = re.compile(r"(率|进度)[（(][^（()）]{2,40}[)）](?=[为是达到约]*\s*$)")  # 执行率（支出占预算数）为96%
# 执行率偏低，仅为85.9%
_JUDGED = re.compile(
    r"([^，。；、：]{0,20}率)(?:总体|整体|明显|仍|还|均)?(?:偏|较|过|不|很)?(?:低|高|理想|达标)，(?:仅|只)?(?:有|为|达到?|是)?约?$"
)
_GOAL, _DONE_BEHIND = re.compile("(?:目标|指标)值?$"), re.compile("[，、；]?(?:全年|年度|现)?实际(?:完成|值|达)")
_STRIVEN = re.compile(
    r"(?:力争|争取|力求|预期)[^，。；]{0,24}(?:达到?|提高到|提升至|保持在|控制在|不低于|以上)[^，。；\d]{0,4}$"
)
_GOAL_BEHIND = re.compile(
    "(?:以上|以下|以内)?的?(?:年度|绩效|控制|考核|约束性|省定|既定|设定|预期|规划){0,3}(?:目标|指标)"
)
_MAY_JUDGE = re.compile("[低高想标]，")
_BEYOND = re.compile(r"[，、\s]*(?:即)?(?:超(?!额)|超出|超过|超幅|超支率?)[达为]?")
_BY_POINTS = re.compile(
    r"(?:(?P<over>超过|超出|高于|高出|优于|大于)|低于|不及|少于|未达到?)[^，。；]{0,12}(?:目标|指标|计划|任务|标准|预期|要求)[值数]?$"
    r"|[比较][^，。；\d]{0,10}(?:目标|指标|计划|任务|标准|预期|要求)[值数]?(?:(?P<higher>高|多|超)|低|少|差)[了出]?约?$"
)
_HIGHER = re.compile(r"\s*(?:(?P<over>高出?|超出?|多)|低|少|差)了?约?\s*")
# 低于省定75%的目标2.6个百分点
_SHORT_OF = re.compile(
    r"(?:(?P<over>[高优]于|超[过出]|大于)|低于|不及|少于|未达到?)[^，。；]{0,12}\d[\d.]{0,6}[%％]的[^，。；\d]{0,8}(?:目标|指标|标准|要求|任务)[值数]?约?$"
)
_FALLEN_SHORT = ("未达", "未达到", "未能达到", "没有达到", "没达到", "未完全达到")
_SHARE_OF = re.compile(r"(占|完成)[^，。；]{2,40}$")
_OF_BUDGET = re.compile(
    r"(?:^|[，、\s]|[支收][出入]|资金|经费|[额数])(?:为|是|相当于|达到?)[^，。；\d]{0,10}(?:预算|计划|指标)(?:[^，。；\d]{0,4}的|数)?$"
)
_AND_OF_BUDGET = re.compile(
    r"[，、和及与\s]*(?:年初|年度|全年|调整后?)*预算[数额]?的$"
)  # 为调整预算的98.19%、年初预算的105.75%
_DONE_OF_AIM = re.compile(
    r"^(?!.*(?:力争|争取|确保|计划完成|拟|预期完成)).*完成了?(?:[年当]度|全年|年初|既定|预定|绩效)+的?(?:目标|任务|计划)(?:任务|数|值|的)*$"
)  # 完成年度目标100%
_OF_BUDGET_SUM = re.compile(
    r"(?:完成|收入|总?支出|开支|列支|使用|执行|决算|经费)[^，。；元]{0,24}元，(?:(?:占|为|是|相当于|达到?)(?:年初|年度|全年|调整后?的?)|(?:为|是|相当于|达到?)(?:部门|批复的?)?)预算(?:数|总额)?[\d.,]{1,16}[万亿]?元的$"
)
# 占4万元预算的71.5%
_OF_SUM_BUDGETED = re.compile(
    r"(?:占|为|是|相当于|达到?|完成)了?[\d.,]{1,16}[万亿]?元的?(?:年初|年度|全年|调整后?的?|部门|批复的?)?预算(?:数|总?额)?的$"
)
_OF_DONE = re.compile("完成[为了共约]*$")
_ALL_BUDGET = re.compile(
    "[，、\\s]*占(?:年初|年度|全年|调整后?|年|当年|变动)(?:的)?(?:预算(?:总?数|总?额)?|任务数?)的?"
)
_MONEY_RATE = re.compile(
    r"(?:到账|下达|落实|配套|结转|结余|结转结余|节约|节支|资金|预算|支出|拨付|兑付|发放|执行|完成)[^，。；]{0,4}率$"
)


def read_ratio(draft: Draft, phrase: str, after: str, context: Context, cues: Cues) -> None:
    """Set the measure of a percentage that is no change."""
    if _goes_on(draft, phrase, context) or _by_points(draft, phrase, context):
        return
    phrase = _named_by(phrase, context)
    named = cues.measure(phrase)
    stripped = phrase.rstrip(" 　为达到约近了仅≥≤=＝：:")
    if context.joint == "variance" and _BEYOND.fullmatch(phrase):
        draft.measure, draft.direction, draft.measure_basis = "variance", "over", "printed"  # 超概算6万元，超8.48%
        draft.approx = False
    elif _is_goal(phrase, stripped, after):
        draft.measure, draft.measure_basis = "target", "printed"  # 执行率未达100%: what it is not
    elif _is_done(stripped, context) or (named == "reduction" and stripped.endswith("率")):  # 核减率
        draft.measure, draft.measure_basis = "rate", "printed"
    elif named in ("rate", "share", "reduction") or _WORKED_OUT.search(context.text_before):
        named = named or "rate"
        draft.measure, draft.measure_basis = named, "printed"
        draft.direction = "decrease" if named == "reduction" else None
    elif stripped.endswith("的") and (of := _SHARE_OF.search(context.text_before)):  # 占全部资金1,020万元的97.47%
        draft.measure, draft.measure_basis = "share" if of.group(1) == "占" else "rate", "printed"
    elif (
        stripped.endswith("完成")
        or _DONE_OF_AIM.search(stripped)
        or _is_of_budget(phrase, context)
        or _MONEY_RATE.search(stripped)
    ):
        draft.measure, draft.measure_basis = "rate", "printed"
    elif stripped.endswith("占") or re.search(r"占[^，。]{1,24}的?(?:比例|比重)?$", stripped):
        draft.measure, draft.measure_basis = "share", "printed"
    elif named == "executed" or (named == "achieved" and stripped.endswith("完成值")):  # 目标为99%，实际为99.6%
        draft.measure, draft.measure_basis = "other" if named == "executed" else named, "printed"
    else:
        draft.measure, draft.measure_basis = _aimed(phrase, named, after, context) or ("other", draft.measure_basis)


def _is_goal(phrase: str, stripped: str, after: str) -> bool:
    """Say whether a percentage is one to be reached: not reached yet, or beside what was (指标值为85%，实际完成92%)."""
    beside = _GOAL.search(stripped) is not None and _DONE_BEHIND.match(after) is not None
    return beside or phrase.rstrip().endswith(_FALLEN_SHORT) or _STRIVEN.search(phrase) is not None


def _goes_on(draft: Draft, phrase: str, context: Context) -> bool:
    """Read a rate in the bracket behind a change: 减少1.5万元（42.86%）; return whether it is one."""
    if context.joint not in ("change", "variance") or phrase.strip() not in ("（", "("):
        return False
    draft.measure, draft.measure_basis = context.joint, "printed"
    draft.direction = context.here[-1].direction
    return True


def _by_points(draft: Draft, phrase: str, context: Context) -> bool:
    """Read by how many points a goal was missed or passed: 低于年初目标3.5个百分点; return whether it is so told."""
    points = draft.unit == "个百分点"
    by = _BY_POINTS.search(phrase) if points else None
    if points and by is None and context.joint == "target":  # 比指标值85%高3.5个百分点
        by = _HIGHER.fullmatch(phrase) or _SHORT_OF.search(context.text_before)
    if by is not None:
        draft.measure, draft.measure_basis = "variance", "printed"
        draft.direction = "over" if any(by.groupdict().values()) else "under"
    return by is not None


def _is_done(phrase: str, context: Context) -> bool:
    """Say whether a percentage is how much of a budget was done: 收入完成8亿元，占调整预算的98%."""
    before = context.text_before
    if phrase.endswith("的") and (_OF_BUDGET_SUM.search(before) or _OF_SUM_BUDGETED.search(before)):
        return True
    return _OF_DONE.search(context.joint_words) is not None and _ALL_BUDGET.fullmatch(phrase) is not None


def _named_by(phrase: str, context: Context) -> str:
    """Return the words that name a percentage: without what explains them, or those of 执行率偏低，仅为85.9%."""
    if _MAY_JUDGE.search(context.text_before) and (judged := _JUDGED.search(context.text_before)):
        return judged.group(1)
    return _EXPLAINED.sub(r"\1", phrase) if "（" in phrase or "(" in phrase else phrase


def _aimed(phrase: str, named: str | None, after: str, context: Context) -> tuple[str, str] | None:
    """Return measure and basis of a percentage that was to be reached, None for another."""
    if named == "target" or _GOAL_BEHIND.match(after):
        return "target", "printed"
    if phrase.rstrip().endswith(("不低于", "不少于", "不高于", "不超过", "≥", "≤")):
        return "target", "printed"
    if context.section_type == "targets" or _AIMED.search(context.text_before.rpartition("；")[2]):
        return "target", "heading"
    return (context.listing, "inferred") if context.listing in ("rate", "share") else None


def _is_of_budget(phrase: str, context: Context) -> bool:
    """Say whether a percentage is of a budget: 支出为年初预算的119%, and one that goes on from such a one."""
    goes_on = context.joint == "rate" and _AND_OF_BUDGET.fullmatch(phrase) is not None
    return goes_on or _OF_BUDGET.search(phrase) is not None
