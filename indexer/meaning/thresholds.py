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
_RULED = re.compile(r"的?[^，。；：、（(\d\n\t]{2,14}(?:由|须|应|需|实行|必须|一律|不得|采用|采取|方可|可以)")


def threshold(text: str, q: Quantity, phrase: Phrase, scene: Scene) -> Draft | None:
    """Return the draft of an amount that only draws a line: 单价50万元以上设备, 5万元以上支出."""
    if q.kind != "money" or not text.startswith(_OVER_BEGINS, q.end):  # as mostly
        return None
    above = _OVER.match(text, q.end)
    if above is None:
        return None
    drawn = above.group("what") or _THRESHOLD.search(phrase.words[-8:])
    if not drawn and not _RULED.match(text, above.end()):  # 5,000元以下的零星维修由股室审批
        return None
    start = phrase.start + clean_lead(phrase.words)
    end = (_DRAWN.match(text, above.end()) or above).end()
    draft = Draft.of(q, text[start:end], "", start, "other", scene.year)
    draft.end, draft.year_basis, draft.measure_basis = end, scene.year_basis, "printed"
    draft.project, draft.whole = scene.project, True
    return draft
