"""Numbers that a sentence gives in order to the names or years that it has named in order: A、B分别为1万元、2万元.

The names hold for what goes on: 会议费、培训费预算分别为8万元、12万元，实际分别支出4万元、9万元.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from indexer.meaning.cues import Cues
from indexer.meaning.drafts import Draft
from indexer.meaning.givers import LEVEL
from indexer.meaning.paired_names import JOINTS, is_noun, names_before, names_of_clause_before
from indexer.meaning.phrases import Phrase
from indexer.meaning.scene import State
from indexer.quantities import Quantity, find_years

_TOGETHER = re.compile(r"(?:[/.·][人户亩年月日次.·/]{1,4})?[、和及与，,\s]{1,3}|以及")  # 40元/人.月、30元/人.月
_TURN = "(?:净?增加|净?减少|增长|下降|上升|降低|提高|增|减|[多少]支)了?"
_TURNS = re.compile(rf"(?:[、和及与，,\s]{{1,3}}|以及)(?:{_TURN})?")  # between the changes of several things
_TURN_END = re.compile(f"{_TURN}$")
_SLASH = re.compile(r"\s?/\s?")
_ANY_JOINT = re.compile("|".join(f"(?:{joint.pattern})" for joint in (_TOGETHER, _TURNS, _SLASH)))
_JOINT_ENDS = frozenset("、和及与，,/加少长降升低高增减支了")  # and blanks
_LONGEST_JOINT = 6  # characters of what either of the first two matches
_YEARS = re.compile(r"(?:^|[近前这])([两三四五])年(?:来|间)?|([两三四五])年$")
_YEARLY = re.compile(r"[，、：；\s]*(?:其中)?(?:分年度?(?:看|来看)?|各年度?|逐年|历年|每年)?[，\s]*(?:为|是)?")
_EACH = re.compile(r"分别|依次|各(?![种类项级镇乡县市区村部单])")
_LEVELS = re.compile(rf"({LEVEL})[两三四]级(?:财政|政府|部门)?$")  # 中央、省、市三级财政分别
_BESIDE = re.compile(
    rf"(?:^|[，、；：\s])({LEVEL}级?(?:[、和及与]{LEVEL}级?){{1,3}})"
    r"((?:财政|补助|专项|配套)*(?:资金|经费|补助)[^，。；、\d]{0,8}|(?:各级)?(?:财政)?(?:承担|分担|负担|配套|投入|安排)[^，。；、\d]{0,4})$"
)
# What stands before 分别 in a clause that names nothing: the numbers are of the names of the one before.
_SAID_ALONE = re.compile(
    r"[，、\s]*(?:[\u4e00-\u9fff]{0,4}(?:预算|决算|支出|合同价|中标价|投资|金额|资金|安排|投入|补助|承担|分担|配套|数|额|价|[率比]|进度|得分)|实际|各)?"
)
# 财政拨款收、支总计各为 is of the one and of the other.
_SIDES = re.compile("([^，。；、]{0,24}?)收入?[、和与及]?支出?(总计|合计|总额|总体)?")
# 2021、2022年, 2021和2022两年: years that share one 年.
_CUT_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=[、和及与](?:(?:19|20)\d\d[、和及与]){0,4}(?:19|20)\d\d[两三四五]?年)"
)
_SO_MANY_YEARS = re.compile(r"(?<=\d年[、和及与])((?:19|20)\d\d)[两三四五](?=年)")
_DATE = re.compile(r"\d|季度|[上下]半年")
_ON_LAST = re.compile(r"(?:同比|(?:较|比|与)(?:\d{4}|[^，。；、\d]{0,6})(?:年度?|预算|同期|目标)(?:相比)?)")
# 收入86万元、支出80万元，较上年分别增加3万元、2万元
_ACCOUNT = re.compile(r"(?:\d{4}年度?|[本当全]年度?)?([^，。；、\d]{0,8}(?:收入|支出)(?:总[计额]|合计)?)[为共是]*")
_IN_AND_OUT = {"income", "executed"}
_AGAIN = re.compile(r"[，；,;、\s]*")
_MOST_JOINED = 20  # numbers side by side
# What is compared goes through the same names again, 分别 or not.
_AGAINST = re.compile(r"[，、\s]*(?:低于|高于|较|比|超出|超过|同比|占)")
_POINTS = re.compile("(?:的?(?:权重|分值|满分|标准分|得分|评分))$")
_FAR = 120  # characters from the last amount that names were given to


class Pairing:
    """Pairs the numbers of one report's sentences with what they are given to."""

    def __init__(self, text: str, cues: Cues) -> None:
        """Hold the text and the table that tells measures."""
        self._text, self._cues = text, cues

    def read(
        self, phrase: Phrase, inside: Sequence[Quantity], number: int, year: int | None, state: State
    ) -> list[Phrase]:
        """Return a phrase for each number, from `number` of `inside` on, that names or years are given to, [] for none.

        `phrase` is the one before the first of them, `year` the report's.
        """
        if not (state.spread or state.shared or _has_neighbour(inside, number)):  # as mostly, and soon told
            return []
        if not (state.spread or state.shared or self._is_joined(inside, number) or _EACH.search(phrase.words)):
            return []
        several = respectively(self._text, phrase, inside, number, year)
        if several:
            several = self._with_head(several)
            state.spread = [named[-1].first for words in several if (named := find_years(words))]
            state.shared = [] if state.spread else list(map(self._name, several))
        elif state.spread or state.shared:
            several = self._spread(phrase, inside, number, state) or self._shared(phrase, inside, number, state)
        several = several or self._by_amounts(phrase, inside, number, state)
        if not several and (of_items := self._by_items(phrase, inside, number, state)):
            return of_items
        if several and state.shared:
            state.shared_to = inside[number + len(several) - 1].end
        return [
            Phrase(phrase.start, words, phrase.label, phrase.among, series=bool(find_years(words)))
            for words in several
        ]  # fmt: skip

    def _is_joined(self, inside: Sequence[Quantity], number: int) -> bool:
        """Say whether nothing but a joint stands between a number and the next."""
        last = self._text[inside[number + 1].start - 1]
        if last not in _JOINT_ENDS and not last.isspace():  # as mostly
            return False
        return _ANY_JOINT.fullmatch(self._text, inside[number].end, inside[number + 1].start) is not None

    def _spread(self, phrase: Phrase, inside: Sequence[Quantity], number: int, state: State) -> list[str]:
        """Go on with the years that 分别 gave: 2018年、2019年分别安排50万元、60万元，实际支出48万元、57万元."""
        if not state.spread or joined_run(self._text, inside, number) != len(state.spread) or find_years(phrase.words):
            return []
        return [f"{year}年{phrase.words.lstrip('，、 ')}" for year in state.spread]

    def _by_amounts(self, phrase: Phrase, inside: Sequence[Quantity], number: int, state: State) -> list[str]:
        """Go on with the years of the amounts before: 2020年86万元、2021年92万元，执行率分别为96%、98%."""
        divided = _EACH.search(phrase.words)
        if divided is None or find_years(phrase.words) or JOINTS.search(phrase.words[: divided.start()].strip("，、 ")):
            return []
        count = joined_run(self._text, inside, number)
        last = state.drafts[max(state.begun, len(state.drafts) - count) :]
        years = [draft.year for draft in last if draft.year is not None and draft.year_basis == "printed"]
        if not 1 < count == len(years) == len(set(years)) or years != sorted(years):
            return []
        words = phrase.words[: divided.start()].lstrip("，、 ") + phrase.words[divided.end() :]
        return [f"{year}年{words}" for year in years]

    def _by_items(self, phrase: Phrase, inside: Sequence[Quantity], number: int, state: State) -> list[Phrase]:
        """Go on with the things of the amounts before: 甲80万元，乙20万元，分别较上年增加3万元、减少1万元."""
        divided = _EACH.search(phrase.words)
        before = _AGAIN.sub("", phrase.words[: divided.start()], count=1) if divided else ""
        if divided is None or phrase.among or not (_SAID_ALONE.fullmatch(before) or _ON_LAST.fullmatch(before)):
            return []
        count = joined_run(self._text, inside, number, _TURNS)
        last = [draft for draft in state.drafts[state.begun :] if draft.kind == "money"][-count:]
        names = [name for draft in last if (name := self._printed(draft))]
        measures = {draft.measure for draft in last}
        if not 1 < count == len(names) == len(set(names)) or (len(measures) > 1 and measures != _IN_AND_OUT):
            return []
        if any(len(name) < 2 or _DATE.search(name) for name in names):  # 7月发行3亿元，9月发行2亿元，利率分别为
            return []
        said = _turned(self._text, phrase.words[divided.end() :], inside[number : number + count])
        return [
            Phrase(phrase.start, f"{before}{words}", phrase.label, named=name)
            for name, words in zip(names, said, strict=True)
        ]

    def _printed(self, draft: Draft) -> str:
        """Return what the words before an amount name, an account of the unit too, "" where they name nothing."""
        if draft.subject and draft.subject in self._text[draft.quote_start : draft.amount_start]:
            return draft.subject
        account = _ACCOUNT.fullmatch(draft.words.strip("，、 　"))
        return account.group(1) if account else ""

    def _shared(self, phrase: Phrase, inside: Sequence[Quantity], number: int, state: State) -> list[str]:
        """Go on with the names that 分别 gave, where words behind them say 分别 again and name nothing else."""
        divided = _EACH.search(phrase.words) or _AGAINST.match(phrase.words) if state.shared else None
        if divided is None or phrase.among or not 0 <= phrase.start - state.shared_to < _FAR:
            return []
        at = divided.start() if divided.re is _EACH else divided.end()  # 低于全省平均水平6个、5个百分点
        before = _AGAIN.sub("", phrase.words[:at], count=1)
        count = joined_run(self._text, inside, number, _TURNS)
        if count != len(state.shared) or JOINTS.search(before) or "其中" in before:
            return []
        said = _turned(self._text, phrase.words[divided.end() :], inside[number : number + count])
        return [f"{name}{before}{words}" for name, words in zip(state.shared, said, strict=True)]

    def _name(self, words: str) -> str:
        """Return what a phrase is of, without the measure at its end: 会议费 of 会议费的预算为."""
        head = self._cues.last_measure(words)
        return _POINTS.sub("", (words[: head.start] if head else words).rstrip("的为是共达")) or words

    def _with_head(self, several: list[str]) -> list[str]:
        """Give each of the names that 分别 pairs the head that only the last one prints: 小学、初中补助标准分别为."""
        head = self._cues.last_measure(several[-1])
        if head is None or several[0].replace("收入", "支出") == several[-1]:
            return several
        rest, own = several[-1][head.start :], self._cues.last_measure(several[-1][: head.start])
        if own is not None and all(self._ends_alike(words, own.code) for words in several[:-1]):
            return [words.rstrip("为是共达") + rest for words in several[:-1]] + several[-1:]  # 基本支出、项目支出|预算
        return [words if self._cues.measure(words) else words.rstrip("为是共达") + "的" + rest for words in several]

    def _ends_alike(self, words: str, code: str) -> bool:
        last = self._cues.last_measure(words)
        return last is not None and last.code == code and not words[last.end :].strip("为是共达")


def _has_neighbour(inside: Sequence[Quantity], number: int) -> bool:
    """Say whether the next number is so near that no more than a joint can stand between the two."""
    return number + 1 < len(inside) and inside[number + 1].start - inside[number].end <= _LONGEST_JOINT


def joined_run(text: str, inside: Sequence[Quantity], number: int, joint: re.Pattern[str] = _TOGETHER) -> int:
    """Return how many of the numbers, from `number` on, stand side by side: 1万元、2万元和3万元; 20 at most.

    各减少71万元，下降9.8% says two things of each, and gives nothing in turn.
    """
    run = inside[number : number + _MOST_JOINED]
    count = 1
    while count < len(run) and joint.fullmatch(text[run[count - 1].end : run[count].start]):
        if {run[count - 1].kind, run[count].kind} == {"money", "percent"}:
            break
        count += 1
    return count


def _turned(text: str, words: str, run: Sequence[Quantity]) -> list[str]:
    """Return what is said before each number of a run, each turn in its own place: 较上年增加|20万元、减少|5万元."""
    said = [words]
    for last, q in pairwise(run):
        own = JOINTS.sub("", text[last.end : q.start])
        said.append(_TURN_END.sub(own, said[-1]) if own else said[-1])
    return said


def _by_years(text: str, phrase: Phrase, inside: Sequence[Quantity], number: int) -> list[str]:
    """Pair years side by side with as many amounts: 2020年、2021年支出286万元、302万元."""
    words = _with_years(phrase.words)
    years = find_years(words)
    if len(years) < 2:
        return []
    beside = all(JOINTS.fullmatch(words[a.end : b.start]) for a, b in pairwise(years))
    if not beside or joined_run(text, inside, number) != len(years):
        return []
    return [f"{found.first}年{words[years[-1].end :]}" for found in years]


def _with_years(words: str) -> str:
    """Return words in which each year has a 年 of its own."""
    return _SO_MANY_YEARS.sub(r"\1", _CUT_YEAR.sub(r"\1年", words)) if "年" in words else words


def _by_levels(text: str, phrase: Phrase, inside: Sequence[Quantity], number: int) -> list[str]:
    """Pair levels side by side with as many amounts: 省、市资金546万元、109万元."""
    found = _BESIDE.search(phrase.words)
    levels = JOINTS.split(found.group(1)) if found else []
    if not found or joined_run(text, inside, number) != len(levels):
        return []
    return [level.removesuffix("级") + ("" if level == "中央" else "级") + found.group(2) for level in levels]


def _by_slashes(text: str, phrase: Phrase, inside: Sequence[Quantity], number: int) -> list[str]:
    """Pair what slashes part on both sides: 预算数/执行数：60万元/58万元."""
    names = (phrase.words if "/" in phrase.words else phrase.label).split("/")
    if len(names) != joined_run(text, inside, number, _SLASH) or not all(names):
        return []
    after = _EACH.split(names[-1], maxsplit=1)
    return [*names[:-1], after[0] + "".join(after[1:])]


def respectively(
    text: str, phrase: Phrase, inside: Sequence[Quantity], number: int, year: int | None = None
) -> list[str]:
    """Return one phrase for each of the numbers, from `number` on, that 分别 gives in order, [] where they do not pair.

    `A、B分别为1万元、2万元` gives `A为`, `B为`; years pair as well: `2021年、2022年支出分别为…`, and the last three up
    to `year` of `收缴率三年分别为…`.
    """
    if "/" in phrase.words or "/" in phrase.label:
        return _by_slashes(text, phrase, inside, number)
    divided = _EACH.search(phrase.words)
    if divided is None:
        return _by_years(text, phrase, inside, number) or _by_levels(text, phrase, inside, number)
    before, after = phrase.words[: divided.start()], phrase.words[divided.end() :]
    before = _with_years(_LEVELS.sub(r"\1", before))
    count = joined_run(text, inside, number)
    if count == 2 and (sides := _SIDES.fullmatch(before)):
        return [f"{sides.group(1)}{side}{sides.group(2) or ''}{after.strip('为是有')}" for side in ("收入", "支出")]
    if count > 1 and _YEARLY.fullmatch(before):  # 2019—2021年累计…，分年度依次为
        said = text[max(0, phrase.start - _FAR) : phrase.start].rpartition("。")[2].rpartition("\n")[2]
        ranges = [found for found in find_years(said) if found.last - found.first == count - 1]
        if ranges or before:
            return [f"{ranges[-1].first + i}年{after}" for i in range(count)] if ranges else []
    spans = [found for found in find_years(before) if found.last - found.first == count - 1]
    if spans and count > 1:  # 2020至2022年度支出分别为
        rest = before[spans[-1].end :].removeprefix("度") + after
        return [f"{spans[-1].first + i}年{rest}" for i in range(count)]
    several = _YEARS.search(before) if year is not None and count > 1 else None
    if several and year is not None and "两三四五"[count - 2 : count - 1] in several.groups():
        rest = before[: several.start()] + before[several.end() :] + after
        return [f"{year - count + 1 + i}年{rest}" for i in range(count)]
    names = names_before(before, count)
    if not names:
        return _of_clause_before(text, phrase, before, after, count)
    last_year = find_years(names[-1])
    rest = names[-1][last_year[-1].end :] if last_year else ""
    years = [find_years(name) for name in names[:-1]]
    if last_year and all(found and found[-1].end >= len(name) for found, name in zip(years, names, strict=False)):
        names = [name + rest for name in names[:-1]] + names[-1:]
    return [name if after == "为" and is_noun(name) else name + after for name in names]


def _of_clause_before(text: str, phrase: Phrase, before: str, after: str, count: int) -> list[str]:
    """Pair numbers with the names of the clause before, where their own names none: A、B两项，预算分别为."""
    silent = _SAID_ALONE.fullmatch(before) is not None and text[phrase.start - 1 : phrase.start] == "，"
    if count < 2 or phrase.among or not silent:
        return []
    return [f"{name}{before}{after}" for name in names_of_clause_before(text, phrase.start, count)]
