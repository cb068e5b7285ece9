"""Which place a report is of: decided by what is printed, in order of how sure it is; else left to candidates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from indexer.identity.divisions import Mention
from indexer.model import Region, Span
from indexer.regions import Gazetteer

# Places that a report speaks of without being of them: visits, help, movement, other places' examples.
_ELSEWHERE = re.compile(r"(?:赴|前往|考察|学习|支援|帮扶|协作|来自|借鉴|外出|去|到|往|从|抵|飞|与|和|同)$")
# Numbers of documents, （岳财字〔2024〕1号）, 依据岳财绩〔2024〕1号; their place stands right before, or begins them.
_OF_DOCUMENT = re.compile(r"(?:财|政|委|办|发|绩)[\u4e00-\u9fff]{0,5}[〔\[（(]20\d\d[〕\]）)]")
_BEGINNING = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{0,3}$|[\u4e00-\u9fff]$")
# A zone within a place, of which the table may know nothing: 岳阳经济技术开发区管委会, 岳阳市高新区2021年度.
_ZONE = re.compile(
    r"市?(?:(?:国家级?)?(?:经济技术|高新技术产业|高新技术|经济|循环经济|综合保税|旅游)(?:开发区|示范区|度假区|区)|经开区|高新区"
    r"|(?:[\u4e00-\u9fff]{0,4}?(?:工业|产业|科技|物流))园区?|[\u4e00-\u9fff]{0,2}新区|[\u4e00-\u9fff]{0,2}管理区|片区"
    r"|[^\W局委院会部厅府处\da-z]{2,10}?(?:(?:经济技术|高新技术产业|经济|旅游)?开发区|高新技术产业园区|合作区|保税区)"
    r"|[^\W局委院会部厅府处\da-z]{1,6}?(?:示范区|[试实]验区)(?=管委会|管理委员会|[^\W\d]{2,8}局))"
)
# What stands before the place in the name of a zone: 中国（湖南）自由贸易试验区长沙片区.
_BEFORE_A_ZONE = re.compile(r"中国[(（][^()（）\s]{2,4}[)）]自由贸易试验区$")
_OF_A_ZONE = re.compile(r"管委会|管理委员会|党工委|\s?(?:19|20)\d\d")
# A city right before a district, which the table may not know: 鹭岛市湖滨区 is not 三门峡市湖滨区.
_ABOVE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=年)|(?<=年度))([\u4e00-\u9fff]{2,4})(?<![地县]级|直辖|省会|单列|省辖|.城)(?:市|自治州|州|盟|地区)$"
)
# A title that begins with a place of its own.
_UNLISTED = re.compile(
    r"\s*(?:关于)?(?!全|我|本|各|该|城|大中|中小)[\u4e00-\u9fff]{2,4}(?<!本)(?:市|县|区|旗|州|盟)"
    r"(?:[\u4e00-\u9fff]{2,3}[区县])?(?=\s?(?:19|20)\d\d)"
)
_SOURCE = re.compile("(?:(?:信息|文章)?来源|发布(?:机构|单位)|公开单位)[ ]?[:：][ ]?")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{1,12}?(?:局|委员会|委|办公室|厅|政府|中心|联合会)(?![\u4e00-\u9fff])")
_HEAD = 600  # characters of a page that may say where it comes from
_OWN = ("政府", "人民政府", "财政局", "区委", "县委", "市委", "政府信息公开", "公安局", "人大", "政协")


def find_region(
    text: str, mentions: Sequence[Mention], title: Sequence[Span], organisation: Span | None, gazetteer: Gazetteer
) -> tuple[Region, str | None]:
    """Return the place and its basis: title, document, or inferred.

    The most specific place in the organisation's name goes first, then in the title, then whose office published it,
    then the place the text names most as its own. A shared name is narrowed by a parent printed in the same text;
    where that does not settle it the region has the name as printed and the candidates.
    """
    inside = [(span, "title") for span in title]
    if organisation is not None:
        inside.insert(
            0, (organisation, "title" if any(t.start <= organisation.start < t.end for t in title) else "document")
        )
    for span, basis in inside:
        named = [m for m in mentions if span.start <= m.start and m.end <= span.end + 1]
        if named:
            lowest = _lowest(named, gazetteer)
            region, decided_by = _decided(text, lowest, mentions, gazetteer, basis)
            zone = _unlisted_zone(text, lowest, organisation, gazetteer)
            if zone is not None and region.code is not None:
                return Region(name=zone, candidates=("/".join(region.lineage),)), None
            return region, decided_by
    if any(_UNLISTED.match(text, span.start, span.end) for span in title):
        return Region(), None  # 鲁庄市2025年度…, which no table knows, is no county that the text names
    own = _published_by(text, mentions) or _most_named(text, mentions, gazetteer)
    return _decided(text, own, mentions, gazetteer, "document") if own else (Region(), None)


def _published_by(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """Return the place whose office the head of a page says that it comes from: 信息来源：某市财政局."""
    if (label := _SOURCE.search(text, 0, _HEAD)) is None:
        return None
    named = [m for m in mentions if label.end() <= m.start <= label.end() + 1 or m.end == label.end()]
    return next((m for m in named if _OFFICE.match(text, m.end)), None)


def _lowest(named: Sequence[Mention], gazetteer: Gazetteer) -> Mention:
    """Return the last place of a name or title that lies, or may lie, in the one before it.

    What lies nowhere in it is the name of something there (朝阳街 of 芙蓉区), or where the body goes to help.
    """
    lowest = named[0]
    for mention in named[1:]:
        above = set(lowest.codes)
        if above.issuperset(mention.codes) or any(above.intersection(gazetteer.ancestors(c)) for c in mention.codes):
            lowest = mention
    return lowest


def _unlisted_zone(text: str, mention: Mention, organisation: Span | None, gazetteer: Gazetteer) -> str | None:
    """Return the name of a development zone that a place's name goes on with and the table lacks, else None.

    Such a zone lies in the place and is not the place: its bureau's money is not the city's.
    """
    match = _ZONE.match(text, mention.end)
    if match is None or any((p := gazetteer.get(code)) and p.level == "development_zone" for code in mention.codes):
        return None
    within = organisation is not None and organisation.start <= mention.start and match.end() < organisation.end
    if not within and not _OF_A_ZONE.match(text, match.end()):
        return None
    before = _BEFORE_A_ZONE.search(text, max(0, mention.start - 16), mention.start)
    return text[before.start() if before else mention.start : match.end()]


def _decided(
    text: str, mention: Mention, mentions: Sequence[Mention], gazetteer: Gazetteer, basis: str
) -> tuple[Region, str | None]:
    """Return the one place a mention can be, or its candidates."""
    codes = mention.codes
    if len(codes) > 1:
        codes = _by_document_number(text, codes, gazetteer)
        basis = "inferred"
    elif basis == "title" and any(len(alone.codes) > 1 for alone in gazetteer.find(mention.name)):
        # A shared name: settled beside it, or by what the text says elsewhere.
        beside = any(m.end == mention.start for m in mentions)
        basis = "title" if beside else "document"
    if len(codes) == 1 and _is_elsewhere(text, mention, mentions, gazetteer):
        return Region(name=mention.name, candidates=("/".join(gazetteer.lineage(codes[0])),)), None
    if len(codes) == 1:
        return gazetteer.region(codes[0]), basis
    return Region(name=mention.name, candidates=tuple("/".join(gazetteer.lineage(code)) for code in codes)), None


def _is_elsewhere(text: str, mention: Mention, mentions: Sequence[Mention], gazetteer: Gazetteer) -> bool:
    """Say whether a city that no table knows stands right before a place, which then is not the one of that name."""
    if any(m.end == mention.start for m in mentions):
        return False
    above = _ABOVE.search(text, max(0, mention.start - 12), mention.start)
    names = gazetteer.lineage(mention.codes[0])
    return above is not None and not any(name.startswith(above.group(1)[:2]) for name in names)


def _by_document_number(text: str, codes: Sequence[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the code whose city's or own name begins like the report's document numbers (岳财〔2024〕1号): weak."""
    prefixes: set[str] = set()
    for match in _OF_DOCUMENT.finditer(text):
        before = _BEGINNING.search(text, max(0, match.start() - 4), match.start())
        prefixes |= {before[0][0], before[0][-1]} if before and before[0] else set()
    kept = [c for c in codes if prefixes & {name[0] for name in gazetteer.lineage(c)[1:]}]
    return (kept[0],) if len(kept) == 1 else tuple(codes)


def _level(code: str, gazetteer: Gazetteer) -> str:
    place = gazetteer.get(code)
    return place.level if place else ""


def _most_named(text: str, mentions: Iterable[Mention], gazetteer: Gazetteer) -> Mention | None:
    """Return the place that a text names clearly more often than any other of its level, the lowest such.

    A place named once counts only with an office of its own behind it (桑植县政府).
    """
    places: dict[tuple[str, ...], list[Mention]] = {}
    weights: Counter[tuple[str, ...]] = Counter()
    for mention in mentions:
        if _ELSEWHERE.search(text, max(0, mention.start - 3), mention.start):
            continue
        places.setdefault(mention.codes, []).append(mention)
        weights[mention.codes] += 2 if text.startswith(_OWN, mention.end) else 1
    for levels in (
        ("district", "county", "development_zone", "town", "township", "subdistrict"),
        ("city",),
        ("province",),
    ):
        ranked = [(w, codes) for codes, w in weights.most_common() if _level(codes[0], gazetteer) in levels]
        if ranked and ranked[0][0] >= 2 and (len(ranked) == 1 or ranked[0][0] >= 2 * ranked[1][0]):
            return places[ranked[0][1]][0]
    return None
