"""Running text -> drafts of figures, clause by clause, the subject carried over.

`保险预算60万，实际65.28万元` is two figures of one item; `基本支出451万元，较上年增加12万元` a base and its change;
`其中：` opens the parts of what was said before; `项目名：702万元，每人每月900元` names its item before a colon.
A clause that names no item speaks of the last one named: in the sentence, the paragraph, the section's project,
the report's project, or else of the unit itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.cues import Cues
from indexer.drafts import Draft
from indexer.items import clean_lead, is_whole, parts_of, subject_of
from indexer.quantities import Quantity, find_quantities, find_years, narrow
from indexer.vocabulary import Vocabulary

_REACH = 100  # how far back a phrase may begin
_SENTENCE = re.compile(r"[。！？!?]|；|;")
_STOP = "，,；;。！？：:\n\t"
_OPEN, _CLOSE = "（(［【", "）)］】"
_GRADE = re.compile(
    r"(?:等级|等次|档次|评价结果|自评结果|评定结果|评为|评定|结论)(?:评定|确定)?(?:为|是|：|:|达到)?[ 　]?[“\"「‘]?"
    r"(优秀|良好|合格|不合格|较好|较差|优|良|中|差)(?=[”\"」’]|[，。；,;、）)\s]|等次|级|$)"
)
_LONE_GRADE = re.compile(r"\s*[“\"]?(优秀|良好|合格|不合格|较差|优|良|中|差)[”\"]?[。\s]*$")
_SCORED = re.compile(r"得分|总分|评分|自评|评定|打分|综合评|评价|计分|分值|满分|投入|产出|决策")
_DROPPED = re.compile(r"(?:扣减?|扣除|低于|高于|不足|不低于|超过|相差|差)[^，。]{0,4}$")
_TARGETED = re.compile(r"目标(?:是|为|值|：|:)|绩效目标|力争|预期|要求")
_PEOPLE = re.compile(r"人口|人数|人次|户数|面积|里程|产量|客流|点击|阅读|粉丝|亩|株|册")
_AMONG = re.compile(r"其中|包括|包含|分别[为是]|构成|明细|如下|含")
_CHANGED_TO = re.compile(r"^(?:再)?(?:提高|调整|增加|上调|上升|提升|降低|下调|减少|下降|降)(?:到|至|为)|^降至")
_CHANGED_FROM = re.compile(r"[由从]")
_QUOTED = re.compile(r"[“《][^”》\n]{0,60}[”》]")
_NOUN_END = re.compile(r"(?:经费|项目|资金|补贴|补助|保险|工程|救助|费用?|金|建设|改造|服务|整治|采购)[”）)]?$")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the text around a paragraph says: its section and report."""

    year: int | None
    year_basis: str
    section_year: int | None = None
    section_type: str = ""
    project: str | None = None
    report_project: str | None = None
    default: str = "executed"


@dataclass(slots=True)
class _State:
    """What is carried from one clause of a paragraph to the next."""

    subject: str = ""
    subject_start: int = -1
    year: int | None = None
    label: str = ""
    listed: list[str] = field(default_factory=list)
    listing: str | None = None  # the measure that a list's label gives to its members
    parent: str | None = None  # the measure of what 其中 opens
    drafts: list[Draft] = field(default_factory=list)
    sentence: list[Draft] = field(default_factory=list)


class ProseReader:
    """Reads the paragraphs of one report."""

    def __init__(self, text: str, cues: Cues, vocabulary: Vocabulary) -> None:
        """Hold the text and the tables that every paragraph is read with."""
        self.text = text
        self.view = narrow(text)
        self.cues = cues
        self.vocabulary = vocabulary

    def read(self, start: int, end: int, scene: Scene) -> list[Draft]:
        """Return the drafts of the paragraph at `start` to `end`, in order."""
        quantities = [q for q in find_quantities(self.text, start, end) if q.kind != "count"]
        grades = list(self._grades(start, end, scene))
        if not quantities:
            return grades
        state = _State()
        self._head(start, end, quantities[0].start, state)
        for sentence_start, sentence_end, full in self._sentences(start, end):
            inside = [q for q in quantities if sentence_start <= q.start < sentence_end]
            self._sentence(sentence_start, sentence_end, inside, scene, state)
            if full:
                state.sentence, state.year = [], None
                state.listing = None
        drafts = state.drafts + grades
        return sorted(drafts, key=lambda draft: draft.amount_start)

    def _sentences(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Yield start, end and whether a full stop (not a semicolon) ends it."""
        for found in _SENTENCE.finditer(self.text, start, end):
            yield start, found.start(), found.group() not in "；;"
            start = found.end()
        if start < end:
            yield start, end, True

    def _head(self, start: int, end: int, first: int, state: _State) -> None:
        """Take the run-in head of a list item as its subject: `● 厕所革命。完成改造780座…`."""
        line = self.text[start : min(end, start + 40)]
        lead = clean_lead(line)
        if not line[:lead].strip():
            return
        found = re.compile(r"[。：:]").search(line, lead)
        if found and start + found.start() < first and 2 <= found.start() - lead <= 25:
            head = line[lead : found.start()]
            if not re.search(r"[，；]", head):
                a, b = subject_of(head, self.cues)
                state.subject, state.subject_start = head[a:b] or head, start + lead + a

    def _sentence(self, start: int, end: int, inside: list[Quantity], scene: Scene, state: _State) -> None:
        low = start
        years = find_years(self.text[start:end]) if inside else []
        for number, q in enumerate(inside):
            phrase_start, label = self._phrase(low, q.start)
            before = self.text[low:phrase_start]
            for found in years:
                if low <= start + found.end <= q.start:
                    state.year = found.last
            draft = self._draft(q, phrase_start, label, before, start, end, scene, state)
            low = q.end
            if draft is None:
                continue
            state.drafts.append(draft)
            state.sentence.append(draft)
            if number and _CHANGED_TO.match(draft.words.strip()) and len(state.sentence) > 1:
                earlier = state.sentence[-2]
                if _CHANGED_FROM.search(earlier.words) and earlier.year is not None:
                    earlier.year -= 1
                draft.measure = earlier.measure if earlier.kind == draft.kind else draft.measure

    def _phrase(self, low: int, position: int) -> tuple[int, str]:
        """Return where the phrase before `position` begins, and the label before a colon there."""
        low = max(low, position - _REACH)
        start = self._back(low, position)
        if start > low and self.text[start - 1] in _OPEN and not self.text[start:position].strip(" 　约共计合"):
            start = self._back(low, start - 1)  # 名称（51.6万元）
        label = ""
        if start > low and self.text[start - 1] in "：:":
            label_start = self._back(low, start - 1)
            label = self.text[label_start : start - 1]
            if not self.text[start:position].strip(" 　约共计合") and not _AMONG.search(label):
                return label_start, ""
        return start, label

    def _back(self, low: int, position: int) -> int:
        """Go back to the clause mark before `position`, over closed brackets."""
        depth = 0
        for index in range(position - 1, low - 1, -1):
            char = self.text[index]
            if char in _CLOSE:
                depth += 1
            elif char in _OPEN:
                if depth == 0:
                    return index + 1
                depth -= 1
            elif depth == 0 and char in _STOP:
                return index + 1
            elif char == "、" and depth == 0 and index == low:
                return index + 1
        return low

    def _draft(
        self, q: Quantity, start: int, label: str, before: str, sentence: int, end: int, scene: Scene, state: _State
    ) -> Draft | None:
        phrase = self.text[start : q.start]
        if not self._is_figure(q, phrase, sentence, scene, state):
            return None
        if _AMONG.search(label) or _AMONG.search(before[-8:]) or re.match(r"[\s，]*(?:其中|包括|含)", phrase):
            state.parent = next((d.measure for d in reversed(state.drafts) if d.kind == "money" and not d.direction), None)
        elif label and not _AMONG.search(label):
            self._open_list(label, state)
        subject, subject_start = self._subject(q, phrase, start, sentence, scene, state)
        after = self.text[q.end : min(end, q.end + 30)]
        draft = Draft.of(q, subject, phrase[clean_lead(phrase) :], min(subject_start, start), "other", None)
        self._place_in_time(draft, phrase, scene, state)
        self._measure(draft, q, phrase, after, scene, state)
        self._quote(draft, start, subject_start, sentence, q)
        if subject:
            draft.parts = parts_of(subject, self.vocabulary)
            if subject == state.label and state.listed:
                draft.parts = tuple(state.listed)
        if self._in_name(q):
            draft.measure, draft.flags = "other", [*draft.flags, "inside_name"]
        draft.project = scene.project
        return draft

    def _open_list(self, label: str, state: _State) -> None:
        start = clean_lead(label)
        if state.label != label[start:]:
            state.label, state.listed = label[start:], []
            state.listing = self.cues.measure(label)

    def _is_figure(self, q: Quantity, phrase: str, sentence: int, scene: Scene, state: _State) -> bool:
        if q.kind == "percent":
            return not q.words
        context = self.text[max(sentence, q.start - 80) : q.start]
        if q.kind == "score":
            if q.words or _DROPPED.search(phrase):
                return False
            return bool(_SCORED.search(context)) or any(d.kind == "score" for d in state.sentence)
        if q.bare:
            known = self.cues.measure(phrase) or _NOUN_END.search(phrase.rstrip()) or state.sentence
            return bool(known) and not _PEOPLE.search(phrase)
        return True

    def _subject(
        self, q: Quantity, phrase: str, start: int, sentence: int, scene: Scene, state: _State
    ) -> tuple[str, int]:
        """Return the subject and where it stands (the number itself where it stands outside the paragraph)."""
        a, b = subject_of(phrase, self.cues)
        subject = phrase[a:b].strip()
        if subject and len(subject) > 1 and not (scene.project and subject in ("项目支出", "项目资金", "项目预算")):
            state.subject, state.subject_start = subject, start + a
            if state.listing and state.label:
                state.listed.append(subject)
            return subject, start + a
        if scene.project and subject:
            return scene.project, q.start
        if state.label and state.listed and not state.listing:
            return state.label, q.start
        if any(d.subject for d in state.sentence):
            return state.subject, state.subject_start
        named = self._named_before(sentence, start)
        if named is not None:
            state.subject, state.subject_start = named
            return named
        if state.subject and not (is_whole(state.subject) and (scene.project or scene.report_project)):
            return state.subject, state.subject_start
        return (scene.project or scene.report_project or ""), q.start

    def _named_before(self, sentence: int, start: int) -> tuple[str, int] | None:
        """Return what earlier clauses of the sentence name: a quoted name, an item of the catalogue."""
        low = max(sentence, start - 160)
        earlier = self.text[low:start]
        quoted = list(_QUOTED.finditer(earlier))
        if quoted and _NOUN_END.search(quoted[-1].group()[:-1]):
            return quoted[-1].group()[1:-1], low + quoted[-1].start() + 1
        concepts = self.vocabulary.concepts_in(earlier)
        if concepts:
            return earlier[concepts[-1].start : concepts[-1].end], low + concepts[-1].start
        return None

    def _place_in_time(self, draft: Draft, phrase: str, scene: Scene, state: _State) -> None:
        if state.year is not None:
            draft.year, draft.year_basis = state.year, "printed"
        elif scene.section_year is not None:
            draft.year, draft.year_basis = scene.section_year, "heading"
        else:
            draft.year, draft.year_basis = scene.year, scene.year_basis
        past = self.cues.first("past", phrase)
        compared = self.cues.first("compare", phrase)
        joined = phrase[past.end :][:2] if past else ""
        if past and not (compared and compared.start < past.end) and not joined.startswith(("结", "度结")):
            base = scene.year if scene.year is not None else draft.year
            if base is not None:
                draft.year, draft.year_basis = base - 1, "inferred" if scene.year_basis == "inferred" else scene.year_basis
            draft.flags.append("past")

    def _measure(self, draft: Draft, q: Quantity, phrase: str, after: str, scene: Scene, state: _State) -> None:
        if draft.kind == "score":
            draft.measure, draft.measure_basis = "score", "printed"
            if re.search(r"满分|分值|权重", phrase):
                draft.flags.append("weight")
            return
        if self._compared(draft, phrase, state):
            draft.measure_basis = "printed"
            return
        if draft.kind == "percent":
            self._percent(draft, phrase, after, scene, state)
            return
        named = self.cues.measure(phrase)
        late = self.cues.first("outside", self.text[q.end : q.end + 40])
        draft.measure_basis = "printed" if named else "inferred"
        if q.per or self.cues.is_unit_price(phrase) or named == "standard" or re.match(r"的?(?:补助|收费)?标准", after):
            draft.measure, draft.measure_basis = "standard", "printed"
        elif late and (named in (None, "executed")):
            draft.measure, draft.measure_basis = "executed_outside", "printed"
        elif state.parent and (named is None or (named == "executed" and draft.subject.endswith("支出"))):
            draft.measure = state.parent
        elif named:
            draft.measure = named
        else:
            draft.measure = state.listing or scene.default
        if draft.measure == "initial_budget" and phrase.rstrip().endswith("预算资金"):
            draft.flags.append("ambiguous_measure")
        self._previous(draft, scene)

    def _previous(self, draft: Draft, scene: Scene) -> None:
        """Make the spending of an earlier year the previous year's value."""
        past = "past" in draft.flags
        draft.flags = [flag for flag in draft.flags if flag != "past"]
        earlier = draft.year is not None and scene.year is not None and draft.year < scene.year
        if draft.measure in ("executed", "income") and (past or earlier):
            draft.measure = "previous"
            draft.flags.append("comparative_year")

    def _compared(self, draft: Draft, phrase: str, state: _State) -> bool:
        """Read a change, a variance or their rates; return whether it is one."""
        compared = self.cues.first("compare", phrase)
        ending = self.cues.find("direction", phrase)
        last = ending[-1] if ending else None
        at_end = last is not None and last.end - last.start > 1 and not phrase[last.end :].strip(" 　了约近额率为达到：:")
        if _CHANGED_TO.match(phrase.strip()):
            return False
        if compared is None and not at_end:
            return False
        named = self.cues.measure(phrase)
        if compared is None and named in ("supplement", "reduction", "saving"):
            return False
        if (compared is None and last is not None and last.code in ("over",)) or named == "variance":
            draft.measure, draft.direction = "variance", "over"
            return True
        if last is None:
            return False
        draft.direction = last.code
        if compared is not None:
            draft.measure = "change" if compared.code == "previous_year" else "variance"
            if draft.measure == "variance":
                draft.direction = {"increase": "over", "decrease": "under"}[last.code] if last.code in ("increase", "decrease") else last.code
            return True
        measures = {d.measure for d in state.sentence}
        if "variance" in measures and "change" not in measures:
            draft.measure, draft.direction = "variance", "over" if last.code == "increase" else "under"
        elif {"initial_budget", "executed"} <= measures and "previous" not in measures:
            draft.measure, draft.direction = "variance", "over" if last.code == "increase" else "under"
        else:
            draft.measure = "change"
        return True

    def _percent(self, draft: Draft, phrase: str, after: str, scene: Scene, state: _State) -> None:
        named = self.cues.measure(phrase)
        stripped = phrase.rstrip(" 　为达到约")
        if named in ("rate", "share"):
            draft.measure, draft.measure_basis = named, "printed"
        elif stripped.endswith("占") or re.search(r"占[^，。]{1,20}[的比例重]{1,2}$", stripped):
            draft.measure, draft.measure_basis = "share", "printed"
        elif re.match(r"(?:以上|以下)?的?(?:目标|指标|要求|年度)", after) or named == "target" or scene.section_type == "targets":
            draft.measure = "target"
        elif _TARGETED.search(self.text[max(0, draft.amount_start - 80) : draft.amount_start].split("。")[-1]):
            draft.measure = "target"
        else:
            draft.measure = "other"
        draft.flags = [flag for flag in draft.flags if flag != "past"]

    def _quote(self, draft: Draft, start: int, subject_start: int, sentence: int, q: Quantity) -> None:
        """Set the smallest stretch that holds the number and, where this sentence names it, the item."""
        own = start + clean_lead_visible(self.text[start : q.start])
        if sentence <= subject_start < q.start:
            draft.quote_start = min(own, subject_start)
        else:
            draft.quote_start = own
            draft.item_basis = "heading" if draft.subject else "document"
        draft.flags = [flag for flag in draft.flags if flag != "past"]

    def _in_name(self, q: Quantity) -> bool:
        """Say whether the number stands inside a quoted name or in the bracket of a longer one."""
        low, high = max(0, q.start - 40), min(len(self.text), q.end + 40)
        before, after = self.text[low : q.start].split("\n")[-1], self.text[q.end : high].split("\n")[0]
        for opening, closing in ("“”", "《》"):
            inside = before.rfind(opening) > before.rfind(closing)
            if inside and 0 <= after.find(closing) and after[: after.find(closing)].strip():
                return True
        return before.rstrip()[-1:] in _OPEN and re.match(r"[)）](?:项目|专项|工程|资金)", after) is not None

    def _grades(self, start: int, end: int, scene: Scene) -> Iterator[Draft]:
        found = list(_GRADE.finditer(self.text, start, end))
        lone = _LONE_GRADE.match(self.text[start:end]) if scene.section_type == "conclusion" else None
        if not found and lone:
            yield self._grade(start + lone.start(1), start + lone.end(1), start + lone.start(1), scene)
        for match in found:
            yield self._grade(match.start(1), match.end(1), match.start(), scene)

    def _grade(self, start: int, end: int, quote_start: int, scene: Scene) -> Draft:
        subject = scene.project or scene.report_project or ""
        closing = end + 1 if self.text[end : end + 1] in ("”", "\"", "」") else end
        draft = Draft(
            "grade", None, None, None, start, end, closing, subject, self.text[quote_start:start], quote_start,
            "grade", scene.year, year_basis=scene.year_basis, measure_basis="printed",
        )  # fmt: skip
        draft.project = scene.project
        return draft


def clean_lead_visible(phrase: str) -> int:
    """Return the length of the marks and list numbers that a quote leaves out."""
    found = re.match(r"[\s、，；。：:;,●○◆■▪•·]*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳])?\s*", phrase)
    return found.end() if found else 0
