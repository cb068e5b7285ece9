"""Which measure a number in running text is: budget, spending, change, standard … and which year it belongs to.

In order: a comparison (较上年, 超预算) makes a change or a variance; 每人每月 a standard; money that went past the
unit's accounts is executed_outside; parts (其中) take the measure of their whole unless they name their own; then
the measure the phrase names; then that of the list; then what the section speaks of, spending where nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from indexer.cues import Cue, Cues
from indexer.drafts import Draft
from indexer.grades import is_weight
from indexer.items import clean_lead, is_source
from indexer.predicates import Denials
from indexer.quantities import Quantity

CHANGED_TO = re.compile(
    r"^(?:再|又|统一|逐步)?(?:提高|调整|增加|上调|上升|提升|降低|下调|减少|下降|降|涨|核减|调减|压减|压降|压缩|削减|核定|调增|追加|扩大|升|增)(?:到|至|为)"
)
_WITH_YEAR = re.compile(r"(?:较|比|与|同)\d{4}年度?(?:相比)?")
_PLAIN_CHANGE = re.compile(
    r"(?:增加|减少|增长|下降|增支|减支|压减|净增|净减|上升|上涨|回落|缩减|增收|增幅|降幅|升幅|下滑)(?:了|率|额|为|达|约|近){0,3}$"
)
_TURNS = ("提高", "降低", "上调", "下调", "提升", "上涨", "净提高")
_PRICED_AFTER = re.compile(r"[^，。；]{0,2}的?(?:补助|收费|补贴)?标准")
_RAISED = re.compile(r"(?:提高|增加|调整|降低|下降)[到至为]$")
# 与上年相比支出…, 较上年持平为…, and 较上年结转 speak of this year's amount.
_NO_BASE = re.compile(r"[^，。]{0,6}?(?:相比|持平|一致|相同|相当|不变|变化|结转|结余)")
_ACTUAL = re.compile(r"^[，、\s]*(?:实际|实|到位)(?:为|仅|只有|是|约|数)*$")
_CALLED = re.compile(r"应筹|应到|应配|应拨|应收|自筹|筹集|筹措|配套")
_MATCHED = re.compile(r"配套(?:资金|经费)?[为共计约]*$")
_LEFT = re.compile(r"^[，、\s]*(?:尚|仍|还)?[余剩]下?$")
_CONCERNED = re.compile(r"涉及(?:资金|金额|经费)[为共约计]*$")
_AFTER_DIRECTION = " 　了约近额率为达到幅：:金共-支出投入收付"
_AIMED = re.compile(r"目标(?:是|为|值|：|:)|绩效目标|力争|预期|要求达|确保")
_NEAR = 7  # 大于预算数12万元; what is farther off is another thing: 小于预算数的主要原因是采购推迟12万元
_SHARE_OF = re.compile(r"(占|完成)[^，。；]{2,40}$")
_UNDER = re.compile(r"低于|结余|减少|下降|节约|少|小于|缺|未到位|没有到位|未配套")
_OVER = re.compile(r"超|高|多|大于|增")
_LATE = ("received", "carryover", "returned", "arrears", "allocated", "supplement", "reduction", "contract", "saving")
# Whoever holds the purse pays out what the unit receives: 县财政拨付…万元, 资金来源为省级补助….
_FUNDED = re.compile(
    r"(?:财政|上级)(?:局|部门)?[已共实际累计]{0,4}拨(?:付|入|来)(?!率)[^，。]{0,20}$|来源[为是于][^，。]{2,20}$"
)
_UNDOING = ("returned", "arrears")
_DENIABLE = ("executed", "carryover", "arrears", "received", "allocated", "contract", "variance", "planned")
_CALLED_FOR = ("allocated", "planned", "received")
_SUMMED = ("allocated", "initial_budget", "received", "planned", "contract", "income", "carryover")
_WEAK = re.compile(r"(?:支出|收入|拨款|费用?)$")


@dataclass(slots=True)
class Context:
    """What has been read before the number, in its sentence, list, section and report."""

    year: int | None = None
    default: str = "executed"
    section_type: str = ""
    parent: str | None = None
    listing: str | None = None
    before: set[str] = field(default_factory=set)  # measures of the same subject in this sentence
    text_before: str = ""
    last: str | None = None  # the measure read last in this sentence
    last_words: str = ""  # and the phrase that named it
    joined: bool = False  # the words after the number run on into the next one without a mark


class MeasureReader:
    """Decides measures and directions."""

    def __init__(self, cues: Cues) -> None:
        """Hold the cue table."""
        self.cues = cues
        self.denials = Denials(cues)

    def read(self, draft: Draft, q: Quantity, phrase: str, after: str, context: Context) -> None:
        """Set measure, direction and their basis on `draft`; `after` runs to the next number at most."""
        if draft.kind == "score":
            draft.measure, draft.measure_basis = "score", "printed"
            if is_weight(phrase):
                draft.flags.append("weight")
        elif self._compared(draft, phrase, context):
            draft.measure_basis = "printed"
        elif draft.kind == "percent":
            self._percent(draft, phrase, after, context)
        else:
            self._money(draft, q, phrase, after, context)

    def is_past(self, phrase: str) -> bool:
        """Say whether the number itself is an earlier year's: 上年为, 较上年的; not 较上年增加 and not 上年结转."""
        compared = self.compare(phrase)
        if compared is not None and compared.code == "previous_year" and self._is_base(phrase, compared):
            return True
        past = self.cues.first("past", phrase)
        if past is None or phrase[past.end :][:2] in ("结转", "结余", "年结"):
            return False
        return compared is None or compared.start >= past.end

    def _is_base(self, phrase: str, compared: Cue) -> bool:
        """Say whether an amount is what is compared with (比上年的903万元减少…), not the difference."""
        rest = phrase[compared.end :]
        if _NO_BASE.match(rest) or phrase[compared.start : compared.end] in ("同比", "环比"):
            return False
        turned = self.cues.find("direction", rest)
        return not any(len(rest[c.start : c.end]) > 1 or not rest[c.end :].strip(_AFTER_DIRECTION) for c in turned)

    def compare(self, phrase: str) -> Cue | None:
        """Return what the phrase compares with: 较上年, 与2021年相比, 比预算."""
        found = self.cues.first("compare", phrase)
        year = _WITH_YEAR.search(phrase)
        if year and (found is None or year.start() < found.start):
            return Cue("compare", "previous_year", year.start(), year.end())
        return found

    def _money(self, draft: Draft, q: Quantity, phrase: str, after: str, context: Context) -> None:
        named = self._named(phrase, after, context)
        draft.measure_basis = "printed" if named else "inferred"
        unit_price = q.per or self.cues.is_unit_price(phrase) or _PRICED_AFTER.match(after)
        if named not in ("target", "planned", "other") and (unit_price or named == "standard"):
            draft.measure, draft.measure_basis = "standard", "printed"
        elif named in (None, "executed") and self.cues.first("outside", after):
            draft.measure, draft.measure_basis = "executed_outside", "printed"
        elif context.parent and (named is None or self._weak(draft, phrase, named)):
            draft.measure, draft.measure_basis = context.parent, "inferred" if named is None else "printed"
        elif named is None and phrase.strip(" 　，、）)") in ("共计", "合计", "总计", "共") and context.last in _SUMMED:
            draft.measure = context.last or context.default
        else:
            draft.measure = named or context.listing or context.default
        if named is None and not (draft.subject or context.parent or context.listing or draft.measure == "standard"):
            draft.flags.append("ambiguous_measure")
        if draft.measure == "initial_budget" and phrase.rstrip().endswith("预算资金"):
            draft.flags.append("ambiguous_measure")
        if draft.measure == "reduction":
            draft.direction = "decrease"
        elif draft.measure == "variance":
            draft.direction = _side(phrase + re.split("[，。；]", after, maxsplit=1)[0])
        earlier = draft.year is not None and context.year is not None and draft.year < context.year
        if draft.measure in ("executed", "income") and (earlier or self.is_past(phrase)):
            draft.measure = "previous"
            draft.flags.append("comparative_year")

    def _named(self, phrase: str, after: str, context: Context) -> str | None:
        """Return the measure that the words around an amount name: what was undone or denied, else the cues."""
        last = self.cues.last_measure(phrase)
        followed = self._followed(after, context)
        if followed in _UNDOING and (last is None or last.code in ("executed", "carryover")):
            return followed
        denied = self.denials.before(phrase, last) or (None if context.joined else self.denials.after(after))
        if denied and (last is None or last.code in _DENIABLE):
            return denied
        if _CONCERNED.search(phrase):  # 抽查项目3个，涉及资金…: no more than what the sentence said before
            return self.cues.measure(context.text_before.removesuffix(phrase)) or "other"
        return self._told(phrase, last.code if last else followed, followed, context)

    def _told(self, phrase: str, named: str | None, followed: str | None, context: Context) -> str | None:
        """Set a named measure right by who pays, what was called for, what leads the phrase, and the list it is in."""
        if named == "executed" and context.last in _CALLED_FOR and _ACTUAL.match(phrase):
            return "received" if _CALLED.search(context.last_words) else named
        if named is None and _LEFT.match(phrase):
            return "carryover"
        if named == "executed" and context.listing == "target":
            return "target"
        if named in (None, "executed", "income") and _FUNDED.search(phrase):
            return "received"
        if named == "allocated":
            if followed == "received" and _MATCHED.search(phrase):
                return followed
            if context.listing and is_source(phrase[clean_lead(phrase) :]):
                return context.listing
        return named if named == "carry_in" else self._led(phrase) or named

    def _followed(self, after: str, context: Context) -> str | None:
        """Return the measure of what happens to the amount after it: …万元全部到位, …万元结转下年, 以…万元中标."""
        clause, *more = re.split(r"[，。；、（(]", after, maxsplit=1)
        if CHANGED_TO.match(clause):
            return None
        found = self.cues.find("measure", clause)
        if not found or found[0].code not in _LATE or found[0].start > 8:
            return None
        own = more or not context.joined or len(found) > 1  # else it names the next number
        return found[0].code if own else None

    def _led(self, phrase: str) -> str | None:
        """Return the measure of a verb that leads the phrase: 收到区财政拨付的…资金, 追加…支出预算."""
        words = phrase[clean_lead(phrase) :]
        led = self.cues.first("leading", words)
        return led.code if led and led.start == 0 and len(words) - led.end > 1 else None

    def _weak(self, draft: Draft, phrase: str, named: str) -> bool:
        """Say whether a part names its measure only by the last word of its item (货物支出) or by its source."""
        if named not in ("executed", "income"):
            return is_source(phrase[clean_lead(phrase) :])
        return (
            bool(draft.subject) and draft.subject in phrase and _WEAK.search(phrase.rstrip(" 　为是共约")) is not None
        )

    def _compared(self, draft: Draft, phrase: str, context: Context) -> bool:
        """Read a change, a variance or their rates; return whether the number is one."""
        compared = self.compare(phrase)
        directions = self.cues.find("direction", phrase)
        last = directions[-1] if directions else None
        if is_changed_to(phrase) or _RAISED.search(phrase.rstrip(" 约")):
            return False
        named = self.cues.measure(phrase)
        if named == "variance":
            draft.measure, draft.direction = "variance", _side(phrase)
            return True
        sided = compared is not None and phrase[compared.start] in "高超优多大低少小"  # 高出目标值, 小于预算
        if compared is not None and sided and len(phrase) - compared.end < _NEAR:
            draft.measure, draft.direction = "variance", "under" if phrase[compared.start] in "低少小" else "over"
            return True
        if last is None or (compared is None and named in ("supplement", "reduction", "saving", "target")):
            return False
        if compared is not None and compared.code == "budget" and named in ("supplement", "reduction"):
            return False
        if named == "saving" or self._inside(phrase, last):
            return False
        if compared is not None:
            at_end = not phrase[last.end :].strip(_AFTER_DIRECTION)
            if last.start < compared.start or not at_end:
                return False
            self._set_compared(draft, compared.code, last.code)
            return True
        if not self._plain_change(draft, phrase, context.last):
            return False
        over = "variance" in context.before and "change" not in context.before
        both = {"initial_budget", "executed"} <= context.before
        over = over or (both and not {"previous", "change"} & context.before)
        self._set_compared(draft, "budget" if over else "previous_year", last.code)
        return True

    def _inside(self, phrase: str, direction: Cue) -> bool:
        """Say whether a direction is a part of a measure's name: 农户增收80万元 is a result, no growth."""
        named = self.cues.last_measure(phrase)
        return (
            named is not None
            and named.code == "other"
            and named.start <= direction.start
            and direction.end <= named.end
        )

    def _plain_change(self, draft: Draft, phrase: str, context_last: str | None) -> bool:
        """Say whether a phrase with no 较 or 比 is a change: `本年增加`, `增长`; not `旅游厕所提升`."""
        found = _PLAIN_CHANGE.search(phrase.rstrip())
        if draft.kind == "percent":
            return found is not None or phrase.rstrip(" 约近了").endswith(("提高", "提升", "降低", "上升"))
        if found is None and phrase.strip("，、 　再又了约") in _TURNS:  # 从80元提高到100元，提高20元
            return context_last == "standard"
        return found is not None

    def _set_compared(self, draft: Draft, code: str, direction: str) -> None:
        if code == "previous_year":
            draft.measure, draft.direction = "change", direction
            return
        draft.measure = "variance"
        draft.direction = {"increase": "over", "decrease": "under"}.get(direction, direction)

    def _percent(self, draft: Draft, phrase: str, after: str, context: Context) -> None:
        named = self.cues.measure(phrase)
        stripped = phrase.rstrip(" 　为达到约近了")
        if named in ("rate", "share", "reduction"):
            draft.measure, draft.measure_basis = named, "printed"
            draft.direction = "decrease" if named == "reduction" else None
        elif stripped.endswith("的") and (of := _SHARE_OF.search(context.text_before)):  # 占全部资金1,020万元的97.47%
            draft.measure, draft.measure_basis = "share" if of.group(1) == "占" else "rate", "printed"
        elif stripped.endswith("完成"):
            draft.measure, draft.measure_basis = "rate", "printed"
        elif stripped.endswith("占") or re.search(r"占[^，。]{1,24}的?(?:比例|比重)?$", stripped):
            draft.measure, draft.measure_basis = "share", "printed"
        elif named == "executed":  # 目标为99%，实际为99.6%
            draft.measure, draft.measure_basis = "other", "printed"
        elif re.match(r"(?:以上|以下|以内)?的?(?:年度)?(?:绩效)?(?:目标|指标)", after) or named == "target":
            draft.measure, draft.measure_basis = "target", "printed"
        elif phrase.rstrip().endswith(("不低于", "不少于", "不高于", "不超过", "≥", "≤")):
            draft.measure, draft.measure_basis = "target", "printed"
        elif context.section_type == "targets" or _AIMED.search(context.text_before):
            draft.measure, draft.measure_basis = "target", "heading"
        else:
            draft.measure = "other"


def is_changed_to(phrase: str) -> bool:
    """Say whether an amount is what another was changed to: 提高到100元, 2022年起提高到100元."""
    words = phrase.strip()
    return CHANGED_TO.match(words[clean_lead(words) :].removeprefix("起")) is not None


def _side(words: str) -> str | None:
    """Say on which side of the budget a difference lies; None where nothing tells (预决算差异)."""
    return "under" if _UNDER.search(words) else "over" if _OVER.search(words) else None
