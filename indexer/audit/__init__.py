"""Consistency rules: each a small function from a report's case to the checks it could make.

`RULES` lists them. What they are called, what innocent reasons a finding may have and where a rule comes from is data:
`data/rules.tsv`. A rule that lacks what it compares says nothing; `not_checkable` is for a relation that is there but
does not settle anything, such as a list that may be partial.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from indexer.audit import changes, order, restated, scores, sums
from indexer.audit.case import Case, Check
from indexer.audit.finding import finding_of
from indexer.audit.rules import load_rules
from indexer.model import Figure, Finding, Report, Section, Table
from indexer.source_map import Places

RULES: tuple[Callable[[Case], Iterator[Check]], ...] = (
    sums.wholes,
    sums.lists,
    sums.counted_projects,
    changes.revised_budgets,
    changes.balances,
    changes.variances,
    changes.yearly,
    changes.rates_of_change,
    changes.execution_rates,
    changes.unit_costs,
    restated.accounts,
    restated.projects,
    scores.score_tables,
    scores.grades,
    order.years,
    order.numbering,
)


def to_findings(
    report: Report,
    text: str,
    places: Places,
    sections: Sequence[Section],
    tables: Sequence[Table],
    figures: Sequence[Figure],
) -> tuple[Finding, ...]:
    """Return what every rule came to over a report, in the order of the text; one check of one rule and place once."""
    case = Case(report, text, tuple(sections), tuple(tables), tuple(figures))
    rules = load_rules()
    found: dict[str, Finding] = {}
    for rule in RULES:
        for check in rule(case):
            finding = finding_of(case, check, rules[check.rule], places)
            found.setdefault(finding.id, finding)
    return tuple(sorted(found.values(), key=lambda f: (f.sides[0].start if f.sides else 0, f.id)))


__all__ = ["RULES", "Case", "Check", "to_findings"]
