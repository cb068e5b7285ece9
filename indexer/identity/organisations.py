"""Which organisation a report is of: the fullest name of it that is printed.

Looked for on the cover (部门（单位）名称：…), in the title, where the text introduces it (…（以下简称…）), in the
signature, and, for an evaluation made by others, where it says whose project is evaluated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.alike import is_short_for
from indexer.forms import fold
from indexer.identity.bodies import TITLED, begins_with, bodies_alone, is_body, led_from, placed, uncoded
from indexer.identity.divisions import Mention
from indexer.identity.titles import Title
from indexer.model import Span
from indexer.vocabulary import Vocabulary

# Labels of a cover or a table, on folded text, and what stands behind them.
_STAMP_SHORT = "(?:[(](?:盖章|公章|章)[)])?"
_WHO = (
    rf"(?:[(](?:单位|部门)[)])?(?: {{0,3}}名 {{0,3}}称)?{_STAMP_SHORT}(?:及代码)?"
    r"\s{0,4}[:\t|]\s{0,4}([^\n\t|]{3,60})"
)
_NEXT_LABEL = re.compile(r"\s(?:[^\s:]{2,10}:|20\d\d\s?年).*$")  # 编制单位：某局 2022年度 金额单位：万元
_LABELS = re.compile(
    r"(?<!中央)(?<!省级)(?<!上级)(?<!中央主管)(?<!省级主管)(?<!上级主管)(?<!相关)(?<!有关)(?<!直属)(?<!所属)(?<!各)(?<!责任)(?<!承办)(?<!建设)(?<!施工)(?<!牵头)(?<!配合)(?<!监督)(?<!帮扶)(?<!中标)"
    rf"(?:(?:预算|填报|编报|自评|申报|实施|项目|填表|报告|主管)?(?:部门|单位)|部 {{1,3}}门|单 {{1,3}}位){_WHO}"
)
# The same in a form whose cells blanks part: 主管部门 某县林业局 实施单位 某县检疫站.
_SPACED = re.compile(
    r"(?m)(?:^| )(?:预算|填报|实施|项目|主管)(?:部门|单位)(?:名称)? {1,4}([^\s:]{4,40})(?= {1,4}[^\s]|$)"
)
_CARRIES_OUT = re.compile("(?:实施|项目|申报)(?:部门|单位)")
_IN_CHARGE = re.compile(rf"(?:主管|被评价|项目|实施)(?:部门|单位){_WHO}")
_SENTENCE = re.compile("[，,。；;《]")
_MANAGING = re.compile(rf"主管(?:部门|单位){_WHO}")
_SPENDING = re.compile(rf"资金使用(?:部门|单位){_WHO}")  # of a transfer: the lowest of those that a form names
_IMPLEMENTING = re.compile(rf"(?:项目)?(?:实施|承担|执行|使用)单位{_WHO}")
_FINANCE = re.compile("(?:财政|审计)[局厅部]$")
# Who has evaluations made, and is not what they are about.
_EVALUATORS = frozenset(("finance", "audit"))
_STAMP = re.compile(r"[(](?:盖章|公章|章|签章)[)]|\s{2,}[^\n]*$|\s?(?:填报|报告)?(?:日期|时间):[^\n]*$")
_SHORT_FOR = re.compile(r"([\u4e00-\u9fff]{4,40})[（(](?:以下|下)?简?统?称")
# 现将我局（凤冈县交通运输局）2022年…
_OURSELVES = re.compile(r"[我本](?:[局委办厅院校镇乡会馆所站]|单位|部门|中心|街道)[（(]([\u4e00-\u9fff]{4,30})[)）]")
# 第一部分 某县人民政府办公室概况; 一、某市幼儿园概况
_OVERVIEW = re.compile(
    r"(?m)^[ \u3000]{0,4}(?:第一部分|一[、.．])\s{0,8}([\u4e00-\u9fff]{4,40}?)(?:部门|单位)?(?:基本)?(?:概况|简介|情况)"
    r"[ \u3000]{0,9}$"
)
# What follows the name of a body that tells what it is: 某县信访局主要职责是…, 某县信访局为县政府工作部门.
_INTRODUCED = re.compile(
    r"的?(?:主要)?(?:职责|职能|工作职责)|[是为系][^。，]{0,24}(?:部门|单位|机关|机构)|共?[内下]设|(?:现有|核定|共有)[^。，]{0,8}编制"
)
_OWN = re.compile(r"(?<![各全所本属级城])(?=([省市区县州旗镇][^\W\da-zA-Z_的由对向是在了为按经将被]{2,16}))")
_ADDRESSED = re.compile(r"(?m)^[ \u3000]{0,4}([\u4e00-\u9fff]{3,20})[:：][ \u3000]{0,4}$")  # who a letter speaks to
_EVALUATED = re.compile(r"(?:对|由)([\u4e00-\u9fff]{4,30}?)(?:20\d\d年度?)?(?:管理|实施|负责|组织实施|承担|主管|使用)")
# 对某县交通运输局2021年度农村公路提档升级项目开展了绩效评价
_WENT_INTO = re.compile(
    r"对([\u4e00-\u9fff]{4,30}?)(?:的|20\d\d年)[^，。；\n]{0,60}(?:开展|进行|实施)了?[^，。；\n]{0,10}评价"
)
_PLACE_FIRST = re.compile("[\u4e00-\u9fff]{1,6}?[省市县区州旗]")
_HEAD = 3000  # characters in which the text introduces who it is of
_TAIL = 1200  # characters in which a signature stands
# The characters a department's name is made of, what it may end in, and what may follow within the name.
_RUN = re.compile(r"(?:[^\W\da-zA-Z_的由对向是在了为按经将被把让请于]|经(?=[济贸信营管开])){2,30}")
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
    names = [name for name in _names(text, mentions, vocabulary) if "届" not in name.name]  # 县十八届人大 is a meeting
    tell = _evaluated if evaluated else _own
    first = next(tell(_Report(text, title, cover, names, frozenset(m.start for m in mentions), vocabulary)), None)
    if first is None:
        return None
    kind = vocabulary.department_of(first.name)
    same = [n for n in names if is_fuller(first.name, n.name) and vocabulary.department_of(n.name) == kind]
    fullest = max([first, *same], key=lambda n: len(n.name))
    name = _first_of(fullest.name)
    return Organisation(name, fullest.start, fullest.start + len(name), first.basis)


def _first_of(name: str) -> str:
    """Return the first of two bodies whose names are printed without a mark between: 德化县财政局|德化县交通运输局."""
    place = _PLACE_FIRST.match(name)
    again = name.find(place.group(), place.end()) if place else -1
    return name[:again] if again > 0 and _UNIT.search(name[again - 3 : again]) else name


@dataclass(frozen=True, slots=True)
class _Report:
    """What is looked at: `names` are the bodies of known kinds named with their place, `places` where places stand."""

    text: str
    title: Title | None
    cover: int
    names: list[Organisation]
    places: frozenset[int]
    vocabulary: Vocabulary


def _own(of: _Report) -> Iterator[Organisation]:
    """Yield the organisation from each place where it names itself, surest first."""
    yield from _labelled(of, _SPENDING, _HEAD)
    yield from _labelled(of, _LABELS, of.cover)
    yield from _titled(of)
    yield from _unknown_kind(of)
    yield from _alone(of, 0, of.cover)
    yield from _implementing(of)
    yield from _labelled(of, _LABELS, _HEAD)
    yield from _labelled(of, _SPACED, _HEAD)
    for match in (m for said in (_OVERVIEW, _OURSELVES, _SHORT_FOR) for m in said.finditer(of.text, 0, _HEAD)):
        yield from (n for n in of.names if match.start(1) <= n.start and n.end == match.end(1))
        yield from _body_at(of, match)
    yield from _signed(of)
    yield from (n for n in of.names if n.start < _HEAD and _INTRODUCED.match(of.text, n.end))


def _evaluated(of: _Report) -> Iterator[Organisation]:
    """Yield the organisation whose project is evaluated from each place that says so, surest first."""
    yield from _labelled(of, _IN_CHARGE, _HEAD)
    for match in (*_EVALUATED.finditer(of.text, 0, _HEAD), *_WENT_INTO.finditer(of.text, 0, _HEAD)):
        yield from (n for n in of.names if match.start(1) <= n.start and n.end <= match.end(1))
    yield from _titled(of)
    for name in (*_alone(of, 0, of.cover), *_signed(of)):
        if of.vocabulary.department_of(name.name) not in _EVALUATORS and not name.name.endswith("公司"):
            yield name


def _signed(of: _Report) -> Iterator[Organisation]:
    """Yield who signs: at the end of the text, else, where a form is annexed, over a date before it."""
    tail = max(of.cover, len(of.text) - _TAIL)
    yield from _alone(of, tail, len(of.text))
    yield from _alone(of, of.cover, tail, dated=True)


def _implementing(of: _Report) -> Iterator[Organisation]:
    """Yield who carries a form's project out, if it is named with its place and of another kind than its superior.

    A hospital under a health commission spends itself; an office of the bureau over it is that bureau.
    """
    managing = {of.vocabulary.department_of(n.name) for n in _labelled(of, _MANAGING, _HEAD)}
    placed = {n.start for n in of.names}
    for name in _labelled(of, _IMPLEMENTING, _HEAD):
        kind = of.vocabulary.department_of(name.name)
        if managing and name.start in placed and kind is not None and kind not in managing:
            yield name


def _titled(of: _Report) -> Iterator[Organisation]:
    """Yield the organisation that a title names, with its place or, in an unknown place, by its form alone."""
    spans = of.title.spans if of.title else ()
    named = [n for n in of.names if any(span.start <= n.start < span.end for span in spans)]
    formal = [found for span in spans if (found := _by_form(of, span)) is not None]
    for name in named:
        whole = next((f for f in formal if begins_with(of.text, f.start, name.start) and f.end >= name.end), name)
        yield Organisation(whole.name, whole.start, whole.end, "title")
    yield from formal


def _unknown_kind(of: _Report) -> Iterator[Organisation]:
    """Yield the body that a title begins with, its place first, though what kind of body it is is not known."""
    for span in of.title.spans if of.title else ():
        found = _beginning(of, span)
        if found is not None and placed(of.text, found.start, found.end, of.places):
            yield found


def _by_form(of: _Report, span: Span) -> Organisation | None:
    """Return the organisation that a line of a title begins with, told by its last word alone."""
    found = _beginning(of, span)
    return found if found is not None and of.vocabulary.department_of(found.name) is not None else None


def _beginning(of: _Report, span: Span) -> Organisation | None:
    """Return the words that a line of a title begins with and that end as a body's name does."""
    match = TITLED.match(fold(span.of(of.text)))
    if match is None:
        return None
    start, end = span.start + match.start(1), span.start + match.end(1)
    return Organisation(of.text[start:end], start, end, "title")


def _labelled(of: _Report, labels: re.Pattern[str], end: int) -> Iterator[Organisation]:
    """Yield the names that follow a label such as 部门（单位）名称：."""
    found = [
        (match, uncoded(_STAMP.sub("", _NEXT_LABEL.sub("", match[1])).strip(" \t.")))
        for match in labels.finditer(fold(of.text), 0, end)  # the fold of the whole report is kept
    ]
    several = len({name for match, name in found if _CARRIES_OUT.match(match[0])}) > 1
    for match, name in found:
        if several and _CARRIES_OUT.match(match[0]):  # a list of projects, each with who carries it out
            continue
        if _SENTENCE.search(name):  # 各有关单位： of whom a notice is for, and what it tells them
            continue
        start = match.start(1) + match[1].index(name)
        if of.vocabulary.department_of(name) is not None or is_body(of.text, start, start + len(name), of.places):
            yield Organisation(of.text[start : start + len(name)], start, start + len(name), "title")


def _body_at(of: _Report, match: re.Match[str]) -> Iterator[Organisation]:
    """Yield the body of no known kind that the text gives a short name: its place stands first."""
    for place in sorted(of.places.intersection(range(match.start(1), match.end(1)))):
        start = led_from(of.text, place)
        if is_body(of.text, start, match.end(1), of.places):
            yield Organisation(of.text[start : match.end(1)], start, match.end(1), "document")
            return


def _alone(of: _Report, begin: int, end: int, dated: bool = False) -> Iterator[Organisation]:
    """Yield the names that have a line of `text[begin:end]` to themselves: of a cover, or a signature.

    Where several bodies share the line, who has evaluations made comes after the others.
    """
    known: dict[int, Organisation] = {}
    for name in of.names:
        if name.end > known.get(name.start, name).end or name.start not in known:
            known[name.start] = name
    for parts in bodies_alone(of.text, begin, end, dated):
        found: list[Organisation] = []
        for part in parts:
            same = known.get(part.start)
            if same is not None and same.end == part.end:
                found.append(same)
            elif is_body(of.text, part.start, part.end, of.places):
                found.append(Organisation(part.of(of.text), part.start, part.end, "document"))
        if len(found) == len(parts):
            yield from sorted(found, key=lambda name: len(found) > 1 and bool(_FINANCE.search(name.name)))


def _names(text: str, mentions: list[Mention], vocabulary: Vocabulary) -> Iterator[Organisation]:
    """Yield every organisation named with its place: 中共云溪市青禾区委政法委员会, 白石县教育局."""
    for i, mention in enumerate(mentions):
        end = _name_end(text, mention, vocabulary)
        if end is None:
            continue
        start = led_from(text, _chain_start(mentions, i))
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
    return is_short_for(one, other) and _core(one)[-1:] == _core(other)[-1:]


def _core(name: str) -> str:
    return fold(name).removesuffix("员会")


def self_name(text: str, mentions: list[Mention], vocabulary: Vocabulary) -> str | None:
    """Return how a text that names no organisation with its place calls its own (区委政法委), else None.

    The one it names by far most often where it introduces itself, before anything else is told.
    """
    found: Counter[str] = Counter()
    addressed = tuple(match[1] for match in _ADDRESSED.finditer(text, 0, _HEAD))
    for match in _OWN.finditer(text, 0, _HEAD):
        labelled = text[max(0, match.start() - 1) : match.start()] in ("：", ":")  # 责任单位：区教育局
        if not labelled and not any(m.start < match.start() < m.end for m in mentions):
            unit = next((u for u in _UNIT.finditer(match[1]) if vocabulary.department_of(match[1][: u.end()])), None)
            if unit is not None:
                found[match[1][: unit.end()]] += not addressed or not match[1][: unit.end()].endswith(addressed)
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]
