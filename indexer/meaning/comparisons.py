"""Comparisons: a change on the year before, a variance from the budget, or the base that is compared with.

`较上年增加3万元` is a change, `较上年的60万元` a base, `超出年初预算3万元` a variance; `提高到100元` is none of them.
"""

from __future__ import annotations

import re

from indexer.meaning.context import Context
from indexer.meaning.cues import Cue, Cues
from indexer.meaning.drafts import Draft
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.others import GAINS, is_spared
from indexer.meaning.sides import is_target, side_of
from indexer.memo import remembered

CHANGED_TO = re.compile(
    r"^(?:应当?|宜|须|再|又|统一|逐步|随后|后来?|最终|最后|现在?|已|年中|中期|当年|本年度?|今年|目前|执行中|拟|相应|将其?)?(?:(?:因|由于|经|根据|按照?)[^，。；\d]{2,14}?)?"
    r"(?:提高|调整|增加|增长|上调|上升|提升|降低|下调|减少|下降|降|涨|调|压|退坡|提|核减|调减|压减|压降|压缩|削减|改|变|核定|调增|追加|扩大|升|增|变更|缩减)(?:到|至|为|成)"
    r"|^现(?:为|在)?$|^(?:考核|评审|审计)?(?:扣[减除款]|[审核抵]减|抵扣)[^，。；\d]{0,4}后[^，。；\d]{0,6}为$"
)
_SET_TO = re.compile(  # 压减2020年消费券预算至200万元
    r"(?:压[减缩降]|调[减整增低高]|核[减增]|[削缩]减|追加|增加|减少)(?![了后])[^，。；、\d]{0,6}(?:\d{4}年度?)?[^，。；、\d]{0,14}预算[至到]$"
)
_WITH_YEAR = re.compile(r"(?:(?<!经比)较|比|与|同|相比)(?:[^，。；、\d]{1,4}前)?\d{4}(?:年度?|同期)(?:同期)?(?:相比)?")
# What is compared with, in whatever words: 与年初批复的预算数相比, 比合同价, 超出概算.
_WITH_PLAN = re.compile(
    r"(?:较|比(?![例率重])|与|同(?![比期])|相较于?|对照)[^，。；：、\d]{0,10}?"
    r"(?:预算|批复数?|控制数|合同总?[价额]|合同金额|合同(?=[超多少高低])|签约(?:总[额价]|金额|价)|概算|控制价|限价|送审[价额]|中标价|估算|成交价|指标数|下达数|计划数"
    r"|(?:申请|申报|需求|请求|核定|任务)[数额]|应[补拨配到缴收发付][助付位账贴]?)(?!单价|标准|编)(?:[总金]?额|数)?(?:相比|比较)?"
    r"|(?:超出|超过|突破|(?<![彩B])超|高[于出]|低[于出]|多[于出]|少于|大于|小于)了?[^，。；：、\d]{0,8}?"
    r"(?:预算|批复数?|控制数|合同[价额]|概算|指标数|计划数|年初预计|预计数|中标价|成交价|控制价|送审[价额]|平均(?:水平|数|值))(?!单价|标准|编)(?:[总金]?额|数|安排数?)?"
)
# 以年初预算为基数增长5%, 在上年基础上增加3万元
_ON_BASE = re.compile(
    r"(?:以|按)(?P<base>[^，。；、]{2,14}?)为(?:基[数准期]|参照|对比)"
    r"|在(?P<ground>(?:上|去|前)一?年[^，。；、\d]{0,8}|20\d\d年[^，。；、\d]{0,8}|[^，。；、\d]{0,6}预算数?)的?基础上"
)
_BASE_PLAN = re.compile("预算|批复|计划|概算|目标")
# 比全县居民人均可支配收入低600元: of others at the same time, no change.
_WITH_OTHERS = re.compile(
    r"(?:较|比(?![例率重]))(?:全[国省市县区州旗]|当地|周边|同类|同级|同行业)[^，。；：、\d]{0,16}?(?=(?:略|约)?[高低多少])"
)
_PLAIN_CHANGE = re.compile(
    r"(?:新增(?=了)|增加|减少|增长|下降|增支|减支|压减|净增|净减|[多少](?:支出?|收入?|出)|上升|上涨|回落|缩减|增收|增幅|降幅|减幅|升幅|下滑)(?:了|率|额|为|达|约|近){0,3}$"
)
_PRICE = re.compile("控制价|限价|拦标价")
_TURNS = ("提高", "降低", "上调", "下调", "提升", "上涨", "净提高")
_MORE_EACH = re.compile(r"每[^，。；\d]{1,10}(?:再|另)(?:增加|加发|增发)$")  # 寄宿生每生每年再增加300元
_RAISED = re.compile(r"(?:提高|增加|调整|降低|下降|压减|压缩|压降|调减)[到至为]$")
# 与上年相比支出…, 较上年持平为…, and 较上年结转 speak of this year's amount.
_NO_BASE = re.compile(r"[^，。]{0,6}?(?:相比|持平|一致|相同|相当|不变|变化|结转|结余|节约|节省|节支)")
_AFTER_DIRECTION = " 　了约近额率为达到幅：:金共-支出投入收付花费开用"
_SAME_OF = re.compile("(?:上|去|前)一?年|\\d{4}年")  # 同比上年912万元 names its base; 同比增加 does not
# With the budget of the amount's own year: 与2021年度预算相比 of what was spent in 2021.
_OWN_BUDGET = re.compile(r"(?:较|比|与|同|相比)(\d{4})年度?的?(?:年初|部门|单位|全年)?预算")
_STOCK = re.compile("[较比与]年初(?:账面|专户|账户)?(?:余额|结余|结存|资产|存款|负债|债务)")  # not 年初预算
_STOCKS = ("balance", "previous", "carry_in", "arrears")  # what there is at one time, as it was before
_NEAR = 8  # 大于预算数12万元; what is farther off is another thing: 小于预算数的主要原因是采购推迟12万元
_TURNED = re.compile(
    r"(?:相比|比较|相较)?[，、\s]*(?:略|共|净|实际|又|再)?(多|少|增加?|减少?|超|高|低|增长|下降|上升|上涨|超出|低于|高于|压减|降低?|回落)(?:支出?|收入?|列支|使用|执行|[了加出耗花用赔发付缴交拨领补投])*[约近]?$"
)
# What a clause of its own says that those behind it compare with: 与年初预算相比，公务接待费少支出2万元.
_OPENED = re.compile(
    r"(?:^|[，；：])(?:(?:[与和同跟较比]|对照|[^，。；：\d]{2,24}?(?:[与同较](?=年初|部门|全年|批复|预算)))(?P<one>[^，。；：、]{2,16}?)(?:相比较?|比较?|对比|相较)(?:来看|而言|起来)?"
    r"|(?:相较于?|相比于?|相对于?|对比)(?P<other>[^，。；：、]{2,12}))，(?!.*[与和同较比][^，]{2,12}(?:相比|，))"
)
_TURNED_LAST = re.compile(
    r"(?<![最不较至])(多|少|增加|净增|减少|净减|超|高|低|增长|下降|上升|上涨|超出|压减|降低|回落|提高|增支|减支)"
    r"(?:支出?|收入?|列支|使用|执行|[了出耗花用发付缴])*[约近]?$"
)
# 比上年多采购, 较2020年少发放补贴: whatever was done more or less of; not 多项, 少数.
_DONE_MORE = re.compile(
    r"^(?:同期)?(?:相比|比较)?[，、\s]*(?:略|共|净|实际|又|再)?(?:(?P<more>多)|少)(?![数次项元年余样方种个点头渠部级层边重])[\u4e00-\u9fff]{1,8}?了?"
    r"(?:资金|经费|补[贴助]金?|款项?|金额)?(?:约|近)?$"
)
_PAYS_FOR = re.compile("(?:兑现|发放|支付|补发|结清|偿还|清偿|清算|拨付|兑付|结算|付清|归还)了?$")  # 兑现上年度考核奖
# 上年结转 is no amount of the year before.
_LEFT = "结转 结余 年结 转入 转过 接过 带过 滚过 滚存 结存 转来 剩下 剩余 留下 未用 没用".split()
_MORE_BY = re.compile("(?:多|少|超|增加|减少)[出支花用]{0,2}的$")  # 较预算多出的12万元 is the difference
_LEVEL_IN = re.compile("[低高优大小]于[^，。；\\d]{2,16}(?:水平|均值|平均值?|均价|标准)（$")
_SPENT_MORE = re.compile("[多少](?:花|用|开支)")
# What was more or less this year than in the one before, which was told first: 2021年发了1,790万元，本年度多发65万元.
_THIS_YEAR_MORE = re.compile(
    r"[，、\s]*(?:而|则|到了?)?(?:本年度?|今年|当年|20\d\d年度?)(?:又|再|实际|一共|共)?(?:(?P<more>多)|少)[发付支花用拨缴收出投开]?[了出支]?[约近]?"
    r"|[，、\s]*(?:一共|共|总共)?(?:(?P<just>多)|少)了约?"
)
_COMPARED = ("change", "variance")
_BASES = ("previous_year", "budget")  # what `compare` says that a number is compared with
_SHORT = re.compile(r"(?<![调核追])(?:多|少|增|减|增加|减少|高|低)[了支收花用付发拨缴交赔]?出?$")
_WAYS = frozenset("上下净低减压回增多少提超降高")  # of which each of those three has one
_APART = re.compile(r"(?:相差|差额|差异|出入|差|节约|节省|节支|结余|节余|超支)(?:了|约|近|为|额|数|共)*$")
_DIFFERENCES = ("variance", "reduction")
_OTHERS = frozenset(("supplement", "reduction", "saving", "target"))
_MIDYEAR = re.compile(r"\d月|年中|执行中|执行过程|年度中间|中期|追加|调整|调剂")
_IN_COURSE = re.compile(r"年中|执行中|执行过程|年度中间|预算调整")
_OF_ANOTHER = re.compile(r"；[^，。；\d]{3,30}$")  # 超目标1.6亿元；工业增加值增长9.4%
_BEFORE_SPENDING = frozenset(("initial_budget", "supplement", "reduction"))


class Comparisons:
    """Reads comparisons."""

    def __init__(self, cues: Cues) -> None:
        """Hold the cue table."""
        self.cues = cues
        self.compare = remembered(self._compare)  # what a phrase compares with: 较上年, 与2021年相比, 比预算
        self._is_silent = remembered(self._says_nothing)  # whether a phrase tells of no change, whatever stands before
        self.is_past = remembered(self._is_past)  # whether a number is an earlier year's: 上年为, 较上年的

    def read(self, draft: Draft, phrase: str, context: Context) -> bool:
        """Read a change, a variance or their rates; return whether the number is one."""
        return not self._is_silent(phrase) and self._read(draft, phrase, context)

    def _read(self, draft: Draft, phrase: str, context: Context) -> bool:
        compared = _with_own(phrase, draft, self.compare(phrase))
        each = compared is None and "每" in phrase and _MORE_EACH.search(phrase)
        if _is_result(phrase) or each or _is_plan(phrase, compared) or is_target(draft, phrase, context):
            return False
        named = self._named(phrase, compared)
        if compared is not None and named != "saving" and (done := _done_more(phrase, compared)):
            self._set_compared(draft, compared.code, "increase" if done["more"] else "decrease")
            return True
        if compared is None and not context.base and self._is_opened(draft, phrase, context, named):
            return True
        if self._goes_on(draft, phrase, compared, context, named):
            return True
        if named == "variance":
            draft.measure, draft.direction = "variance", side_of(phrase)
            return True
        if compared is not None and self._is_apart(draft, phrase, compared):
            return named != "saving"
        directions = self.cues.find("direction", phrase)
        last = directions[-1] if directions else None
        if last is None or (compared is None and named in _OTHERS):
            return compared is None and named == "reduction" and self._follows_change(draft, phrase, context)
        if named == "saving" or self._inside(phrase, last, compared):
            return False
        if compared is not None:
            return self._set_turned(draft, phrase, (compared, last), named, context)
        return self._plain_change(draft, phrase, context.last) and self._set_plain(draft, last.code, context)

    def _says_nothing(self, phrase: str) -> bool:
        """Say whether a phrase names nothing that is compared with, and no way in which an amount may differ."""
        if self.compare(phrase) or self.cues.find("direction", phrase) or self.cues.measure(phrase) in _DIFFERENCES:
            return False
        if _WAYS.isdisjoint(phrase):  # as mostly
            return True
        return not (_TURNED.match(phrase) or _TURNED_LAST.search(phrase) or _SHORT.search(phrase))

    def _named(self, phrase: str, compared: Cue | None) -> str | None:
        """Return what the cues name; 少花3万元 is a saving, 比预算少花3万元 a difference, 比上年少花3万元 a change."""
        named = self.cues.measure(phrase)
        differs = compared is not None and compared.code != "target"
        return None if named == "saving" and differs and "少花" in phrase else named

    def _goes_on(self, draft: Draft, phrase: str, compared: Cue | None, context: Context, named: str | None) -> bool:
        """Read a difference whose comparison stands before the number before it."""
        if context.last == "previous" and compared is None and (more := _THIS_YEAR_MORE.fullmatch(phrase)):
            self._set_compared(draft, "previous_year", "increase" if more["more"] or more["just"] else "decrease")
            return True
        if named == "saving" and context.joint != "change":
            return False
        if context.base and (turned := _TURNED.match(phrase)):  # 比年初预算210万元多支出35万元
            self._set_compared(draft, context.base, self.cues.direction(turned.group(1)) or "increase")
            return True
        if compared is None and context.joint in _COMPARED and (turned := _SHORT.search(phrase)):
            # 人员经费决算数比预算数多62万元；公用经费少8万元
            direction = self.cues.direction(turned.group()) or "increase"
            self._set_compared(draft, "budget" if context.joint == "variance" else "previous_year", direction)
            return True
        return False

    def _is_opened(self, draft: Draft, phrase: str, context: Context, named: str | None) -> bool:
        """Read a difference from what a clause of its own, earlier in the sentence, compares with."""
        before = context.text_before
        if "比" not in before and "相较" not in before and "相对" not in before:  # as mostly: nothing is compared with
            return False
        turned = _TURNED_LAST.search(phrase)
        opened = _OPENED.search(before) if turned else None
        if turned is None or opened is None:
            return False
        of = opened["one"] or opened["other"]
        base = _with_own(said := f"与{of}相比", draft, self.compare(said))
        code = base.code if base else "budget" if "计划" in of else ""
        if code not in _BASES or (code == "budget" and named in _OTHERS):
            return False
        self._set_compared(draft, code, self.cues.direction(turned.group(1)) or "increase")
        return True

    def _is_apart(self, draft: Draft, phrase: str, compared: Cue) -> bool:
        """Read a difference that needs no word of growth: 高出目标值3万元, 与预算相差3万元."""
        sided = phrase[compared.start] in "高超优多大低少小突慢快落滞"
        if sided and len(phrase) - compared.end < _NEAR:
            draft.measure, draft.direction = "variance", "under" if phrase[compared.start] in "低少小慢落滞" else "over"
            return True
        if compared.code == "budget" and _APART.search(phrase, compared.end):
            draft.measure, draft.direction = "variance", side_of(phrase[compared.end :])
            return True
        return False

    def _set_turned(
        self, draft: Draft, phrase: str, cues: tuple[Cue, Cue], named: str | None, context: Context
    ) -> bool:
        """Read `较上年增加`: a comparison and the direction behind it; return whether the phrase ends in it."""
        compared, last = cues
        if compared.code == "budget" and named in ("supplement", "reduction"):
            return False
        if last.start < compared.start or phrase[last.end :].removesuffix("的").strip(_AFTER_DIRECTION):
            return False
        begun = phrase[: compared.end].endswith("年初") and not re.match("预|计|安|下|批", phrase[compared.end :])
        stock = begun and "预算" not in context.text_before  # 固定资产…，比年初净增
        if last.code == "decrease" and _PRICE.search(phrase, compared.start, compared.end):
            draft.measure, draft.direction = "saving", "decrease"  # 比控制价低12万元
            return True
        self._set_compared(draft, "previous_year" if stock else compared.code, last.code)
        return True

    def _follows_change(self, draft: Draft, phrase: str, context: Context) -> bool:
        """Say whether a bare 压减 goes on about last year's amount: 由上年的45万元压减到38万元，压减7万元."""
        if "previous" not in context.before or phrase.strip("，、 　了约共") not in ("压减", "核减", "调减"):
            return False
        draft.measure, draft.direction = "change", "decrease"
        return True

    def _set_plain(self, draft: Draft, direction: str, context: Context) -> bool:
        """Read a change that names nothing it is compared with by what the sentence has said before."""
        before = context.before
        over = "variance" in before and "change" not in before
        if draft.kind == "percent" and context.joint in _COMPARED:  # 较上年减少2万元；较预算减少3万元，下降4%
            over = context.joint == "variance"
        over = over and not (draft.kind == "percent" and _OF_ANOTHER.search(context.text_before))
        # 快于序时进度3个百分点，下降4%
        over = over and not (draft.kind == "percent" and context.joint_unit == "个百分点")
        both = {"initial_budget", "executed"} <= before
        spent = "initial_budget" in before and _SPENT_MORE.search(draft.words)  # 预算96万元，实际多花8万元
        over = over or bool((both or spent) and not {"previous", "change"} & before)
        said = context.measured()
        own = "预算" in draft.words and _MIDYEAR.search(draft.words) is not None  # 预算年中因提标增加65万元
        adjusts = (own or said <= _BEFORE_SPENDING) and draft.kind == "money"
        midyear = _MIDYEAR if said else _IN_COURSE
        if adjusts and midyear.search(context.text_before):  # 年初预算860万元，执行中因调资增加62万元
            draft.measure = "supplement" if direction == "increase" else "reduction"
            draft.direction = direction
            return True
        self._set_compared(draft, "budget" if over else "previous_year", direction)
        return True

    def _inside(self, phrase: str, direction: Cue, compared: Cue | None) -> bool:
        """Say whether a direction is a part of a measure's name: 农户增收80万元 is a result, no growth."""
        if compared is not None and compared.end <= direction.start < compared.end + 3:  # 比上年多收12万元
            return False
        named = self.cues.last_measure(phrase)
        return (
            named is not None
            and named.code in ("other", "achieved")
            and named.start <= direction.start
            and direction.end <= named.end
        )

    def _plain_change(self, draft: Draft, phrase: str, context_last: str | None) -> bool:
        """Say whether a phrase with no 较 or 比 is a change: `本年增加`, `增长`; not `旅游厕所提升`."""
        found = _PLAIN_CHANGE.search(phrase.rstrip())
        if draft.kind == "percent":
            return found is not None or phrase.rstrip(" 约近了").endswith(
                ("提高", "提升", "降低", "上升", "压缩", "压减")
            )
        if found is None and context_last == "previous" and _SPENT_MORE.search(phrase[-5:]):
            return True  # 去年花了96万元，今年多花8万元
        if found is None and phrase.strip("，、 　再又了约") in _TURNS:  # 从80元提高到100元，提高20元
            return context_last == "standard"
        return found is not None

    def _set_compared(self, draft: Draft, code: str, direction: str) -> None:
        if code == "previous_year":
            draft.measure, draft.direction = "change", direction
            return
        draft.measure = "variance"
        draft.direction = {"increase": "over", "decrease": "under"}.get(direction, direction)

    def _is_past(self, phrase: str) -> bool:
        """Say whether the number itself is an earlier year's: 上年为, 较上年的; not 较上年增加 and not 上年结转."""
        compared = self.compare(phrase)
        if self.is_base(phrase):
            return True
        past = self.cues.first("past", phrase)
        if past is not None and _PAYS_FOR.search(phrase[: past.start]):
            return False
        if past is None or phrase.startswith("以前", past.start - 1):
            return False
        if phrase[past.end :][:2] in _LEFT:
            return False
        return compared is None or compared.start >= past.end

    def is_base(self, phrase: str) -> bool:
        """Say whether an amount is only there to be compared with: 较2021年的580万元."""
        compared = self.compare(phrase)
        return compared is not None and compared.code == "previous_year" and self._is_base(phrase, compared)

    def is_change(self, phrase: str) -> bool:
        """Say whether a phrase compares and says which way: 较2020年增加, 较2020年多发放."""
        compared = self.compare(phrase)
        return compared is not None and bool(self.cues.direction(phrase) or _done_more(phrase, compared))

    def base_of(self, last: Draft | None) -> str | None:
        """Return what the number before was compared as, if it was the base of a comparison: 比上年的60万元."""
        if last is None or last.measure in ("change", "variance"):
            return None
        compared = self.compare(last.words)
        if compared is None or last.words[compared.start] not in "较比与":
            return None
        rest = last.words[compared.end :]
        if self.cues.direction(rest):
            return None
        # 负债率较年初的33.1%下降, 资产总额862万元，较年初789万元增加73万元
        held = last.kind == "percent" or (last.measure in _STOCKS and not rest.strip("的 "))
        since = held and last.words.endswith("年初", 0, compared.end)
        return "previous_year" if since or _STOCK.match(last.words, compared.start) else compared.code

    def _is_base(self, phrase: str, compared: Cue) -> bool:
        """Say whether an amount is what is compared with (比上年的903万元减少…), not the difference."""
        rest = phrase[compared.end :]
        if _NO_BASE.match(rest) or (
            phrase[compared.start : compared.end] in ("同比", "环比") and not _SAME_OF.match(rest)
        ):
            return False
        if _done_more(phrase, compared):
            return False
        turned = self.cues.find("direction", rest)
        if _MORE_BY.search(rest):
            return False
        return not any(len(rest[c.start : c.end]) > 1 or not rest[c.end :].strip(_AFTER_DIRECTION) for c in turned)

    def _compare(self, phrase: str) -> Cue | None:
        if "基" in phrase and (based := _ON_BASE.search(phrase)):
            planned = _BASE_PLAN.search(based["base"] or based["ground"]) is not None
            return Cue("compare", "budget" if planned else "previous_year", *based.span())
        found = self.cues.first("compare", phrase)
        year = _WITH_YEAR.search(phrase)
        if year and (found is None or year.start() < found.start):
            return Cue("compare", "previous_year", year.start(), year.end())
        plan = (_WITH_PLAN.search(phrase) or _WITH_OTHERS.search(phrase)) if found is None else None
        return Cue("compare", "budget", plan.start(), plan.end()) if plan else found


def _with_own(phrase: str, draft: Draft, compared: Cue | None) -> Cue | None:
    """Return what a phrase compares with: the budget where it is that of the amount's own year, no year before."""
    if compared is None or compared.code != "previous_year" or "预算" not in phrase:
        return compared
    own = _OWN_BUDGET.match(phrase, compared.start)
    if own is None or draft.year is None or int(own.group(1)) != draft.year:
        return compared
    return Cue("compare", "budget", compared.start, own.end())


def _done_more(phrase: str, compared: Cue) -> re.Match[str] | None:
    """Return what says, behind a comparison, that more or less of something was done: 较上年|多采购."""
    return _DONE_MORE.match(phrase[compared.end :]) if compared.code in _BASES else None


def _is_plan(phrase: str, compared: Cue | None) -> bool:
    """Say whether an amount is the plan that is compared with: 低于概算批复的322万元."""
    if compared is None or compared.code == "previous_year" or _MORE_BY.search(phrase, compared.end):
        return False
    return phrase.rstrip().endswith("的")


@remembered
def _is_result(phrase: str) -> bool:
    """Say whether an amount is what something came to by a change, gained others, or is compared with (in a bracket).

    提高到100元; 户均增收2万元; 低于周边平均水平（6.1元）
    """
    told = GAINS.search(phrase) or is_spared(phrase) or is_changed_to(phrase) or _LEVEL_IN.search(phrase)
    return bool(told or _RAISED.search(phrase.rstrip(" 约")))


@remembered
def is_changed_to(phrase: str) -> bool:
    """Say whether an amount is what another was changed to: 提高到100元, 2022年起提高到100元."""
    words = phrase.strip()
    return CHANGED_TO.match(words[clean_lead(words) :].removeprefix("起")) is not None


# A budget that was cut has a direction; what an audit takes off a claim is only less than was asked for.
_BUDGET_CUT = re.compile("调减|压减|压缩|削减|压降|砍|缩减|收减|调出|(?<!送审)预算(?!评审|审)")


def turned(draft: Draft) -> str | None:
    """Return the direction of a figure: none for what was saved, added or taken off a claim in a sentence."""
    if draft.kind != "money" or draft.table is not None or draft.measure not in ("saving", "supplement", "reduction"):
        return draft.direction
    cut = draft.measure == "reduction" and (draft.of_budget or _BUDGET_CUT.search(draft.words) is not None)
    return "decrease" if cut else None


def is_set_to(phrase: str) -> bool:
    """Say whether an amount is what a budget that stands between the verb and its 至 was changed to."""
    return phrase.endswith(("至", "到")) and _SET_TO.search(phrase) is not None
