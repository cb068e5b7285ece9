"""Where files came from and what is declared of them: `sources.csv` at a source's root, and the folders they lie in.

sources.csv, 省/市/县/年 -> Declared, by the file's name below the root        (what is done with it: `declared`)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from pathlib import Path

from indexer.building.sources import INSIDE, SOURCES_NAME
from indexer.errors import UsageError
from indexer.identity.source_table import SourceRow, read_table

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:\.0+)?\s*(?:年度?|财年)?")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_COMPACT_DATE = re.compile(r"(20\d\d)(\d\d)(\d\d)(?:\d{6})?")
_SERIAL = re.compile(r"([3-5]\d{4})(?:\.\d+)?")  # days since 1899-12-30, as spreadsheets count; 1982 to 2064
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
# The words of a path pattern, and the fields of a declaration.
_PARTS = {
    "province": "province", "省": "province", "city": "city", "市": "city", "州": "city",
    "county": "county", "县": "county", "区": "county", "区县": "county", "县区": "county", "县市区": "county",
    "region": "region", "地区": "region", "year": "year", "年": "year", "年度": "year", "年份": "year",
    "organisation": "organisation", "organization": "organisation", "单位": "organisation", "部门": "organisation",
    "type": "report_type", "类型": "report_type",
}  # fmt: skip
_LANDING = ("landing", "网页", "发布页")
_PLACES = ("province", "city", "county")


@dataclass(frozen=True, slots=True)
class Declared:
    """What is declared of one file, as written, but for `year` (2022) and `published` (2023-08-31).

    `title`, `office` and `document_number` are those of the landing page, `link_text` what it calls the file. `where`
    is sources.csv, path, or both. `twice` are fields declared differently in several places, joined by "；": such a
    field is blank itself.
    """

    url: str | None = None
    published: str | None = None
    region: str | None = None
    organisation: str | None = None
    year: str | None = None
    report_type: str | None = None
    landing_page: str | None = None
    title: str | None = None
    link_text: str | None = None
    office: str | None = None
    document_number: str | None = None
    fetched: str | None = None
    where: str | None = None
    twice: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, str]:
        """Return what is not blank; `twice` as `field:values`. `from_json` gives the same record back."""
        row = {name: value for name, value in asdict(self).items() if name != "twice" and value}
        return row | {f"twice:{name}": values for name, values in self.twice}

    @classmethod
    def from_json(cls, row: Mapping[str, str]) -> Declared:
        """Return what `to_json` gave."""
        known = {each.name for each in fields(cls)}
        twice = tuple((name.removeprefix("twice:"), value) for name, value in row.items() if name.startswith("twice:"))
        return cls(**{name: value for name, value in row.items() if name in known}, twice=twice)


class Provenance:
    """What one source's root declares of the files below it."""

    def __init__(self, rows: Mapping[str, Sequence[SourceRow]], pattern: PathPattern | None) -> None:
        self._rows = rows
        self._pattern = pattern

    @classmethod
    def load(cls, root: Path, pattern: str | None = None) -> Provenance:
        """Read a root's `sources.csv`, where there is one.

        Raises UsageError: as `read_table` where the table cannot be used, `path_pattern` (what is wrong with it).
        """
        rows: dict[str, list[SourceRow]] = {}
        path = next((root / name for name in _names(root) if name.lower() == SOURCES_NAME), None)
        for row in read_table(path, ("file",)).rows if path is not None else ():
            if row["file"]:
                rows.setdefault(_plain(row["file"]), []).append(row)
        return cls(rows, PathPattern.parse(pattern) if pattern else None)

    def declared_for(self, name: str) -> Declared | None:
        """Return what is declared of a file, by its name below the root; of one in an archive also by the archive's."""
        rows: Sequence[SourceRow] = ()
        tried = name
        while not rows and tried:
            rows = self._rows.get(_plain(tried), ())
            tried = tried.rpartition(INSIDE)[0]
        declared = _of_rows(rows) if rows else None
        by_path = self._pattern.declared_for(name) if self._pattern is not None else None
        return _with_path(declared, by_path)

    def leaves_out(self, name: str) -> bool:
        """Whether a file is said to be only the page that leads to reports, and none itself (`role` landing)."""
        rows = self._rows.get(_plain(name), ())
        return bool(rows) and all(row["role"].lower() in _LANDING for row in rows)

    def unmatched(self, names: Iterable[str]) -> list[tuple[int, str]]:
        """Return (line, file as written) of the rows whose file is none of `names`."""
        there = {_plain(name.partition(INSIDE)[0]) for name in names} | {_plain(name) for name in names}
        rows = (row for key, rows in self._rows.items() if key not in there for row in rows)
        return sorted((row.line, row["file"]) for row in rows)


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A pattern such as `{province}/{city}/{county}/{year}` or `省/市/县/年`: for each folder, a regular expression."""

    parts: tuple[re.Pattern[str], ...]

    @classmethod
    def parse(cls, pattern: str) -> PathPattern:
        """Return a pattern. `*` stands for any folder, words beside a placeholder for themselves ({year}年度).

        Raises UsageError `path_pattern`.
        """
        parts = []
        named: list[str] = []
        for folder in pattern.replace("\\", "/").strip("/").split("/"):
            words = [folder] if folder in _PARTS else _PLACEHOLDER.findall(folder)
            names = [_PARTS.get(word, "") for word in words]
            named += names
            if not all(names) or len(set(named)) < len(named) or not folder or "{" in _PLACEHOLDER.sub("", folder):
                raise UsageError("path_pattern", pattern=pattern, part=folder)
            parts.append(re.compile(_expression(folder, names)))
        if not named:
            raise UsageError("path_pattern", pattern=pattern, part=pattern)
        return cls(tuple(parts))

    def declared_for(self, name: str) -> Declared | None:
        """Return what the folders above a file declare; None where they are fewer, or of another form."""
        folders = name.partition(INSIDE)[0].split("/")[:-1]
        if len(folders) < len(self.parts):
            return None
        found: dict[str, str] = {}
        for part, folder in zip(self.parts, folders, strict=False):
            match = part.fullmatch(unicodedata.normalize("NFC", folder).strip())
            if match is None:
                return None
            found |= match.groupdict()
        places = "/".join(found[each] for each in _PLACES if each in found)
        return Declared(
            region=found.get("region") or places or None, organisation=found.get("organisation"),
            year=_year(found["year"]) if "year" in found else None, report_type=found.get("report_type"), where="path",
        )  # fmt: skip


def _expression(folder: str, names: Sequence[str]) -> str:
    if folder in _PARTS:
        return f"(?P<{names[0]}>.+)"
    if folder == "*":
        return ".*"
    pieces = _PLACEHOLDER.split(folder)
    literal = [re.escape(piece) for piece in pieces[::2]]
    return literal[0] + "".join(f"(?P<{name}>.+?){after}" for name, after in zip(names, literal[1:], strict=True))


def _names(root: Path) -> list[str]:
    return sorted(entry.name for entry in root.iterdir() if entry.is_file()) if root.is_dir() else []


def _plain(name: str) -> str:
    """Return a file's name in the one spelling in which names are compared: / between folders, no case, NFC."""
    return unicodedata.normalize("NFC", name).replace("\\", "/").strip().removeprefix("./").strip("/").casefold()


def _of_rows(rows: Sequence[SourceRow]) -> Declared:
    """Return what the rows of one file say together; what they say differently is in `twice`."""
    found: dict[str, str] = {}
    twice: dict[str, str] = {}
    for field, column in _COLUMNS.items():
        values = list(dict.fromkeys(_READ.get(field, str)(row[column]) for row in rows if row[column]))
        if len(values) > 1 and field in ("region", "organisation", "year", "report_type"):
            twice[field] = "；".join(values)
        elif values:  # published on several pages: first on the earliest of the days
            found[field] = min(values) if field == "published" else values[0]
    return Declared(**found, where=SOURCES_NAME, twice=tuple(twice.items()))


def _with_path(declared: Declared | None, by_path: Declared | None) -> Declared | None:
    """Return both declarations as one. A row says it of this very file: where it is silent the folders speak.

    Where both speak and do not agree, neither holds; a name and a fuller one do agree.
    """
    if declared is None or by_path is None:
        return declared or by_path
    row, path = asdict(declared), asdict(by_path)
    twice = dict(declared.twice)
    for field in ("region", "organisation", "year", "report_type"):
        if field in twice:
            continue
        one, other = row[field], path[field]
        row[field] = fuller = _fuller(field, one, other)
        if one and other and fuller is None:
            twice[field] = f"{one}；{other}"
    return Declared(**{**row, "where": f"{SOURCES_NAME}, path", "twice": tuple(twice.items())})


def _fuller(field: str, one: str | None, other: str | None) -> str | None:
    """Return what two declarations say together: of a name and a fuller one the fuller; None where they disagree."""
    if not one or not other or one == other:
        return one or other
    plain, other_plain = (re.sub(r"[/\s]+", "", each) for each in (one, other))
    if field in ("year", "report_type") or not (plain in other_plain or other_plain in plain):
        return None
    return one if len(plain) >= len(other_plain) else other


def year_of(written: str) -> int | None:
    """Return the year that a cell holds (2022, 2022.0, 2022年度, 二〇二二年), None where it holds none."""
    year = _year(written)
    return int(year) if re.fullmatch(r"\d{4}", year) else None


def _year(written: str) -> str:
    """Return a year's four digits; anything else as it is, to be listed as unknown."""
    plain = unicodedata.normalize("NFKC", written).strip().translate(_DIGITS)
    match = _YEAR.fullmatch(plain)
    return match[1] if match else written.strip()


def _published(written: str) -> str:
    """Return a day as YYYY-MM-DD, however it is written; anything else as it is, to be listed as unknown."""
    plain = unicodedata.normalize("NFKC", written).strip()
    try:
        if match := _DATE.search(plain) or _COMPACT_DATE.fullmatch(plain):
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        if match := _SERIAL.fullmatch(plain):
            return (date(1899, 12, 30) + timedelta(days=int(match[1]))).isoformat()
    except ValueError:
        pass
    return written.strip()


_COLUMNS = {each.name: each.name for each in fields(Declared) if each.name not in ("where", "twice")} | {
    "report_type": "type"
}
_READ = {"year": _year, "published": _published}


class Declarations:
    """What is declared of any path of a build: by the roots that were named, else as it was at an earlier build."""

    def __init__(self, roots: Mapping[str, Provenance], earlier: Mapping[str, Mapping[str, str]]) -> None:
        """`roots` are absolute folders; `earlier` what reports of earlier builds were declared to be, by path."""
        self._roots = {root.rstrip("/") + "/": provenance for root, provenance in roots.items()}
        self._earlier = earlier

    @classmethod
    def load(
        cls, folders: Sequence[str], pattern: str | None, earlier: Mapping[str, Mapping[str, str]]
    ) -> Declarations:
        """Read what every root declares. Raises UsageError as `Provenance.load` does."""
        return cls({folder: Provenance.load(Path(folder), pattern) for folder in folders}, earlier)

    def of(self, path: str) -> Declared | None:
        """Return what is declared of the file at an absolute path; the innermost root that holds it speaks."""
        inside = [root for root in self._roots if path.startswith(root)]
        if inside:
            root = max(inside, key=len)
            return self._roots[root].declared_for(path[len(root) :])
        row = self._earlier.get(path)
        return Declared.from_json(row) if row else None

    def leaves_out(self, path: str) -> bool:
        """Whether the file at an absolute path is said to be no report."""
        inside = [root for root in self._roots if path.startswith(root)]
        return any(self._roots[root].leaves_out(path[len(root) :]) for root in inside)

    def unmatched(self, paths: Iterable[str]) -> list[tuple[str, int, str]]:
        """Return (root, line, file as written) of the rows of every `sources.csv` whose file is not there."""
        paths = list(paths)
        return [
            (root.rstrip("/"), line, file)
            for root, provenance in self._roots.items()
            for line, file in provenance.unmatched([path[len(root) :] for path in paths if path.startswith(root)])
        ]
