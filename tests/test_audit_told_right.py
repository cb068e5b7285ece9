"""What the report itself says of a wrong number: the right one elsewhere, its rate, its parts, products told alike."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, VOCABULARY, outcomes

from indexer.document import read_document
from indexer.model import Finding

TITLE = "某某县水利局2021年度部门整体支出绩效自评报告"


def findings(text: str, title: str = TITLE) -> list[Finding]:
    document = read_document(f"{title}\n一、资金使用情况\n{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [finding for finding in document.findings if finding.outcome == "finding"]


def quotes(text: str, rule: str) -> str:
    return "|".join(side.quote for finding in findings(text) if finding.rule == rule for side in finding.sides)


PIPES = "全县维护供水管道共1,548.6公里，分为主管312.4公里、支管428.2公里、入户管{}公里。\n附表\n指标\t单位\t实际\n{}\n"
ROWS = "闸门数量\t座\t12\n泵站数量\t座\t18\n"


@pytest.mark.parametrize(
    ("row", "quoted"),
    [
        ("供水管道维护里程\t公里\t1,845.6", True),
        ("堤防巡查里程\t公里\t1,845.6", False),  # of another thing
        ("供水管道计划里程\t公里\t1,548.6", False),  # the printed one
    ],
)
def test_a_finding_quotes_where_the_right_number_stands(row: str, quoted: bool) -> None:
    text = PIPES.format("1,105.0", ROWS + row)
    assert ("1,845.6" in quotes(text, "A17")) is quoted


def test_of_two_numbers_the_one_that_its_parts_come_to_is_told() -> None:
    text = "2021年度支出合计768.90万元，其中基本支出312.40万元、项目支出456.50万元。\n2021年我局全年支出786.90万元。"
    found = [finding for finding in findings(text) if finding.rule in ("B01", "B06")]
    assert any("相符" in each.statement_zh and "agrees with" in each.statement for each in found)


STAFF = (
    "核定编制36名，其中行政编制13名、参公编制14名、事业编制9名。"
    "年末在职{}人，其中行政人员12人、参公人员11人、事业人员{}人{}。"
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (STAFF.format(32, 6, "。另有聘用人员6人，不占编制"), True),
        (STAFF.format(32, 9, "。另有聘用人员6人，不占编制"), False),
        (STAFF.format(32, 6, "，工勤人员3人"), False),
        ("全年安排项目23个，其中水库4个、渠道5个、泵站6个、堤防9个。已完工22个，在建2个，完工率91.67%。", True),
        ("全年安排项目24个，其中水库4个、渠道5个、泵站6个、堤防9个。已完工22个，在建2个，完工率91.67%。", False),
        ("全年安排项目23个，其中水库4个、渠道5个、泵站6个、堤防9个。已完工22个，完工率95.65%。", False),
        ("全县水库60座，其中小型36座、微型18座，小型占两类的66.67%。", False),  # a share of the list
    ],
)
def test_classes_and_what_else_asks_for_their_number(text: str, wrong: bool) -> None:
    assert ("finding" in outcomes(text, "A17")) is wrong


FORM = "\n表1 收支情况表（单位：万元）\n项目\t年初预算\t调整预算\t决算\t执行率\n"
FORM += "基本支出\t440.00\t444.05\t440.92\t99.30%\n"
FORM += "项目支出\t183.60\t218.60\t203.41\t93.05%\n"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("项目支出203.41万元，执行率95.03%。", True),
        ("项目支出203.41万元，执行率93.05%。", False),
        ("项目支出203.41万元，执行率110.79%。", False),  # of the initial budget
        ("到位资金214.05万元，支出203.41万元，支付率95.03%。", False),  # of what arrived
    ],
)
def test_a_rate_and_that_of_the_row_with_the_same_amount(text: str, wrong: bool) -> None:
    assert ("finding" in outcomes(text + FORM, "B06")) is wrong


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("全年支出463.85万元；比上年的431.60万元多支出32.25万元，增长7.43%。", {"A08"}),
        ("全年支出463.85万元；比上年的431.60万元多支出32.25万元，增长7.47%。", set()),
        ("年初预算586.40万元。\n全年支出768.24万元，决算支出比年初预算多191.84万元，增长31.01%。", {"A07"}),
        ("年初预算586.40万元。\n全年支出768.24万元，决算支出比年初预算多181.84万元，增长31.01%。", set()),
        ("“三公”经费预算9.60万元，实际支出8.21万元，较预算节约1.39万元，下降34.48%。", {"A08"}),
        ("“三公”经费预算9.60万元，实际支出8.21万元，较预算节约1.39万元，下降14.48%。", set()),
        ("收入总计、支出总计均为985.78万元。与2020年度的1,216.19万元相比，各减少230.61万元，下降18.95%。", {"A14"}),
        ("收入总计、支出总计均为985.78万元。与2020年度的1,216.39万元相比，各减少230.61万元，下降18.96%。", set()),
        # Of something else, or made comparable.
        ("接待费0.53万元，两项合计2.53万元，较预算3.00万元少支0.47万元，较上年下降9.64%。", set()),
        ("全年支出512.36万元，按可比口径比上年的480.20万元增加14.16万元，增长2.95%。", set()),
        ("支出8.21万元，比预算9.60万元减少1.39万元，剔除一次性因素后下降10.20%。", set()),
    ],
)
def test_four_numbers_of_which_one_does_not_fit(text: str, rules: set[str]) -> None:
    found = {finding.rule for finding in findings(text)} & {"A07", "A08", "A14"}
    assert rules <= found if rules else not found


SHARES = "收入1,048.62万元，其中拨款986.40万元，占94.07%；水费38.55万元，占36.80%；其他23.67万元，占2.26%。"


@pytest.mark.parametrize(
    ("text", "rule", "wrong"),
    [
        ("管护补助按类分档：干渠每米2元，152,400米，计30.48万元；支渠每米4元，11,835米，计47.34万元。", "A16", True),
        ("管护补助按类分档：干渠每米2元，152,400米，计30.48万元；支渠每米4元，118,350米，计47.34万元。", "A16", False),
        ("新建每座5万元，6座，计30万元；改造每座2万元，8座，计15.2万元（核减0.8万元）。", "A16", False),
        ("基金总收入23,807.65万元；总支出22,384.57万元；当期结余1,453.08万元。", "A06", True),
        ("基金总收入23,807.65万元；总支出22,384.57万元；当期结余1,423.08万元。", "A06", False),
        ("当年收支结余337.58万元，年初结余96.20万元，提取专用基金132.18万元后，年末结余306.10万元。", "A06", True),
        ("当年收支结余337.58万元，年初结余96.20万元，提取专用基金132.18万元后，年末结余301.60万元。", "A06", False),
        ("财政拨款基本支出668.49万元，其中：人员经费541.27万元，包括：工资；公用经费127.14万元。", "A02", True),
        ("财政拨款基本支出668.41万元，其中：人员经费541.27万元，包括：工资；公用经费127.14万元。", "A02", False),
        ("收入总计486.24万元，其中财政拨款收入452.00万元，其他收入8.64万元，年初结转和结余22.60万元。", "A04", True),
        ("收入总计486.24万元，其中财政拨款收入452.00万元，事业收入8.64万元，年初结转和结余22.50万元。", "A04", False),
        ("政府采购268,400元，其中货物165,400元，服务112,000元，比采购预算280,000元节省11,600元。", "A12", True),
        ("政府采购268,400元，其中货物156,400元，服务112,000元，比采购预算280,000元节省11,600元。", "A12", False),
        ("政府采购总额187.63万元，其中货物92.40万元、工程13.05万元、服务64.18万元。", "A12", True),
        ("年末结转结余32.48万元，其中财政收回27.36万元，结转下年使用12.12万元。", "A12", True),
        ("年末结转结余32.48万元，其中财政收回20.36万元，结转下年使用12.12万元。", "A12", False),
        ("总投资9,720万元。资金来源为：中央2,430万元，省级1,215万元，区级3,882万元，其余2,187万元自筹。", "A12", True),
        ("总投资9,720万元。资金来源为：中央2,430万元，省级1,215万元，区级3,888万元，其余2,187万元自筹。", "A12", False),
        ("装备购置经费486.00万元，其中冲锋舟268.00万元，抽水泵818.00万元。", "A12", True),
        ("水费收入合计980.00万元，其中：居民588.00万元，占60%；企业392.00万元，占40%。", "A10", False),
        (SHARES, "A10", True),
        ("完成营造林2.65万亩，其中乔木0.90万亩、灌木0.55万亩、封育1.20万亩。\n共完成营造林任务2.85万亩。", "B01", True),
        ("完成营造林2.65万亩，其中乔木0.90万亩、灌木0.55万亩、封育1.20万亩。\n计划完成营造林2.85万亩。", "B01", False),
        ("受理诉求1,286件，其中咨询312件、投诉974件。\n2020年受理诉求1,186件。", "B01", False),
    ],
)
def test_sentences_of_the_forms(text: str, rule: str, wrong: bool) -> None:
    assert ("finding" in outcomes(text, rule)) is wrong


GIVEN = "2021年3月，县财政下达专项资金236.00万元。\n截至2021年12月31日，项目支出218.45万元。\n二、过程\n"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (GIVEN + "截至2020年12月31日，项目累计支付218.45万元，手续齐全。", True),
        (GIVEN + "截至2021年12月31日，项目累计支付218.45万元，手续齐全。", False),
        (GIVEN + "截至2020年12月31日，上一轮项目累计支付312.60万元。", False),
        (GIVEN + "截至2020年12月31日，项目结余17.55万元结转2021年使用。", False),
        ("项目2020年批复，截至2020年12月31日支付218.45万元；2021年未发生支出，累计支付218.45万元。", False),
        ("2021年1月组织评价。截至2020年12月31日，支出218.45万元，评价组核实支出218.45万元。", False),
    ],
)
def test_what_was_paid_by_the_end_of_the_year_before(text: str, wrong: bool) -> None:
    assert ("finding" in outcomes(text, "D01")) is wrong
