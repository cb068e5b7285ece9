"""What the year of an amount makes of its measure: an earlier one is compared with, a later one is planned."""

from __future__ import annotations

import re

from indexer.meaning.comparisons import Comparisons, is_set_to
from indexer.meaning.context import Context
from indexer.meaning.drafts import Draft
from indexer.meaning.frames import DONE
from indexer.meaning.years import ADDS

_TO_DO = re.compile(
    "争取|筹[集措]|投入|购置|更新|建设|新建|改造|维修|偿还|归还|补[足齐]|解决|落实|化解|消化|奖励|整合|申请"
)
_ASKED = re.compile("争取|申请")
_PAST = re.compile(r"已|实际|完成|[本当今去上]年|目前|仅|只|了|曾|存在|仍|(?<![偿归])还|原|\d{4}年")
_PAID_THEN = re.compile(r"(?:连同|加上)[^，。；]{0,16}已|年[度底末]?前?已[付支拨]")  # compared with none
_ADDED = re.compile(rf"[，、；\s]*再?(?:{'|'.join(ADDS)})[^，。；\d]{{0,6}}\d{{4}}年")  # to what this year came to
_DONE_ONLY = ("executed", "income", "received")  # of a year that is over
_OF_A_YEAR = ("executed", "income", "payout")
_PROPOSED = re.compile("建议|争取|拟|商请|提请|计划|打算|准备|预计")
_TO_BE = re.compile("[，；\\s]*[^，；]{0,8}[将把]")  # 将保洁服务费300万元全额纳入年初预算
_ADVISED = re.compile(r"[，；、：\s]*(?:[一二三四五六七八九]是)?(?:（?[一二三四五六七八九\d]）?[、.．])?建议")
# 督促各县于6月底前补齐配套资金20万元, 建议区财政在2024年预算中安排缺口资金30万元
_ORDERED = re.compile(
    r"[，；、：\s]*(?:[一二三四五六七八九]是)?(?:建议|督促|责成|责令|敦促|要求)(?![^，。；]{0,30}(?:已|实际))"
    r"[^，。；]{1,40}?(?:补[足齐]|拨付|下达|下拨|安排|落实|筹[集措]|配套|投入|支付)"
)
_DEEDS = ("executed", "allocated", "received", "initial_budget", "variance", "arrears")
_MEANT = re.compile(
    "^[，；、\\s]*(?:并|以)?(?:力争|力保|确保|争取(?!到|了))(?!了)"
    "[^，。；]{0,16}(?:完成|实现|达到?|支付|拨付)[^，。；到]{0,8}$"
)
_ORDERS = tuple("建督责敦要")
_TURNS = ("reduction", "saving", "supplement")
_BUDGETS = ("initial_budget", "revised_budget")


def set_tense(draft: Draft, phrase: str, after: str, context: Context, comparisons: Comparisons) -> None:
    """Tell what is only planned, and an earlier year's amount, from this year's."""
    earlier = draft.year is not None and context.year is not None and draft.year < context.year
    later = draft.year is not None and context.until is not None and draft.year > context.until
    if draft.measure in _TURNS and _ADVISED.match(phrase):
        draft.measure, draft.measure_basis = "planned", "inferred"  # 建议追加30万元
    if draft.measure in _DEEDS and phrase.lstrip("，；、： 一二三四五六是")[:1] in _ORDERS and _ORDERED.match(phrase):
        draft.measure, draft.measure_basis, draft.direction = "planned", "inferred", None
    if later and _is_to_come(draft, phrase, context):
        draft.measure, draft.measure_basis = "planned", "inferred"  # 争取2019年购书经费增加到150万元
    if context.section_type == "improvement" and draft.measure in ("executed", "received"):
        if _TO_DO.search(phrase) and not _PAST.search(context.text_before + after[:8]):
            asked = _ASKED.search(phrase) is not None  # 一是争取专项资金200万元
            draft.measure, draft.measure_basis = "requested" if asked else "planned", "inferred"
    if draft.measure in _DONE_ONLY and _MEANT.search(phrase):
        draft.measure, draft.measure_basis = "planned", "inferred"  # 力争3月底前完成支付221万元
    past = draft.measure in _OF_A_YEAR and (earlier or comparisons.is_past(phrase)) and not _is_alone(phrase, context)
    held = draft.measure == "balance" or (draft.measure in (*_BUDGETS, "allocated", "received") and earlier)
    if past or (held and comparisons.is_base(phrase)):
        draft.measure = "previous"
        draft.flags.append("comparative_year")


def _is_to_come(draft: Draft, phrase: str, context: Context) -> bool:
    """Say whether a later year's amount is asked for or intended, and nothing says that it was spent."""
    if draft.measure in _TURNS:
        return _PROPOSED.search(phrase) is not None  # 计划压缩10万元
    if draft.measure == "revised_budget" and is_set_to(phrase):
        return True  # 压减2023年消费券预算至150万元
    if draft.measure in _BUDGETS:  # 2024年计划安排15万元
        listed = "已" in phrase and "计划" not in phrase
        intended = context.section_type == "improvement" and _TO_BE.match(phrase)
        return not listed and bool(intended or _PROPOSED.search(context.text_before))
    return draft.measure in _DONE_ONLY and not DONE.search(phrase)


def _is_alone(phrase: str, context: Context) -> bool:
    """Say whether an earlier year's amount is compared with none: one of a series, what was paid before, added up."""
    paid_then = "已" in phrase and _PAID_THEN.search(phrase) is not None
    return context.series or paid_then or _ADDED.match(phrase) is not None
