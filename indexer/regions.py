"""The gazetteer: provinces, prefectures and counties with codes, lineage, years and former names.

It returns candidates and never guesses: a name shared by several places keeps them all until something
printed (a parent beside it, or elsewhere in the same text) settles it. Streets, towns and development
zones come from extension files of the same form (`code name level parent start end successor [fictional [pinyin]]`):
an index keeps the rows of its extensions with the pinyin, so that nothing is loaded to spell them when it is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from indexer.data_rows import rows_of
from indexer.errors import UsageError
from indexer.identity.divisions import Divisions, Mention, Place, spelling
from indexer.identity.region_names import RegionNames
from indexer.model import Region

LEVELS = ("province", "city", "district", "county", "development_zone", "town", "township", "subdistrict")
COLUMNS = ("code", "name", "level", "parent", "start", "end", "successor", "fictional")
KEPT = (*COLUMNS, "pinyin")  # what an index keeps of each row


class Gazetteer(Divisions):
    """The divisions, with the ways to find them in a text."""

    def __init__(self, places: Iterable[Place], rows: Sequence[tuple[str, ...]] = ()) -> None:
        super().__init__(places)
        self._rows = tuple((*row[: len(COLUMNS)], self._places[row[0]].pinyin) for row in rows)

    @classmethod
    def load(cls, extensions: Sequence[Path] = ()) -> Gazetteer:
        """Read the shipped table and extension files.

        Raises UsageError `region_row_*` (file, line and the value) where an extension is not of the right form.
        """
        rows: list[tuple[str, ...]] = []
        known = {place.code for place in _shipped()}
        for path in extensions:
            added = _extension(path)
            known |= {row[0] for _, row in added}
            for number, row in added:
                if row[3] and row[3] not in known:
                    raise _bad_row(path, number, "parent", value=row[3])
                rows.append(row)
        return cls.from_rows(rows)

    @classmethod
    def from_rows(cls, rows: Sequence[tuple[str, ...]]) -> Gazetteer:
        """Make a gazetteer of the shipped table and extension rows as `rows` gave them."""
        added = [_from_row(row) for row in rows]
        codes = {place.code for place in added}
        return cls((*added, *(place for place in _shipped() if place.code not in codes)), rows)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the extension rows (columns as in KEPT), for `from_rows`."""
        return self._rows

    def find(self, text: str, year: int | None = None) -> list[Mention]:
        """Return the places that a text names, in order; see `region_names` for what counts as a name.

        A mention keeps every place it may be. It is narrowed only by what is printed: a parent right
        before it, else a parent elsewhere in the text; by `year`, to the places that existed then.
        """
        return self._names.narrow(text, self._names.mentions(text, year))

    def resolve(self, query: str, year: int | None = None) -> tuple[Region, ...]:
        """Return the places a user means: a code, a name, or a path such as 长沙市/望城区 or 长沙市望城区.

        () where there is none; several where the name is shared.
        """
        query = query.strip()
        if query in self._places:
            return (self.region(query),)
        return tuple(self.region(code) for code in self._names.exact(query, year))

    @cached_property
    def _names(self) -> RegionNames:
        return RegionNames(self)


def _shipped() -> tuple[Place, ...]:
    return tuple(_place(row, False, row[7], row[8]) for row in rows_of("regions"))


def _place(row: Sequence[str], fictional: bool, pinyin: str, care: str = "") -> Place:
    """Return the place that the first seven columns of a row tell of."""
    code, name, level, parent, start, end, successor = row[:7]
    return Place(
        code,
        name,
        level,
        parent or None,
        int(start) if start else None,
        int(end) if end else None,
        tuple(successor.split(";")) if successor else (),
        fictional,
        pinyin,
        care,
    )


def _bad_row(path: Path, line: int, what: str, **params: object) -> UsageError:
    return UsageError(f"region_row_{what}", file=str(path), line=line, **params)


def _extension(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    """Return (line number, the nine columns) of each row of an extension file."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise _bad_row(path, 0, "unreadable", reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _bad_row(path, 0, "unreadable", reason="UTF-8") from error
    header = tuple(lines[0].split("\t")) if lines else ()
    if header[:7] != COLUMNS[:7] or header[7:] not in ((), COLUMNS[7:], KEPT[7:]):
        raise _bad_row(path, 1, "header", columns=" ".join(COLUMNS))
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() and not line.startswith("#"):
            row = _checked(path, number, line)
            if row[0] in found:
                raise _bad_row(path, number, "twice", value=row[0], first=found[row[0]][0])
            found[row[0]] = (number, row)
    return list(found.values())


def _checked(path: Path, number: int, line: str) -> tuple[str, ...]:
    """Return the nine columns of one row, or say what is wrong with it."""
    cells = [cell.strip() for cell in line.split("\t")]
    if not 3 <= len(cells) <= len(KEPT):
        raise _bad_row(path, number, "columns", found=len(cells), columns=" ".join(COLUMNS))
    row = (*cells, *[""] * (len(KEPT) - len(cells)))
    code, name, level, _, start, end, _, fictional, _ = row
    if not (code.isascii() and code.isalnum()):
        raise _bad_row(path, number, "code", value=code)
    if len(name) < 2:
        raise _bad_row(path, number, "name", value=name)
    if level not in LEVELS:
        raise _bad_row(path, number, "level", value=level, levels=", ".join(LEVELS))
    for value in (start, end):
        if value and not (value.isascii() and value.isdigit() and len(value) == 4):
            raise _bad_row(path, number, "year", value=value)
    if fictional not in ("", "yes", "no"):
        raise _bad_row(path, number, "fictional", value=fictional)
    return row


def _from_row(row: tuple[str, ...]) -> Place:
    return _place(row, row[7] == "yes", "".join(row[8:]) or spelling(row[1]))
