"""Frames of money paid ahead or lent, and of the last of a price: 工程尾款9.8万元已于12月支付 is owed no more.

What came back of `预付货款50万元，已冲抵30万元，其余20万元待下年清算` is no income and no return to the treasury; what
is not yet cleared is neither left over nor owed.
"""

from __future__ import annotations

import re

from indexer.meaning.frame import ANY, Frame

_AHEAD = re.compile(r"(?:预付|预拨(?=给)|借出|借给|出借|暂借|垫付|垫支|周转金)[^。]*$")
_CLEARED = r"(?:清算|抵扣|冲抵|冲销|抵销|抵减|核销|扣回|收回|归还|偿还|追还)"
_REST = re.compile(
    r"^[，、；\s]*(?:[年期][末底]|目前)?(?:尚|仍|还)?(?:有|其余的?|剩余的?|余下的?|[余剩])(?:部分|款项|资金)?约?$"
)
ADVANCES = (
    Frame("executed", "- arrears contract", re.compile(
        r"(?<![欠付])(?:尾款|余款|质保金|质量保证金|保修金)[为共计约]*$"
    ), re.compile(
        r"(?![^，。；]{0,16}(?:[未待拟后]|将于|没有))[^，。；\d]{0,2}(?:已|均|全部|当年|年内|于(?:当年|年内)?\d{1,2}月|年底前?)"
        r"[^，。；\d]{0,4}(?:\d{1,2}月(?:份|底|初)?)?[^，。；\d]{0,4}(?:支付|付清|结清|拨付|付讫|退还|返还)"
    )),  # 工程尾款9.8万元已于12月支付
    Frame("arrears", "-", ANY, re.compile(
        r"已[^，。；、\d]{2,12}，[^，。；、款金费]{0,10}(?:[仍还尚却]|至今|一直|迟迟)(?:未|没有?)能?[^，。；、\d]{0,4}(?:支付|拨付|兑[付现]|发放|结[算清]|付清|到账)"
    )),  # 其中16万元已通过验收，超过半年仍未支付
    Frame("other", "- carryover arrears executed returned", _REST, re.compile(
        rf"[^，。；]{{0,4}}(?:待|将|拟|计划|[尚仍还]?未|没有|正在|尚在)[^，。；]{{0,16}}{_CLEARED}"
    ), before=_AHEAD),
    Frame("other", "- executed returned", re.compile(
        rf"^[，、；\s]*(?:[年期][末底]|当年|年内|目前|全年)?(?:累计|共|已|实际|均)*{_CLEARED}了?约?$"
        rf"|^[，、；\s]*(?:[年期][末底]|当年|年内)?(?:累计|共|已|实际|均)*(?:清算|结算)(?:后)?收回了?约?$"
    ), before=_AHEAD),
)  # fmt: skip
