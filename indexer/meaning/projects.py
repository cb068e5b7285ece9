"""Which named project a figure belongs to: that of its section or form, of the whole it is a part of, or its own."""

from __future__ import annotations

import re

from indexer.alike import pairs_of
from indexer.meaning.components import Components, without_likes
from indexer.meaning.cues import Cues
from indexer.meaning.debts import is_debt
from indexer.meaning.drafts import Draft
from indexer.meaning.evaluated import Evaluated
from indexer.meaning.fiscal import is_line
from indexer.meaning.givers import is_anothers, is_levels, is_source, level_parts
from indexer.meaning.items import is_generic, is_whole
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.project_names import ACCOUNT, are_accounts, carried_out, is_called
from indexer.meaning.project_register import NUMBERED, SENTENCE, SHORT, WORKS, ProjectRegister, head_of, is_coded
from indexer.meaning.project_rows import (
    MEANS,
    PAYMENT,
    announced_aliases,
    is_member,
    is_of_about,
    paid_for,
    without_means,
)
from indexer.meaning.project_sums import is_of_sum, sums_several
from indexer.meaning.project_words import is_account, names_no_project
from indexer.vocabulary import Vocabulary

_LOT = re.compile(r"(?:第?[一二三四五六七八九十ⅠⅡⅢ\d]{1,2}|[A-Fa-f])号?(?:标段|标包|合同段|标|包|期|批)")
_LOT_ENDS = ("标段", "标包", "合同段", "标", "包", "期", "批")
_UNSPENT = frozenset(("balance", "income"))  # measures of nothing that is paid for
_WITHIN = re.compile(r"([^，。；：\d]{3,20}?)中?[为向给][^，。；：]{1,30}(?:购买|垫付|兑付|给予|发放|支付|投保|提供)")
_BODY = re.compile(r"(?:[局委办厅院部处所站队校会镇乡村县区市]|公司|中心|单位|部门|政府|财政|企业|机构|我.|本.)$")
_OF_ALL, _USED = ("initial_budget", "revised_budget"), re.compile("(?<=元)用于[^，。；]{2,30}")
_NEAR, _SHARED = 400, 0.7
# 图书购置明细表: its rows are what the project was spent on.
_TABLE_OF = re.compile(
    r"(?P<called>附?表 ?[\d一二三四五六七八九十]{0,3}[：:、 \u3000]{0,3})?(?:20\d\d年度?)?(?P<name>[^，。\d]{4,20}?)"
    r"(?:项目|资金|支出|经费)?(?:明细|分配|发放|兑付|使用|执行|支出|收支)(?:情况)?(?:表|(?(called)|(?!)))(?:[（(][^（()）]{2,12}[)）])?"
)
_RATE = re.compile("标准$|(?<=.)(?:[每单].{1,8}|平均.{0,4}|人均.{0,4})$")  # 渠道衬砌每公里成本
_OF_HEADS = re.compile(r"(?:工作|方面|项目|情况|实施|资金|[。：:\s])+$")
_APART = re.compile(r"除[^，。；]{2,30}外，|(?:同期|同步|另行)(?:实施|开展|发放|安排)的")
_AREA = re.compile("(?:服务|工作|管理|监管|保障|执法|监察|利用)$")  # of heads over several things
_BUILT = re.compile("(?:改造|建设|工程|整治|修复|修缮)$")  # what is a thing of its own below such a head
_ITS_AMOUNT = re.compile(
    r"(?:资金|经费|补助|项目|支出|工程|共|约){0,2}(?:\d[\d,.]{0,9}[^，。；、\d]{1,4})?\d[\d,.]{0,14}[百千]?[万亿]?元"
)
_LISTED = re.compile("元(?:[、和及]|[，；](?:主要)?用于)[^，。；：、\\d]{2,24}$")
_DENYING, _OPENS = ("非", "无", "未"), re.compile("其中|包括|用于|含")
_BESIDE = re.compile(r"[万亿]元(?:[（(][^（()）]{1,30}[)）])?[、，]$")
_PLAIN = re.compile(r"(?:^|[，、：:；。\n])([^，、：:；。\n\d]{2,40})[\d,.]{1,14}[万亿]元，$")
_PLAIN_ITEM = re.compile(r"(?<![^，、：:；\n])([^，、：:；。\n\d]{2,40})[\d,.]{1,14}[万亿]?元([，；])")
_PLAIN_END = re.compile(r"[^，、：:；。\n\d]{2,40}[\d,.]{1,14}[万亿]?元[，；]$")
# 对“甲”“乙”等2个项目开展评价，涉及…: what follows is of them all.
_OF_SEVERAL = re.compile(
    "(?s:.*)(?:[\\d两一二三四五六七八九十]个[^，。；\\d]{0,6}项目|、[^，。；、\\d]{2,20}等(?:重点|主要)?(?:工作|项目|工程|任务))"
)
_SEVERAL = re.compile("[两三四五六]项(?:补贴|补助|经费|资金|奖补|津贴)$")


class ProjectNamer:
    """Names the projects of one report's figures."""

    def __init__(self, text: str, about: str | None, cues: Cues, vocabulary: Vocabulary) -> None:
        """Take the project that the whole report is about, None for a department's report."""
        self._text, self._about, self._classes = text, about, "能分类" in text
        self._names = names = ProjectRegister(text, about, cues, vocabulary)
        self._aliases = announced_aliases(text, about)
        self._heads: dict[str, str | None] = {}  # which known project a head is short for
        self._said: dict[str, tuple[str, int]] = {}  # what a subject was said to belong to, and where
        self._backed: dict[str, bool] = {}  # whether amounts are said to be spent on what a head names
        self._evaluated = Evaluated(text, names.is_name)
        self._components = Components(text, about, names.known, names.is_part)
        self.learn, self.is_part, self.is_name = names.learn, names.is_part, names.is_name

    def project(self, draft: Draft, heading: str = "") -> str | None:
        """Return the project of a figure below `heading`, None where it belongs to none.

        A part (其中：住院救助) belongs to the project of its whole, what a sentence on a known project names to that
        one; in a report on one project all does but what is a project by its own name.
        """
        if draft.project is not None or draft.kind != "money":
            return draft.project
        of_several = sums_several(self._text, self._names.known, draft) or is_of_sum(self._text, draft)
        if of_several or (is_debt(draft.subject) and not draft.head):
            return self._about
        if self._about is None and (told := self._told_of(draft)):
            return told
        carried = draft.table is None and draft.item_basis != "printed" and not draft.whole
        if carried and (here := self._components.named_here(draft.amount_start, draft.subject)):
            if draft.subject != self._about and not is_whole(draft.subject) and not draft.under:
                draft.subject = here[1]  # carried from the sentence before, which spoke of another
                return here[0]
        project = self._project(draft, heading)
        if draft.table is not None or draft.whole:
            return project
        loose = project == draft.head and not self._has_money(draft.head)
        if (loose or project in (None, self._about)) and (hinted := self._hinted(draft)) is not None:
            return hinted
        project = self._in_full(project) if project is not None else None
        last = self._said.get(draft.subject)
        near = last is not None and draft.amount_start - last[1] < _NEAR
        if draft.subject and last is not None and near and project in (None, draft.subject):
            project = last[0]
        if project is not None and draft.subject and draft.subject != self._about:
            self._said[draft.subject] = (project, draft.amount_start)
        return project

    def _told_of(self, draft: Draft) -> str | None:
        """Return the project whose evaluation the paragraph of an amount tells, or its own where a row names it."""
        told = self._evaluated.here(draft.amount_start) if draft.table is None else None
        own = told is not None and is_whole(draft.subject) and draft.subject in draft.words
        if told is None or own or any(name in draft.words and name not in told for name in self._names.known):
            return None
        draft.subject = told if draft.subject.endswith("为例") else draft.subject
        return told

    def _hinted(self, draft: Draft) -> str | None:
        """Return the part that an amount's clause speaks of by some of its name, where the amount names none itself."""
        if draft.measure in (*_UNSPENT, "revised_budget") or draft.parts or draft.whole or is_whole(draft.subject):
            return None
        if self._is_told_behind(draft):
            return None
        name = self._components.hinted(draft.amount_start)
        if (
            name is None
            or name in draft.subject
            or self._is_used_beside(draft, name)
            or (PAYMENT.search(name) and not self._names.is_strong(name))
        ):
            return None
        return name

    def _in_full(self, name: str) -> str:
        """Return the known project that a shorter name can only stand for: 救助基金 of 道路交通事故社会救助基金."""
        if name not in self._names.known and len(name) > 3:
            full = [known for known in self._names.pairs.get(name[:2], ()) if known.endswith(name)]
            full = [known for known in full if not is_levels(known.removesuffix(name))]  # 省级|专项扶贫资金
            name = full[0] if len(full) == 1 else name
        return self._about if self._about and is_of_about(name, self._about, self._aliases) else name

    def _topic(self, draft: Draft, heading: str) -> str | None:
        """Return the one known project that a paragraph's head is short for: 基金监管工作 of 医保基金监管经费."""
        if draft.table is not None and (listing := _TABLE_OF.fullmatch(heading)):
            return name if (name := listing['name']) in self._names.known else None
        for head in (draft.head, heading) if draft.table is None and draft.measure != "achieved" else ():
            if head and head not in self._heads:
                name = _OF_HEADS.sub("", head[clean_lead(head) :])
                said = len(name) > 3 and not is_generic(name)
                full = [known for known in self._names.known if name in known] if said else []
                full = [name] if name in full else full
                self._heads[head] = full[0] if len(full) == 1 else None
            if head and (known := self._heads[head]):
                return known
        return None

    def _in_column(self, draft: Draft) -> str | None:
        """Return the project that a column names where its rows are places, or the known one that a row's rate is of.

        苏木镇 | 禁牧补助（万元）; 禁牧补助标准 among indicators.
        """
        rate = _RATE.sub("", draft.subject)
        if rate != draft.subject and len(rate) > SHORT:
            known = rate in self._names.in_text or (rate in self._names.known and self.is_part(rate))
            if (told := rate if known else self._components.in_full(rate)) is not None:
                return told
        return draft.words if draft.words in self._names.in_text and not self.is_name(draft.subject) else None

    def _opened(self, draft: Draft) -> str | None:
        """Return the part that the sentence or one before it opens with, save for what is known by its own name."""
        if draft.table is not None or draft.whole or draft.measure in _UNSPENT or self._is_told_behind(draft):
            return None
        own = draft.subject != self._about and self._names.is_own(draft)
        concerned = draft.measure == "other" and draft.words.startswith("涉及")  # one fault after the other
        part = self._components.opened(draft.amount_start, draft.subject if own else "", concerned)
        if self._is_beside(draft, part):
            return None
        return None if part in draft.parts or (part and own and self._names.stands_alone(draft.subject, part)) else part

    def _is_told_behind(self, draft: Draft) -> bool:
        """Say whether what an amount is for stands right behind it: 安排60万元用于干部培训, whatever went before."""
        behind = draft.subject and self._text.find(draft.subject, draft.amount_end, draft.end) >= 0
        return bool(behind) and "，" not in self._text[draft.amount_end : draft.end]

    def _is_beside(self, draft: Draft, name: str | None) -> bool:
        """Say whether an amount's own name stands in a list beside another and its amount: A5万元、B3万元 for A."""
        if name and draft.table is None and (is_anothers(name, draft.words) or self._is_used_beside(draft, name)):
            return True
        if name and draft.table is None and name not in draft.words and self._are_both_numbered(draft, name):
            return True
        own = draft.words.startswith(draft.subject) and not is_generic(draft.subject) and not is_account(draft.subject)
        if not name or not draft.subject or not own or draft.table is not None or draft.measure == "standard":
            return False
        low = max(0, draft.quote_start - SENTENCE)
        said = self._text[max(low, self._text.rfind("。", low, draft.quote_start)) : draft.quote_start].rstrip()
        at = said.rfind(name)
        if at < 0 or not _BESIDE.search(said) or not _ITS_AMOUNT.match(said, at + len(name)) or _OPENS.search(said, at):
            return False
        if said.endswith("、") or self._is_plain_list(said, draft):
            return True
        clause = _PLAIN.search(said)  # 产业发展资金80万元，少数民族发展资金20万元
        return clause is not None and clause.group(1)[-2:] == draft.words[-2:]

    def _are_both_numbered(self, draft: Draft, name: str) -> bool:
        """Say whether an amount's own name and another before it are items of a list: 1.甲支出2万元。2.乙支出3万元."""
        at = self._text.rfind(name, max(0, draft.quote_start - SENTENCE), draft.quote_start)
        return at >= 0 and NUMBERED.search(self._text, max(0, at - 6), at) is not None and self._is_item(draft)

    def _is_plain_list(self, said: str, draft: Draft) -> bool:
        """Say whether an amount goes on a list of names that each have theirs: 优抚经费20万元，公卫补助6万元，…."""
        names = [found.group(1) for found in _PLAIN_ITEM.finditer(said) if found.group(2) == said[-1]]
        own = draft.measure_basis == "inferred" and draft.words.startswith(draft.subject)
        if len(names) < 2 or not own or not _PLAIN_END.search(said) or self._text.startswith("含", draft.quote_start):
            return False
        return not any(is_source(name) or is_generic(name) or is_account(name) for name in (*names[-2:], draft.subject))

    def _has_own_amount(self, draft: Draft, name: str) -> bool:
        """Say whether a name stands in the sentence of another amount with one of its own, which is not that one's."""
        low = max(0, draft.quote_start - SENTENCE)
        begin = max(low, *(self._text.rfind(mark, low, draft.quote_start) + 1 for mark in "。\n"))
        ends = [at for mark in "。\n" if (at := self._text.find(mark, draft.end, draft.end + SENTENCE)) >= 0]
        at = self._text.find(name, begin, min(ends, default=draft.end + SENTENCE))
        return draft.table is None and at >= 0 and _ITS_AMOUNT.match(self._text, at + len(name)) is not None

    def _is_used_beside(self, draft: Draft, name: str) -> bool:
        """Say whether money is used for an amount's own name as it is for `name`: 用于购书1万元、维修屋面2万元."""
        low = max(0, draft.quote_start - SENTENCE)
        said = self._text[max(low, self._text.rfind("。", low, draft.quote_start)) : draft.amount_start]
        at = said.rfind(f"用于{name}")
        rest = said[at + 2 + len(name) :] if at >= 0 else ""
        return (
            _ITS_AMOUNT.match(rest.removeprefix("的")) is not None
            and _LISTED.search(rest) is not None
            and "其中" not in rest
        )

    def _spoken_under(self, draft: Draft, heading: str) -> str | None:
        """Return the project of the head over a figure, else the part that its sentence opens with."""
        return self._topic(draft, heading) or self._opened(draft)

    def _project(self, draft: Draft, heading: str) -> str | None:
        if is_coded(draft) or (self._about is None and is_line(draft.under)) or self._is_classed(draft):
            return None
        if draft.table is not None and (topic := self._in_column(draft) or self._topic(draft, heading)):
            return topic
        subject = draft.subject.strip()
        if subject in draft.words or not subject.endswith("款"):  # 装修工程款5万元，设备款3万元
            subject = paid_for(subject, self.is_part)
        cost = is_whole(subject) and draft.measure not in _UNSPENT
        if cost and not is_whole(draft.under) and self.is_name(draft.under):
            return draft.under  # 培训费 of what a project cost
        if not subject or draft.whole or is_whole(subject) or is_generic(subject):
            spoken = self._spoken_of(draft) if self._about else None
            return (self._spoken_under(draft, heading) or spoken) if spoken == self._about else spoken
        if (run := carried_out(subject)) and self.is_name(run):
            return run
        own = self.is_name(subject) and (draft.measure not in _UNSPENT or subject in self._names.known)
        own = own and (draft.table is not None or self._names.is_evident(subject) or self._is_item(draft))
        if own and subject.endswith(MEANS) and (base := without_means(subject)) in self._names.known:
            subject = base
        subject = self._names.plain(subject)
        full = self._components.in_full(subject) if len(subject) < SHORT and draft.table is None else None
        if full is not None and full.endswith(subject):
            return full  # 直补 of 移民直补
        if (whole := self._whole(draft, subject, own) or self._held_in(draft, subject)) is not None:
            return whole
        return self._named(draft, subject, heading) if own else self._told(draft, subject, own, heading)

    def _is_classed(self, draft: Draft) -> bool:
        """Say whether a sentence goes through accounts: 按支出功能分类：残疾人康复136万元，残疾人就业98万元."""
        if not self._classes or draft.table is not None:  # as mostly
            return False
        said = self._text[max(0, draft.amount_start - SENTENCE) : draft.amount_start]
        return "能分类" in said.rpartition("。")[2].rpartition("\n")[2]

    def _named(self, draft: Draft, subject: str, heading: str) -> str | None:
        """Return the project that a figure's own name stands for: what it is short for, itself, what it is part of."""
        full = None if draft.parts or self._names.is_strong(subject) else self._components.in_full(subject)
        if full and (full in subject or not self._has_own_amount(draft, full)):
            return full
        lot = subject.endswith(_LOT_ENDS) and draft.table is None and _LOT.fullmatch(subject)
        if lot:  # of the project that is spoken of
            return self._components.opened(draft.amount_start, "") or self._topic(draft, heading) or subject
        if is_called(subject):
            return subject
        if subject in self._names.known:
            return self._about if self._about and not self._names.stands_alone(subject, self._about) else subject
        return self._told(draft, subject, True, heading)

    def _whole(self, draft: Draft, subject: str, own: bool) -> str | None:
        """Return the project that a head, a payer or a whole puts a figure under, None where its own name stands."""
        if (head := head_of(draft)) and self.is_name(head) and not (own and is_called(subject)):
            area = _AREA.search(head) is not None
            nearer = own and area and (_BUILT.search(subject) is not None or not self._has_money(head))
            return (self._components.in_full(subject) or subject) if nearer else head
        if (payer := self._within(draft)) and (draft.parts or not (own and self._names.stands_alone(subject, payer))):
            return payer
        under = self._about if draft.under and self._names.is_about(draft.under) else draft.under
        if own and _SEVERAL.search(draft.under):  # of 残疾人两项补贴 each is known by its own name
            return subject
        if under and self.is_name(under) and not (own and self._names.stands_alone(subject, under)):
            return under
        return None

    def _held_in(self, draft: Draft, subject: str) -> str | None:
        """Return the longest row or numbered item that a subject names among other words: 县级膳食补助."""
        if draft.parts or draft.measure in _UNSPENT or subject in (self._about or ""):
            return None  # several, what is there, the whole
        held = [name for name in self._names.numbered if name in subject and name != subject and len(name) > 3]
        held = [name for name in held if not subject.startswith(_DENYING)]  # 非农户补贴 is no 农户补贴
        return max(held, key=len) if held and not is_called(subject) else None

    def _is_item(self, draft: Draft) -> bool:
        """Say whether a figure's own words begin an item of a numbered list: b、社区惠民资金."""
        at = self._text.find(draft.subject, draft.quote_start, draft.amount_start)
        lead = self._text[max(0, at - 6) : at] if at >= 0 else ""
        listed = NUMBERED.search(lead) is not None or is_member(self._text, draft, self.is_part)
        return draft.words.startswith(draft.subject) and listed

    def _told(self, draft: Draft, subject: str, own: bool, heading: str) -> str | None:
        """Return what the sentence, else the head over it, tells of a name that no list has; else the name itself."""
        spoken = self._not_beside(draft, own)
        if own and spoken is not None and subject in spoken and is_levels(spoken[: spoken.index(subject)]):
            spoken = self._about  # 中央财政|地力补贴资金 is some of all 地力补贴
        beside = own and draft.parts and draft.words.startswith(subject)  # several, after others in a list
        if spoken is not None and spoken != self._about and not beside:
            return spoken
        if topic := self._spoken_under(draft, heading):
            return topic
        alone = own and (self._about is None or self._names.stands_alone(subject, self._about) or self._apart(draft))
        nameless = names_no_project(subject) or ACCOUNT.search(subject) or are_accounts(subject)
        joint = draft.parts and not nameless and not level_parts(draft.words)
        return spoken if self._about and not alone else subject if own or joint else None

    def _not_beside(self, draft: Draft, own: bool) -> str | None:
        """Return the known project that the sentence names, which a neighbour in the same list is not."""
        spoken = self._spoken_of(draft) if draft.table is None else self._about
        if spoken != self._about and self._is_beside(draft, spoken):
            return self._about
        if own and draft.under and spoken is not None and spoken not in draft.under and draft.under not in spoken:
            return self._about
        return spoken

    def _spoken_of(self, draft: Draft) -> str | None:
        """Return the known project that the sentence names before the number, else that of the whole report."""
        low = max(0, draft.amount_start - SENTENCE)
        begin = max(low, *(self._text.rfind(mark, low, draft.amount_start) + 1 for mark in "。；\n"))
        said = self._text[begin : draft.amount_start]
        if several := _OF_SEVERAL.match(said):
            said = said[several.end() :]
        of_all = draft.subject == self._about and draft.measure in _OF_ALL
        said = without_likes(_USED.sub("", said) if of_all else said, draft)  # 调增80万元用于购书，调整后预算180万元
        found: dict[str, int] = {}
        for pair in pairs_of(said) & self._names.pairs.keys():
            for name in self._names.pairs[pair]:
                found[name] = found.get(name, 0) + 1
        silent = draft.subject == self._about or is_generic(draft.subject)
        words = draft.words if silent else draft.subject
        # A short name (森林防火) is as often part of another: the amount's own words must hold it.
        near = [
            (count / self._names.known[name], self._names.known[name], name)
            for name, count in found.items()
            if (self._names.known[name] > SHORT or name in words) and name not in draft.parts
        ]
        best = max((each for each in near if each[0] >= _SHARED), default=None)
        return best[2] if best else self._about

    def _has_money(self, head: str) -> bool:
        """Say whether a head names what amounts are spent on, not an area of business: 家电以旧换新, not 养老服务."""
        if head not in self._backed:
            core = head[:-2] if head.endswith(WORKS) else head
            sure = _AREA.search(head) is None or core in (self._about or "")
            self._backed[head] = sure or any(core in name or name in core for name in self._names.spent_on)
        return self._backed[head]

    def _within(self, draft: Draft) -> str:
        """Return what a clause says before 为, 向 or 给 that something is paid within: 救助基金为21起事故垫付抢救费."""
        told = draft.subject in draft.words and ("为" in draft.words or "向" in draft.words or "给" in draft.words)
        found = _WITHIN.match(draft.words) if told else None
        name = found.group(1)[clean_lead(found.group(1)) :] if found else ""
        return name if len(name) > 3 and self.is_name(name) and not _BODY.search(name) else ""

    def _apart(self, draft: Draft) -> bool:
        """Say whether the sentence leaves the report's project: 除专项资金外，另列支乘车费减免…."""
        low = max(0, draft.amount_start - SENTENCE)
        begin = max(low, *(self._text.rfind(mark, low, draft.amount_start) + 1 for mark in "。；\n"))
        return _APART.match(self._text, begin) is not None
