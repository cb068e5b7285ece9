"""Evidence becomes an answer: status, rows with citations, passages, calculations, and the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from api.calculate import calculate
from api.claims import Verdict
from api.evidence import Evidence, Row
from api.model import (
    Answer,
    AnswerFigure,
    Citation,
    RankedPassage,
    Reading,
    Scope,
)
from api.model import Evidence as Citations
from api.question import Asked
from api.sentence import Said, to_text
from indexer.model import Figure, Passage, Report
from indexer.vocabulary import Vocabulary


@dataclass(slots=True)
class Citer:
    """Numbers the quotes that an answer rests on, each once, from 1."""

    reports: Mapping[str, Report]
    cited: dict[tuple[str, int, int], Citation] = field(default_factory=dict)

    def cite(self, source: Figure | Passage) -> int:
        """Return the number of the citation of a figure's or passage's quote."""
        key = (source.report, source.start, source.end)
        if key not in self.cited:
            report = self.reports[source.report]
            self.cited[key] = Citation(
                n=len(self.cited) + 1,
                report=report.id,
                file=report.file,
                sha256=report.sha256,
                text_sha256=report.text_sha256,
                section=source.section,
                page=source.page,
                quote=source.quote if isinstance(source, Figure) else source.text,
                start=source.start,
                end=source.end,
            )
        return self.cited[key].n


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found for a question; `answering` passages answer in words, `passages` support.

    `covered` are the ids of the reports within the question, where it asks what the index holds.
    """

    asked: Asked
    evidence: Evidence
    verdict: Verdict | None
    answering: tuple[RankedPassage, ...]
    covered: tuple[str, ...]
    passages: tuple[RankedPassage, ...]
    readings: tuple[Reading, ...]
    scope: Scope


def status_of(rows: Sequence[Row]) -> str | None:
    """Return the state that rows put an answer in, None where there are none.

    Over several reports one direct or composite row answers; the standing stays each row's own.
    """
    if not rows:
        return None
    standings = {row.standing for row in rows}
    if len({row.figure.report for row in rows}) > 1:
        return "answered" if standings & {"direct", "composite"} else "conflicting"
    if "conflicting" in standings:
        return "conflicting"
    return "composite" if standings == {"composite"} else "answered"


def to_answer(found: Found, reports: Mapping[str, Report], vocabulary: Vocabulary) -> Answer:
    """Assemble the answer; every figure and passage that it rests on is cited."""
    asked, evidence = found.asked, found.evidence
    citer = Citer(reports)
    rows = _ordered(asked, evidence.rows)
    evidence = replace(evidence, rows=tuple(rows))
    figures = tuple(AnswerFigure(row.figure, row.standing, citer.cite(row.figure)) for row in rows)
    supporting = Citations()
    if found.verdict is not None:
        supporting = Citations(
            tuple(dict.fromkeys(citer.cite(f) for f in found.verdict.for_)),
            tuple(dict.fromkeys(citer.cite(f) for f in found.verdict.against)),
        )
    for each in found.answering:
        citer.cite(each.passage)
    above = _above(reports.values())
    calculations = calculate(asked, rows, vocabulary, above)
    status = _status(found, rows)
    passages = _unique((*found.answering, *found.passages))
    matched = {reports[each.report].edition_of or each.report for each in citer.cited.values()}
    scope = replace(found.scope, matched=len(matched))
    said = Said(
        asked,
        evidence,
        status,
        found.verdict,
        calculations,
        scope,
        len(found.answering),
        found.readings,
        above,
    )
    return Answer(
        question=asked.text,
        lang=asked.lang,
        plan=asked.plan,
        status=status,
        verdict=found.verdict.verdict if found.verdict else None,
        text=to_text(said, vocabulary),
        figures=figures,
        beside=(*evidence.editions, *evidence.beside),
        related=evidence.related,
        readings=found.readings,
        reports=found.covered or tuple(sorted(matched)),
        passages=passages,
        evidence=supporting,
        calculations=calculations,
        citations=tuple(citer.cited.values()),
        scope=scope,
    )


def _status(found: Found, rows: Sequence[Row]) -> str:
    if len(found.readings) > 1 and rows:
        return "ambiguous"
    if found.verdict is not None and found.verdict.verdict == "not_found":
        return found.evidence.without_rows
    by_rows = status_of(rows)
    if by_rows is not None:
        return by_rows
    if found.verdict is not None and found.verdict.against:
        return "answered"
    if found.answering or found.covered:
        return "answered"
    return found.evidence.without_rows


def _ordered(asked: Asked, rows: Sequence[Row]) -> list[Row]:
    """Order rows by value for a ranking, by place and year otherwise."""
    descending = asked.plan.aggregation != "min"
    if asked.plan.intent == "rank":
        return sorted(rows, key=lambda row: row.figure.amount_yuan or row.figure.value or 0, reverse=descending)
    return sorted(rows, key=lambda row: (row.figure.region_code or "", row.figure.year or 0, row.figure.amount_start))


def _above(reports: Iterable[Report]) -> dict[str, str]:
    """Return the city over each indexed place that shares its name with another, by code."""
    codes: dict[str, dict[str, str]] = {}
    for report in reports:
        region = report.region
        if region.code is not None and region.name is not None and len(region.lineage) > 1:
            codes.setdefault(region.name, {})[region.code] = region.lineage[-2]
    return {code: city for places in codes.values() if len(places) > 1 for code, city in places.items()}


def _unique(passages: Iterable[RankedPassage]) -> tuple[RankedPassage, ...]:
    kept: dict[tuple[str, int], RankedPassage] = {}
    for each in passages:
        kept.setdefault((each.passage.report, each.passage.start), each)
    return tuple(kept.values())
