"""What was found fault with: money that somebody got or used wrongly is none that the unit paid, got or earned.

`23人已购房仍领补贴，涉及4.6万元` names no item but the fault, which is what the amount is of. What such people should
give back (`提前离职的9人应退补贴36万元`) is theirs as long as they have not.
"""

from __future__ import annotations

import re

from indexer.meaning.frame import Frame

# What was looked at or found; and faults of which it may be told as well that they were cut or taken back.
FOUND = re.compile(
    r"发现|查出|抽查|核查|检查|违规|不规范|不实|不全|不合规|不及时|不准"
    r"|[未没][有能]?(?:及时|按规?定?时?|严格|完整)?(?:入[账库]|缴[库入]|上缴|登记|核销|公开|公示|备案|签订|取得)|问题[，\d]"
)
FAULT = re.compile(
    rf"{FOUND.pattern}|违反|[未没][有能]?(?:按期)?(?:达到?|经|履行|验收|审批)"
    r"|仍[在继然]?续?[领享发用列占]|继续[领享发]|重复|同时[领享]|多[领享占报发付]|不符合?|不应|不该|不具备|冒[领名]|虚[报列假]|错[发付列]|误[发付列]|漏[缴报交]"
    r"|挪用|套取|骗取|截留|挤占|超[标范龄期]|逾期|滞留|闲置|擅自|先用后[批审]|白条|转包|串标|围标"
)
_CONCERNS = ("涉及", "涉")
_CLAUSE = re.compile(r"(?:^|(?<=[，；。：、）\n]))([^，；。：、（）\n]{4,32})，\s*$")
_LED = re.compile(
    r"^\s*(?:[一二三四五六七八九]是|其中|另外?|还|有(?=\d)|存在|经?[^，\d]{0,6}?(?:发现|查出|指出|反映)|部分|个别(?=\d))+(?:有(?=\d))?"
)
_LOOK = 48  # characters before an amount in which its fault is told
_BACK = r"(?:退[还回缴]?|收回|追回|追缴|缴回|返还|清退)"
_OF_AID = r"(?:补贴|补助|奖补|奖励|资助|津贴|奖金|安家费|救助金|低保金?|养老金|待遇|学费|培训费|资金|金额)"
_WRONG = re.compile(
    rf"{FAULT.pattern}|离[职岗]|搬离|退学|中途|提前|服务期|死亡|去世|未满|停产|关停|迁出|毕业后|未履[约行]|违约|转让|弃管"
)
_NOT_THEIRS = r"(?!.*(?:保证金|押金|定金|质保金|税|国库|财政|[结节]余|结转|余款|尾款))"

# What should be given back, and what was, of what was got wrongly.
GIVEN_BACK = (
    Frame("other", "planned returned - executed", re.compile(
        rf"^{_NOT_THEIRS}.*应(?:当|予|予以|全额|全部|依规|按规定)?{_BACK}了?(?:[^，。；\d]{{0,12}}{_OF_AID})?[为共计约]*$"
    ), before=_WRONG),  # 2021年以来9人提前离职，应退补贴36万元
    Frame("returned", "- executed planned", re.compile(
        rf"^{_NOT_THEIRS}[，、；\s]*(?:但|目前|现|截至目前|年内|当年|年底前?)?(?:已|实际|仅|共|只)+(?:全部|主动|陆续)?{_BACK}了?[^，。；\d]{{0,8}}$"
    ), before=re.compile(rf"(?:{_WRONG.pattern})[^。]*应(?:当|予|予以|全额|全部|依规|按规定)?{_BACK}")),
)  # fmt: skip


def fault_before(text: str, sentence: int, start: int) -> tuple[str, int] | None:
    """Return the fault that the clause right before `start` tells where an amount there is what it concerns."""
    if not text.startswith(_CONCERNS, start):
        return None
    low = max(sentence, start - _LOOK)
    told = _CLAUSE.search(text[low:start])
    if told is None or FAULT.search(told[1]) is None:
        return None
    led = found.end() if (found := _LED.match(told[1])) else 0
    return (told[1][led:], low + told.start(1) + led) if len(told[1]) - led > 3 else None
