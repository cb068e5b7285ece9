"""Findings become what templates show: the relation in words, what it came to, the places with their links."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from indexer.audit.rules import load_rules
from indexer.audit.weights import weight_of
from indexer.messages import message
from indexer.model import OUTCOMES, Finding, Side
from web.finding_contexts import FindingGroup, FindingView, SideView
from web.links import document_link, link

_SHOWN = 50  # of one outcome on a document's page
_LONGEST = 160  # characters of a quote


def finding_view(finding: Finding, lang: str, linked: bool = True) -> FindingView:
    """Return a finding in one language; `linked`: its report is indexed, so that its places can be gone to."""
    rule = load_rules().get(finding.rule)
    chinese = lang == "zh"
    name = (rule.zh if chinese else rule.en) if rule is not None else finding.rule
    statement = finding.statement_zh if chinese else finding.statement
    found = finding.outcome == "finding"
    return FindingView(
        code=finding.rule,
        rule=name,
        outcome=finding.outcome,
        severity=finding.severity if found else "",
        label=message(f"severity.{finding.severity}" if found else f"outcome.{finding.outcome}", lang),
        statement=statement.removeprefix(name).lstrip("：: "),
        sides=tuple(_side(finding, side, lang, linked) for side in finding.sides),
        reasons=finding.explanations_zh if chinese else finding.explanations,
    )


def _side(finding: Finding, side: Side, lang: str, linked: bool) -> SideView:
    words = " ".join(side.quote.split())
    return SideView(
        quote=words if len(words) <= _LONGEST else words[:_LONGEST] + "…",
        href=document_link(finding.report, lang, side.start, side.end) if linked else "",
        where=message("page.original.page", lang, page=side.page) if side.page is not None else "",
    )


def groups_of(
    findings: Sequence[Finding], lang: str, report: str = "", shown: int = _SHOWN
) -> tuple[FindingGroup, ...]:
    """Return findings by outcome, what does not reconcile first; `report` is the id of one that is indexed."""
    groups = []
    for outcome in OUTCOMES:
        same = [finding for finding in findings if finding.outcome == outcome]
        if outcome == "finding":
            same.sort(key=weight_of)
        if same:
            groups.append(
                FindingGroup(
                    outcome=outcome,
                    label=message(f"outcome.{outcome}", lang),
                    count=len(same),
                    findings=tuple(finding_view(finding, lang, bool(report)) for finding in same[:shown]),
                    more=max(len(same) - shown, 0),
                    all_href=link("/findings", lang, [("report", report), ("outcome", outcome)]) if report else "",
                )
            )
    return tuple(groups)


def rule_names(lang: str) -> list[tuple[str, str]]:
    """Return (id, the relation in words) of every rule."""
    rules = load_rules().values()
    return [(rule.id, f"{rule.id} {rule.zh if lang == 'zh' else rule.en}") for rule in rules]


def passing(outcome: str, rule: str) -> Callable[[Finding], bool]:
    """Return what tells the findings that have an outcome and a rule, each where it is given."""
    return lambda finding: outcome in ("all", finding.outcome) and rule in ("", finding.rule)
