"""What a clause says that somebody else builds or runs: `人才公寓另由市住建局建设，总投资1.5亿元` is of 人才公寓."""

from __future__ import annotations

import re

from indexer.meaning.items import is_generic, is_whole
from indexer.meaning.lead_words import clean_lead

_RUN_BY = re.compile(
    r"(?:^|[；。\n])\s*([^，；。：、\d“”（()）由]{3,18}?)(?:另行?|则|仍|统一|均|全部|单独)?由(?!于|来|此)[^，；。\d]{2,20}?"
    r"(?:建设|承建|代建|新建|改建|投资|实施|承办|出资|购建|建造|兴建|运营)[^，；。\d]{0,8}，"
)
_NO_NAME = re.compile(
    "^(?:[该本此其各]|上述|以上|全部|部分|所有|有关|相关)|[的了着将把被已未是]|(?:资金|经费|任务|工作|评价)$"
)
_REACH = 120  # characters of a sentence


def run_by(earlier: str) -> tuple[str, int] | None:
    """Return what the words before an amount say that somebody builds or runs, and where it stands in them."""
    if "由" not in earlier:
        return None
    clauses = list(_RUN_BY.finditer(earlier, max(0, len(earlier) - _REACH)))
    if not clauses:
        return None
    found = clauses[-1]
    lead = clean_lead(found[1])
    name = found[1][lead:]
    if len(name) < 3 or _NO_NAME.search(name) or is_generic(name) or is_whole(name):
        return None
    return name, found.start(1) + lead
