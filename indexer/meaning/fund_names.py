"""Names of funds that something is paid from: 福彩公益金, 地方债券, 县交通局补助.

A fund that stands among the sources of a project names its own amount, and nothing that the sentence goes on to say:
`资金来源为福彩公益金480万元，县级自筹800万元；累计到位1,280万元` tells of the project again.
"""

from __future__ import annotations

import re

from indexer.memo import remembered

_LEVEL = r"(?:中央|上级|自治区|地方|[省市州盟县区旗镇乡村])"
_FUND = re.compile(
    rf"{_LEVEL}?级?(?:福利|体育)?(?:福彩|体彩|彩票)?公益金"
    rf"|{_LEVEL}?(?:政府)?(?:新增)?(?:专项|一般)?债券|(?:抗疫特别|超长期特别|特别|专项)国债|国债"
    r"|车辆?购置?税|成品油税费(?:改革)?转移支付|土地出让(?:金|收益|收入)|(?:银行|政策性|专项)?贷款|社会(?:资本|捐赠|捐助|捐款)"
    r"|(?:企业|群众|村级|村集体|乡镇|镇|乡|村|单位|个人)?(?:自筹|投劳|筹资|集资)"
    rf"|{_LEVEL}?级?预备费|(?:中央|省级?)?预算内投资"
)
_PAYER = re.compile(rf"{_LEVEL}[^，。；：、\d]{{0,6}}(?:局|厅|委|办|财政|部门)(?:补助|补贴|拨付|拨款|支持)")
_TAIL = re.compile("(?:资金|经费|款项?)$")


@remembered
def is_fund(subject: str) -> bool:
    """Say whether a subject names a fund or who gave the money, and nothing that it was given for."""
    return _FUND.fullmatch(_TAIL.sub("", subject.strip())) is not None or is_payer(subject)


@remembered
def is_payer(subject: str) -> bool:
    """Say whether a subject only tells which office gave the money: 县交通局补助."""
    return _PAYER.fullmatch(_TAIL.sub("", subject.strip())) is not None
