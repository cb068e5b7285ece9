"""Made-up reports with a plan: what each says is known before it is written down in any kind of file.

The places are those of the samples, which are in no country. All sums agree, so that whatever a reader or a rule
finds to disagree is its own doing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

# (code, place as a title names it)
PLACES = (
    ("980102", "岚州市东汀区"), ("980103", "岚州市云麓区"), ("980121", "岚州市石沐县"), ("980202", "沧原市东汀区"),
    ("980203", "沧原市望塬区"), ("980221", "沧原市松陂县"), ("980302", "汐阳市白渚区"), ("980322", "汐阳市禾洲县"),
)  # fmt: skip
# (department, what it does, its projects)
DEPARTMENTS = (
    ("教育局", "管理全区各级各类学校，落实义务教育经费保障", ("校车补贴", "学前教育资助", "农村教师生活补助")),
    ("民政局", "承担社会救助、养老服务和社会事务管理", ("高龄津贴", "特困人员供养", "社区养老服务站运营")),
    ("水利局", "负责水资源管理、防汛抗旱和农村供水", ("农村饮水维修养护", "山塘除险加固", "河长制巡查")),
    ("文化和旅游局", "管理公共文化服务和文物保护", ("图书馆免费开放", "非遗传承人补助", "送戏下乡")),
    ("交通运输局", "负责县乡公路建设养护和客货运输管理", ("县乡公路小修保养", "农村客运补贴", "渡口渡船更新")),
    ("市场监督管理局", "负责登记注册、食品药品和特种设备安全监管", ("食品抽检", "电梯应急处置平台", "消费维权站")),
    ("林业局", "负责森林防火、造林绿化和野生动植物保护", ("护林员补助", "松材线虫病防治", "国有林场管护")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; level 1 is 一、, level 2 is （一）."""

    level: int
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: a caption, a unit, rows of cells. `None` is a cell that the one to its left reaches over."""

    caption: str
    unit: str
    rows: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One made-up report. `amounts` are (item, measure, year, ten thousand yuan as printed), headings left out."""

    name: str
    title: str
    place: str
    code: str
    organisation: str
    year: int
    blocks: tuple[Heading | Sheet | str, ...]
    amounts: tuple[tuple[str, str, int, str], ...]
    signed: str


def papers(seed: int = 0) -> Iterator[Paper]:
    """Yield different reports without end, the same ones for the same seed."""
    chance = random.Random(seed)
    whole = list(product(range(2018, 2026), PLACES, DEPARTMENTS))
    chance.shuffle(whole)
    for number, (year, (code, place), (department, duty, projects)) in enumerate(whole):
        yield _paper(number, chance, year, code, place, department, duty, projects)


def _amount(chance: random.Random, low: int, high: int) -> Decimal:
    return Decimal(chance.randint(low * 100, high * 100)) / 100


def _printed(amount: Decimal) -> str:
    return format(amount.normalize(), "f")


def _rate(part: Decimal, whole: Decimal) -> str:
    return _printed((100 * part / whole).quantize(Decimal("0.01")))


def _paper(
    number: int,
    chance: random.Random,
    year: int,
    code: str,
    place: str,
    department: str,
    duty: str,
    projects: tuple[str, ...],
) -> Paper:
    staff, office = _amount(chance, 200, 900), _amount(chance, 20, 90)
    budgets = [_amount(chance, 30, 400) for _ in projects]
    spent = [(budget * chance.randint(82, 100) / 100).quantize(Decimal("0.01")) for budget in budgets]
    basic, project_budget, project = staff + office, sum(budgets, Decimal(0)), sum(spent, Decimal(0))
    initial, total = basic + project_budget, basic + project
    unit = f"{place}{department}"
    title = f"{unit}{year}年度部门整体支出绩效自评报告"
    rows = [("项目名称", "预算数", "执行数", "执行率（%）")]
    rows += [(name, _printed(a), _printed(b), _rate(b, a)) for name, a, b in zip(projects, budgets, spent, strict=True)]
    rows.append(("合计", _printed(project_budget), _printed(project), _rate(project, project_budget)))
    paragraphs = [
        f"{name}预算{_printed(a)}万元，实际支出{_printed(b)}万元，执行率{_rate(b, a)}%，"
        f"补贴对象为{chance.randint(20, 900)}人。"
        for name, a, b in zip(projects, budgets, spent, strict=True)
    ]
    score = chance.randint(850, 985) / 10
    blocks: list[Heading | Sheet | str] = [
        Heading(1, "一、", "部门基本情况"),
        f"本部门{duty}。{year}年末在职{chance.randint(12, 60)}人。",
        Heading(1, "二、", "资金使用情况"),
        Heading(2, "（一）", "预算执行总体情况"),
        f"{year}年年初预算{_printed(initial)}万元，全年实际支出{_printed(total)}万元，"
        f"预算执行率{_rate(total, initial)}%。",
        Heading(2, "（二）", "基本支出"),
        f"基本支出{_printed(basic)}万元，其中：人员经费{_printed(staff)}万元，公用经费{_printed(office)}万元。",
        Heading(2, "（三）", "项目支出"),
        f"项目支出{_printed(project)}万元，各项目执行情况见下表。",
        Sheet(f"{year}年度项目支出执行情况表", "万元", tuple(rows)),
        *paragraphs,
        Heading(1, "三、", "自评结论"),
        f"经自评，{year}年度部门整体支出绩效自评得分{score}分，评定等级为“{'优' if score >= 90 else '良'}”。",
        Heading(1, "四、", "存在的问题和改进措施"),
        "部分项目前期论证时间偏长，资金支付集中在下半年。下一步将提前开展项目储备，按季度跟踪支付进度。",
    ]
    amounts = [("年初预算", "initial_budget", year, _printed(initial)), ("支出", "executed", year, _printed(total))]
    amounts += [("基本支出", "executed", year, _printed(basic)), ("项目支出", "executed", year, _printed(project))]
    amounts += [("人员经费", "executed", year, _printed(staff)), ("公用经费", "executed", year, _printed(office))]
    for name, a, b in zip(projects, budgets, spent, strict=True):
        amounts += [(name, "initial_budget", year, _printed(a)), (name, "executed", year, _printed(b))]
    signed = f"{year + 1}年{chance.randint(2, 6)}月{chance.randint(1, 28)}日"
    name = f"{number:03d}_{code}_{year}"
    return Paper(name, title, place, code, unit, year, tuple(blocks), tuple(amounts), signed)
