"""What a row's name says of its numbers: that they count people or things, or that they are money."""

from __future__ import annotations

import re

_COUNTED_ROW = re.compile(
    r"(?:人数|户数|件数|次数|数量|面积|个数|人口|编制数|比例)$|[（(](?:件|人|户|次|个|起|份|名|辆|台|亩|公里|平方米|人次|㎡)[)）]"
)
# An indicator that is a sum of money, not one for each.
_COSTS = re.compile(
    r"^(?!.*(?:[人户亩生]均|每|单[位价件台]|标准))[^，。；]*(?:资金|费用?|成本|经费|支出|投资|投入|金额|控制数|总额)$"
)


def is_counted(name: str) -> bool:
    """Say whether a row counts people, cases or things: 补贴人数, 公务用车保有量（辆）."""
    return _COUNTED_ROW.search(name) is not None


def is_cost(name: str) -> bool:
    """Say whether an indicator is a sum of money, not one for each: 项目总投资, not 每户成本."""
    return _COSTS.search(name) is not None
