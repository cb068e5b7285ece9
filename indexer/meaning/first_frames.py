"""The frames that come before all others, each kind of which has a module of its own."""

from __future__ import annotations

from indexer.meaning.advances import ADVANCES
from indexer.meaning.bounded import BOUNDED
from indexer.meaning.of_spending import SPENDING
from indexer.meaning.pooled import POOLED
from indexer.meaning.procurement import PROCURED
from indexer.meaning.taken_up import TAKEN_UP

FIRST = (*BOUNDED, *ADVANCES, *PROCURED, *POOLED, *SPENDING, *TAKEN_UP)
