"""Which classes of things exclude one another, and which of these are all there are: A17 for what is not staff.

No clinic is both built anew and rebuilt, and no household lives in two townships: such classes come to no more than
all of it. They come to all of it where nothing else can be (满意 and 不满意, 办结 and 未办结), or where the report says
itself that there are as many places as are listed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from indexer.audit.case import Case

# Each family's kinds, none of which holds anything of another; a name is of the first kind that it fits.
_FAMILIES: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(re.compile(kind) for kind in family.split())
    for family in (
        "改扩建|改建|扩建 ^新建|新增建设|^新购|新开工 续建 维修|修缮|维护 ^改造|更新|提升",
        "日常 专项 联合 双随机|随机抽查 专业 飞行",
        "C级 D级 B级 A级",
        "城镇|城市|城区|城乡结合 农村|乡村 边远",
        "幼儿园|学前 小学 初中|中学 高中 中职|职业 高校|大学 特教|特殊教育",
        "国道 省道 县道 乡道 村道",
        "第?一(?:期|批|季度|等|类|档|级) 第?二(?:期|批|季度|等|类|档|级) 第?三(?:期|批|季度|等|类|档|级)"
        " 第?四(?:期|批|季度|等|类|档|级) 第?五(?:期|批|等|类|档|级) 第?六(?:期|批|等|类|档|级)",
        "一般|简易 较大 重大 特别重大",
        "省级 市级 县级|区级 乡级|镇级|乡镇级 村级 国家级",
        "^进社区 ^进学校|^进校园 ^进企业 ^进(?:乡村|农村|村) ^进机关 ^进家庭 ^进单位 ^进军营"
        " ^进(?:医院|市场|景区|工地|商场)",
        "手册 折页 海报 宣传单|传单 展板 横幅|条幅 画册|画报 明白纸 倡议书|公开信 光盘",
        "脱贫户|建档立卡户 监测户|监测对象 ^(?:一般|普通)(?:农户|户) ^其他",
        "^(?:一般)?公务用车|^机要通信|^应急保障 ^执法执勤 ^特种专业 ^其他",
        "^(?:配备)?专职 ^兼职",
        "轻度 中度 重度 极重度",
        "^线上 ^线下",
        "一般程序|普通程序 简易程序|当场处罚",
        "一年级 二年级 三年级 四年级 五年级 六年级 七年级|初一 八年级|初二 九年级|初三 高一 高二 高三",
        "小班 中班 大班 托班",
        "刑事 民事 行政",
        "台式 笔记本|便携 平板 打印机 投影|复印机",
    )
)  # fmt: skip
# Of these nothing can be left out.
_WHOLE: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(a), re.compile(b))
    for a, b in (
        ("基本满意|比较满意|^一般|^较满意", "^不(?:太|够|是很)?满意"),
        ("^(?:已)?(?:办结|结案|审结)", "^(?:未|尚未)"),
        ("^(?:验收)?合格", "^不合格"),
        ("^(?:已)?(?:完工|竣工|完成)", "^(?:未|尚未)"),
        ("^城(?:市|镇)低保", "^农村低保"),
        ("^春季学期|^上学期", "^秋季学期|^下学期"),
        ("^上半年$", "^下半年$"),
    )
)  # fmt: skip
_SEXES, _BOTH, _OF_SEX = {"男", "女"}, 2, re.compile("^[男女](?:性|生|职工|教师)?$")
_PLACES = re.compile(r"^[^\W\d_]{2,8}(?:镇|乡|街道|街道办|村|社区|苏木|办事处|[^市]县|[^社小园学]区|旗)$")
_HOW_MANY = re.compile(r"(?<![\d.第])(\d{1,2})个(?:乡镇|乡|镇|街道|村|社区|行政村|项目区|县区|县|区|乡镇街道|镇街)")


def are_apart(names: Sequence[str]) -> bool:
    """Say whether no class holds anything of another: all are places, or of one family and of different kinds."""
    if len(set(names)) < len(names):
        return False
    if are_places(names):
        return True
    for family in _FAMILIES:
        kinds = [next((at for at, form in enumerate(family) if form.search(name)), None) for name in names]
        if None not in kinds and len(set(kinds)) == len(kinds):
            return True
    return are_whole(names)


def are_places(names: Sequence[str]) -> bool:
    """Say whether all names are those of townships, villages or the like."""
    return all(_PLACES.match(name) for name in names)


def are_whole(names: Sequence[str]) -> bool:
    """Say whether classes leave nothing out: one is what another is not (满意、一般、不满意)."""
    if len(names) == _BOTH and {name[:1] for name in names} == _SEXES and all(map(_OF_SEX.match, names)):
        return True
    return any(
        any(a.search(name) for name in names) and sum(bool(b.search(name)) for name in names) == 1 for a, b in _WHOLE
    )


def are_all_places(case: Case, names: Sequence[str]) -> bool:
    """Say whether the places that are listed are as many as the report has, by the only number of them it prints."""
    said = case.once("numbers of places", lambda: _said(case.folded()))
    return len(names) > 1 and are_places(names) and said == {len(names)}


def _said(folded: str) -> Collection[int]:
    return {int(found.group(1)) for found in _HOW_MANY.finditer(folded) if int(found.group(1)) > 1}


def ought_to_fit(case: Case, names: Sequence[str], computed: Decimal, total: Decimal) -> bool:
    """Say whether classes that do not come to their total show that a number is wrong."""
    if are_whole(names) or are_all_places(case, names):
        return True
    return computed > total and are_apart(names)
