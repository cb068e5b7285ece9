"""What an amount covers: several things together, a whole with its parts beside it, or one row of a fund's sources."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from decimal import Decimal

from api.agreement import is_total_score, same_measure, worth
from api.candidates import Candidate
from api.phrase import Group, find_word, folded, share_covered
from api.question import Asked
from indexer.meaning.items import NOUN_END
from indexer.model import Figure

_SAYS_LITTLE = 2  # characters of a part beside the asked words that name nothing of their own
_MOST_ROWS = 40  # of one report: what is longer is a table, whose total rows are told by their names


def is_shared(asked: Asked, candidate: Candidate, bare: Callable[[str], str]) -> bool:
    """Whether a figure covers, together with what was asked, something that was not.

    Where one part is all that was asked, the others are something else; where several things are asked side by
    side, those parts that share no word with them are. One thing that only the parts together name is one of them,
    unless the question names every part in full.
    """
    parts = [folded(part) for part in candidate.parts]
    strong = asked.phrase.strong
    if len(parts) < 2 or not strong:
        return len(parts) > 1
    shares = [share_covered(strong, part) for part in _with_tails(parts, strong)]
    if max(shares) == 1.0:
        return min(shares) < 1.0
    if min(shares) == 0.0 or len(asked.phrase.parts) > 1:
        return min(shares) == 0.0
    return any(len(_beside(strong, bare(part))) > _SAYS_LITTLE for part in parts)


def _with_tails(parts: Sequence[str], strong: Sequence[Group]) -> list[str]:
    """Give each part without a head of its own the asked words that the last one ends in: 甲和乙补助 is 甲补助 too."""
    last = parts[-1]
    start = len(last)
    while start:
        before = [start - len(w) for g in strong for w in g.alternatives if w and last[:start].endswith(w)]
        if not before:
            break
        start = min(before)
    # A part that is asked from its first word on has no tail: it is asked as a whole.
    tail = last[start:] if start else ""
    return [part if NOUN_END.search(part) else f"{part}\n{tail}" for part in parts]


def _beside(groups: Sequence[Group], text: str) -> str:
    """Return what of a part is not among the asked words."""
    for group in groups:
        for word in group.alternatives:
            where = find_word(word, text)
            if where:
                text = text[: where[0]] + text[where[1] :]
    return text


def narrowest(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Split off, in each report, year and measure, shared amounts that cover more things than another one does."""
    least: dict[tuple[object, ...], int] = {}
    for c in candidates:
        if len(c.parts) > 1:
            key = _group(c)
            least[key] = min(least.get(key, len(c.parts)), len(c.parts))
    wider = {c.figure.id for c in candidates if len(c.parts) > 1 and len(c.parts) > least[_group(c)]}
    return [c for c in candidates if c.figure.id not in wider], [c for c in candidates if c.figure.id in wider]


def wholes(
    candidates: Sequence[Candidate], titles: Callable[[str], str], kinds: Container[str]
) -> tuple[list[Candidate], list[Figure]]:
    """Split off numbers of some kinds that are a part of another one in the list: same report, year and measure.

    A part is printed after 其中, or is named by the whole and more, or adds up to it with its neighbours, or stands
    in a report that is about the whole by its title (`titles` gives it folded for a report's id). The points of an
    indicator are a part of the total score.
    """
    groups: dict[tuple[object, ...], list[Candidate]] = {}
    for c in candidates:
        if c.figure.kind in kinds:
            groups.setdefault(_group(c), []).append(c)
    parts: dict[str, Figure] = {}
    for group in groups.values():
        if 1 < len(group) <= _MOST_ROWS:
            title = titles(group[0].figure.report)
            parts |= {c.figure.id: c.figure for c in _parts_among(group, title)}
    return [c for c in candidates if c.figure.id not in parts], list(parts.values())


def _parts_among(group: Sequence[Candidate], title: str) -> Iterable[Candidate]:
    for c in group:
        f = c.figure
        larger = [o for o in group if _yuan(o) >= _yuan(c) and o is not c]
        before = any(o.figure.amount_start < f.amount_start for o in larger)
        indicator = f.kind == "score" and f.table is not None and not is_total_score(f)
        total = any(is_total_score(o.figure) or o.figure.table is None for o in larger)
        if (indicator and total) or ("其中" in f.quote[: f.amount_start - f.start] and before):
            yield c
    for whole in group:
        smaller = [c for c in group if _yuan(c) < _yuan(whole) and c.subject != whole.subject]
        if not whole.subject:
            continue
        of_title = whole.subject in title
        for c in smaller:
            if whole.subject in c.subject or (of_title and c.subject and c.subject not in title):
                yield c
        yield from _adding_up(smaller, _yuan(whole))


def _adding_up(rows: Sequence[Candidate], total: Decimal) -> list[Candidate]:
    """Return neighbours in the text, at least two, that add up to a total to the yuan."""
    rows = sorted(rows, key=lambda c: c.figure.amount_start)
    for first in range(len(rows)):
        added = Decimal(0)
        for last in range(first, len(rows)):
            added += _yuan(rows[last])
            if last > first and added == total:
                return list(rows[first : last + 1])
            if added > total:
                break
    return []


def _group(c: Candidate) -> tuple[object, ...]:
    return (c.figure.report, c.figure.year, same_measure(c.figure.measure), c.figure.kind)


def _yuan(c: Candidate) -> Decimal:
    return worth(c.figure) or Decimal(0)
