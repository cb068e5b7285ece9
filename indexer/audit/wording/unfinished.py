"""D08: 'all are finished' beside a row that is not, and 'none happened' beside the number that did.

各工程均已完工 is held against a table whose column of progress says 在建 of one row; 未发生安全事故, against a sentence
that counts such accidents by the very same name. A table is dated to the report's year, so that a claim of a later day
(截至目前) is not held against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.audit.case import ERROR, FLAG, Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.counts.status_rows import STATUS
from indexer.audit.guards import INTENDED, PAST
from indexer.audit.spans import SENTENCE, sentence_around
from indexer.audit.telling import denied_claim
from indexer.model import Cell, Table
from indexer.numerals import parse_number

_THING = r"项目|工程|任务|标段|泵站|道路|子项|建设内容|片区|村|工作|事项|活动|合同"
_CLAIM = re.compile(
    rf"(?:(各|所有|全部|每个)|(\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})[个项处座])(?:个|类|项(?!目))?([\u4e00-\u9fff]{{0,8}}?(?:{_THING}))[\u4e00-\u9fff]{{0,4}}?"
    r"(?:均|都|已全部|全部|均已|都已|已)+(?:按[期时]|如期)?(完工|完成|建成|竣工|验收|通过验收|投入使用|实施完毕|交付)"
)
_GATE = re.compile("[均都部已][^。\n]{0,4}(?:完|建成|竣|验|投|实施|交付)")
_NOT_DONE = re.compile(
    r"^(?:未|尚未|没有|正在|在建|施工中|进行中|实施中|延期|暂停|停工|暂缓|否|部分)(?:[\u4e00-\u9fff]{0,6})$"
)
_ELSE = re.compile(
    rf"除|其余|其他|另|目前|现已|后|{INTENDED}|计划|{PAST}|大部分|多数|基本|截[至止](?!20\d\d年(?:12月|年?[底末]))"
)
_EVENTS = "事故|投诉|信访|上访|举报|伤亡|案件|纠纷|违规|违纪|差错"
_NONE = re.compile(
    rf"(?:未发生|没有发生|未出现|没有出现|未收到|没有收到|未接到|没有接到|零)(?:过|任何|一起|一例|一件)*([\u4e00-\u9fff]{{0,6}}?(?:{_EVENTS}))(?=[,。;、\n])"
)
_SOME = re.compile(
    rf"(?:发生|出现|收到|接到)了?([\u4e00-\u9fff]{{0,6}}?(?:{_EVENTS}))(?:共|共计|合计)?(\d{{1,5}}|[一二两三四五六七八九十]{{1,3}})(?:起|件|例|次|人|宗|单|条)"
)
_OTHERS = re.compile(
    rf"{PAST}|20\d\d年|比|较|全[省市县区镇乡]|辖区|县域|区域|行业|企业|部门间|若|如|{INTENDED}|目标|防止|避免|其中|累计|网络|虚假"
)
_MOST = 6
_BACK = 160  # characters of a sentence before what it says


def all_finished(case: Case) -> Iterator[Check]:
    """D08: each claim that all of a table's rows are finished, and the rows that are not."""
    folded, end = case.folded(), 0
    for gate in case.starting("均都部已", _GATE) if case.tables else ():
        if gate.start() < end:
            continue
        begin, end = sentence_around(case, *gate.span())
        found = _CLAIM.search(folded, begin, end)
        if found is None or case.in_table(begin) or _ELSE.search(folded, begin, end):
            continue
        number = parse_number(found.group(2)) if found.group(2) else None
        for table in case.tables:
            rows, about, open_rows = _open_rows(case, table)
            same = number == rows if number is not None else found.group(3)[-1:] in about or "项目" in about
            if open_rows and len(open_rows) < rows and same:
                terms = [f"{name}：{words_of(case, cell)}" for name, cell in open_rows[:_MOST]]
                sides = (found.span(), *((cell.start, cell.end) for _, cell in open_rows[:_MOST]))
                yield denied_claim(case, sides, terms, ERROR)
                break


def _open_rows(case: Case, table: Table) -> tuple[int, str, list[tuple[str, Cell]]]:
    """Return how many rows a table with a column of progress has, what names them, and those that are not finished."""
    rows = cell_rows(case, table)
    column, about, number, found = -1, "", 0, list[tuple[str, Cell]]()
    for cells in rows.values():
        words = {at: words_of(case, cell) for at, cell in cells.items()}
        if column < 0:
            columns = [at for at, text in words.items() if STATUS.match(text)]
            if len(columns) == 1:
                column = columns[0]
                about = next((text for _, text in sorted(words.items()) if text and "序号" not in text), "")
            continue
        name = next((text for at, text in words.items() if at < column and re.search("[\u4e00-\u9fff]", text)), "")
        if name and column in cells and not re.match("合计|小计|总计", name):
            number += 1
            if _NOT_DONE.match(words[column]):
                found.append((name, cells[column]))
    return number, about, found


def none_happened(case: Case) -> Iterator[Check]:
    """D08: something that is said not to have happened, and its number elsewhere."""
    folded = case.folded()
    claims = [found for found in case.starting("未没零", _NONE) if not _is_other(case, folded, found)]
    if not claims:
        return
    facts: dict[str, re.Match[str]] = {}
    for found in _SOME.finditer(folded):
        if parse_number(found.group(2)) and not _is_other(case, folded, found):
            facts.setdefault(found.group(1), found)
    for claim in claims:
        fact = facts.get(claim.group(1))
        if fact is not None and case.mark_before(SENTENCE, fact.start()) != case.mark_before(SENTENCE, claim.start()):
            yield denied_claim(case, (claim.span(), fact.span()), [case.text[slice(*fact.span())]], FLAG)


def _is_other(case: Case, folded: str, found: re.Match[str]) -> bool:
    begin = max(case.mark_before(SENTENCE, found.start()) + 1, found.start() - _BACK)
    return case.in_table(found.start()) or _OTHERS.search(folded, begin, found.end()) is not None
