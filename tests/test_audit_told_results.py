"""B06: what a form says in words that it came to, against its rows of indicators."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

FORM = (
    "附件：自评表\n年度总体目标\t预期目标\t实际完成情况\n\t举办演出36场以上，培训教师120人次以上，更新图书1,500册以上，服务群众6.5万人次以上。\t{}\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t数量指标\t文艺演出场次\t≥36场\t38场\t20\t20\n"
    "\t\t教师培训人次\t≥120人次\t134人次\t20\t20\n\t\t图书更新数量\t≥1,500册\t1,620册\t20\t20\n"
    "效益指标\t社会效益指标\t服务群众人次\t≥6.5万人次\t6.82万人次\t30\t30\n满意度指标\t\t群众满意度\t≥90%\t94%\t10\t10\n"
)


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("举办文艺演出38场，培训教师134人次，更新图书1,260册，服务群众6.82万人次。", 1),  # neighbours exchanged
        ("举办文艺演出38场，开展教师培训143人次，更新图书1,620册。", 1),
        ("举办文艺演出38场，更新图书1,620册，教师培训128人次，服务群众6.82万人次。", 1),  # the others agree
        ("举办文艺演出33场，更新图书1,620册，服务群众6.82万人次，满意度较高。", 1),
        ("举办文艺演出38场，培训教师134人次，更新图书1,620册，服务群众6.82万人次。", 0),
        ("举办文艺演出38场，更新图书1,620册，服务群众68,213人次。", 0),  # told more exactly
        ("举办文艺演出38场，更新图书1,620册，其中教师培训班培训校长26人次，服务群众6.82万人次。", 0),
        ("举办文艺演出38场，累计更新图书12,600册，服务群众6.82万人次。", 0),
        ("举办文艺演出38场，更新图书1,500册以上，服务群众约6.8万人次。", 0),
        ("举办文艺演出38场，其中下乡演出16场，更新图书1,620册，服务群众6.82万人次。", 0),
        ("举办文艺演出38场，修补图书260册，更新图书1,620册，服务群众6.82万人次。", 0),
        ("各项任务按计划推进，群众反映良好，较好地完成了年度工作。", 0),
    ],
)
def test_results_in_words_and_in_rows(told: str, number: int) -> None:
    assert outcomes(FORM.format(told), "B06").count("finding") == number


def test_the_plan_is_another_column() -> None:
    form = FORM.replace("更新图书1,500册以上", "更新图书1,260册").format("更新图书1,620册，演出38场，按期完成。")
    assert "finding" not in outcomes(form, "B06")
