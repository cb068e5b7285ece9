"""Frames of money that is not the unit's: what others pay, borrow, lose or must not do with it."""

from __future__ import annotations

import re

from indexer.meaning.borne import (
    BORNE_BY,
    FORGIVEN,
    INVESTED,
    LOSSES,
    MISUSED,
    MOVED,
    OWN_PURSE,
    RECOVERING,
)
from indexer.meaning.frame import Frame
from indexer.meaning.others import (
    BEYOND,
    BORNE,
    BORROWED,
    BY_OTHERS,
    EVALUATED,
    FARMERS_SHARE,
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
NOT_OURS = (
    Frame("other", "*", OTHERS_PAY),
    Frame("other", "*", OWN_PURSE),
    Frame("other", "- executed", INVESTED),
    Frame("other", "- executed contract allocated income", _ANY, BORNE_BY),
    Frame("other", "- executed", FORGIVEN),
    Frame("other", "- executed income payout allocated", MISUSED),
    Frame("other", "- executed income received allocated", IRREGULAR),
    Frame("other", "- executed initial_budget", EVALUATED),
    Frame("other", "- executed", THEY_SPEND),
    Frame("other", "- executed", LENT),
    Frame("other", "*", BEYOND, re.compile(
        "的(?:家庭|农户|人员|企业|个人|申请|对象|学生|患者|居民|合同|采购|工程|事项|部门|户)"
    )),
    Frame("other", "- executed received allocated", _ANY, MOVED),
    Frame("other", "- payout executed other", LOSSES),
    Frame("other", "-", re.compile("^[，、；\\s]*(?:另有?|其余|剩余|尚有|还有)?$"), RECOVERING),
    Frame("other", "- standard executed reduction", re.compile("(?<![助贴励奖补])上限[为是约达]*$")),  # 扣款上限5,000元
    Frame("other", "- executed income", re.compile(
        r"(?:评价|自评|抽查|检查|审计|核查)[^，。；\d]{0,8}(?:覆盖|范围)[^。；]{0,14}(?:资金|金额|经费)(?:总额|规模)?[为共约计]*$"
    )),  # 评价覆盖2024年项目资金3,084万元
    Frame("other", "- executed received variance allocated", BORNE, before=BY_OTHERS),
    Frame("other", "- executed", IN_KIND, before=GIVEN_IN_KIND),
    Frame("other", "- executed allocated income", BORNE_BY),
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
