"""Sections: boundaries, levels and types, against the labels.

A predicted section is right where it begins and ends with the label's first and last character; blanks, and what
cleaning takes out, are left aside on both sides. Labels give places in the raw file, which the source map turns
into places in the text. Labels of width zero (a section that the file has lost) cannot be found and are left out.
Level and type are compared where the boundaries are right.

Some labels call a title alone a cover, others do not (the title is the document's own heading): `besides_titles_f1`
leaves such labels out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gold import GoldSet
from eval.metrics import PRF, EvalResult, mean, prf
from indexer.model import Section, Span
from indexer.read import read
from indexer.sections import text_to_sections
from indexer.text import ReportText, clean
from indexer.vocabulary import Vocabulary

Row = Mapping[str, Any]
# Types that the labels were written without, and what they call such sections.
_COARSER = {
    "contents": {"fragment"},
    "glossary": {"other"},
    "three_public": {"final_accounts_expenditure"},
    "agency_running_costs": {"other", "final_accounts_expenditure"},
    "government_procurement": {"other", "final_accounts_expenditure"},
    "state_assets_held": {"other", "final_accounts_expenditure"},
    "management_process": {"indicator_completion", "budget_execution", "other"},
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One report's comparison: pairs (label, section), labels missed, sections too many, equal beginnings."""

    pairs: tuple[tuple[Row, Section], ...]
    missed: tuple[Row, ...]
    extra: tuple[Section, ...]
    starts: int


def run(gold: Path, reports: Path | None = None, only: Sequence[str] = ()) -> EvalResult:
    """Read every labelled report and compare its sections with the labels."""
    labels = GoldSet.load(gold, reports, only)
    vocabulary = Vocabulary.load()
    codes = {type_.zh: code for code, type_ in vocabulary.section_types.items()}
    items: list[dict[str, Any]] = []
    boundaries, beginnings, besides = PRF(0, 0, 0), PRF(0, 0, 0), PRF(0, 0, 0)
    levels: list[float] = []
    types: list[float] = []
    for doc, file in labels.labelled():
        if not labels.sections[doc]:  # an excerpt labelled for its amounts alone
            continue
        text = clean(read(file.read_bytes(), file.name))
        sections = text_to_sections(doc, text, vocabulary)
        rows = [row for row in labels.sections[doc] if row["end"] > row["start"]]
        judged = judge(rows, sections, text)
        found = prf(len(judged.pairs), len(sections), len(rows))
        boundaries += found
        titles = sum(_is_title(row, sections[0], text) for row in judged.missed)
        besides += prf(len(judged.pairs), len(sections), len(rows) - titles)
        beginnings += prf(judged.starts, len(sections), len(rows))
        right_levels = [float(row["level"] == section.level) for row, section in judged.pairs]
        right_types = [float(same_type(codes.get(row["type"]), section.type)) for row, section in judged.pairs]
        levels += right_levels
        types += right_types
        items.append(
            {
                "doc": doc,
                "boundary_f1": found.f1,
                "gold": len(rows),
                "predicted": len(sections),
                "matched": len(judged.pairs),
                "starts": judged.starts,
                "levels": mean(right_levels),
                "types": mean(right_types),
                "errors": _errors(judged, codes, text.text),
            }
        )
    summary = {
        **boundaries.summary("boundary_"),
        "besides_titles_f1": besides.f1,
        "start_f1": beginnings.f1,
        "level_accuracy": mean(levels),
        "type_accuracy": mean(types),
    }
    return EvalResult("sections", summary, items)


def judge(rows: Sequence[Row], sections: Sequence[Section], text: ReportText) -> Judged:
    """Pair labels with sections of the same first and last character, each once."""
    left = list(sections)
    pairs: list[tuple[Row, Section]] = []
    missed: list[Row] = []
    for row in rows:
        span = _bare(text.text, text.source.span_from_source(row["start"], row["end"]))
        same = [s for s in left if _bare(text.text, Span(s.start, s.end)) == span]
        if same:
            best = min(same, key=lambda section: abs(section.level - row["level"]))
            left.remove(best)
            pairs.append((row, best))
        else:
            missed.append(row)
    wanted = [_bare(text.text, text.source.span_from_source(row["start"], row["end"])).start for row in rows]
    starts = 0
    for section in sections:
        start = _bare(text.text, Span(section.start, section.end)).start
        if start in wanted:
            wanted.remove(start)
            starts += 1
    return Judged(tuple(pairs), tuple(missed), tuple(left), starts)


def same_type(wanted: str | None, given: str) -> bool:
    """Whether a section's type is the label's, or a finer one that the label's set does not have."""
    return given == wanted or wanted in _COARSER.get(given, ())


def _is_title(row: Row, document: Section, text: ReportText) -> bool:
    """Whether a labelled cover holds nothing but the title, which is the document's heading."""
    title = _bare(text.text, Span(document.start, document.heading_end))
    return row["type"] == "封面" and _bare(text.text, text.source.span_from_source(row["start"], row["end"])) == title


def _bare(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _errors(judged: Judged, codes: Mapping[str, str], text: str) -> list[str]:
    """Return what was missed, added or misnamed, in words."""
    found = [f"missed {row['start']}-{row['end']} level {row['level']} {row['heading'][:40]}" for row in judged.missed]
    for section in judged.extra:
        head = text[section.start : section.start + 30].replace("\n", "|")
        found.append(f"extra {section.start}-{section.end} level {section.level} {head}")
    for row, section in judged.pairs:
        if not same_type(codes.get(row["type"]), section.type):
            found.append(f"type of {row['heading'][:30]}: {section.type}, not {codes.get(row['type'], row['type'])}")
        if row["level"] != section.level:
            found.append(f"level of {row['heading'][:30]}: {section.level}, not {row['level']}")
    return found
