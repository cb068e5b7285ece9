"""Breaks between a body and what a reform made of it: what is asked under one name and found under another."""

from __future__ import annotations

from collections.abc import Iterable

from api.model import Unresolved
from indexer.identity.reorganisations import became


def breaks(asked: Iterable[str], found: Iterable[str | None]) -> tuple[Unresolved, ...]:
    """Return a note (kind `reorganised`) for each body that a reform ended, where another name was asked or is found.

    `asked` are the organisations of the question as written, `found` those of what answers. The candidates of a note
    are the successor's short name and the years of the reform.
    """
    names = {name for name in (*asked, *found) if name}
    steps = {name: became(name) for name in names}
    notes: dict[tuple[str, str], Unresolved] = {}
    for name in sorted(names):
        step = steps[name]
        if step is None:
            continue
        # Under the one name alone nothing is compared.
        others = {(other.predecessor if other else "") for each, other in steps.items() if each != name}
        if others - {step.predecessor}:
            key = (step.predecessor, step.years)
            notes.setdefault(key, Unresolved("reorganised", step.predecessor, (step.successor, step.years)))
    return tuple(notes.values())
