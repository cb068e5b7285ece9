"""Words that say that money is not the unit's: what others pay in, borrow or are given, and deposits."""

from __future__ import annotations

import re

from indexer.memo import remembered

_WHO = r"(?:个人|参保人|居民|农户|学员|家长|企业|业主|商户|公司|群众|养殖户|种植户|合作社|厂家|店铺|机构)"
# 参保人个人缴纳62.4万元, 企业缴费12万元: whoever pays in is not the unit.
PAID_IN = re.compile(
    rf"(?<![为给替向对]){_WHO}[^，。；\d]{{0,4}}(?:缴费|缴纳|缴存|自付|自费|承担|出资)(?![^，。；\d]*(?:返还|退还|每))[^，。；\d]{{0,6}}$"
)
NO_FUND = re.compile("^(?!.*基金[^，。；]{0,4}收入)")  # of which it is an income
# 高危企业自行投保责任险，缴费128万元
OWN_ACCORD = re.compile(rf"{_WHO}[^，。；\d]{{0,6}}(?:自行|自愿|自费|自主)(?:[^。；\d]{{0,24}})$")
PREMIUM = re.compile(
    r"^[，、\s]*(?:共|合计|累计|年|总|当年)*(?:缴费|保费|缴纳|缴|支付|投入|出资|花费|购置|支出)[^，。；\d]{0,6}$"
)
WHOLE_PREMIUM = re.compile(r"(?:总保费|保费总额|保费总计|保费合计|保费规模|保险费总额)[为达约共计]*$")
FARMERS_SHARE = re.compile(rf"[^。；]{{0,30}}?{_WHO}[^，。；\d]{{0,4}}(?:自缴|缴纳|承担|自负|自付|自筹|负担)")
HELPED = re.compile(r"(?:帮助|协助|协调|指导|支持|推荐|促成|引导|推动)[^，。；\d]*?\d*[^，。；\d]*$")
GOT = re.compile(
    r"(?:获得|取得|争取到?|申请到|申领|获|办理|落实)[^，。；\d]{0,12}(?:贷款|信贷|融资|授信)[^，。；\d]{0,4}$"
)
_NOT_OURS = re.compile(
    # 县慈善总会募集社会捐款38万元, 县旅游协会收到企业赞助85万元
    r"(?:协会|基金会|慈善总?会|红十字会|商会|合作社|公司|村集体|理事会|促进会|校友会|企业)[^，。；\d]{0,6}"
    r"(?:募集|募得|收到|筹集|筹得|获得|接受|取得|筹款)(?!我|本|县财政|财政)"
    r"[^，。；\d]{0,12}(?:捐[款助赠]|善款|赞助款?|会费|社会资金|贷款|融资|收入|分红)[为共计约]*$"
    r"|(?:收取|收到|收缴|预收|代收|存入|缴存)[^，。；\d付]{0,12}(?:保证金|押金|定金|诚意金)[为共计约]*$"
    r"|(?:收缴|缴获|查扣|扣押|冻结|查封)[^，。；\d]{0,8}(?:[毒赌赃]资|赃款|现金|财物|款物|资金|违法所得|非法所得)[为共计约]*$"
)


@remembered
def is_others(phrase: str) -> bool:
    """Say whether a phrase speaks of money that came to others, deposits, or what was seized."""
    return _NOT_OURS.search(phrase) is not None
