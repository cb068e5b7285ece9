"""Amounts that only draw a line and that nobody spends: 单价50万元以上设备, 5万元以上支出须集体研究."""

from __future__ import annotations

import re

from indexer.meaning.drafts import Draft
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.phrases import Phrase
from indexer.meaning.scene import Scene
from indexer.quantities import Quantity

_OVER = re.compile(
    r"(?:[（(]含[）)])?(?:及?以上|以下)(?P<what>的?(?:有|支出|项目|资金|采购|合同|大额|重大|开支|事项|经费|通用|专用|设备|企业|公司|商户|主体|法人|首次|个体|合作社))?"
)
_OVER_BEGINS = ("及", "以", "（含", "(含")
_DRAWN = re.compile(r"(?:(?!须|应|经|由|均|必须|需|实行|进行)[^，。；、：:（(\d\n\t]){0,12}")
_THRESHOLD = re.compile(r"[车售房]价|标的|单(?:价|件|笔|项|台|个|次|宗|位价值)|限额")
_WHO_DECIDES = (
    r"(?:由|须|需|应|均|报|经|提交|上报|授权|一律|必须|可由|可自行|实行|执行)(?!上年|此)[^，。；、\d]{0,20}?"
    r"(?:审[批核签定议查]|[签联会]签|签[批字]|批准|研究|讨论|决[定策]|表决|同意|备案|备查|招标|竞争性|询价|自行采购|政府采购|公示|集体|附|提供|签订)"
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
_RULED = re.compile(r"的?[^，。；：、（(\d\n\t]{2,14}(?:由|须|应|需|实行|必须|一律|不得|采用|采取|方可|可以)")


def threshold(text: str, q: Quantity, phrase: Phrase, scene: Scene) -> Draft | None:
    """Return the draft of an amount that only draws a line: 单价50万元以上设备, 5万元以上支出."""
    if q.kind != "money" or text[q.end : q.end + 1] not in _BEGINS:  # as mostly
        return None
    end = _end_of_decided(text, q, phrase) or _end_of_drawn(text, q, phrase)
    if not end:
        return None
    start = phrase.start + clean_lead(phrase.words)
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


def _end_of_decided(text: str, q: Quantity, phrase: Phrase) -> int:
    """Return where an amount ends that only says who decides up to it or from it on, 0 for none."""
    mark = text[q.end : q.end + 1]
    if mark in _DECIDED_BEGINS:
        told = text.startswith(_OVER_BEGINS, q.end) or _PASSED.search(phrase.words.strip()) is not None
        if told and _DECIDED.match(text, q.end):
            above = _OVER.match(text, q.end)
            return above.end() if above else q.end
    return q.end if mark in _RANGED_BEGINS and _UP_TO.match(text, q.end) else 0
