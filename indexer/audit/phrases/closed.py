"""A10, A17: lists that leave nothing out, by the words of their parts: their shares are 100%, their numbers the whole.

非常满意占68%、满意占22%、一般占9%、不满意占3% come to 102. Shares are held to 100% where the parts are of one family
of which nothing can be in two (男、女; 中央、省级、县级), and too much, or where the last part is the rest or the
family is known to be whole. 分别为45人、52人和38人，共培训135人: what is called the total of a list is its sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.counts.exclusive import are_apart
from indexer.audit.phrases.numbers import (
    MONEY,
    PERCENT,
    SCORE,
    Number,
    Sentence,
    are_plain,
    compared,
    is_wrong,
    sentences_with,
)
from indexer.audit.relations.paragraphs import is_printed
from indexer.audit.slips import is_count_slip, is_near_total, slip_of

_HUNDRED, _FAR, _MOST = Decimal(100), Decimal(20), 12
_SHARE = re.compile(r"(?:占比?|比重|比例)(?:约?为|是|达到?|的)?$|占[^\d,。;:]{0,12}$")
_OF = re.compile(r"占(?P<of>[^\d,。;:]{0,12}?)(?:的)?(?:比例|比重)?(?:约?为|是|达到?)?$")
# Families whose parts share nothing; a family of the first kind is whole where it has its first and its last part.
_SCALES: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(re.compile(kind) for kind in family.split())
    for family in (
        "男(?:性|生|职工|教师|代表|士)?$ 女(?:性|生|职工|教师|代表|士)?$",
        "非常满意|很满意|十分满意 (?<!不)(?:比较|较|基本)满意|^满意 ^一般|不太满意 (?<!基本)不满意|很不满意",
        "^满意 基本满意|^一般|较满意 不满意",
        "优秀?(?:等次|等级|的项目|的单位)?$ 良好?$ (?<!其)中等?$|^合格$|^一般$ 不合格|差$|^较差",
        "^城(?:镇|市|区) ^农村|^乡村",
        "人员(?:经费|支出|类) (?:日常)?公用(?:经费|支出|类)|运转类 项目(?:支出|经费|类)|特定目标类",
        "基本支出 项目支出",
        "^非常了解|^很了解 ^(?:比较|基本)了解|^了解 不(?:太)?了解",
    )
)
_PARTS: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(re.compile(kind) for kind in family.split())
    for family in (
        "中央 (?<!本)省级?(?:财政|资金|补助|配套)?|自治区 市级?(?:财政|资金|补助|配套)?|州"
        " [县区]级?(?:财政|资金|补助|配套)? [乡镇]级 自筹|社会资本",
        "小学|初小 初中 高中 中职|职高 大学|本科|高校 幼儿",
        "决策|投入 过程|管理 产出 效[益果] 满意",
        "公务接待 公务用车 因公出国",
        "轻度 中度 重度 极重度",
        "一级 二级 三级 四级",
        "东部 中部 西部",
        "第?一产业 第?二产业 第?三产业",
        "一季度 二季度 三季度 四季度",
    )
)
_AROUND = re.compile(
    r"^(?:其中|和|与|及|以及|有|表示|认为|选择|评价|为|的)+|(?:的|者|人员|群众|学员|受访者|对象|约|只|仅|表示|分别|部分)+$"
)
_APART = re.compile(r"([^,。;:]*)分别(?:占|为)")
_OF_LEVELS = re.compile(r"(?:[两三四五六]?[级项类])?(?:资金|经费|财政)?(?:占比|比例|比重)$")
_REST = re.compile("^(?:其余|剩余|余下|其[他它]$)")
_NOT = re.compile(r"其中|主要|增[长加]|下降|提高|完成|达标|满意[率度]|同比|比上年|较上年|目标|不低于|不高于|支持|赞成")
_ALSO = re.compile(r"其中|另有|此外|其余|其他|其它|剩余|未填|弃权|等$")
_OF_REST = re.compile("其余|剩余|余下|其他|其它")
_LEAD = re.compile(
    r"每(?:批次?|期|次|场|年|月|季度?|班)[^\d,。;]{0,6}(?:为|是)$"
    r"|分别(?:为|是|有|培训|完成|安排|支出|补助|发放|服务|救助|投入|接待)"
)
_TOTAL = re.compile(
    r"^(?:[两二三四五六七八][期场次批项类处年季月个家所村镇校户人部者]{1,2})?(?:共计|合计|总计|共|累计|总共|一共|总)[^\d,。;:]{0,8}$|总[人户台处]?数(?:量)?(?:达到?|为|共)?$"
)
_COUNTED = re.compile("([两二三四五六七八])[家所项处个类期批年村镇校户]")
_NUMBER_OF = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_JOINT = re.compile(r"^(?:[,、]|以?及|和|与|,?其次|,?(?:其余|其他|其它))?[^\d,。;:、()]{0,16}$")
_REST_OF = re.compile("其余|其他|剩余|余下|另")
_PAID = re.compile("拨付|支付|到位|使用|兑付|发放|支出|完成")
_SUM_NOT = re.compile("其中|比|较|增加|减少|计划|目标|上年|另|超过|平均|每|人均|占")


def closed_lists(case: Case) -> Iterator[Check]:
    """A10, A17, A12: the shares of closed lists, and the totals behind lists that are told 分别."""
    for sentence in sentences_with(case, _shares_or_totals, 2):
        yield from _shares(sentence)
        if case.folded()[sentence.start - 1 : sentence.start] != ";":
            yield from _totals(case, sentence)


def _shares_or_totals(words: str) -> bool:
    return "共" in words or "计" in words or "总" in words or ("%" in words and ("占" in words or "比" in words))


def _runs(sentence: Sentence) -> Iterator[list[Number]]:
    """Yield the numbers of one unit that stand in a row, each with its name."""
    run: list[Number] = []
    for number in sentence.numbers:
        if run and (number.unit != run[-1].unit or not _JOINT.match(number.gap)):
            yield run
            run = []
        run.append(number)
    yield run


def _shares(sentence: Sentence) -> Iterator[Check]:
    for run in _runs(sentence):
        if not 1 < len(run) <= _MOST or run[0].unit != PERCENT or not are_plain(run):
            continue
        names = _names(run)
        told = "".join(number.label for number in run)
        if _NOT.search(told) or not any(_SHARE.search(number.label) for number in run) or not _are_of_one_whole(run):
            continue
        total = sum((number.value for number in run), Decimal(0))
        behind = sentence.words[run[-1].end - sentence.start :]
        whole = _is_whole(names)
        apart = whole or _are_apart(names)
        if abs(total - _HUNDRED) > _FAR or not (whole or (apart and total > _HUNDRED)):
            continue
        if total < _HUNDRED and (_ALSO.search(behind) or not whole):
            continue
        yield _all(run, total)


def _names(run: Sequence[Number]) -> list[str]:
    """Return what each share is of: the words before it, or those that stand before 分别占 for all of them."""
    found = _APART.search(run[0].gap)
    together = re.split("[、和及与]", _OF_LEVELS.sub("", found.group(1))) if found else []
    return together if len(together) == len(run) else [_name(number) for number in run]


def _name(number: Number) -> str:
    words = _SHARE.sub("", number.label)
    return _AROUND.sub("", words)


def _are_of_one_whole(run: Sequence[Number]) -> bool:
    wholes = {found.group("of") for number in run if (found := _OF.search(number.label)) is not None}
    return len(wholes - {""}) < 2


def _kinds(names: Sequence[str], family: Sequence[re.Pattern[str]]) -> list[int] | None:
    found = [next((at for at, form in enumerate(family) if form.search(name)), None) for name in names]
    kinds = [at for at in found if at is not None]
    return kinds if len(kinds) == len(names) == len(set(kinds)) else None


def _is_whole(names: Sequence[str]) -> bool:
    """Say whether nothing can have been left out: a scale from its first to its last part, or a rest at the end."""
    if _REST.match(names[-1]):
        return True
    return any((kinds := _kinds(names, f)) is not None and {0, len(f) - 1} <= set(kinds) for f in _SCALES)


def _are_apart(names: Sequence[str]) -> bool:
    return are_apart(names) or any(_kinds(names, family) is not None for family in (*_SCALES, *_PARTS))


def _all(run: Sequence[Number], total: Decimal) -> Check:
    allowed = sum((2 * number.half for number in run), Decimal(0))
    whole = replace(run[0], value=_HUNDRED, half=Decimal(0))
    check = compared("A10", total, whole, run, "audit.shares", envelope=allowed)
    sides = tuple(number.place for number in run)
    return replace(check, sides=sides, params=(("terms", [number.printed for number in run]),))


def _totals(case: Case, sentence: Sentence) -> Iterator[Check]:
    """Compare each total behind a list with the list, where it is told as one."""
    numbers = sentence.numbers
    for at, total in enumerate(numbers):
        if at < 2 or total.unit in (PERCENT, SCORE, "", "序") or not _TOTAL.search(total.label):
            continue
        if total.gap.startswith(")") or _REST_OF.search(total.gap):
            continue  # what stands in brackets is of the number before them; what is left has a sum of its own
        if (paid := _PAID.search(total.label)) and not any(paid.group() in n.gap for n in numbers[:at]):
            continue  # 标段分别为420万元、360万元，累计拨付560万元
        run = [numbers[at - 1]]
        while len(run) <= _MOST and at - len(run) > 0 and _goes_on(numbers[at - len(run) - 1], run[0], total):
            run.insert(0, numbers[at - len(run) - 1])
        if len(run) < 2 or not _adds_up(run[-1], total) or not are_plain((*run, total)):
            continue
        if _OF_REST.search(total.gap):  # 甲镇120万元，乙镇80万元，其余由县直部门使用，共300万元
            continue
        first = "" if _LEAD.search(run[0].label) else run[0].label
        if not _SUM_NOT.search("".join(n.gap for n in (*run[1:], total)) + first):
            yield from _of_list(case, run, total)


def _goes_on(before: Number, number: Number, total: Number) -> bool:
    return before.unit == number.unit and _adds_up(number, total) and _JOINT.match(number.gap) is not None


def _adds_up(number: Number, total: Number) -> bool:
    """Say whether a total may be of numbers like this one: 春季512人，秋季508人，全年共1,020人次."""
    return number.unit == total.unit or (number.unit, total.unit) == ("人", "人次")


def _of_list(case: Case, run: Sequence[Number], total: Number) -> Iterator[Check]:
    sums = [sum((number.value for number in run[first:]), Decimal(0)) for first in range(len(run) - 1)]
    check = compared("A12" if total.unit == MONEY else "A17", sums[0], total, run, "audit.sum")
    if not is_wrong(check):
        yield check
    elif total.value in (*sums, run[0].value) or not is_near_total([number.value for number in run], total.value):
        return
    elif _is_counted(total, len(run)):
        yield check
    elif _COUNTED.match(total.label) or (total.unit == MONEY and is_printed(case, MONEY, *[total.value - sums[0]] * 2)):
        return  # 两年分别为3000万元和3800万元，三年共计1.13亿元, after the third
    elif _LEAD.search(run[0].gap):
        yield check
    elif are_apart([n.label for n in run]) or _is_slip(sums[0], total):
        yield check


def _is_counted(total: Number, count: int) -> bool:
    """Say whether a total is told of as many as are listed: 三家合计."""
    found = _COUNTED.match(total.label)
    return found is not None and _NUMBER_OF[found.group(1)] == count


def _is_slip(computed: Decimal, total: Number) -> bool:
    if total.unit == MONEY:
        return slip_of(computed, total.value) == "swap"
    return is_count_slip(computed, total.value) and max(computed, total.value) >= _HUNDRED
