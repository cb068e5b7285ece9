"""What spending was provided from (项目支出中由一般公共预算安排768万元), and values that are no money to be spent.

安排 alone is a budget; said of a part of what was spent it only tells whose money that was. What a review takes off a
valuation (核减虚增评估值) was never anybody's budget.
"""

from __future__ import annotations

import re

from indexer.meaning.frame import Frame

_FROM = r"(?:预算|财政|拨款|资金|收入|基金|公益金|债券)"
_GIVEN = rf"(?:由|来自|从)?[^，。；、\d初]{{1,14}}{_FROM}安排"
SPENDING = (
    Frame("executed", "initial_budget", re.compile(rf"(?<!预算)支出[中里内]，?{_GIVEN}$")),
    Frame("executed", "initial_budget", re.compile(rf"^[、，；\s和及]*{_GIVEN}$"), before=re.compile(
        rf"(?<!预算)支出[中里内]，?{_GIVEN}\d[^。；]*$|(?<!预算)支出[中里内]，[^。；]*$"
    )),  # 项目支出中由一般公共预算安排768万元、由其他资金安排248万元
    Frame("other", "- reduction executed balance", re.compile(
        r"(?:[核审]减|剔除|挤掉|挤出|压降|调减)[^，。；、\d]{0,8}(?:评估值|估值|评估价值?|评估增值|不实资产|虚增资产|虚增收入|虚增利润|水分)[约共为]*$"
    )),  # 核减虚增评估值1,862万元
)  # fmt: skip
