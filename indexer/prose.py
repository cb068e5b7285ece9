"""Running text -> drafts of figures, clause by clause, the subject carried over.

`保险预算60万，实际65.28万元` is two figures of one item; `基本支出451万元，较上年增加12万元` a base and its change;
`其中：` opens the parts of what was said before. A clause that names no item speaks of the last one named: in the
sentence, the paragraph, the section's project, the report's project, or else of the unit itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from indexer.cues import Cues
from indexer.drafts import Draft
from indexer.grades import find_grades, is_score
from indexer.items import NOUN_END, clean_lead, is_generic, is_whole, parts_of, subject_of
from indexer.measures import CHANGED_TO, Context, MeasureReader
from indexer.phrases import CLOSING, OPENING, Phrase, phrase_before, respectively, sentences
from indexer.quantities import Quantity, Years, find_quantities, find_years
from indexer.vocabulary import Vocabulary

_LOOK = 160  # how far back a subject is looked for in its sentence
_PEOPLE = re.compile(r"人口|人数|人次|户数|面积|里程|产量|客流|点击|阅读|粉丝|亩|株|册|总量")
_QUOTED = re.compile(r"[“《]([^“”《》\n]{2,60})[”》]")
_MARK = re.compile(r"[\s、，；。：:;,●○◆■▪•·]*(?:以及|[和及与](?!时))?(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳㈠-㈩])?\s*")
_HEAD_END = re.compile(r"[。：:]")
_PARENTS = ("executed", "income", "initial_budget", "revised_budget", "contract", "planned", "payout", "allocated",
            "received", "supplement", "carry_in", "carryover", "arrears", "requested")  # fmt: skip
_THRESHOLD = re.compile(r"单价|单件|单笔|单项|限额")


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
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class _State:
    """What is carried from one clause of a paragraph to the next."""

    subject: str = ""
    subject_start: int = -1
    subject_here: bool = False  # named in this sentence
    year: int | None = None
    last_year: int | None = None  # named anywhere in the paragraph
    label: str = ""
    listed: list[str] = field(default_factory=list)
    listing: str | None = None  # the measure that a list's label gives to its members
    hint: str | None = None  # the measure of the clause that named the subject: 年中追加项目“…”，金额50万元
    parent: Draft | None = None  # what 其中 opens
    measures: set[str] = field(default_factory=set)  # of this subject in this sentence
    scored: bool = False
    whole: list[Draft] = field(default_factory=list)  # amounts of this and the last sentence that may have parts
    drafts: list[Draft] = field(default_factory=list)


class ProseReader:
    """Reads the paragraphs of one report."""

    def __init__(self, text: str, cues: Cues, vocabulary: Vocabulary) -> None:
        """Hold the text and the tables that every paragraph is read with."""
        self.text = text
        self.cues = cues
        self.measures = MeasureReader(cues)
        self.vocabulary = vocabulary

    def read(self, start: int, end: int, scene: Scene) -> list[Draft]:
        """Return the drafts of the paragraph at `start` to `end`, in order."""
        quantities = [q for q in find_quantities(self.text, start, end) if q.kind != "count"]
        state = _State()
        if quantities:
            self._head(start, end, quantities[0].start, state)
        index = 0
        for low, high in sentences(self.text, start, end) if quantities else ():
            first = index
            while index < len(quantities) and quantities[index].start < high:
                index += 1
            self._sentence(low, high, quantities[first:index], scene, state)
        drafts = state.drafts + self._grades(start, end, scene)
        return sorted(drafts, key=lambda draft: draft.amount_start)

    def _head(self, start: int, end: int, first: int, state: _State) -> None:
        """Take a run-in head as the paragraph's subject: `● 厕所革命。完成改造780座…`, `…（款）行政运行（项）。`."""
        line = self.text[start : min(end, start + 60)]
        lead = clean_lead(line)
        found = _HEAD_END.search(line, lead)
        if not found or start + found.start() >= first or not 2 <= found.start() - lead <= 45:
            return
        head = line[lead : found.start()]
        if (line[:lead].strip() or head.endswith("（项）")) and not re.search(r"[，；]", head):
            a, b = subject_of(head, self.cues)
            state.subject, state.subject_start = head[a:b] or head, start + lead + a

    def _sentence(self, start: int, end: int, inside: Sequence[Quantity], scene: Scene, state: _State) -> None:
        state.year, state.listing, state.parent, state.subject_here, state.scored = None, None, None, False, False
        state.measures = set()
        state.whole = [draft for draft in state.whole[-6:] if draft.amount_start >= start - 400]
        years = find_years(self.text[start:end])
        low, seen, given = start, 0, dict[int, Phrase]()
        for number, q in enumerate(inside):
            phrase = phrase_before(self.text, low, q.start)
            for offset, words in enumerate(respectively(self.text, phrase, inside[number : number + 20])):
                given[number + offset] = Phrase(phrase.start, words, phrase.label, phrase.among)
            phrase = given.get(number, phrase)
            while seen < len(years) and start + years[seen].end <= q.start:
                self._note_year(years[seen], start, state)
                seen += 1
            stop = inside[number + 1].start if number + 1 < len(inside) else end
            low = q.end
            if self._is_figure(q, phrase.words, start, state):
                self._draft(q, phrase, self.text[q.end : min(stop, q.end + 40)], start, inside[number : number + 40], scene, state)
        for found in years[seen:]:
            state.last_year = found.last

    def _note_year(self, found: Years, start: int, state: _State) -> None:
        """Remember a year that the sentence names, unless it is only compared with (与2021年相比) or began then."""
        before = self.text[max(0, start + found.start - 2) : start + found.start]
        after = self.text[start + found.end : start + found.end + 3]
        if before[-1:] in ("较", "比", "与", "同") or after.startswith(("以来", "相比", "印发", "出台", "修订")):
            return
        state.year = state.last_year = found.last

    def _is_figure(self, q: Quantity, words: str, sentence: int, state: _State) -> bool:
        if q.kind == "percent":
            return not q.words
        if q.kind == "score":
            return not q.words and is_score(words, self.text[max(sentence, q.start - 80) : q.start], state.scored)
        if q.bare:
            known = self.cues.measure(words) or NOUN_END.search(words.rstrip()) or state.measures
            return bool(known) and not _PEOPLE.search(words)
        above = re.match(r"(?:[（(]含[）)])?(?:及?以上|以下)", self.text[q.end : q.end + 6])
        return not (above and _THRESHOLD.search(words[-8:]))

    def _draft(
        self, q: Quantity, phrase: Phrase, after: str, sentence: int, ahead: Sequence[Quantity], scene: Scene, state: _State
    ) -> None:
        if phrase.among:
            state.parent = self._parent(state, ahead)
        elif phrase.label:
            self._open_list(phrase.label, state)
        state.hint = None
        subject, subject_start = self._subject(q, phrase, sentence, scene, state)
        words = phrase.words[self._lead(phrase.words, scene) :]
        own = phrase.start + _visible(self.text[phrase.start : q.start])
        draft = Draft.of(q, subject, words, own, "other", None)
        self._place_in_time(draft, phrase.words, scene, state)
        self.measures.read(draft, q, phrase.words, after, self._context(q, sentence, scene, state))
        self._settle(draft, phrase.words, scene, state)
        if sentence <= subject_start < q.start:
            draft.quote_start = min(own, subject_start)
        else:
            draft.item_basis = "heading" if subject else "document"
        draft.parts = parts_of(subject, self.cues, self.vocabulary) if subject else ()
        if subject and subject == state.label and len(state.listed) > 1:
            draft.parts = tuple(state.listed)
        if self._in_name(q):
            draft.measure = "other"
            draft.flags.append("inside_name")
        draft.project = scene.project
        self._remember(draft, state)

    def _remember(self, draft: Draft, state: _State) -> None:
        state.drafts.append(draft)
        state.measures.add(draft.measure)
        state.scored = state.scored or draft.kind == "score"
        if draft.kind == "money" and draft.measure in _PARENTS and "inside_name" not in draft.flags:
            state.whole.append(draft)
        parent = state.parent
        if parent is not None and draft.kind == "money" and draft.subject:
            named = not is_whole(parent.subject) or parent.measure == "contract"
            draft.under = parent.subject if named and parent.subject != draft.subject else ""

    def _parent(self, state: _State, ahead: Sequence[Quantity]) -> Draft | None:
        """Return the whole whose parts follow: the one they add up to, else the last spending, else the last."""
        total = sum((q.amount_yuan or Decimal(0) for q in ahead if q.kind == "money"), Decimal(0))
        for draft in reversed(state.whole):
            if draft.yuan is not None and total and abs(draft.yuan - total) <= 100 * len(ahead):
                return draft
        spent = [draft for draft in state.whole if draft.measure not in ("initial_budget", "revised_budget", "supplement")]
        return (spent or state.whole or [None])[-1]

    def _open_list(self, label: str, state: _State) -> None:
        name = label[clean_lead(label) :]
        if state.label != name:
            state.label, state.listed = name, []
        state.listing = self.cues.measure(label)

    def _lead(self, words: str, scene: Scene) -> int:
        """Return the length of lead, the report's own names included."""
        position = clean_lead(words)
        for name in scene.names:
            if words.startswith(name, position):
                return position + len(name) + clean_lead(words[position + len(name) :])
        return position

    def _subject(self, q: Quantity, phrase: Phrase, sentence: int, scene: Scene, state: _State) -> tuple[str, int]:
        """Return the subject and where it stands (the number itself where it stands outside the paragraph)."""
        lead = self._lead(phrase.words, scene)
        a, b = subject_of(phrase.words[lead:], self.cues)
        subject = phrase.words[lead + a : lead + b].strip()
        project = scene.project or scene.report_project
        if subject.endswith("等") and state.subject and not state.subject_here:
            subject = ""
        if subject.endswith("经费") and is_generic(subject) and (who := self._clause_before(sentence, phrase.start)):
            return self._name(self.text[who[0] : who[1]] + subject, who[0], state)
        named = is_whole(subject) or not is_generic(subject)
        if len(subject) > 1 and named and not (scene.project and subject == "项目支出"):
            if q.kind != "money" and state.subject:
                return subject, phrase.start + lead + a  # 执行率 names no item for what follows
            return self._name(subject, phrase.start + lead + a, state)
        if state.label and state.listed and not state.listing:
            return state.label, q.start
        if state.subject_here:
            return state.subject, state.subject_start
        earlier = self._named_before(sentence, phrase.start)
        if earlier is not None:
            state.hint = self.cues.measure(self.text[max(sentence, earlier[1] - 12) : earlier[1]])
            return self._name(*earlier, state)
        if state.subject and not (is_whole(state.subject) and project):
            return state.subject, state.subject_start
        if subject and not project:
            return subject, phrase.start + lead + a
        return project or "", q.start

    def _name(self, subject: str, start: int, state: _State) -> tuple[str, int]:
        if subject != state.subject:
            state.measures = set()
        state.subject, state.subject_start, state.subject_here = subject, start, True
        if state.listing and state.label:
            state.listed.append(subject)
        return subject, start

    def _named_before(self, sentence: int, start: int) -> tuple[str, int] | None:
        """Return what earlier clauses of the sentence name: a quoted name, an item of the catalogue."""
        low = max(sentence, start - _LOOK, self.text.rfind("；", sentence, start) + 1)
        earlier = self.text[low:start]
        quoted = [found for found in _QUOTED.finditer(earlier) if NOUN_END.search(found.group(1))]
        if quoted:
            return quoted[-1].group(1), low + quoted[-1].start(1)
        concepts = self.vocabulary.concepts_in(earlier)
        if concepts:
            return earlier[concepts[-1].start : concepts[-1].end], low + concepts[-1].start
        return None

    def _clause_before(self, sentence: int, start: int) -> tuple[int, int] | None:
        """Return who the clause before speaks of: 另派驻纪检组2人，调增工作经费9万元."""
        low = max(sentence, start - 40)
        found = re.search(r"([^，；：]{3,30}?)[ ]?\d{1,4}[ ]?[人名户家个][，]$", self.text[low:start])
        if not found:
            return None
        lead = clean_lead(found.group(1))
        return (low + found.start(1) + lead, low + found.end(1)) if len(found.group(1)) - lead > 2 else None

    def _place_in_time(self, draft: Draft, words: str, scene: Scene, state: _State) -> None:
        given = find_years(words) if state.year is not None else []
        if given and self.measures.compare(words) is None:
            draft.year, draft.year_basis = given[-1].last, "printed"
        elif state.year is not None:
            draft.year, draft.year_basis = state.year, "printed"
        elif scene.section_year is not None:
            draft.year, draft.year_basis = scene.section_year, "heading"
        else:
            draft.year, draft.year_basis = scene.year, scene.year_basis
        if self.measures.is_past(words) and scene.year is not None:
            draft.year, draft.year_basis = scene.year - 1, scene.year_basis

    def _context(self, q: Quantity, sentence: int, scene: Scene, state: _State) -> Context:
        parent = state.parent.measure if state.parent else None
        before = self.text[max(sentence, q.start - 80) : q.start]
        return Context(scene.year, scene.default, scene.section_type, parent, state.listing or state.hint, state.measures, before)

    def _settle(self, draft: Draft, words: str, scene: Scene, state: _State) -> None:
        """Set right what only the figures before can tell: a raised standard, a change, a plan's year."""
        if CHANGED_TO.match(words.strip()) and state.drafts and draft.kind == state.drafts[-1].kind:
            earlier = state.drafts[-1]
            draft.measure = earlier.measure
            if re.search(r"[由从]", earlier.words) and earlier.year is not None:
                earlier.year -= 1
        elif draft.measure == "change" and "previous" in state.measures and scene.year is not None:
            draft.year, draft.year_basis = scene.year, scene.year_basis
        elif draft.measure == "planned" and state.year is None and state.last_year is not None:
            draft.year, draft.year_basis = state.last_year, "printed"

    def _in_name(self, q: Quantity) -> bool:
        """Say whether the number stands inside a quoted name or in the bracket of a longer one."""
        before = self.text[max(0, q.start - 40) : q.start].split("\n")[-1]
        after = self.text[q.end : q.end + 40].split("\n")[0]
        for opening, closing in ("“”", "《》"):
            inside = before.rfind(opening) > before.rfind(closing)
            if inside and after.find(closing) >= 0 and after[: after.find(closing)].strip():
                return True
        bracketed = before.rstrip()[-1:] in OPENING and after[:1] in CLOSING
        return bracketed and re.match(r"(?:项目|专项|工程|资金)", after[1:]) is not None

    def _grades(self, start: int, end: int, scene: Scene) -> list[Draft]:
        drafts = []
        for first, last, clause in find_grades(self.text, start, end, scene.section_type == "conclusion"):
            closing = last + 1 if self.text[last : last + 1] in ("”", '"', "」") else last
            draft = Draft("grade", None, None, None, first, last, closing, scene.project or scene.report_project or "",
                          "自评等级", clause, "grade", scene.year, year_basis=scene.year_basis, measure_basis="printed")  # fmt: skip
            draft.project = scene.project
            drafts.append(draft)
        return drafts


def _visible(words: str) -> int:
    """Return the length of the marks and list numbers that a quote leaves out."""
    found = _MARK.match(words)
    return found.end() if found else 0
