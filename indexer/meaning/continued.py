"""What a phrase with no measure of its own goes on saying: the words before it, or the number joined to it.

`安排项目12个，资金总额4,380万元` puts in money what its clause did; `争取省级补助280万元，市级补助60万元` goes on with
its verb, `5至8万元` with its range, `小学650元、初中850元` with its standard.
"""

from __future__ import annotations

import re

from indexer.meaning.context import Context
from indexer.meaning.cues import Cues
from indexer.meaning.faults import FAULT, FOUND
from indexer.meaning.frames import DONE
from indexer.meaning.givers import PLACES, names_source
from indexer.meaning.intended import INTENDED
from indexer.meaning.items import NOUN_END
from indexer.meaning.others import evaluated_itself
from indexer.quantities import Quantity

# An amount that only puts in money what the words before it did.
CONCERNED = re.compile(
    r"涉及(?:[^，。；、\d预]{0,8}?(?:资金|金额|经费|款项?|费用?|补助|补贴|基金|工资|物资|资产|价值))?[为共约计达]*$"
    r"|^[，、\s]*其?(?:涉及|项目|总)?(?:资金|金额|经费)(?:总额|总量|总计|合计|规模|共计)?(?:共计|合计|总计|共|约|为|达)*$"
)
_IN_SUM = re.compile(
    r"^[，、\s]*(?:共计|合计|总计|共|累计|计|即|也就是|分别)(?:资金|金额|经费)?(?:为|是|约|达)*$|^，(?:约|达|高达|多达|为)+$"
)
# What those who got a standard got together: 每人500元，共10,000元.
TOGETHER = re.compile(
    r"[，、；\s]*(?:全年|本年|当年)?(?:共计|合计|总计|小计|累计|共需?|计)(?:资金|金额|经费|补助|补贴|支出|发放)?(?:为|是|约|达)*"
)
# What all of them came to in the year: 4条全年40,800元.
_IN_ALL = re.compile(r"(?:全年|共计?|合计|总计|小计|累计|总共)(?:需|为|约|达|计|发放|支付|支出|补助|减免|补贴|兑付)*$")
_TIMES = 10  # the standard: what is worth more than so much of it is no share of it and none beside it
_SUMS = re.compile(r"(?:^[，、\s]*|级|项|[款资]金|经费)(?:共计|合计|总计|总额|总量|共)(?:为|约|达)*$")
_FUNDS = ("allocated", "initial_budget", "received", "planned", "contract", "income", "carryover")
_RATIOS = ("rate", "share")
_NO_DEED = ("rate", "share", "standard", "target")
# What a number joined to another without a word of its own goes on saying.
_GOES_ON = frozenset(
    "initial_budget revised_budget supplement reduction allocated received requested planned contract arrears returned "
    "saving variance carry_in carryover income target payout other executed_outside balance".split()
)
_ACTS = re.compile(
    r"^[，；、\s]*(?:购|采购|建设|新建|改造|开展|完成|举办|维修|印刷|聘|实施|组织|为|向|给|对|用|将|把|因|由|经|通过|在|修|支|付|发)"
)
_BUYS = re.compile("[，；、\\s]*[另再还并又]?(?:购[买置入]|采购|租[用赁]|聘[请用]|印制|制作|维修|安装|更换|配备|投保)")
_KIN = re.compile(r"([^\s，。；、：:（）()]{2})[为共计约]*$")
# What comes in, named after an income: 经费收入3,416万元，上级补助280万元.
_COMES_IN = re.compile(r"(?:补助|拨款|转贷|调入资金|非税|税收|利息)[为共计约]*$")
# A class of those that a rate is for: 国家级50万元，省级20万元.
_OF_A_LEVEL = re.compile(r"[，、；\s]*(?:国家|[省市县区州]|[一二三甲乙])[级类等档](?:的|为|各)?")
_TOLD_OF = ("contract", "balance")
_NAME = re.compile(r"[，；、\s]*[^，。；、\d的了将于用为由向已未其另增减还付支收退年]{2,8}")
_FORESEEN = ("initial_budget", "revised_budget", "requested", "planned", "allocated")
_CLASS_TOLD = re.compile(
    r"(?:安排|批复|核定|下达|申请|追加|调增|调减|压减|追减|核减)了?[^，。；、\d]{0,4}(?:支出|经费|收入)[为共]*$"
)
_DEED_OF = re.compile(r"(?:安排|追加|调增|下达|申请|调减|压减|追减|核减|收回)了?[^，。；、\d]{2,24}$")
_OBJECT = re.compile(r"[，\s]*[^，；、\d的了将于用为由向已未其另增减还付支收退年]{3,16}")
_A_YEAR = re.compile(r"[，、；\s和及]*(?:19|20)\d\d年度?[的则仅约]?(?:为|是|达到?)?")
_EXTREME = re.compile(r"[，、；\s]*最[高低多少](?:的|为|达)*")  # 平均每户2万元，最高4万元
# 2021年末56万元，2022年末为60万元
_YEAR_ALONE = re.compile(r"[，；、\s]*(?:(?:19|20)\d\d年|本年|今年)(?:度|末|底)?(?:为|是|达|有)?")
_THIS_YEAR = re.compile(r"[，；、\s而]*(?:本年度?|今年|当年|本期)(?:则?为|是|达到?)?")
_OF_A_SHARE = ("reduction", "saving", "supplement", "returned", "arrears")
_AND = ("和", "及", "与")
_BATCH = re.compile(r"[，、：；\s]*(?:首|第?[一二三四五六])(?:批次?|笔)(?:为|资金)?$")  # 分两批下达，首批600万元
_THAN_PLANNED = re.compile("[较比与]计划[多少增减]")  # 比计划少2座；管护费66.5万元
_TO = ("至", "到", "-", "—", "~", "～", "–")

_REST = re.compile(r"[，、；\s]*(?:其余|余下)的?(?:资金|经费|款项|部分)?约?")
_FOR_THINGS = re.compile(
    r"，?(?:均|都|则|全部|主要)?(?:[为是系：](?!由)|—+|用[于作])(?![^。；，]{0,24}(?:结[转余]|质保|保证金|尾款|缺口|[未待欠留存]|年底|[下次明]一?年|以后|收回|沉淀|贷款))"
    r"[^，。；\d]{2}"
)
_BY_OTHERS = re.compile(r"，?(?:全部|均)?由[^，。；\d]{1,12}(?:配套|安排|承担|负担|筹集|拨付|补助)")
_ALL_SPENT = re.compile("(?:全部|均|都)已?(?:执行|支出|使用|支付)(?:完毕|完成|完|到位)|(?:执行|使用|支出)完毕")
_KEPT = re.compile(f"，?(?:全部|则)?留(?:在|归|作|给|于)?(?:[{PLACES}]?本级|[{PLACES}]直)")
_PROMISED = ("initial_budget", "revised_budget", "allocated")


def is_share(q: Quantity, phrase: str, context: Context) -> bool:
    """Say whether an amount of yuan behind a standard may be a share of it, or the one of others beside it."""
    told = [d.value for d in context.here if d.measure == "standard" and d.unit == q.unit and d.value is not None]
    part = context.text_before.rfind("其中", -len(phrase) - 4) >= 0  # of what was spent: no part is above its whole
    bought = context.mark == "；" and _BUYS.match(phrase) is not None  # 每人每月2,800元发放；购买保险26,440元
    far = bool(told) and q.value > (1 if part or bought else _TIMES) * max(told)
    return not far and TOGETHER.fullmatch(phrase) is None and _IN_ALL.search(phrase) is None


_AVERAGED = re.compile(
    r"[，、；\s]*(?:平均|折合)?(?:[户人村亩组社]均|平均每?[户人村亩家社组]?|每[户人村亩家]平均)[为约达]*"
)
_EARNED = re.compile("收入|营收|产值|收益|效益|分红|利润|增收")
_ALL_OF_THEM = re.compile("自筹|自[缴付费]|筹资|集资")


def alike(phrase: str, context: Context) -> str | None:
    """Return the measure of the number before of whose money an amount is the average, or the sum of shares.

    村集体收入合计96万元，村均8万元; 农户自筹每户850元，共计127.5万元.
    """
    if context.joint not in ("other", "achieved"):
        return None
    if TOGETHER.fullmatch(phrase) is not None:
        return context.joint if _ALL_OF_THEM.search(context.joint_words) else None
    earned = _AVERAGED.fullmatch(phrase) is not None and _EARNED.search(context.joint_words) is not None
    return context.joint if earned else None


_SINCE = re.compile(r"[，、；\s]*(?:而)?(?:较|比|与|相较于?|相比)年初的?(?:数额?|金额|水平)?的?约?")
_AT_FIRST = {
    "carryover": "carry_in", "carry_in": "carry_in", "balance": "balance", "arrears": "arrears",
    "executed": "initial_budget", "revised_budget": "initial_budget",
}  # fmt: skip


def stood_at(phrase: str, context: Context) -> str | None:
    """Return what an amount is at the year's beginning that another is compared with: 结余5万元，比年初的6万元."""
    told = context.joint in _AT_FIRST and "年初" in phrase and _SINCE.fullmatch(phrase)
    return _AT_FIRST[context.joint] if told and context.joint else None


def concerned(phrase: str, named: str | None, context: Context, cues: Cues) -> str | None:
    """Return the measure of an amount that only puts in money what the sentence said before: 抽查项目3个，涉及资金….

    Its own words may name one all the same (涉及申报金额), and what is found fault with is no money paid or got.
    """
    if CONCERNED.search(phrase) is None:
        return None
    if named not in (None, "other"):
        return named
    before = context.text_before.removesuffix(phrase)
    told = evaluated_itself(before) or cues.measure(before)
    if told in (None, *_RATIOS) or FOUND.search(before):  # of 执行率80%的项目2个 it is no rate
        return "other"
    if told not in _OF_A_SHARE and FAULT.search(before):  # not 剔除不符合条件对象14人，涉及补助4万元
        return "other"
    return "initial_budget" if told == "target" else told  # 批复绩效目标281项，涉及资金3亿元


def continued(q: Quantity, phrase: str, context: Context, cues: Cues) -> str | None:
    """Return the measure that a phrase which names none goes on with, None where there is nothing to go on with."""
    told = context.text_before if context.joint == "standard" and _IN_SUM.match(phrase) else context.between
    if INTENDED.search(phrase) or (INTENDED.search(_THAN_PLANNED.sub("", told)) and not DONE.search(told)):
        return "planned"
    if CONCERNED.search(phrase) or _IN_SUM.match(phrase):
        deed = cues.measure(context.between)
        if deed and deed not in _NO_DEED:
            return deed
        if context.joint_unit == "%" and context.joint in _OF_A_SHARE:
            return context.joint  # 公用经费被削减10%，计6万元
    if _BATCH.match(phrase):
        deed = cues.measure(context.text_before.removesuffix(phrase))
        if deed and deed not in _NO_DEED:
            return deed
    if context.joint == "previous" and _THIS_YEAR.fullmatch(phrase):
        deed = cues.measure(context.joint_words)
        if deed in _GOES_ON:
            return deed  # 上年度门诊收入为1,362万元，本年度为1,486万元
    return _joined(q, phrase, context)


def _joined(q: Quantity, phrase: str, context: Context) -> str | None:
    """Return the measure of the number right before where a phrase goes on with it."""
    if (context.joint in _GOES_ON or context.joint == "achieved") and _YEAR_ALONE.fullmatch(phrase):
        return context.joint  # 总产值23.9亿元（2020年22.2亿元）
    if phrase.strip() in _TO:  # 2至3万元
        return context.joint
    if _A_YEAR.fullmatch(phrase) and (context.joint in _GOES_ON or context.joint in ("standard", "balance")):
        return context.joint  # 生均成本2021年为1.1万元，2022年为1.2万元
    listed = "、" in (context.mark, phrase[:1]) or phrase.lstrip()[:1] in _AND
    if context.joint == "standard":
        same = q.unit == context.joint_unit
        if _EXTREME.fullmatch(phrase):
            return "standard"
        return "standard" if same and ((listed and q.unit == "元") or _OF_A_LEVEL.fullmatch(phrase)) else None
    if context.joint == "income" and _COMES_IN.search(phrase):
        return "income"
    if context.joint == "change" and listed and not phrase.strip(" 　、和及与"):
        return "change"  # 分别提高200元和150元
    if context.joint not in _GOES_ON:
        return None
    goes_on = listed or _is_parallel(phrase, context) or _is_named(phrase, context) or _is_object(phrase, context)
    return context.joint if goes_on else None


def rest_of(phrase: str, after: str, context: Context) -> str | None:
    """Return the measure of the last part of a whole, which is its whole's: 其余9.6万元为评审费用, 由县级配套.

    None where it is what is left of the whole: 其余3万元结转下年.
    """
    parent = context.parent
    if parent is None or _REST.fullmatch(phrase) is None:
        return None
    if parent in _PROMISED and _ALL_SPENT.search(context.text_before):
        parent = "executed"  # 全年预算3,150万元全部执行完毕，…，其余约800万元用于折叠床
    if parent in _PROMISED and _KEPT.match(after):
        return "allocated"  # 预算1.2亿元，其中下达试点县10,800万元，其余1,200万元留在省本级
    if parent in _PROMISED and _BY_OTHERS.match(after):
        return "allocated"  # 预算500万元，其中省级补助300万元，其余200万元由县级配套
    return parent if _FOR_THINGS.match(after) else None


def summed(phrase: str, context: Context) -> str | None:
    """Return the measure of funds that a sum adds up: 四级资金合计4,600万元."""
    funds = context.joint in _FUNDS and context.measured() <= {*_FUNDS, "carry_in"}
    return context.joint if funds and _SUMS.search(phrase) else None


def foreseen(context: Context) -> str | None:
    """Return what a class of spending is foreseen as: by its list's label, or by the deed that named another before.

    `年初预算：基本支出100万元，项目支出50万元`, `年中追加人员经费支出30万元、项目支出20万元`
    """
    if context.listing in _FORESEEN:
        return context.listing
    joined = context.joint in (*_FORESEEN, "supplement", "reduction") and _CLASS_TOLD.search(context.joint_words)
    return context.joint if joined else None


def _is_object(phrase: str, context: Context) -> bool:
    """Say whether a phrase only names a second object of the deed before: 安排工勤工资38万元，食堂改造资金21万元."""
    named = _OBJECT.fullmatch(phrase) is not None and NOUN_END.search(phrase) is not None and not _ACTS.match(phrase)
    return named and _DEED_OF.search(context.joint_words) is not None


def _is_named(phrase: str, context: Context) -> bool:
    """Say whether a phrase only names another thing that the same is told of: 蒸箱合同价8万元，冰柜3万元."""
    return context.joint in _TOLD_OF and _NAME.fullmatch(phrase) is not None and not _ACTS.match(phrase)


def _is_parallel(phrase: str, context: Context) -> bool:
    """Say whether a phrase is built as the one before: both name a level of government, both end in one noun."""
    if names_source(phrase) and names_source(context.joint_words):
        return True
    mine, theirs = _KIN.search(phrase), _KIN.search(context.joint_words)
    return bool(mine and theirs and mine.group(1) == theirs.group(1)) and not _ACTS.match(phrase)
