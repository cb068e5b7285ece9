"""Money that members pay into a pool, what the pool pays out, and what firms under supervision earn: none the unit's.

`由职工个人每年80元自愿缴存，当年归集73.6万元，给付互助金58.9万元` tells of a mutual fund; `市属企业实现利润7.85亿元，
上缴国有资本收益1.26亿元` of firms.
"""

from __future__ import annotations

import re

from indexer.meaning.frame import Frame

_MEMBERS = r"(?:个人|职工|会员|机主|车主|船东|船主|业主|家长|社员|参保人|农户|村民|居民|渔民|学生|师生|成员)"
_PAY_IN = "(?:缴存|缴纳|缴费|交纳|交存|自缴|入会|投保|参保|出资|缴交|筹资)"
_FUNDS = "(?:公积金|互助|互保|会费|养老(?:保险)?(?:金|基金)|维修资金|医保基金|统筹基金)"
_EARNED = r"(?:净?利润(?:总额)?|利税(?:总额)?|利润)"
_PUT_IN = (
    r"(?:当年|本年|全年|年内|年末|截至[^，。；\d]{0,8}|累计|共|合计|已|实际){0,3}(?:归集|收缴|收取|缴存|征缴|筹集|募集|收)"
)
POOLED = (
    Frame("other", "- received income returned executed balance", re.compile(
        rf"^[，；、\s]*{_PUT_IN}(?!率)(?:了|到|互助)?(?:金额|资金|基金|会费|互助金|互助费|保费|款)?[为共约额]*$"
    ), before=re.compile(
        rf"{_MEMBERS}[^。；]{{0,24}}{_PAY_IN}[^。；]*$"
    )),  # 由职工个人按每年80元自愿缴存，当年归集73.6万元
    Frame("other", "received", re.compile(rf"^[，；、\s]*{_PUT_IN}(?:额|总额|余额)?[为共约]*$"), before=re.compile(
        rf"{_FUNDS}[^。]*$"
    )),  # 全年归集住房公积金38.6亿元；截至年末累计归集412亿元
    Frame("payout", "- executed received", re.compile(
        r"(?:给付|赔付|发放|兑付|支付|补偿|补助)[^，。；、\d]{0,6}(?:互助(?:补助|保障|补偿)?金|互助补偿款)[为共计约]*$"
    )),
    Frame("payout", "- executed", re.compile(
        r"^[，、；\s]*(?:共|累计|全年)?给付[^，。；、\d]{0,6}(?:补偿金|补助金|保险金|保障金)[为共计约]*$"
    ), before=re.compile("互助|互保|保险")),
    Frame("other", "- executed income achieved", re.compile(rf"{_EARNED}[为达到约共]*$")),  # 实现利润7.85亿元
    Frame("other", "- returned executed income other", re.compile(
        r"(?:上缴|上交|缴纳|交纳|解缴)[^，。；、\d]{0,4}(?:(?:国有|社有|集体)(?:资本|资产|股权)(?:经营)?(?:收益|收入)|国有股权?[红股]利|利润|利税|税金|税款)[为达约共]*$"
    )),  # 上缴国有资本收益1.26亿元: by firms
)  # fmt: skip
