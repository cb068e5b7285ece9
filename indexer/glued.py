"""Numbers and heads of a table that nothing parts: neither of two that run together can be read."""

from __future__ import annotations

import re

# Two numbers without anything between them (31.2096.00%, 96.00%1,300.00), or a name and one before another number.
_NUMBERS = re.compile(
    r"\d\.\d{2}\d{1,3}(?:,\d{3})*\.\d|\d%\d|\d,\d{3}\.\d{2}\d|\d\.\d{3,}\.\d"
    r"|(?m:^)[^\t，。；：:（(]{0,30}[\u4e00-\u9fff]\d[\d,]{0,12}\.\d{2}\t-?\d"
)
_STAGE = "(?:预算|决算|执行|完成|支出|收入|到位|下达|结余)数"
# Two heads of amounts without anything between them: 年初预算数全年执行数.
_HEADS = re.compile(rf"{_STAGE}(?:[年全本上累支实调][^，。；、\s]{{0,6}})?(?:{_STAGE}|(?:执行|完成|支付)率)")


def run_together(text: str) -> bool:
    """Say whether a printed line or a cell holds numbers or heads that run together."""
    return _NUMBERS.search(text) is not None or _HEADS.search(text) is not None
