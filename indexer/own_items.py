"""Items of spending that the owner of an index adds or changes: `items.tsv` in its folder, without indexing again.

One row an item, tab-separated, under a heading; the first two columns are needed, the others may be left out:

    concept  forms  parent  search_group  sum_group  zh  en

`concept` is a name of one's own, or the code or Chinese name of an item that the program knows, which the row then
changes. `forms` are its wordings in reports, `;` between them; `-wording` takes a wording from an item that is known.
What stands in `search_group` together is shown beside each other as related. An item counts as its `parent` as well
where both have one `sum_group`; else it is only shown beside it. A line that begins with # is a note.

The file is read whenever the index is opened, and outlives every rebuild. What it says holds for questions, filters,
listings and sums at once: the figures that its wordings touch are looked up, and given their items anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.errors import UsageError
from indexer.forms import fold
from indexer.own_stamp import OWN_ITEMS
from indexer.vocabulary import Concept, Vocabulary

COLUMNS = ("concept", "forms", "parent", "search_group", "sum_group", "zh", "en")
NEEDED = 2
_SHORTEST, _LONGEST, _MOST = 2, 60, 5_000  # characters of a wording, and rows


@dataclass(frozen=True, slots=True)
class OwnItem:
    """One row; `forms` with a leading "-" are taken away. `line` is where it stands, 0 for one to be added."""

    concept: str
    forms: tuple[str, ...]
    parent: str = ""
    search_group: str = ""
    sum_group: str = ""
    zh: str = ""
    en: str = ""
    line: int = 0

    def to_line(self) -> str:
        """Return the row as it stands in the file."""
        cells = (self.concept, ";".join(self.forms), self.parent, self.search_group, self.sum_group, self.zh, self.en)
        return "\t".join(cells).rstrip("\t")


def read_own_items(index: Path) -> list[OwnItem]:
    """Return the rows of an index's file, [] where there is none. Raises UsageError `own_item_…` naming the line."""
    path = index / OWN_ITEMS
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or "") if isinstance(error, OSError) else "UTF-8"
        raise _wrong("unreadable", 0, reason=reason) from error
    header = tuple(cell.strip() for cell in lines[0].split("\t")) if lines else ()
    if len(header) < NEEDED or header != COLUMNS[: len(header)]:
        raise _wrong("header", 1, columns=" ".join(COLUMNS))
    rows = [(n, line) for n, line in enumerate(lines[1:], 2) if line.strip() and not line.startswith("#")]
    if len(rows) > _MOST:
        raise _wrong("many", rows[_MOST][0], most=_MOST)
    return [_row(number, line) for number, line in rows]


def _row(number: int, line: str) -> OwnItem:
    cells = [cell.strip() for cell in line.split("\t")]
    if not NEEDED <= len(cells) <= len(COLUMNS):
        raise _wrong("columns", number, found=len(cells), columns=" ".join(COLUMNS))
    concept, forms, *rest = (*cells, *[""] * (len(COLUMNS) - len(cells)))
    if not concept or any(mark in concept for mark in ";,，；"):
        raise _wrong("concept", number, value=concept)
    listed = tuple(dict.fromkeys(part for form in forms.split(";") if (part := form.strip())))
    for form in listed:
        if not _SHORTEST <= len(form.removeprefix("-")) <= _LONGEST:
            raise _wrong("form", number, value=form, shortest=_SHORTEST, longest=_LONGEST)
    parent, search_group, sum_group, zh, en = rest
    return OwnItem(concept, listed, parent, search_group, sum_group, zh, en, number)


def extended(vocabulary: Vocabulary, rows: Sequence[OwnItem]) -> Vocabulary:
    """Return the vocabulary with the owner's items.

    Raises UsageError: `own_item_twice`, `own_item_taken` (a wording is another item's), `own_item_not_there` (one to be
    taken away is none of the item's), `own_item_forms` (a new item without a wording), `own_item_parent` (unknown),
    `own_item_cycle`.
    """
    concepts: dict[str, Concept] = {}
    lines: dict[str, int] = {}
    for row in rows:
        known = _known(vocabulary, row.concept)
        code = known.code if known is not None else row.concept
        if code in lines:
            raise _wrong("twice", row.line, value=row.concept, first=lines[code])
        lines[code] = row.line
        concepts[code] = _changed(known, row)
    every = {**vocabulary.concepts, **concepts}
    _check_forms(every, concepts, lines)
    parents = {own: _parent(every, row) for row in rows if row.parent and (own := _code(every, row.concept))}
    _check_cycles({**_shipped_parents(every, parents), **parents}, lines)
    return vocabulary.with_concepts({
        code: replace(concept, part_of=parents.get(code, concept.part_of), near=_near(every, concept, parents))
        for code, concept in concepts.items()
    })  # fmt: skip


def ancestors(vocabulary: Vocabulary, code: str) -> list[str]:
    """Return the items that an item counts as, too: its parents of the same sum group, nearest first."""
    found: list[str] = []
    concept = vocabulary.concepts.get(code)
    while concept is not None and concept.part_of in vocabulary.concepts and concept.part_of not in found:
        parent = vocabulary.concepts[concept.part_of]
        if not concept.own or not concept.sum_group or parent.sum_group != concept.sum_group:
            break
        found.append(parent.code)
        concept = parent
    return found


def add_own_item(index: Path, vocabulary: Vocabulary, item: OwnItem) -> Vocabulary:
    """Add a row to an index's file, or put it in the place of the row of the same name; return the vocabulary with it.

    Nothing is written where the file would not hold. `vocabulary` is the shipped one. Raises UsageError.
    """
    if len(item.to_line().splitlines()) != 1:
        raise _wrong("concept", 0, value=item.concept)
    rows = read_own_items(index)
    known = _known(vocabulary, item.concept)
    names = {item.concept} if known is None else {known.code, known.zh}
    kept = [row for row in rows if row.concept not in names]
    checked = _row(0, item.to_line())
    made = extended(vocabulary, [*kept, checked])
    lines = ["\t".join(COLUMNS), *(row.to_line() for row in kept), checked.to_line()]
    draft = index / f"{OWN_ITEMS}.new"
    draft.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    os.replace(draft, index / OWN_ITEMS)
    return made


def touched(rows: Iterable[OwnItem], vocabulary: Vocabulary) -> list[str]:
    """Return the wordings, folded, that the owner's rows add or take away; figures without any stay as they are."""
    forms = {fold(form.removeprefix("-")) for row in rows for form in (row.concept, row.zh, *row.forms) if form}
    for row in rows:  # an item that has a new parent takes its figures along
        known = _known(vocabulary, row.concept)
        if known is not None and row.parent:
            forms |= {fold(form) for form in (*known.forms, *known.ambiguous, *known.generic)}
    return sorted(form for form in forms if len(form) >= _SHORTEST)


def _known(vocabulary: Vocabulary, name: str) -> Concept | None:
    found = vocabulary.concepts.get(name)
    return found or next((each for each in vocabulary.concepts.values() if each.zh == name), None)


def _code(concepts: Mapping[str, Concept], name: str) -> str | None:
    if name in concepts:
        return name
    return next((each.code for each in concepts.values() if each.zh == name), None)


def _changed(known: Concept | None, row: OwnItem) -> Concept:
    """Return the item as the row makes it."""
    added = tuple(form for form in row.forms if not form.startswith("-"))
    if known is None:
        if not added:
            raise _wrong("forms", row.line, value=row.concept)
        zh = row.zh or row.concept
        return Concept(
            code=row.concept, search_group=row.search_group, sum_group=row.sum_group, department="", zh=zh,
            en=row.en or zh, forms=added, near=(), own=True,
        )  # fmt: skip
    dropped = {form[1:] for form in row.forms if form.startswith("-")}
    there = {*known.forms, *known.ambiguous, *known.generic}
    if missing := sorted(dropped - there):
        raise _wrong("not_there", row.line, value=missing[0], item=known.zh)
    return replace(
        known,
        search_group=row.search_group or known.search_group, sum_group=row.sum_group or known.sum_group,
        zh=row.zh or known.zh, en=row.en or known.en, own=True,
        forms=tuple(dict.fromkeys(form for form in (*known.forms, *added) if form not in dropped)),
        ambiguous=tuple(form for form in known.ambiguous if form not in dropped),
        generic=tuple(form for form in known.generic if form not in dropped),
    )  # fmt: skip


def _check_forms(every: Mapping[str, Concept], own: Mapping[str, Concept], lines: Mapping[str, int]) -> None:
    """Hold every wording to one item, but for what the shipped table shares out."""
    holders: dict[str, list[str]] = {}
    for code, concept in every.items():
        for form in {fold(form) for form in concept.forms}:
            holders.setdefault(form, []).append(code)
    for code, concept in own.items():
        for form in concept.forms:
            others = [other for other in holders[fold(form)] if other != code and form not in every[other].ambiguous]
            if others and form not in concept.ambiguous:
                raise _wrong("taken", lines[code], value=form, item=every[others[0]].zh, other=others[0])


def _parent(every: Mapping[str, Concept], row: OwnItem) -> str:
    found = _code(every, row.parent)
    if found is None:
        raise _wrong("parent", row.line, value=row.parent)
    return found


def _shipped_parents(every: Mapping[str, Concept], own: Mapping[str, str]) -> dict[str, str]:
    return {code: each.part_of for code, each in every.items() if each.part_of in every and code not in own}


def _check_cycles(parents: Mapping[str, str], lines: Mapping[str, int]) -> None:
    for code in lines:
        path = [code]
        while (parent := parents.get(path[-1])) is not None:
            if parent in path:
                raise _wrong("cycle", lines[code], value=" → ".join([*path, parent]))
            path.append(parent)


def _near(every: Mapping[str, Concept], concept: Concept, parents: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is shown beside an item: what was, its search group, and a parent that it does not count as."""
    group = concept.search_group
    beside = [code for code, each in every.items() if group and each.search_group == group and code != concept.code]
    parent = parents.get(concept.code)
    if parent is None:
        return tuple(dict.fromkeys([*concept.near, *beside]))
    counts = bool(concept.sum_group) and every[parent].sum_group == concept.sum_group
    return tuple(code for code in dict.fromkeys([*concept.near, *beside, parent]) if not (counts and code == parent))


def _wrong(what: str, line: int, **params: object) -> UsageError:
    return UsageError(f"own_item_{what}", file=OWN_ITEMS, line=line, **params)
