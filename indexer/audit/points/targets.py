"""What the rows of self-evaluation tables say together: B08, C05, C07, C08; and D08, 'all targets met'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import ERROR, FINDING, FLAG, FORMAT, NOT_CHECKABLE, PASS, Case, Check
from indexer.audit.guards import INTENDED
from indexer.audit.points.indicators import MOST, Indicator, are_cut, indicators
from indexer.audit.spans import SENTENCE, mark_after, project_at
from indexer.audit.telling import as_told, check_of_words
from indexer.model import Figure
from indexer.numerals import parse_number

_LONG = 10  # characters of a name that hardly means two things
_FREE = Decimal("0.5")  # points that a small deviation need not cost
_MOST = 6  # rows that a finding quotes
_CLASS = "经济效益|社会效益|生态效益|可持续影响|产出|效益|效果|满意度|决策|过程|投入|管理|数量|质量|时效|成本"
_CLASSES = (re.compile("(产出|效益|效果|满意度|决策|过程|投入|管理)指标"),
            re.compile("(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响)指标"))  # fmt: skip
_ABOVE = 80  # characters before a table that may say of which class its indicators are
_OBJECT = r"(?:(?:各项|全部|所有|年初|年度|预期|既定|设定|预定|的|绩效|工作|任务|指标|重点)*(?:目标|指标))"
_KIND = (
    rf"(?:绩效|工作|预期|预定|年度|年初|既定|设定|设置|量化|定量|考核|评价|的|(?:{_CLASS})(?:[和及、与](?:{_CLASS}))?)"
)
_ARE = r"(?:均|全部|都|已)+(?:按[期时])?(?:完成|实现|达到|达成|达标)"
_ALL_MET = re.compile(
    rf"(?:全部|全面|均已?|都已?|圆满)(?:完成|实现|达到|达成)了?{_OBJECT}"
    rf"|(?P<all>(?:各项|各个|全部|所有){_KIND}*(?:目标|指标)(?:任务)?{_ARE}"
    rf"|(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[项个]{_KIND}{{0,3}}(?:指标|目标)(?:任务)?{_ARE}"
    rf"|绩效目标{_ARE}|(?:{_CLASS})指标(?:[和及、与,](?:{_CLASS})指标){{0,4}}{_ARE})"
)
_GENERAL = re.compile(  # what a claim without a subject may begin with
    r"从[^,]{2,12}看|总的来看|总体上?|综上(?:所述)?|[本该]?(?:年度|项目|部门|单位)|[我本][局院校中心站办会委厅镇乡]|20\d\d年度?|自评结论|全年|年内|已|较好地?|顺利|整体|[,:]"
)
_COUNTED = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,3})[项个]")
_MORE_IS_BETTER = re.compile(
    "(?:完成|合格|到位|覆盖|完好|达标|办结|及时|参与|参保|使用|利用|入住|执行|回收|支付|知晓|验收|兑付|准确|入学|巩固|就业|治愈|优良|出勤|普及|正常运行)率|满意度"
)
_EXCEPT = re.compile(r"除(?:了)?([\u4e00-\u9fff]{3,20}?)(?:指标)?(?:未[\u4e00-\u9fff]{2,8})?(?:之|以)?外")
_BUT = re.compile(rf"除|未|没有|基本|部分|个别|{INTENDED}|下一步|计划|低于|少于|滞后|推迟|其中")


def same_indicators(case: Case) -> Iterator[Check]:
    """B08: an indicator of the whole unit's table that a project's table has too, with another target or result."""
    named: dict[str, list[Indicator]] = {}
    for row in indicators(case):
        if len(row.name) >= _LONG and row.target is not None and row.actual is not None:
            named.setdefault(row.name, []).append(row)
    for rows in named.values():
        first: dict[tuple[Decimal | None, Decimal | None], Indicator] = {}
        for row in rows:
            assert row.target is not None and row.actual is not None
            first.setdefault((row.target.value, row.actual.value), row)
        if len({row.table.id for row in rows}) < 2 or len({row.target.unit for row in rows if row.target}) > 1:
            continue
        whole = any(row.project is None for row in first.values())
        outcome = PASS if len(first) == 1 else FINDING if whole else NOT_CHECKABLE
        terms = [f"{_printed(row.target)}/{_printed(row.actual)}" for row in first.values()]
        yield _check("B08", outcome, FLAG, list(first.values()), "audit.indicator", name=rows[0].name, terms=terms)


def points(case: Case) -> Iterator[Check]:
    """C05: a result short of its target keeps all its points; only where the share lost is more than half a point."""
    if (beyond := are_cut(case)) is not None:
        yield _check("C05", NOT_CHECKABLE, FLAG, [beyond], "audit.too_many_rows", most=MOST)
    for row in indicators(case):
        share = row.share() if row.weight is not None and row.score is not None and row.weight > 0 else None
        if share is None or row.weight is None:
            continue
        outcome = PASS if row.loses_points else FINDING if row.weight * (1 - share) > _FREE else NOT_CHECKABLE
        yield _check(
            "C05", outcome, FLAG, [row], "audit.points", name=row.name, target=_told(row.target, row.target_text),
            actual=_told(row.actual, row.actual_text), weight=row.weight, score=row.score,
        )  # fmt: skip


def _told(figure: Figure | None, words: str) -> str:
    return _printed(figure) if figure is not None else words


def kinds(case: Case) -> Iterator[Check]:
    """C07: the target repeats the indicator's name while the result is a number, or the two are of different kinds."""
    for row in indicators(case):
        if row.actual is None:
            continue
        repeated = re.sub(r"\W", "", row.target_text) == row.name and len(row.name) > 3
        other = row.target is not None and {row.target.kind, row.actual.kind} == {"money", "percent"}
        if repeated or other:
            yield _check(
                "C07", FINDING, FORMAT, [row], "audit.kinds", name=row.name, target=row.target_text[:30],
                actual=_printed(row.actual),
            )  # fmt: skip


def repeated(case: Case) -> Iterator[Check]:
    """C08: one indicator under two headings of a table; it may speak of two things, so that nothing follows."""
    tables: dict[tuple[str, str], list[Indicator]] = {}
    for row in indicators(case):
        tables.setdefault((row.table.id, row.name), []).append(row)
    for rows in tables.values():
        if len(rows) > 1 and len(rows[0].name) >= _LONG // 2:
            yield _check("C08", NOT_CHECKABLE, FORMAT, rows, "audit.repeated", name=rows[0].name, number=len(rows))


def claims(case: Case) -> Iterator[Check]:
    """D08: the text says that all targets were met; an indicator is short of its target and lost points for it."""
    short = [row for row in indicators(case) if _is_short(row)]
    if not short:
        return
    folded, everything = case.folded(), indicators(case)
    tables = [(table.start, table.end) for table in case.tables]
    for found in _ALL_MET.finditer(folded):
        begin = case.mark_before(SENTENCE, found.start()) + 1
        end = mark_after(folded, SENTENCE, found.end())
        but = {
            row.name for row in everything if any(_is_named(row, word) for word in _EXCEPT.findall(folded, begin, end))
        }
        said = _EXCEPT.sub("", folded[begin:end]) if but else folded[begin:end]
        if _BUT.search(said) or any(a <= found.start() < b for a, b in tables):
            continue
        project = project_at(case, found.start())
        rows = [row for row in short if project is None or row.project == project]
        rows = _meant(case, found, [row for row in rows if row.name not in but], begin)[:_MOST]
        if rows and _is_number(found.group(), [row for row in everything if row.name not in but], rows[0]):
            terms = [f"{row.name}{row.target_text}/{row.actual_text}" for row in rows]
            sides = [found.span(), *((row.start, row.end) for row in rows)]
            claim = case.text[slice(*found.span())]
            yield check_of_words("D08", "audit.claim.finding", sides, severity=ERROR, claim=claim, terms=terms)
            return


def _is_short(row: Indicator) -> bool:
    """Say whether an indicator is short of its target, by its points or, in a table that has none, by its numbers."""
    if row.weight is not None or row.score is not None:
        return row.loses_points and (row.short_of() or row.counts_short())
    rates = row.bound is None and _MORE_IS_BETTER.search(row.name) is not None
    return row.counts_short() or (row.short_of() and row.bound == "lower") or (rates and row.is_below())


def _meant(case: Case, found: re.Match[str], rows: Sequence[Indicator], begin: int) -> list[Indicator]:
    """Return the rows that a claim can be of: of its class (产出指标), and of counts only where it is of everything."""
    said = set(re.findall(_CLASS, found.group()))
    before = case.folded()[max(begin, case.mark_before(",", found.start()) + 1) : found.start()]
    everything = found.group("all") is not None or not _GENERAL.sub("", before).strip()
    return [
        row for row in rows
        if (everything or row.short_of()) and (not said or not said.isdisjoint(_classes(case, row)))
    ]  # fmt: skip


def _classes(case: Case, row: Indicator) -> set[str]:
    """Return of which classes an indicator is, by the heads that stand over it and before it."""
    words = case.folded()[max(row.table.start - _ABOVE, 0) : row.start]
    found = [form.findall(words) for form in _CLASSES]
    return {names[-1] for names in found if names}


def _is_named(row: Indicator, word: str) -> bool:
    bare = re.sub(r"\W", "", word)
    return len(bare) > 2 and (bare in row.name or row.name in bare)


def _is_number(claim: str, rows: Sequence[Indicator], short: Indicator) -> bool:
    """Say whether a claim gives no number of indicators, or that of all in the table of the one that is short."""
    number = _COUNTED.match(claim)
    return number is None or parse_number(number.group(1)) == sum(row.table.id == short.table.id for row in rows)


def _printed(figure: Figure | None) -> str:
    return "" if figure is None or figure.value is None else as_told(figure)


def _check(rule: str, outcome: str, severity: str, rows: Sequence[Indicator], key: str, **params: object) -> Check:
    sides = tuple((row.start, row.end) for row in rows[:_MOST])
    return check_of_words(rule, f"{key}.{outcome}", sides, outcome=outcome, severity=severity, **params)
