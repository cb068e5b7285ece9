"""Whose money: the levels of government, the others and the funds that give it, and the phrases that only tell so.

`PLACES`, `HIGHER` and `LEVEL` are pieces of patterns: whatever asks whose money an amount is takes them, so that what
holds of 省级 holds of 盟级. A fund that stands among the sources of a project names its own amount, and nothing that
the sentence goes on to say: `资金来源为福彩公益金480万元，县级自筹800万元；累计到位1,280万元` tells of the project
again.
"""

from __future__ import annotations

import re

from indexer.memo import remembered

PLACES = "省市州盟县区旗"  # one character for each level between 中央 and 乡镇
HIGHER = f"(?:中央|国家|上级|自治区|地区|[{PLACES}])"
LEVEL = f"(?:中央|国家|上级|本级|自治区|地方|地区|乡镇|街道|[{PLACES}乡镇村])"
_LEVELS = f"(?:镇村|[{PLACES}乡镇]{{2}}(?:两级)?|[两三四五各]级)"  # several together
_SOME = rf"(?:中央|[{PLACES}])级?[、和及与][{PLACES}](?:级|两级)"  # 省、市两级, 中央和省级
_OTHERS = "(?:社会|群众|自筹|单位|村集体)"
_LED = r"^[，、；：:\s和及与]*(?:其中[：:]?)?"

_NAMED = re.compile(
    rf"{_LED}(?:(?:争取|安排|下达)?到?(?:{LEVEL}|{_OTHERS}|企业)(?:本?级|里|补|财|配|自筹|专|资(?![助格质]))|{_SOME}|自筹$)"
)
_ONLY = re.compile(
    rf"由?(?:{LEVEL}(?:本?级)?|{_LEVELS}|{_OTHERS})"
    r"(?:财政|补助|配套|专项|自筹|补|配|里|拨款|衔接|预算|安排|投入|资金|拨付|承担|负担|统筹|筹集|出资){1,4}"
    rf"|中央|自治区|[{PLACES}乡镇村]本?级|市县|[两三四五]级(?:财政)?|自筹"
)
_OF_ONE = re.compile(
    rf"(?:其中[:：]?)?({LEVEL}|自筹|单位|社会)(?:本?级)?"
    r"(?:财政|资金|补助|配套|专项|拨款|衔接|预算|转移支付|奖补|安排|下达|拨付|承担|负担|出资|投入)"
)
_GIVEN = re.compile(
    rf"^[，、；\s和及与]*(?:其中|[^，。；、\d]{{0,14}}由|是)?{HIGHER}(?:本?级|财政|政府|两级|里|补|专)?(?:财政|政府)?"
    r"(?:补助|奖补|专项|专款|直达|资金|补贴|预备费|债券|配套|拨款|补|转移支付|彩票公益金|福彩公益金|基建|疫情){1,3}[给的为]?$"
    rf"|^[，、；\s和及与]*(?:其中)?(?:中央|国家|上级|省级|自治区|{_SOME})[^，。；、\d]{{0,12}}(?:(?:补助|专项|配套)(?:资金|经费)?|资金)[的为]?$"
)
_GIVER = re.compile(rf"{_LED}(?:{HIGHER}|[{PLACES}]{{2}}两)(?:本?级|财政)*为?$")
_LEVELS_ALONE = re.compile(rf"(?:{LEVEL}(?:本?级)?(?:财政)?[、和及与]?)+(?:专项|补助|转移支付)?(?:资金)?")
_GIVER_LAST = re.compile(rf"(?:资金|补助|经费|补贴|专款)(?:中央|自治区|[{PLACES}]本?级)(?:财政)?为?$")
_ALONE = re.compile(f"{LEVEL}(?:级|财政|[两三]级)?")
_TWO = re.compile(
    rf"([{PLACES}])级?[、和及]?([{PLACES}乡镇])级?((?:财政)?(?:配套|补助|资金|承担|负担){{1,2}}|$)"
    rf"|(?:其中[:：]?)?(中央|[省市州盟])级?(?:财政)?[、和及与]([{PLACES}])(?:级|两级)?"
    r"((?:财政)?(?:(?:配套|补助|专项|转移支付)?(?:资金)?)(?=文件|下达|$|\d)|$)"
)
_AT_END = re.compile(
    rf"([^，。；]{{3,}}?)(?:中央|[{PLACES}]级?|[乡镇村]级)(?:财政)?(?:补助|配套|专项|资金|预算内投资)+"
)
_HIGH = f"中央|自治区|[{PLACES}](?:级|(?=财政(?![厅局部])))"  # 省级, and 省 before 财政, but not 省财政厅
_AT_START = re.compile(rf"(?:{_HIGH})(?:财政)?(?:补助)?(?!财政|资金|补助|配套|专项|[和及与、])([^，。；]{{4,}})")
_FIRST = frozenset(f"中自{PLACES}")
_NEXT = re.compile(rf"[，、；\s]*({_HIGH}|[乡镇村](?:级|(?=财政)))(?:财政|配套|补助|资金|预算|安排)")
FUND = (
    rf"{LEVEL}?级?(?:福利|体育)?(?:福彩|体彩|彩票)?公益金"
    rf"|{LEVEL}?(?:政府)?(?:新增)?(?:专项|一般)?债券|(?:抗疫特别|超长期特别|特别|专项)国债|国债"
    r"|车辆?购置?税|成品油税费(?:改革)?转移支付|土地出让(?:金|收益|收入)|(?:银行|政策性|专项)?贷款|社会(?:资本|捐赠|捐助|捐款)"
    r"|(?:企业|群众|村级|村集体|乡镇|镇|乡|村|单位|个人)?(?:自筹|投劳|筹资|集资)"
    rf"|{LEVEL}?级?预备费|(?:中央|省级?)?预算内投资"
)
_FUND = re.compile(FUND)
_PAYER = re.compile(rf"{LEVEL}[^，。；：、\d]{{0,6}}(?:局|厅|委|办|财政|部门)(?:补助|补贴|拨付|拨款|支持)")
_TAIL = re.compile("(?:资金|经费|款项?)$")


def names_source(phrase: str) -> bool:
    """Say whether a phrase begins with whose money an amount is: 区级配套, 自筹资金, 、省级资金."""
    return _NAMED.match(phrase) is not None

# A clause that says that what follows is told by whose money it is: 按资金来源划分，省级120万元，县本级安排60万元.
BY_SOURCE = re.compile(
    r"由[两二三四五]个?(?:部分|块|方面|渠道)(?:资金)?(?:组成|构成)(?:，即)?[：:]"
    r"|(?:按照?|从|分)?(?:资金|经费)?(?:来源|渠道)(?:渠道)?(?:划?分|来?看|构成|[为是：:，])"
)


@remembered
def is_source(words: str) -> bool:
    """Say whether words only tell whose money it is: 省级财政配套, 中央资金, 由县财政安排."""
    return _ONLY.fullmatch(words.strip()) is not None


def is_given(phrase: str) -> bool:
    """Say whether a phrase only tells whose gift an amount is, and nothing of what became of it: 中央补助资金."""
    return _GIVEN.search(phrase) is not None


def is_by_source(phrase: str, before: str) -> bool:
    """Say whether a sentence that goes through sources (`before`) gives another: 按来源分，…，县本级安排60万元."""
    return is_source(phrase) and BY_SOURCE.search(before) is not None


def is_giver(phrase: str) -> bool:
    """Say whether a phrase names nothing but a giver (其中中央, 、市县两级财政), or ends in one: 公卫资金中央."""
    return _GIVER.match(phrase) is not None or _GIVER_LAST.search(phrase) is not None


@remembered
def level_of(words: str) -> str:
    """Return whose money words begin by saying that it is: 中央, 省, 自筹; "" where they do not."""
    found = _OF_ONE.match(words)
    return found.group(1) if found else ""


@remembered
def is_levels(words: str) -> bool:
    """Say whether words only name levels of government, one or several, and that money is theirs: 中央、省级资金."""
    return _LEVELS_ALONE.fullmatch(words) is not None


def is_level(words: str) -> bool:
    """Say whether words name a level of government alone: 中央, 省级."""
    return _ALONE.fullmatch(words) is not None


@remembered
def level_parts(words: str) -> tuple[str, ...]:
    """Return whose money two levels of government give together: 市县配套, 中央和省级资金."""
    levels = _TWO.match(words.strip())
    if levels is None:
        return ()
    first, second, what = levels.group(1, 2, 3) if levels.group(1) else levels.group(4, 5, 6)
    return tuple(f"{level}{'' if level == '中央' else '级'}{what or '财政'}" for level in (first, second))


@remembered
def without_level(subject: str) -> str:
    """Return a subject without the level whose money it was: 高龄津贴|省级补助, 省级|水利发展资金."""
    level = _AT_END.fullmatch(subject) or _AT_START.fullmatch(subject)
    return level.group(1) if level else subject


def is_anothers(name: str, words: str) -> bool:
    """Say whether a name is of one level's money and words begin with another's: 中央农田建设补助, 省级配套."""
    next_ = _NEXT.match(words) if name[:1] in _FIRST else None
    return next_ is not None and _AT_START.fullmatch(name) is not None and next_[1][0] != name[0]


def goes_on_with_level(words: str) -> bool:
    """Say whether words begin with another level's money."""
    return _NEXT.match(words) is not None


@remembered
def is_fund(subject: str) -> bool:
    """Say whether a subject names a fund or who gave the money, and nothing that it was given for."""
    return _FUND.fullmatch(_TAIL.sub("", subject.strip())) is not None or is_payer(subject)


@remembered
def is_payer(subject: str) -> bool:
    """Say whether a subject only tells which office gave the money: 县交通局补助."""
    return _PAYER.fullmatch(_TAIL.sub("", subject.strip())) is not None
