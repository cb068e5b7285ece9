"""A rule's check becomes a finding: quotes, words in both languages, and the innocent reasons."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from indexer.audit.case import FINDING, Check
from indexer.audit.rules import Rule
from indexer.messages import both
from indexer.model import Finding, Report, Side
from indexer.numerals import plain
from indexer.source_map import Places

_WAN = Decimal(10_000)


def finding_of(report: Report, text: str, check: Check, rule: Rule, places: Places) -> Finding:
    """Return the finding that is stored and shown; its id holds while the text does."""
    page = places.page
    sides = tuple([Side(text[a:b], a, b, page(a)) for a, b in check.sides])
    about = f"{check.rule}{check.sides}{check.key}"
    digest = hashlib.sha256(about.encode()).hexdigest()[:8]
    computed, printed = _in_words(check.computed, check.unit), _in_words(check.printed, check.unit)
    key = f"{check.key}.{check.outcome}" if check.unit else check.key
    statement, statement_zh = both(key, **{"computed": computed, "stated": printed, **dict(check.params)})
    wrong = check.outcome == FINDING
    return Finding(  # by position: by name it takes twice as long
        f"{report.id}-{check.rule}-{digest}",
        report.id,
        report.file,
        check.rule,
        check.outcome,
        check.severity,
        f"{rule.en}: {statement}",
        f"{rule.zh}：{statement_zh}",
        check.computed,
        check.printed,
        check.tolerance,
        check.unit,
        sides,
        rule.explanations if wrong else (),
        rule.explanations_zh if wrong else (),
    )


def _in_words(value: Decimal | None, unit: str) -> str:
    """Return a value as a person reads it: amounts of ten thousand yuan and more in 万元."""
    if value is None:
        return ""
    if unit == "yuan":
        wan = abs(value) >= _WAN
        return f"{plain(value / _WAN if wan else value)}{'万元' if wan else '元'}"
    return f"{plain(value)}{'%' if unit == 'percent' else '分'}"
