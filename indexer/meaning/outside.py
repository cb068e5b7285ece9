"""Money that went past the unit's accounts: the treasury paid it to somebody else, or the books never held it.

`36万元由市财政直接拨给各镇` and `8万元由县财政局付给公司，没有纳入我局账务` are not spent by the unit. Payment
in direct manner alone is a way of paying (`财政直接支付12万元，授权支付30万元`): somebody has to be named who got
it, not the unit. A sentence says so of the amount before it (`…万元…，未在我局账上反映`), of all of them (`均不在我局
账上列支`), or, where it says it first, of the amount that comes next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.forms import find_from
from indexer.meaning.drafts import Draft
from indexer.memo import remembered

_PAYS = r"(?:下?拨付?|直达|支付|付|下达|划[拨转付]?|兑付|发放|打[卡入到]|汇)"
_PAYER = (
    r"(?:财政(?:局|厅|部|部门|所)?|国库(?:集中支付中心|支付局|支付中心)?|上级(?:主管)?(?:部门|单位)?"
    r"|(?<=由)(?!我|本)[^，。；、\d]{0,3}[省市][^，。；、\d我本]{0,8}(?:局|厅|委|联|部门|中心))"
)
_WHO = (
    r"(?:[给到至入](?!我|本(?![次着])|位|账|专户|账户|户)|并[^，。；、\d]{0,2}[拨付]|[各该两三四]"
    r"|[^，。；、\d我本]{0,10}?(?:乡|镇|街道|村|社区|银行|信用社|农商行|公司|企业|学校|医院|卫生院|农户|个人|机构|平台|单位|场|所|户(?!籍)))"
)
_DIRECTLY = re.compile(rf"{_PAYER}[^，。；、\d我本]{{0,10}}?直接?{_PAYS}(?:付|拨)?{_WHO}")
_OURS = r"(?:[本我][^，。；、\d]{1,4}?|部门|单位|街道|学校|医院|机关|[区市县镇乡村州院校])"
_BOOKS = r"(?:账|决算|列支|核算|支出|支付|财务|收支|经手|预算执行|里|中)"
_NOT_OURS = re.compile(
    rf"(?:不|未|没有?)(?:曾|再|直接)?(?:经过?|通过|在|走|进入?|纳入|计入|列入?|并入|反映[在到于]|体现在)"
    rf"[^，。；、\d]{{0,3}}{_OURS}[^，。；、\d]{{0,6}}?{_BOOKS}"
    r"|不经过?[^，。；、\d]{2,8}[局会院办委](?=[，。；）]|$)|不经过?(?:[我本][^，。；、\d]{1,4}|[区市县镇乡][局会院办委])|[本我区市县镇乡][局会院办委站][^，。；\d]?(?:未|没有?|不)经手"
)
_NOT_OURS_BEGINS = re.compile("[不未没]|[本我区市县镇乡](?=[局会院办委站])")
# 从市卫生健康委专户列支, 由县人社局在就业资金中支付, 由医保基金支付: out of the money of a body that is named.
_THEIRS = re.compile(
    r"[^，。；、\d]{0,2}[从由在](?P<who>(?:[^，。；、\d我本]{0,4}?)[省市州盟县区旗镇](?!财政)[^，。；、\d我本]{1,10}?(?:局|委|厅|会|办|院|中心|部))"
    r"(?:员会|公室)?[的在从]?(?:专户|账户|账上|账内|(?:(?!公用)[^，。；、\d]){0,8}?(?<!公用)(?:经费|预算|专项|资金))(?:[里中内])?"
    r"(?:统一|直接|另行|予以)?(?:列支|支付|支出|开支|解决|报销)"
    r"|[^，。；、\d]{0,2}[从由在](?:城乡|城镇|居民|职工|基本){0,3}(?:医保|医疗保险|统筹|养老|失业|工伤|生育)(?:保险)?(?:统筹)?基金[中里]?(?:统一|直接|按规定)?"
    r"(?:列支|支付|支出|报销)"
)
# 市科协另从学会活动费中支付讲课费
_THEY_PAY = re.compile(
    r"(?:^|[，；、\s])(?P<who>[^，。；、\d我本]{0,4}?[省市州盟县区旗镇](?!财政)[^，。；、\d我本]{1,8}?(?:局|委|厅|会|联|协|办|院|中心|部))(?:另外?|另行|单独|同时|还)?"
    r"(?:从|在|由|用|以)[^，。；、\d我本]{2,12}?(?:[里中内]|资金|经费|专户)(?:另行|直接)?(?:列支|支付|支出|开支|安排|解决)(?!率)"
)
_BEGINS = 3  # characters behind an amount in which it begins
_ALL = re.compile(r"[均都](?=[不未没由经通])")
_PAID = ("executed", "allocated")
# Straight from the treasury, or from another body, to those who get it; 财政直接支付 alone is a way of paying.
STRAIGHT = re.compile(
    r"(?:由(?!本|我)[^，。；\d]{2,14}?|(?:财政|国库|上级)[^，。；\d]{0,8}?)直接"
    r"(?:打给|[拨发付划缴](?!率|方式|资金|项目|经费|专项)[付放交拨]?[给到至入]?|打卡|打入|补[到给]|贴[给到补]|结算|支付[给到至])(?!我|本)[^，。；\d我本]*$"
)
_PASSED_ON = re.compile(
    r"[^，。；\d]{0,4}由(?!本|我)[^，。；\d]{2,14}直接(?:拨|打卡|打入|发[放到给至]?|划|缴|付[给到至]|支付[给到至])(?!我|本|方式|率)"
)  # behind an amount


@remembered
def _before(phrase: str) -> bool:
    return _DIRECTLY.search(phrase) is not None


def went_past(phrase: str, after: str) -> bool:
    """Say whether an amount went past the unit's accounts by its phrase and what follows, up to the next number."""
    if "直" in phrase and _before(phrase):
        return True
    if "直" not in after:
        return False
    found = _DIRECTLY.search(after)
    return (found is not None and "，" not in after[: found.start()]) or _PASSED_ON.match(after) is not None


def settle_outside(text: str, start: int, end: int, money: Sequence[Draft], names: Sequence[str] = ()) -> None:
    """Read what the sentence at `start` to `end` says of the accounts its amounts (`money`, in order) went through.

    `names` are those of the body whose report it is.
    """
    for draft in money:
        if draft.measure in _PAID and _others_pay(text, draft, end, names):
            draft.measure, draft.measure_basis = "executed_outside", "printed"
    for found in find_from(_NOT_OURS_BEGINS, _NOT_OURS, text, start, end):
        before = [draft for draft in money if draft.amount_end <= found.start()]
        every = _ALL.search(text, before[-1].end if before else start, found.start() + 2) is not None
        low = text.rfind("；", start, found.start())
        for draft in reversed(before) if before else money[:1]:
            printed = draft.measure == "allocated" and draft.measure_basis == "printed"
            if draft.measure not in _PAID or printed or draft.amount_start < low:
                break
            draft.measure, draft.measure_basis = "executed_outside", "printed"
            if not every:
                break


def _others_pay(text: str, draft: Draft, end: int, names: Sequence[str]) -> bool:
    """Say whether the words before or behind an amount say that another body paid it, out of money of its own.

    A report that no body is known to have written may be of any body that is named before.
    """
    if len(names) > 1 and "从" in draft.words and (told := _THEY_PAY.search(draft.words)):
        return not _is_ours(told, names)
    if not any(char in "从由在" for char in text[draft.end : draft.end + _BEGINS]):
        return False
    theirs = _THEIRS.match(text, draft.end, end)
    return theirs is not None and not _is_ours(theirs, names)


def _is_ours(told: re.Match[str], names: Sequence[str]) -> bool:
    """Say whether words that name a payer name the body of one of these `names`: 县民政局 is 松溪县民政局."""
    who, words = told["who"] or "", told.group()
    return any(name in words or (len(who) > 1 and name.endswith(who)) for name in names)
