"""Which organisation a report is of: the fullest name of it that is printed.

Looked for on the cover (部门（单位）名称：…), in the title, where the text introduces it (…（以下简称…）), in the
signature, and, for an evaluation made by others, where it says whose project is evaluated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.forms import fold
from indexer.identity.divisions import Mention
from indexer.identity.titles import Title
from indexer.model import Span
from indexer.vocabulary import Vocabulary

# Labels of a cover or a table, on folded text, and what stands behind them.
_WHO = r"(?:[(](?:单位|部门)[)])?(?:名称)?(?:[(](?:盖章|公章|章)[)])?\s{0,4}[:\t]\s{0,4}([^\n\t]{3,60})"
_NEXT_LABEL = re.compile(r"\s[^\s:]{2,10}:.*$")  # 编制单位：某局 金额单位：万元
_LABELS = re.compile(rf"(?:(?:预算|填报|编报|自评|申报|实施|项目|填表|报告|主管)?(?:部门|单位)){_WHO}")
# The same in a form whose cells blanks part: 主管部门 某县林业局 实施单位 某县检疫站.
_SPACED = re.compile(
    r"(?m)(?:^| )(?:预算|填报|实施|项目|主管)(?:部门|单位)(?:名称)? {1,4}([^\s:]{4,40})(?= {1,4}[^\s]|$)"
)
_IN_CHARGE = re.compile(rf"(?:主管|被评价|项目|实施)(?:部门|单位){_WHO}")
_MANAGING = re.compile(rf"主管(?:部门|单位){_WHO}")
_IMPLEMENTING = re.compile(rf"(?:项目)?(?:实施|承担|执行|使用)单位{_WHO}")
_FINANCE = re.compile("(?:财政|审计)[局厅部]$")
_PARTED = re.compile(r"[\s、/]{1,20}")  # between bodies that share a line
# Who has evaluations made, and is not what they are about.
_EVALUATORS = frozenset(("finance", "audit"))
_STAMP = re.compile(r"[(](?:盖章|公章|章|签章)[)]|\s{2,}[^\n]*$|\s?(?:填报|报告)?(?:日期|时间):[^\n]*$")
_SHORT_FOR = re.compile(r"([\u4e00-\u9fff]{4,40})[（(](?:以下|下)?简?统?称")
# 现将我局（凤冈县交通运输局）2022年…
_OURSELVES = re.compile(r"[我本](?:[局委办厅院校镇乡会馆所站]|单位|部门|中心|街道)[（(]([\u4e00-\u9fff]{4,30})[)）]")
_SIGNED = re.compile(r"[ \t\u3000]+(?:19|20)\d\d\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?$")  # beside the name
# What follows the name of a body that tells what it is: 某县信访局主要职责是…, 某县信访局为县政府工作部门.
_INTRODUCED = re.compile(
    r"的?(?:主要)?(?:职责|职能|工作职责)|[是为系][^。，]{0,16}(?:部门|单位|机关|机构)|共?[内下]设|(?:现有|核定|共有)[^。，]{0,8}编制"
)
_OWN = re.compile(r"(?<![各全所本属级城])(?=([省市区县州旗镇][^\W\da-zA-Z_的由对向是在了为按经将被]{2,16}))")
_EVALUATED = re.compile(r"(?:对|由)([\u4e00-\u9fff]{4,30}?)(?:20\d\d年度?)?(?:管理|实施|负责|组织实施|承担|主管|使用)")
# 对某县交通运输局2021年度农村公路提档升级项目开展了绩效评价
_WENT_INTO = re.compile(
    r"对([\u4e00-\u9fff]{4,30}?)(?:的|20\d\d年)[^，。；\n]{0,60}(?:开展|进行|实施)了?[^，。；\n]{0,10}评价"
)
_TITLED = re.compile(
    r"(?:关于|(?:19|20)\d\d\s?年?度?\s?){0,2}([^\W\da-z_]{2,30}?(?:委员会|[局委会部厅办院所站处队校园馆台社联镇乡]|街道|小学|中学|大学|学院|办公室|中心"
    r"|政府|办事处|研究室|编纂室|督查室|考核室|[林农牧种]场|监狱|[剧舞工术]团|[年化]宫))"
    r"(?=(?:关于|本级|[(]本级[)])?\s?(?:19|20)\d\d|部门|整体|关于|项目|绩效|预算|决算|$)"
)
_HEAD = 3000  # characters in which the text introduces who it is of
_TAIL = 1200  # characters in which a signature stands
# What stands before the place in a body's name: the party, the democratic parties, what is led from above.
_PARTY = (
    "中国共产党", "中共", "国家税务总局", "国家统计局", "民革", "民盟", "民建", "民进", "农工党", "致公党",
    "九三学社", "台盟", "中国国民党革命委员会", "中国民主同盟", "中国民主建国会",
    "中国民主促进会", "中国农工民主党", "中国致公党", "台湾民主自治同盟",
)  # fmt: skip
# The characters a department's name is made of, what it may end in, and what may follow within the name.
_RUN = re.compile(r"[^\W\da-zA-Z_的由对向是在了为按经将被把让请于]{2,24}")
_UNIT = re.compile(
    r"委员会|局(?!部)|委(?![员托派])|会(?![计议展保])|部(?![门队分署])|厅|办(?![公法理学事])|院(?![校士])|所(?![有需属])|站|处(?![理置])"
    r"|队(?!伍)|校(?![车舍园])|园(?![林区])|馆|台(?!账)|社(?![会区])|联(?![合系网])|协(?![会调议商同作])|室|学(?![校院习技生会])"
    r"|中心|政府|人大|妇联|办公室|办事处|[林农牧种]场|监狱|[剧舞工术]团|(?<=[年化])宫"
)
_AFTER = re.compile(r"(?:员会|公室|常?委会|合会|事处|人民政府)?(?:办公室|机关)?")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as printed at `start` to `end`; `basis` is title (cover included) or document."""

    name: str
    start: int
    end: int
    basis: str


def find_organisation(
    text: str, title: Title | None, cover: int, mentions: list[Mention], evaluated: bool, vocabulary: Vocabulary
) -> Organisation | None:
    """Return the organisation that reports, under the fullest name printed for it; None where none is named.

    `cover` is where the cover and title end; `mentions` are all places named in `text`. `evaluated`: the report
    is somebody else's about it, so that cover and signature name the evaluator.
    """
    names = list(_names(text, mentions, vocabulary))
    told = (
        _evaluated(text, title, cover, names, vocabulary) if evaluated else _own(text, title, cover, names, vocabulary)
    )
    first = next(told, None)
    if first is None:
        return None if evaluated else _unknown_kind(text, title, mentions)
    kind = vocabulary.department_of(first.name)
    same = [n for n in names if is_fuller(first.name, n.name) and vocabulary.department_of(n.name) == kind]
    fullest = max([first, *same], key=lambda n: len(n.name))
    return Organisation(fullest.name, fullest.start, fullest.end, first.basis)


def _own(
    text: str, title: Title | None, cover: int, names: list[Organisation], vocabulary: Vocabulary
) -> Iterator[Organisation]:
    """Yield the organisation from each place where it names itself, surest first."""
    yield from _labelled(text, _LABELS, cover, vocabulary)
    yield from _titled(text, title, names, vocabulary)
    yield from _alone(text, names, 0, cover)
    yield from _implementing(text, names, vocabulary)
    yield from _labelled(text, _LABELS, _HEAD, vocabulary)
    yield from _labelled(text, _SPACED, _HEAD, vocabulary)
    for match in (*_OURSELVES.finditer(text, 0, _HEAD), *_SHORT_FOR.finditer(text, 0, _HEAD)):
        yield from (n for n in names if match.start(1) <= n.start and n.end == match.end(1))
    yield from _alone(text, names, max(cover, len(text) - _TAIL), len(text))
    yield from (n for n in names if n.start < _HEAD and _INTRODUCED.match(text, n.end))


def _evaluated(
    text: str, title: Title | None, cover: int, names: list[Organisation], vocabulary: Vocabulary
) -> Iterator[Organisation]:
    """Yield the organisation whose project is evaluated from each place that says so, surest first."""
    yield from _labelled(text, _IN_CHARGE, _HEAD, vocabulary)
    for match in (*_EVALUATED.finditer(text, 0, _HEAD), *_WENT_INTO.finditer(text, 0, _HEAD)):
        yield from (n for n in names if match.start(1) <= n.start and n.end <= match.end(1))
    yield from _titled(text, title, names, vocabulary)
    for name in (*_alone(text, names, 0, cover), *_alone(text, names, max(cover, len(text) - _TAIL), len(text))):
        if vocabulary.department_of(name.name) not in _EVALUATORS:
            yield name


def _implementing(text: str, names: list[Organisation], vocabulary: Vocabulary) -> Iterator[Organisation]:
    """Yield who carries a form's project out, if it is named with its place and of another kind than its superior.

    A hospital under a health commission spends itself; an office of the bureau over it is that bureau.
    """
    managing = {vocabulary.department_of(n.name) for n in _labelled(text, _MANAGING, _HEAD, vocabulary)}
    placed = {n.start for n in names}
    for name in _labelled(text, _IMPLEMENTING, _HEAD, vocabulary):
        if managing and name.start in placed and vocabulary.department_of(name.name) not in managing:
            yield name


def _titled(
    text: str, title: Title | None, names: list[Organisation], vocabulary: Vocabulary
) -> Iterator[Organisation]:
    """Yield the organisation that a title names, with its place or, in an unknown place, by its form alone."""
    spans = title.spans if title else ()
    placed = [n for n in names if any(span.start <= n.start < span.end for span in spans)]
    formal = [found for span in spans if (found := _by_form(text, span, vocabulary)) is not None]
    for name in placed:
        whole = next((f for f in formal if f.start == name.start and f.end > name.end), name)
        yield Organisation(whole.name, whole.start, whole.end, "title")
    yield from formal


def _unknown_kind(text: str, title: Title | None, mentions: list[Mention]) -> Organisation | None:
    """Return the body that a title begins with, its place first, though what kind of body it is is not known."""
    for span in title.spans if title else ():
        match = _TITLED.match(fold(span.of(text)))
        if match is None:
            continue
        start, end = span.start + match.start(1), span.start + match.end(1)
        if any(m.start == start and m.end < end for m in mentions):
            return Organisation(text[start:end], start, end, "title")
    return None


def _by_form(text: str, span: Span, vocabulary: Vocabulary) -> Organisation | None:
    """Return the organisation that a line of a title begins with, told by its last word alone."""
    match = _TITLED.match(fold(span.of(text)))
    if match is None or vocabulary.department_of(match[1]) is None:
        return None
    start = span.start + match.start(1)
    return Organisation(text[start : start + len(match[1])], start, start + len(match[1]), "title")


def _labelled(text: str, labels: re.Pattern[str], end: int, vocabulary: Vocabulary) -> Iterator[Organisation]:
    """Yield the names that follow a label such as 部门（单位）名称：."""
    for match in labels.finditer(fold(text[:end])):
        name = _STAMP.sub("", _NEXT_LABEL.sub("", match[1])).strip(" \t.")
        if vocabulary.department_of(name) is not None:
            start = match.start(1) + match[1].index(name)
            yield Organisation(text[start : start + len(name)], start, start + len(name), "title")


def _alone(text: str, names: list[Organisation], begin: int, end: int) -> Iterator[Organisation]:
    """Yield the names that have a line of `text[begin:end]` to themselves: of a cover, or a signature.

    Where several bodies share the line, who has evaluations made comes after the others.
    """
    lines: dict[int, dict[int, Organisation]] = {}
    for name in names:
        if begin <= name.start < end:
            line = lines.setdefault(text.rfind("\n", 0, name.start) + 1, {})
            line[name.start] = max(line.get(name.start, name), name, key=lambda each: each.end)
    for line_start, by_place in lines.items():
        found = list(by_place.values())
        line_end = text.find("\n", line_start)
        words = text[line_start : line_end if line_end >= 0 else len(text)].strip(" \t\u3000()（）")
        words = _SIGNED.sub("", words)
        if [part for part in _PARTED.split(words) if part] == [name.name for name in found]:
            yield from sorted(found, key=lambda name: len(found) > 1 and bool(_FINANCE.search(name.name)))


def _names(text: str, mentions: list[Mention], vocabulary: Vocabulary) -> Iterator[Organisation]:
    """Yield every organisation named with its place: 中共云溪市青禾区委政法委员会, 白石县教育局."""
    for i, mention in enumerate(mentions):
        end = _name_end(text, mention, vocabulary)
        if end is None:
            continue
        start = _chain_start(mentions, i)
        for party in _PARTY:
            if text.endswith(party, 0, start):
                start -= len(party)
                break
        yield Organisation(text[start:end], start, end, "document")


def _name_end(text: str, mention: Mention, vocabulary: Vocabulary) -> int | None:
    """Return where the organisation's name that begins with a place ends; None where there is none.

    The shortest run of characters that names a kind of department, then what still belongs to it (员会, 办公室).
    """
    run = _RUN.match(text, mention.end)
    for unit in _UNIT.finditer(text, mention.end, run.end() if run else mention.end):
        if vocabulary.department_of(text[mention.end - 1 : unit.end()]) is not None:
            tail = _AFTER.match(text, unit.end())
            return tail.end() if tail else unit.end()
    return None


def _chain_start(mentions: list[Mention], i: int) -> int:
    """Return where the chain of places that ends in mention `i` begins (湖南省株洲市荷塘区); four are the most."""
    first = i
    while first and i - first < 3 and mentions[first - 1].end == mentions[first].start:
        first -= 1
    return mentions[first].start


def is_fuller(one: str, other: str) -> bool:
    """Whether a name is another, fuller one of the same organisation: all its characters in order, same end."""
    if len(other) <= len(one):
        return False
    rest = iter(other)
    return all(char in rest for char in one) and _core(one)[-1:] == _core(other)[-1:]


def _core(name: str) -> str:
    return fold(name).removesuffix("员会")


def self_name(text: str, mentions: list[Mention], vocabulary: Vocabulary) -> str | None:
    """Return how a text that names no organisation with its place calls its own (区委政法委), else None.

    The one it names by far most often where it introduces itself, before anything else is told.
    """
    found: Counter[str] = Counter()
    for match in _OWN.finditer(text, 0, _HEAD):
        if not any(m.start < match.start() < m.end for m in mentions):
            unit = next((u for u in _UNIT.finditer(match[1]) if vocabulary.department_of(match[1][: u.end()])), None)
            if unit is not None:
                found[match[1][: unit.end()]] += 1
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]
