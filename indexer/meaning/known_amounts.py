"""Words that speak of an amount as one that was printed before: 年内到位的1,985万元, 488.40万元中，."""

from __future__ import annotations

import re
from functools import cache

from indexer.meaning.drafts import Draft
from indexer.word_lists import any_in

NO_SUM = ("standard", "target", "achieved", "other")  # of which several may come to as much
# 年末未支付的488.40万元中，, 1,249.6万元支出中有: what follows is a part of it.
_OF_IT = re.compile(
    r"(?:的?总?(?:支出|资金|经费|预算|投入|收入|补助|结转|结余|债务|负债)){0,2}"
    r"(?:[中里内][，,、：:]|(?<=[\u4e00-\u9fff])[中里]有)"
)
_OF_IT_BEGINS = tuple("的总支资经预投收补结债负中里内")


def is_known(text: str, draft: Draft) -> bool:
    """Say whether a clause speaks of an amount that its reader knows: 中央下达的400万元, 400万元中，."""
    if draft.table is not None:
        return False
    if draft.words.endswith("的") and draft.measure not in NO_SUM and _the_one().search(draft.words):
        return True
    return text.startswith(_OF_IT_BEGINS, draft.end) and _OF_IT.match(text, draft.end) is not None


@cache
def _the_one() -> re.Pattern[str]:
    return re.compile(f"(?:{any_in('known.done')})的$")
