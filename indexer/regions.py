"""The gazetteer: provinces, prefectures and counties with codes, lineage, years and former names.

It returns candidates and never guesses: a name shared by several places keeps them all until something
printed (a parent beside it, or elsewhere in the same text) settles it. Streets, towns and development
zones come from extension files of the same form (`code name level parent start end successor [fictional]`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from indexer.errors import UsageError
from indexer.model import Region
from indexer.region_names import RegionNames

DATA = Path(__file__).parent / "data" / "regions.tsv"
LEVELS = ("province", "city", "district", "county", "development_zone", "town", "township", "subdistrict")
COLUMNS = ("code", "name", "level", "parent", "start", "end", "successor", "fictional")

_PEOPLES = (
    "壮族|满族|回族|苗族|维吾尔族|维吾尔|土家族|彝族|蒙古族|蒙古|藏族|布依族|侗族|瑶族|朝鲜族|白族|哈尼族|哈萨克族"
    "|哈萨克|黎族|傣族|畲族|傈僳族|仡佬族|东乡族|拉祜族|水族|佤族|纳西族|羌族|土族|仫佬族|锡伯族|锡伯|柯尔克孜族|柯尔克孜"
    "|达斡尔族|达斡尔|景颇族|毛南族|撒拉族|布朗族|塔吉克族|塔吉克|阿昌族|普米族|鄂温克族|鄂温克|怒族|京族|基诺族|德昂族"
    "|保安族|裕固族|鄂伦春|独龙族|各族"
)
_AUTONOMOUS = re.compile(f"(?:{_PEOPLES})+(?:自治[区州县旗])$")
_SUFFIX = re.compile(
    r"(?:特别行政区|经济技术开发区|高新技术产业开发区|经济开发区|高新技术开发区|开发区|管委会|自治[区州县旗]|地区|林区"
    r"|新区|省|市|区|县|州|盟|旗|镇|乡|街道)$"
)


def stem_of(name: str) -> str:
    """Return the short name: 望城区 → 望城, 湘西土家族苗族自治州 → 湘西, 内蒙古自治区 → 内蒙古."""
    if name == "内蒙古自治区":
        return "内蒙古"
    stem = _AUTONOMOUS.sub("", name)
    if stem and stem != name:
        return stem
    return _SUFFIX.sub("", name, count=1) or name


def spelling(name: str) -> str:
    """Return the pinyin of a place's short name, one word in lower case: 长沙市 → changsha."""
    from pypinyin import lazy_pinyin  # 0.15 s: only where a user brings places, and when the table is made

    syllables = lazy_pinyin(name)[: len(stem_of(name))]
    fixed = {"长": "chang", "都": "du", "朝": "chao"}  # in place names; by rule 长 alone would be zhang
    return "".join(fixed.get(char, syllable) for char, syllable in zip(name, syllables, strict=False))


@dataclass(frozen=True, slots=True)
class Place:
    """One division.

    `start` and `end` are years (None: not known, still there); `successor` the codes that took its place.
    `care` says what its short name may be mistaken for: `word` (平安), `common` (会同), `english` (its pinyin).
    """

    code: str
    name: str
    level: str
    parent: str | None
    start: int | None
    end: int | None
    successor: tuple[str, ...]
    fictional: bool
    pinyin: str
    care: str = ""

    def exists_in(self, year: int) -> bool:
        """Whether the place bore this name in a year; in the year of a change both do."""
        return (self.start is None or self.start <= year) and (self.end is None or year <= self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named at `start` to `end`; `codes` are all places it may be."""

    start: int
    end: int
    name: str
    codes: tuple[str, ...]


class Gazetteer:
    """All places by code, with the ways to find them in a text.

    `places` may hold several rows of one code: the present name first, then former ones.
    """

    def __init__(self, places: Iterable[Place], rows: Sequence[tuple[str, ...]] = ()) -> None:
        self._places: dict[str, Place] = {}
        self._former: list[Place] = []
        for place in places:
            if place.code in self._places:
                self._former.append(place)
            else:
                self._places[place.code] = place
        self._rows = tuple(rows)

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
        """Return the extension rows (columns as in COLUMNS), for `from_rows`."""
        return self._rows

    def __iter__(self) -> Iterator[Place]:
        """Yield every place, those with former names of a code after the present ones."""
        yield from self._places.values()
        yield from self._former

    def get(self, code: str) -> Place | None:
        """Return the place with a code under its present name."""
        return self._places.get(code)

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Return the codes above a place, nearest first; () where the code is unknown."""
        found: list[str] = []
        place = self._places.get(code)
        while place is not None and place.parent and place.parent not in found:
            found.append(place.parent)
            place = self._places.get(place.parent)
        return tuple(found)

    def lineage(self, code: str) -> tuple[str, ...]:
        """Return the names from the province down to the place itself."""
        codes = (*reversed(self.ancestors(code)), code)
        return tuple(self._places[c].name for c in codes if c in self._places)

    def is_below(self, code: str, ancestor: str) -> bool:
        """Whether a place lies in another; a place does not lie in itself."""
        return ancestor in self.ancestors(code)

    def descendants(self, code: str) -> tuple[str, ...]:
        """Return the codes of everything that lies below a place."""
        return tuple(place.code for place in self._places.values() if self.is_below(place.code, code))

    def predecessors(self, code: str) -> tuple[str, ...]:
        """Return the codes that this place took the place of, wholly or in part (南浦区 ← 南浦县)."""
        return tuple(p.code for p in self._places.values() if code in p.successor and p.code != code)

    def successors(self, code: str) -> tuple[str, ...]:
        """Return the codes that took this place's place."""
        place = self._places.get(code)
        return tuple(c for c in place.successor if c != code) if place else ()

    def region(self, code: str) -> Region:
        """Return a place as the record that reports carry. Raises KeyError for an unknown code."""
        place = self._places[code]
        return Region(place.code, place.name, place.level, self.lineage(code))

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
    places = []
    for line in DATA.read_text(encoding="utf-8").splitlines()[1:]:
        code, name, level, parent, start, end, successor, pinyin, care = line.split("\t")
        places.append(
            Place(
                code,
                name,
                level,
                parent or None,
                int(start) if start else None,
                int(end) if end else None,
                tuple(successor.split(";")) if successor else (),
                False,
                pinyin,
                care,
            )
        )
    return tuple(places)


def _bad_row(path: Path, line: int, what: str, **params: object) -> UsageError:
    return UsageError(f"region_row_{what}", file=str(path), line=line, **params)


def _extension(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    """Return (line number, the eight columns) of each row of an extension file."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise _bad_row(path, 0, "unreadable", reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _bad_row(path, 0, "unreadable", reason="UTF-8") from error
    header = tuple(lines[0].split("\t")) if lines else ()
    if header[:7] != COLUMNS[:7] or header[7:] not in ((), COLUMNS[7:]):
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
    """Return the eight columns of one row, or say what is wrong with it."""
    cells = [cell.strip() for cell in line.split("\t")]
    if not 3 <= len(cells) <= len(COLUMNS):
        raise _bad_row(path, number, "columns", found=len(cells), columns=" ".join(COLUMNS))
    row = (*cells, *[""] * (len(COLUMNS) - len(cells)))
    code, name, level, _, start, end, _, fictional = row
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
    code, name, level, parent, start, end, successor, fictional = row
    return Place(
        code,
        name,
        level,
        parent or None,
        int(start) if start else None,
        int(end) if end else None,
        tuple(successor.split(";")) if successor else (),
        fictional == "yes",
        spelling(name),
    )
