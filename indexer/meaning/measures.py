"""Which measure a number in running text is: budget, spending, change, standard … and which year it belongs to.

In order: a comparison (较上年, 超预算) makes a change or a variance; 每人每月 a standard; money that went past the
unit's accounts is executed_outside; parts (其中) take the measure of their whole unless they name their own; then
the measure the phrase names, a verb before the nouns of its object; then that of the list, of the clause before
(`安排项目12个，资金总额4,380万元`), of the number joined to it (`争取省级280万元，市级60万元`); then what the headings
above speak of, spending where nothing is said.
"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.meaning.brought import brings
from indexer.meaning.comparisons import Comparisons, is_changed_to, is_set_to
from indexer.meaning.context import RESULTS, Context
from indexer.meaning.continued import alike, concerned, continued, foreseen, is_share, rest_of, stood_at, summed
from indexer.meaning.cues import Cue, Cues, is_unit_price
from indexer.meaning.drafts import Draft
from indexer.meaning.frames import DONE, INTO_THIS, is_aim
from indexer.meaning.framing import framed
from indexer.meaning.givers import is_by_source, is_given, is_giver, is_source
from indexer.meaning.governors import Governors
from indexer.meaning.grades import is_out_of, is_weight, points_moved
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.others import GAINS, is_others, is_spared, is_wrongly_got, lent_to_others
from indexer.meaning.outside import went_past
from indexer.meaning.predicates import LEFT_OVER, denials_of, far, is_some_of, went_back
from indexer.meaning.ratios import read_ratio
from indexer.meaning.sides import side_of
from indexer.meaning.tense import set_tense
from indexer.meaning.told_behind import deed_behind
from indexer.quantities import Quantity

_PRICED_AFTER = re.compile(r"[^，。；、]{0,2}的?(?:补助|收费|补贴)?标准(?![化间厂])")
_ACTUAL = re.compile(r"^[，、\s]*(?:实际|实|到位)(?:为|仅|只有|是|约|数)*$")
_ACTUALLY = re.compile(r"^[，、\s]*实际(?:为|是|值|完成)?$")
_CALLED = re.compile(r"应筹|应到|应配|应拨|应收|自筹|筹集|筹措|配套")
_EARNED = re.compile(r"(?:收入|门票|租金|学费)[^，。；支]{0,6}$")  # 预计门票收入200万元，实际186万元
_CALLED_FOR = ("allocated", "planned", "received")
_MATCHED = re.compile(r"(?:配套(?:资金|经费)?|拨款)[为共计约]*$")  # 州级财政拨款86万元已到账
_LATE = tuple("received carryover returned arrears allocated supplement reduction contract saving payout".split())
_YEAR_BEFORE = re.compile(r"(?:上年度?|去年|上一年度?|以前年度|往年)(?:末|底)?(?:尚)?[未没]")  # 上年未使用的8万元
_IN_YEAR = re.compile(r"(20\d\d)年度?(?:末|底)?[未没]")
_DIVERTED = re.compile(r"^[^，。；、（(]{0,4}(?:调剂用?于|挪[用作至到]|转作|改作|挤占|被占用|用于弥补)")
_GIVEN_ON = re.compile(r"[^，。；、（(]{0,4}(?:调剂|转拨|划转)(?:给|到(?![\d年]))")  # 8万元调剂给教育局使用
_PAST_US = (None, "executed", "allocated")
_DIVERTIBLE, _RATIOS, _CAME_IN = (*_PAST_US, "initial_budget"), ("rate", "share"), ("income", "received")
_PAID_UP = re.compile("(?<!应)(?:收缴|缴库|追缴|收回)[了约为共]*$")
_CUT_TO = re.compile(r"(?:剔除|扣除|核减|剔掉)[^，。；\d]{0,12}后[为是约]*$")  # 剔除重复订单后为1.29亿元
_REACHED = re.compile(
    r"[，；、\s]*(?:全年|年末|当年|但)?(?:实际|已|仅|只|全年|最终)(?:完成|实现|达到|达)(?:了|投资|收入|产值)?[为约至到]*$"
)
_GIVEN_FOR = re.compile(
    r"[^，。；、\d]{0,14}(?:(?:奖励|奖补|补助|补贴|贴息)(?:资金|金|款项?)?|经费|支出|费用|(?<!消)费)[共为达约]*$"
)
_OF_SPENDING, _DEED = re.compile("经费|支出|费|资金|预算|成本"), re.compile("支付|支出|执行|拨付|使用|完成")
_ACCOUNTED = re.compile(  # of 财政拨款 as income; 接待费财政拨款决算 is what was spent of it
    "(?<![费出]财政拨款)(?<!费）财政拨款)(?<![费出]一般公共预算财政拨款)(?:决算|执行|完成|合计|总计)"
)
_SPENT_OF = re.compile(r"用于|分配给?|发放|(?<!转移)支付|购置|兑付")
_SHARED = (None, "allocated", "received", "other", "planned")
_ON_DAYS = re.compile(r"(?:已?分别|均|都|先后|已)?[于在]\d{1,2}月[\d日底初中旬月、和及]{0,16}")
_CLAUSE_END = re.compile(r"[，。；、（(]")
_UNDOING, _WENT_ON = ("returned", "arrears"), ("carryover", "returned")
_PUT_OFF = ("arrears", "variance")  # 未支付的, 未安排的
_PARTED = ("executed", "initial_budget", "revised_budget", "allocated", "planned", "income", "received")
# 收回资金1,046万元，其中当年结余612万元、以前年度结转434万元
_OF_RETURNED = re.compile(
    r"(?:收回|上缴|缴回|退回|交回|收归)[^。；，\d]{0,16}[\d.,]+[万亿]?元[^，。；\d]{0,4}[，（](?:其中|包括|含)(?:(?!转下|转入|留)[^。；）])*$"
)
_SOURCED = ("initial_budget", "allocated", "received")
_FRAMED = (*_SOURCED, "returned", "income")
_AT_END = re.compile("[年期][末底终]|[下次明]年|以后年度")  # 年末结余 is none of what was brought in
_UNDONE = (None, "executed", "carryover", "carry_in", "balance")
_DENIABLE = frozenset(
    "executed initial_budget returned carryover arrears received allocated contract variance planned".split()
)
_WEAK = re.compile(r"(?<!实际)(?<!累计)(?<!已经)(?<!完成)(?:支出|收入|拨款|费用?)$")
_ACCOUNT = re.compile(r"^[，、\s]*[^，。；]{0,12}?(?:支出|经费)(?:总额|合计|总计)?[为共计约]*$")
_CLASS = re.compile(
    r"^[，、；\s]*(?:其中)?[：:]?(?:基本|项目|人员|公用|日常公用|经营|资本性|(?:人员|运转|特定目标)类|工资福利|商品和服务|对个人和家庭的?补助)"
    r"(?:项目|经费)?支出[为共计约]*$"
    r"|^[，、；\s]*(?:一般公共预算|政府性基金(?:预算)?|国有资本经营预算|社会保险基金预算|税收|非税|转移性|上级补助)收入[为共计约]*$"
)
_SHOULD_NOT = re.compile(r"应([付发拨缴支退补兑还收列])[而却尚]?[未没]\1")
# What a sentence takes up to tell what became of it: 对结转已满两年的36.5万元，县财政已收回.
_TAKEN_UP = re.compile(r"(?:^|[，；：])(?:对|将|把)[^，。；]{4,}的$")
_BUDGETS, _FORESEEN = ("initial_budget", "revised_budget"), ("initial_budget", "revised_budget", "planned")
# not 人民建议征集
_ADVISED = re.compile("(?<![民议意表员案])建议(?![^，。；]{0,6}(?:征集|收集|办理|答复|处理|落实|采纳))")
_OF_SOURCES = ("allocated", "initial_budget", "executed")  # 资金到位情况：省级下达200万元，县级安排100万元
_A_RATE, _MANY = 10_000, 500_000  # yuan; 500,000 are nobody's share: 生均公用经费264万元 is a fund
_EXPENSE = re.compile(
    r"(?:接待|会议|培训|差旅|办公|印刷|邮电|水电|维修|维护|运行|咨询|手续|租赁|宣传|印制)费[为共计约]*$"
)


def _is_small(q: Quantity, phrase: str, context: Context) -> bool:
    """Say whether an amount is of a few yuan, in a report of totals in 万元: more often a rate for each than a sum."""
    alone = context.parent is None and not (context.joint_unit == "元" and context.joint != "standard")
    small = q.unit == "元" and q.end > q.number_end and 0 < q.value < _A_RATE
    together = context.joint == "standard" and not is_share(q, phrase, context)
    return small and alone and context.in_wan and not together and _EXPENSE.search(phrase) is None


def _is_headed(named: str | None, phrase: str, context: Context) -> bool:
    """Say whether a heading tells what an account of spending is: 年初预算情况, 基本支出20万元."""
    told = context.headed and context.default != "income" and named == "executed"
    return told and _ACCOUNT.match(phrase) is not None and not DONE.search(phrase)


def _is_source(phrase: str) -> bool:
    """Say whether a phrase only tells whose money it is: 县级财政安排, of which 县级财政 may be taken for lead."""
    return is_source(phrase) or is_source(phrase[clean_lead(phrase) :])


def _is_of_before(phrase: str, context: Context) -> bool:
    """Say whether a phrase speaks of what a year before left: 上年未使用的8万元, 2021年未使用完的8万元."""
    named = _IN_YEAR.search(phrase)
    earlier = named is not None and context.year is not None and int(named.group(1)) < context.year
    return earlier or _YEAR_BEFORE.search(phrase) is not None


class MeasureReader:
    """Decides measures and directions."""

    def __init__(self, cues: Cues) -> None:
        """Hold the cue table."""
        self.cues = cues
        self.denials = denials_of(cues)
        self.governors = Governors(cues)
        self.comparisons = Comparisons(cues)

    def read(self, draft: Draft, q: Quantity, phrase: str, after: str, context: Context) -> None:
        """Set measure, direction and their basis on `draft`; `after` runs to the next number at most."""
        if draft.kind == "score":
            draft.measure, draft.measure_basis = "score", "printed"
            if (moved := points_moved(phrase)) is not None:
                draft.measure, draft.direction = moved
            elif is_weight(phrase, after) or is_out_of(q, phrase, after, context):
                draft.flags.append("weight")
        elif draft.kind == "percent" and not phrase.strip(" 、和及与") and context.joint in ("change", "rate", "share"):
            draft.measure, draft.measure_basis = context.joint or "other", "printed"
        elif self.comparisons.read(draft, phrase, context):
            draft.measure_basis = "printed"
            if draft.measure == "variance" and self.denials.after(after) == "arrears":  # 差额28万元至今未付
                draft.measure, draft.direction = "arrears", None
        elif draft.kind == "percent" and self.comparisons.is_base(phrase):
            draft.measure, draft.measure_basis = "previous", "printed"  # 较2020年的91.2%提高
            draft.flags.append("comparative_year")
        elif draft.kind == "percent":
            read_ratio(draft, phrase, after, context, self.cues)
        else:
            self._money(draft, q, phrase, after, context)

    def is_silent(self, phrase: str) -> bool:
        """Say whether a phrase neither names a measure nor compares."""
        return not (self.cues.measure(phrase) or self.comparisons.compare(phrase) or self.comparisons.is_past(phrase))

    def _money(self, draft: Draft, q: Quantity, phrase: str, after: str, context: Context) -> None:
        named = self._named(phrase, after, context)
        draft.measure_basis = "printed" if named else "inferred"
        if named not in ("target", "planned", "other", "achieved") and self._is_price(q, phrase, after, named):
            draft.measure, draft.measure_basis = "standard", "printed"
        elif (named in (None, "executed") and self.cues.first("outside", after)) or (
            named in _PAST_US and went_past(phrase, after)
        ):
            draft.measure, draft.measure_basis = "executed_outside", "printed"
        elif part := self._part(q, phrase, after, named, context):
            draft.measure = part
        elif context.parent and (named is None or self._weak(draft, phrase, named, context)):
            draft.measure, draft.measure_basis = context.parent, "inferred" if named is None else "printed"
            given = context.parent in _BUDGETS and is_given(phrase)  # 预算960万元，其中：中央补助资金630万元
            if given or (context.parent in _FORESEEN and is_by_source(phrase, context.text_before)):
                draft.measure = "allocated"
                draft.measure_basis = "inferred"
        elif named is None:
            draft.measure = self._unnamed(draft, q, phrase, context)
        elif named in ("executed", "income") and _CLASS.match(phrase) and (told := foreseen(context)):
            draft.measure = told  # 年初预算：基本支出100万元，项目支出50万元
        elif _is_headed(named, phrase, context):
            draft.measure, draft.measure_basis = context.default, "heading"
        elif context.parent == "revised_budget" and named == "initial_budget" and "初" not in phrase:
            draft.measure = context.parent  # 调整后预算520万元，支出510万元。其中基本支出预算380万元，…
        else:
            draft.measure = named
        self._finish(draft, named, phrase, after, context)

    def _part(self, q: Quantity, phrase: str, after: str, named: str | None, context: Context) -> str | None:
        """Return the measure of a share of a standard (医保基金承担30元), of what income paid for, of the rest."""
        if context.parent in _PARTED and (rest := rest_of(phrase, after, context)):
            return rest
        if context.joint == "standard" and q.unit == context.joint_unit == "元" and named in _SHARED:
            return "standard" if is_share(q, phrase, context) else None
        return "executed" if context.parent in _CAME_IN and named is None and _SPENT_OF.search(phrase) else None

    def _unnamed(self, draft: Draft, q: Quantity, phrase: str, context: Context) -> str:
        """Return the measure of an amount whose own words name none."""
        based = self.comparisons.is_base(phrase)  # 节约3万元，与2021年的12万元相比
        if (since := stood_at(phrase, context)) is not None:
            return since
        goes_on = summed(phrase, context) or context.listing or continued(q, phrase, context, self.cues)
        found = None if based or goes_on in _RATIOS else goes_on
        later = draft.year is not None and context.until is not None and draft.year > context.until
        default = context.default
        unsaid = default == "executed" or (default, context.section_type) == ("planned", "targets")
        if unsaid and not found and not context.parent and (is_given(phrase) or is_giver(phrase)):
            return "allocated"  # 上级补助1,450万元: whose money it is, and nothing of what became of it
        if default == "executed" and not found and _is_small(q, phrase, context):
            draft.flags.append("ambiguous_measure")
            return "standard"
        unspent = default == "executed" and (later or _ADVISED.search(phrase))
        return found or ("planned" if unspent else default)

    def _finish(self, draft: Draft, named: str | None, phrase: str, after: str, context: Context) -> None:
        """Set flags and direction, and what the year of the amount makes of its measure."""
        if named is None and not (draft.subject or context.parent or context.listing or draft.measure == "standard"):
            draft.flags.append("ambiguous_measure")
        if draft.measure == "initial_budget" and phrase.rstrip().endswith("预算资金"):
            draft.flags.append("ambiguous_measure")
        left = draft.measure in ("carryover", "received")
        part = context.parent == "carry_in" and not _AT_END.search(phrase)
        if left and (part or (brings(phrase, context.year) and not self.denials.after(after))):
            draft.measure = "carry_in"
        elif draft.measure == "reduction":
            draft.direction = "decrease"
        elif draft.measure == "variance":
            draft.approx = draft.approx and not phrase.endswith("超")  # 概算86万元，超6.4万元
            draft.direction = side_of(phrase + re.split("[，。；]", after, maxsplit=1)[0])
            if draft.direction is None and "variance" in (context.parent, context.joint):
                draft.direction = next((d.direction for d in context.here if d.measure == "variance"), None)
        set_tense(draft, phrase, after, context, self.comparisons)

    def _is_price(self, q: Quantity, phrase: str, after: str, named: str | None) -> bool:
        """Say whether an amount is for each person, household, month; a fund named 生均公用经费 is not."""
        if q.per or named == "standard" or ("标准" in after and _PRICED_AFTER.match(after)):
            return True
        if not is_unit_price(phrase):
            return False
        averaged = re.search(r"[生人师]均", phrase)
        return not (averaged and q.amount_yuan is not None and q.amount_yuan > _MANY)

    def _named(self, phrase: str, after: str, context: Context) -> str | None:
        """Return the measure that the words around an amount name: what was undone or denied, else the cues."""
        if kept := self.denials.around(phrase, after):
            return kept
        last = None if self._is_attribute(phrase, context) else self._last(phrase)
        named = last.code if last else None
        open_end = after.startswith("，") and context.text_before.endswith("的")
        taken_up = open_end and _TAKEN_UP.search(context.text_before)
        followed = self._followed(after[1:] if taken_up else after, context)
        left = named == "saving" and "节余" in phrase
        undone = left or named in _UNDONE or (named in _SOURCED and phrase.endswith("的"))  # 县级安排的7万元由财政收回
        if followed == "variance" or (followed in _UNDOING and undone and not self.denials.outdoes(followed, after)):
            return followed
        if (named in LEFT_OVER and followed is None and _OF_RETURNED.search(context.text_before)) or (
            (last is None or is_some_of(phrase, named)) and went_back(after, context.joined) and not is_others(phrase)
        ):
            return "returned"
        if aimed := self._by_itself(phrase, context):
            return aimed
        verb = self.governors.of(phrase)  # of no denied verb: 未安排30万元, not 收回未安排的30万元
        if verb and not self.denials.denies(phrase, verb) and not (verb.code == "saving" and GAINS.search(phrase)):
            given = framed(verb.code, phrase, after, context) if verb.code in _FRAMED else None
            return given or verb.code  # 市级文件安排24万元, 预备费中安排25万元
        runs_on = context.joined and not _CLAUSE_END.search(after)
        denied = self._denied(phrase, last, followed) or (None if runs_on else self.denials.after(after))
        if denied == "carryover" and INTO_THIS.match(after):
            return "carry_in"  # 2021年没花完的312万元一并转入本年
        if denied and (last is None or last.code in _DENIABLE):
            return "carry_in" if denied == "carryover" and _is_of_before(phrase, context) else denied
        given_on = named in _PAST_US and named != "allocated" and _GIVEN_ON.match(after)
        if given_on or (named in _DIVERTIBLE and _DIVERTED.match(after)):
            return "other"
        if "涉及" in phrase and (told := concerned(phrase, named, context, self.cues)) is not None:
            return told
        moved = named == "initial_budget" and followed in ("reduction", "supplement") and re.search("[将把]", phrase)
        return followed if moved else self._told(phrase, after, named or followed, followed, context)

    def _denied(self, phrase: str, last: Cue | None, followed: str | None) -> str | None:
        """Return what a phrase denies, or what became of it all the same: 未支付的13万元结转下年."""
        denied = self.denials.before(phrase, last)
        return followed if denied in _PUT_OFF and followed in _WENT_ON and phrase.endswith("的") else denied

    def _last(self, phrase: str) -> Cue | None:
        """Return the last cue of money in `phrase`; what names a ratio there names a deed: 支付进度款."""
        last = self.cues.last_measure(phrase)
        if last is not None and last.code == "executed" and _ACCOUNTED.match(phrase, last.start):
            before = self.cues.last_measure(phrase[: last.start])  # 财政拨款收入决算
            return before if before and before.code == "income" and before.end == last.start else last
        if last is not None and last.code == "achieved" and _GIVEN_FOR.match(phrase, last.end):
            return self.cues.last_measure(phrase[: last.start])  # 支付产值达标企业奖励
        if last is None or last.code not in _RATIOS:
            return last
        if "预算" in phrase[last.start : last.end]:  # 完成年初预算4.5亿元的80%
            return Cue("measure", "initial_budget", last.start, last.end)
        deed = _DEED.match(phrase, last.start)
        if deed:
            return Cue("measure", "executed", deed.start(), deed.end())
        return self.cues.last_measure(phrase[: last.start])

    def _by_itself(self, phrase: str, context: Context) -> str | None:
        """Return the measure that a phrase has whatever its cues and what follows."""
        if is_aim(phrase, context):
            return "target"
        if "应" in phrase and _SHOULD_NOT.search(phrase):
            return "arrears"
        if is_set_to(phrase):
            return "revised_budget"
        if is_spared(phrase):
            return "saving"
        if is_others(phrase) or lent_to_others(phrase, context.text_before):
            return "other"
        return alike(phrase, context)

    def _told(self, phrase: str, after: str, named: str | None, followed: str | None, context: Context) -> str | None:
        """Set a named measure right by what was called for, by its frame, and by the list it is in."""
        if named == "executed" and context.last in _CALLED_FOR and _ACTUAL.match(phrase):
            earned = "income" if _EARNED.search(context.last_words) else named
            return "received" if _CALLED.search(context.last_words) else earned
        if named in (None, "executed") and (reached := self._reached(phrase, after, context)):
            return reached
        if named == "returned" and context.joint == "other" and _PAID_UP.search(phrase):
            return named if is_wrongly_got(context.joint_words) else "other"  # 罚款218.6万元，已收缴196.4万元
        if context.joint and named in ("reduction", "other") and _CUT_TO.search(phrase):
            return context.joint
        if named in (None, followed) and (deed := deed_behind(phrase, after, context, self.cues)):
            return deed
        if (found := framed(named, phrase, after, context)) is not None:
            return found
        if named == "executed" and context.listing == "target" and not re.search("实际|已", phrase):
            return "target"
        moved = named == "other" and "调剂" in phrase  # 从防灾经费中调剂12万元到位
        if followed == "received" and (moved or (named in ("allocated", "income") and _MATCHED.search(phrase))):
            return followed
        told = context.listing or (context.headed and named != "initial_budget")  # a heading's list may have both
        if named in _OF_SOURCES and told and _is_source(phrase):
            return context.listing or context.default
        return named if named in ("carry_in", "requested") else self._led(phrase) or named

    def _reached(self, phrase: str, after: str, context: Context) -> str | None:
        """Return the measure of what came of a target (目标500万元，实际完成490万元)."""
        if context.joint != "target":
            return None
        spending = _OF_SPENDING.search(context.joint_words) is not None
        each = spending and _ACTUALLY.match(phrase) and is_unit_price(context.joint_words)
        return "achieved" if each or (not spending and _REACHED.match(phrase)) else None  # 人均成本目标8万元，实际7万元

    def _is_attribute(self, phrase: str, context: Context) -> bool:
        """Say whether what a phrase names only describes the member of a list: 按期支付的建设款, 正在审核的补贴."""
        last = self._last(phrase) if context.headed and context.default != "executed" else None
        return last is not None and re.match("的[^，。；\\d]{2,}$", phrase[last.end :]) is not None

    def _followed(self, after: str, context: Context) -> str | None:
        """Return the measure of what happens to the amount after it: …万元全部到位, …万元结转下年, 以…万元中标."""
        mark = _CLAUSE_END.search(after)
        clause = after[: mark.start()] if mark else after
        if dated := _ON_DAYS.match(after) if "月" in after else None:  # 分别于4月、7月下达
            rest = after[dated.end() :]
            clause = rest[: mark.start()] if (mark := _CLAUSE_END.search(rest)) else rest
        if is_changed_to(clause):
            return None
        found = self.cues.find("measure", clause)
        if found and found[0].code == "variance" and found[0].start < 2:  # 尚有130万元缺口, not 70万元低于预算76万元
            return None if context.joined and not mark else "variance"
        if found and found[0].code == "initial_budget" and len(found) > 1:  # …万元额度注销
            found = found[1:]
        late = _LATE if not context.headed else (*_LATE, "executed")
        if not found or found[0].code not in late or found[0].start > far(clause):
            return None
        own = mark or not context.joined or len(found) > 1  # else it names the next number
        return found[0].code if own else None

    def _led(self, phrase: str) -> str | None:
        """Return the measure of a verb that leads the phrase: 收到区财政拨付的…资金, 追加…支出预算."""
        words = phrase[clean_lead(phrase) :]
        led = self.cues.first("leading", words)
        own = led is not None and led.start == 0 and not words.startswith("上缴上级支出")  # what is spent
        return led.code if led and own and len(words) - led.end > 1 else None

    def _weak(self, draft: Draft, phrase: str, named: str, context: Context) -> bool:
        """Say whether a part names its measure only by the last word of its item (货物支出) or by its source."""
        if context.parent in ("balance", *RESULTS):  # 直接经济损失36万元，其中房屋12万元；支出5万元
            return context.parent == "balance" and named in ("planned", "other", "arrears")  # 负债9万元，其中押金2万元
        if named == "other" and context.parent == "income":
            return phrase.rstrip(" 　为是共约").endswith("收入")  # 非税收入…，其中罚没收入
        if named in _UNDOING:  # 结余34万元，其中省级补助13万元退回省财政
            return False
        if named not in ("executed", "income") or _is_source(phrase):
            return _is_source(phrase)
        own = bool(draft.subject) and draft.subject in phrase
        return own and _WEAK.search(phrase.rstrip(" 　为是共约")) is not None


@lru_cache(maxsize=2)
def measures_of(cues: Cues) -> MeasureReader:
    """Return the reader that goes with a cue table, made once: what it remembers of phrases holds in every report."""
    return MeasureReader(cues)
