"""What an amount is for: item, project, what shares it, what it restates; sentences made up for this table."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from figure_kit import REPORT, read
from timing_kit import least

from indexer.meaning.project_titles import report_project
from indexer.model import Region

TABLE = Path(__file__).parent / "golden" / "attributes.tsv"


def rows() -> list[tuple[str, str, str, str]]:
    """Return each text, an amount in 万元, an attribute and what it is.

    `item+` and `item-` are words that the item holds or does not; the parts are parted by |; `restates` is the place of
    an earlier figure in the text, from 0. Lines of a text are parted by ⏎, cells by →; a text with several lines stands
    under the title of a report.
    """
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"], row["value"], row["attribute"], row["wanted"] or "") for row in found]


@pytest.mark.parametrize(("text", "value", "attribute", "wanted"), rows())
def test_attribute(text: str, value: str, attribute: str, wanted: str) -> None:
    lines = text.replace("⏎", "\n").replace("→", "\t")
    figures = read(f"{REPORT.title}\n{lines}" if "⏎" in text else lines)
    worth = Decimal(value) * 10000
    figure = next(figure for figure in reversed(figures) if figure.amount_yuan == worth)
    if attribute == "item+":
        assert wanted in figure.item
    elif attribute == "item-":
        assert wanted not in figure.item
    elif attribute == "project":
        assert (figure.project or "") == wanted
    elif attribute == "parts":
        assert "|".join(figure.shared_with) == wanted
    else:
        assert figure.restates == (figures[int(wanted)].id if wanted else None)


@pytest.mark.parametrize(
    ("title", "project"),
    [
        ("澄原省某市松溪县冷链物流中心项目2022年度绩效自评报告", "冷链物流中心项目"),
        ("松溪县山塘加固（2022年度）项目支出绩效自评报告", "山塘加固"),
        ("松溪县旧街改造工程（2020—2022年）绩效评价报告", "旧街改造工程"),
        ("2022年度松溪县民政局山塘加固项目绩效自评报告", "山塘加固"),
        ("松溪县民政局绩效自评报告（2022年度）", None),
        ("松溪县村级财务收支公布榜", None),
        ("松溪县2022年财政预算执行情况的报告（摘）", None),
        ("松溪县民政局2022年1—7月渡船检修预算绩效监控报告", "渡船检修"),
        ("松溪县2022年渡船检修项目部门评价报告", "渡船检修项目"),
        ("松溪县民政局2022年度部门整体支出绩效自评报告", None),
    ],
)
def test_the_project_of_a_title(title: str, project: str | None) -> None:
    region = Region(name="松溪县", lineage=("澄原省", "某市", "松溪县"))
    assert report_project(replace(REPORT, title=title, region=region)) == project


def test_a_row_restates_what_its_projects_section_says() -> None:
    figures = read(
        f"{REPORT.title}\n一、项目支出绩效情况\n（一）渔民保险\n船员险和渔船险共支出保费177.95万元。\n附表\n单位：万元\n"
        "项目名称\t全年预算数\t全年执行数\n渔民保险\t180.00\t177.95\n码头维修\t60.00\t59.12\n"
    )
    spent, *_, row, _, other = figures
    assert (row.amount_yuan, row.restates, other.restates) == (spent.amount_yuan, spent.id, None)


def test_what_is_named_late_in_a_long_sentence_is_found() -> None:
    """However many amounts before name nothing: no count cuts the search short."""
    amounts = "，".join(f"又{number}元" for number in range(100, 450))
    assert "松苗补贴" in read(f"{amounts}，补种松树的“松苗补贴”启动，支出5万元。")[-1].item


def test_amounts_that_name_nothing_cost_as_much_in_a_long_sentence() -> None:
    def seconds(count: int) -> float:
        return least(lambda: read("于是又5元，" * count), runs=1)

    seconds(200)
    assert seconds(4000) < 8 * seconds(1000)
