"""Words that name no item of their own: what an amount is of the item at hand, what a deed begins with.

They stand in `data/item_words.tsv`. An `aspect` (尾款, 控制价), after any `qualifier` (省级, 合同), speaks of the item
at hand; so does what stands `alone` (人民币, 又付). A clause that begins with a word of role `doing` tells what was
done, save where one of the words in `unless` follows: 因, but not 因公.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indexer.data_rows import rows_of
from indexer.memo import remembered

_MOST_QUALIFIERS = 4
_LONGEST = 45  # characters; what is longer says something of its own
_THIS = r"(?:该|此|以上|上述|这)[一二三四五六七八九十\d]{0,2}项|"
# 纳入绩效自评的项目共（3个）, 全年实施项目: all of the unit's projects, none of them
_ALL = (
    r"(?:全部|所有|应当?|需|共|已)?(?:(?:纳入|列入|开展|参与|参加|进行|实施|组织)了?)?(?:预算)?(?:绩效)?(?:自评价?|评价|监控)?(?:范围|工作)?内?的?"
    r"(?<!^)(?:项目|专项)(?:共|合计|总计|共计|总数|数量)*"
)
_OF_ALL = re.compile(_ALL)
_FOR_EACH = re.compile("每.{1,4}")
# Names of parts, short as they are: 货物支出12万元，工程31万元; 本金6万元，利息2万元.
_BOUGHT = re.compile("(?:货物|工程|服务)类?(?:支出|采购)[为共]?|(?:货物|工程|服务|本金|利息|其他)[为共]?")
_COUNTED = (
    _ALL + r"|(?:共|这|上述)?[一二两三四五六七八九十]{1,3}个项目"
    # 2019年度专项资金绩效评价资金总计; but 绩效评价经费 is one
    r"|(?:纳入|参与|参加|列入|开展|专项资金|项目支出|项目|(?:部门)?整体支出){1,2}绩效(?:自评价?|评价)(?:范围)?的?(?:(?:项目)?资金)?"
    r"(?:总[额量计]|合计|共计?)?|(?:绩效(?:自评价?|评价)|参评)(?:项目)?资金(?:总[额量计]|合计|共计?)?"
    # 县财政局年初批复该项目|预算260万元
    r"|(?:[省市州盟县区旗](?:本?级)?财政局?|财政部门|上级|[省市州盟县区旗](?:委|政府|人大)){0,2}(?:年初|年中|于)?(?:共|已|实际)?"
    r"(?:批复|核定|下达|批准|安排|拨付|审定)了?(?:该|本|此)(?:项目|专项|资金){1,2}(?:年初|年度|全年)?"
    r"|[^，。；、\d]{2,24}(?:显示|透露|表明|(?<!职业)介绍|了解到|获悉|表示)"  # 县里的统计表明
    r"|\d{1,5}[个户所家名](?:行政村|社区|村|镇|乡镇?|街道|单位|学校|家庭|农户|企业|对象|人员|学生)"  # 8个社区共80万元
    r"|第[一二三四五六七\d]{1,2}[期笔](?:款|付款|资金)?"  # of one contract
    r"|(?:[该本此]项?(?:资金|经费|款项|费用))?[先暂]由(?:本|我)?(?:单位|[局院校]|中心|财政)(?:先行|统一)?"
    r"|(?:以上|上述|前述|这)?[一二两三四五六七八九十]{1,2}[笔份批](?:资金|合在一起|相加|加起来)?|(?:进度款|预付款?|合同签订后).{0,10}"
)


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((role, form, unless) for role, form, unless in rows_of("item_words"))


def _forms(role: str) -> str:
    forms = sorted((form for of_role, form, _ in _rows() if of_role == role), key=len, reverse=True)
    return "|".join(map(re.escape, forms))


def _beginnings() -> Iterator[str]:
    for role, form, unless in _rows():
        if role == "doing":
            kept = "|".join(map(re.escape, unless.split(";")))
            yield re.escape(form) + (f"(?!{kept})" if kept else "")


@cache
def _aspects() -> re.Pattern[str]:
    return re.compile(
        f"(?:{_THIS}{_forms('qualifier')}){{0,{_MOST_QUALIFIERS}}}(?:{_forms('aspect')})?(?:{_forms('total')})?"
        f"|{_forms('alone')}|{_COUNTED}"
    )


@cache
def _doings() -> re.Pattern[str]:
    return re.compile("|".join(_beginnings()))


@cache
def _works() -> re.Pattern[str]:
    return re.compile(_forms("work"))


@cache
def _predicates() -> re.Pattern[str]:
    return re.compile(_forms("predicate"))


def predicates_in(words: str) -> Iterator[int]:
    """Yield where words begin that say something of what stands before them: 河道保洁|采取政府购买服务方式."""
    return (found.start() for found in _predicates().finditer(words))


def is_work(words: str) -> bool:
    """Say whether words begin as what was made, bought or held does: 除险加固水库, 开展技能培训."""
    return _works().match(words) is not None


def is_aspect(words: str) -> bool:
    """Say whether words, stripped, only tell what an amount is of the item at hand, or nothing: 合同尾款, 又付."""
    return len(words) <= _LONGEST and _aspects().fullmatch(words) is not None


def is_of_all(words: str) -> bool:
    """Say whether words only speak of all the projects there are: 纳入绩效自评的项目共."""
    return _OF_ALL.fullmatch(words) is not None


def is_doing(words: str) -> bool:
    """Say whether words begin as a clause on what was done (因招标失败, 较预算) or only say for each of what: 每箱."""
    return _doings().match(words) is not None or _FOR_EACH.fullmatch(words) is not None


@remembered
def is_bought(words: str) -> bool:
    """Say whether words name a kind of what is procured, or one of the short parts of a sum: 服务类采购, 利息."""
    return _BOUGHT.fullmatch(words.strip("、，和及其中 ")) is not None
