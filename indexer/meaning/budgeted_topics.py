"""What a clause of its own names right before a budget: 一是殡葬惠民，预算8万元; （1）全民阅读，年初预算12万元.

Elsewhere such a clause has to end as items do (`topics.py`), for it may as well praise or explain: 任务繁重，支出….
Behind a label, or said elsewhere in the report too, it names what the budget is for.
"""

from __future__ import annotations

import re

from indexer.meaning.item_words import is_doing
from indexer.meaning.items import is_generic, is_whole
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.project_words import names_no_project, urges
from indexer.structure.numbering import HAN, ITEM_NUMBER

_BUDGET = re.compile(r"(?:20\d\d年度?)?(?:年初|部门|财政|本级|项目|安排|批复|核定){0,3}预算(?!执行|完成|相应)")
_ALONE = re.compile(rf"(?:^|[；：:。\n])\s*({ITEM_NUMBER}|[{HAN}]是)?([^，。；：:、\d的“”（()）]{{4,20}})，$")
_SAYS = re.compile("[了着因未占由把被将已均为以与]|完成|通过|按照|根据|情况|[较偏]|不|严|有")
_REACH = 30  # characters before the budget


def budgeted_topic(text: str, sentence: int, end: int) -> tuple[str, int] | None:
    """Return what the clause that ends at `end` names, and where, if a budget follows and nothing else is said."""
    if _BUDGET.match(text, end) is None:
        return None
    low = max(sentence, end - _REACH)
    found = _ALONE.search(text[low:end])
    if found is None or (found.start() == 0 and low > sentence):
        return None
    name = found.group(2)
    if clean_lead(name) or _SAYS.search(name) or is_generic(name) or is_whole(name) or is_doing(name):
        return None
    told = found.group(1) or text.find(name, text.find(name) + 1) >= 0
    return None if not told or names_no_project(name) or urges(name) else (name, low + found.start(2))
