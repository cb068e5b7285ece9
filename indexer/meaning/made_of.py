"""An amount that says no measure itself, and what it is made of: budgets, sums handed down, money that came.

`防汛资金800万元（年初预算740万元，追加60万元）` is a budget after its changes, no spending; `资金90万元（中央60万元、
县级30万元）` and `共安排90万元，其中中央60万元、县级30万元` say whose money there is, and nothing of what became of it.
What a change of the budget is made of changed it too: `追加90万元，主要是农技推广60万元、人员经费30万元`.
What a section on spending tells was spent, whoever gave the parts of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from indexer.meaning.drafts import Draft
from indexer.meaning.givers import is_given, is_source, level_of

_OPENS = re.compile(r"[，、：\s]*(?:[（(](?:其中|含|包括)?|其中|包括|分别[为是]?|主要(?:是|为|有|用于))[：:]?\s*")
# A list of what a sum handed down is for: ，安排三个项目：…; ，分配到三个镇：….
_GOES_TO = re.compile(
    r"[，；、\s]*(?:其中|主要|全部|统筹|具体|共)*(?:安排|分配|分解|下达|切块|用于|支持|拨付|补助|涉及)[^，。；：\n]{0,14}[：:]\s*"
)
_BUDGET = frozenset(("initial_budget", "supplement", "reduction", "carry_in"))
_LED = re.compile(
    r"^[\s，、；：:（(和及与]*(?:其中|包括)?[：:]?(?:(?:19|20)\d\d年度?)?"
    r"(?:[\u4e00-\u9fff]{2,3}(?=[省市州盟县区旗]本?级))?"
)
_CLAUSE = re.compile(r"[^，、；：:。（(\n]{2,}$")
_MOST, _LONGEST = 8, 40
_UNTOLD = ("executed", "planned")  # what an amount is taken for that says nothing, in goals the latter
_HANDED = ("supplement", "reduction", "allocated")  # of which every part is the same
_SET_BEFORE = re.compile("预算|年初|批复|核定|指标|计划")
_SPENT = ("final_accounts_expenditure", "project_expenditure", "basic_expenditure")  # types of sections
_OF_BOTH, _FUNDS = "general_budget_expenditure", re.compile("资金|经费|款")  # what came in may be told there as well
# 省总工会配套, 市慈善总会资助: another body than the treasury gives it.
_BODY = re.compile(
    r"(?:中央|国家|上级|自治区|[省市州盟县区旗])[^，。；、\d]{0,10}(?:[厅局委办会联院部]|基金|政府)(?:的)?"
    r"(?:配套|补助|补贴|资助|拨款|拨付|下达|安排|专项)(?:资金|经费|款)?"
)
_DEED = re.compile("支出|支付|使用|开支|花|(?<!资金)用于|列支|发放|兑付|购")


def settle_made_of(text: str, drafts: Sequence[Draft], section: str = "") -> None:
    """Set the measures of an amount and of the parts told right behind it by each other, if they come to it.

    `section` is the type of the section that they stand in.
    """
    for number, whole in enumerate(drafts):
        unsaid = whole.measure in _UNTOLD and whole.measure_basis == "inferred" and not _DEED.search(whole.words)
        set_aside = _is_set_aside(whole)
        if whole.kind != "money" or not (unsaid or set_aside or whole.measure in _HANDED):
            continue
        parts = _parts(text, whole, drafts[number + 1 : number + 1 + _MOST])
        if parts and unsaid:
            spent = section in _SPENT or (section == _OF_BOTH and not _FUNDS.search(whole.words))
            _settle(text, whole, parts, spent=spent)
        elif parts and whole.measure in _HANDED:
            _follow(whole, parts)
        elif parts and all(_is_of_source(text, part) for part in parts):
            _hand_down((whole, *parts))


def settle_beside_given(text: str, drafts: Sequence[Draft]) -> None:
    """Read what one level set aside beside what others handed down as handed down: 中央下达…，省级下达…，县级安排…."""
    money = [draft for draft in drafts if draft.kind == "money"]
    for draft in money[2:]:
        if _is_set_aside(draft) and _is_of_source(text, draft):
            others = [other for other in money if other is not draft]
            if all(other.measure == "allocated" and other.measure_basis == "printed" for other in others):
                draft.measure, draft.measure_basis = "allocated", "inferred"


def _is_set_aside(draft: Draft) -> bool:
    """Say whether nothing but 安排 makes an amount a budget."""
    return draft.measure == "initial_budget" and "安排" in draft.words and not _SET_BEFORE.search(draft.words)


def _parts(text: str, whole: Draft, behind: Sequence[Draft]) -> list[Draft]:
    """Return the amounts right behind one that come to it, opened by a bracket or 其中."""
    opens = _OPENS.match(text, whole.end) or (whole.measure == "allocated" and _GOES_TO.match(text, whole.end))
    if not behind or whole.yuan is None or not opens:
        return []
    total, parts = Decimal(0), list[Draft]()
    for part in behind:
        if part.kind != "money" or part.yuan is None:
            return []
        total += -part.yuan if part.measure == "reduction" else part.yuan
        parts.append(part)
        if total == whole.yuan:
            return parts if len(parts) > 1 else []
    return []


def _settle(text: str, whole: Draft, parts: Sequence[Draft], *, spent: bool) -> None:
    said = {part.measure for part in parts}
    if said <= _BUDGET and "initial_budget" in said:
        whole.measure = "revised_budget" if len(said) > 1 else "initial_budget"
    elif len(said) == 1 and said <= {"allocated", "received"}:
        whole.measure = whole.measure if spent and "allocated" in said else next(iter(said))
    elif said <= {"executed", "allocated", "previous", "planned"} and all(_is_of_source(text, part) for part in parts):
        _hand_down(parts if spent else (whole, *parts))


def _hand_down(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        draft.measure, draft.measure_basis = "allocated", "inferred"
        draft.flags = [flag for flag in draft.flags if flag != "comparative_year"]


def _follow(whole: Draft, parts: Sequence[Draft]) -> None:
    for part in parts:
        set_aside = whole.measure == "allocated" and _is_set_aside(part)
        if part.measure_basis == "inferred" or part.measure == "income" or set_aside:
            part.measure, part.measure_basis = whole.measure, "inferred"


def _is_of_source(text: str, part: Draft) -> bool:
    """Say whether an amount says no more than whose money it is."""
    clause = _CLAUSE.search(text, max(0, part.amount_start - _LONGEST), part.amount_start)
    words = _LED.sub("", clause.group() if clause else part.words).removesuffix("预算")
    if (part.measure == "allocated" or part.measure_basis == "inferred") and _BODY.fullmatch(words):
        return True
    return is_source(words) or (part.measure_basis == "inferred" and (bool(level_of(words)) or is_given(words)))
