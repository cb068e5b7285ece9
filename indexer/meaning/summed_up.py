"""A paragraph that sums up the parts before it: 以上共支出4,862万元 belongs to none, whatever it stands under."""

from __future__ import annotations

import re
from itertools import accumulate

from indexer.quantities import find_quantities

_OF_ALL = re.compile(
    r"\s*(?:以上|上述)(?:各|所有|全部|[两三四五六七八九十\d]{1,3})?[个项大类]{0,2}(?:项目|资金|支出|经费|工作)?"
    r"(?:年初)?(?:共|合计|总计|累计|预算)"
)
# 此外，当年实施的其他项目支出658万元
_OTHERS = re.compile(
    r"\s*(?:此外|另外|除此之外|除(?:以上|上述)[^，。\d]{0,10}外)[，,]?[^，。\d]{0,8}(?:其[他它余]|另有)[^，。\d]{0,6}(?:项目|专项|支出)"
)
_MOST = 40  # amounts of the part before


def sums_up(text: str, part: int, start: int, end: int) -> bool:
    """Say whether the paragraph at `start` sums up more than the part that began at `part`, in which it stands.

    It does where its first amount is the sum of no amounts of that part.
    """
    if _OTHERS.match(text, start, end) is not None:
        return True
    if _OF_ALL.match(text, start, end) is None:
        return False
    total = next((q.amount_yuan for q in find_quantities(text, start, end) if q.kind == "money"), None)
    own = [q.amount_yuan or 0 for q in find_quantities(text, part, start) if q.kind == "money"][-_MOST:]
    return total is not None and not any(total in accumulate(own[first:]) for first in range(len(own)))
