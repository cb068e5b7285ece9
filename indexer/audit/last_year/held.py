"""What could not be judged in a draft by itself, and held in last year's report: the parts of a sum are all there.

Whether a list is complete, or two places speak of one thing, a draft alone often cannot show. Where last year's
report has the very same places, and they agree there, they have to agree in the draft too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indexer.audit.case import FINDING, NOT_CHECKABLE, PASS, ROUNDING
from indexer.audit.rules import load_rules
from indexer.forms import fold
from indexer.messages import both
from indexer.model import Finding

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WAYS = re.compile("增加|减少|增长|下降|上升|提高|降低")
# How a statement ends that says that nothing follows.
_DOUBT_ZH = re.compile("；[^；]{0,60}不能判断。$|，相差太大[^，；。]{0,60}。$")
_DOUBT = re.compile(r"[.;,] [^.;]{0,120}(?:nothing follows|to judge|be one thing)\.$")
_FEWEST = 2  # places that a relation has


def proved_by_last_year(findings: Iterable[Finding], earlier: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings, those that could not be judged as findings where last year's report proves the relation."""
    held: dict[tuple[str, ...], bool] = {}
    for finding in earlier:
        key = _key(finding)
        held[key] = held.get(key, True) and finding.outcome in (PASS, ROUNDING)
    for finding in findings:
        yield _proved(finding) if _may_be_proved(finding) and held.get(_key(finding)) else finding


def _may_be_proved(finding: Finding) -> bool:
    several = len(finding.sides) >= _FEWEST
    return finding.outcome == NOT_CHECKABLE and several and bool(_told(finding.statement_zh, _DOUBT_ZH))


def _key(finding: Finding) -> tuple[str, ...]:
    words = (_WAYS.sub("±", _DIGITS.sub("0", "".join(fold(side.quote).split()))) for side in finding.sides)
    return finding.rule, *words


def _told(statement: str, doubt: re.Pattern[str]) -> str:
    """Return a statement without its last words, that it cannot be judged; "" where it has none."""
    found = doubt.search(statement)
    return statement[: found.start()] if found is not None else ""


def _proved(finding: Finding) -> Finding:
    rule = load_rules()[finding.rule]
    told, told_zh = _told(finding.statement, _DOUBT), _told(finding.statement_zh, _DOUBT_ZH)
    statement, statement_zh = both("audit.held_last_year")
    return replace(
        finding,
        outcome=FINDING,
        statement=f"{told or rule.en}. {statement}",
        statement_zh=f"{told_zh}；{statement_zh}",
        explanations=rule.explanations,
        explanations_zh=rule.explanations_zh,
    )
