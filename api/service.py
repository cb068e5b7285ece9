"""Questions to one index: question -> Plan -> candidates -> evidence -> Answer."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from functools import cached_property

from api.absence import as_related, judge_absence, saying_none, without
from api.answer import Found, status_of, to_answer
from api.candidates import Judge
from api.claims import Verdict, judge
from api.editions import counted, judged_with_editions, only_elsewhere, with_editions
from api.evidence import Evidence, find_evidence
from api.model import Answer, Plan, RankedPassage, Reading, Scope, SearchResult, Unresolved
from api.model import Evidence as Citations
from api.places import AskedPlace, AskedPlaces, full_name, same_place
from api.question import Asked, Reader, is_foreign
from api.reforms import breaks
from api.retrieve import Retriever, covering
from api.subject import Subjects
from api.wording import QuestionWords
from indexer.model import Filters, Report
from indexer.store import Index

_NO_FILTERS = Filters()
_SUPPORTING = 5
_ANSWERING = 8
_ENOUGH = 0.6  # of the asked words that a passage must hold to answer in words


@dataclass(slots=True)
class _Clock:
    """Milliseconds spent in each stage."""

    timings: dict[str, float] = field(default_factory=dict)
    _since: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.timings[stage] = round((now - self._since) * 1000, 1)
        self._since = now


class Service:
    """Answers questions from one open index; may be shared by threads."""

    def __init__(self, index: Index) -> None:
        self.index = index

    @cached_property
    def _reports(self) -> dict[str, Report]:
        return {report.id: report for report in self.index.catalogue.reports()}

    @cached_property
    def _only_in_others(self) -> frozenset[str]:
        return self.index.catalogue.only_in_other_editions()

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.index.vocabulary, self.index.gazetteer, self.index.tokenizer)

    @cached_property
    def _figures(self) -> Judge:
        index = self.index
        subjects = Subjects(index.vocabulary, QuestionWords(index.vocabulary), self._reports)
        return Judge(index.catalogue, index.gazetteer, index.vocabulary, subjects, self._reports)

    @cached_property
    def _retriever(self) -> Retriever:
        return Retriever(self.index)

    def ask(self, question: str, filters: Filters = _NO_FILTERS, lang: str = "auto") -> Answer:
        """Answer a question within the filters.

        Raises QuestionError for a question that is empty, too long or without a word.
        """
        clock = _Clock()
        asked = self._reader.read(question, self.index.catalogue.years(), lang)
        clock.lap("question")
        asked, readings = self._settle(asked, filters)
        unanswerable = is_foreign(asked.text) or asked.says_nothing or asked.personal or asked.plan.intent == "coverage"
        evidence = Evidence() if unanswerable else find_evidence(self._figures, asked, filters)
        if asked.in_words and not asked.measures:
            evidence = _in_words(asked, evidence)
        if evidence == Evidence() and asked.phrase.strong and not unanswerable and not asked.in_words:
            similar = self._retriever.similar_figures(asked.plan.phrase, self._narrowed(asked, filters))
            evidence = Evidence(related=similar, near=bool(similar))
        if asked.excluded:
            gone = {code for place in asked.excluded for c in place.codes for code in self._around(c)}
            evidence = without(evidence, lambda figure: figure.region_code in gone)
        answering, passages = self._passages(asked, filters, bool(evidence.rows))
        if asked.absent:
            asked, evidence, answering = self._absent(asked, evidence, filters)
        clock.lap("passages")
        evidence = self._with_editions(asked, evidence, filters, unanswerable)
        verdict = judged_with_editions(self._judge(asked, evidence, answering), asked.amounts, evidence.editions)
        clock.lap("evidence")
        scope = self._scope(filters, evidence.cut)
        covered: tuple[str, ...] = ()
        if asked.plan.intent == "coverage":
            within = counted(self.index.catalogue.reports(self._narrowed(asked, filters)))
            covered = tuple(report.id for report in within)
            scope = replace(scope, searched=len(covered))
        asked = self._with_reforms(asked, evidence, answering)
        found = Found(asked, evidence, verdict, answering, covered, passages, readings, scope)
        answer = to_answer(found, self._reports, self.index.vocabulary)
        if asked.absent and verdict is None:  # a text that says none is evidence of its own place alone
            answer = replace(answer, status=evidence.without_rows)
        elif asked.absent and verdict is not None and not verdict.against:
            answer = replace(answer, evidence=Citations(for_=tuple(each.n for each in answer.citations)))
        clock.lap("answer")
        return replace(answer, timings=clock.timings)

    def _with_editions(self, asked: Asked, evidence: Evidence, filters: Filters, unanswerable: bool) -> Evidence:
        """Show what other editions print otherwise; where nothing answers, what only they print."""
        if evidence.rows or unanswerable or filters.editions or not (only := self._only_in_others):
            return with_editions(evidence, self.index.catalogue)
        wider = find_evidence(self._figures, asked, replace(filters, editions=True))
        return only_elsewhere(evidence, wider, only)

    def _with_reforms(self, asked: Asked, evidence: Evidence, texts: tuple[RankedPassage, ...]) -> Asked:
        """Note where a body before a reform answers for the one after it, or both answer."""
        figures = [row.figure.organisation for row in evidence.rows]
        named = (self._reports[each.passage.report].organisation for each in texts)
        notes = breaks(asked.plan.organisations, (*figures, *named))
        return replace(asked, plan=replace(asked.plan, unresolved=(*asked.plan.unresolved, *notes))) if notes else asked

    def _absent(
        self, asked: Asked, evidence: Evidence, filters: Filters
    ) -> tuple[Asked, Evidence, tuple[RankedPassage, ...]]:
        """Return the question, the evidence and the texts where something is said not to be.

        Silence shows nothing, which the answer says unless a claim can be judged.
        """
        texts = saying_none(self._retriever.rank(asked.text, self._narrowed(asked, filters)), asked.phrase)
        claim = asked.plan.intent == "check_claim"
        if not claim:
            evidence = as_related(evidence)
        if not claim or judge_absence(evidence, texts, bool(asked.places)) is None:
            note = Unresolved("absence", asked.text)
            asked = replace(asked, plan=replace(asked.plan, unresolved=(*asked.plan.unresolved, note)))
        return asked, evidence, texts[:_ANSWERING]

    def search(self, query: str, filters: Filters = _NO_FILTERS, limit: int = 10, offset: int = 0) -> SearchResult:
        """Rank passages by a query. Raises QuestionError as `ask` does."""
        clock = _Clock()
        asked = self._reader.read(query)
        ranked = self._retriever.rank(asked.text, filters, depth=max(100, offset + limit))
        clock.lap("search")
        end = offset + limit
        scope = self._scope(filters, False)
        matched = len({self._first(each.passage.report) for each in ranked})
        return SearchResult(
            query=query,
            items=tuple(ranked[offset:end]),
            total=len(ranked),
            next=end if end < len(ranked) else None,
            scope=replace(scope, matched=matched),
            timings=clock.timings,
        )

    def _first(self, report_id: str) -> str:
        """Return the edition of a report that counts."""
        return self._reports[report_id].edition_of or report_id

    def _settle(self, asked: Asked, filters: Filters) -> tuple[Asked, tuple[Reading, ...]]:
        """Read a name that fits several places as each of those that reports are from."""
        indexed = set(self.index.catalogue.region_codes())
        places: list[AskedPlace] = []
        open_codes: tuple[str, ...] = ()
        for place in asked.places:
            known = tuple(code for code in place.codes if not indexed.isdisjoint(self._around(code)))
            places.append(AskedPlace(place.text, known or place.codes))
            if len(known) > 1:
                open_codes = known
        settled = replace(asked, places=tuple(places), plan=self._named(asked, places))
        if not open_codes:
            return settled, ()
        return settled, tuple(self._reading(settled, code, open_codes, filters) for code in open_codes)

    def _named(self, asked: Asked, places: list[AskedPlace]) -> Plan:
        """Return the plan with each place as narrow as the index makes it, and the candidates that remain."""
        regions, unresolved = AskedPlaces(tuple(places), ()).for_plan(self.index.gazetteer)
        for before, after in zip(asked.places, places, strict=True):
            if len(before.codes) > 1 and len(after.codes) == 1:
                candidates = ("/".join(self.index.gazetteer.lineage(after.codes[0])),)
                unresolved = (*unresolved, Unresolved("region", before.text, candidates))
        others = tuple(each for each in asked.plan.unresolved if each.kind != "region")
        return replace(asked.plan, regions=regions, unresolved=(*unresolved, *others))

    def _around(self, code: str) -> tuple[str, ...]:
        gazetteer = self.index.gazetteer
        return (*same_place(gazetteer, (code,)), *gazetteer.descendants(code))

    def _reading(self, asked: Asked, code: str, among: tuple[str, ...], filters: Filters) -> Reading:
        places = tuple(AskedPlace(p.text, (code,)) if p.codes == among else p for p in asked.places)
        evidence = find_evidence(self._figures, replace(asked, places=places), filters)
        label = full_name(self.index.gazetteer, code)
        status = status_of(evidence.rows) or evidence.without_rows
        return Reading(label, status, tuple(row.figure.id for row in evidence.rows))

    def _judge(self, asked: Asked, evidence: Evidence, texts: tuple[RankedPassage, ...]) -> Verdict | None:
        if asked.plan.intent != "check_claim":
            return None
        if asked.absent:
            return judge_absence(evidence, texts, bool(asked.places))
        return judge(asked, evidence, self.index.vocabulary, lambda: self._has_reports(asked))

    def _has_reports(self, asked: Asked) -> bool:
        indexed = set(self.index.catalogue.region_codes())
        codes = {code for place in asked.places for c in place.codes for code in self._around(c)}
        return not asked.places or not indexed.isdisjoint(codes)

    def _passages(
        self, asked: Asked, filters: Filters, answered: bool
    ) -> tuple[tuple[RankedPassage, ...], tuple[RankedPassage, ...]]:
        """Return the passages that answer in words, and those that only stand beside the figures."""
        if is_foreign(asked.text):
            return (), ()
        within = self._narrowed(asked, filters)
        ranked = self._retriever.rank(asked.text, within)
        if not asked.in_words:
            return (), tuple(ranked[:_SUPPORTING])
        found = covering(ranked, asked.phrase, _ENOUGH) if asked.phrase.strong else ranked
        in_section = [each for each in found if each.passage.section_type in asked.sections]
        if asked.sections and (in_section or not asked.phrase.strong):
            found = in_section
        del answered
        return tuple(found[:_ANSWERING]), tuple(ranked[:_SUPPORTING])

    def _narrowed(self, asked: Asked, filters: Filters) -> Filters:
        """Add the question's place, years and department to the filters, where these leave them open."""
        if filters.regions is None and asked.places:
            codes = {c for place in asked.places for c in same_place(self.index.gazetteer, place.codes)}
            filters = replace(filters, regions=tuple(sorted(codes)))
        if filters.years is None and asked.years:
            filters = replace(filters, years=(min(asked.years), max(asked.years)))
        if filters.department is None and len(asked.departments) == 1:
            filters = replace(filters, department=asked.departments[0])
        return filters

    def _scope(self, filters: Filters, cut: bool) -> Scope:
        catalogue = self.index.catalogue
        within = self._reports.values() if filters == _NO_FILTERS else catalogue.reports(_of_reports(filters))
        searched = list(within)
        reports, once = len(counted(self._reports.values())), len(counted(searched))
        return Scope(reports, once, 0, len(catalogue.failures()), cut, len(searched) - once)


def _in_words(asked: Asked, evidence: Evidence) -> Evidence:
    """No number was asked for: the item's figures stand beside the words; for a wording not even that."""
    if asked.plan.intent in ("wording", "define", "source"):
        return Evidence()
    rows = tuple(row.figure for row in evidence.rows)
    return Evidence(beside=(*rows, *evidence.beside), cut=evidence.cut)


def _of_reports(filters: Filters) -> Filters:
    """Keep what narrows reports: a figure's item, measure or amount does not say what was searched."""
    return Filters(regions=filters.regions, department=filters.department)
