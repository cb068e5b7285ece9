"""An answer, or ranked passages, as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.calculate import in_its_unit
from api.model import Answer, Calculation, Citation, Scope, SearchResult
from api.sentence import near
from indexer.corrections import read_amount
from indexer.messages import message
from indexer.model import Figure, Passage, Report
from indexer.numerals import plain
from indexer.vocabulary import Vocabulary
from web.terminal import Column, paragraph, table

SHOWN_APART = 8  # rows of related figures; --json shows all
SHOWN_PASSAGES = 3
SHOWN_LINES = 8  # of one passage; a table of scores may have a hundred


@dataclass(frozen=True, slots=True)
class Writer:
    """Puts records into words of one language, fitted to a width (None: as long as they come)."""

    lang: str
    fit: int | None
    vocabulary: Vocabulary
    reports: Mapping[str, Report]

    def say(self, key: str, **params: object) -> str:
        """Return a sentence of the catalogue."""
        return message(key, self.lang, **params)

    # Words for what a figure carries

    def measure(self, code: str) -> str:
        """Return the name of a measure."""
        known = self.vocabulary.measures.get(code)
        return code if known is None else (known.zh if self.lang == "zh" else known.en)

    def place(self, found: Figure | Passage) -> str:
        """Return where a figure or passage is from, with a mark where the report is fictional."""
        report = self.reports.get(found.report)
        lineage = report.region.lineage if report and report.region.code == found.region_code else ()
        name = "".join(lineage[-2:]) or found.region or ""
        return name + (f"（{self.say('cli.fictional')}）" if report and report.fictional else "")

    def item(self, figure: Figure) -> str:
        """Return what a figure is for, with what shares it."""
        if not figure.shared_with:
            return figure.item
        others = [name for name in figure.shared_with if name not in figure.item]
        note = self.say("cli.shared", items=others) if others else self.say("cli.shared_all")
        return f"{figure.item}（{note}）"

    def amount(self, figure: Figure) -> str:
        """Return the number as printed, with its unit."""
        value = "" if figure.value is None else plain(figure.value)
        unit = figure.unit or ("" if figure.kind != "percent" else "%")
        read = read_amount(figure)
        mark = self.say("answer.corrected.amount" if read else "answer.corrected", read=read) if figure.original else ""
        doubt = f"（{self.say('page.flag.doubtful')}）" if "doubtful" in figure.flags else ""
        return near(value + unit, figure, self.lang) + doubt + mark

    def spot(self, start: int, end: int, page: int | None) -> str:
        """Return where in a report something stands."""
        where = self.say("cli.offsets", start=start, end=end)
        return f"{self.say('cli.page', page=page)}, {where}" if page is not None else where

    # Parts of an answer

    def answer(self, answer: Answer) -> Iterator[str]:
        """Yield the lines of an answer."""
        yield f"【{self.say(f'status.{answer.status}')}】"
        if answer.verdict:
            yield self.say("cli.answer.verdict", verdict=self.say(f"verdict.{answer.verdict}"))
        yield from paragraph(answer.text, self.fit)
        if answer.figures:
            rows = [(each.figure, self.say(f"standing.{each.standing}"), f"[{each.cite}]") for each in answer.figures]
            yield from self.heading("cli.answer.figures", len(rows))
            yield from self.figures(rows)
        yield from self.apart("cli.answer.beside", answer.beside)
        yield from self.apart("cli.answer.related", answer.related)
        if answer.readings:
            yield from self.heading("cli.answer.readings", len(answer.readings))
            for reading in answer.readings:
                yield f"  {reading.label}: {self.say(f'status.{reading.status}')}"
        if answer.calculations:
            yield from self.heading("cli.answer.calculations", len(answer.calculations))
            yield from self.calculations(answer.calculations)
        yield from self.passages([each.passage for each in answer.passages], SHOWN_PASSAGES)
        yield from self.citations(answer.citations)
        yield ""
        yield self.scope(answer.scope)

    def heading(self, key: str, count: int) -> Iterator[str]:
        """Yield a heading with the number of what follows, after a blank line."""
        yield ""
        yield f"## {self.say(key)} ({count})"

    def figures(self, rows: Sequence[tuple[Figure, str, str]]) -> Iterator[str]:
        """Yield a table of (figure, standing, where it stands)."""
        columns = [
            Column(self.say("column.region")),
            Column(self.say("column.year")),
            Column(self.say("column.item")),
            Column(self.say("column.measure")),
            Column(self.say("column.amount"), right=True),
            Column(self.say("column.standing")),
            Column(self.say("column.where")),
        ]
        cells = [
            (
                self.place(figure),
                str(figure.year or ""),
                self.item(figure),
                self.measure(figure.measure),
                self.amount(figure),
                standing,
                where,
            )
            for figure, standing, where in rows
        ]
        used = [number for number in range(len(columns)) if any(row[number] for row in cells)]
        yield from table([columns[n] for n in used], [[row[n] for n in used] for row in cells], self.fit)

    def apart(self, key: str, figures: Sequence[Figure]) -> Iterator[str]:
        """Yield a table of figures that are shown apart from the answer."""
        if not figures:
            return
        yield from self.heading(key, len(figures))
        rows = [(figure, "", f"{figure.file}:{figure.start}") for figure in figures[:SHOWN_APART]]
        yield from self.figures(rows)
        if len(figures) > SHOWN_APART:
            yield self.say("cli.answer.more", count=len(figures) - SHOWN_APART)

    def calculations(self, calculations: Iterable[Calculation]) -> Iterator[str]:
        """Yield what was computed here, each with its formula."""
        for each in calculations:
            number, unit = in_its_unit(each)
            value = "—" if number is None else plain(number) + unit
            yield f"  {each.label}: {each.formula} = {value}" if each.formula else f"  {each.label}: {value}"

    def passages(self, passages: Sequence[Passage], shown: int) -> Iterator[str]:
        """Yield passages with where they stand."""
        if not passages:
            return
        yield from self.heading("cli.answer.passages", len(passages))
        for number, passage in enumerate(passages[:shown], 1):
            yield from self.passage(f"{number}.", passage)
        if len(passages) > shown:
            yield self.say("cli.answer.more", count=len(passages) - shown)

    def passage(self, label: str, passage: Passage) -> Iterator[str]:
        """Yield one passage: its place, then its words."""
        head = " ".join(str(part) for part in (self.place(passage), passage.year, passage.project) if part)
        yield f"{label} {head} · {passage.file} · {self.spot(passage.start, passage.end, passage.page)}"
        lines = [line.strip() for line in passage.text.splitlines() if line.strip()]
        for line in lines[:SHOWN_LINES]:
            yield from paragraph(line, self.fit, "   ")
        if len(lines) > SHOWN_LINES:
            yield f"   {self.say('cli.answer.more_lines', count=len(lines) - SHOWN_LINES, report=passage.report)}"

    def citations(self, citations: Sequence[Citation]) -> Iterator[str]:
        """Yield every quote with its place."""
        if not citations:
            return
        yield from self.heading("cli.answer.citations", len(citations))
        for cite in citations:
            yield f"[{cite.n}] {cite.file} · {self.spot(cite.start, cite.end, cite.page)}"
            yield from paragraph(cite.quote, self.fit, "    ")

    def scope(self, scope: Scope) -> str:
        """Return what was searched, and whether anything was cut."""
        text = self.say(
            "cli.answer.scope",
            reports=scope.reports,
            searched=scope.searched,
            matched=scope.matched,
            unreadable=scope.unreadable,
        )
        return text + (self.say("cli.answer.truncated") if scope.truncated else "")

    def search(self, result: SearchResult) -> Iterator[str]:
        """Yield ranked passages."""
        for number, each in enumerate(result.items, 1):
            yield from self.passage(f"{number}. ({each.score:.2f})", each.passage)
        yield ""
        yield self.scope(result.scope)
