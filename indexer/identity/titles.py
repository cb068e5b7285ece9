"""The title of a report: whole, whether it stands on one line, is broken over several, or is printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.forms import fold
from indexer.model import Span
from indexer.vocabulary import Vocabulary

_HEAD = 4000  # characters of a report within which a title is looked for
_LINES = 40
_LONGEST = 120  # characters of a title
_JOINED = 4  # lines of a title at most
# What a title is about, and the word it ends in (a bracket such as （公开稿） may follow).
_GENRE = re.compile(
    "绩效|决算|预算|自评|评价|评估|审计|三公|监控|债务|财务收支|经费公开|收支公[开布示]|财政(?:收支|收入|支出|运行)"
    "|转移支付|预算收支|收支执行|行政经费|工作总结"
)
_TAIL = re.compile(
    r"(?:报告书?|自评表|评分表|评价表|监控表|申报表|目标表|情况表|说明|总结|公开|自评|(?:自评|评价)结果|情况|公开栏|公[布示告]榜?|意见|办法|细则|决算|预算|材料|的函|汇报|通报|预算安排|工作(?:思路|计划|打算|要点)|(?<=[算费支开])信息)"
    r"[\s\"”》]{0,3}(?:[(][^()\n]{1,20}[)])?$"
)
# What is announced or passed on beside reports: 关于下达…资金的通知, …救助资金使用情况, …项目实施情况公告.
_PAPER = re.compile(
    r"(?:资金|经费|公益金|补助|项目|救助|低保|扶贫|补贴|津贴|抚恤|供养).{0,24}"
    r"(?:(?:使用|安排|分配|下达|拨付|执行|实施|完成|发放|公开|收支|支出|管理|落实|到位|年度)情况(?:的?(?:说明|公[布示告]|通报|报告|公开))?"
    r"|(?:安排|分配|发放|使用|实施|计划|方案|名单|竣工|完工)(?:的?公[示告]|表)|的?通知|公[示告])[\s\"”》]{0,3}(?:[(][^()\n]{1,20}[)])?$"
)
# What a file of nothing but a table is called (2022年度某局专项资金分配表): a title where no other is there.
_SHEET = re.compile(r"(?:收支|支出|收入|经费|资金|拨款|预算|决算|项目).*表[\s\"”》]{0,3}(?:[(][^()\n]{1,20}[)])?$")
_BODY = re.compile(
    r"[^，。：:《》（()）\d\s]{2,24}(?:[局委办厅院馆站所校]|办公室|中心|政府|大学|中学|小学|幼儿园|联合会|协会|总工会|委员会|团委|公司)"
)
_DATED_BODY = re.compile(
    rf"(?:(?:19|20)\d\d\s?年?\s?(?:年度|度)?)?{_BODY.pattern}(?=部门|单位|整体|(?:19|20)\d\d|[决预]算)"
)
_YEAR = re.compile(r"(?:19|20)\d\d|[二〇○零一二三四五六七八九]{4}\s?年")
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s?[、.．]|[(][一二三四五六七八九十\d]{1,3}[)]|第[一二三四五六七八九十\d]{1,3}[部章节条]"
    r"|\d{1,2}\s?[、.．](?!\d))"
)
# What opens a report (现将…自评情况报告如下), and a heading whose number only a blank follows (一 部门概况).
_TELLS = re.compile(
    r"现[将就对把]|报告如下|(?:汇报|说明|情况)如下"
    r"|^[一二三四五六七八九十] {1,2}(?=[^\x00-\x7f])(?![〇○零一二三四五六七八九年])"
)
_LABEL = re.compile(r"[^\n::]{2,16}[::]")
_FURNITURE = re.compile(
    r"\s*(?:附件?\s?[\d一二三四五六七八九十]{0,3}(?:[-—.]\d{1,2})?\s?[::]?|[-—\s]{0,4}第?\s?\d{1,4}\s?页?[-—\s]{0,4}(?:共\s?\d{1,4}\s?页)?"
    r"|目\s*[录次]|[(\[]?\s?(?:19|20)\d\d\s?年(?:\s?\d{1,2}\s?月)(?:\s?\d{1,2}\s?日)?\s?[)\]]?|.{0,12}[〔\[(]20\d\d[〕\])]\s?\d{0,4}\s?号"
    r"|[(](?!(?:(?:19|20)\d\d|二[〇○零o0][〇○零o0一二]\w)\s?(?:年\s?度|学年|年?\s?[-—–~～至到]))[^()\n]{1,12}[)])\s*$"
)
# What stands behind a title on its line: when it was published, the head of the contents.
_BEHIND = re.compile(r"[\s\u3000]{0,8}(?:(?:公开|发布|公布|编制|报送)(?:时间|日期)[:：][^\n]{0,40}|目\s?录)$")
# 附件3：某某自评表
_ANNEX = re.compile(r"^附件?\s?[\d一二三四五六七八九十]{0,3}(?:[-—.]\d{1,2})?\s?[:：]\s{0,3}(?=[^\s:：]{6})")
_TABLE = re.compile(r"附?表\s?[\d一二三四五六七八九十]{1,3}[\s:：、.]")  # a caption, no further line of a title
_VALUE = re.compile(r"\t-?\d[\d,]*(?:\.\d+)?%?(?:\t|$)")  # a row of a table
_CJK_SPACE = re.compile(r"\s+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s+")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in one line, with the places of the printed lines that it is made of."""

    text: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1].end


def find_title(text: str, vocabulary: Vocabulary) -> Title | None:
    """Return the title that says most (the year and the organisation), None where none is left.

    Only what stands before the first heading or paragraph is looked at.
    """
    best: tuple[tuple[bool, int, int, int], Title] | None = None
    lines = list(_head_lines(text))
    for i in range(len(lines)):
        for count in range(1, _JOINED + 1):
            spans = tuple(lines[i : i + count])
            if len(spans) < count or (count > 1 and _TABLE.match(spans[-1].of(text))):
                break
            title = Title("".join(_one_line(span.of(text)) for span in spans), spans)
            worth = _worth(title.text, vocabulary)
            if count > 1 and worth > 1 and _YEAR.search(title.text) and _leads(spans[0].of(text)):
                rest = "".join(_one_line(span.of(text)) for span in spans[1:])
                worth += _DATED_BODY.match(rest) is None  # 某某县民政局 / 2022年度养老服务项目绩效自评报告
            named = is_title(title.text)
            if named or (worth and (_is_sheet(title.text) or _is_paper(title.text))):
                rank = (named, worth, -count, -i)
                if best is None or rank > best[0]:
                    best = (rank, title)
    return best[1] if best else None


def head_end(text: str) -> int:
    """Return where the first heading or paragraph begins: what stands before is cover and title."""
    position = 0
    for number, line in enumerate(text[:_HEAD].split("\n")):
        if number > _LINES or _is_body(line):
            return position
        position += len(line) + 1
    return min(position, len(text))


def _head_lines(text: str) -> Iterator[Span]:
    """Yield the lines that may be parts of a title."""
    position, end = 0, head_end(text)
    for line in text[:end].split("\n"):
        folded = fold(line)
        words = line.strip()
        words = _BEHIND.sub("", words) or words
        words = _ANNEX.sub("", words)
        if words and "\t" not in words and not _LABEL.match(fold(words)) and not _FURNITURE.match(folded):
            start = position + line.index(words)
            yield Span(start, start + len(words))
        position += len(line) + 1


def _is_body(line: str) -> bool:
    folded = fold(line).strip()
    if _TELLS.search(folded):
        return True
    if "\t" in folded and _VALUE.search(folded):
        return True
    return bool(_NUMBERED.match(folded)) or "。" in folded or len(folded) > _LONGEST or folded.count("\t") > 2


def is_title(title: str) -> bool:
    """Whether words may be a report's title: what they end in, and what they are about."""
    folded = fold(title)
    return 6 <= len(title) <= _LONGEST and bool(_TAIL.search(folded)) and bool(_GENRE.search(folded))


def _is_sheet(title: str) -> bool:
    return 6 <= len(title) <= _LONGEST and bool(_SHEET.search(fold(title)))


def _is_paper(title: str) -> bool:
    return 8 <= len(title) <= _LONGEST and bool(_PAPER.search(fold(title)))


def _worth(title: str, vocabulary: Vocabulary) -> int:
    folded = fold(title)
    organisation = vocabulary.department_of(title) is not None or re.search("[省市区县州旗镇乡]", title) is not None
    return bool(_YEAR.search(folded)) + organisation


def _leads(line: str) -> bool:
    """Say whether the first line of a title is the body whose report it is, and nothing else."""
    return _BODY.fullmatch(_one_line(line)) is not None


def _one_line(words: str) -> str:
    """Return words without the blanks that only spread them over the page (2020 年度 → 2020年度)."""
    return _CJK_SPACE.sub("", words.strip()).strip("《》")
