"""Consistency rules: each a small function from a report's case to the checks it could make.

`RULES` lists them. What they are called, what innocent reasons a finding may have and where a rule comes from is data:
`data/rules.tsv`. A rule that lacks what it compares says nothing; `not_checkable` is for a relation that is there but
does not settle anything, such as a list that may be partial.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from indexer.audit import draft
from indexer.audit.amounts import (
    balances,
    columns,
    counted_sums,
    enumerations,
    exchanged_sums,
    lists,
    named_sums,
    of_source,
    parts,
    periods,
    rated_rests,
    remainders,
    shortfalls,
    statements,
    sums,
    units,
)
from indexer.audit.borne_out import unless_borne_out
from indexer.audit.case import FINDING, NOT_CHECKABLE, Case, Check
from indexer.audit.counts import (
    column_counts,
    complements,
    counted,
    counted_amounts,
    counted_names,
    counted_rows,
    facts,
    recounts,
    staff,
    status_rows,
    tallies,
)
from indexer.audit.differences import (
    changes,
    count_growth,
    drivers,
    earlier,
    parts_of_changes,
    revised,
    turned,
    ways,
)
from indexer.audit.finding import finding_of
from indexer.audit.last_year.held import proved_by_last_year
from indexer.audit.percentages import (
    adjacent_rates,
    column_ratios,
    count_rates,
    exhaustive,
    implied_shares,
    rates,
    retold_rates,
    share_columns,
    shares,
    table_shares,
)
from indexer.audit.percentages.put_right import with_shares_put_right
from indexer.audit.phrases.numbers import unless_judged
from indexer.audit.points import (
    against_targets,
    bands,
    blocks,
    deductions,
    nested,
    reasons,
    score_heads,
    score_rates,
    scores,
    targets,
    told_heads,
    told_points,
)
from indexer.audit.points import (
    graded as graded_scores,
)
from indexer.audit.repeats import (
    magnitudes,
    moved,
    paired,
    repairs,
    restated,
    retold,
    told_results,
    twins,
)
from indexer.audit.repeats.right_elsewhere import with_right_elsewhere
from indexer.audit.rules import load_rules
from indexer.audit.told import PHRASES
from indexer.audit.unit_costs import averages, exchanged, pieces, product_rows, products, standards, written
from indexer.audit.weights import weight_of
from indexer.audit.wording import (
    claimed_rates,
    completion,
    dates,
    denied,
    directions,
    left_bodies,
    leftovers,
    named_fields,
    names,
    order,
    row_years,
    sentences,
    stale_ends,
    stale_years,
    told_years,
    unfinished,
    universal,
    within,
)
from indexer.model import Document, Figure, Finding, Report, Section, Table
from indexer.reading_view import reading_view
from indexer.source_map import Places
from indexer.vocabulary import Vocabulary

RULES: tuple[Callable[[Case], Iterator[Check]], ...] = (
    sums.wholes,
    sums.income,
    of_source.of_source,
    exchanged_sums.exchanged_sums,  # before those that say of the same numbers that a list may be partial
    parts.parts,
    enumerations.totals_of_lists,
    named_sums.named_sums,
    counted_sums.counted_sums,
    periods.parts_of_the_year,
    sums.funds,
    sums.sources_in_text,
    lists.lists,
    lists.table_totals,
    lists.counted_projects,
    lists.project_tables,
    counted.counted_lists,
    counted_amounts.counted_amounts,
    counted_rows.counted_rows,
    status_rows.status_rows,
    counted_names.counted_names,
    column_counts.column_counts,
    revised.revised_budgets,
    changes.balances,
    columns.rows,
    balances.project_balances,
    balances.not_arrived,
    shortfalls.still_wanting,
    remainders.remainders,
    rated_rests.rated_rests,
    balances.totals_and_rest,
    statements.statements,
    statements.both_totals,
    changes.variances,
    changes.yearly,
    earlier.yearly_elsewhere,
    earlier.points,
    turned.turned,
    turned.worded,
    drivers.reasons_of_changes,
    parts_of_changes.changes_of_parts,
    directions.directions,
    ways.ways,
    rates.rates_of_change,
    count_growth.count_growth,
    shares.shares,
    implied_shares.implied_shares,
    share_columns.share_columns,
    table_shares.table_shares,
    exhaustive.exhaustive_shares,
    rates.execution_rates,
    rates.arrival_rates,
    count_rates.count_rates,
    adjacent_rates.adjacent_rates,
    balances.unpaid,
    rates.rates_in_text,
    changes.unit_costs,
    products.counted_costs,
    written.written,
    standards.graded_costs,
    averages.averages,
    pieces.pieces,
    product_rows.product_rows,
    exchanged.exchanged_products,
    column_ratios.column_ratios,
    restated.accounts,
    restated.projects,
    paired.text_and_tables,
    twins.twins,
    retold.counts_in_text,
    told_results.told_results,
    retold.rates_in_text,
    retold_rates.retold_rates,
    retold.score_in_text,
    retold.evaluated,
    facts.cases,
    recounts.recounts,
    targets.same_indicators,
    scores.score_tables,
    score_heads.totals_above,
    score_rates.score_rates,
    blocks.block_weights,
    nested.block_scores,
    scores.score_lists,
    deductions.score_sentences,
    deductions.taken_off,
    deductions.taken_off_rows,
    told_points.told_totals,
    told_heads.told_in_heads,
    told_points.told_losses,
    told_points.told_weights,
    deductions.in_proportion,
    scores.execution_points,
    targets.points,
    reasons.reasons,
    targets.kinds,
    targets.repeated,
    bands.grades,
    graded_scores.graded,
    scores.collective_grades,
    staff.control_rates,
    tallies.classes,
    tallies.changed_numbers,
    complements.complements,
    magnitudes.magnitudes,
    moved.moved_units,
    units.slipped_units,
    units.slipped_shares,
    units.slipped_wholes,
    units.slipped_again,
    staff.absent_funds,
    targets.claims,
    against_targets.against_targets,
    against_targets.against_rows,
    completion.all_spent,
    claimed_rates.claimed_rates,
    completion.all_done,
    universal.universal,
    unfinished.all_finished,
    unfinished.none_happened,
    denied.left_over,
    denied.arrived,
    within.within_budget,
    order.years,
    stale_years.verdicts,
    stale_years.year_ends,
    stale_years.held_at_year_ends,
    stale_ends.paid_until_last_year,
    stale_years.own_words,
    stale_years.years_to_come,
    told_years.amounts_of_two_years,
    row_years.amounts_of_rows,
    row_years.amounts_of_titles,
    told_years.compared_with_itself,
    told_years.periods,
    dates.ranges,
    dates.signed,
    dates.steps,
    order.numbering,
    sentences.repeated_words,
    names.self_names,
    names.titles,
    named_fields.named_fields,
    leftovers.left_units,
    leftovers.left_places,
    left_bodies.left_bodies,
    left_bodies.signed_by,
    left_bodies.self_places,
)


_STRETCH, _MOST = 100, 20  # characters that findings are looked for by, and findings of one stretch


def to_findings(
    report: Report,
    text: str,
    places: Places,
    sections: Sequence[Section],
    tables: Sequence[Table],
    figures: Sequence[Figure],
) -> tuple[Finding, ...]:
    """Return what every rule came to over a report, in the order of the text; one check of one rule and place once."""
    case = Case(report, reading_view(text), tuple(sections), tuple(tables), tuple(figures))
    checks = with_shares_put_right(unless_borne_out(case, (check for rule in RULES for check in rule(case))))
    checks += repairs.repairs(case, checks)
    told = (check for rule in PHRASES for check in rule(case))
    checks += unless_borne_out(case, unless_judged(case, checks, told))
    return _settled(_in_order(case.report, text, with_right_elsewhere(case, checks), places))


def _settled(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings without doubts about numbers that something wrong is told of by the same rule."""
    wrong: dict[tuple[str, int], list[Finding]] = {}
    for finding in findings:
        for side in finding.sides if finding.outcome == FINDING else ():
            for stretch in {side.start // _STRETCH, side.end // _STRETCH}:
                wrong.setdefault((finding.rule, stretch), []).append(finding)
    return tuple(f for f in findings if f.outcome != NOT_CHECKABLE or not _is_settled(f, wrong))


def _is_settled(doubt: Finding, wrong: Mapping[tuple[str, int], Sequence[Finding]]) -> bool:
    """Say whether one of what is wrong quotes something of each number of a doubt."""
    first = doubt.sides[0] if doubt.sides else None
    stretches = {first.start // _STRETCH, first.end // _STRETCH} if first is not None else ()
    return any(
        all(any(a.start < b.end and b.start < a.end for a in finding.sides) for b in doubt.sides)
        for stretch in stretches
        for finding in wrong.get((doubt.rule, stretch), ())[:_MOST]
    )


def draft_findings(
    document: Document, earlier: Document | None = None, running: Sequence[tuple[str, str]] = ()
) -> tuple[tuple[Finding, ...], bool]:
    """Return a draft's findings, the gravest first, and whether last year's report could be compared with it.

    They are its own, what it lacks, what does not fit last year's report, and what only that report proves. `running`
    are its headers and footers, which are no part of its text.
    """
    case = _case(document)
    checks = list(draft.missing_sections(case, Vocabulary.load()))
    findings: Iterable[Finding] = document.findings
    year = case.report.year
    compared = earlier is not None and draft.is_next(case, before := _case(earlier))
    if earlier is not None and compared:
        checks += draft.against_last_year(case, before)
        findings = proved_by_last_year(findings, earlier.findings)
        year = (before.report.year or 0) + 1  # whatever the title says
    checks += draft.running_years(case, running, year)
    own = _in_order(document.report, document.text, checks, Places.from_bytes(document.places))
    return tuple(sorted(_sorted([*findings, *own]), key=weight_of)), compared


def _case(document: Document) -> Case:
    return Case(document.report, document.text, document.sections, document.tables, document.figures)


def _in_order(report: Report, text: str, checks: Iterable[Check], places: Places) -> tuple[Finding, ...]:
    rules = load_rules()
    found: dict[str, Finding] = {}
    for check in checks:
        finding = finding_of(report, text, check, rules[check.rule], places)
        found.setdefault(finding.id, finding)
    return _sorted(found.values())


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.sides[0].start if f.sides else 0, f.id)))


__all__ = ["PHRASES", "RULES", "Case", "Check", "draft_findings", "to_findings"]
