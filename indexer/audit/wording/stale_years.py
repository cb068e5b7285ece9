"""D01: a sentence that last year's report left behind: its verdict, or its state at the end of the year before.

Earlier years are named rightly all the time: compared with, carried over from, or told as the history of a thing. So a
year that is not the report's own is only shown where the sentence cannot be meant of it. Either it gives the report's
own score, which is printed again for the report's own year; or it says how something stands at the last day of the
year before, where such a report says how it stands at the end of its own: the unit's vehicles, assets and staff, or
money paid for what was first approved and put under contract a year later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.counts.numbered import around_numbers
from indexer.audit.guards import PAST
from indexer.audit.slips import significant
from indexer.audit.spans import line_end, sentence_around
from indexer.audit.telling import check_of_words
from indexer.audit.wording.dates import signature_of
from indexer.audit.wording.order import OWN_YEAR, year_reported
from indexer.forms import fold

_YEAR_OF = re.compile(r"(?<!\d)(20\d\d)年度?(?![末底初中月])")
_VERDICT = re.compile(r"(?:自评|评价|考评|评定|综合|最终|总|得分|评分)[^\d,。;\n]{0,12}?(\d{2,3}(?:\.\d{1,2})?)分")
_OTHER_YEARS = re.compile(
    rf"{PAST}|比|较|持平|相同|同为|连续|提高|下降|上升|降低|增加|减少|分别|先后|曾|原|复评|复核|再评"
)
_HEAD_OF_EARLIER = re.compile(r"上年|去年|上一?年度|以前年度|往年|历次|结果应用|整改")

_YEAR_END = re.compile(r"截[至止]到?(20\d\d)年(?:12月31日|12月底|12月末|12月(?!\d)|年底|年末|底|末)(?:止|为止)?")
_STATE = re.compile(
    r"^,?(?:我|本|全)?[\u4e00-\u9fff]{0,12}?(?:共有|实有|占有|占用|拥有|保有|现有|使用|核定)?[\u4e00-\u9fff]{0,6}?"
    r"(?:车辆|公务用车|资产总额|资产总计|资产合计|固定资产|房屋|编制|在职|在编|在岗|人员)"
)
_HELD = re.compile(  # of the form's own sentence on what a unit holds
    r",?(?:[本我]?(?:单位|部门|[局厅委院校馆])|全[区县市局])?[^,。;:\d]{0,8}?(?:共有|实有|占有|占用|拥有|保有|现有)"
    r"[^,。;:\d]{0,10}?(?:车辆|用车|汽车|固定资产|房屋|国有资产|设备)"
)
_VEHICLES = re.compile("[车辆]|资产|房屋|设备")
_PAID = re.compile(r"支付|支出|付款|完成|使用|执行|建成|开工")
_EARLY_STATE = re.compile(
    r"预算编制|年初|期初|起始|基期|基数|基准|立项时|申报时|启动前|原有|上年|去年|(?<!占)比(?![例重率])|较|增至|减至|其后|此后|至今"
)
_OWN_PERIOD = re.compile(r"本年|当年|今年|年内|全年|年末|年底|现有")
_BEGUN = re.compile(
    r"(20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^。;,\n\d]{0,12}?(?:批复|批准|立项|签订|签约|中标|开工|启动|动工|组建|成立|挂牌)"
    r"|(?:实施|服务|建设|作业)(?:期限?|周期|时间)(?:为|是|:|自|从){0,2}(20\d\d)年"
)
_GIVEN = re.compile(r"(20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^。;\n\d]{0,20}?下达")  # funds are, every year anew
_CARRIED = re.compile(r"结转(?:至|到|下年|下年度)?[(,]?(20\d\d)年")
_LEFT_OVER = re.compile(r"年末|年底|剩余|其余|余额|结余|未用完|未支付|未使用|尚未")
_CARRIED_IN = re.compile(r"上年|去年|上一年|年初|期初|结转(?:至|到|下年|下年度)?[(,]?20\d\d年(?:年初|初)")
_TO_COME = re.compile(
    r"(20\d\d)年度?,?(?:[我本][\u4e00-\u9fff]{1,2})?(?:将|拟|计划)(?:继续|进一步|持续|重点|着力|切实|不断|加强|加大|完善|强化)"
)
_NEXT = re.compile("下一步|今后|下阶段|下一阶段|下年|下一年|改进|建议|打算|整改|措施|计划安排")
_REPORTED = re.compile(r"现[将就对把][^。;\n\d]{0,30}?(20\d\d)年度?[^。;\n]{0,40}?(?:报告|汇报|说明|公开|公示)如下")
_HEAD = re.compile(
    r"(20\d\d)年度?(?=[^\d]{0,20}(?:决算|绩效|收支|收入|支出|预算执行|目标完成|工作完成)[^\d]{0,12}(?:情况|说明|表)\W*$)"
)
_ENOUGH = 4  # digits of an amount that two years hardly have in common
KINDS = ("self_evaluation", "evaluation", "final_accounts", "summary")
_BACK = 200  # characters of a sentence before what is looked at
_BEFORE = 24  # characters of a verdict before its score


def verdicts(case: Case) -> Iterator[Check]:
    """D01: a verdict with the report's own score, said to be of an earlier year."""
    year = case.report.year
    if year is None:
        return
    folded = case.folded()
    for found in around_numbers(case, "分", _VERDICT, _BEFORE, _BEFORE):
        begin, end = sentence_around(case, *found.span(), _BACK)
        named = [(int(match.group(1)), match.span()) for match in _YEAR_OF.finditer(folded, begin, found.start())]
        if len(named) != 1 or named[0][0] >= year or str(year) in folded[begin:end] or case.in_table(found.start()):
            continue
        if _OTHER_YEARS.search(folded, begin, end) or _HEAD_OF_EARLIER.search(_heading(case, found.start())):
            continue
        if OWN_YEAR.match(folded, named[0][1][0]) is not None:
            continue  # D01 shows every year that is said to be evaluated
        if _is_own_score(case, found.group(1), year, begin, end):
            yield _check((named[0][1][0], found.end()), named[0][0], year, ())


def _is_own_score(case: Case, printed: str, year: int, begin: int, end: int) -> bool:
    """Say whether a score is printed in another sentence as the report's own year's."""
    places = case.once("places of scores", lambda: _scores(case, year)).get(Decimal(printed), ())
    return any(not begin <= at < end for at in places)


def _scores(case: Case, year: int) -> dict[Decimal | None, list[int]]:
    """Return where each score of the report's year is printed."""
    found: dict[Decimal | None, list[int]] = {}
    for figure in case.figures:
        if figure.measure == "score" and figure.year == year:
            found.setdefault(figure.value, []).append(figure.amount_start)
    return found


def held_at_year_ends(case: Case) -> Iterator[Check]:
    """D01: vehicles and assets at the end of the year before, in a report that has no other state of them.

    What is told of the report's own year in the same paragraph may go on from that state where it speaks of the same.
    """
    year = year_reported(case, KINDS)
    if year is None:
        return
    folded = case.folded()
    found = [match for match in year_ends_of(case) if _HELD.match(folded, match.end())]
    if len(found) != 1 or int(found[0].group(1)) != year - 1 or case.in_table(found[0].start()):
        return
    date = found[0]
    begin, end = sentence_around(case, *date.span(), _BACK)
    rest = folded[end : line_end(case, date.end())]
    goes_on = any(_OWN_PERIOD.search(words) and _VEHICLES.search(words) for words in re.split("[。;]", rest))
    line = folded[case.mark_before("\n", date.start()) + 1 : date.start()] + folded[date.end() : end] + rest
    if _EARLY_STATE.search(folded, begin, end) or _OWN_PERIOD.search(folded, date.end(), end) or goes_on:
        return
    if f"{year}年" not in line and not re.search(rf"{year}年(?:年?[末底]|12月)[^。;\n]{{0,30}}(?:车|辆|资产)", folded):
        yield _check(date.span(), year - 1, year, ())


def year_ends_of(case: Case) -> list[re.Match[str]]:
    """Return where the last day of a year is named, 截至 before it."""
    return case.once("year ends", lambda: list(_YEAR_END.finditer(case.folded())))


def year_ends(case: Case) -> Iterator[Check]:
    """D01: how things stand at the end of the year before, where the report's own year is meant."""
    year = year_reported(case, KINDS)
    if year is None:
        return
    folded = case.folded()
    found = [match for match in year_ends_of(case) if int(match.group(1)) == year - 1]
    if len(found) != 1 or case.in_table(found[0].start()):
        return
    date = found[0]
    begin, end = sentence_around(case, *date.span(), _BACK)
    line = (
        folded[case.mark_before("\n", date.start()) + 1 : date.start()]
        + folded[date.end() : line_end(case, date.end())]
    )
    if _EARLY_STATE.search(folded, begin, end) or f"{year}年" in line or _OWN_PERIOD.search(line):
        return
    all_until = "累计" in folded[begin:end]  # which may be the history of a thing
    if _STATE.search(folded[date.end() : end]):
        if not all_until and not re.search(rf"{year}年(?:年?[末底]|12月)", folded):
            yield _check(date.span(), year - 1, year, ())
    elif (paid := _PAID.search(folded, date.end(), end)) or "到位" in folded[date.end() : end]:
        begun = list(_BEGUN.finditer(folded))
        first = begun or list(_GIVEN.finditer(folded))
        new = all(int(next(filter(None, match.groups()))) >= year for match in first)
        proven = (begun and paid and not all_until) or (first and _prints_own_amount(case, year, begin, end))
        if new and proven:
            same = [match.span() for match in year_ends_of(case) if int(match.group(1)) == year]
            yield _check(date.span(), year - 1, year, (first[0].span(), *same[:2]))


def _prints_own_amount(case: Case, year: int, begin: int, end: int) -> bool:
    """Say whether a sentence prints an amount that another line gives as paid, or arrived, in the report's year."""
    stop = case.text.find("。", begin, line_end(case, end))
    end = stop if stop >= 0 else line_end(case, end)  # 到位1,450万元；累计支付1,387.26万元
    own = [f for f in case.money() if f.year == year and f.measure in ("executed", "received") and not f.approx]
    amounts = {f.amount_yuan for f in own if not begin <= f.amount_start < end}
    here = [f.amount_yuan or Decimal(0) for f in case.money() if begin <= f.amount_start < end]
    return any(amount in amounts and len(significant(amount)) >= _ENOUGH for amount in here)


def own_words(case: Case) -> Iterator[Check]:
    """D01: what the report says it reports on, and the headings of its parts, against its year."""
    year = year_reported(case)
    if year is None:
        return
    folded = case.folded()
    for found in _REPORTED.finditer(folded):
        ours = str(year) in folded[case.mark_before("\n", found.start()) + 1 : line_end(case, found.end())]
        if int(found.group(1)) != year and not ours and not OWN_YEAR.search(folded, *found.span()):
            yield _check(found.span(1), int(found.group(1)), year, ())
    heads = [(head, s) for s in case.sections if s.level and (head := _HEAD.search(fold(s.heading_printed)))]
    if any(int(head.group(1)) == year for head, _ in heads):
        for head, section in heads:
            earlier = int(head.group(1)) < year and not _OTHER_YEARS.search(fold(section.heading_printed))
            span = section.start + head.start(1), section.start + head.end(1)
            if earlier and not OWN_YEAR.search(folded, section.start, section.heading_end):
                yield _check(span, int(head.group(1)), year, ())


def years_to_come(case: Case) -> Iterator[Check]:
    """D01: money carried over to a year that has passed, and what will be done in it."""
    year = year_reported(case, KINDS)
    if year is None:
        return
    folded = case.folded()
    for found in _CARRIED.finditer(folded):
        begin, end = sentence_around(case, *found.span(), _BACK)
        if int(found.group(1)) > year or case.in_table(found.start()) or not _LEFT_OVER.search(folded, begin, end):
            continue
        if not _CARRIED_IN.search(folded, begin, end) and _named(folded[begin : found.start()]) <= {year}:
            yield _check(found.span(), int(found.group(1)), year, ())
    signature = signature_of(case)
    for found in _TO_COME.finditer(folded) if signature is not None and signature[0].year > year else ():
        words = folded[case.mark_before("。\n", found.start()) + 1 : found.start()] + _heading(case, found.start())
        if int(found.group(1)) <= year and _NEXT.search(words) and not case.in_table(found.start()):
            yield _check(found.span(), int(found.group(1)), year, (signature[1],) if signature else ())


def _named(words: str) -> set[int]:
    return {int(match.group(1)) for match in re.finditer(r"(?<!\d)(20\d\d)年", words)}


def _heading(case: Case, position: int) -> str:
    """Return the headings of all sections around a position."""
    return " ".join(fold(s.heading) for s in case.sections if s.level and s.start <= position < s.end)


def _check(span: tuple[int, int], printed: int, year: int, beside: tuple[tuple[int, int], ...]) -> Check:
    return check_of_words("D01", "audit.stale_year", (span, *beside), printed=str(printed), year=year)
