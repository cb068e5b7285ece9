"""Words that are in no project's name: of a clause on what was done, of a share, of a payer, of an aspect.

They stand in `data/no_projects.tsv`: what `begins` such words, stands `within` them or `ends` them; save where one of
`unless` follows (经, but not 经费). What names of programmes end in beside the heads of items (困境妇女关爱) stands in
`data/project_ends.tsv`. A head that begins as one that `urges` (严格招投标程序, 提高保障标准) names none unless it is
called a project at its end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from indexer.data_rows import rows_of
from indexer.meaning.givers import is_fund, is_levels
from indexer.meaning.items import is_whole
from indexer.memo import remembered
from indexer.word_lists import any_in

_LEAST = 3  # characters: 平台, 报刊, 水田 only remind of what was named in full
KIND = re.compile(  # of projects, and the name of none
    "(?:重点|主要|一般|各|其他|本级|[省市州县区旗镇]级|[省市州县区旗]本级|上级|中央|对下|部分|专项|财政|预算|单位|部门|年度|延续性?|续建|新增"
    "|一次性|经常性|常年性?|跨年度?|全部|所有|相关|民生|实事|重大|大型|特定目标|人员|公用|其他运转|三公经费|整体)+类?(?:支出|专项|建设|资金)?项目"
)
# 单位养护成本, 每株除治成本; 电子警察维护成本 holds the name. 国有青峰林场, 区图书馆 are bodies.
_NAMELESS = re.compile(
    r"[^，。、]{0,16}(?:卫生院|卫生室|卫生服务[中站]心?|(?:疾控|预防控制|急救|融媒体|监测|核算|支付)中心|小学|中学|高中|初中|学校|医院|保健院|幼儿园|派出所|司法所|财政所|法庭|[分支]局|[支大]队"
    r"|办事处|合作社|公司|集团|银行|农商行|信用社|居委会|村委会|管委会|人民政府|苏木)"
    rf"|{any_in('ministry')}"
    r"|[^，。]{0,4}成本|(?:[省市州县区旗乡镇村]|国有)[^，。]{1,8}(?:场|厂|馆|站|所|校|公司|局|委|厅|政府|委员会)|\d+[个家户所名].*|\d{1,3}[^，。]{0,8}岁(?!.*(?:津贴|补[贴助]|救助|[经保]费|保险|项目|服务|工程|资金)$).*|(?:中央|[省市县区]级?|地方)[\u4e00-\u9fff]{2}|[^，。、]{0,6}\d+个?项目|.*、.*等(?:项目|工程|经费|资金|方面|工作)?"
)
# Heads that praise what was done: 帮扶解困更实, 助企纾困见实效, 监管服务再升级; not 设备更新, 管网更换.
_PRAISES = re.compile(
    r"[^，。；]{2,16}?(?:更(?![新换改替正迭生])(?:加|为)?[^，。；、]{1,2}|再(?:升级|提升|提速|发力|突破|加码|深化|推进|加强|优化|提高|增强)"
    r"|再[上创添攀谱迈][^，。；、]{1,3}|[见显出](?:真?实效|成效|亮点|成果|新招|实招|特色|新意|真章|担当)"
    r"|[走做落抓][深实细稳][走做落抓向][深实细远心稳新]|有(?:声有色|力有效|力有序|序有效|新[^，。；、]{1,3}|亮点|突破|温度|起色)"
    r"|(?:稳步|有序|扎实|深入|纵深|加快|全面|持续|顺利|不断|明显|显著|逐步|进一步|圆满|如期|按期|超额|基本|日益|日趋|大幅|有效|切实|广泛|得到)"
    r"(?:推[进动]|开展|实施|完成|提[升高]|改善|优化|巩固|增强|铺开|启动|加强|落[实地]|发展|转变|拓展|好转|向好|凸显|显现|释放|夯实|规范|保障|缓解))"
)
_PATTERNS = {"begins": "(?:{})", "within": ".+?(?:{})", "ends": ".*(?:{})$"}
_URGES = "urges"


@cache
def _forms() -> Mapping[str, Sequence[str]]:
    forms: dict[str, list[str]] = {where: [] for where in (*_PATTERNS, _URGES)}
    for where, form, unless in rows_of("no_projects"):
        kept = "|".join(map(re.escape, filter(None, unless.split(";"))))
        forms[where].append(re.escape(form) + (f"(?!{kept})" if kept else ""))
    return forms


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(frame.format("|".join(_forms()[where]))) for where, frame in _PATTERNS.items())


@cache
def _urging() -> re.Pattern[str]:
    return re.compile("|".join(_forms()[_URGES]))


@remembered
def urges(head: str) -> bool:
    """Say whether a head tells how work was done or is to be done, and names nothing: 严格招投标程序."""
    return _urging().match(head) is not None


@remembered
def names_no_project(words: str) -> bool:
    """Say whether words cannot be a project's name, whatever they are said of."""
    if len(words) < _LEAST or _NAMELESS.fullmatch(words) or is_fund(words) or is_levels(words):
        return True
    if _PRAISES.fullmatch(words) or KIND.fullmatch(words):
        return True
    return any(pattern.match(words) for pattern in _patterns())


@cache
def _ends() -> tuple[str, ...]:
    return tuple(form for (form,) in rows_of("project_ends"))


def ends_as_programme(words: str) -> bool:
    """Say whether words end as a programme's name does: 困境妇女关爱, 送戏下乡."""
    return words.endswith(_ends())


def is_account(subject: str) -> bool:
    """Say whether words are a head of accounts (基本支出) that is no kind of cost, as 差旅费 is."""
    return is_whole(subject) and not subject.endswith("费")
