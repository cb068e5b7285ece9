"""A17 for classes that exclude one another, or that leave nothing out; D13 leaves lists alone."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

TOWNS = "项目涉及东河镇、西岭镇、南坪乡3个乡镇。\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{TOWNS}整修灌渠32.4公里，其中东河镇12.5公里、西岭镇10.8公里、南坪乡10.1公里。",
        f"{TOWNS}发放种子2,460户，其中东河镇980户、西岭镇760户、南坪乡620户。",
        "完成户厕改造1,180户，其中东河镇460户、西岭镇420户、南坪乡310户。",
        "建成标准化卫生室38所，其中新建16所、改扩建24所。",
        "收回问卷386份，其中非常满意242份、满意126份、一般15份、不满意8份。",
        "全年受理信访186件，其中已办结158件、未办结18件。",
        "安排维修学校26所，其中幼儿园8所、小学14所、初中6所。",
    ],
)
def test_classes_that_ought_to_come_right(text: str) -> None:
    assert outcomes(text, "A17") == ["finding"]


@pytest.mark.parametrize(
    "text",
    [
        f"{TOWNS}整修灌渠33.4公里，其中东河镇12.5公里、西岭镇10.8公里、南坪乡10.1公里。",
        f"{TOWNS}整修灌渠36.4公里，其中东河镇12.5公里、西岭镇10.8公里。",
        "项目涉及6个乡镇。\n完成户厕改造1,580户，其中东河镇460户、西岭镇420户、南坪乡310户。",
        "建成标准化卫生室48所，其中新建16所、改扩建24所。",
        "收回问卷386份，其中满意342份、不满意8份。",
        "全年执法检查356次，其中日常检查214次、专项检查78次、联合检查24次。",
        "新增就业2,240人，其中失业人员1,180人、困难人员860人、高校毕业生700人。",
        "在建工程20个，其中完工12个、尚未开工5个，其余3个正在施工。",
        "培训学员860人，其中党员320人、妇女410人、村干部280人。",
        "办理案件96件，其中简易案件62件、涉农案件48件。",
    ],
)
def test_classes_that_may_be_some_or_overlap(text: str) -> None:
    assert "finding" not in outcomes(text, "A17")


@pytest.mark.parametrize(
    "text",
    [
        f"{TOWNS}整修灌渠33.4公里，其中东河镇12.5公里、西岭镇10.8公里、南坪乡10.1公里，超过30公里的目标值。",
        "栽植行道树860株，其中主街460株、支路400株，高于800株的计划。",
    ],
)
def test_a_target_behind_a_list_is_of_all_of_it(text: str) -> None:
    assert "finding" not in outcomes(text, "D13")
