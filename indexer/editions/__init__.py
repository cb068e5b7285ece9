"""Which reports are one report in several files: in other formats, scanned, or published again with a change.

Two reports are editions of one where nothing that both state (organisation, place, year, type, title) disagrees and
what they say agrees: the telling numbers first, then the words. Thresholds leave wide room on both sides: different
reports, siblings from one template and a department's other years included, share a fifth of their telling numbers at
the most; editions share nearly all that the smaller one prints. What remains unsure is not merged but offered as
`possible`.

The result depends on the reports alone, never on the order they came in. Reports are compared only where they share
hashes that few reports have, so the cost grows with their number, not with its square.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from indexer.editions.likeness import compare
from indexer.editions.sketches import Sketch, numbers_of, shared_words, sketch_of
from indexer.model import Document, Report
from indexer.source_map import Places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KINDS_WITH_SCANS = frozenset({"pdf", "image"})
_CORRECTED = re.compile("更正|修订|修正|勘误|更新后|修改后|调整后公开|重新公开")
_FEW = 30  # reports that may share a hash: what more of them share is a template's
_ENOUGH = 5  # telling numbers by which two reports may be told
_MANY = 8  # by which they are told even where a supposed year or body differs
_CHOSEN = 48  # rare hashes by which a report is looked up
_SAMPLES = 64  # characters looked at to tell a scan
# Where two reports are of one kind, the one that says more about where it stands, and keeps more, counts.
_READERS = ("docx", "odt", "doc", "wps", "rtf", "html", "mht", "xlsx", "ods", "xls", "pdf", "md", "txt", "csv", "image")


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a report for telling its editions; `numbers` and `words` are what it prints."""

    report: Report
    recognised: bool
    numbers: frozenset[str]
    words: Sketch
    projects: frozenset[str]
    first_passage: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Editions of one report: `first` counts, `others` are shown beside it, the best first."""

    first: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The groups of two and more, and pairs that may be editions of one report but are not shown to be."""

    groups: tuple[Group, ...] = ()
    possible: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Editions:
    """Gathers the features of all reports, then finds the editions among them."""

    _features: dict[str, Features] = field(default_factory=dict)

    def add(self, document: Document, first_passage: int = 0) -> None:
        """Take in one report."""
        self._features[document.report.id] = features_of(document, first_passage)

    def features(self, report_id: str) -> Features:
        """Return what was taken in of a report."""
        return self._features[report_id]

    def find(self) -> Found:
        """Return the editions among the reports taken in."""
        return find_editions(self._features.values())


def features_of(document: Document, first_passage: int = 0) -> Features:
    """Return what tells a report's editions; a few kilobytes, whatever its length."""
    text = document.text
    projects = frozenset(figure.project for figure in document.figures if figure.project)
    words = sketch_of(text)
    return Features(document.report, _is_recognised(document), numbers_of(text), words, projects, first_passage)


def _is_recognised(document: Document) -> bool:
    """Whether most of the text was read from images."""
    if document.report.reader not in _KINDS_WITH_SCANS or not document.places:
        return False
    places = Places.from_bytes(document.places)
    step = max(len(document.text) // _SAMPLES, 1)
    seen = [place for at in range(0, len(document.text), step) if (place := places.at(at)) is not None]
    return sum(place.confidence is not None for place in seen) * 2 > len(seen)


def find_editions(features: Iterable[Features]) -> Found:
    """Return the editions among the reports."""
    ordered = sorted(features, key=lambda each: each.report.id)
    judged = {(a, b): _judge(ordered[a], ordered[b]) for a, b in sorted(_pairs(ordered))}
    groups = _together(ordered, judged)
    group_of = {position: number for number, group in enumerate(groups) for position in group}
    possible = [
        (ordered[a].report.id, ordered[b].report.id)
        for (a, b), verdict in judged.items()
        if verdict.possible and group_of[a] != group_of[b]
    ]
    chosen = [_group([ordered[position] for position in group]) for group in groups if len(group) > 1]
    return Found(tuple(sorted(chosen, key=lambda group: group.first)), tuple(possible))


def _together(ordered: Sequence[Features], judged: Mapping[tuple[int, int], _Judged]) -> list[list[int]]:
    """Join what is the same, the closest first, and nothing that is known to differ; parts join a whole at the end."""
    groups = {position: [position] for position in range(len(ordered))}
    differ = {pair for pair, verdict in judged.items() if verdict.differ}
    wholes = [(pair, verdict) for pair, verdict in judged.items() if verdict.same and not verdict.part]
    parts = [(pair, verdict) for pair, verdict in judged.items() if verdict.same and verdict.part]
    for (a, b), _ in sorted(wholes, key=lambda row: (-row[1].closeness, row[0])):
        _join(groups, a, b, differ)
    bridged: set[int] = set()
    for (a, b), _ in sorted(parts, key=lambda row: (-row[1].closeness, row[0])):
        small = a if len(ordered[a].numbers) < len(ordered[b].numbers) else b
        if small not in bridged and len(groups[small]) == 1:  # a part of two reports does not make them one
            bridged.add(small)
            _join(groups, a, b, differ)
    return list({id(group): group for group in groups.values()}.values())


def _join(groups: dict[int, list[int]], a: int, b: int, differ: set[tuple[int, int]]) -> None:
    first, second = groups[a], groups[b]
    if first is second or any((min(x, y), max(x, y)) in differ for x in first for y in second):
        return
    first += second
    for position in second:
        groups[position] = first


def _group(members: Sequence[Features]) -> Group:
    """Choose which edition counts.

    In turn: the whole before a part, a correction before what it corrects, characters before what was recognised, the
    latest published where the day is known of all, the kind of file that tells most, the longest.
    """
    dated = all(each.report.published for each in members)
    most = max(len(each.numbers) for each in members)
    longest = max(each.words.size for each in members)

    def rank(each: Features) -> tuple[object, ...]:
        report = each.report
        whole = len(each.numbers) >= 0.8 * most and each.words.size >= 0.5 * longest
        reader = _READERS.index(report.reader) if report.reader in _READERS else len(_READERS)
        day = _reversed((dated and report.published) or "")
        return (
            not whole, not _is_correction(report), each.recognised, day, reader,
            -len(each.numbers), -each.words.size, report.id,
        )  # fmt: skip

    ranked = sorted(members, key=rank)
    return Group(ranked[0].report.id, tuple(each.report.id for each in ranked[1:]))


def _is_correction(report: Report) -> bool:
    return _CORRECTED.search(f"{report.title or ''}\n{report.file}") is not None


def _reversed(date: str) -> tuple[int, ...]:
    """Return a key that sorts the latest date first and no date last."""
    return (*(-ord(character) for character in date), 0)


@dataclass(frozen=True, slots=True)
class _Judged:
    """`part`: one is a part of the other; `differ`: both state what cannot be of one report."""

    same: bool
    part: bool = False
    possible: bool = False
    differ: bool = False
    closeness: float = 0.0


def _judge(a: Features, b: Features) -> _Judged:
    """Judge two reports that share something rare."""
    within, alike = shared_words(a.words, b.words)
    fewest = min(len(a.numbers), len(b.numbers))
    common = len(a.numbers & b.numbers)
    numbers = common / fewest if fewest else 0.0
    all_numbers = common / len(a.numbers | b.numbers) if fewest else 0.0
    scanned = a.recognised or b.recognised
    agreed, weak, strong = compare(a.report, b.report, scanned)
    near = numbers >= 0.8 and within >= 0.5 and fewest >= _ENOUGH
    closeness = all_numbers + alike
    words = 0.5 if scanned else 0.6
    known = {"organisation", "year"} <= agreed
    if strong:
        return _Judged(False, possible=near and all_numbers >= 0.85, differ=True)
    if fewest < _ENOUGH:  # a short form, of which a body fills in one for each project: all must agree
        plain = known and "title" in agreed and not weak and a.projects == b.projects
        plain = plain and alike >= 0.95 and a.numbers == b.numbers
        return _Judged(plain, possible=known and not weak and alike >= 0.95, closeness=closeness)
    stated = known and {"type", "title"} <= agreed and not weak
    part = fewest < 0.7 * max(len(a.numbers), len(b.numbers))
    if stated and alike >= 0.85 and numbers >= 0.6:  # one text; what changed is what was corrected
        same = True
    elif part:  # a table of its own, a summary: of one kind of report of one body and year
        same = stated and numbers >= 0.9 and within >= 0.8
    elif weak:  # what one of them only supposes is no more than a slip where all the rest agrees
        same = all_numbers >= 0.85 and fewest >= _MANY and within >= words + 0.1
    elif known:
        same = numbers >= 0.75 and within >= words
    else:
        same = numbers >= 0.85 and within >= words + 0.1
    return _Judged(same, part, possible=near, closeness=closeness)


def _pairs(ordered: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (by position) that share two hashes which few reports have."""
    import numpy as np

    if len(ordered) < 2:
        return
    shared: Counter[tuple[int, int]] = Counter()
    for kept in ([each.words.hashes for each in ordered], [_hashed(each.numbers) for each in ordered]):
        values, counts = np.unique(np.concatenate(kept), return_counts=True)
        rare = values[(counts > 1) & (counts <= _FEW)]
        holders: dict[int, list[int]] = {}
        for position, hashes in enumerate(kept):
            at = np.searchsorted(rare, hashes)
            known = hashes[rare[np.minimum(at, len(rare) - 1)] == hashes] if len(rare) else rare
            for value in known[:_CHOSEN].tolist():
                holders.setdefault(value, []).append(position)
        shared.update(pair for positions in holders.values() for pair in combinations(positions, 2))
    yield from (pair for pair, count in shared.items() if count > 1)


def _hashed(numbers: frozenset[str]) -> NDArray[np.uint64]:
    import numpy as np

    digests = [hashlib.blake2b(number.encode(), digest_size=8).digest() for number in numbers]
    return np.unique(np.frombuffer(b"".join(digests), dtype="<u8"))
