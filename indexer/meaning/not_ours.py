"""Frames of money that is not the unit's: what others pay, borrow, lose or must not do with it."""

from __future__ import annotations

import re

from indexer.meaning.frame import Frame
from indexer.meaning.others import (
    ALSO_FOUND,
    BEYOND,
    BORNE,
    BORROWED,
    BY_OTHERS,
    DRAWN_IN,
    EVALUATED,
    FARMERS_SHARE,
    FINDING,
    FORGONE,
    FOUND_OUT,
    GIVEN_IN_KIND,
    IN_KIND,
    IRREGULAR,
    LENT,
    NO_FUND,
    OTHERS_PAY,
    OWN_ACCORD,
    PAID_IN,
    PREMIUM,
    RAISED,
    RAISED_BY,
    THEY_SPEND,
    WHOLE_PREMIUM,
)

_ANY = re.compile("")
_OTHERS = (
    r"(?:农户|林农|农牧?民|牧民|村民|居民|群众|妇女|学员|学生|家长|患者|家属|职工|业主|商户|摊主|养殖户|种植户|经营户|大户|农场|林场|牧场"
    r"|合作社|企业|公司|厂家|供应商|施工(?:单位|方|企业)|承包(?:单位|方|商)|中标(?:单位|方|商|人)|服务商|运营(?:单位|方|商)|经营(?:单位|方|者)"
    r"|物业|社会资本方?|投资方|投资人|个人|用人单位|参保人)"
)
_THEMSELVES = (
    r"(?:自筹|自缴|自[购付掏费建]|自愿[^，。；\d]{0,4}(?:缴纳|交纳|出资|投保)"
    r"|自己?行?(?:出资|筹资|投入|投资|购[置买]|承担|负担|缴纳|交纳|解决|配套|垫付|支付))"
)
# 林农和林场自缴12万元, 沿岸企业自行投入320万元
_OWN_PURSE = re.compile(
    rf"(?<![为给替代向对]){_OTHERS}[^，。；、\d为给替向]{{0,6}}{_THEMSELVES}(?!.*(?:补助|补贴|奖))[^，。；\d]{{0,10}}$"
)
_INVESTED = re.compile(
    r"(?:社会资本方?|社会力量|投资方|企业|业主|合作社)(?:共|合计|累计|当年|已)*投[资入](?!.*(?:补助|奖))了?约?$"
)
# 检测费6万元由供应商承担
_BORNE_BY = re.compile(rf"由(?!财政|我|本){_OTHERS}[^，。；、\d]{{0,10}}(?:承担|负担|列支|支付|自理|缴纳|出资|解决)")
# 减免困难学生学费26万元
_FORGIVEN = re.compile(
    r"(?:减免|免收|免除|减收|豁免|缓缴)了?(?!补助|资金)[^，。；\d]{1,12}?(?:[学药杂保租水电路务位诉讼]费|费用?|租金|房租|税[款费收]?|押金|利息)[约共计达]*$"
)
# 5人违规领取低保金1.2万元, 120万元资金被转入基本户
_MISUSED = re.compile(
    r"(?:违规|违法|虚报|冒名|重复|多头|超标准|超范围|不当|骗取|套取)[^，。；\d]{0,6}?(?:领取|享受|申领|报领|获取|套取|收取|享领)[^，。；\d]{0,14}$|多领[^，。；\d]{0,12}$"
)
_MOVED = re.compile(
    r"[^，。；、\d]{0,10}被(?:违规|擅自)?(?:转[入至到](?!财政|国库|专户)|挪[用作]|挤占|占用|截留|[套骗]取|冒领|侵占)"
)
# 农户报损63万元, 经查勘定损50万元
_LOSSES = re.compile(
    r"^(?!.*(?:赔|补[偿助]|弥补|救助|挽回|避免|减少|降低)).*(?:报损|定损|核损|受损|损失)(?:金额|总额|额)?[约达共计为]*$"
)
_RECOVERING = re.compile(
    r"[^，。；]{0,2}(?:正在|仍在|尚在|在|待|尚未|还未)(?:全部)?(?:追缴|追回|催收|清收|追讨|收回|退回)"
)
NOT_OURS = (
    Frame("other", "*", OTHERS_PAY),
    Frame("other", "*", _OWN_PURSE),
    Frame("other", "- executed", _INVESTED),
    Frame("other", "- executed contract allocated income", _ANY, _BORNE_BY),
    Frame("other", "- executed", _FORGIVEN),
    Frame("other", "- executed", FORGONE),
    Frame("other", "- executed received income planned", DRAWN_IN),
    Frame("other", "- executed income payout allocated", _MISUSED),
    Frame("other", "- executed income received allocated", IRREGULAR),
    Frame("other", "executed", FOUND_OUT),
    Frame("other", "executed", ALSO_FOUND, before=FINDING),
    Frame("other", "- executed initial_budget", EVALUATED),
    Frame("other", "- executed", THEY_SPEND),
    Frame("other", "- executed", LENT),
    Frame("other", "*", BEYOND, re.compile(
        "的(?:家庭|农户|人员|企业|个人|申请|对象|学生|患者|居民|合同|采购|工程|事项|部门|户)"
    )),
    Frame("other", "- executed received allocated", _ANY, _MOVED),
    Frame("other", "- payout executed other", _LOSSES),
    Frame("other", "-", re.compile("^[，、；\\s]*(?:另有?|其余|剩余|尚有|还有)?$"), _RECOVERING),
    Frame("other", "- standard executed reduction", re.compile("(?<![助贴励奖补])上限[为是约达]*$")),  # 扣款上限5,000元
    Frame("other", "- executed income", re.compile(
        r"(?:评价|自评|抽查|检查|审计|核查)[^，。；\d]{0,8}(?:覆盖|范围)[^。；]{0,14}(?:资金|金额|经费)(?:总额|规模)?[为共约计]*$"
    )),  # 评价覆盖2024年项目资金3,084万元
    Frame("other", "- executed received variance allocated", BORNE, before=BY_OTHERS),
    Frame("other", "- executed", IN_KIND, before=GIVEN_IN_KIND),
    Frame("other", "- executed allocated income", _BORNE_BY),
    Frame("other", "- executed", re.compile(r"^[，、\s]*(?:共|总|累计)?(?:投入|投资)(?:资金)?约?$"), before=re.compile(
        r"由(?:企业|社会|村民|村集体|业主|商户|合作社)[^，。；\d]{0,6}(?:出资|投资)[^，。；\d]{0,6}，[^，。；\d]*$"
    )),  # 由企业出资建设，投入45万元
    Frame("other", "- executed income", re.compile("租金|收益|收入|分红|费"), re.compile(
        r"[^，。；\d]{0,4}(?:归|留给|留归)(?:村|企业|农户|合作社|个人|集体)"
    )),  # 年租金9万元归村集体
    Frame("other", "received executed -", RAISED, before=RAISED_BY),
    Frame("other", "- executed received income", BORROWED),
    Frame("other", "- executed allocated", PAID_IN, before=NO_FUND),
    Frame("other", "- executed", PREMIUM, before=OWN_ACCORD),
    Frame("other", "- executed", WHOLE_PREMIUM, FARMERS_SHARE),
)  # fmt: skip
