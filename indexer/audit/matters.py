"""What all of a figure's money is of: a line of the accounts or a project, and not one part, source or batch of it.

Figures of one matter and year may be set off against each other wherever in the report they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.audit.case import Case, Check, Term
from indexer.audit.slips import is_misprinted_sum
from indexer.audit.subjects import bare_project, own_words, project_of, role_of
from indexer.forms import fold
from indexer.memo import remembered
from indexer.model import Figure

# Words that an item may add to its project's name without meaning a part of it.
_PLAIN = re.compile(
    r"(?:其中[:：]?|年[初末底]|(?:本|当|全|上|去)?年度?|截至|实际|总额?|合计|共计?|项目|资金|经费|预算数?|调整后?的?|下达|到位|安排|拨入|拨付"
    r"|支付|支出|执行数?|使用|结转|结余|下年|余额|尚|剩余|未支?[出用]|投资|收入|可用|数|额|比|较|同期|增加|减少|[、,:：的和及为共一])"
)
_THREE_PUBLIC = re.compile(
    r"[“\"]?三公[”\"]?经费(?:支出|使用|决算|预算|财政拨款|一般公共预算|情况|对比|统计|明细|表)*[:：]?(?:合计|总计)$"
)
_ASIDE = re.compile(r"(?:预|决)算数$|\d{4}年度?")
_ALL_PROJECTS = re.compile(r"项目支出(?:合计|总额|小计)?(?:\((?:专项资金|专项|合计)\))?")
_ALL_LEFT = re.compile(  # words before an amount that say that it is all that is left
    r"(?:[一二三四五六七八九十]是|(?:截至)?(?:\d{4}年)?(?:年末|年终|年底|期末)|全年|年度|项目|专项|资金|经费|预算|财政|尚|还|仍|有|共|总|的)*"
    r"(?:[和及与、]?(?:结转|结余|剩余|余额|未支出|未使用|未执行|未支付|未用))+(?:[至到]?下年|使用|资金|金额|指标|的|额|共|计|为)*"
)
_HELD = re.compile(r"^(?:万元|亿元|千元|元|万)?\((?:其中)?(?:包?含|包括|其中)")
_OF_PART = frozenset({"period_partial", "cumulative", "doubtful", "part", "partial_list"})


def matter_of(figure: Figure) -> tuple[str, str] | None:
    """Return what a figure is of, all of it; None where it is a part of it, or of a part of the year."""
    if not _OF_PART.isdisjoint(figure.flags):
        return None
    role = role_of(figure)
    if role is not None:
        return "role", role
    if figure.project is None:
        return ("role", "three_public") if "total" in figure.flags and _is_three_public(figure.item) else None
    name = project_of(figure) or figure.project
    if _is_all_projects(name):
        return "role", "project_expenditure"
    return ("project", bare_project(name)) if _is_plain(own_words(figure)) else None


@remembered
def _is_all_projects(name: str) -> bool:
    return _ALL_PROJECTS.fullmatch(fold(name)) is not None


@remembered
def _is_plain(words: str) -> bool:
    return not words or not _PLAIN.sub("", fold(words))


@remembered
def _is_three_public(item: str) -> bool:
    return _THREE_PUBLIC.search(_ASIDE.sub("", fold(item))) is not None


def is_all_left(figure: Figure) -> bool:
    """Say whether a figure is what the whole unit has carried in or has left: of no source, no project, no part."""
    if figure.project is not None or figure.concepts or figure.shared_with or not _OF_PART.isdisjoint(figure.flags):
        return False
    said = re.sub(r"\d{4}年度?", "", fold(figure.item))
    return _is_plain(said.removeprefix(fold(figure.organisation or "")).removeprefix("单位"))


def says_all_left(words: str) -> bool:
    """Say whether the words before an amount tell of no part of what is left: 年末结转资金, 全年未支出的."""
    return _ALL_LEFT.fullmatch(words.strip()) is not None


def is_single(case: Case, figure: Figure) -> bool:
    """Say whether a figure is of one thing: what it holds besides, in brackets behind it, makes it no list."""
    if not figure.shared_with:
        return True
    return _HELD.match(case.folded()[figure.amount_end : figure.amount_end + 10]) is not None


def sign_of(figure: Figure) -> int:
    """Return -1 for a change to less, 1 for one to more and for what is no change."""
    return -1 if figure.direction in ("decrease", "under") else 1


def is_one_slip(terms: Iterable[tuple[int, Term]], printed: Term) -> bool:
    """Say whether a wrong sum of signed terms comes right where one of the numbers is changed as a slip changes it."""
    return is_misprinted_sum([(sign, term.value) for sign, term in terms], printed.value)


def is_printed(case: Case, check: Check) -> bool:
    """Say whether the report prints by itself what a sum is off by: it was left out rather than written wrongly."""
    return abs((check.computed or 0) - (check.printed or 0)) in case.amounts()
