"""The rules on what words tell: of their checks only what no other rule says of the same numbers is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indexer.audit.case import Case, Check
from indexer.audit.differences import told_by_rate
from indexer.audit.percentages import row_rates
from indexer.audit.phrases import (
    again,
    available,
    closed,
    doubles,
    each,
    four,
    grown,
    in_a_row,
    paid,
    portions,
    rows,
    scored,
    share_sums,
    short,
    side_by_side,
    surplus,
    total_first,
)
from indexer.audit.relations import (
    against,
    collected,
    divided,
    divided_before,
    flows,
    graded,
    means,
    parallel,
    partitions,
    rest_rates,
    rests,
    shared_lists,
    twice,
)
from indexer.audit.relations import columns as told_columns
from indexer.audit.relations import lists as told_lists
from indexer.audit.relations import rates as told_rates
from indexer.audit.relations import told_lists as listed
from indexer.audit.repeats import borne_counts, same_names

PHRASES: tuple[Callable[[Case], Iterator[Check]], ...] = (
    available.available,
    short.shortfalls,
    paid.paid_rates,
    portions.portions,
    each.eaches,
    closed.closed_lists,
    grown.grown,
    scored.scored,
    total_first.total_first,
    doubles.doubles,
    again.told_again,
    rows.told_rows,
    share_sums.shares_of_columns,
    means.means,
    rests.rests,
    rest_rates.rest_rates,
    collected.collected,
    flows.flows,
    divided.divided,
    divided_before.divided_before,
    partitions.partitions,
    shared_lists.shared_lists,
    parallel.parallel_lists,
    same_names.same_names,
    against.against,
    graded.graded,
    twice.told_twice,
    told_columns.told_columns,
    listed.listed_rows,
    told_lists.lists,
    told_rates.rates,
    row_rates.rates_of_rows,
    told_by_rate.told_by_rate,
    side_by_side.side_by_side,
    borne_counts.borne_counts,
    four.four_numbers,
    surplus.surpluses,
    in_a_row.in_a_row,
)
