"""Running text -> drafts of figures, clause by clause, the subject carried over.

`保险预算60万，实际65.28万元` is two figures of one item; `基本支出451万元，较上年增加12万元` a base and its change;
`其中：` opens the parts of what was said before. A clause that names no item speaks of the last one named: in the
sentence, the paragraph, the section's project, the report's project, or else of the unit itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning import relations
from indexer.meaning.announced import announced_names
from indexer.meaning.budget_codes import is_own_line
from indexer.meaning.context import RESULTS, Context
from indexer.meaning.cues import Cues
from indexer.meaning.declared import Declaration, Declarations
from indexer.meaning.deductions import lost_for
from indexer.meaning.drafts import Draft
from indexer.meaning.fiscal import is_line
from indexer.meaning.givers import level_parts
from indexer.meaning.grades import Grades, draws_grade, goes_on_as_score, heads_points, is_had, is_score
from indexer.meaning.item_heads import account_line
from indexer.meaning.item_words import is_of_all
from indexer.meaning.items import NOUN_END, is_whole
from indexer.meaning.joined import are_summed, are_together, kept_as_one, may_join, parts_of
from indexer.meaning.like_for_like import with_basis, without_adjustment
from indexer.meaning.measures import measures_of
from indexer.meaning.named_behind import changed_behind
from indexer.meaning.pairing import Pairing
from indexer.meaning.phrases import (
    CLOSING,
    OPENING,
    Phrase,
    is_in_name,
    leads_to_use,
    length_of_marks,
    over_aside,
    phrase_before,
    sentences,
)
from indexer.meaning.procurement import in_procurement, settle_kind
from indexer.meaning.scene import Scene, State
from indexer.meaning.settling import Settler
from indexer.meaning.shared import give_parts, goes_on, together_in
from indexer.meaning.subjects import SubjectReader
from indexer.meaning.thresholds import threshold
from indexer.meaning.told_behind import add_aspect, named_behind, use_behind, words_behind
from indexer.meaning.told_of_before import tell_of_those_before
from indexer.meaning.wholes import is_rest_of
from indexer.meaning.years import YearReader, time_flags, years_gone_through
from indexer.quantities import Quantity, find_quantities, find_years
from indexer.vocabulary import Vocabulary

_LONGEST_QUOTE = 600  # characters from what an amount is for to the amount; real ones have not a fifth of it
_PEOPLE = re.compile(r"人口|人数|人次|户数|面积|里程|产量|客流|点击|阅读|粉丝|亩|株|册|总量")
_PARENTS = ("executed", "income", "initial_budget", "revised_budget", "contract", "planned", "payout", "allocated",
            "received", "supplement", "carry_in", "carryover", "arrears", "requested", "balance",
            "executed_outside", "variance", *RESULTS)  # fmt: skip
_HOLDS = re.compile(
    r"[（(](?:含|包括|包含)(?!部分|[^、（()）]{1,8}[镇乡县市区][)）])([^（()）\d]{2,36})[)）]|，(?:包括|包含|涵盖)([^，。；（()）\d：:]{4,40})(?=[。；]|$)"
)
_HOLDS_BEGINS = ("（含", "（包", "(含", "(包", "，包", "，涵")
_FEW, _YEAR_ALONE = 8, 7  # numbers before one that say what it may be, characters of （2023年度
_FRAME = re.compile(r"(?:[而但]|其中|目前)?[^，。；：\d]{0,2}(?:\d{4}年度?)?[^，。；：\d]{2,16}(?:(?<!其)中|的部分)，")
_FRAME_END, _LONGEST_FRAME = re.compile("[中分]，"), 34  # characters that a frame can have
_TIMES = ("×", "*", "✕", "x", "X")
_BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
_SUM = re.compile(r"[，、]?(?:以上)?(?:合计|共计|总计)")


class ProseReader:
    """Reads the paragraphs of one report."""

    def __init__(self, text: str, cues: Cues, vocabulary: Vocabulary) -> None:
        """Hold the text and the tables that every paragraph is read with."""
        self.text = text
        self.cues = cues
        self.measures = measures_of(cues)
        self.years = YearReader(self.measures.comparisons)
        self.settler = Settler(text, self.measures.comparisons)
        self.subjects = SubjectReader(text, cues, vocabulary)
        self.vocabulary = vocabulary
        self.pairing = Pairing(text, cues)
        large = text.count("万元") + text.count("亿元")
        self.in_wan = large >= text.count("元") - large > 0
        self.declarations = Declarations()  # the units that hold for bare numbers
        self._graded = Grades(text)
        self._announced = announced_names(text, cues)
        self._account: tuple[str, int] | None = None  # that the line before named, and where
        self._wholes: tuple[int, list[Draft]] = (-1, [])  # of the paragraph before, and where it ended
        self._declared: dict[int, Declaration] = {}  # by the start of the numbers that they make amounts

    def read(self, start: int, end: int, scene: Scene) -> list[Draft]:
        """Return the drafts of the paragraph at `start` to `end`, in order."""
        printed = find_quantities(self.text, start, end)
        if self.declarations:
            printed = [self._with_unit(q) for q in printed]
        quantities = [q for q in printed if q.kind != "count"]
        account, self._account = self._account, None
        if not quantities:
            self._account = account_line(self.text, start, end)
            return self._grades(start, end, scene)
        state, scene = State((start, end)), in_procurement(self.text, start, end, scene)
        self.subjects.head(start, end, quantities[0].start, state)
        if account is not None and not state.subject:
            state.subject, state.subject_start = account
            state.head = account[0]
        elif scene.account and scene.account not in self.text[start:end]:
            state.subject = scene.account
        state.whole = relations.wholes_before(self.text, start, self._wholes)
        index = 0
        for low, high in sentences(self.text, start, end):
            first = index
            while index < len(quantities) and quantities[index].start < high:
                index += 1
            if first == index:  # （1）森林防火工作。
                self.subjects.head(low, min(high + 1, end), high + 1, state)
                self._pass_over(low, high, state)
                continue
            self._sentence(low, high, quantities[first:index], scene, state)
            if index == len(quantities):  # what is carried on from here has nothing to be carried to
                break
        self._wholes = end, state.whole
        grades = self._grades(start, end, scene)
        return sorted(state.drafts + grades, key=lambda draft: draft.amount_start) if grades else state.drafts

    def _pass_over(self, start: int, end: int, state: State) -> None:
        """Carry on over a sentence without a number."""
        self.subjects.leave_parts(state)
        state.parent = None
        state.scored = state.scored and relations.goes_on_parts(self.text, start)
        if years := find_years(self.text[start:end]):
            state.last_year = years[-1].last

    def _sentence(self, start: int, end: int, inside: Sequence[Quantity], scene: Scene, state: State) -> None:
        self.subjects.begin(start, state)
        state.year, state.listing, state.parent, state.subject_here = None, None, None, False
        state.scored = state.scored and relations.goes_on_parts(self.text, start)  # 得分84分。其中：决策12分
        state.spread, state.looked, state.divided = [], None, None
        state.measures, state.outside, state.ratio, state.spanned, state.since = set(), [], None, False, False
        state.added, state.period, state.aside, state.over = False, "", False, None
        frame_end = _FRAME_END.search(self.text, start, min(start + _LONGEST_FRAME, end))
        state.begun, state.framed = len(state.drafts), frame_end.end() if frame_end else -1
        state.whole = [draft for draft in state.whole[-6:] if draft.amount_start >= start - 400]
        years = find_years(self.text[start:end])
        gone_through = years_gone_through(self.text[start:end], years, scene.year)
        state.series, state.several = gone_through > 2, gone_through > 1
        low, seen, given = start, 0, dict[int, Phrase]()
        bracketed = _BRACKET.search(self.text, start, end) is not None
        for number, q in enumerate(inside):
            phrase = phrase_before(self.text, low, q.start)
            if number not in given and (several := self.pairing.read(phrase, inside, number, scene.year, state)):
                given |= {number + offset: each for offset, each in enumerate(several)}
            phrase = given.get(number, phrase)
            while seen < len(years) and start + years[seen].end <= q.start:
                self.years.note(self.text, years[seen], start, scene, state)
                seen += 1
            stop = inside[number + 1].start if number + 1 < len(inside) else end
            if bracketed:
                self._step_brackets(low, phrase.start, state)
            after = words_behind(self.text, q.end, stop)
            state.joined = number + 1 < len(inside) and stop == q.end + len(after)
            if line := threshold(self.text, q, phrase, scene):
                state.drafts.append(line)
            elif again := relations.written_again(self.text, q, state):
                state.drafts.append(again)
            elif self._is_figure(q, phrase.words, start, state):
                phrase = over_aside(self.text, phrase, start, inside[:number])
                self._draft(q, phrase, after, start, inside[number : number + 40], scene, state)
            low = max(q.end, state.used_to)
        for found in years[seen:]:
            state.last_year = found.last
        self.settler.arrive(start, end, scene, state)

    def _with_unit(self, q: Quantity) -> Quantity:
        """Give a bare number the unit that is declared for it."""
        read, declaration = self.declarations.read(q)
        if declaration is not None:
            self._declared[read.start] = declaration
        return read

    def _step_brackets(self, low: int, high: int, state: State) -> None:
        """Come back, behind a closing bracket, to what was spoken of before it: 支出5万元（其中…2万元），占…."""
        at = low
        while at < high and (bracket := _BRACKET.search(self.text, at, high)):
            index, char, at = bracket.start(), bracket.group(), bracket.end()
            if char in OPENING:
                self.subjects.note(low, index, state)
                year = state.year if state.year_at < index else state.year_before
                state.outside.append((state.subject, state.subject_start, state.parent, year, index))
            elif state.outside:
                state.subject, state.subject_start, state.parent, year, opened = state.outside.pop()
                aside = self.text[at : at + 1] in ("，", "；") and index - opened > _YEAR_ALONE
                if opened < state.year_at < index and (opened < low or aside):
                    # 预算90万元（2021年为85万元），支出88万元; 项目15个（含2023年转列5个），年初预算…
                    state.year = year

    def _is_figure(self, q: Quantity, words: str, sentence: int, state: State) -> bool:
        if q.kind == "percent":
            return not q.words and self.text[q.start - 1 : q.start] not in _TIMES  # ×100%
        if q.kind == "score":
            beside = state.scored or goes_on_as_score(self.text, q.end) or heads_points(self.text, q.start, q.end)
            told = not q.words and is_score(words, self.text[max(sentence, q.start - 80) : q.start], beside)
            return told and not draws_grade(self.text, q.start, q.end)
        if q.bare:
            known = self.cues.measure(words) or NOUN_END.search(words.rstrip()) or state.measures
            return bool(known) and not _PEOPLE.search(words)
        return True

    def _draft(
        self,
        q: Quantity,
        phrase: Phrase,
        after: str,
        sentence: int,
        ahead: Sequence[Quantity],
        scene: Scene,
        state: State,
    ) -> None:
        self._open_parts(q, phrase, sentence, ahead, state)
        state.hint = None
        together = together_in(q, phrase, self.text[sentence : phrase.start], state, self.cues, self.vocabulary)
        lead = self.subjects.lead(phrase.words, scene)
        subject, subject_start = self.subjects.read(q, phrase, lead, sentence, scene, state)
        if phrase.named:
            subject, subject_start = self.subjects.name(phrase.named, phrase.start, state)
        name = self._announced.get(q.start)
        told = "" if name else without_adjustment(phrase.words)  # what may tell a measure
        if name:
            subject, subject_start = self.subjects.name(name.of(self.text), name.start, state)
        own_item = phrase.start <= subject_start < q.start
        behind = use_behind(q.kind, phrase.words, subject, own_item, after, state.joined, self.cues)  # 2万元用于慰问
        state.used_to = q.end + behind[1] if behind else -1
        if behind := behind or changed_behind(phrase.words, after):
            subject, subject_start = named_behind(after, behind, q.end, state)
        words = with_basis(phrase.words, lead)
        own = phrase.start + length_of_marks(self.text[phrase.start : q.start])
        draft = Draft.of(q, subject, words, own, "other", None)
        if (declared := self._declared.get(q.start)) is not None:
            draft.unit_basis, draft.unit_place = "heading", (declared.place.start, declared.place.end)
            draft.flags.append("unit_from_header")
        self.years.place(draft, phrase.words, self.text[max(sentence, own - 16) : own], scene, state)
        self.measures.read(draft, q, told, after, self._context(q, phrase, sentence, scene, state))
        self.settler.settle(draft, told, scene, state)
        if scene.brackets is not None:
            scene.brackets.settle(draft, self.text)
        if behind:
            draft.end = q.end + behind[1]
        elif sentence <= subject_start < q.start:
            draft.quote_start = min(own, subject_start) if q.start - subject_start <= _LONGEST_QUOTE else own
        else:
            draft.item_basis = "heading" if subject else "document"
        if subject and (may_join(subject) or subject == state.label):
            draft.parts = self._parts_of(draft, phrase, subject_start, scene, state)
        if together and not draft.parts:
            give_parts(draft, together, subject)
        self._mark(draft, q, phrase, after)
        state.used_to = max(state.used_to, add_aspect(draft, phrase.words, q.end, after, state.joined))
        draft.project, draft.head = subject if name else scene.project, state.head
        self._remember(draft, state)
        settle_kind(self.text, draft, scene)

    def _parts_of(
        self, draft: Draft, phrase: Phrase, subject_start: int, scene: Scene, state: State
    ) -> tuple[str, ...]:
        """Return what shares an amount whose subject, which may stand outside of its paragraph, joins several."""
        subject, start = draft.subject, draft.amount_start
        own = phrase.start <= subject_start < start
        if not goes_on(draft, phrase, own, self.cues):
            return self._as_one(draft, state)
        if subject == state.label and len(state.listed) > 1 and "来源" not in subject and draft.value:
            return tuple(state.listed)
        titled = subject_start == start and subject == scene.report_project  # of which each amount is but one
        if titled or ("计" in phrase.words and _SUM.fullmatch(phrase.words.strip())):  # 合计1,000万元
            return ()
        together = are_together(phrase.words) or (own and are_summed(phrase.words, subject))
        return parts_of(subject, self.cues, self.vocabulary, together) or self._as_one(draft, state)

    def _as_one(self, draft: Draft, state: State) -> tuple[str, ...]:
        """Return what a subject joins where the paragraph says that as many were booked as one: 两个子项一并招标."""
        if state.as_one is None:
            state.as_one = kept_as_one(self.text, *state.paragraph)
        if not state.as_one or draft.measure == "standard":
            return ()
        parts = parts_of(draft.subject, self.cues, self.vocabulary, together=True)
        return parts if state.as_one in (1, len(parts)) else ()

    def _open_parts(self, q: Quantity, phrase: Phrase, sentence: int, ahead: Sequence[Quantity], state: State) -> None:
        """Open, go on with or leave a list of parts."""
        if relations.comes_back(self.text, q, sentence, state) or is_rest_of(state, phrase.words):
            return
        if phrase.among:
            state.parent = relations.whole_of(self.text, state, ahead) or relations.last_whole(state, ahead)
            if state.parent is None and phrase.opener:  # 结转项目包括…
                state.listing = self.cues.measure(phrase.opener)
        elif taken_from := relations.taken_from(self.text, phrase.start, ahead, state):
            state.over, state.parent = state.parent, taken_from
        elif state.parent is None and leads_to_use(phrase):
            # 预算90万元，用于路灯30万元、绿化60万元
            state.parent = relations.whole_of(self.text, state, ahead)
        elif divided := relations.divided_whole(self.text, sentence, state, ahead):  # 按支出方向分，…
            state.parent = state.divided = divided
        elif phrase.label:
            self.subjects.open_list(phrase.label, state)
        elif state.parent is not None and relations.leaves_parts(self.text, q, sentence, state):
            self.subjects.leave_parts(state)
            state.parent = state.divided
        elif state.parent is None and q.kind == "money":
            state.parent = self._whole_by_sum(phrase.words, state, ahead)

    def _whole_by_sum(self, words: str, state: State, ahead: Sequence[Quantity]) -> Draft | None:
        """Return what the amounts to come make up to the yuan, where a phrase names only classes or no measure."""
        classes = ("费" in words or "出" in words) and relations.are_classes(words)
        if classes or self.measures.is_silent(words):
            return relations.exact_whole_of(self.text, state, ahead, classes)  # 按支出方向分，…
        return None

    def _mark(self, draft: Draft, q: Quantity, phrase: Phrase, after: str) -> None:
        """Set what the words around tell beside item, measure and year."""
        if draft.kind == "score" and draft.direction == "decrease":
            draft.title = lost_for(self.text, phrase.start)
        draft.parts = draft.parts or level_parts(draft.words)
        if after.startswith(_HOLDS_BEGINS) and (held := _HOLDS.match(after)):  # 合计100万元（含普法宣传、禁毒宣传）
            named = held.group(1) or held.group(2)
            parts = tuple(part for part in re.split("[、和及]", named) if len(part) > 1)
            # 人员经费612万元，包括工资、津贴等
            examples = held.group(1) is None and (named.endswith("等") or is_whole(draft.subject))
            draft.parts = parts if held.group(1) or (len(parts) > 1 and not examples) else draft.parts
        draft.flags += time_flags(phrase.words)
        if is_in_name(self.text, q):
            draft.measure = "other"
            draft.flags.append("inside_name")

    def _remember(self, draft: Draft, state: State) -> None:
        if state.drafts and state.measures:
            tell_of_those_before(self.text, draft, state.drafts, state.begun)
        state.drafts.append(draft)
        state.measures.add(draft.measure)
        state.scored = state.scored or draft.kind == "score"
        if draft.kind == "score" and heads_points(self.text, draft.amount_start, draft.end):
            self._open_block(draft, state)
        if draft.kind == "money" and draft.measure in _PARENTS and "inside_name" not in draft.flags:
            state.whole = [*state.whole[-7:], draft]
        parent = state.parent
        if parent is not None and draft.kind == "money" and draft.subject:
            over = draft.subject if parent is state.divided else parent.subject
            named = not is_whole(over) or is_line(over) or parent.measure == "contract" or is_own_line(over)
            named = named and (parent.measure not in RESULTS or draft.measure_basis == "inferred")
            named = named and parent.subject != draft.subject and not is_of_all(parent.subject)
            draft.under = parent.subject if named and len(parent.subject) > 2 else ""

    def _open_block(self, draft: Draft, state: State) -> None:
        """Take the points of a block for what can be had, and its name for that of the scores in its paragraph."""
        if is_had(self.text, draft.amount_start, draft.amount_end):
            draft.flags = [flag for flag in draft.flags if flag != "weight"]
        else:
            draft.flags = [*dict.fromkeys((*draft.flags, "weight"))]
        state.head = state.head or f"{self.text[draft.quote_start : draft.end]}）"

    def _context(self, q: Quantity, phrase: Phrase, sentence: int, scene: Scene, state: State) -> Context:
        start = phrase.start
        parent = relations.measure_of_parts(self.text, state.parent) if state.parent else None
        before = self.text[max(sentence, q.start - 80) : q.start]
        listing = state.listing or state.hint
        if listing is None and 0 <= state.framed <= q.start:
            if frame := _FRAME.match(self.text, sentence, q.start):  # 预算安排中，人员类项目…
                listing = self.cues.measure(frame.group())
        here = state.drafts[max(state.begun, len(state.drafts) - _FEW) :]
        near = here[-1] if here else None
        last = near if state.measures else None
        between = self.text[max(near.end if near else sentence, start - 80) : start]
        return Context(
            scene.begins, scene.default, scene.headed, scene.section_type, parent, listing,
            state.measures, before, between, last.measure if last else None, last.words if last else "",
            near.measure if near else None, near.words if near else "", near.unit or "" if near else "",
            here, scene.year, self.measures.comparisons.base_of(near),
            self.text[start - 1 : start] if start > sentence else "", phrase.series or state.series, state.joined,
            self.in_wan,
        )  # fmt: skip

    def _grades(self, start: int, end: int, scene: Scene) -> list[Draft]:
        drafts = []
        for first, last, clause in self._graded.between(start, end, scene.section_type == "conclusion"):
            closing = last + 1 if self.text[last : last + 1] in ("”", '"', "」") else last
            subject = scene.project or scene.report_project or ""
            draft = Draft("grade", None, None, None, first, last, closing, subject, "", clause, "grade", scene.year)
            if own := re.search(r"(20\d\d)年度?[^，。；]{0,12}$", self.text[max(start, clause - 20) : clause]):
                draft.year = int(own.group(1))  # 2021年度绩效评价结果为良
            draft.year_basis, draft.measure_basis, draft.project = scene.year_basis, "printed", scene.project
            drafts.append(draft)
        return drafts
