"""Money that went past the unit's accounts: the treasury paid it to somebody else, or the books never held it.

`36万元由市财政直接拨给各镇` and `8万元由县财政局付给公司，没有纳入我局账务` are not spent by the unit. But direct
payment is also a way in which its own money is paid (`财政直接支付12万元，授权支付30万元`): somebody else has to be
named who got it.
"""

from __future__ import annotations

import re

from indexer.memo import remembered

_PAYS = r"(?:下?拨付?|直达|支付|付|下达|划[拨转付]?|兑付|发放|打[卡入到]|汇)"
_PAYER = (
    r"(?:财政(?:局|厅|部|部门|所)?|国库(?:集中支付中心|支付局|支付中心)?|上级(?:主管)?(?:部门|单位)?"
    r"|(?<=由)(?!我|本)[^，。；、\d]{0,3}[省市][^，。；、\d我本]{0,8}(?:局|厅|委|联|部门|中心))"
)
_WHO = (
    r"(?:[给到至入](?!我|本(?![次着])|位|账|专户|账户|户)|并[^，。；、\d]{0,2}[拨付]|[各该两三四]"
    r"|[^，。；、\d我本]{0,10}?(?:乡|镇|街道|村|社区|银行|信用社|农商行|公司|企业|学校|医院|卫生院|农户|个人|机构|平台|单位|场|所|户(?!籍)))"
)
_DIRECTLY = re.compile(rf"{_PAYER}[^，。；、\d我本]{{0,10}}?直接?{_PAYS}(?:付|拨)?{_WHO}")
_OURS = r"(?:我|本)(?:局|院|馆|校|会|办|单位|部门|委|中心|站|所|镇|乡|街道|区|县|市|级)?"
_NOT_OURS = re.compile(
    rf"(?:未|没有?|不|均不|都不)(?:再)?(?:直接)?(?:纳入|通过|经过?|进入?|走|计入|在|列入){_OURS}[^，。；、\d]{{0,6}}(?:账|核算|列支|支付|决算|支出)"
)


@remembered
def _before(phrase: str) -> bool:
    return _DIRECTLY.search(phrase) is not None


def went_past(phrase: str, after: str) -> bool:
    """Say whether an amount went past the unit's accounts by its phrase and what follows, up to the next number."""
    if "直" in phrase and _before(phrase):
        return True
    if "直" in after and (found := _DIRECTLY.search(after)) and after.find("，", 0, found.start()) < 0:
        return True
    return ("账" in after or "我" in after or "本" in after) and _NOT_OURS.search(after) is not None
