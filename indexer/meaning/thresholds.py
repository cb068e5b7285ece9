"""Amounts that only draw a line and that nobody spends: 单价50万元以上设备, 5万元以上支出须集体研究."""

from __future__ import annotations

import re

from indexer.meaning.drafts import Draft
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.phrases import Phrase
from indexer.meaning.scene import Scene
from indexer.quantities import Quantity
from indexer.word_lists import any_in

_FEWEST = 3  # characters of what a line is drawn by

_OVER = re.compile(
    r"(?:[（(]含[）)])?(?:及?以上|以下)(?P<what>的?(?:有|支出|项目|资金|采购|合同|大额|重大|开支|事项|经费|通用|专用|设备|企业|公司|商户|主体|法人|首次|个体|合作社))?"
)
_OVER_BEGINS = ("及", "以", "（含", "(含")
_DRAWN = re.compile(r"(?:(?!须|应|经|由|均|必须|需|实行|进行)[^，。；、：:（(\d\n\t]){0,12}")
_THRESHOLD = re.compile(r"[车售房]价|标的|单(?:价|件|笔|项|台|个|次|宗|位价值)|限额")
_WHO_DECIDES = (
    r"(?:由|须|需|应|均|报|经|提交|上报|授权|一律|必须|可由|可自行|实行|执行)(?!上年|此)[^，。；、\d]{0,20}?"
    r"(?:审[批核签定议查]|[签联会]签|签[批字]|批准|研究|讨论|会商|论证|核准|提请|决[定策]|表决|同意|备案|备查|招标|竞争性|询价|自行采购|政府采购|公示|集体|附|提供|签订)"
)
# A line that a rule of who may decide draws, with or without 以上: 500元以下由村书记审批, 1万元至5万元由局长审签.
_DECIDED = re.compile(
    r"(?:[（(][^（()）]{1,3}[）)])?(?:及?以[上下内])?(?:[（(][^（()）]{1,3}[）)])?(?:(?:部分)?的(?:部分)?，?|部分)?"
    + _WHO_DECIDES
)
_UP_TO = re.compile(
    r"(?:[（(][^（()）]{1,3}[）)])?(?:以[上下])?(?:至|到|[-—–~～]{1,2})\d[\d.,]{0,12}[ ]?[万亿]?元" + _DECIDED.pattern
)
_DECIDED_BEGINS, _RANGED_BEGINS = frozenset("及以（(的部由须需应均报经提上授一必可实执"), frozenset("以（(至到-—–~～")
_BEGINS = _DECIDED_BEGINS | _RANGED_BEGINS  # with what any line is drawn behind its amount
_PASSED = re.compile(r"(?:超[过出]|不足|低于|高于|不满)$|^(?:至|到|[-—–~～]{1,2})$")
# A line that is drawn of a class of things behind it: 资助超过100万元的项目接受中期评估, not 实现超过2亿元的项目投资.
_BEYOND = re.compile(r"(?<![不未没])(?:超过|超出|高于|低于|不足|不满|不到|少于|多于|大于|小于|达到|满)$")
_CLASS = re.compile(
    r"的(?:(?![目指]标|规模|水平|成绩|[资经]|[收投]入|补|任务|要求|计划|预算|缺口|[标基]准)[^，。；：、（(\d\n\t]){0,6}?"
    rf"(?:{any_in('line.drawn')})(?![资收投]|经费|[补产销]|金额|总额|成本|建设资金|缺口|目标)"
)
_COUNTED = re.compile(
    r"的(?:\d{1,4}|[一两三四五六七八九十]{1,3})[个家户项名处所笔]"
    rf"(?:[\u4e00-\u9fff]{{0,3}}?(?:{any_in('line.drawn')}))?"
)
_TOLD = re.compile(r"[^，。；、：:（(\d\n\t]{0,16}(?<![有共为计约])")
_REACHED = re.compile(
    "实现|形成|获得|取得|完成|争取|带来|创造|签[订约]|达成|投入|筹集|收到|募集|下达|到位|安排|支付|拨付"
)
_SAYS = re.compile(r".*(?:要求|规定|明确|约定|凡是?|对于|(?<!针)对(?![外口接象]))")
_RULED = re.compile(r"的?[^，。；：、（(\d\n\t]{2,14}(?:由|须|应|需|实行|必须|一律|不得|采用|采取|方可|可以)")


def threshold(text: str, q: Quantity, phrase: Phrase, scene: Scene) -> Draft | None:
    """Return the draft of an amount that only draws a line: 单价50万元以上设备, 5万元以上支出."""
    if q.kind != "money" or text[q.end : q.end + 1] not in _BEGINS:  # as mostly
        return None
    end = _end_of_decided(text, q, phrase) or _end_of_drawn(text, q, phrase)
    of_class = 0 if end else _end_of_class(text, q, phrase)
    if not (end := end or of_class):
        return None
    start = phrase.start + clean_lead(phrase.words)
    if of_class and (says := _SAYS.match(text, start, q.start)):
        start = says.end() if q.start - says.end() > _FEWEST else start
    draft = Draft.of(q, text[start:end], "", start, "other", scene.year)
    draft.end, draft.year_basis, draft.measure_basis = end, scene.year_basis, "printed"
    draft.project, draft.whole = scene.project, True
    return draft


def _end_of_drawn(text: str, q: Quantity, phrase: Phrase) -> int:
    """Return where the words of a line end that is drawn of things or deeds (50万元以上设备), 0 for none."""
    above = _OVER.match(text, q.end) if text.startswith(_OVER_BEGINS, q.end) else None
    if above is None:
        return 0
    drawn = above.group("what") or _THRESHOLD.search(phrase.words[-8:])
    if not drawn and not _RULED.match(text, above.end()):  # 5,000元以下的零星维修由股室审批
        return 0
    return (_DRAWN.match(text, above.end()) or above).end()


def _end_of_class(text: str, q: Quantity, phrase: Phrase) -> int:
    """Return where the words end of what a line is drawn of and what the rule is, 0 for none."""
    if text[q.end] != "的" or not _BEYOND.search(phrase.words) or _REACHED.search(phrase.words):
        return 0
    if counted := _COUNTED.match(text, q.end):
        return counted.end()
    drawn = _CLASS.match(text, q.end)
    return (_TOLD.match(text, drawn.end()) or drawn).end() if drawn else 0


def _end_of_decided(text: str, q: Quantity, phrase: Phrase) -> int:
    """Return where an amount ends that only says who decides up to it or from it on, 0 for none."""
    mark = text[q.end : q.end + 1]
    if mark in _DECIDED_BEGINS:
        told = text.startswith(_OVER_BEGINS, q.end) or _PASSED.search(phrase.words.strip()) is not None
        if told and _DECIDED.match(text, q.end):
            above = _OVER.match(text, q.end)
            return above.end() if above else q.end
    return q.end if mark in _RANGED_BEGINS and _UP_TO.match(text, q.end) else 0
