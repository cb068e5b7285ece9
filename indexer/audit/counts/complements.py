"""A17 of what is done and what is not: 受理186件，办结172件，未办结24件 does not come to all.

Formula: N = n + (N - n), of three numbers of one unit in a row, the second of what was done, the third of what was
not, in the same word. Tolerance: none. Known false alarms: cases carried in from the year before, so that a clause
that speaks of another year, or of some that were turned away, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import FINDING, PASS, Case, Check
from indexer.audit.counts.exclusive import are_whole
from indexer.audit.counts.tallies import tallies
from indexer.audit.guards import PAST
from indexer.audit.slips import is_near
from indexer.audit.telling import check_of_words
from indexer.numerals import parse_number, plain

_N = r"(?<![\d.])(?<!\d,)(\d[\d,]{0,8})"
_DONE = "办结|结案|审结|完工|竣工|完成|整改|验收|化解|兑付|通过|合格|入住|投用|开工|销号|支付|发放|得满分|达标"
_UNIT = "([件起户个人项份宗处名所座家条例套])"
_BOTH = re.compile(
    rf"{_N}{_UNIT}[^\d,。;:、()]{{0,6}}[,:;](?:其中:?)?(?:全年|当年|截至年末|截至年底|年末|年底)?(?:已|按期|如期)?"
    rf"(?:({_DONE})[了的]?{_N}\2|{_N}\2(?:已)?({_DONE}))[,、](?:尚有|仍有|还有|另有|有)?"
    rf"(?:(?:未|不)(?:\3|\6)的?(?:有|为)?{_N}\2|{_N}\2(?:尚|仍|还)?(?:未|不)(?:\3|\6))"
)
_NOT_DONE = re.compile(f"[未不](?:{_DONE})")
_OTHER = re.compile(f"{PAST}|结转|遗留|累计|撤回|不予|退回|取消|约|近|每")
_BACK, _AHEAD = 30, 80


def complements(case: Case) -> Iterator[Check]:
    """A17: what was done and what was not are all that there was."""
    folded = case.folded()
    seen: set[int] = set()
    for at in (gate.start() for gate in case.starting("未不", _NOT_DONE)):
        found = _BOTH.search(folded, max(at - _AHEAD, 0), at + _BACK)
        if found is None or found.start() in seen or case.in_table(found.start()):
            continue
        seen.add(found.start())
        begin = max(case.mark_before("。\n", found.start()) + 1, found.start() - _BACK)
        if _OTHER.search(folded, begin, found.end()) or _is_told(case, found):
            continue
        groups = [group for group in (1, 4, 5, 7, 8) if found.group(group)]
        total, done, rest = (parse_number(found.group(group)) or Decimal(0) for group in groups)
        if not is_near(done + rest, total):
            continue
        outcome = PASS if done + rest == total else FINDING
        terms = [plain(done), plain(rest)]
        yield check_of_words(
            "A17", f"audit.tally.{outcome}", (found.span(group) for group in groups), outcome=outcome, terms=terms,
            computed=plain(done + rest), printed=plain(total),
        )  # fmt: skip


def _is_told(case: Case, found: re.Match[str]) -> bool:
    """Say whether `classes` judges the same numbers."""
    return any(found.start() <= tally.place[0] < found.end() and are_whole(tally.names) for tally in tallies(case))
