"""What an owner's items change of a published catalogue, laid over it for one connection.

Nothing stored changes: temporary views of the same names go before the tables that say which figures are of which
concept, and what a person may write for one, so that every query means the owner's items without knowing of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from indexer.forms import FormMatcher, fold
from indexer.own_items import ancestors
from indexer.vocabulary import Vocabulary

_FEW = 40  # wordings that SQL looks for itself
_COLUMNS = 'number, "id", "item", "project", "table", "concepts"'


def lay_over(
    db: sqlite3.Connection, shipped: Vocabulary, own: Vocabulary, forms: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Lay the views over a catalogue; return figure id -> concepts, of the figures whose concepts change.

    Only figures with one of `forms` in what they are for can change. Of those, the concepts that the shipped
    vocabulary gives to their item and that of the owner does not are taken away, and the other way round.
    """
    changed: dict[str, tuple[str, ...]] = {}
    rows: list[tuple[int, str]] = []
    numbers: list[tuple[int]] = []
    for number, figure_id, item, project, table, stored in _touched(db, forms):
        before = tuple(json.loads(stored))
        after = _concepts(_subject(item, project, table != "null"), before, shipped, own)
        if after != before:
            changed[figure_id] = after
            numbers.append((number,))
            rows += [(number, code) for code in after]
    for statement in _views(own):
        db.execute(statement)
    db.executemany("INSERT INTO temp.changed_figures VALUES (?)", numbers)
    db.executemany("INSERT INTO temp.own_concepts VALUES (?, ?)", rows)
    db.executemany("INSERT OR IGNORE INTO temp.own_names VALUES ('concept', ?, ?)", _names(own))
    return changed


def _touched(db: sqlite3.Connection, forms: Sequence[str]) -> Iterator[tuple[int, str, str, str | None, str, str]]:
    if len(forms) <= _FEW:
        where = " OR ".join(["instr(sought, ?)"] * len(forms)) or "0"
        yield from db.execute(f"SELECT {_COLUMNS} FROM main.figures WHERE {where}", list(forms))
        return
    matcher = FormMatcher({form: [form] for form in forms})
    for *row, sought in db.execute(f"SELECT {_COLUMNS}, sought FROM main.figures"):
        if next(matcher.find(sought), None) is not None:
            yield tuple(row)


def _subject(item: str, project: str | None, tabled: bool) -> str:
    """Return what a figure is for, without the title of its table."""
    return f"{item.rpartition('：')[2] if tabled else item} {project or ''}"


def _concepts(subject: str, before: tuple[str, ...], shipped: Vocabulary, own: Vocabulary) -> tuple[str, ...]:
    known = {match.code for match in shipped.concepts_in(subject)}
    named = [match.code for match in own.concepts_in(subject)]
    kept = [code for code in before if code not in known or code in named]
    found = list(dict.fromkeys([*kept, *(code for code in named if code not in known)]))
    return tuple(dict.fromkeys([*found, *(above for code in found for above in ancestors(own, code))]))


def _views(own: Vocabulary) -> Iterator[str]:
    yield "PRAGMA temp_store = MEMORY"
    for name in ("figure_concepts", "names"):
        yield f"DROP VIEW IF EXISTS temp.{name}"
    for name in ("changed_figures", "own_concepts", "own_names"):
        yield f"DROP TABLE IF EXISTS temp.{name}"
    yield "CREATE TEMP TABLE changed_figures (figure INTEGER PRIMARY KEY)"
    yield "CREATE TEMP TABLE own_concepts (figure INTEGER, concept TEXT, PRIMARY KEY (concept, figure)) WITHOUT ROWID"
    yield "CREATE TEMP TABLE own_names (kind TEXT, name TEXT, code TEXT, PRIMARY KEY (kind, name, code)) WITHOUT ROWID"
    yield (
        "CREATE TEMP VIEW figure_concepts AS SELECT figure, concept FROM main.figure_concepts"
        " WHERE figure NOT IN (SELECT figure FROM temp.changed_figures)"
        " UNION ALL SELECT figure, concept FROM temp.own_concepts"
    )
    codes = ", ".join("'" + code.replace("'", "''") + "'" for code, each in own.concepts.items() if each.own)
    yield (
        "CREATE TEMP VIEW names AS SELECT kind, name, code FROM main.names"
        f" WHERE NOT (kind = 'concept' AND code IN ({codes}))"
        " UNION ALL SELECT kind, name, code FROM temp.own_names"
    )


def _names(own: Vocabulary) -> Iterator[tuple[str, str]]:
    for concept in own.concepts.values():
        if concept.own:
            for name in (concept.code, concept.zh, concept.en, *concept.forms):
                yield fold(name).strip(), concept.code
