"""What one report names as projects: in rows, headings, lists and clauses, which it speaks of again further on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.alike import pairs_of
from indexer.meaning.cues import Cues
from indexer.meaning.drafts import Draft
from indexer.meaning.item_says import parts_of_name
from indexer.meaning.items import NOUN_END
from indexer.meaning.project_names import is_called, namer
from indexer.meaning.project_rows import PAYMENT, is_alias, paid_for, rows_alone
from indexer.meaning.project_words import ends_as_programme, urges
from indexer.structure.numbering import HAN, ITEM_NUMBER
from indexer.vocabulary import Vocabulary

_DETAIL = re.compile(r"家长|学生|农户|群众|对象|人员|户|家庭|[\d]")
_LISTED = ("executed", "initial_budget", "revised_budget", "allocated", "planned")
_MOST_KNOWN = 300  # projects of one report
NUMBERED = re.compile(rf"(?:{ITEM_NUMBER}|(?<![A-Za-z])[A-Ha-h][、.．)）])\s{{0,2}}$")  # a project in a list
_STEP = re.compile("[^，。；、]{1,4}(?:采购|招标|监理|设计|施工|检测|勘察|评估|造价咨询)")
WORKS = ("项目", "工程")  # at the end of a name
SENTENCE = 300  # characters before an amount that are looked at
SHORT = 3  # pairs of characters


class ProjectRegister:
    """The names of one report's projects.

    `known` are the projects that it lists, with how many pairs of characters they have, and `pairs` which of them
    hold a pair; `in_text` is what the text names beside its amounts, as against tables; `spent_on` what amounts name,
    as against heads over them; `numbered` what rows and lists with numbers name, item by item.
    """

    def __init__(self, text: str, about: str | None, cues: Cues, vocabulary: Vocabulary) -> None:
        """Take the project that the whole report is about, None for a department's report."""
        self._text, self._about, self._cues, self._vocabulary = text, about, cues, vocabulary
        self.known: dict[str, int] = {}
        self.pairs: dict[str, list[str]] = {}
        self.in_text: set[str] = set()
        self.spent_on: set[str] = set()
        self.numbered: set[str] = set()
        self._noted: set[str] = set()  # what has been looked at
        self._strong: set[str] = set()  # what rows and headings name
        self._places: dict[str, set[str]] = {}  # the tables and paragraphs in which a name is listed
        self._rows: dict[str, set[str]] = {}  # the names that the rows of a table begin with
        self._wholes: dict[str, set[str]] = {}  # what a name was told to be a part of
        self._joined = parts_of_name(about or "")
        self._evidence: dict[str, bool] = {}  # whether words are told to be a name
        self.is_name = namer(vocabulary)  # whether words can be what money is spent on

    def learn(self, drafts: Sequence[Draft]) -> None:
        """Learn the projects that headings and lists name, which sentences further on speak of again."""
        for draft in drafts:
            if draft.kind == "money" and len(self.known) < _MOST_KNOWN:
                self._learn_of(draft)
            if draft.under and draft.table is None and draft.subject in draft.words:
                self._wholes.setdefault(draft.subject, set()).add(draft.under)
        if len(self.numbered) < 2:
            self.numbered.clear()
        for rows in self._rows.values():
            self.numbered |= rows_alone(rows, self._about or "", self._text)

        for name in [name for name in self.known if self.plain(name) != name]:
            del self.known[name]  # 养护大中修工程 where the table's row is 养护大中修
            for pair in pairs_of(name) & self.pairs.keys():
                self.pairs[pair] = [known for known in self.pairs[pair] if known != name]

    def plain(self, name: str) -> str:
        """Return the row or numbered item that a name is but for 项目 or 工程 at its end, else the name."""
        base = name[:-2] if name.endswith(WORKS) else name
        return base if self.is_strong(base) else name

    def _learn_of(self, draft: Draft) -> None:
        """Learn what one figure names."""
        listed = self._listed(draft)
        told = listed if draft.table is not None else self._written(listed)
        self.spent_on.update(filter(None, (draft.project, told, *draft.parts)))
        for name in (draft.project, head_of(draft), told):
            if name and name not in self._noted:
                self._note(name)
        for part in draft.parts:  # which headings may go on with: 基金监管和经办能力提升
            if len(part) > 3 and self.is_name(part):
                self.known.setdefault(part, len(part) - 1)
        self._strong.update(filter(None, (draft.project, listed if draft.table is not None else "")))
        if draft.table is not None and draft.parts and self.is_name(draft.subject):
            self._learn_row(draft.subject, draft.table.table)
        if not listed:
            return
        self._places.setdefault(listed, set()).add(self._place(draft))
        if draft.table is not None:
            if self.is_name(listed):
                self._rows.setdefault(draft.table.table, set()).add(listed)
        elif self._is_numbered(draft, listed) and self.is_name(listed):
            self.numbered.add(listed)

    def _is_numbered(self, draft: Draft, name: str) -> bool:
        """Say whether a number of a list stands before a name; 一、里程补贴 is a part of 校车运营补助 all the same."""
        number = NUMBERED.search(self._text, max(0, draft.quote_start - 6), draft.quote_start)
        if number is None or number.group()[0] not in HAN:
            return number is not None
        return not (PAYMENT.search(name) and (self._about or "").endswith(("补助", "补贴", "津贴")))

    def _learn_row(self, name: str, table: str) -> None:
        """Learn a row of several things together, which is a row as others are and known by all of its name alone."""
        self._rows.setdefault(table, set()).add(name)
        if "（" not in name:  # which says what there is of it in this table
            self.known.setdefault(name, len(pairs_of(name)))
            self._strong.add(name)

    def _written(self, listed: str) -> str:
        """Return what a clause names beside its amount where it is evidently a name, else ""."""
        if not self.is_evident(listed):
            return ""
        if self.is_name(listed):
            self.in_text.add(listed)
        return listed

    def _place(self, draft: Draft) -> str:
        """Return the table or the paragraph that a figure stands in."""
        if draft.table is not None:
            return draft.table.table
        low = max(0, draft.amount_start - SENTENCE)
        return str(max(low, self._text.rfind("\n", low, draft.amount_start)))

    def _note(self, name: str) -> None:
        self._noted.add(name)
        pairs = pairs_of(name)
        if len(pairs) < 3 or not self.is_name(name):
            return
        self.known[name] = len(pairs)
        for pair in pairs if len(pairs) > SHORT or not PAYMENT.search(name) else ():  # 护理补贴 is said of too much
            self.pairs.setdefault(pair, []).append(name)

    def _listed(self, draft: Draft) -> str:
        """Return the name that a clause or row consists of, but for measure and amount: 辅助器具适配65.30万元."""
        if draft.parts or draft.whole or draft.measure not in _LISTED or not self.is_about(draft.under):
            return ""
        if is_coded(draft):
            return ""
        row = draft.table is not None and not draft.title
        return paid_for(draft.subject, self.is_part) if row or draft.words.startswith(draft.subject) else ""

    def is_about(self, words: str) -> bool:
        """Say whether words name the project of the whole report, or nothing."""
        return not words or words == self._about or (self._about is not None and is_alias(words, self._about))

    def is_evident(self, name: str) -> bool:
        """Say whether words in a sentence are a name: of a known kind, or said more than once, not 中央分两次."""
        if name not in self._evidence:
            few = len(self._evidence) < _MOST_KNOWN
            told = self.is_kind(name)
            self._evidence[name] = told or (few and self._text.find(name, self._text.find(name) + 1) >= 0)
        return self._evidence[name]

    def is_own(self, draft: Draft) -> bool:
        """Say whether a figure's subject is a name that it is known by, and no step of a thing: 苗种采购中标价."""
        step = draft.measure == "contract" and _STEP.fullmatch(draft.subject) is not None
        return not step and self.is_name(draft.subject) and self.is_evident(draft.subject)

    def is_strong(self, name: str) -> bool:
        """Say whether a row, a heading or a numbered list names it, which is then short for nothing."""
        return name in self._strong or name in self.numbered

    def is_part(self, name: str) -> bool:
        """Say whether words can be the name of a part of what the report is about."""
        return self.is_name(name) and (self.is_strong(name) or self.is_kind(name))

    def is_kind(self, name: str) -> bool:
        """Say whether words end as items and programmes do, are called one or are in the catalogue."""
        end = name.rstrip("”）)")
        told = NOUN_END.search(name) or end.endswith(self._cues.heads) or ends_as_programme(end)
        return bool(told or is_called(name) or self._vocabulary.concepts_in(name))

    def stands_alone(self, subject: str, whole: str) -> bool:
        """Say whether what is named within a project is known by its own name: 责任保险, 管网更新工程, 送戏下乡."""
        if len(self._wholes.get(subject, ())) > 1:
            return False  # 一批投资300万元（其中建筑工程260万元），二批200万元（其中建筑工程180万元）
        if subject in self._joined and whole == self._about:
            return True  # 校车运营补助 of 校车运营补助和校舍维修
        if subject != whole and (subject in self.numbered or len(self._places.get(subject, ())) > 1):
            return True
        if subject == whole or is_called(subject) or not (PAYMENT.search(subject) or _DETAIL.search(subject)):
            return True
        return any(match.form not in whole for match in self._vocabulary.concepts_in(subject))


def head_of(draft: Draft) -> str:
    """Return the run-in heading of a paragraph that can be a project's name."""
    named = len(draft.head) > 3 and (is_called(draft.head) or not urges(draft.head))
    return draft.head if named else ""


def is_coded(draft: Draft) -> bool:
    """Say whether a row is an account of the budget, with its code: 2040605 普法宣传."""
    return draft.table is not None and any(code.basis == "column" for code in draft.codes)
