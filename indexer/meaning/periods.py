"""Amounts of a part of a year: what the sentence or the title says of months holds for all that follows.

`1-5月，全市收入完成126亿元，支出完成227亿元` tells of five months; a total of the year is told by 全年 behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.forms import find_from
from indexer.meaning.drafts import Draft

PARTIAL = "period_partial"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_PART = (
    rf"[上下]半年|(?:第?[一二三四1-4]|前[一二三]个?|头[一二三]个?)季度|(?<!\d)[1一元]月?(?:份)?[-—–~～至到]{_MONTH}月"
    rf"|前{_MONTH}个月"
)
# At the head of a clause, which it dates; 第三季度开工的 tells of something else.
_TOLD = re.compile(
    rf"(?:^|(?<=[，。；：、（\s年至])|(?<=今年))(?P<part>{_PART})(?:，|(?=[全我本各累市省县区财]))"
    r"|(?<!\d)(?P<month>\d{1,2})月份(?=[^，。；\d]{0,4}(?:支[出付]|拨付|执行|发放|完成))"
    r"|截[至止]到?(?P<year>20\d\d)年(?P<until>\d{1,2})月(?:\d{1,2}日|[底末])"
    "|全年|年度合计|当年合计"
)
_TOLD_BEGINS = re.compile(r"[上下第前头一二三四元截全当\d]|年(?=度合)")
_WORDS = ("月", "半年", "季度", "全年", "合计")  # one of which all that is told of periods has
_TITLED = re.compile(_PART)
# What a budget sets it sets for the year, and what there is is of a day; the others are of the months.
_OF_YEAR = frozenset(
    "initial_budget revised_budget supplement reduction requested carry_in carryover balance standard contract target "
    "score grade planned previous other".split()
)
_MONTHS = 12
_REACH = 400  # characters of a sentence that are looked through


def titled_partial(title: str | None) -> bool:
    """Say whether a report's title says that it tells of a part of a year: 2018年上半年财政收支情况."""
    return title is not None and _TITLED.search(title) is not None


def flag_periods(text: str, start: int, end: int, drafts: Sequence[Draft], titled: bool) -> None:
    """Flag the amounts of a paragraph that are of months: by their sentence, or, where it says no more, by the title.

    `titled` is whether the title says that the report is of a part of its year.
    """
    if not drafts or (not titled and not any(map(text[start:end].__contains__, _WORDS))):  # as mostly
        return
    for draft in drafts:
        taxes = draft.measure == "other" and "税" in draft.words
        if (draft.measure in _OF_YEAR and not taxes) or PARTIAL in draft.flags:
            continue
        low = max(0, draft.amount_start - _REACH)
        begin = max(low, text.rfind("。", low, draft.amount_start) + 1, text.rfind("\n", low, draft.amount_start) + 1)
        told: list[re.Match[str]] = []
        if any(map(text[begin : draft.amount_start].__contains__, _WORDS)):
            told = list(find_from(_TOLD_BEGINS, _TOLD, text, begin, draft.amount_start))
        if _is_part(told[-1], draft.year) if told else titled:
            draft.flags.append(PARTIAL)


def _is_part(told: re.Match[str], year: int | None) -> bool:
    """Say whether words date what follows to a part of its year; 截至6月30日 does so in the year it names alone."""
    if told["until"] is not None:
        return int(told["year"]) == year and int(told["until"]) < _MONTHS
    return told["part"] is not None or told["month"] is not None
