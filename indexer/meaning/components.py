"""The parts that a report goes through, and which of them words are short for or a sentence opens with.

A report lists its projects once in full (莲塘景区步道建设), then calls them by a word (步道工程), and speaks of one
until another is named: `养护大中修工程批复概算…。完工后报送结算…`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from indexer.meaning.drafts import Draft
from indexer.meaning.givers import LEVEL
from indexer.meaning.items import is_whole
from indexer.meaning.lead_words import clean_lead
from indexer.word_lists import words_in

_TAIL = re.compile(
    r"(?:专项|项目|工程|资金|经费|补助|补贴|奖励|奖补|建设|支出|费用?|款|薪酬|工资|工作|活动|任务|方面|采购|标段|[一二三]期)+$"
)
_COMMON = frozenset(words_in("name.common"))  # short for nothing
# What a sentence begins with that turns from a part to the whole, or to something else.
_TURNS = re.compile(
    r"(?:全年|全[县市区镇乡省]|本年|资金|到位|结余|未用完|年[末底](?!前)|项目资金|本?项目|专项资金|以上|上述|合计|总|部门|另外|另|此外|除|其他|财政|预算执行|评价|审计|年度|[一二两三四五六七八九]个项目|[一二]是)"
)
_CALLED_SHORT = re.compile("[^，。；：、\\d]{2,5}?(?:项目|工程|资金|经费|补助|补贴|奖励)(?!标准)")
_BY_WAY = re.compile("(?:经|据|从|通过|根据|对照|结合)[^，。；：、\\d]{2,14}，")  # 经数据比对，租房补贴审核准确率…
_ASPECT = re.compile("在?([^，。；：、\\d]{4,16})方面[，：]")
# 残疾人意外伤害保险由公用经费列支，…; “岚海惠民保”由居民自愿投保，…
_INSURED = re.compile(
    "(?:“[^“”]{2,14}保”|[^，。；：、\\d“”由为投购缴]{2,14}?(?:保险|责任险|意外险|伤害险))(?=由|采取|采用|实行|覆盖|，|方面|参保)"
)
_FUNDS = ("", "资金", "经费", "专项", "专项资金", "补助资金")
_LEVEL = re.compile(f"^(?:{LEVEL}(?:本?级)?(?:财政)?)+")
_JOINT = re.compile("[、和及与]")
_DONE_TO = frozenset(words_in("work"))
_SHORTEST = 0.4  # of a name's characters, without those that many names end in
_REACH = 2  # sentences that go on without naming what they speak of
_MOST_LOOKED = 2_000  # characters of a paragraph
_CLAUSES = 90  # characters of the clauses that are looked at
_SEVERAL = re.compile("\\d[百千]?[万亿]?元|等|、")  # an amount of its own, several things
_PLACES = "省市县区镇乡村旗河湖山园"
_BOUNDS = "将把对于用为的给放发施展由从按"  # what may stand before a word that begins with a name's later part
_LIST = re.compile("[；]|其中|分别")
_FIRST_WORDS = re.compile("[^，。；：、\\d]{4,20}?(?=(?:预算|决算|[共为约])?\\d|[，。；：、占])")


class Components:
    """Knows the names of one report's parts; `known` holds them as they are learnt."""

    def __init__(self, text: str, about: str | None, known: Collection[str], is_part: Callable[[str], bool]) -> None:
        """Take the text, the project of the whole report, its known names and what tells a name from a fragment."""
        self._text, self._about, self._known, self._is_part = text, about or "", known, is_part
        self._short: dict[str, str | None] = {}
        self._holding: dict[str, list[str]] = {}  # the known names that hold four characters
        # A paragraph, the sentence reached in it, the part it speaks of and for how many more.
        self._openings: tuple[int, int, str | None, int] = (-1, -1, None, 0)

    def in_full(self, words: str) -> str | None:
        """Return the one part that words are short for (步道工程: 莲塘景区步道建设), None for none or several."""
        if words not in self._short:
            core = _TAIL.sub("", words)
            said = len(core) > 1 and core not in _COMMON and core not in self._about
            named = [name for name in self._known if core in name and name != words] if said else []
            full = [name for name in named if self._is_part(name) and not _JOINT.search(name)]
            # 专项扶贫 is no short 省级专项扶贫, 地力补贴 no short 中央财政地力补贴资金
            full = [name for name in full if _LEVEL.sub("", name).removeprefix(words) not in _FUNDS]
            cores = {name: _TAIL.sub("", name) for name in full}
            # 山地救援 is no short 山地救援经费, but 服务平台 is a short 服务平台建设
            full = [name for name in full if words != core or cores[name] != core or name == f"{words}建设"]
            longest = [name for name in full if not any(cores[name] in other != name for other in full)]
            self._short[words] = longest[0] if len(longest) == 1 else None
        return self._short[words]

    def opened(self, position: int, subject: str, across: bool = False) -> str | None:
        """Return the part that the sentence at `position`, or one before it in the paragraph, opens with.

        A sentence that opens with a `subject` of its own speaks of that, and so does what stands behind a semicolon,
        unless it is told that it goes on with the same (`across`).
        """
        low = max(0, position - _MOST_LOOKED)
        paragraph = self._text.rfind("\n", low, position) + 1 or low
        last, begin, part, left = self._openings
        if last != paragraph or begin > position:
            begin = paragraph
            part, left = self._opening(paragraph, None, 0)
        while 0 <= (end := self._text.find("。", begin, position)):
            if part and _LIST.search(self._text, begin, end):
                part = None  # one of several
            begin = end + 1
            part, left = self._opening(begin, part, left)
        self._openings = paragraph, begin, part, left
        if part and not across and self._text.find("；", begin, position) >= 0:
            return None
        if not part or not subject or left >= _REACH:
            return part
        lead = clean_lead(self._text[begin : begin + 40])
        return None if self._text.startswith(subject, begin + lead) else part

    def named_here(self, position: int, subject: str) -> tuple[str, str] | None:
        """Return the part that this very sentence opens with, and its words, where `subject` stands only before it.

        `一是办案业务费…。二是诉讼服务中心改造项目影响开工，合同价款…` speaks of the second.
        """
        part = self.opened(position, "")
        _, begin, _, left = self._openings
        if part is None or left < _REACH or not subject or self._text.find(subject, begin, position) >= 0:
            return None
        begin += clean_lead(self._text[begin : begin + 40])
        same = 0
        while same < min(len(part), position - begin) and self._text[begin + same] == part[same]:
            same += 1
        return (part, part[:same]) if same > 3 else None

    def hinted(self, position: int) -> str | None:
        """Return the one part that the clause of an amount, or the clause before, names by four characters or more.

        They begin the part's name, or begin a word of the clause: 将管护补助提高到, 用于以旧换新.
        """
        if not self._known:
            return None
        known, low = self._by_four(), max(0, position - _CLAUSES)
        begin = max(self._text.rfind(mark, low, position) for mark in "。；：\n") + 1 or low
        clauses = self._text[begin:position].split("，")
        before = clauses[-2] if len(clauses) > 1 and not _SEVERAL.search(clauses[-2]) else ""
        for words in (clauses[-1], before):
            reason = words.find("因")
            end = len(words) if reason < 0 else reason  # 因社区矫正任务增加调增
            begins = [at for at in range(end - 3) if words[at : at + 4] in known]
            found = {name for at in begins for name in self._meant(words, at)}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _meant(self, words: str, at: int) -> Iterator[str]:
        """Yield the known names that what begins at a place stands for: more than half of the name, no mere place."""
        four = words[at : at + 4]
        if four in self._about or four[-1] in _PLACES:
            return
        for name in self._held(four):
            core, begin = _TAIL.sub("", name), name.find(four)
            if (begin and at and words[at - 1] not in _BOUNDS) or _JOINT.search(name) or not self._is_part(name):
                continue
            same = 4
            while words[at + same : at + same + 1] == name[begin + same : begin + same + 1] != "":
                same += 1
            said, own = words[at + same : at + same + 2], name[begin + same : begin + same + 2]
            other = said != own and said in _DONE_TO and own in _DONE_TO  # 生态沟渠建设 is no 生态沟渠管护经费
            if same * 2 > len(core) and not other:
                yield name

    def _opening(self, begin: int, part: str | None, left: int) -> tuple[str | None, int]:
        """Return the part that a sentence opens with, else that of the sentence before, and how far it reaches."""
        words = self._text[begin : begin + 40]
        lead = clean_lead(words)
        if by_way := _BY_WAY.match(words, lead):
            lead = by_way.end() + clean_lead(words[by_way.end() :])
        if aspect := _ASPECT.match(words, lead):  # 营养改善计划方面，
            told = aspect.group(1)
            return (self.in_full(told) or (told if self._is_part(told) else None)), _REACH
        if insured := _INSURED.match(words, lead):
            told = insured.group().strip("“”")
            if self._is_part(insured.group()) and told not in self._about:
                return (self.in_full(told) or told), _REACH
        named = [name for name in self._held(words[lead:]) if words.startswith(name, lead) and self._is_part(name)]
        opened = max(named, key=len) if named else self._shortened(words[lead:])
        if opened is not None:
            return opened, _REACH
        turned = not left or part not in self._known or _TURNS.match(words, lead) or _TURNS.match(words)
        return (None, 0) if turned else (part, left - 1)

    def _shortened(self, words: str) -> str | None:
        """Return the part that a sentence opens with in short: 柳沟工程竣工后, 康复救助按.

        A head of accounts is short for none: 人员经费 of all, though there is 辅警人员经费.
        """
        called, known = _CALLED_SHORT.match(words), self._held(words)
        if (called or known) and (first := _FIRST_WORDS.match(words)) and is_whole(first.group()):
            return None
        if called and (full := self.in_full(called.group())):
            return full
        for length in (6, 5, 4) if known else ():
            held = [name for name in known if words[:length] in name and self._is_part(name)]
            held = [name for name in held if not _JOINT.search(name)]
            if len(held) == 1 and words[:length] not in self._about and len(words) > length:
                if length < _SHORTEST * len(_TAIL.sub("", held[0])):
                    return None  # 义务教育薄弱环节改善 is no 农村义务教育学生营养改善计划
                return held[0]
        return None

    def _held(self, words: str) -> Sequence[str]:
        """Return the known names, all of four characters at least, that the first four of these stand in."""
        return self._by_four().get(words[:4], ())

    def _by_four(self) -> Mapping[str, Sequence[str]]:
        """Return the known names by each four characters that they hold; made when all are known."""
        if not self._holding:
            for name in self._known:
                for four in {name[i : i + 4] for i in range(len(name) - 3)}:
                    self._holding.setdefault(four, []).append(name)
        return self._holding


def without_likes(said: str, draft: Draft) -> str:
    """Return a sentence without the amounts that are told as this one is: 追加保洁费9万元，追加调资6万元."""
    at = draft.words.find(draft.subject) if len(draft.subject) > 2 else 0
    deed = draft.words[:at].strip("，、；其中")
    if len(deed) != 2 or said.count(deed) < 2:
        return said
    return re.sub(rf"{re.escape(deed)}[^，。；]{{2,30}}?\d[\d,.]{{0,12}}[万亿]?元[，、；]", "", said)
