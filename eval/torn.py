"""`python -m eval torn`: read pieces of reports torn at random; no report may be lost to words that nobody foresaw.

A piece of a text loses characters, gets marks of the genre where none belong, has words of its own and of other reports
put anywhere, is read by the very line that `chazhang index` runs and checked as `chazhang audit` does, with the piece
before as last year's report. What is counted: pieces that no reading came of, each place in the code once, and quotes
that are none. The shortest piece of each stands among the errors as it is.
"""

from __future__ import annotations

import random
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.metrics import EvalResult
from indexer.audit import draft_findings
from indexer.document import read_document
from indexer.model import Document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

_MARKS = (
    *"（）()，。；：、《》“” \t\n0元%余约至—/-|①",
    "其中", "0万元", "1,200万元", "2022年", "分别为", "合计", "共", "较上年增加", "结余", "1.", "一、", "壹佰万元",
)  # fmt: skip
_LEAST, _MOST = 200, 1500  # characters of a piece
_TEARS = (5, 60)


def run(reports: Path, count: int = 2000, seed: int = 0) -> EvalResult:
    """Read so many torn pieces of a folder's text files; an item for each place that lost one."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(reports.glob("*.txt"))]
    vocabulary, gazetteer, chance = Vocabulary.load(), Gazetteer.load([]), random.Random(seed)

    earlier: list[Document] = []

    def read(text: str) -> Document:
        document = read_document(text.encode(), "torn.txt", vocabulary, gazetteer)
        draft_findings(document, earlier.pop() if earlier else None)
        earlier.append(document)
        return document

    lost: dict[str, list[str]] = {}
    for _ in range(count if texts else 0):
        piece = torn(texts, chance)
        if (why := trouble(read, piece)) is not None:
            lost.setdefault(why, []).append(piece)
    items = [{"id": why, "pieces": len(pieces), "errors": [min(pieces, key=len)]} for why, pieces in lost.items()]
    return EvalResult("torn", {"reports": len(texts), "pieces": count, "lost": sum(map(len, lost.values()))}, items)


def torn(texts: Sequence[str], chance: random.Random) -> str:
    """Return a piece of one of some texts, torn at many places; most keep their first line."""
    text = chance.choice(texts)
    title = text[: text.find("\n") + 1] if chance.random() < 0.7 else ""
    start = chance.randrange(max(1, len(text) - _MOST))
    text = text[start : start + chance.randint(_LEAST, _MOST)]
    for _ in range(chance.randint(*_TEARS)):
        at, how = chance.randrange(len(text) + 1), chance.random()
        if how < 0.35:
            text = text[:at] + text[at + chance.choice((1, 1, 1, 2, 3, 5, 10, 20)) :]
        elif how < 0.7:
            text = text[:at] + chance.choice(_MARKS) + text[at:]
        else:
            other = text if how < 0.85 else chance.choice(texts)
            place = chance.randrange(len(other) + 1)
            text = text[:at] + other[place : place + chance.randint(2, 60)] + text[at:]
    return title + text


def trouble(read: Callable[[str], Document], text: str) -> str | None:
    """Say what goes wrong where a text is read, with its place in the code; None where nothing does."""
    try:
        document = read(text)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {last.name} ({Path(last.filename).name}:{last.lineno})"
    figures = document.figures
    exact = all(
        document.text[f.start : f.end] == f.quote and f.start <= f.amount_start < f.amount_end <= f.end for f in figures
    )
    return None if exact else "a quote that is none"
