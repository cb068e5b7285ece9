"""B01: a plan told as what was done: 计划新建42公里，实际建成39公里, and elsewhere 建成42公里.

Both numbers stand side by side in one place; in another the planned one is told as done, by words that the two share.
Innocent: two years, a number since the beginning, a plan told as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from indexer.audit.case import FINDING, FLAG, Case, Check
from indexer.audit.phrases.numbers import MONEY, UNCOUNTED, Number, Sentence, are_plain, sentences

_PLAN = re.compile(r"计划|目标|任务|拟|应(?!急|用|对)|预计|设计")
_DONE = re.compile(
    r"完成|建成|实现|达到|新建|实施|实际|改造|修复|治理|轮换|铺设|建设|种植|培训|发放|整治|硬化|安装|创建|救助"
    r"|覆盖|惠及|更换|新增|清淤|造林"
)
_SURE = re.compile(r"实际|完成|建成|实有|实现")
_NOT = re.compile(
    r"计划|目标|任务|拟|应|预计|上年|去年|累计|比|较|超|剩|未|每|均|其中|下一?年|明年|争取|力争|需|合同|批复|以来"
    r"|历年|共有"
)
_TIME = re.compile(r"20\d\d(?=年)")
_OTHER_TIME = re.compile(r"上年|去年|累计|以来|历年|[一二三四]季度|上半年|截至|20\d\d年至20\d\d年|[两三四五]年")
_BUDGETED = re.compile("预算|概算|总投资|批复|下达|筹措|计划|目标|任务|安排|应(?!急|用|对)")
_BEHIND = re.compile(r"^(?:的)?[^,。;]{0,6}(?:目标|任务|计划|指标)")
_DONE_BEHIND = re.compile(
    r"[^,。;\d]{0,8}(?:全部|均已?|都|已经?|顺利|按期)?(?:完成|建成|完工|改造完|竣工|实现|通过验收|投入使用"
    r"|受益)(?!率)"
)
_GENERIC = re.compile(
    r"计划|目标|任务|完成|实际|实现|达到|全年|全部|当年|本年|年度|项目|工程|资金|支出|安排|使用|投入|共计?|合计|累计|建设|建成|实施|已|我[县市区局]|全[县市区]|万元|的|了|为|和|及|其中|数量"
)
_NO_UNIT = UNCOUNTED | {"次"}
_FEW, _NEAR = 2, 60  # pairs of one plan, and characters between a plan and what was done
_PLANNED = 20  # characters before a number that may say that it is planned
_SURELY = 3  # pairs of characters that name a thing for sure
_BACK, _AHEAD, _AFTER = 16, 8, 16  # characters around a number that say what it is


class _Pair(NamedTuple):
    plan: Number
    done: Number
    words: frozenset[str]
    sentence: Sentence


def told_twice(case: Case) -> Iterator[Check]:
    """B01: what was done is told elsewhere as what was planned."""
    if not _PLAN.search(case.folded()):
        return
    pairs: dict[tuple[str, Decimal], list[_Pair]] = {}
    told = [(number, sentence) for sentence in sentences(case) for number in sentence.numbers]
    for (plan, sentence), (done, _) in pairwise(told):
        if plan.unit == done.unit and plan.value != done.value and done.start - plan.end <= _NEAR:
            if _is_pair(plan, done):
                pair = _Pair(plan, done, _bigrams(f"{plan.label} {done.label}"), sentence)
                pairs.setdefault((plan.unit, plan.value), []).append(pair)
    for sentence in sentences(case) if pairs else ():
        for number in sentence.numbers:
            for pair in pairs.get((number.unit, number.value), ())[:_FEW]:
                if sentence is not pair.sentence and _is_plan_again(case, sentence, number, pair):
                    yield _check(number, pair.done)


def _is_pair(plan: Number, done: Number) -> bool:
    if not (_PLAN.search(plan.gap[-_PLANNED:]) and _SURE.search(done.label)):
        return False
    if plan.unit in _NO_UNIT or not are_plain((plan, done)) or _SURE.search(plan.label) or _PLAN.search(done.label):
        return False
    return not _OTHER_TIME.search(done.label)


def _is_plan_again(case: Case, sentence: Sentence, number: Number, pair: _Pair) -> bool:
    """Say whether a number is told as done that is planned, and differs from what is told to be done."""
    if _NOT.search(number.label) or not are_plain((number,)):
        return False
    if _BEHIND.match(sentence.words[number.end - sentence.start :]) or _OTHER_TIME.search(sentence.words):
        return False
    if _PLAN.search(sentence.words[: number.start - sentence.start][-_BACK:]) or _years_differ(sentence, pair.sentence):
        return False
    about = _bigrams(case.folded()[max(number.start - _BACK, sentence.start) : number.end + _AHEAD])
    apart = case.mark_before("\n", number.start) != case.mark_before("\n", pair.plan.start)
    behind = sentence.words[number.end - sentence.start :][:_AFTER]
    done = _DONE.search(number.label) is not None or _DONE_BEHIND.match(behind) is not None
    told = sentence.words[: number.start - sentence.start]
    if not done and _BUDGETED.search(told):  # 资金预算90万元，其中县级财政资金20万元
        return False
    return apart and len(about & pair.words) >= (1 if done else _SURELY)


def _bigrams(words: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of words that say something, numbers and the like left out."""
    return frozenset(
        part[i : i + 2]
        for part in re.split(r"[^\u4e00-\u9fff]+", _GENERIC.sub(" ", words))
        for i in range(len(part) - 1)
    )  # fmt: skip


def _years_differ(one: Sentence, other: Sentence) -> bool:
    years = [set(_TIME.findall(sentence.words)) for sentence in (one, other)]
    return bool(years[0] and years[1] and years[0] != years[1])


def _check(number: Number, other: Number) -> Check:
    params = (("terms", [number.printed, other.printed]),)
    if number.unit != MONEY:
        return Check(
            "B01", FINDING, FLAG, (number.place, other.place), unit="", key="audit.alike.finding", params=params
        )
    return Check(
        "B01", FINDING, FLAG, (number.place, other.place), other.value, number.value, Decimal(0), "yuan",
        "audit.alike", params,
    )  # fmt: skip
