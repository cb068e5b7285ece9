"""Papers that a phrase cites: 以《关于下达…预算的通知》（财农〔2022〕9号）. Their titles tell no measure, no item.

A paper that hands money on tells that much of an amount which says nothing itself: 《关于下达…的通知》补助资金5万元;
and, before a clause that names no money of its own (…的通知》，下达我县120万元), whose it is.
"""

from __future__ import annotations

import re

from indexer.memo import remembered

_NUMBER = (
    r"(?:[（(]?[^（()）《》，。；]{0,24}[〔\[【]?\d{4}[〕\]】][^（()）《》，。；]{0,12}[)）]"
    r"|[\u4e00-\u9fff]{0,12}[〔\[]\d{4}[〕\]][ ]?\d{1,4}号)?"
)
_PAPER = re.compile(
    r"(?:根据|按照?|依据|以|通过|凭)?(?:《|^)(?P<title>[^《》]{4,90}?)"
    rf"(?:通知|函|批复|意见书?|办法|决定|请示|通报|纪要)(?:[（(][^（()）《》]{{0,30}}[)）])?》{_NUMBER}"
    r"(?:号?文件?|等?文件)?(?:精神|要求|规定)?"
)
# 补助资金（某财农〔2022〕9号）下达
_BRACKETED = re.compile(r"[（(][\u4e00-\u9fff]{0,14}[〔\[【]\d{4}[〕\]】][^（()）]{1,12}号[^（()）]{0,4}[)）]")
_HANDS_ON = re.compile("下达|下拨|拨付|分配|划拨|追加")
# 关于提前下达2023年|中央水利发展资金|预算的通知
_HANDED = re.compile(
    r"《[^《》]{0,30}?(?:提前)?(?:下达|下拨|拨付|分配|追加|安排)(?P<year>(?:20\d\d年度?)?)(?P<what>[^《》（(]{2,36}?(?:资金|补助|补贴|奖补|奖励|经费|专项|债券|公益金))"
    r"(?:[（(][^（()）《》]{0,30}[）)])?(?:支出|收入)?(?:预算|指标|额度|项目|投资|绩效|目标|计划|[（(]拨款[）)])*的?(?:通知|函|批复)"
)
_TOLD = "下达"  # what a paper that hands money on says, in a word, where no deed is told
_DEED = re.compile("[下支使到收发执安拨兑列结超节余][达出付用位到放行排账支拨余转约]|预算|决算|实际|资金量")


@remembered
def without_papers(words: str) -> str:
    """Return a phrase with blanks for the papers that it cites, as long as before."""
    words = _PAPER.sub(_blank, words) if "》" in words else words
    return _BRACKETED.sub(lambda number: " " * len(number.group()), words) if "号" in words else words


def fund_of_paper(words: str) -> tuple[int, int] | None:
    """Return where the last paper in `words` names the money that it hands on: 《关于下达|水利发展资金|预算的通知》."""
    found = list(_HANDED.finditer(words)) if "》" in words else []
    return found[-1].span("what") if found else None


def _blank(paper: re.Match[str]) -> str:
    own = paper.string[: paper.start()] + paper.string[paper.end() :]
    told = _TOLD if _HANDS_ON.search(paper["title"]) and not _DEED.search(own) else ""
    return " " * (len(paper.group()) - len(told)) + told
