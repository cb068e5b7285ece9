"""Figures: found, worth, year, measure, item, parts, project and restatement, against the labels.

A predicted figure and a labelled one are the same where they stand in the same report, are worth the same (yuan
for money, the number for ratios and scores) and the places of their numbers overlap; year and measure are then
compared. Labels give raw-file offsets; predictions are mapped back through the report's source map. The label
`other` of a value in an 完成值 column agrees with the code `achieved`, which the labels do not use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gold import GoldSet
from eval.metrics import PRF, EvalResult, bigram_agreement, prf
from indexer.document import read_document
from indexer.model import Figure
from indexer.regions import Gazetteer
from indexer.text import SourceMap
from indexer.vocabulary import Vocabulary

Row = Mapping[str, Any]
# Directions as some labels have them.
_SIDES = {"超支": "over", "节约": "under", "增加": "increase", "减少": "decrease", "下降": "decrease"}
_KINDS = ("money", "percent", "score", "grade")


@dataclass(frozen=True, slots=True)
class Placed:
    """A predicted figure with the place of its number in the raw file."""

    figure: Figure
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One report's comparison: pairs (label, figure), labels missed, figures too many."""

    pairs: tuple[tuple[Row, Figure], ...]
    missed: tuple[Row, ...]
    extra: tuple[Figure, ...]


def run(gold: Path, reports: Path | None = None, only: Sequence[str] = ()) -> EvalResult:
    """Read every labelled report with the real pipeline and compare its figures with the labels."""
    labels = GoldSet.load(gold, reports, only)
    vocabulary, gazetteer = Vocabulary.load(), Gazetteer.load(labels.regions)
    items: list[dict[str, Any]] = []
    totals: dict[str, PRF] = {}
    agreed: dict[str, list[bool]] = {}
    by_basis: dict[tuple[str, str], list[bool]] = {}
    for doc, path in labels.labelled():
        document = read_document(path.read_bytes(), path.name, vocabulary, gazetteer)
        source = SourceMap.from_bytes(document.source_map)
        placed = [_placed(figure, source) for figure in document.figures]
        items.append(judge(doc, labels.figures[doc], placed, totals, agreed))
        note_bases(labels.figures[doc], placed, by_basis)
    return EvalResult("figures", summarise(totals, agreed, items) | bases_in_words(by_basis), items)


def note_bases(rows: Sequence[Row], placed: Sequence[Placed], by_basis: dict[tuple[str, str], list[bool]]) -> None:
    """Add, for each amount found, whether item, measure and year are right, by where each was read."""
    money = [p for p in placed if p.figure.kind == "money"]
    for row, figure in match([r for r in rows if r["kind"] == "money"], money).pairs:
        right = {
            "item": bigram_agreement(figure.item, row["item"]) >= 0.5,
            "measure": _measure(row, figure),
            "year": _year(row, figure),
        }
        for name, is_right in right.items():
            by_basis.setdefault((name, figure.basis.get(name, "none")), []).append(is_right)


def bases_in_words(by_basis: Mapping[tuple[str, str], Sequence[bool]]) -> dict[str, str]:
    """Return, for each attribute and basis: its accuracy, how many were read so, and which share of all."""
    whole: dict[str, int] = {}
    for (name, _), values in by_basis.items():
        whole[name] = whole.get(name, 0) + len(values)
    return {
        f"{name}_from_{basis}": f"{sum(values)} of {len(values)} right: {_share(values):.3f}; "
        f"{len(values) / whole[name]:.0%} of all"
        for (name, basis), values in sorted(by_basis.items())
    }


def _placed(figure: Figure, source: SourceMap) -> Placed:
    return Placed(figure, source.to_source(figure.amount_start), source.to_source(figure.amount_end - 1) + 1)


def judge(
    doc: str, rows: Sequence[Row], placed: Sequence[Placed], totals: dict[str, PRF], agreed: dict[str, list[bool]]
) -> dict[str, Any]:
    """Compare one report; add to the totals and return its row with every error."""
    item: dict[str, Any] = {"doc": doc}
    errors: list[str] = []
    for kind in _KINDS:
        judged = match([r for r in rows if r["kind"] == kind], [p for p in placed if p.figure.kind == kind])
        found = len(judged.pairs)
        sizes = (found + len(judged.extra), found + len(judged.missed))
        tests: list[tuple[str, Callable[[Row, Figure], bool]]] = [("value", lambda r, f: True), ("year", _year)]
        if kind == "money":
            tests.append(("measure", lambda r, f: _year(r, f) and _measure(r, f)))
            _agreements(judged.pairs, agreed, {r["id"]: r for r in rows}, {p.figure.id: p.figure for p in placed})
        for name, test in tests:
            score = prf(sum(test(r, f) for r, f in judged.pairs), *sizes)
            key = f"{kind}_{name}"
            totals[key] = totals.get(key, PRF(0, 0, 0)) + score
            if kind == "money":
                item[f"{name}_f1"] = score.f1
        if kind != "grade" and kind != "money":
            item[kind] = prf(found, *sizes).f1
        errors += _errors(kind, judged)
    item["items"] = _share([bigram_agreement(f.item, r["item"]) >= 0.5 for r, f in _paired(rows, placed)])
    item["errors"] = errors
    return item


def _paired(rows: Sequence[Row], placed: Sequence[Placed]) -> Iterable[tuple[Row, Figure]]:
    for kind in _KINDS:
        yield from match([r for r in rows if r["kind"] == kind], [p for p in placed if p.figure.kind == kind]).pairs


def match(rows: Sequence[Row], placed: Sequence[Placed]) -> Judged:
    """Pair labels and figures one to one by worth and overlapping place."""
    free = list(placed)
    pairs, missed = [], []
    for row in rows:
        hit = next((p for p in free if _same(row, p)), None)
        if hit is None:
            missed.append(row)
        else:
            free.remove(hit)
            pairs.append((row, hit.figure))
    return Judged(tuple(pairs), tuple(missed), tuple(p.figure for p in free if "inside_name" not in p.figure.flags))


def _same(row: Row, placed: Placed) -> bool:
    if placed.end <= row["amount_start"] or row["amount_end"] <= placed.start:
        return False
    figure = placed.figure
    if row["kind"] == "money":
        return bool(figure.amount_yuan == row["amount_yuan"])
    return bool(row["kind"] == "grade" or row["value"] is None or figure.value == row["value"])


def _year(row: Row, figure: Figure) -> bool:
    return bool(row["year"] == figure.year)


def _measure(row: Row, figure: Figure) -> bool:
    return bool(row["measure"] == figure.measure) or (row["measure"], figure.measure) == ("other", "achieved")


def _agreements(
    pairs: Sequence[tuple[Row, Figure]],
    agreed: dict[str, list[bool]],
    rows: Mapping[str, Row],
    figures: Mapping[str, Figure],
) -> None:
    """Add what is compared once a figure is found: item, parts, project, restatement, direction.

    Excerpts whose labels name no section are labelled for value, year, measure and item alone.
    """
    whole = any(row.get("section") for row in rows.values())
    for row, figure in pairs:
        agreed.setdefault("item", []).append(bigram_agreement(figure.item, row["item"]) >= 0.5)
        if whole and (row["shared_with"] or figure.shared_with):
            agreed.setdefault("shared_with", []).append(bool(row["shared_with"]) == bool(figure.shared_with))
        if row["project"]:
            agreed.setdefault("project", []).append(bigram_agreement(figure.project or "", row["project"]) >= 0.5)
        if whole and (row["restates"] or figure.restates):
            first, other = rows.get(row["restates"]), figures.get(figure.restates or "")
            same = first is not None and other is not None and first["amount_yuan"] == other.amount_yuan
            agreed.setdefault("restates", []).append(same)
        if row["direction"] or figure.direction:
            agreed.setdefault("direction", []).append(_side(row) == figure.direction)
        agreed.setdefault("quote", []).append(
            _bare(figure.quote) in _bare(row["quote"]) or _bare(row["quote"]) in _bare(figure.quote)
        )


def _side(row: Row) -> str | None:
    return _SIDES.get(row["direction"], row["direction"])


def _errors(kind: str, judged: Judged) -> list[str]:
    found = [f"missed {kind} {_show(row['quote'])} = {row['amount']}" for row in judged.missed]
    found += [f"extra {kind} {_show(f.quote)} = {f.value} ({f.item})" for f in judged.extra]
    for row, figure in judged.pairs:
        wrong = []
        if not _year(row, figure):
            wrong.append(f"year {figure.year} for {row['year']}")
        if kind == "money" and not _measure(row, figure):
            wrong.append(f"measure {figure.measure} for {row['measure']}")
        if bigram_agreement(figure.item, row["item"]) < 0.5:
            wrong.append(f"item {figure.item} for {row['item']}")
        if kind == "money" and bool(row["shared_with"]) != bool(figure.shared_with):
            wrong.append(f"parts {figure.shared_with} for {row['shared_with']}")
        if kind == "money" and bool(row["restates"]) != bool(figure.restates):
            wrong.append(f"restates {figure.restates} for {row['restates']}")
        if kind == "money" and row["project"] and bigram_agreement(figure.project or "", row["project"]) < 0.5:
            wrong.append(f"project {figure.project} for {row['project']}")
        if kind == "money" and _side(row) != figure.direction:
            wrong.append(f"direction {figure.direction} for {row['direction']}")
        if wrong:
            found.append(f"{kind} {_show(row['quote'])}: {'; '.join(wrong)}")
    return found


def _bare(quote: str) -> str:
    """Return a quote without the blanks that only set its words apart, which cleaning takes out."""
    return "".join(quote.split())


def _show(quote: str) -> str:
    return repr(quote.replace("\n", "⏎").replace("\t", "→")[-70:])


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 1.0


def summarise(
    totals: Mapping[str, PRF], agreed: Mapping[str, Sequence[bool]], items: Sequence[Mapping[str, Any]]
) -> dict[str, float | int | str]:
    """Return the figures over all reports and their means per report."""
    summary: dict[str, float | int | str] = {}
    for name in ("money_value", "money_year", "money_measure"):
        summary |= totals.get(name, PRF(0, 0, 0)).summary(f"{name}_")
    for name in ("percent_value", "percent_year", "score_value", "grade_value"):
        if name in totals:
            summary[f"{name}_f1"] = totals[name].f1
    for name, values in sorted(agreed.items()):
        summary[f"{name}_agreement"] = _share(values)
        summary[f"{name}_compared"] = len(values)
    scored = [item["measure_f1"] for item in items]
    summary["mean_money_measure_f1"] = float(sum(scored) / len(scored)) if scored else 0.0
    return summary
