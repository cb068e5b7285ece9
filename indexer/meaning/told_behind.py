"""What is told behind an amount: what it is for, that it was spent, what the rest of a list is.

安排2万元用于慰问, 资金88万元已全部支付, 其余30万元为资本性支出. The rest of a list (其余) is one more of what was
listed; what remains of a sum (剩余) is left over.
"""

from __future__ import annotations

import re

from indexer.meaning.bounded import base_behind
from indexer.meaning.context import Context
from indexer.meaning.cues import Cues
from indexer.meaning.drafts import Draft
from indexer.meaning.items import is_generic, is_whole, subject_of
from indexer.meaning.others import borne_behind
from indexer.meaning.scene import State

# Whose money it is, or only that it is money, before what it is for: 200万元|专项资金|用于公厕改造.
_OF_FUNDS = (
    r"(?:的?(?:(?:中央|上级|[省市县区镇乡]级?|财政|专项|补助|奖补|债券|衔接|配套|扶持|引导|工作|项目|预算|统筹|整合|自[有筹]|结[转余]){0,4}"
    "(?:资金|款项|经费|专款|补助|债券)|预备费))?"
)
_USED_FOR = re.compile(
    rf"，?(?:{_OF_FUNDS}(?:已|全部|全额|直接)*(?:下达|下拨|拨付|划拨|安排|分配|投入)?)?(?:被|主要|全部|统筹|违规|挪作|调剂|专项|统一|分别|继续){{0,3}}(?:用于|用作|用以|用来)"
    r"(?P<what>(?!以下|下列|如下|上述|[两三四五六七八]个?方面)[^，。；：（）()\d]{2,60}?)(?=[，。；（）()]|、?(?:和|及|以及)?$)"
)
# 余下28万元作为质量保证金: what it is kept as.
_KEPT_AS = re.compile(
    rf"，?{_OF_FUNDS}(?:作为|留作)(?P<what>(?!基数|依据|上限|下限|目标)[^，。；：（）()\d]{{0,8}}?(?:[质保保]证金|质保金|保修金|尾款|押金|预备费|备用金))"
    r"(?=[，。；（）()]|$|待|于|在|将)"
)
# 投入60万元开展干部培训, 使用20万元购置图书
_DONE_WITH = re.compile(
    rf"{_OF_FUNDS}(?:来|以)?(?:持续|进一步|大力|重点|着力|积极|主要|全力){{0,2}}"
    "(?P<what>(?:开展|实施|举办|购置|采购|购买|添置|新建|建设|改造|维修|修缮|支持|扶持|慰问|资助|改善|提升|推进|推动|助力|培育)(?!了|后|的|工作|项目|完成)"
    r"[^，。；：（）()\d]{2,30}?)(?=[，。；（）()]|、?(?:和|及|以及)?$)"
)
# 发放150万元抚恤金, 尚欠42万元工程款未付: what an amount is, right behind it, up to where a clause goes on.
_NO_THING = (  # deeds and manners of doing that may stand between an amount and what they are of
    "全|均|都|一次性|单独|直接|主要|继续|统筹(?!资金)|另|作[为质]|转[给入至作]|列[入支]|计[入提]|交[给由]|拨[付给入]|付[清款]|结清|支付|发放"
    "|缴[纳存入交]|[偿归]还|补[发缴足齐]|购[买入]|补助(?![资款金])|[补奖](?:贴|励)(?![资款金])|扣|享受|核[定算发]|提取|属|收[取费]|实施"
    "|采[取用]|执行|落实|确定|标准|每"
)
_THING = re.compile(
    rf"的?(?P<what>(?:(?!{_NO_THING})[^，。；：、（）()\d\s/从在由因被已未用给为是不待将按和与及含占系的]){{0,14}}?"
    r"(?:经费|[款费金]|补助|补贴|津贴|工资|奖励|债券|赔偿|补偿))"
    r"(?=[，。；：、（）()核从在由因被已未用给为待将按和与及中全均分需没尚予系]|$|发放|支付|拨付|兑付|下达|打卡|通过|直接|及时|到|对|支持|送"
    r"|扶持|慰问|救助|资助|购|开展|实施|进行|收回|[上缴]缴|缴|划|转|结|退|滞留|闲置|挪|压|存|入)"
)
# 总投资20亿元的|光伏发电项目|，已完成5亿元
_WORK = re.compile(
    rf"的(?P<what>(?:(?!{_NO_THING})[^，。；：、（）()\d\s的]){{2,24}}?(?:项目|工程|[改扩新]建|建设|改造|治理|整治|园区?|基地|中心|公司))(?=[，。；（(已于在]|$)"
)
_THING_BEGINS = 18  # characters in which its end is looked for
_THING_ENDS = re.compile("[费款金助贴资励券偿]")
_MARKS = ("", *"，。；、：（）()\n")
_FUNDS = ("资金", "经费", "款", "金", "费", "财政资金", "项目资金")
# 投入300万元财政资金对农贸市场进行改造
_DONE_TO = re.compile(rf"{_OF_FUNDS}对(?P<what>[^，。；：（）()\d]{{2,20}}?)(?:进行|实施|开展|予以)")
# Measures of what is spent or to be spent, which a purpose behind is of; what is left is of what it is left of.
_FOR_USE = (None, "executed", "initial_budget", "allocated", "supplement", "received", "planned", "other")
_GONE = re.compile("收回|缴回|上缴|退回|节约|[核调审]减")  # 收回12万元，统筹用于民生支出: of others then
_PAID = re.compile(
    r"(?:资金|款项|经费|货款|工程款|价款|合同款|尾款|部分|现|目前|也|[年月]末|[年月]底){0,2}(?:已经?|均|都|全部|全额|足额){1,4}[^，。；、\d未]{0,4}?"
    r"(?:支[付出]|兑付|兑现|付清|付讫|结清|使用|用完|花完|列支|发放)(?:完毕|完|到位|到[人户账])?(?=[，。；）)]|$)"
)
# 将95.4万元救助金打卡发放到户: what is taken in hand is dealt with behind
_IN_HAND = re.compile(
    r"(?<![拟应须要可即未])(?<!没有)(?<!未能)(?<!计划)(?<!准备)(?<!建议)(?<!预计)[将把][^，。；：\d]{0,12}$"
)
_DEALT = re.compile(
    r"(?![^，。；]{0,6}(?:用于|用作|用来|挪|[拨划转](?:付|转|拨)?(?:至|到|给)[^，。；人户]{0,12}(?:[局委厅院校镇乡县市区所站]|街道|单位|部门|中心)(?:[，。；]|$)))"
    r"[^，。；：\d未不拟应]{0,24}?(?:(?<![收上])支付|付给|兑付|兑现|发放|拨付|打入|打卡|补发|送[到至给])(?!前|后|时|的|率|标准|范围|对象|方式)"
)
_LATER = re.compile("下一?步|今后|下[一]?年|明年|后续")
# 8万元将于验收后支付
_DUE = re.compile(r"(?:将|拟|待|计划)(?!资金|款项)[^，。；\d未]{0,24}(?:支付|拨付|兑付|付清|结清)(?=[，。；）)]|$)")
# 管护资金84万元，当年未使用
_UNUSED = re.compile(
    r"，(?:资金)?(?:当年|本年|全年|目前|年内|均|全部|尚|暂|至今){0,3}未(?:使用|支出|支付|拨付|执行|动用)(?=[，。；）)]|$)"
)
_REST = re.compile(r"[，、；\s]*(?:其余|其他|其它)(?:的|资金|部分|款项|金额|经费)*约?")
_IS = re.compile(
    r"(?:主要|均|全部|都){0,2}(?:为|是|系|属于?|：|—+)"
    r"(?P<what>(?!.{0,24}(?:结[转余]|质保|保证金|尾款|缺口|[未待欠]))[^，。；（()）\d]{2,30}?"
    "(?:支出|费用?|经费|补[助贴]|资金|工程|项目|采购|工资|报酬|劳务|薪酬|津贴|奖金|维修|维护|养护|建设|改造|购置|培训|运维))(?=[，。；）)]|$)"
)
_BORNE = re.compile(r"[^，。；]{0,3}由[^，。；]{1,12}?(?:解决|承担|负担|筹|安排|配套)")
_LISTED = frozenset(
    "executed income initial_budget revised_budget received allocated contract planned requested".split()
)
_SPENDS = re.compile("(?:投入|使用|安排|拿出|动用|支出|列支|拨付|筹措|争取|下达|追加|统筹|整合|落实)(?:了|资金|经费)*$")
_NEAR, _FAR, _SOON = 40, 72, 16  # characters
_FEWEST = 5  # characters of what is supported, with the verb
_SPENT = (None, "executed", "other")


def words_behind(text: str, start: int, stop: int) -> str:
    """Return the words behind a number that may tell of it: more of them where they say what it is used for."""
    reach = _FAR if text.find("用", start, start + _SOON) >= 0 else _NEAR
    return text[start : min(stop, start + reach)]


def use_behind(
    kind: str, phrase: str, subject: str, own: bool, after: str, joined: bool, cues: Cues
) -> tuple[int, int] | None:
    """Return where behind a number stands what it is for, where its phrase names no item of its `own`.

    A `subject` that is carried over from before is then not what it is for. Words that run on into the next number
    (`joined`) are of that one.
    """
    if (rest := _rest(phrase, after, joined, cues)) is not None:
        return rest
    nameless = not subject or (own and is_generic(subject) and not is_whole(subject))  # 安排专项经费50万元|用于
    silent = nameless or not phrase.strip(" 　，、和另") or _is_rest(phrase)
    carried = not own and not after.startswith("，") and cues.measure(phrase) in _FOR_USE
    kept = not own and after.startswith(("作为", "留作"))
    if not (silent or carried or kept):
        return None
    silent = silent and _GONE.search(phrase) is None
    found = _within(_USED_FOR, after, joined) if silent or carried else None
    found = found or (_within(_KEPT_AS, after, joined) if kept else None)
    if found is None and carried and _SPENDS.search(phrase):
        found = _within(_DONE_WITH, after, joined) or _within(_DONE_TO, after, joined)
    thing = thing_behind(kind, after, joined) if found is None and not own else None
    if thing and not is_generic(after[slice(*thing)]):
        return thing
    return _object(found, after, cues) if found else None


def thing_behind(kind: str, after: str, joined: bool) -> tuple[int, int] | None:
    """Return where right behind an amount stands what it is: 支付860万元|工程款, if that is said by more than 资金."""
    if kind == "money" and after[:1] == "的" and (work := _within(_WORK, after, joined)):
        return work
    if kind != "money" or after[:1] in _MARKS or _THING_ENDS.search(after, 0, _THING_BEGINS) is None:
        return None
    found = _within(_THING, after, joined)
    return found if found and after[slice(*found)] not in _FUNDS else None


def named_behind(after: str, span: tuple[int, int], end: int, state: State) -> tuple[str, int]:
    """Return what stands at `span` behind an amount's `end`, and where; what it costs is gone on with.

    总投资20亿元的|光伏项目|，已完成5亿元
    """
    subject, start = after[slice(*span)], end + span[0]
    if after.startswith("的"):
        state.subject, state.subject_start, state.subject_here = subject, start, True
    return subject, start


def add_aspect(draft: Draft, phrase: str, end: int, after: str, joined: bool) -> int:
    """Add to the words of an amount what stands right behind its `end`: 支付860万元|工程款 is 支付工程款860万元.

    Who else bears it is told there as well. Return where that ends, -1 for nothing.
    """
    if draft.measure == "other" and draft.end == end and (borne := borne_behind(after)):
        draft.end, draft.words = end + borne, draft.words + after[:borne].lstrip("，")
        return draft.end
    if draft.kind == "money" and draft.end == end and (base := base_behind(phrase, after)):
        draft.end, draft.words = end + base, phrase + after[:base].removeprefix("的")  # 比|4万元的预算|少支1万元
        return draft.end
    thing = thing_behind(draft.kind, after, joined) if draft.end == end else None
    if thing is None:
        return -1
    draft.end, draft.words = end + thing[1], draft.words + after[slice(*thing)]
    return draft.end


def _object(what: tuple[int, int], after: str, cues: Cues) -> tuple[int, int]:
    """Return where what is paid or held begins behind the verb that says no more: 用于支付|水电费, 开展|干部培训."""
    start, end = what
    if after.startswith("支持", start) and end - start > _FEWEST:
        start += len("支持")  # 安排3万元支持|公租房筹集
    begun = subject_of(after[start:end], cues)[0]
    return (start + begun, end) if end - start - begun > 1 else what


def deed_behind(phrase: str, after: str, context: Context, cues: Cues) -> str | None:
    """Return the measure that words behind an amount tell where those before it name none."""
    if _is_rest(phrase):
        if "received" in (context.parent, context.joint) and _BORNE.match(after):
            return "received"  # 到位210万元，其中省级180万元，其余30万元由县级配套
        if borne_behind(after):
            return "other"  # 保费798万元，财政补贴598万元，其余200万元由农户自缴
        ends = "其余" in phrase and after[:1] in ("", "。", "；")
        if ends and context.parent in _LISTED and context.parent == context.last:
            return context.parent  # 支出18万元，其中奖金8万元，其余10万元。
        told_on = context.text_before.removesuffix(phrase).rstrip().endswith("；")
        if told_on and context.joint == "contract" and not context.parent:
            return None  # 合同价140万元，已全额支付；其余255万元为电费: the rest of more than the contract
        if _rest(phrase, after, context.joined, cues):
            return context.parent or (context.joint if context.joint in _LISTED else None)
    if _IN_HAND.search(phrase) and cues.measure(phrase) is None and _DEALT.match(after):
        return "planned" if _LATER.search(phrase) else "executed"
    if _DUE.match(after) and cues.measure(phrase) in (None, "initial_budget"):
        return "planned"
    if _UNUSED.match(after) and cues.measure(phrase) is None:
        return "allocated"
    paid = _PAID.match(after)
    return "executed" if paid and not (context.joined and paid.end() == len(after)) else None


def _rest(phrase: str, after: str, joined: bool, cues: Cues) -> tuple[int, int] | None:
    """Return where behind a number stands what the rest is (资本性支出), None where that is no item of spending."""
    told = _within(_IS, after, joined) if _is_rest(phrase) else None
    return told if told and cues.measure(after[slice(*told)]) in _SPENT else None


def _is_rest(phrase: str) -> bool:
    """Say whether a phrase says 其余 and nothing else."""
    return "其" in phrase and _REST.fullmatch(phrase) is not None


def _within(pattern: re.Pattern[str], after: str, joined: bool) -> tuple[int, int] | None:
    found = pattern.match(after)
    return None if found is None or (joined and found.end() == len(after)) else found.span("what")
