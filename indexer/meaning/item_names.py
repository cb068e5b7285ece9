"""The item of a figure in words that stand alone: place or organisation, project, what it is for, year, measure."""

from __future__ import annotations

import re

from indexer.meaning.beside_items import rest_of
from indexer.meaning.cues import Cues
from indexer.meaning.drafts import Draft
from indexer.meaning.fiscal import is_line
from indexer.meaning.grades import block_of
from indexer.meaning.item_says import parts_of_name, said_once, years_of
from indexer.meaning.items import is_generic, is_whole
from indexer.meaning.like_for_like import ADJUSTED, BASIS
from indexer.meaning.place_names import unplaced
from indexer.meaning.raised import Raised
from indexer.meaning.since_when import SinceWhen
from indexer.solid import without_blanks

# What a form's title says beside what its amounts are of: 表五 …（公开01表）, 2018年度…情况表.
_NUMBERED = (
    r"^(?:附?[表件]\s?(?:\d{1,2}(?=(?:19|20)\d\d年)|[\d一二三四五六七八九十]{1,3}|(?=[：:.、]))"
    r"(?:[-—.]\d{1,2})?[：:.、]?)+"
)
# 二、专项资金自评结果汇总表 is a heading as well.
_LISTED = r"^(?:[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．](?!\d))"
_FORM_NUMBER = re.compile(rf"{_NUMBERED}|{_LISTED}|^[（(][一二三四五六七八九十\d]{{1,3}}[)）]")
_FORM = re.compile(
    rf"{_NUMBERED}|{_LISTED}|^(?:附?[表件])+|[（(].*$|(?:19|20)\d\d年度?|(?:明细|情况|统计|汇总|总)?表\d?$|情况$"
)
_SAID_BY_SUBJECT = ("balance", "other", "achieved", "previous")
_PEOPLE = re.compile(r"\d[\d,.]*[余多万]{0,2}(?:人次?|户次?|名)$")  # 生活补贴26人次、12.6万元
_PEOPLE_END = ("人", "次", "户", "名")
# What changed, by the measure of the amount before.
_CHANGING = {"executed": "支出", "income": "收入", "payout": "赔付", "carryover": "结转结余", "balance": ""}
_SIDES = ("收入", "支出", "收支", "预算", "总收入", "总支出")
_LEFT = ("carryover", "carry_in")
_THIS_YEAR = re.compile("^(?:收入|支出)[为共]?$")  # 总收入581万元，其中本年收入390万元
_ACCOUNT_END = re.compile("^(?:总|本年|全年|年度)?(?:支出|收入)(?:总计|合计|总额)?$")  # that what is left is not of
# What a change right behind it is one of where nothing was named: 上年结转8万元，较上年增加1万元.
_CARRIED_IN = re.compile("(?:上年度?|年初|期初|以前年度)?(?:财政拨款)?(?:结转|结余)(?:和?(?:结余|结转))?(?:资金)?")
# The amount before in a bare number, that nobody says the unit of: 较上年|2.08|减少.
_BARE_BASE = re.compile(
    r"(?:(?<=[\u4e00-\u9fff])|^)的?(?!(?:19|20)\d\d(?![\d.,]))\d[\d,.]*万?(?=净?(?:增|减|下降|上升|[多少]))"
)
_BUDGETED = ("initial_budget", "revised_budget")
_SAID_OF = ("支出", "收入", "赔付", "结转", "结余")
_OF_BUDGET = re.compile(
    "(?:收入|支出|收支)总?预算|预算(?:收入|支出)|总?(?:收入|支出)(?=(?:由[^，；]{0,8})?[为共计约]*$)"
)
# What a level of government has of an account that was named before: 全市收入9亿元，其中市本级收入3亿元，下降2%.
_OF_LEVEL = re.compile(
    "[，；、：]?(?:其中)?((?:中央|[省市州县区旗镇乡]本?级|市辖区|地方|省直管县)(?:合计|累计)?(?:实现|完成)?(?:收入|支出)?)(?:完成|实现)?[为共约]*"
)
_ADJUSTED = ("revised_budget", "supplement", "reduction")
_ADJUSTS = re.compile("(?:调整|调增|调减)")
# What income and spending are both told of.
_TWO_SIDED = re.compile("(?:^|预算|拨款|基金|资金|财政|本级[）)]?|资本经营)$")
_TURNED = re.compile(
    rf"(?:{ADJUSTED})?(?:{BASIS})?(?:计算)?(?:[较比与同][^，。、]{{1,8}}?)?(?:净|可比|年均|年平均)?(?:增长|下降|上升|降低|增加|减少|提高|[增降升涨]幅)[率了]?"
)
_SHARE_ALONE = re.compile(r"[，、\s]*占")
_OF_PLAN = re.compile("[占为完达]")  # 占年初预算的94%, 为预算的98%
_ON = re.compile(r"[较比与同](?:[上去往前本今当]|[年期][末底初]|20\d\d|同期)|\d年|上年|去年|同期")
# What the words of a score say beside what it is of: nothing is left of 自评得分.
_SCORE_WORDS = re.compile(
    r"^(?:因|由于|鉴于|但).*|^共|^[，、]?[较比]?(?:上年|去年|20\d\d年)度?的?|^本次|[该本此](?:项|指标|项指标)(?=$|分值|满分|得)|按比例|酌情|自评|实际|综合|得分|评分|分数|满分|分值|权重|标准分|评价|评定|等级|实得$|其中|为|达|[“”：:（(，]|(?<![心所])[得占]$|^按照?|^(?:评价|考核)?体系[中由]|^指标体系[中由]?|扣减?[除掉去]?了?$"
)
_HEAD = re.compile(r"^\s*[一二三四五六七八九十]{1,2}[ \u3000]+(?=\S)")  # 七 自评得分
_VERSUS = re.compile("^[比较与](?=年初|预算|全年|调整)")  # 比年初预算数1,800万元增加99万元
# 与预算相比，公务接待费减少2万元: what it is less than was said before.
_ONLY_TURNED = re.compile("(?:支出|收入)?(?:净?增加|净?减少|增长|下降|上升|降低|提高|[多少](?:支出?|收入?)?)了?")
_RESULT = re.compile("(?:提高|提升|上升|增长|增加|下降|降低|回落|减少)[到至为]")
_FIGURE = ("决算数", "决算", "数", "同期数", "实际数", "金额")
_STATED = re.compile("(?<=..)(?:(?<![行作认因])为|(?<![传送到直转下通表])达到?|突破)$")  # 销量为|6.2亿元
_TO = ("至", "到", "—", "-")  # between two amounts
_RATIOS = ("rate", "share", "other")
_BESIDE, _NEXT = 12, 40  # characters between a score and the full marks before it, and between those of a list
_EXPLAINED = re.compile(r"[（(][^（()）]{1,30}[)）]|[（(](?:共|满分|总分)?$")  # 过程（预算执行、资产管理）得36分
_THIS = re.compile("[该本此](?:项|指标|部分|项指标|一级指标|二级指标|三级指标)?")
_ASPECT = re.compile(
    "(?:决策|过程|产出|效益|效果|满意度?|管理|执行率?|投入|效率|成本|质量|数量|时效|履职|影响|指标|编制|绩效)(?:指标|情况|效果)?$"
)
_BY_OTHERS = ("key_evaluation", "department_evaluation", "policy_evaluation")
_LONGEST_NAME, _SHORT_NAME = 24, 12  # characters of what a score is of
_OF_A_PART = 50  # points that one indicator may have
_NEAR = 160  # characters between a change and what it is one of
_BRIEFLY = 60  # and between a ratio and what it is one of


def judged_by(report_type: str | None, title: str | None) -> str:
    """Return what a report calls its scoring: 自评 of a report on oneself, 评价 of one by others."""
    return "评价" if report_type in _BY_OTHERS and "自评" not in (title or "") else "自评"


class ItemNamer:
    """Names the items of one report: `place` and `organisation` as it calls itself, `about` its one project.

    `judged` is what it calls its scoring (see `judged_by`).
    """

    def __init__(self, place: str, organisation: str, about: str | None, cues: Cues, judged: str = "自评") -> None:
        """Hold what every item may begin with; "" and None where unknown."""
        self._judged = judged
        self._place, self._organisation, self._about, self._cues = place, organisation, about or "", cues
        self._base: tuple[Draft, str] | None = None  # the last amount that a change can be one of, and of what it is
        self._score: tuple[Draft | None, str] = None, ""  # the last score, and what it is of
        self._run: list[str] = []  # what it and those right before it are of
        self._ratio: tuple[Draft | None, str] = None, ""  # the last ratio, and what it is called
        self._money: tuple[Draft | None, str] = None, ""  # the last amount, and what it is called
        self._aim: Draft | None = None  # the last percentage, if it was to be reached or was reached
        self._before: Draft | None = None  # the last amount of an earlier year
        self._raised, self._since = Raised(), SinceWhen()
        self._parts = parts_of_name(without_blanks(self._about))

    def item(self, draft: Draft, project: str | None) -> str:
        """Return the item of a figure that belongs to `project`."""
        subject, words = without_blanks(draft.subject).strip("=＝×"), without_blanks(draft.words)
        subject, year = years_of(draft, subject)
        if draft.table is not None:
            return self._of_cell(draft, subject, words, year)
        rest = rest_of(words, subject)
        subject = _STATED.sub("", subject) if subject.endswith(("为", "达", "达到", "突破")) else subject
        rest = _PEOPLE.sub("", rest) if subject and rest.endswith(_PEOPLE_END) else rest
        rest = "" if rest == words and rest in _TO else rest.removeprefix(year) or rest
        if year and (dated := rest.removesuffix("度")).endswith(year) and not _RESULT.search(rest):
            named = dated.removesuffix(year).rstrip("由比从与较")
            rest = named if named or subject else rest  # 下达我区2024年|财政衔接资金
        year = said_once(draft, year, rest)
        if draft.kind == "money":
            rest = self._raised.rest(draft, self._compared(draft, subject, rest))
            called = subject or rest or self._cues.name(draft.measure)
            self._money = draft, called if draft.measure in _LEFT else ""
        elif draft.kind == "percent":
            subject = self._right_behind(draft, subject)
            rest = self._since.rest(draft, self._of_ratio(draft, rest))
        if draft.subject not in draft.words and (draft.measure in _LEFT or _THIS_YEAR.search(draft.words)):
            subject = _ACCOUNT_END.sub("", subject)
        subject = unplaced(subject, self._place)
        if draft.kind in ("score", "grade"):
            scored = unplaced(draft.project or self._about, self._place)
            about = f"{self._place}{scored}" if scored else self._organisation
            of = self._scored(draft, without_blanks(_HEAD.sub("", draft.words)), scored)
            judged = "自评" if "自评" in words else self._judged
            return f"{about}{year}{judged}{of}{_rated(draft)}"
        foreseen = draft.measure == "planned" and is_line(subject)
        unnamed = draft.measure in _SAID_BY_SUBJECT and subject  # 负债总额 is no 资产, 协议投资额 no 其他
        named = rest or ("预计" if foreseen else "" if unnamed else self._cues.name(draft.measure))
        rest = "" if rest in _SAID_OF and subject.endswith(rest) else rest  # 基本支出|支出
        named = "" if not rest and _is_said(draft, subject, named) else named
        if draft.measure == "standard" and "标准" not in rest + subject:
            named = rest + "标准"
        project = unplaced(without_blanks(project or draft.project or self._about), self._place)
        if not project and (is_whole(subject) or is_generic(subject) or is_whole(draft.under)):
            return f"{self._organisation}{year}{draft.under}{subject}{named}"
        about = "" if _says(subject, project) else project
        part = project in self._parts  # 绿地管护 of 绿地管护及公园建设: of the whole it is not
        if self._about and project != self._about and not part and not _says(project + subject, self._about):
            about = self._about + about
        again = about.startswith(subject) or len(subject) > 3
        subject = "" if again and subject in about else subject  # “以案定补” of 人民调解“以案定补”
        under = "" if _says(subject + about, draft.under) else draft.under
        unsigned = self._place if subject and not is_line(subject) else ""  # what is told of no known body
        begin = self._place if about or part else self._organisation or unsigned
        return f"{begin}{about}{under}{subject}{year}{named}"

    def _compared(self, draft: Draft, subject: str, rest: str) -> str:
        """Return what the words of a change say with what changed and on when: 多支 is 支出较上年多支."""
        if (side := _side(draft)) is not None:
            self._base = draft, side
        if draft.measure not in ("change", "previous"):
            self._since.note(draft, "")
            return self._planned(draft, rest)
        rest = _BARE_BASE.sub("", rest)
        said = subject + rest
        own = next((of for of in _SAID_OF if of in said), "")
        if draft.measure == "previous":
            self._before = draft
            self._since.note(draft, f"{draft.year}年" if draft.year else "")
            told = subject or not (rest == "" or rest in _FIGURE)  # 2020年决算数为… of what was told before
            rest = self._sided(draft, rest) if subject else rest if told else self._changed(draft, "", "", own) + rest
            own = "支出" if "执行数" in said else own  # 与上年执行数3,982万元相比，增加234万元
            self._base = (draft, own) if own else self._base  # 支出较上年的5,102万元增加380万元
            return rest
        before, of = self._before, self._level_of(draft) or self._changed(draft, subject, rest, own)
        if of or own in ("收入", "支出"):
            self._base = draft, of or own  # 收入增加9万元，增长4%；比2013年增加4亿元，年平均增长11%
        if _ON.search(rest) or (draft.year is None and "cumulative" in draft.flags):  # 三年累计减少2.5万元
            self._since.told(draft, rest)
            return of + rest
        last = before.year if before is not None and draft.amount_start - before.end < _NEAR else None
        on = f"{last}年" if last is not None and draft.year is not None and last != draft.year - 1 else "上年"
        self._since.note(draft, on)
        return f"{of}较{on}{rest.removeprefix('同比').removeprefix('相比') or '变动'}"

    def _planned(self, draft: Draft, rest: str) -> str:
        """Return the words of an amount that is no change on a year, with which side a budget is of."""
        if draft.measure == "variance":
            return f"较预算{rest}" if _ONLY_TURNED.fullmatch(rest) else rest
        of_plan = draft.measure in _BUDGETED and _OF_PLAN.match(rest)  # 完成年初预算数12万元的75%
        if of_plan or (draft.measure in _ADJUSTED and _ADJUSTS.match(rest)):  # 总收入由9万元调整为10万元
            return self._sided(draft, rest)
        return _VERSUS.sub("", rest) if rest.startswith(("比", "较", "与")) else rest

    def _changed(self, draft: Draft, subject: str, rest: str, own: str) -> str:
        """Return which side of the accounts a change is of that names none of its `own`."""
        if self._base is None or own:
            return ""
        base, of = self._base
        near = draft.amount_start - base.end < _NEAR and base.subject in ("", draft.subject)
        return "" if not near or of in rest or (_own_name(subject) and of in ("支出", "总支出")) else of

    def _level_of(self, draft: Draft) -> str:
        """Return what level's amount a change right behind it is of, "" for none: 市本级收入3亿元，增加1亿元."""
        if self._base is None or draft.subject in draft.words:
            return ""
        base, of = self._base
        near = base.subject == draft.subject and 0 <= draft.amount_start - base.end < _BRIEFLY
        return of if near and _OF_LEVEL.fullmatch(of) else ""

    def _of_ratio(self, draft: Draft, rest: str) -> str:
        """Return the words of a ratio that was, or that changed by points, with what the one before is called."""
        last, name = self._ratio
        self._aim = draft if draft.measure in ("target", "achieved") else None
        if draft.measure == "change" and not rest and draft.words.strip() in ("（", "("):  # 减少1.5万元（42.86%）
            rest = "下降" if draft.direction == "decrease" else "增长"
        if draft.measure in ("change", "rate") and draft.unit == "%":
            rest = self._sided(draft, rest)
        if draft.measure in _RATIOS:
            rest = name if last is not None and _RESULT.fullmatch(rest) else rest  # 由91.2%提高到93.5%
            self._ratio = draft, rest
            return rest
        of_it = draft.measure == "previous" or (draft.measure == "change" and draft.unit == "个百分点")
        near = last is not None and 0 <= draft.amount_start - last.end < _NEAR and last.subject == draft.subject
        return f"{name}{rest}" if of_it and near and name not in rest else rest

    def _right_behind(self, draft: Draft, subject: str) -> str:
        """Return what a share is of: of the amount that it stands right behind, where it names nothing itself."""
        last, name = self._money
        if draft.measure != "share" or last is None or not _SHARE_ALONE.match(draft.words):
            return subject
        return name if name and 0 <= draft.amount_start - last.end <= len(draft.words) + 1 else subject

    def _sided(self, draft: Draft, rest: str) -> str:
        """Return the words of a change or rate with which side of the accounts it is of: 财政拨款|收入增长."""
        if self._base is None or any(of in rest for of in _SAID_OF):
            return rest
        base, of = self._base
        leveled = _OF_LEVEL.fullmatch(of) is not None
        if not leveled and not _TWO_SIDED.search(draft.subject):
            return rest
        if draft.measure == "change" and not _TURNED.fullmatch(rest):  # 宗数比上年增长
            return rest
        kept = of == _CHANGING["carryover"] and (self._before is None or self._before.amount_start < base.amount_start)
        told = (
            (kept or leveled or of.startswith(_SIDES))
            and base.subject == draft.subject
            and 0 <= draft.amount_start - base.end < _BRIEFLY
        )
        if draft.measure in _ADJUSTED:
            told = told and base.measure in _BUDGETED
        if draft.measure == "rate":
            told = told and base.measure not in _BUDGETED and draft.subject != ""
            told = told and not draft.subject.endswith("资金") and (not rest or _OF_PLAN.match(rest) is not None)
            rest = rest or self._cues.name("rate")
        return of + rest if told else rest

    def _scored(self, draft: Draft, words: str, about: str) -> str:
        """Return what a score is of beside what the item is `about`.

        One without a name right behind another is of the same: 投入20分，得19分.
        """
        if draft.measure == "change":
            return f"得分{rest_of(words, '')}"  # 比上年提高1.4分
        name = _nearest(_SCORE_WORDS.sub("", _EXPLAINED.sub("", words)))
        name = "" if _THIS.fullmatch(name) or (about and about in name) else name
        last = self._score[1]
        if draft.kind == "grade":
            after_parts = len(set(self._run)) > 1 and _ASPECT.search(last) is not None  # a grade is of their whole
            return name or (last if self._near(draft, _BESIDE) and not after_parts else "")
        if not name and self._near(draft, _BESIDE) and not self._beyond(draft):
            name = last
        aim = self._aim  # 发放率年初目标值100%，实际完成值100%，得10分
        part = draft.value is not None and draft.value <= _OF_A_PART
        if not name and part and aim is not None and 0 <= draft.amount_start - aim.amount_end < _BESIDE:
            name = aim.subject
        name = name or block_of(draft.head)
        self._run = [*self._run, name] if self._near(draft, _NEXT) else [name]
        self._score = draft, name
        return name or draft.title  # of why points were lost no other score is

    def _beyond(self, draft: Draft) -> bool:
        """Say whether more was had than the score before could be, which is then of a part: 效益30分，自评得93分."""
        before = self._score[0]
        least = before.value if before is not None and "weight" in before.flags else None
        return least is not None and draft.value is not None and draft.value > least

    def _near(self, draft: Draft, reach: int) -> bool:
        """Say whether the last score stands right before another, or before a grade."""
        before = self._score[0]
        return before is not None and 0 <= draft.amount_start - before.amount_end < reach

    def _of_cell(self, draft: Draft, subject: str, words: str, year: str) -> str:
        """Name a cell: its table's title says more than its row where the row is 合计 or 基本支出."""
        project = unplaced(draft.project, self._place) if draft.project and draft.project != draft.subject else ""
        about = project or self._about
        form = self._unsigned(_FORM.sub("", without_blanks(draft.form)))
        group = self._unsigned(_FORM_NUMBER.sub("", without_blanks(draft.title)), year)
        form = "" if about or _says(subject, form) or _says(group, form) else form
        title = f"{form}——{group}" if form and group else form or group
        title = f"{title.removeprefix(year).removeprefix('度')}：" if title else ""
        begin = self._place if about else self._organisation
        named = "" if subject == about else subject
        return f"{begin}{about}{year}{title}{named}{'' if words == subject else words}"

    def _unsigned(self, title: str, year: str = "") -> str:
        """Return a table's title without whose table it is, which the item says before it, and without its year."""
        name = self._organisation  # or its end, in a report whose place is unknown: 汀桥区民政局 of 砚川市汀桥区民政局
        length = next((len(name) - at for at in range(max(len(name) - 3, 1)) if title.startswith(name[at:])), 0)
        if not length:
            dated = title.removeprefix(year).removeprefix("度") if year else title
            bare = self._unsigned(dated) if dated != title else title  # 2023年度教育局整体绩效自评表
            return title if bare == dated else bare
        rest = title[length:]
        rest = rest.removeprefix(year).removeprefix("度") if year and rest.startswith(year) else rest
        return rest if len(rest) > 1 else title


def _own_name(subject: str) -> bool:
    """Say whether a subject is more than a head of accounts that both income and spending are told of."""
    return bool(subject) and not is_whole(subject) and _TWO_SIDED.search(subject) is None


def _side(draft: Draft) -> str | None:
    """Return which side of the accounts an amount is of, None where a change can be one of none: 收入, 支出预算."""
    if draft.measure in _BUDGETED and (told := _OF_BUDGET.search(draft.words)):
        return told.group()
    if draft.measure == "carry_in":
        return found.group() if (found := _CARRIED_IN.search(draft.words)) else None
    side = "" if _is_of_both(draft) else _CHANGING.get(draft.measure)
    side = f"总{side}" if side and f"总{side}" in draft.words else side  # 一般公共预算总收入 is more than 收入
    level = _OF_LEVEL.fullmatch(draft.words) if side and draft.subject not in draft.words else None
    return level.group(1) if level else side


def _is_said(draft: Draft, subject: str, named: str) -> bool:
    """Say whether a subject says itself what its amount is called: 事业收入 says income."""
    left = draft.measure in _LEFT and subject.endswith(("结余", "结转"))
    return named in subject or left or subject in _SAID_OF or subject.endswith("率") or _is_of_both(draft)


def _is_of_both(draft: Draft) -> bool:
    """Say whether an amount is what came in and what was spent at once: 收、支总计."""
    return draft.measure == "income" and draft.parts != () and "支" in draft.subject


def _says(words: str, name: str) -> bool:
    """Say whether words hold a name already, whole or all but its last words (校车运营补贴 of 校车运营补助项目)."""
    return name in words or (len(name) > 4 and name[: -(len(name) // 3)] in words)


def _nearest(words: str) -> str:
    """Return what a score is of: a name that is not too long, else the words next to it."""
    return words if len(words) <= _LONGEST_NAME else words[-_SHORT_NAME:]


def _rated(draft: Draft) -> str:
    if draft.kind == "grade" or draft.measure == "change":
        return "等级" if draft.kind == "grade" else ""
    return "分值" if "weight" in draft.flags else "扣分" if draft.direction == "decrease" else "得分"
