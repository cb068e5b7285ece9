"""Lists and shares that look as if they missed their whole: of earlier years, behind another list, of one name."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

INNOCENT = [
    ("A12", "2020年至2022年累计投入498.20万元，前两年分别为150.00万元和175.80万元。"),
    ("A17", "2019年至2021年累计放流3,410万尾，前两年分别为1,020万尾和1,140万尾。"),
    ("A12", "四批资金共拨付498.20万元，前三批分别为150.00万元、100.00万元和75.80万元。"),
    ("A17", "享受补贴的服务中心26个，其中街道级8个、社区级18个；按星级分，五星级5个、四星级9个、三星级12个。"),
    ("A09", "基本支出446.95万元，占58.18%，其中人员经费398.62万元、公用经费48.33万元。项目支出321.29万元，占41.82%。"),
    ("B06", "全年补助314户，C级修缮186户，补助167.40万元；D级重建128户，补助516.40万元。\n单位：万元\n"
            "乡镇\tC级（户）\tD级（户）\t小计（户）\t补助金额（万元）\n渡口镇\t100\t70\t170\t368.90\n"
            "白鹭乡\t86\t58\t144\t314.90\n合计\t186\t128\t314\t683.80"),
]  # fmt: skip
WRONG = [
    ("A12", "三个年度累计投入498.20万元，分别为150.00万元、175.80万元和172.60万元。"),
    ("A17", "享受补贴的服务中心26个。按星级分，五星级5个、四星级9个、三星级13个。"),
]


@pytest.mark.parametrize(("rule", "text"), INNOCENT)
def test_what_is_no_list_of_all_is_not_held_to_it(rule: str, text: str) -> None:
    assert "finding" not in outcomes(text, rule)


@pytest.mark.parametrize(("rule", "text"), WRONG)
def test_what_is_one_still_is(rule: str, text: str) -> None:
    assert "finding" in outcomes(text, rule)
