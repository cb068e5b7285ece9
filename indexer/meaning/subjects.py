"""What a number is for, where its own clause does not say: the subject carried over.

In order: the clause's own subject; the list's label; the subject last named in the sentence; what earlier clauses
of the sentence name; the subject last named in the paragraph; the project of the section or report; the unit itself.
"""

from __future__ import annotations

import re

from indexer.meaning import wholes
from indexer.meaning.budgeted_topics import budgeted_topic
from indexer.meaning.cited import fund_of_paper
from indexer.meaning.counted import counted_before, who_before
from indexer.meaning.cues import Cues, is_unit_price
from indexer.meaning.events import event_of
from indexer.meaning.faults import fault_before
from indexer.meaning.fiscal import is_line
from indexer.meaning.givers import is_fund, is_levels
from indexer.meaning.headed import headed_account, is_sentence
from indexer.meaning.item_heads import (
    FUNDS,
    begins_anew,
    comes_first,
    end_of_name,
    is_first_of_several,
    is_funded,
    is_title,
    numbered_project,
)
from indexer.meaning.item_words import is_bought
from indexer.meaning.items import NOUN_END, TOTAL, is_aside, is_generic, is_whole, subject_of
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.phrases import SHORT_FOR, Phrase, phrase_before
from indexer.meaning.relations import divides, listed_whole, parts_of_sum, under_label
from indexer.meaning.run_by import run_by
from indexer.meaning.scene import Scene, State
from indexer.meaning.short_names import DEED, ShortNames
from indexer.meaning.topics import TopicReader, short_of
from indexer.quantities import Quantity, find_quantities
from indexer.scored_projects import scored_project
from indexer.structure.numbering import ITEM_NUMBER
from indexer.vocabulary import Vocabulary

_LOOK = 160  # how far back a subject is looked for in its sentence
_SHARED = 40  # amounts that are looked through for those of a name
_AMOUNT = re.compile(r"\d[百千]?[万亿]?元")
_PAID_OUT = re.compile("(?:发放|兑现|兑付|缴纳|购买|发给)了?$")
_NEW = re.compile(r"(?![百千万亿]{0,2}元)[\u4e00-\u9fff]{2}|[”》]")  # what more than a number and its unit is made of
_QUOTED = re.compile(r"[“《]([^“”《》\n]{2,60})[”》]")
_CLAUSE = re.compile(r"[^，；。：:\n]+")
_SEVERAL = re.compile(r"\d[^、]{0,8}、")  # 添置课桌椅320套、图书4.5万册
_LOT = re.compile(r"(?:标段|标包|[一二三四五六七八九十]{1,2}[期标包片])$")  # 一标段
_CALLED = re.compile(SHORT_FOR)
_OFFICE = re.compile("(?:[局委办厅院部处所站队校会]|中心|单位|政府|公司)$")
_ALL_MEANS = ("专项经费", "项目经费", "专项资金", "项目资金", "专项支出")  # of the unit, where no project is at hand
_WHOLE_UNIT = re.compile(r"(?:总|本年|全年|年度)?(?:收入|支出)(?:总计|合计|总额)?")
_GOAL = re.compile(r"(?:年度|绩效|年度绩效|总体)?目标[\d一二三四五六七八九十]{1,2}")  # whose number tells no measure
_SIGNED = re.compile("签约$|签订(?:合同|协议)$|政府采购(?:执行|实施|完成|开展)(?:情况)?$")  # 与三家组织签约：…
_SPENT_ON = re.compile("(?:支出|经费|开支|提升|工程|改造|建设|整治|维修|修缮|养护)[为共计约]*$")
# A bracket is of the amount before it; what a notice is called tells whose money it is, not what it is for.
_ASIDE = re.compile(
    r"《[^》]*$|(?<=[元%％])[（(][^（()）\n]{1,60}[)）]|《[^《》\n]{2,50}(?:通知|办法|意见|规定|细则|条例|批复|纪要|方案|规划)》"
    # 会议经费严格按照会议费管理办法: by what rules
    r"|(?<=[^，。；：、]{3})(?:严格|认真|均|全部|坚持)?(?:按照?|依照|遵照|遵守|执行)[^，。；《》、\d]{0,20}(?:制度|办法|规定)"
)
_MAY_BE_ASIDE = re.compile("[（(《]|制度|办法|规定")
# What is done for those counted: 责任保险投保患者1,450名 speaks of 责任保险.
_DONE_FOR = re.compile(
    r"(?:共|累计|实际)?(?:投保|参保|兑现|发放|惠及|救助|补助|奖励|覆盖|服务|资助|帮扶|受益)"
    r"(?:患者|对象|人员|家庭|农户|群众|学生|老人|职工|监护人)?$"
)
_DENIED = re.compile(r"[\s，；、]*(?:均|全年|本年|也|并)?(?:未|无(?!障碍|线|人机)|没有)")  # 未发生因公出国（境）费
_RATES = ("率", "比例", "占比", "满意度", "知晓度")  # names of what is measured, and of no amount behind
_HEAD_END, _WORD = re.compile(r"[。：:]"), re.compile("[\u4e00-\u9fffA-Za-z]")
_MADE = re.compile("(?:购买|购置|采购|添置|新建|修建|安装|维修|下达|下拨|收到|拨付)了?$")
_ITEM_NUMBER = re.compile(rf"\s*{ITEM_NUMBER}")


class SubjectReader:
    """Finds subjects in one report's text."""

    def __init__(self, text: str, cues: Cues, vocabulary: Vocabulary) -> None:
        """Hold the text and the tables."""
        self.text = text
        self.cues = cues
        self.vocabulary = vocabulary
        self._topics = TopicReader(text, cues, self._is_title)
        self._short = ShortNames(text, cues)
        self._listed: tuple[str, int] | None = None  # what was spoken of before the members of a list

    def head(self, start: int, end: int, first: int, state: State) -> None:
        """Take a run-in head as the paragraph's subject: `● 厕所革命。完成改造780座…`, `…（款）行政运行（项）。`."""
        line = self.text[start : min(end, start + 60)]
        if (item := numbered_project(line)) and start + item[1] + len(item[0]) < first:
            state.head, state.subject, state.subject_start = item[0], item[0], start + item[1]
            return
        mark = _HEAD_END.search(line)
        if not mark or start + mark.start() >= first:  # as mostly: no head, whatever leads it
            return
        lead = clean_lead(line)
        found = _HEAD_END.search(line, lead)
        if not found or start + found.start() >= first or not 2 <= found.start() - lead <= 45:
            return
        head = line[lead : found.start()]
        if (short := short_of(f"{head}，")) is not None:  # 公用经费超支。年初预算26万元…
            state.subject, state.subject_start = head[slice(*short)], start + lead + short[0]
            return
        led = line[:lead].strip() and not is_sentence(line, lead, found.start())
        counted = line[found.end() : found.end() + 1].isdigit() and NOUN_END.search(head)  # 护理补贴：12人，金额3万元
        if not (led or counted or head.endswith("（项）")):
            return
        if is_first_of_several(self.text, start, end, line[: found.end()]):
            return
        account = headed_account(head)
        funded = is_funded(head, line[found.end() :], self.cues, self.vocabulary)
        if account or funded or not (self._is_title(head) or _SEVERAL.search(head)):
            head = account or head
            a, b = subject_of(head, self.cues)
            if (b - a > 2 or b - a == len(head) > 1) and _WORD.search(head[a:b]):  # 预算安排及调整 leaves 调整
                state.head, state.subject, state.subject_start = head[a:b], head[a:b], start + lead + a

    def _is_title(self, head: str) -> bool:
        """Say whether a head titles a section or praises, and names no item."""
        return is_title(head, self.cues, self.vocabulary)

    def note(self, low: int, position: int, state: State) -> None:
        """Remember the item named just before a bracket opens: 奖补资金（每个5万元）共计60万元."""
        phrase = phrase_before(self.text, low, position)
        a, b = subject_of(phrase.words, self.cues)
        if _ASIDE.search(phrase.words) or _DENIED.match(phrase.words) or (a == 0 and comes_first(phrase.words)):
            return  # 根据《…的通知》（财农〔2022〕35号）, 经各乡镇（街道）申报
        if _CALLED.match(self.text, position + 1) and _OFFICE.search(phrase.words):
            return  # 县数据中心（以下简称“数据中心”）
        if b - a > 2 and not is_generic(phrase.words[a:b]) and not find_quantities(phrase.words):
            state.subject, state.subject_start, state.subject_here = phrase.words[a:b], phrase.start + a, True

    def begin(self, start: int, state: State) -> None:
        """Begin a sentence: after the parts that the last one gave, and after its point (二是…), speak of the whole."""
        self.leave_parts(state)
        if self._listed is not None:  # 一类1,200人，每人700元；二类…。人均386元
            (state.subject, state.subject_start), self._listed = self._listed, None
        here = self.text, start
        # 资金来源为：中央600万元，省级300万元。实际到位…
        sources = state.listing == "allocated" and (not state.label or "来源" in state.label)
        if sources or begins_anew(*here, state.subject) or wholes.is_of_all_again(*here, state) or divides(*here):
            state.subject = state.head  # 一是多发补贴3万元。二是配套资金12月才到位

    def leave_parts(self, state: State) -> None:
        """Speak of the whole again at the end of a sentence that gave several of its parts: 其中A2万元、B3万元。."""
        whole = state.parent or listed_whole(self.text, state.drafts)
        if whole is None:
            return
        parts = [draft.subject for draft in state.drafts if draft.amount_start > whole.amount_start]
        if len(parts) > 1 and state.subject in parts:
            state.subject = "" if _WHOLE_UNIT.fullmatch(whole.subject) else whole.subject

    def open_list(self, label: str, state: State) -> None:
        """Remember what a list's label says of its members: 年初预算项目：…."""
        name = label[clean_lead(label) :]
        if state.label != name:
            state.label, state.listed = name, []
        said = None if _GOAL.fullmatch(name) else "contract" if _SIGNED.search(label) else self.cues.measure(label)
        state.listing = "allocated" if "来源" in label and "收入" not in label else said

    def _tells_deed(self, label: str) -> bool:
        """Say whether a list's label tells what was done and names nothing: 分四批下达：第一批…."""
        deed = self.cues.last_measure(label := label.rstrip("为是： "))
        return deed is not None and deed.end == len(label) and NOUN_END.search(label) is None

    def lead(self, words: str, scene: Scene) -> int:
        """Return the length of lead, the report's own names included."""
        position = clean_lead(words)
        if not words.startswith(scene.names, position):  # as mostly
            return position
        for _ in range(3):
            named = next((name for name in scene.names if words.startswith(name, position)), None)
            if named is None:
                break
            position += len(named)
            position += clean_lead(words[position:])
        return position

    def read(
        self, q: Quantity, phrase: Phrase, lead: int, sentence: int, scene: Scene, state: State
    ) -> tuple[str, int]:
        """Return the subject and where it stands (the number itself where it stands outside the paragraph).

        `lead` is that of the phrase's words.
        """
        of = scored_project(phrase.words[lead:]) if q.kind == "score" else None
        a, b = of or subject_of(phrase.words[lead:], self.cues)
        subject, start = phrase.words[lead + a : lead + b].strip(), phrase.start + lead + a
        left_open = subject.endswith("等") and state.subject and not state.subject_here
        subject = subject if _WORD.search(subject) and not left_open else ""
        project = scene.project or scene.report_project
        if subject.endswith("经费") and is_generic(subject) and (who := who_before(self.text, sentence, phrase.start)):
            return self.name(self.text[who[0] : who[1]] + subject, who[0], state)
        named = is_whole(subject) or not (is_generic(subject) or self._is_doing(subject, phrase, state))
        named = named or is_bought(phrase.words) or (subject in _ALL_MEANS and is_whole(state.subject))
        if q.kind == "money" and not named and (member := self._short.of(sentence, q.start, q.end)) is not None:
            self._listed = self._listed or (state.subject, state.subject_start)
            return self.name(*member, state)
        if phrase.label and (labelled := self._labelled(phrase, subject)) is not None:
            return self.name(*labelled, state)
        event = event_of(self.text, phrase.start, phrase.words)
        if side := event or wholes.of_the_year(phrase, state) or wholes.side_of_budget(phrase):
            return self.name(*side, state)
        if whole := self._sum_of(q, phrase, sentence, project, state):
            state.subject, state.subject_start, state.subject_here = *whole, True
            return whole
        if q.kind == "money" and not phrase.words.strip() and (beside := self._topics.apposed(sentence, phrase.start)):
            return self.name(*beside, state)
        if len(subject) < 2 or not named or ((project or state.subject.endswith(FUNDS)) and TOTAL.fullmatch(subject)):
            return self._unsaid(q, (subject, start), bool(named), sentence, phrase, scene, state)
        if q.kind != "money" and of is None:  # 执行率 names no item for what follows
            state.ratio = (subject, start)
            known = NOUN_END.search(subject) or self.vocabulary.concepts_in(subject)
            if state.subject or not known or subject.endswith(_RATES):
                return state.ratio
        return self.name(subject, start, state)

    def _labelled(self, phrase: Phrase, own: str) -> tuple[str, int] | None:
        """Return what stands before the colon where nothing behind it names an item, or only a fund.

        `道路硬化：县交通局补助86万元`
        """
        if len(own) > 1 and not (is_fund(own) or is_levels(own)):
            return None
        a, b = subject_of(phrase.label, self.cues)
        named = b - a > 1 and not is_generic(phrase.label[a:b]) and not self._is_title(phrase.label)
        named = named and (not is_levels(own) or NOUN_END.search(phrase.label[a:b]) is not None)
        return (phrase.label[a:b], phrase.start - 1 - len(phrase.label) + a) if named else None

    def _unsaid(
        self, q: Quantity, own: tuple[str, int], named: bool, sentence: int, phrase: Phrase, scene: Scene, state: State
    ) -> tuple[str, int]:
        """Return what an amount is of whose own words (`own`) name no item: the whole again, or what was spoken of."""
        project = scene.project or scene.report_project
        again = None if named else wholes.whole_again(phrase, state, project, scene.account)
        again = wholes.spent_of_all(q, phrase, state) if again is None and not named else again
        if again is not None:
            return again, q.start
        if q.kind == "money" and wholes.is_evaluated(self.text, sentence, q.start):
            return project or "", q.start
        if q.kind == "money" and (those := self._topics.those(sentence, phrase, project, state)) is not None:
            return those
        unlisted = q.kind == "money" and (bool(state.listing) or not state.listed)
        if unlisted and (made := self._topics.built(sentence, phrase, state.subject_start)):
            return self.name(*made, state)
        return self._carried(q, own, sentence, phrase, project, state)

    def _sum_of(
        self, q: Quantity, phrase: Phrase, sentence: int, project: str | None, state: State
    ) -> tuple[str, int] | None:
        """Return what a sum of the sentence's last amounts is of, which is not the last of them; None for no sum."""
        if q.kind != "money" or not wholes.is_sum(phrase.words):
            return None
        outer = [draft for draft in state.drafts if not draft.under]  # 一批300万元（其中工程260万元），二批…
        parts = parts_of_sum(q.amount_yuan, state.drafts) or parts_of_sum(q.amount_yuan, outer)
        if len({draft.subject for draft in parts}) < 2 or parts[0].amount_start < sentence:
            return None
        wholes.give_side(parts, phrase.words)
        funds = all(is_fund(draft.subject) or draft.subject == state.subject for draft in parts)
        own = state.subject if funds else ""  # 县补助86万元，镇自筹14万元，合计100万元
        return (state.parent.subject if state.parent is not None else project or own, q.start)

    def _is_doing(self, subject: str, phrase: Phrase, state: State) -> bool:
        """Say whether a short unknown word after a comma tells what was done with the sentence's item: 审减2万元."""
        if not (state.subject_here or state.drafts) or phrase.start < 1 or self.text[phrase.start - 1] not in "，,":
            return False
        if _ITEM_NUMBER.match(phrase.words) or subject in ("人员", "公用"):  # ①人员80万元，公用20万元
            return False
        known = NOUN_END.search(subject) or self.vocabulary.concepts_in(subject) or _LOT.search(subject)
        known = known or _MADE.search(phrase.words[: max(0, phrase.words.find(subject))])  # 购置|蜂箱
        known = known or _SPENT_ON.match(phrase.words, phrase.words.find(subject) + len(subject))  # 会议支出3万元
        deed = len(subject) < 3 or (len(subject) == 3 and (subject[0] in DEED or subject[-1] in "率比"))
        return deed and not known

    def _carried(
        self, q: Quantity, own: tuple[str, int], sentence: int, phrase: Phrase, project: str | None, state: State
    ) -> tuple[str, int]:
        """Return what a clause speaks of whose own words (`own`) say nothing or only 项目, 资金."""
        start = phrase.start
        state.subject, state.subject_start = wholes.spoken_of(state, phrase.words, project)
        if (listed := under_label(state, self._tells_deed, project)) is not None:
            return listed, q.start
        if q.kind == "percent" and (ratio := self._ratio_of(own, sentence, phrase, state)) is not None:
            return ratio
        if project and q.kind == "money" and wholes.rates_before(sentence, phrase, state):
            state.subject = project
            return project, q.start
        apart = self.text.rfind("；", max(sentence, state.subject_start), start) >= 0
        if state.subject_here and not (apart and self._named_since(sentence, start)):
            return state.subject, state.subject_start
        # Where nothing was found a moment ago, numbers alone do not add a name.
        again = state.looked is not None and not _NEW.search(self.text, state.looked, start)
        earlier = None if again else self._named_before(sentence, start)
        if earlier is None and (apart or not state.subject):
            earlier = self._made(sentence, start)
        state.looked = start
        if earlier is not None:
            state.hint = self.cues.measure(self.text[max(sentence, earlier[1] - 12) : earlier[1]])
            return self.name(*wholes.of_all_levels(*earlier, phrase.words), state)
        who = who_before(self.text, sentence, start) if is_unit_price(self.text[start : q.start]) else None
        if who and (done := _DONE_FOR.search(self.text[who[0] : who[1]])) and done.start() > 2:
            return self.name(self.text[who[0] : who[0] + done.start()], who[0], state)
        if state.subject and not (is_whole(state.subject) and project):
            return state.subject, state.subject_start
        return (project, q.start) if project else self._alone(q, own, sentence, start, state)

    def _alone(self, q: Quantity, own: tuple[str, int], sentence: int, start: int, state: State) -> tuple[str, int]:
        """Return what an amount is of before which nothing was named: who the clause before counts, all 专项经费."""
        if not own[0] and q.kind != "percent" and (who := who_before(self.text, sentence, start)):
            return self.name(self.text[slice(*who)], who[0], state)
        if own[0] in _ALL_MEANS:  # 专项经费预算300万元，调整为280万元
            return self.name(*own, state)
        return own if len(own[0]) > 1 and not is_generic(own[0]) else ("", q.start)

    def _ratio_of(self, own: tuple[str, int], sentence: int, phrase: Phrase, state: State) -> tuple[str, int] | None:
        """Return what a percentage is of: of what the clause before counts, or of what the last one was of."""
        if counted := counted_before(self.text, sentence, phrase.start, phrase.words):
            state.ratio = counted
            return counted
        return state.ratio or own if self._goes_on_ratio(sentence, phrase.start, state) else None

    def _goes_on_ratio(self, sentence: int, start: int, state: State) -> bool:
        """Say whether a percentage is of what the last one was of, no other thing named since a semicolon."""
        of = state.ratio if state.drafts and state.drafts[-1].kind == "percent" else None
        return of is not None and (self.text.rfind("；", of[1], start) < 0 or not self._named_since(sentence, start))

    def _named_since(self, sentence: int, start: int) -> bool:
        """Say whether the clauses since the last semicolon, which print no amount, name an item of their own."""
        low = self.text.rfind("；", max(sentence, start - _LOOK), start) + 1
        told = low > 0 and not _AMOUNT.search(self.text, low, start)
        made = self._topics.made(sentence, start) or fault_before(self.text, sentence, start)
        return told and (made or self._named_before(sentence, start)) is not None

    def _made(self, sentence: int, start: int) -> tuple[str, int] | None:
        """Return what the clause before says was made, held or at fault, without verbs that say no more than that."""
        if (made := self._topics.made(sentence, start)) is None:
            return fault_before(self.text, sentence, start)
        a, b = subject_of(made[0], self.cues)
        return (made[0][a:b], made[1] + a) if b - a > 2 else None

    def name(self, subject: str, start: int, state: State) -> tuple[str, int]:
        """Speak of `subject`, which stands at `start`, from here on; return both."""
        fund = len(state.subject) > 3 and is_fund(subject) and not (is_fund(state.subject) or is_line(subject))
        if fund or is_aside(subject):
            return subject, start
        if subject != state.subject:
            again = state.drafts[-_SHARED:] if state.shared else ()  # 分别 goes through the same names once more
            state.measures = {draft.measure for draft in again if draft.subject == subject}
        state.subject, state.subject_start, state.subject_here = subject, start, True
        if state.listing and state.label:
            state.listed.append(subject)
        return subject, start

    def _named_before(self, sentence: int, start: int) -> tuple[str, int] | None:
        """Return what earlier clauses of the sentence name: a quoted name, an item of the catalogue."""
        low = max(sentence, start - _LOOK, self.text.rfind("；", max(sentence, start - _LOOK), start) + 1)
        earlier = self.text[low:start]
        if _MAY_BE_ASIDE.search(earlier):
            earlier = _ASIDE.sub(lambda found: "　" * len(found.group()), earlier)
        quoted = [found for found in _QUOTED.finditer(earlier) if NOUN_END.search(found.group(1))]
        if quoted:
            return quoted[-1].group(1), low + quoted[-1].start(1)
        if named := run_by(earlier) or self._noun_before(earlier):
            return named[0], low + named[1]
        if fund := fund_of_paper(self.text[low:start]):
            return self.text[low + fund[0] : low + fund[1]], low + fund[0]
        if told := self._topics.told_of(earlier, low, sentence) or budgeted_topic(self.text, sentence, start):
            return told
        concepts = self.vocabulary.concepts_in(earlier)
        for number in range(len(concepts) - 1, -1, -1):
            concept = concepts[number]
            a, b = subject_of(earlier[concept.start : concept.end], self.cues)
            paid = earlier[concept.end - 1] == "款" and is_generic(earlier[concept.start : concept.end])
            if b > a and not paid:  # 上年结转 and 工程款 are in the catalogue and yet no items that money is spent on
                start = concept.start  # 岗位补贴和社保补贴 are named together
                for before in reversed(concepts[:number]):
                    if before.end != start - 1 or earlier[start - 1] not in "、和及与":
                        break
                    start = before.start
                return earlier[start : end_of_name(earlier, concept.end)], low + start
        return None

    def _noun_before(self, earlier: str) -> tuple[str, int] | None:
        """Return the last clause that is an item of the catalogue, and where the item begins in it."""
        for clause in reversed(list(_CLAUSE.finditer(earlier))[-4:]):
            if not NOUN_END.search(clause.group().rstrip()):  # as mostly, and told sooner than where its item begins
                continue
            lead = clean_lead(clause.group())
            lead += subject_of(clause.group()[lead:], self.cues)[0]  # 继续实施适老化改造
            words = clause.group()[lead:].rstrip()
            if 3 < len(words) <= 45 and NOUN_END.search(words) and not re.search(r"\d", words):
                paid = _PAID_OUT.search(clause.group()[:lead]) is not None  # 为村医发放养老生活困难补助，人均…
                if (paid or self.vocabulary.concepts_in(words)) and not (is_whole(words) or is_generic(words)):
                    return words, clause.start() + lead
        return None
