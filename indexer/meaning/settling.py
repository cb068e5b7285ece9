"""What only the figures before can tell of an amount: a raised standard, a change, the sum of those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.closing_changes import settle_changes
from indexer.meaning.comparisons import Comparisons, is_changed_to
from indexer.meaning.divided_shares import settle_shares
from indexer.meaning.drafts import Draft
from indexer.meaning.fiscal import is_income_line
from indexer.meaning.givers import BY_SOURCE, is_source
from indexer.meaning.limits import set_beside
from indexer.meaning.made_of import settle_beside_given, settle_made_of
from indexer.meaning.outside import settle_outside
from indexer.meaning.over_years import is_over_years
from indexer.meaning.relations import measure_of_sum
from indexer.meaning.scene import Scene, State
from indexer.meaning.sides import side_beside
from indexer.meaning.whole_budget import settle_whole_budget
from indexer.quantities import find_years

_PROPOSED = re.compile("建议|争取|商请|提请|[拟计划][将把]|下一?步|今后|[下明来]一?年度?[将把]")
_PROPOSABLE = ("planned", "initial_budget", "executed", "standard", "allocated", "other", "rate", "share")
# 与改革前的2020年相比，经费由52万元降至44万元
_AGAINST = re.compile(
    r"[与和同较比][^，。；\d]{0,8}(20\d\d)年度?[^，。；\d]{0,6}(?:相比|比较|相较|，)"
    r"[^。；]{0,24}[由从][^，。；]{0,4}$"
)
_DONE = re.compile("[已了]|[本今当去上]年|20\\d\\d年")
_LASTING = ("contract", "planned", "requested")
_MADE = ("executed", "initial_budget", "revised_budget", "received", "allocated")
_ARRIVED = re.compile(
    r"(?:[，；](?:以上|上述)?(?:各级|资金|款项|专项)*(?=[^，。；]{0,12}[均都全足如及按])|(?=[^，。；]{0,3}[均都]))"
    r"(?:[均都现已]|全部|足额|全额|按时|及时|如数|于[^，。；]{1,8}){1,5}(?:拨付|拨入|下达|落实|筹措|筹集)?到[位账]"
)
_CHANGES, _BUDGETS = ("supplement", "reduction"), ("initial_budget", "revised_budget")
# 按资金来源划分，省级120万元，…，上述资金全部到位 tells whose money it is, though it says that it arrived.
_THOSE = re.compile("[，；](?:以上|上述|各级|资金|款项|专项)")
# What an amount may be taken for until it is said to have arrived.
_GIVEN = ("executed", "allocated", "initial_budget", "revised_budget", "planned")
_RUN_UP = re.compile(r"[，、；\s]*(?:(?:开工|建设|立项|启动)?以来)?累计(?:已|实际|共){0,2}(\w\w)")
_THIS_YEAR = re.compile(r"(?:[本当今]年|年内|(?<![至止到])\d{4}年)(?!.*(?:月|季度|半年|[首第][^，]?[批笔期]))")
_RAISED_TO = re.compile("(?:提高|调整|增加|上调|提标)[到至为]")
# 护渠经费已列入2024年部门预算，安排50万元
_ENTERED = re.compile(
    r"[列纳编]入(?:(?P<year>20\d\d)年|下一?年|明年|次年)度?[^，。；\d]{0,8}(?:预算|计划|盘子)(?:草案)?，[^，。；\d]{0,14}$"
)
_ENTERED_BEHIND = re.compile(
    r"[^，。；、\d]{0,6}(?<!未)[列纳编]入(?:(20\d\d)年|下一?年|明年|次年)度?[^，。；\d]{0,6}预算(?!管理|绩效)"
)
_ENTERABLE = ("initial_budget", "planned", "allocated", "executed")
_NOT_ENTERED = re.compile("[本今当去上]年|实际|已[支付]|支出|\\d{4}年")
_INTENDED = re.compile("拟|计划|建议|将|申请|争取")
_SENTENCE = 160  # characters before an amount in which its sentence is looked for
_STANDING = ("carryover", "carry_in", "balance", "arrears")  # what there is at one time: 年末累计结余
_AHEAD = 24  # characters between an amount and what it is more or less by
_ONLY_TURNED = re.compile(
    r"[，、；\s]*(?:(?:较|比|与|同)(?:[本今当上去]年度?)?(?:年初)?(?:预算)?(?:数|实际|同期|相比)*|同比)?，?(?:略|净|预计|将)?"
    r"(?:增加|减少|增长|下降|提高|降低|压减|多|少)了?约?"
)
_BESIDE = 4  # figures before a difference that it may be of
_NEEDS = re.compile(
    r"[，、；\s]*(?:全[省市州县区旗镇乡校院局年]|年度?|每年|预计|测算|[共约总]|合计){0,3}(?:需要?|要|将|应|拟)?(?:新?增加?|多)"
    r"(?:支出|投入|安排|预算|资金|经费|财政){0,2}约?"
)
_REACH = 60  # characters before an amount
_STILL = re.compile(r"(?:上年|去年|\d{4}年)(?!年?[末底]).*(?:还|仍|尚|至今)")
_LEFT_NOW = ("arrears", "other", "carryover", "variance")
_LEFT_BY = re.compile(
    "(?:尚未|仍未|还未|[尚仍还]有|未(?:支付|拨付|兑付|到位|收回|退回|追回)|结转|结余|剩余|欠[拨付发缴])[^，。；\\d]{0,6}的$"
)
_SUM = re.compile(r"合计|共计|总计|累计|共")
_ADJUSTABLE = ("income", "executed", "other", "initial_budget", "planned")
_TO_PRESENT = re.compile("，?(?:提高|提标|提|调整|上调|增加|调)到(?:了)?(?:现行|现在|目前|当前|新的)")
_TURNING = 8  # characters behind an amount in which it is told what it was raised to
_AT_A_TIME = re.compile("(?:改造|实施|整治|提标|调整|改革|建设|建成|项目|集采|招标|开展|推行|启用)之?前的?$")
_AIMS = re.compile("力争|争取|确保|努力|保证")
_FROM = re.compile("[由从][^，。；]{0,8}$")
# The year that a standard holds from, if what holds until then is not told behind it.
_HOLDS_FROM = re.compile(
    r"[从自](20\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?起(?![^。；]*(?:今年|本年|当年|仍|现行|目前|此前))"
)
_SENTENCE = 80  # characters before an amount in which it is looked for
_FORMER = re.compile("[由从]|原(?:[先来为是定]|标准|$)|以前|过去")  # 补贴原先是每人每月900元，当年涨到1000元
_FROM_FIRST = re.compile("[由从]年初(?:预算|安排|计划)?数?的?$")
_CLAUSE = 16  # characters before an amount in which its year may stand


class Settler:
    """Sets drafts right by those before them."""

    def __init__(self, text: str, comparisons: Comparisons) -> None:
        """Hold the text and the reader of comparisons."""
        self.text = text
        self.comparisons = comparisons

    def settle(self, draft: Draft, words: str, scene: Scene, state: State) -> None:
        """Set right what only the figures before can tell: a raised standard, a change, a plan's year."""
        if draft.measure in ("change", "variance") and state.drafts and not words.strip(" 　、和及与，"):
            draft.direction = draft.direction or state.drafts[-1].direction  # 分别增长15.2%和18.9%
        if draft.measure == "variance" and draft.kind == "money":
            set_beside(draft, words, state.drafts)
            draft.direction = draft.direction or side_beside(draft, state.drafts[-_BESIDE:])
        if draft.measure == "other" and is_income_line(draft.subject) and _takes_in(state):
            draft.measure = "income"  # 一般公共预算收入15亿元。税收收入12亿元，其中：增值税3亿元
        if draft.measure_basis == "inferred" and _SUM.search(words):
            draft.measure = measure_of_sum(draft, state.drafts) or draft.measure
        if draft.measure == "standard" and "到" in self.text[draft.end : draft.end + _TURNING]:
            self._replaced(draft, words)
        self._begins(draft, words, scene)
        if is_changed_to(words) and state.drafts and draft.kind == state.drafts[-1].kind:
            self._change(draft, scene, state)
        else:
            self._date(draft, words, scene, state)

    def _replaced(self, draft: Draft, words: str) -> None:
        """Put a standard a year back that was raised to what holds now: 由每人每月400元提到现行标准."""
        printed = draft.year_basis == "printed" and self._prints_year(draft)
        if _FROM.search(words) and _TO_PRESENT.match(self.text, draft.end) and draft.year is not None and not printed:
            draft.year -= 1

    def _begins(self, draft: Draft, words: str, scene: Scene) -> None:
        """Give a standard the later year that it holds from, not what it was until then: 从2023年起每人每年1,200元."""
        if draft.measure != "standard" or scene.year is None or _FROM.search(words):
            return
        begin = max(self.text.rfind(mark, 0, draft.amount_start) for mark in "。；\n") + 1
        told = _HOLDS_FROM.search(self.text, max(begin, draft.amount_start - _SENTENCE), draft.amount_start)
        if told is not None and int(told[1]) > scene.year:
            draft.year, draft.year_basis = int(told[1]), "printed"

    def _date(self, draft: Draft, words: str, scene: Scene, state: State) -> None:
        """Set the year of what is compared, runs up, still stands, is advised or planned."""
        if draft.measure == "change" and scene.year is not None and self._is_after_base(words, state):
            draft.year, draft.year_basis = scene.year, scene.year_basis
            state.year = None if state.year is not None and state.year < scene.year else state.year
        elif scene.year is not None and self._goes_on_ahead(draft, words, scene.year, state):
            draft.year, draft.year_basis = state.drafts[-1].year, state.drafts[-1].year_basis
        elif scene.year is not None and (entered := self._entered_for(draft, words, scene.year)) is not None:
            draft.year, draft.year_basis = entered, "printed"
        elif self._runs_up(draft, words, state) or is_over_years(self.text, draft, words):
            draft.year, draft.year_basis = None, "printed"
        elif self._stands_now(draft, words, scene, state):
            draft.year, draft.year_basis = scene.year, scene.year_basis
        elif scene.year is not None and draft.year == scene.year and self._is_advised(draft, words, scene):
            draft.year, draft.year_basis = scene.year + 1, "inferred"
        elif draft.measure in ("planned", "requested") and not (state.year or state.spanned or draft.period):
            intended = draft.measure == "planned" or draft.measure_basis == "inferred"
            if re.search("下一?步|今后", words) and scene.year is not None:
                draft.year, draft.year_basis = scene.year + 1, "inferred"
            elif planned := state.ahead or (state.last_year if intended else None):
                led = self.text[max(0, draft.amount_start - _SENTENCE) : draft.amount_start].rpartition("。")[2]
                elsewhere = scene.year_basis if planned == scene.year else "inferred"
                draft.year, draft.year_basis = planned, "printed" if str(planned) in led else elsewhere

    def _goes_on_ahead(self, draft: Draft, words: str, year: int, state: State) -> bool:
        """Say whether a change is that of next year's amount right before: 下年度安排300万元，比本年增加20万元."""
        last = state.drafts[-1] if len(state.drafts) > state.begun else None
        if last is None or last.year is None or last.year <= year or draft.year != year:
            return False
        if draft.kind == "money" and last.measure == "standard" and _NEEDS.fullmatch(words):
            asked = draft.measure == "requested"  # 建议县财政提高标准，全镇需增加预算11万元
            # 建议由每月700元提高到1,000元，全年增加支出15万元
            draft.measure, draft.direction = "requested" if asked else "planned", None
            return True
        near = draft.amount_start - last.end < _AHEAD
        return near and draft.measure in ("change", "variance") and _ONLY_TURNED.fullmatch(words) is not None

    def _entered_for(self, draft: Draft, words: str, year: int) -> int | None:
        """Return the year whose budget the clause before puts an amount in: 已列入2024年预算，安排50万元."""
        spent = draft.measure == "executed" and draft.measure_basis == "printed"
        if spent or draft.measure not in _ENTERABLE or draft.year != year:
            return None
        low = max(0, draft.amount_start - _REACH)
        if "入" in self.text[draft.end : draft.end + 8] and (behind := _ENTERED_BEHIND.match(self.text, draft.end)):
            later = int(behind[1]) if behind[1] else year + 1  # 验收款42万元列入2026年预算
            draft.measure = "planned" if later > year and draft.measure == "executed" else draft.measure
            return later
        if self.text.find("入", low, draft.amount_start) < 0 or _NOT_ENTERED.search(words):  # as mostly
            return None
        found = _ENTERED.search(self.text, low, draft.amount_start)
        if found is None:
            return None
        entered = int(found["year"]) if found["year"] else year + 1
        if entered > year and draft.measure != "planned":
            intended = _INTENDED.search(self.text, max(0, found.start() - 6), found.start())
            draft.measure = "planned" if intended else "initial_budget"
        return entered

    def _is_advised(self, draft: Draft, words: str, scene: Scene) -> bool:
        """Say whether a rate is one for the year after: 建议将补助提高到每人每月1,200元, 下一步…力争提高到98%."""
        if draft.measure == "target" or draft.kind == "percent":
            return scene.section_type == "improvement" and _AIMS.search(words) is not None
        if draft.measure != "standard" or _RAISED_TO.search(words) is None:
            return False
        return "建议" in self.text[max(0, draft.amount_start - 60) : draft.amount_start].rpartition("。")[2]

    def _is_after_base(self, words: str, state: State) -> bool:
        """Say whether a change follows what it is measured from: 与2020年支出310万元相比，下降15万元."""
        if "previous" in state.measures:
            return True
        last = state.drafts[-1] if state.drafts and not find_years(words) else None
        compared = last is not None and last.measure == "previous" and self.text.startswith(("相比", "比较"), last.end)
        return compared or (last is not None and self.comparisons.base_of(last) == "previous_year")

    def _stands_now(self, draft: Draft, words: str, scene: Scene, state: State) -> bool:
        """Say whether an earlier year only left what there is: 上年的演出费还有3万元没有结清, 2018年结转3万元."""
        ahead = scene.year is not None and draft.year is not None and draft.year > scene.year
        if ahead and draft.measure in _LEFT_NOW and _LEFT_BY.search(words) and not find_years(words):
            return True  # 建议2023年…；尚未退回的5万元限期追缴
        if draft.measure == "arrears":
            return draft.year_basis != "inferred" and _STILL.search(words) is not None
        if draft.measure != "carry_in" or scene.year is None or scene.first_year or state.series:
            return False
        return draft.year is None or draft.year < scene.year

    def _runs_up(self, draft: Draft, words: str, state: State) -> bool:
        """Say whether a running total follows what the year alone came to: 本年拨付239万元，累计拨付637万元."""
        total = _RUN_UP.match(words) if "累计" in words else None
        last = state.drafts[-1] if state.drafts else None
        if total is None or last is None or "。" in self.text[last.end : draft.amount_start]:
            return False
        if draft.measure in _STANDING or last.measure != draft.measure or (last.yuan or 0) >= (draft.yuan or 0):
            return False
        led = self.text[max(0, last.amount_start - 40) : last.amount_start].rpartition("。")[2]
        return total.group(1) in led.rpartition("，")[2] and _THIS_YEAR.search(led) is not None

    def arrive(self, start: int, end: int, scene: Scene, state: State) -> None:
        """Read what the end of a sentence says of all its amounts: …万元、…万元，已全部拨付到位."""
        here = state.drafts[state.begun :]
        money = [draft for draft in here if draft.kind == "money"]
        settle_changes(self.text, state.drafts, state.begun)
        became = settle_whole_budget(self.text, state.drafts, state.begun)
        state.subject = became.get(state.subject, state.subject)
        settle_made_of(self.text, here, scene.section_type)
        settle_beside_given(self.text, here)
        settle_shares(here)
        if not money:
            return
        settle_outside(self.text, start, end, money, scene.names)
        arrived = _ARRIVED.match(self.text, money[-1].end, end)
        if arrived is None:
            return
        apart = _THOSE.match(arrived.group()) is not None  # told of them all in a clause of its own
        by_source = apart and BY_SOURCE.search(self.text, start, money[0].amount_start) is not None
        for draft in money:
            said = self.comparisons.cues.measure(draft.words)
            given = said in (None, "allocated") or is_source(self.text[draft.quote_start : draft.amount_start])
            if draft.measure in _GIVEN and by_source:
                draft.measure = "allocated" if given else draft.measure
            elif draft.measure in _GIVEN and given:
                draft.measure, draft.measure_basis = "received", "inferred"

    def _change(self, draft: Draft, scene: Scene, state: State) -> None:
        """Read what an amount was changed to by what it was before: 预算由30万元调减至22万元, 标准从80元提高到100元."""
        drafts = state.drafts
        earlier = drafts[-1]
        if earlier.measure in _CHANGES:  # 年初安排120万元，调减18万元，调整为102万元
            told = [before.measure for before in drafts[-4:-1] if before.measure not in _CHANGES]
            if any(measure in _BUDGETS for measure in (told[-1:] if "后" in draft.words else told)):
                draft.measure, draft.direction = "revised_budget", None
            elif told and draft.measure in _CHANGES:  # 送审100万元，审减20万元，审减后为80万元
                draft.measure, draft.direction = "contract" if told[-1] == "requested" else told[-1], None
            return
        if self._adjusts(earlier, scene, state):
            earlier.measure, draft.measure, draft.direction = "initial_budget", "revised_budget", None
            return
        draft.measure = "executed" if earlier.measure == "previous" else earlier.measure
        draft.direction = None
        lead = self.text[max(0, earlier.amount_start - 60) : earlier.amount_start].rpartition("。")[2]
        if scene.year is not None and earlier.measure in _PROPOSABLE and self._is_proposed(lead, scene):
            self._propose(earlier, draft, scene.year)
            return
        if earlier.measure == "initial_budget" and draft.year == scene.year:
            draft.measure = "revised_budget"
            return
        printed = self.text[max(0, earlier.amount_start - 14) : earlier.amount_start]
        lasting = earlier.measure in _LASTING  # 合同价由1,043万元调整为1,101万元: of one contract
        against = _AGAINST.search(lead) if "年" in lead else None
        if against and earlier.measure in ("executed", "other") and scene.year and int(against[1]) < scene.year:
            earlier.year, earlier.year_basis = int(against[1]), "printed"
            earlier.measure = "previous" if earlier.kind == "money" else earlier.measure
        elif _FORMER.search(printed) and not lasting and not self.comparisons.is_past(earlier.words):
            self._set_back(drafts, draft, scene)
        if draft.year and scene.year and draft.year > scene.year and draft.measure in _MADE and "已" not in lead:
            draft.measure = "planned"  # 将2023年的县级资金增加到360万元

    def _adjusts(self, earlier: Draft, scene: Scene, state: State) -> bool:
        """Say whether a budget was changed from its first amount: 由年初的8亿元调整为9亿元, all of an adjustment."""
        if earlier.measure not in _ADJUSTABLE or find_years(earlier.words):
            return False
        printed = self.text[max(0, earlier.amount_start - 12) : earlier.amount_start]
        told = scene.adjusts or (state.parent is not None and state.parent.measure in _BUDGETS)
        return _FROM_FIRST.search(printed) is not None or (told and _FROM.search(printed) is not None)

    def _is_proposed(self, lead: str, scene: Scene) -> bool:
        """Say whether a change is only meant to be made: advised, intended, or told where improvements are."""
        lead = lead.rpartition("\n")[2]
        meant = scene.section_type == "improvement" and _DONE.search(lead) is None
        return meant or _PROPOSED.search(lead) is not None

    def _propose(self, earlier: Draft, draft: Draft, year: int) -> None:
        """Read 建议将经费由每年60万元增加到80万元: what there is this year, and what is proposed for the next."""
        if not find_years(earlier.words):
            earlier.year, earlier.year_basis = year, "inferred"
        if not find_years(draft.words):
            draft.year, draft.year_basis = year + 1, "inferred"
        if draft.kind == "percent":
            draft.measure = "target"
        elif earlier.measure == "allocated":
            draft.measure = "planned"
        elif earlier.measure not in ("standard", "other"):
            earlier.measure, draft.measure = "initial_budget", "planned"

    def _set_back(self, drafts: Sequence[Draft], draft: Draft, scene: Scene) -> None:
        """Put what was changed from, one amount or several side by side, a year back; not what prints its year.

        What is changed only from a later year on is this year's: 自2023年起由每人每月100元提高到120元.
        """
        if draft.year is not None and scene.year is not None and draft.year > scene.year:
            if drafts[-1].year == draft.year:
                drafts[-1].year, drafts[-1].year_basis = scene.year, scene.year_basis
            return
        start = drafts[-1].amount_start
        for earlier in reversed(drafts):
            between = self.text[earlier.end : start].strip()
            if earlier is not drafts[-1] and between not in ("、", "和", "及", "与"):
                return
            start = earlier.quote_start if earlier.quote_start > earlier.amount_start else earlier.amount_start
            if _AT_A_TIME.search(earlier.words):
                earlier.year, earlier.year_basis = None, "printed"  # 户均支出由改造前的2,350元变为2,610元
            elif earlier.year is not None and not (earlier.year_basis == "printed" and self._prints_year(earlier)):
                earlier.year -= 1

    def _prints_year(self, draft: Draft) -> bool:
        """Say whether an amount's year stands right before it: 从2021年的36万元, not 2022年标准由100元提高到120元."""
        said = self.text[max(0, draft.amount_start - _CLAUSE) : draft.amount_start]
        return bool(find_years(draft.words) or find_years(re.split("[，；。由从]", said)[-1]))


def _takes_in(state: State) -> bool:
    """Say whether what was told before in the paragraph, or one that it divides, came in."""
    return any(whole.measure == "income" for whole in state.whole)
