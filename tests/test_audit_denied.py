"""D08: words that the report's own amounts deny, and the many claims of a part that they do not."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

LEFT = "全年预算500.00万元，全年支出460.00万元，预算执行率92.00%，年末结转40.00万元。\n二、管理情况\n"
PROJECT = "项目到位资金500.00万元，支出460.00万元，年末结余40.00万元。\n二、管理情况\n"
BACK = "全年预算500.00万元，全年支出460.00万元，执行率92.00%，年末结余40.00万元由财政收回。\n二、管理情况\n"
ARRIVED = "年末实际到位450.00万元，资金到位率90.00%。\n二、管理情况\n"
THREE = "2021年“三公”经费预算12.00万元，支出12.80万元。\n二、管理情况\n"
SAVED = "2021年“三公”经费预算12.00万元，支出11.80万元。\n二、管理情况\n"


@pytest.mark.parametrize(
    ("before", "claim", "number"),
    [
        (LEFT, "资金管理较好，年末没有结余。", 1),
        (LEFT, "全年预算资金均已支付完毕，无结转结余。", 1),
        (LEFT, "年末结转结余为0。", 1),
        (LEFT, "截至2021年12月31日，预算资金已全部使用完毕。", 1),
        (LEFT, "年末实现零结转。", 1),
        # Parts, other days, wishes, what was taken back, amounts of the claim's own.
        (LEFT, "基本支出无结余。", 0),
        (LEFT, "“三公”经费年末没有结余。", 0),
        (LEFT, "政府性基金年末无结转。", 0),
        (LEFT, "中央资金全部支付完毕。", 0),
        (LEFT, "项目资金没有结余。", 0),
        (LEFT, "上年资金已全部支付完毕。", 0),
        (LEFT, "截至目前，资金已全部支付完毕。", 0),
        (LEFT, "截至2022年3月，资金已全部支付完毕。", 0),
        (LEFT, "下一步确保年末没有结余。", 0),
        (LEFT, "除结转外，其余资金全部支付完毕。", 0),
        (LEFT, "无超过两年的结余。", 0),
        (LEFT, "专户资金12.00万元已全部支付完毕。", 0),
        (BACK, "收回后，年末没有结余。", 0),
        (BACK, "年末没有结余。", 0),
        ("全年预算500.00万元，全年支出500.00万元。\n二、管理情况\n", "年末没有结余。", 0),
        ("2020年末结转40.00万元，预算执行率92.00%。\n二、管理情况\n", "年末没有结余。", 0),
        # All received.
        (ARRIVED, "项目资金全部到位，支付及时。", 1),
        (ARRIVED, "预算资金均已足额到位。", 1),
        (ARRIVED, "总体看，资金到位率100%。", 1),
        (ARRIVED, "省级资金足额到位。", 0),
        (ARRIVED, "到位资金全部用于工程。", 0),
        (ARRIVED, "力争资金全部到位。", 0),
        (ARRIVED, "截至2022年3月，资金全部到位。", 0),
        (ARRIVED, "县级配套资金未足额到位。", 0),
        ("年末实际到位450.00万元，县级资金到位率90.00%。\n二、管理情况\n", "项目资金全部到位。", 0),
        # Within the budget.
        (THREE, "“三公”经费控制在预算以内。", 1),
        (THREE, "厉行节约，“三公”经费支出未超过年度预算。", 1),
        (THREE, "“三公”经费没有突破预算。", 1),
        (SAVED, "“三公”经费控制在预算以内。", 0),
        (THREE, "公务接待费控制在预算以内。", 0),
        (THREE, "上年“三公”经费控制在预算以内。", 0),
        (THREE, "下一步将“三公”经费控制在预算以内。", 0),
        (THREE + "年中追加“三公”经费2.00万元。\n", "“三公”经费控制在预算以内。", 0),
    ],
)
def test_words_that_amounts_deny(before: str, claim: str, number: int) -> None:
    assert outcomes(f"{before}{claim}", "D08").count("finding") == number


def test_of_a_project() -> None:
    text = PROJECT + "资金当年全部支付完毕。"
    assert outcomes(text, "D08").count("finding") == 1
