"""C03 in forms whose blocks stand above their indicators, some rows by themselves."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from audit_kit import GAZETTEER, VOCABULARY, outcomes

from indexer.audit.points.nested import _Ways
from indexer.document import read_document

HEAD = "附表2  整体绩效自评表\n指标名称\t目标值\t完成值\t分值\t得分\n"


def _form(*rows: tuple[str, object, object]) -> str:
    return HEAD + "".join(f"{name}\t100%\t完成\t{weight}\t{score}\n" for name, weight, score in rows)


def _rows(total: object, first: object = 38, alone: object = 9.5) -> str:
    """Return a form of one row of its own and two blocks, of 97.5 points as it should be."""
    return _form(
        ("预算执行率", 10, alone), ("任务一：校舍维修", 40, first), ("维修校舍", 15, 15), ("验收合格率", 15, 14),
        ("按期完工率", 10, 9), ("任务二：学生资助", 50, 50), ("资助学生", 25, 25), ("资助金额", 25, 25),
        ("合计", 100, total),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_rows(97.5), ["pass"] * 3),
        (_rows(98.5), ["finding", "pass", "pass"]),
        (_rows(97.5, first=39), ["finding", "pass"]),  # what its rows come to; nothing is told of the total
        # the row of its own behind the blocks, and three levels of rows
        (_form(("产出", 60, 55), ("数量", 30, 28), ("质量", 30, 27), ("效益", 30, 29), ("甲", 15, 14), ("乙", 15, 15),
               ("群众满意度", 10, 10), ("总分", 100, 95)), ["finding", "pass", "pass"]),
        (_form(("履职", 70, 66), ("履职一", 40, 38), ("甲", 20, 19), ("乙", 20, 19), ("履职二", 30, 28), ("丙", 17, 15),
               ("丁", 13, 13), ("满意度", 30, 30), ("总分", 100, 97)), ["finding", "pass", "pass", "pass"]),
        # one block alone and rows beside it
        (_form(("投入", 15, 14), ("过程", 25, 25), ("产出", 60, 57), ("甲", 20, 18), ("乙", 22, 21), ("丙", 18, 18),
               ("总分", 100, 97)), ["finding", "pass"]),
        # what its blocks come to stands below them
        (_form(("甲", 20, 19), ("乙", 30, 28), ("过程小计", 50, 47), ("丙", 25, 24), ("丁", 15, 14),
               ("产出小计", 40, 38), ("满意度", 10, 9), ("合计", 100, 96)), ["finding", "pass", "pass"]),
        (_form(("甲", 20, 19), ("乙", 30, 28), ("小计", 50, 47), ("丙", 25, 24), ("丁", 25, 24), ("小计", 50, 49),
               ("合计", 100, 96)), ["finding", "pass", "pass"]),
        # flat forms are added up as they are, by their own rule
        (_form(("投入", 20, 18), ("过程", 30, 30), ("产出", 50, 47), ("总分", 100, 95)), ["pass"]),
        # weights that come to 100 in two ways, or in none
        (_form(("甲", 50, 48), ("乙", 25, 24), ("丙", 25, 23), ("丁", 25, 25), ("戊", 25, 20), ("己", 50, 1),
               ("总分", 100, 96)), []),
        (_form(("甲", 40, 38), ("乙", 25, 24), ("丙", 25, 23), ("丁", 30, 25), ("总分", 100, 96)), []),
        # a row without points
        (_form(("预算执行率", 10, "—"), ("甲", 40, 38), ("乙", 20, 19), ("丙", 20, 19), ("丁", 50, 50), ("戊", 25, 25),
               ("己", 25, 25), ("总分", 100, 90)), ["pass", "pass"]),
    ],
)  # fmt: skip
def test_blocks_and_rows_of_their_own(text: str, expected: list[str]) -> None:
    assert sorted(outcomes("二、自评表\n" + text, "C03")) == expected


def test_the_text_that_repeats_a_wrong_total_is_quoted() -> None:
    text = "某某县教育局2021年度部门整体支出绩效自评报告\n一、自评结论\n经自评，综合得分98.5分。\n" + _rows(98.5)
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    (found,) = [f for f in document.findings if f.rule == "C03" and f.outcome == "finding"]
    assert [side.quote for side in found.sides][-1].endswith("98.5分") and len(
        {side.start for side in found.sides}
    ) == 5


def test_weights_made_to_have_many_sums_cost_little() -> None:
    weights = [Decimal(2**20 + n) / 1000 for n in range(30)] + [Decimal(1)] * 30
    started = time.perf_counter()
    assert _Ways(weights, 1).coming_to(Decimal(5000), 0) is not None
    assert time.perf_counter() - started < 1


FUNDS = (
    "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t执行率\t{}\n年度资金总额\t60.00\t72.00\t67.39\t93.60%\t{}\n"
    "其中：省级资金\t12.00\t24.00\t22.50\t93.75%\t—\n\n一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t调解案件数\t≥1200件\t1286件\t20\t20.00\n产出指标\t走访\t≥2200人次\t2156人次\t20\t19.68\n小计\t\t\t\t40\t39.68\n"
    "效益指标\t化解率\t≥95%\t96.4%\t30\t30.00\n效益指标\t满意度\t≥90%\t88.2%\t10\t9.80\n小计\t\t\t\t40\t39.80\n总分\t\t\t\t100\t{}\n"
)


@pytest.mark.parametrize(
    ("head", "points", "total", "expected"),
    [
        ("得分（20分×执行率）", "18.72", "98.20", []),
        ("得分（20分）", "18.72", "98.20", []),
        ("得分（20分）", "20.00", "99.48", []),  # by steps of the rate
        ("得分（满分20分）", "19.00", "98.48", []),
        ("得分", "18.72", "98.02", []),  # of how many points is not said
        ("得分（20分×执行率）", "20.00", "99.48", ["C04"]),
        ("得分（20分×执行率）", "20.00", "98.20", ["C03", "C04"]),
        ("得分（20分）", "18.72", "98.02", ["C03"]),
        ("得分（权重20分）", "18.72", "97.20", ["C03"]),
    ],
)
def test_points_for_execution_whose_full_mark_stands_in_the_head(
    head: str, points: str, total: str, expected: list[str]
) -> None:
    text = FUNDS.format(head, points, total)
    assert [rule for rule in ("C03", "C04") if "finding" in outcomes(text, rule)] == expected
