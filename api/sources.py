"""Whose money an amount is, as far as its item says: 财政拨款收入 is a part of 收入合计, and no other value of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from api.agreement import same_measure
from api.candidates import Candidate
from indexer.forms import fold
from indexer.model import Figure

# Words that a subject leaves out, since most units have no other money, by what each is called here.
_SOURCES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("appropriation", re.compile(r"财政(?:预算)?拨款|公共财政|\bappropriat", re.IGNORECASE)),
    ("general", re.compile(r"一般公共预算|公共预算|\bgeneral public budget", re.IGNORECASE)),
    ("fund", re.compile(r"政府性基金|\bgovernment(?:-managed)? funds?\b", re.IGNORECASE)),
    ("capital", re.compile(r"国有资本|\bstate capital", re.IGNORECASE)),
    ("special", re.compile(r"财政专户|非税")),
)


def sources_in(words: str) -> frozenset[str]:
    """Return the sources of money that words name; none where all of it is meant."""
    folded = fold(words)
    return frozenset(name for name, form in _SOURCES if form.search(folded))


def of_asked_source(rows: Sequence[Candidate], asked: str) -> tuple[list[Candidate], list[Figure]]:
    """Split off what is of other sources than the question names, where a report prints what it names.

    A question that names none asks for all: an appropriation answers it only where nothing wider is printed.
    """
    wanted = sources_in(asked)
    groups: dict[tuple[object, ...], list[Candidate]] = {}
    for c in rows:
        f = c.figure
        groups.setdefault((f.report, f.year, same_measure(f.measure), c.subject, f.kind), []).append(c)
    others: dict[str, Figure] = {}
    for group in groups.values():
        own = [c for c in group if sources_in(c.figure.item) == wanted]
        own = own or [c for c in group if wanted and wanted <= sources_in(c.figure.item)]
        kept = {c.figure.id for c in own or group}
        others |= {c.figure.id: c.figure for c in group if c.figure.id not in kept}
    return [c for c in rows if c.figure.id not in others], list(others.values())
