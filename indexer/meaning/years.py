"""Which year an amount belongs to: its phrase's own, the sentence's, the section's, or the report's.

A year that is only compared with, that something began in or is carried to is no year of an amount; the base of a
comparison has the year compared with; what covers several years together has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.brought import is_brought
from indexer.meaning.comparisons import Comparisons
from indexer.meaning.drafts import Draft
from indexer.meaning.periods import titled_partial
from indexer.meaning.scene import Scene, State
from indexer.memo import remembered
from indexer.model import Section
from indexer.quantities import Years, find_years

# Years that only compare, begin or come after; they are their own phrase's year at most.
_YEAR_OF_ELSE = re.compile(
    r"(?:待|[高低多少]于|[转带][入到至]|(?<![\u4e00-\u9fff])转"
    r"|(?<!经比)较|[比与同自从由占]|结转至?到?|转入|列入|纳入|编入|留待|留至|延至|推迟至)$"
)
_YEAR_FROM = re.compile(
    r"[^，。；\d]{0,10}(?:为基[数准期]|基础上)|(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|以来|开始|相比|印发|出台|修订|未[^，。；]{1,6}的|应付未付|结转的|结余的|欠)"
)
_FROM_THEN = re.compile(r"(?:\d{1,2}月)?(?:\d{1,2}日)?起")  # 2024年起推行考勤，安排6万元
# When a report's year was looked back on: 2023年3月，我局组织自评，得分95分.
_JUDGED = re.compile(
    r"\d{1,2}月[^。；，元]{0,12}，?[^。；，元]{0,20}?(?:自评|自查|评价|复核|复评|抽评|考评|评审|评分)(?!费|服务|机构|经费|专家)"
)
# 兑现2021年度欠发的奖金, 归还2020年垫付的款项, 上缴2021年以前沉淀资金: the year is the debt's, not the payment's.
# 预计2023年6月建成 dates the work, not the money that it takes.
_EVENT = re.compile(
    r"(?:\d{1,2}月)?(?:[上中下]旬|底|初|份)?[^，。；、\d]{0,3}(?:完工|建成|竣工|开工|验收|投入使用|动工|投产|交付)"
)
_OF_A_DEBT = re.compile(
    r"(?:年?度)?(?:绩效|目标|综合|工作)?(?:考核|考评|评选|评定)(?:结果)?(?:[为获])?(?:优秀|先进|合格|靠前|前[一二三四五六])|度?(?:(?:拖欠|[所尚]?欠[付发拨补缴]?|应付未付|遗留|垫付|代垫|借[入用]|挂账|未[^，。；\d]{1,6})的|(?:及?以前|之前|底前)(?!年度?支))"
)
# 余款将于2023年4月前付清；…: only what is expected is of that year.
_EXPECTED, _NO_AMOUNT = re.compile("(?:将|预计|计划|拟)[于在]$"), re.compile(r"(?:\d{1,2}月)?[^，。；\d]{0,14}[，。；]")
# 主要是2021年推进公车改革，车辆减少；公务接待费2万元: the year explains, and what is behind the semicolon is not of it.
_EXPLAINS = re.compile("(?:主要(?:原因)?[是为系]|原因[是为]|由于|因为)[^，。；：\\d]{0,12}$")
_EXPLAINED, _REASON = re.compile(r"[^。；\d]{0,60}；"), 20
# 补发2021年绩效工资, 归还2021年垫付资金, 兑付2021年种粮补贴: what is paid is of an earlier year, the payment is not.
_PAYS_LATE = re.compile("(?:补[发付缴拨交报]|偿还|归还|清偿|付清|还清|结清|消化|兑付|兑现|缴清)了?$")
_PAYS = re.compile("(?:支付|化解|清理)了?$")
_DEBT = re.compile(r"度?[^，。；\d]{0,8}(?:欠款|欠账|[拖所]?欠[付发拨补]|尾款|质保金|借款|垫付款|债务)")
_IN_ALL = re.compile(r"[，、\s]*(?:累计|总计|合计|共计)")
# What has been there since: 东库建于1998年，全年维修支出….
_BUILT = re.compile("(?:建成?|成立|组建|设立|创[建办立]|落成|竣工|投[用产]|启用|购置?|挂牌|投入使用)于$")
_OF_A_COUNT = re.compile(r"\d[个部台座户家名件项人处条批]$")  # 向3部2021年竣工的电梯补发
_OPEN_UNTIL = re.compile(r"截[至止到](?:[^，。；\d]{1,12}[（(])?$")  # 截至评价日（2023年7月31日）
_UNTIL = 16  # characters before a year that date a reckoning
_AHEAD_OF = re.compile(
    r"(?:结转|(?<![\u4e00-\u9fff])转|带"
    r"|留待|留到|留至|延至|延到|延期|顺延|推迟|转入|列入|纳入|编入)(?:至|到|于|入)?$"
)
_PART_OF_YEAR = re.compile(r"[上下]半年|[一二三四1-4前]{1,2}季度|(?<!\d)1[-—至]\d{1,2}月")
_YEARS_TOGETHER = re.compile(r"[两三四五六七八九十]个?年头?(?:下来)?(?:已|一)?(?:累|共|来)")
_COMPARING = tuple("较比与同")
# 已列入2021年计划安排30万元, 护渠经费列入2021年预算12万元; not 结余列入2021年预算12万元
_ENTERED = re.compile(r"[列纳编]入\d{4}年度?[^，。；\d]{0,6}(?:计划|安排|预算(?:资金|金额)?[为共]?$)")
_LEFT = re.compile("结[转余]|剩余|余款|未")
_THIS = re.compile(r"[，、\s]*(?:而|但)?(?:本年|今年|目前|现已)")
_THIS_TOO = re.compile("[，；、](?:本年|今年|当年|年内)")
# 加上2021年完成的310万元，累计完成620万元: what earlier years are added to, and the sum that is of none.
ADDS = ("加上", "连同", "算上", "加之")
_OF_ALL = re.compile(r"[，、\s]*[^，。；\d]{0,8}?(?:累计|总计|合计|共计|一共|总共|共)")
_TOGETHER = re.compile("[、和及与\\s]{1,3}")
_SUMMED = re.compile("(?:共计?|合计|总计|累计)[为约]?$|[两三]年")
_SINCE = re.compile(r"[^，。；\d]{1,24}以来")  # 自2020年实施以来共投入1,260万元
_SPAN = re.compile(
    r"(?:自|从)\d{4}年[^，。；\d]{1,12}以来|近[两三四五六七八九十]年[^，。；\d]{0,10}(?:累计|合计|共)|[两二三四五][个]?年(?:下来|头|拟投|来|间|累计|合计|共|总计|期间|计划|规划|总?投[入资])|“?十[二三四五]五”?(?:期间|以来|时期)|年(?:\d{1,2}月)?(?:\d{1,2}日)?以来"
    r"|^[，、；：（(\s]*(?:其中)?(?:以前年度|往年|历年)(?:已|累计|共)*(?:支付|支出|拨付|投入|完成投资|完成|安排)?[为了]?$"
)
_YEARS_OF = re.compile("[两二三四五]个?年|“?十[二三四五]五”?(?:期间|时期)?")
_SINCE_THEN = re.compile("(?:(?:19|20)\\d\\d年|“?十[二三四五]五”?)[^，。；]{0,24}以来")
# 2018年以来，县财政共投入1.2亿元: what is added up since then, in one sentence; not 自2015年以来没有调整.
_ADDED_UP = re.compile("以来[^。；]{0,30}?(?:累计|总计|合计|共计|一共|总共|先后|(?<![公中与党合])共(?![同享建用性]))")
_OF_NOW = re.compile("本年|今年|当年|全年|年[末底]|截[至止]|目前")
_FIVE_YEARS = re.compile("十[一二三四五]五”?(?:时期|期间|以来)")
_NEXT_POINT = re.compile(r"[；;\s]*[二三四五六七八九]是")
# What is only done in a later year: 尾款2023年支付；….
_DEED_ALONE = re.compile(r"(?:[初底末]|\d{1,2}月)?[\u4e00-\u9fff]{2,16}；")
# 自开工以来累计支出: what a work that took years came to.
_SINCE_BEGUN = re.compile(
    r"(?:开工|开建|建设|动工|立项|启动|实施|投用)(?:以来|至今)[^，。；\d]{0,6}(?:累计|共|总计|合计)"
)
_LAST_YEAR = re.compile(  # 上年，支出60万元
    "(?:^|[。；，])(?:而)?(?:上年|去年|上一年|再?往前一年|前一年)度?，[^，。；年]{0,12}$"
)
_HALF = re.compile("[上下]半年")
_DONE = re.compile("执行|决算|完成")  # in the heading of what a year came to
# What a heading says behind the year of its accounts: 2022年|县级决算情况, 2023年|上半年预算执行情况.
_ACCOUNTS = re.compile(
    r"(?:[上下]半年|\d{1,2}[-—至]\d{1,2}月)?(?:(?:全|我)?[省市县区州旗镇乡盟]本?级?|本级|地方)?"
    r"(?:部门|单位|预算|决算|支出|收入|收支|整体|绩效|工作|财政|转移支付|“?三公|基本|项目"
    r"|资金(?:安排|拨付|使用|分配|到位|支出|下达|投入|收支|来源|执行|情况))"
)
_INSIDE = re.compile("[\u4e00-\u9fff](?<![划计拟将取争预])$")


# 2021年12月提前下达80万元: what is handed down ahead of the year is of the year.
_EARLY = re.compile(
    r"度?(?:[年底末]{1,2}|(?:[89]|1[0-2])月(?:份|[底末初]|[上中下]旬|\d{1,2}日)?)"
    r"[^。；\d元]{0,20}?提前(?:下达|下拨|拨付|预拨|安排|分配|告知|通知|批复)"
)
_LATE = re.compile(r"(?:\d{1,2}月(?:份|[初中底]|\d{1,2}日)?)?(?:年初)?[^，。；\d]{0,4}才")  # 配套资金次年1月才拨付


class YearReader:
    """Places amounts in time."""

    def __init__(self, comparisons: Comparisons) -> None:
        """Hold the reader of comparisons, and its cue table."""
        self._comparisons, self._cues = comparisons, comparisons.cues
        self._is_silent = remembered(self._says_no_time)

    def note(self, text: str, found: Years, start: int, scene: Scene, state: State) -> None:
        """Remember a year that the sentence names, unless it is only compared with (与2021年相比) or began then."""
        before = text[max(start, start + found.start - 3) : start + found.start]  # not 与上年对比 of a heading
        after = text[start + found.end : start + found.end + 20]
        state.added = state.added or before.endswith(ADDS)
        if since := _SINCE.match(after):
            state.since, state.period = True, text[start + found.start : start + found.end] + since.group()
            state.spanned = _ADDED_UP.match(text, start + found.end + since.end() - len("以来")) is not None
            return
        if after.startswith("以来") and _ADDED_UP.match(text, start + found.end):
            state.since = state.spanned = True
            state.period = text[start + found.start : start + found.end] + "以来"
            return
        told = text[max(start, start + found.start - _UNTIL) : start + found.start]
        attributed = _is_of_another(text, start, found, scene) or _BUILT.search(told) is not None
        attributed = attributed or (_EXPECTED.search(before) is not None and _NO_AMOUNT.match(after) is not None)
        led = text[max(start, start + found.start - _REASON) : start + found.start]
        attributed = attributed or (_EXPLAINED.match(text, start + found.end) and _EXPLAINS.search(led)) is not None
        ahead = scene.year is not None and found.last > scene.year
        began = _YEAR_FROM.match(after) is not None and not (ahead and _FROM_THEN.match(after))
        judged = ahead and _JUDGED.match(text, start + found.end) is not None
        if attributed or began or judged or _YEAR_OF_ELSE.search(before) or _EVENT.match(after):
            state.ahead = found.last if _AHEAD_OF.search(before) else state.ahead
            return
        if ahead and _DEED_ALONE.match(after):
            if _INSIDE.search(before.rstrip("于到至在")):
                return
        title = text[max(start, start + found.start - 60) : start + found.start]
        if title.rfind("《") > title.rfind("》") or after.startswith("《"):  # 按《2021—2025年规划》安排
            return
        state.spanned = found.first < found.last
        state.period = text[start + found.start : start + found.end] if state.spanned else ""
        state.year_before, state.year_at = state.year, start + found.start
        if _is_aside(text, start + found.start, after, found, scene, state):
            state.aside, state.aside_from = True, state.aside_from if state.aside else state.year
        else:
            state.aside = False
        state.year, state.last_year = _single(found), found.last

    def place(self, draft: Draft, words: str, before: str, scene: Scene, state: State) -> None:
        """Set the year of `draft`, whose phrase is `words` after `before`, and where it was read.

        Points are taken off in the year that is evaluated: 沿用2019年的标准，扣2分.
        """
        self._leave_aside(before, state)
        told = state.several or state.spanned or state.added or "年" in before.rpartition("元")[2]
        taken_off = draft.kind == "score" and words.lstrip("，；、： ").startswith("扣")
        if taken_off or (not told and self._is_silent(words)):  # as mostly
            draft.year, draft.year_basis = _carried(scene, state) if not taken_off else (scene.year, scene.year_basis)
            return
        given = [found for found in find_years(words) if self._is_own(words, found, scene)]
        past = self._comparisons.is_past(words) or (not given and _LAST_YEAR.search(before) is not None)
        if "是" in words and not given and _NEXT_POINT.match(words):  # 一是建议2023年…；二是县级配套少拨6万元
            state.year = None
        if (period := _added_up(words, given)) is not None:
            draft.year, draft.year_basis, draft.period = None, "printed", period
            return
        if given and (past or not self._comparisons.is_change(words)):
            draft.year, draft.year_basis = _single(given[-1]), "printed"
            draft.period = words[given[-1].start : given[-1].end] if draft.year is None else ""
            return
        if past and scene.year is not None:
            draft.year, draft.year_basis = scene.year - (2 if "前年" in words else 1), scene.year_basis
        elif scene.year is not None and self._is_planned(words, before):
            draft.year, draft.year_basis = scene.year + 1, scene.year_basis
        elif _is_span(words) or _SINCE_BEGUN.search(words) or self._runs_on(draft, words, before, state):
            draft.year, draft.year_basis, draft.period = None, "printed", _period(words) or state.period
        elif _is_of_all_years(before, state):
            draft.year, draft.year_basis, draft.period, state.year = None, "printed", state.period, None
            state.spanned = True
        elif scene.year is not None and _THIS.match(words):
            draft.year, draft.year_basis = scene.year, scene.year_basis
        else:
            draft.year, draft.year_basis = _carried(scene, state)

    def _leave_aside(self, before: str, state: State) -> None:
        """Come back to what a sentence spoke of before a clause told another year's: 每户2万元，2021年为1.8万元；…."""
        if state.aside and "；" in before.rpartition("元")[2]:
            state.year, state.aside = state.aside_from, False

    def _says_no_time(self, words: str) -> bool:
        """Say whether a phrase tells nothing of a year, whatever stands before it."""
        if "累计" in words or find_years(words) or self._comparisons.is_past(words) or self._cues.first("next", words):
            return False
        return not (_is_span(words) or _THIS.match(words) or ("是" in words and _NEXT_POINT.match(words)))

    def _runs_on(self, draft: Draft, words: str, before: str, state: State) -> bool:
        """Say whether the sentence speaks of several years together: 自2020年实施以来，累计发放."""
        if state.since and (draft.kind != "money" or _OF_NOW.search(before + words)):
            return False
        if state.added and _OF_ALL.match(words):
            state.year, state.spanned = None, True  # and so is a share of the sum
        if (state.spanned and state.year is None) or (state.since and "累计" in words):
            return True
        return state.several and _IN_ALL.match(words) is not None

    def _is_own(self, words: str, found: Years, scene: Scene) -> bool:
        """Say whether a year is its amount's: not 以来, 留待2023年, 2021年欠发的 nor 《2021—2025年规划》."""
        after, before = words[found.end : found.end + 2], words[max(0, found.start - 4) : found.start]
        quoted = words.rfind("《", 0, found.start) > words.rfind("》", 0, found.start)
        ends = scene.year is None or found.last <= scene.year or "由" in words[found.end :]  # 从2023年起由100元提高到
        began = after[:1] == "起" and before[-1:] in ("自", "从") and ends
        attributed = _is_of_another(words, 0, found, scene) or _SINCE.match(words, found.end) is not None
        entered = _ENTERED.match(words[found.start - 2 :]) is not None and _LEFT.search(words) is None
        ahead = _AHEAD_OF.search(before) is not None and not entered
        return after != "以来" and before[-1:] != "占" and not began and not quoted and not attributed and not ahead

    def _is_planned(self, words: str, before: str) -> bool:
        if "年" not in words and "年" not in before:  # 明年, 下年, 次年: as mostly
            return False
        return self._is_ahead(_own_clause(words, before[-1:])) or self._follows_ahead(before)

    def _follows_ahead(self, before: str) -> bool:
        """Say whether the words before a phrase plan for the year after, and name no year."""
        if "元" in before:
            before = _own_clause(before.rpartition("元")[2], "元")
        return self._cues.holds("next", before) and not find_years(before) and self._is_ahead(before)

    def _is_ahead(self, words: str) -> bool:
        """Say whether a phrase plans for the year after: 明年预算安排; not 结转下年."""
        ahead = self._cues.first("next", words)
        late = ahead is not None and _LATE.match(words, ahead.end) is not None
        return ahead is not None and not late and not _AHEAD_OF.search(words[: ahead.start])


def _is_aside(text: str, at: int, after: str, found: Years, scene: Scene, state: State) -> bool:
    """Say whether a clause that begins with an earlier year only adds its number to the one told right before it."""
    last = state.drafts[-1] if len(state.drafts) > state.begun else None
    if last is None or scene.year is None or found.last >= scene.year:
        return False
    return text[last.end : at] in ("，", "，而", "，但") and after.startswith(("为", "是", "仅", "则", "只"))


def _carried(scene: Scene, state: State) -> tuple[int | None, str]:
    """Return the year of an amount whose own words tell none: of its sentence, whole, section or report."""
    if state.year is not None:
        return state.year, "printed"
    if (whole := _year_of_whole(scene, state)) is not None:
        return whole
    if scene.section_year is not None:
        return scene.section_year, "heading"
    return scene.year, scene.year_basis


def _year_of_whole(scene: Scene, state: State) -> tuple[int, str] | None:
    """Return the year of the whole that 其中 opened, where it is not the report's: 下年度安排300万元，其中…."""
    whole = state.parent
    if whole is None or whole.year is None or scene.year in (None, whole.year) or whole.year_basis == "inferred":
        return None
    return whole.year, whole.year_basis


def _is_of_all_years(before: str, state: State) -> bool:
    """Say whether a clause comes back to several years: 三年共安排46万元：2021年14万元…；实际支出42万元."""
    if not state.several or not before.rstrip().endswith("；"):
        return False
    here = [draft for draft in state.drafts[state.begun :] if draft.kind == "money"]
    return bool(here) and "cumulative" in here[0].flags and len({draft.year for draft in here}) > 2


def _is_of_another(text: str, begin: int, found: Years, scene: Scene) -> bool:
    """Say whether a year of the words from `begin` on is not its amount's: of a debt, a count, what is paid late."""
    start, end = begin + found.start, begin + found.end
    before, report = text[max(begin, start - 4) : start], scene.year
    if _OF_A_DEBT.match(text, end) or _OF_A_COUNT.search(before) or _is_early(text, end, found, scene):
        return True
    if (report is None or found.last <= report) and _PAYS_LATE.search(before):
        return True
    if _PAYS.search(before) and _DEBT.match(text, end):
        return True
    brought = scene.first_year is None and is_brought(text, end, found.last, report)
    return brought or _is_reckoning(text[max(begin, start - _UNTIL) : start], found, scene)


def _is_reckoning(before: str, found: Years, scene: Scene) -> bool:
    """Say whether a year only dates the report's reckoning: 截至2023年3月底 in a report on 2022."""
    return scene.year is not None and found.last > scene.year and _OPEN_UNTIL.search(before) is not None


def _added_up(words: str, given: Sequence[Years]) -> str | None:
    """Return the years that a phrase gives one sum of: 2021年、2022年资金共计, 到2022年底两年累计; None for one."""
    if len(given) > 1 and _TOGETHER.fullmatch(words, given[-2].end, given[-1].start) and _SUMMED.search(words):
        return words[given[-2].start : given[-1].end]
    together = given and _single(given[-1]) and _YEARS_TOGETHER.search(words, given[-1].end)
    return _period(words) if together else None


def _own_clause(words: str, before: str) -> str:
    """Return a phrase without what it says of the amount right before it: …元下年接着用，维修尾款…."""
    return words.partition("，")[2] if before == "元" and "，" in words[1:] else words


@remembered
def _is_span(words: str) -> bool:
    """Say whether a phrase speaks of several years together: 三年累计."""
    return _SPAN.search(words) is not None


@remembered
def _period(words: str) -> str:
    """Return the several years that a phrase speaks of, as far as it names them: 三年 of 三年累计."""
    found = (_SINCE_THEN.search(words) if "以来" in words else None) or _YEARS_OF.search(words)
    return found.group() if found else ""


def _is_early(text: str, end: int, found: Years, scene: Scene) -> bool:
    """Say whether a year is only when the money of the next one, the report's, was handed down."""
    before = scene.year is not None and found.last == scene.year - 1 and scene.first_year is None
    return before and _EARLY.match(text, end) is not None


def _single(found: Years) -> int | None:
    """Return the year of an amount, None for a sum over several."""
    return found.last if found.first == found.last else None


def years_gone_through(sentence: str, years: Sequence[Years], year: int | None) -> int:
    """Return how many years a sentence goes through, those only compared with left out: 2022年…、2023年…, 本年….

    `year` is the report's.
    """
    named = {y.first: y.end for y in years if y.first == y.last and not sentence.endswith(_COMPARING, 0, y.start)}
    this = year is not None and named and year not in named and _THIS_TOO.search(sentence, min(named.values()))
    return len(named) + bool(this)


@remembered
def time_flags(words: str) -> tuple[str, ...]:
    """Return the flags of an amount whose phrase speaks of several years together, or of a part of one."""
    several = any(found.first < found.last for found in find_years(words))
    together = several or _YEARS_TOGETHER.search(words) or "以来" in words
    partial = ("半" in words or "季" in words or "1" in words) and _PART_OF_YEAR.search(words)
    return (*(("cumulative",) if together else ()), *(("period_partial",) if partial else ()))


def covered_years(text: str) -> Years | None:
    """Return the years that a report's first lines say it covers: （2021—2023年）.

    What such a report says without a year is taken for the last one; the basis names it as inferred.
    """
    spans = [found for line in text[:400].split("\n")[:4] if len(line) < 60 for found in find_years(line)]
    return spans[0] if spans and spans[0].first < spans[0].last else None


def heading_year(heading: str) -> int | None:
    """Return the year of accounts that a heading names; a year in a project's name is none."""
    found = find_years(heading)
    if not found or not _ACCOUNTS.match(heading, found[0].end):
        return None
    return found[0].last


def told_year(section: Section, beside: Sequence[Section]) -> tuple[int | None, bool, bool | None]:
    """Return the year that a section's heading names (2.2021年度绩效目标), whether it is done, and told in part.

    A heading on half a year of none (三、下半年工作) goes on with that of a section `beside` it, before it.
    """
    name = section.heading.removeprefix(section.label)
    year = heading_year(name)
    if year is None and _HALF.match(name):
        before = [each.heading.removeprefix(each.label) for each in beside if each.start < section.start]
        year = next((found for each in reversed(before) if (found := heading_year(each)) is not None), None)
    if year is None:
        return None, False, None
    return year, _DONE.search(name) is not None, titled_partial(name)


def tells_several_years(heading: str) -> bool:
    """Say whether a heading is over what several years together came to: 一、“十三五”时期工作回顾."""
    return _FIVE_YEARS.search(heading) is not None
