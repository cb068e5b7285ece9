"""The same report printed otherwise: whatever changes no fact may change no figure.

Each report is read as it is, and once more for every way in `WAYS` in which real files print the same words: with
Western marks, with blanks around numbers, broken into lines of fixed width, with a blank line after each line, in
full-width digits, normalised as web pages are. Figures are laid side by side in their order by value and unit; what
has no partner is `lost` or `more`, and for the others it is counted whether measure, year, item and project stayed the
same, marks and blanks in names aside. No labels are needed: what is measured is steadiness, not truth.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from eval.gold import GoldSet
from eval.metrics import EvalResult, Scalar
from indexer.document import read_document
from indexer.model import Figure
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

COLUMNS = 60  # of a line of text as PDF files break it
_MARKS = str.maketrans("，；：（）？！", ",;:()?!")
_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_SET_OFF = re.compile(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=[\d%])(?=[\u4e00-\u9fff])")
_NOT_FIRST = "，。；、：！？）》”％%"
_PLAIN = re.compile(r"[\W_]")


def western(text: str) -> str:
    """Print commas, colons, brackets and the like as Western ones."""
    return text.translate(_MARKS)


def set_off(text: str) -> str:
    """Put a blank between numbers and Chinese words, but for the cells of tables."""
    return "\n".join(line if _is_row(line) else _SET_OFF.sub(" ", line) for line in text.split("\n"))


def broken(text: str, columns: int = COLUMNS) -> str:
    """Break lines of prose at a width; no line begins with a closing mark."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line, columns))


def doubled(text: str) -> str:
    """Put a blank line after each line."""
    return text.replace("\n", "\n\n")


def wide(text: str) -> str:
    """Print digits, points and percent signs in full width."""
    return text.translate(_WIDE)


def normalised(text: str) -> str:
    """Print compatibility forms as what they stand for (NFKC), as many web pages have gone through."""
    return unicodedata.normalize("NFKC", text)


WAYS: dict[str, Callable[[str], str]] = {
    "western marks": western,
    "blanks": set_off,
    "broken lines": broken,
    "blanks, broken lines": lambda text: broken(set_off(text)),
    "double spaced": doubled,
    "full-width digits": wide,
    "normalised": normalised,
}


def _is_row(line: str) -> bool:
    return "\t" in line or re.search(r"\S(?: {1,}|\u3000)\S+(?: {1,}|\u3000)\S", line.strip()) is not None


def _parts(line: str, columns: int) -> Iterator[str]:
    if _is_row(line):
        yield line
        return
    part, width = "", 0
    for char in line:
        taken = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if width + taken > columns and char not in _NOT_FIRST:
            yield part
            part, width = "", 0
        part, width = part + char, width + taken
    yield part


def run(gold: Path, reports: Path | None = None, only: Sequence[str] = ()) -> EvalResult:
    """Read every report of a labelled set in every way and compare its figures with those of the report as it is."""
    labels = GoldSet.load(gold, reports, only)
    read = _Reader(Vocabulary.load(), Gazetteer.load(labels.regions))
    texts = {path.name: path.read_text("utf-8") for _, path in labels.reports if path.suffix == ".txt"}
    plain = {name: read.figures(name, text) for name, text in texts.items()}
    items: list[dict[str, Any]] = []
    for way, print_as in WAYS.items():
        counts: Counter[str] = Counter()
        errors: list[str] = []
        for name, text in texts.items():
            for what, told in differences(plain[name], read.figures(name, print_as(text))):
                counts[what] += 1
                errors.append(f"{name}: {told}")
        item = {"id": way, "lost": counts["lost"], "more": counts["more"]}
        item |= {what: counts[what] for what in ("measure", "year", "item", "project")}
        items.append(item | {"errors": errors})
    summary: dict[str, Scalar] = {"reports": len(texts), "figures": sum(map(len, plain.values()))}
    return EvalResult("printed", summary, items)


class _Reader:
    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        self._vocabulary, self._gazetteer = vocabulary, gazetteer

    def figures(self, name: str, text: str) -> tuple[Figure, ...]:
        return read_document(text.encode(), name, self._vocabulary, self._gazetteer).figures


def differences(figures: Sequence[Figure], others: Sequence[Figure]) -> Iterator[tuple[str, str]]:
    """Yield what differs (lost, more, measure, year, item or project) and a sentence for it."""
    one, other = ([(str(f.value), f.unit, f.kind) for f in each] for each in (figures, others))
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            for figure, again in zip(figures[i:j], others[k:m], strict=True):
                yield from _changed(figure, again)
            continue
        yield from (("lost", f"lost {figure.quote!r}") for figure in figures[i:j])
        yield from (("more", f"more {figure.quote!r}") for figure in others[k:m])


def _changed(figure: Figure, again: Figure) -> Iterator[tuple[str, str]]:
    for what in ("measure", "year", "item", "project"):
        was, now = getattr(figure, what), getattr(again, what)
        if _plain(was) != _plain(now):
            yield what, f"{what} {was!r} → {now!r} in {figure.quote!r}"


def _plain(value: object) -> object:
    return _PLAIN.sub("", unicodedata.normalize("NFKC", value)) if isinstance(value, str) else value
