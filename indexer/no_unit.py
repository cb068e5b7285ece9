"""Whether a number of 万 or 亿 is money although 元 is left out: 预算60万，实际65.28万元; 将141.8万补助资金发放到户."""

from __future__ import annotations

import re

_MAY_BE = re.compile(
    r"[ \xa0]{0,3}(?:[，。；、！？,;)）】\]”\"\n\t（(]|左右|以上|以下|上下|人民币|[-—–~～至到]{1,2}[ ]?\d|$"
    r"|(?:主要)?用于|用[来作]|[购采]买|购[置入]|作为|列支|实际|到位|的(?:资金|经费|补助|补贴|奖励|预算|投入|支出)"
    r"|已|[均仍尚还也未]|全[部额]|之多|不等|整(?![体个合理治])|由(?!于)|下达|支付|拨付|发放|兑付|安排|[列纳]入"
    r"|[和与及](?=[^，。；]{0,12}\d[^，。；]{0,3}[万亿](?:元|[，。；、]|$)))"
)
_IS = re.compile(
    r"[ ]?(?:中央|上级|[省市县区镇乡]级?|财政|专项|补助|补贴|奖补|奖励|扶[持贫]|衔接|配套|工作|项目|工程|建设|改造|维修"
    r"|启动|周转|引导|自筹|救助|慰问|保障|发展|公用|运转|预算|统筹|整合|直达|结[转余]){0,4}"
    r"(?:资金|经费|专款|款项|善款|贷款|债券|保费|[租押奖]金|[欠捐罚赔拨]款)(?!户|人|对象|[量客]|互助)"
    r"|[ ]?(?:补助|补贴|奖补|投资|赔偿|补偿)(?=[，。；、）)]|$)"
)


def is_money_without_unit(view: str, position: int) -> bool | None:
    """Say whether what stands behind a number of 万, at `position`, makes it money.

    True where it names money (补助资金, but not 补贴对象); False where it is money if the words before speak of some;
    None where it counts something else.
    """
    if _IS.match(view, position):
        return True
    return False if _MAY_BE.match(view, position) else None
