"""Names of bodies told by their form: a place, then words that end as a body's name does.

What kind of body it is need not be known (兵团's regiments, customs houses, companies of a county), so that a form is
only trusted where nothing else stands: a title's beginning, a line of a cover, a signature, the cell of a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.forms import fold
from indexer.model import Span

# What stands before the place in a body's name: the party, the democratic parties, what is led from above.
_ABOVE = re.compile(
    r"(?:中国共产党|中共|国家[\u4e00-\u9fff]{2,9}局|中国人民银行|中华人民共和国|中国人民政治协商会议|政协|中国共产主义青年团"
    r"|第[一二三四五六七八九十]{1,2}师|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|中国国民党革命委员会|中国民主同盟|中国民主建国会"
    r"|中国民主促进会|中国农工民主党|中国致公党|台湾民主自治同盟)$"
)
_FREE_TRADE = re.compile(r"中国[(（][^()（）\s]{2,4}[)）]自由贸易试验区")
_LONGEST_ABOVE = 18  # characters of it
_ENDS = (
    r"(?:委员会|[局委会部厅办院所站处队校园馆台社联镇乡署]|街道|苏木|小学|中学|大学|学院|学区|办公室|中心|政府|办事处|研究室|编纂室"
    r"|督查室|考核室|[林农牧种]场|监狱|[剧舞工术]团|[年化]宫|公司|海关|[支分总]行|委办|人大|政协|[〇○零一二三四五六七八九十百]团)"
)
# A body of a title: before what the report is about.
TITLED = re.compile(
    r"(?:关于|(?:19|20)\d\d\s?年?度?\s?){0,2}((?:中国[(][^()\s]{2,4}[)])?[^\W\da-z_]{2,30}?"
    rf"{_ENDS})"
    r"(?=(?:关于|本级|[(]本级[)])?\s?(?:19|20)\d\d|部门|整体|关于|项目|绩效|预算|决算|$)"
)
_WHOLE = re.compile(rf"(?:中国[(][^()\s]{{2,4}}[)])?[^\W\da-z_]{{2,36}}?{_ENDS}(?:[(]本级[)])?")
_SENTENCE = re.compile("(?<!自)由|[的对向在将被了是为按把让请于各我该]|及其|以及|本[局委单部院校镇乡]")
# Who is paid to evaluate signs as well, and is not what the report is of.
_PAID = re.compile("咨询|会计|评估|审计|顾问|事务所|造价|鉴定|招标")
# A place that no table knows, told by how such names end: 某某新区, 第八师.
_LIKE_A_PLACE = re.compile(
    r"(?:[^\W\da-z_]{2,6}(?:新区|新城|开发区|示范区|实验区|试验区|合作区|保税区|自治[州县旗])"
    r"|(?:[^\W\da-z_]{2,4}兵团)?第[一二三四五六七八九十]{1,2}师)(?=[^\W\da-z_]{2})"
    r"|[^\W\da-z_]{2,8}(?:(?:镇|乡|民族乡|苏木)(?:人民)?政府|街道办事处)$"
)
_DATE = (
    r"(?:(?:19|20)\d\d\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"
    r"|二[〇○零o0][〇○零o0一二三][〇○零o0一二三四五六七八九]年[一二三四五六七八九十元]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)"
)
_CODE = r"(?:[\[(【]?\d{2,12}[\])】]?\s?[-—_]?\s?)"
_STAMPED = re.compile(
    rf"[\s(]*{_CODE}?([^\s\d].*?)\s*(?:[(](?:盖章|公章|章|签章|印章|加盖公章)[)]|(?<=[局委会院校府厅处])文件)?\s*[(]?{_DATE}?[\s)]*"
)
_DATED = re.compile(rf"\s*(?:日期:|时间:)?\s*[(]?{_DATE}[)]?\s*")
_A_DATE = re.compile(_DATE)
_BELOW = re.compile(r"\s{0,20}([^\n]{0,40})")
_PARTS = re.compile(r"[^\s、/]+")
_CODED = re.compile(_CODE)


def led_from(text: str, start: int) -> int:
    """Return where the name begins whose place stands at `start`: before it what leads it from above, if anything."""
    found = _ABOVE.search(text, max(0, start - _LONGEST_ABOVE), start)
    return found.start() if found else start


def begins_with(text: str, start: int, place: int) -> bool:
    """Say whether a name at `start` begins with the place at `place`, 中国（…）自由贸易试验区 before it or not."""
    return start == place or (start < place and _FREE_TRADE.fullmatch(text, start, place) is not None)


def uncoded(name: str) -> str:
    """Return a name without the budget code printed before it: [055]某局, 321001-某局."""
    found = _CODED.match(name)
    return name[found.end() :] if found else name


def is_body(text: str, start: int, end: int, places: frozenset[int]) -> bool:
    """Say whether `text[start:end]` is the name of a body by its form; `places` are where places are named."""
    words = fold(text[start:end])
    if not _WHOLE.fullmatch(words) or _SENTENCE.search(words) or _PAID.search(words):
        return False
    return placed(text, start, end, places)


def placed(text: str, start: int, end: int, places: frozenset[int]) -> bool:
    """Say whether a name begins with a place, or what leads it from above and a place."""
    if start in places or _LIKE_A_PLACE.match(fold(text[start:end])):
        return True
    near = places.intersection(range(start + 1, min(start + _LONGEST_ABOVE, end)))
    return any(led_from(text, place) == start or begins_with(text, start, place) for place in near)


def bodies_alone(text: str, begin: int, end: int, dated: bool) -> Iterator[list[Span]]:
    """Yield the parts, between blanks, of each line of `text[begin:end]`, without a code, a stamp and a date.

    `dated`: only of lines that a date stands in or under, as it does under a signature.
    """
    line = text.rfind("\n", 0, begin) + 1
    while line < end:
        stop = text.find("\n", line)
        stop = stop if stop >= 0 else len(text)
        words = fold(text[line:stop]) if 4 <= stop - line <= 120 else ""
        addressed = words.rstrip().endswith(":")  # who a letter speaks to
        found = _STAMPED.fullmatch(words) if words and not addressed else None
        if found and "\t" not in found[0] and (not dated or _is_dated(text, line + found.end(1), stop)):
            yield [
                Span(line + found.start(1) + part.start(), line + found.start(1) + part.end())
                for part in _PARTS.finditer(found[1])
            ]
        line = stop + 1


def _is_dated(text: str, after: int, stop: int) -> bool:
    """Say whether a date stands behind a name in its line, or is the next line that is not blank."""
    if _A_DATE.search(fold(text[after:stop])):
        return True
    below = _BELOW.match(text, stop)
    return below is not None and _DATED.fullmatch(fold(below[1])) is not None
