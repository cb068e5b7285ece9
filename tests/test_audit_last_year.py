"""A draft against last year's report: what was left in, left out, or does not fit it (L01 to L06)."""

from __future__ import annotations

import pytest
from timing_kit import least

from indexer.audit import draft_findings
from indexer.document import read_document
from indexer.model import Document, Finding
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

VOCABULARY, GAZETTEER = Vocabulary.load(), Gazetteer.load([])
TITLE = "岚州市云麓区水利局{}年度部门整体支出绩效自评报告\n"
HEADS = "一、资金使用情况\n{}年本局财政拨款支出合计{}万元。\n二、绩效目标完成情况\n{}\n"


def report(year: int, text: str, total: str = "812.36", title: str | None = None) -> Document:
    words = (title or TITLE.format(year)) + HEADS.format(year, total, text)
    return read_document(words.encode(), "a.txt", VOCABULARY, GAZETTEER)


def found(last: str, now: str, rule: str) -> list[Finding]:
    """Return what a rule finds in a draft of 2023 that says `now` where last year's report said `last`."""
    findings, compared = draft_findings(report(2023, now, "845.90"), report(2022, last))
    assert compared
    return [each for each in findings if each.rule == rule and each.outcome == "finding"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("全年清理河道垃圾3265吨。", ["3265吨"]),
        ("开展河湖巡查1846人次，整改问题{a}处。", ["1846人次"]),
        ("全年支付防汛物资款38.72万元，购置物资{a}件。", ["38.72万元"]),
        ("节水宣传覆盖率达到88.4%，比上年提高{a}个百分点。", ["88.4%"]),
        ("接待来访群众12批次、156人次。", ["12批次、156人次", "12批次", "156人次"]),
        ("接受培训的管护员1,035人。", ["1,035人"]),
        ("项目自评得分93.6分。", ["93.6分"]),
        ("完成年度目标（{a}处）的103.25%。", ["103.25%"]),
        ("年中追加预算占年初预算的15.38%，共{a}次。", ["15.38%"]),
        ("使用上年结转89.34万元，支出{a}万元。", ["89.34万元"]),
        ("比年初预算增加32.65万元，主要是新增任务{a}项。", ["32.65万元"]),
        ("巡查员人均巡查257.6公里，发现问题{a}处。", ["257.6公里"]),
    ],
)
def test_numbers_left_in_are_shown(text: str, terms: list[str]) -> None:
    shown = found(text.format(a=41), text.format(a=57), "L01")
    assert len(shown) == 1
    assert any(term in shown[0].statement_zh for term in terms)
    assert "2022" in shown[0].statement_zh and "2022" in shown[0].statement
    assert all(side.quote in text.format(a=57) for side in shown[0].sides)


@pytest.mark.parametrize(
    "text",
    [
        "核定编制128名，实有在职人员116人。",
        "全区共有水库126座，其中小型108座。",
        "补助标准为每人每月1150元。",
        "群众满意度目标值为≥95.5%。",
        "2023年年初预算安排365.00万元。",
        "全区12个乡镇、148个行政村实行河长制。",
        "开展培训12期，发放手册5000册。",
        "聘用保洁员24人，每人每月补助1200元，全年支出34.56万元。",
        "按《节水条例》第128条执行。",
        "自2016年以来累计治理河道126.5公里。",
        "依据水财〔2019〕136号文件。",
        "资金到位率100%。",
        "使用县级配套资金187.20万元。",
        "设备单价100万元以上的有2台。",
        "2021年7月的洪水冲毁堤防3265米。",
        "2016年，全区建成供水站126座，至今运行正常。",
        "户均补助标准为1150元，监理费率1.25%。",
        "全区农村公路2846.5公里，其中县道512.3公里、村道1437.5公里。",
        "单位造价低于控制价126.5万元。",
        "公益性岗位326个。",
        "聘用管护员426人。",
        "惠及行政村236个。",
        "陵园安葬烈士328名。",
        "类别\t里程（公里）\t支出（万元）\n县道\t512.3\t{a}1.5\n乡道\t896.7\t{a}2.5",
    ],
)
def test_what_stays_from_year_to_year_is_not(text: str) -> None:
    last, now = text.replace("2023年", "2022年").replace("{a}", "41"), text.replace("{a}", "57")
    assert found(last, now, "L01") == []


def test_results_and_amounts_in_cells_are_of_the_year() -> None:
    rows = "指标\t指标值\t完成值\n供水户数\t≥5000户\t5236户\n巡查次数\t300次\t{}次\n"
    assert len(found(rows.format(311), rows.format(326), "L01")) == 1


@pytest.mark.parametrize(
    ("last", "now", "number"),
    [
        ("河道保洁预算92.00万元，支出86.35万元。", "河道保洁安排预算95.00万元，全年实际支出86.35万元。", "86.35万元"),
        ("衬砌渠道46.8公里，新建机耕路38公里。", "改造衬砌渠道46.8公里，新建机耕路41公里。", "46.8公里"),
    ],
)
def test_numbers_left_in_where_the_words_were_changed(last: str, now: str, number: str) -> None:
    shown = found(last, now, "L01")
    assert len(shown) == 1 and number in shown[0].statement_zh


@pytest.mark.parametrize(
    "now",
    [
        "河道保洁安排预算95.00万元，全年实际支出91.20万元，上年实际支出86.35万元。",
        "河道保洁2022年实际支出86.35万元，2023年实际支出91.20万元。",
        "水质监测设备采购86.35万元。",
    ],
)
def test_last_years_numbers_may_be_told_as_last_years(now: str) -> None:
    assert found("河道保洁预算92.00万元，支出86.35万元。", now, "L01") == []


SERIES = "指标\t{}\n供水量（万方）\t{}\n"


def test_a_table_of_several_years_goes_on() -> None:
    last = SERIES.format("2020年\t2021年\t2022年", "312.5\t326.8\t341.2")
    now = SERIES.format("2020年\t2021年\t2022年\t2023年", "312.5\t326.8\t341.2\t356.9")
    assert found(last, now, "L01") == found(last, now, "L02") == []


def test_heads_that_did_not_move() -> None:
    last = SERIES.format("2021年支出\t2022年支出", "326.8\t341.2")
    for years in ("2021年支出\t2022年支出", "2021年支出\t2023年支出", "2022年支出\t2022年支出"):
        assert found(last, SERIES.format(years, "341.2\t356.9"), "L02")


def test_a_number_that_the_draft_also_prints_as_fixed_is_not() -> None:
    text = "全区共有水库126座。\n本年维修养护水库126座，除险加固{}座。"
    assert found(text.format(9), text.format(7), "L01") == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("截至2022年12月31日，本局共有车辆{}辆。", "2022年"),
        ("与2021年度相比，维修养护支出增加{}万元。", "2021年度"),
        ("2022年，全区完成河道疏浚{}公里。", "2022年"),
        ("2022年10月，{}公里堤防整治全部完成。", "2022年"),
        ("二是2023年起，将水利工程巡查纳入{}个股室的考核。", "2023年"),
        ("下一步，2023年计划实施{}个项目。", "2023年"),
        ("附表：{}个项目支出情况（2022年度）", "2022年度"),
        ("根据《关于开展2022年度部门预算绩效自评工作的通知》，对{}个项目开展自评。", "2022年度"),
        ("县审计局对2021年度{}个项目开展了跟踪审计。", "2021年度"),
        ("秋季灌溉用水于2022年11月15日前供应到位，共{}万方。", "2022年"),
    ],
)
def test_years_left_in_are_shown(text: str, year: str) -> None:
    shown = found(text.format(31), text.format(46), "L02")
    assert len(shown) == 1
    assert year in shown[0].statement_zh and year in shown[0].statement


@pytest.mark.parametrize(
    "text",
    [
        "依据《云麓区水资源管理办法》（云政发〔2022〕16号）。",
        "按照2022—2024年三年计划推进{}处水源保护。",
        "围绕“十四五”规划（2021—2025年）目标，新增节水面积{}亩。",
        "本局于2022年3月由原水务办划转成立，现设{}个股室。",
        "自2022年以来，累计治理水土流失{}平方公里。",
        "依据《关于印发2022年农村供水保障方案的通知》，建设供水点{}处。",
        "该证书有效期至2023年。",
        "该工程2022年5月批复立项，本年续建，完成投资{}万元。",
        "我局2021年荣获全省节水先进单位。",
        "2021年7月的洪水冲毁堤防{}米。",
    ],
)
def test_years_that_rightly_stay_are_not(text: str) -> None:
    assert found(text.format(31), text.format(46), "L02") == []


def test_years_that_moved_on_are_not() -> None:
    text = "{0}年完成疏浚{2}公里，比{1}年增加{3}公里。\n附表：项目支出（{0}年度）"
    assert found(text.format(2022, 2021, 31, 4), text.format(2023, 2022, 36, 5), "L02") == []


def test_a_sentence_left_in_as_a_whole_is_one_finding() -> None:
    text = "林场道路改造44.80万元，改造11.26公里，于2022年10月竣工。"
    shown, numbers = found(text, text, "L02"), found(text, text, "L01")
    assert len(shown) == 1 and numbers == []
    assert all(each in shown[0].statement_zh for each in ("2022年", "44.80万元", "11.26公里"))


@pytest.mark.parametrize(
    "end", ["已全部完工并投入使用", "已通过验收", "均已竣工", "完成系统升级并通过终验", "全部建成投用"]
)
def test_a_finished_work_of_last_year(end: str) -> None:
    text = f"取水口迁建项目执行数360.00万元，完成预算的100%。项目{end}。"
    assert [each.rule for each in found(text, text, "L01")] == ["L01"]
    assert found(text, text.replace("360", "380"), "L01") == []


@pytest.mark.parametrize("day", ["2023年4月12日", "2023年4月", "2023.4.12"])
def test_the_date_of_last_years_signature(day: str) -> None:
    text = f"各项工作完成较好。\n岚州市云麓区水利局\n{day}"
    assert len(found(text, text, "L02")) == 1
    assert found(text, text.replace("2023", "2024"), "L02") == []


def test_the_date_of_a_form() -> None:
    text = "自评时间：2023年4月\n" + "".join(f"第{n}次巡查河道{n}公里。\n" for n in range(20, 34))
    assert len(found(text, text.replace("公里", "公里多"), "L02")) == 1


PARTS = (
    "本年按期完成各项任务，灌溉保障有力。\n三、存在的问题\n部分工程维护不及时，资金支付进度偏慢。\n"
    "四、改进措施\n加强调度，按季度跟踪支付进度，压实责任。\n五、其他需要说明的情况\n无"
)


@pytest.mark.parametrize(
    ("gone", "heading"),
    [
        ("三、存在的问题\n部分工程维护不及时，资金支付进度偏慢。\n", "存在的问题"),
        ("四、改进措施\n加强调度，按季度跟踪支付进度，压实责任。\n", "改进措施"),
        ("加强调度，按季度跟踪支付进度，压实责任。\n", "改进措施"),
    ],
)
def test_a_part_left_out(gone: str, heading: str) -> None:
    shown = found(PARTS, PARTS.replace(gone, ""), "L03")
    assert len(shown) == 1
    assert heading in shown[0].statement_zh


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("五、其他需要说明的情况\n无", ""),  # nothing stood below it
        ("三、存在的问题\n", "三、主要问题及原因分析\n"),
        ("四、改进措施\n", "四、下一步改进工作措施\n"),
        ("无", "没有"),
    ],
)
def test_a_part_under_another_name_is_there(before: str, after: str) -> None:
    assert found(PARTS, PARTS.replace(before, after), "L03") == []


ROWS = "项目\t{}年决算数（万元）\t{}年决算数（万元）\t增减额\n"
LAST = ROWS.format(2021, 2022) + (
    "财政拨款收入\t436.20\t452.10\t15.90\n事业收入\t128.40\t132.55\t4.15\n其他收入\t60.15\t57.60\t-2.55\n"
    "收入合计\t624.75\t642.25\t17.50\n"
)
NOW = ROWS.format(2022, 2023) + (
    "财政拨款收入\t{}\t475.02\t22.92\n事业收入\t{}\t146.30\t13.75\n其他收入\t{}\t58.80\t1.20\n"
    "收入合计\t{}\t680.12\t37.87\n"
)


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        (("452.10", "132.55", "57.60", "642.25"), 0),
        (("452.10", "128.40", "57.60", "642.25"), 1),
        (("452.10", "132.55", "57.60", "624.75"), 1),
        (("436.20", "128.40", "60.15", "624.75"), 4),
        (("452.10", "135.55", "57.60", "642.25"), 1),
    ],
)
def test_the_column_of_last_year(column: tuple[str, ...], wrong: int) -> None:
    shown = found(LAST, NOW.format(*column), "L04")
    assert len(shown) == wrong
    assert all(side.quote.split("\t")[1] in column for each in shown for side in each.sides)


def test_a_column_of_budgets_between_is_none_of_this_year() -> None:
    heads = "项目\t上年决算数（万元）\t本年预算数（万元）\t本年决算数（万元）\n"
    last = heads + "基本支出\t521.30\t533.00\t531.86\n项目支出\t407.54\t448.24\t428.55\n合计\t928.84\t981.24\t960.41\n"
    now = heads + "基本支出\t531.86\t548.00\t546.29\n项目支出\t407.54\t464.63\t446.25\n合计\t960.41\t1012.63\t992.54\n"
    assert [each.sides[0].quote for each in found(last, now, "L04")] == ["项目支出\t407.54"]


def test_a_column_of_another_scope_is_not_compared() -> None:
    assert found(LAST, NOW.format("400.00", "100.00", "50.00", "550.00"), "L04") == []


@pytest.mark.parametrize(
    ("last", "now", "wrong"),
    [
        ("水质监测支出126.00万元。", "水质监测支出131.00元。", 1),
        ("水质监测支出126.00万元。", "水质监测支出131.00万元。", 0),
        ("水质监测支出126.00万元。", "水质监测支出1310000.00元。", 0),
        ("水质监测支出1260000元。", "水质监测支出1310000万元。", 1),
    ],
)
def test_a_unit_that_slipped(last: str, now: str, wrong: int) -> None:
    assert len(found(last, now, "L05")) == wrong


SUM = "政府采购支出总额{}万元，其中：设备支出{}万元，家具支出{}万元，印刷支出{}万元。"


def test_a_relation_that_held_last_year_must_hold() -> None:
    last, now = SUM.format("86.53", "21.35", "18.68", "46.50"), SUM.format("91.24", "22.67", "18.68", "48.62")
    shown = found(last, now, "A12")
    assert len(shown) == 1 and "上年报告" in shown[0].statement_zh and "last year" in shown[0].statement
    assert "不能判断" not in shown[0].statement_zh and "nothing follows" not in shown[0].statement
    partial = SUM.format("96.53", "21.35", "18.68", "46.50")
    assert found(partial, now, "A12") == []


def test_the_title_may_have_been_left_in() -> None:
    text = "{0}年清淤{1}公里。\n{0}年巡查{1}次。\n{0}年培训{1}人。"
    draft = report(2023, text.format(2023, 61), "845.90", TITLE.format(2022))
    findings, compared = draft_findings(draft, report(2022, text.format(2022, 47)))
    assert compared
    assert ["题名" in each.statement_zh for each in findings if each.rule == "L02"] == [True]


def test_the_same_report_twice_is_not_compared() -> None:
    one = report(2022, "2022年清淤47公里。")
    findings, compared = draft_findings(one, one)
    assert not compared
    assert not any(each.rule.startswith("L") for each in findings)


@pytest.mark.parametrize(("name", "wrong"), [("岚州市云麓区水利局", 0), ("岚州市云麓区林业局", 1)])
def test_the_unit_of_last_years_report(name: str, wrong: int) -> None:
    title = f"{name}2022年度部门整体支出绩效自评报告\n"
    findings, _ = draft_findings(report(2023, "完成较好。", "845.90"), report(2022, "完成较好。", title=title))
    assert sum(each.rule == "L06" for each in findings) == wrong


def test_parts_of_another_units_report_are_not_missed() -> None:
    earlier = report(2022, PARTS, title="岚州市云麓区林业局2022年度部门整体支出绩效自评报告\n")
    findings, _ = draft_findings(report(2023, "完成较好。", "845.90"), earlier)
    assert {each.rule for each in findings if each.rule in ("L03", "L06")} == {"L06"}


@pytest.mark.parametrize(
    ("kind", "line", "wrong"),
    [
        ("header", "岚州市云麓区水利局2022年度部门整体支出绩效自评报告", 1),
        ("footer", "2022年度绩效自评", 1),
        ("header", "岚州市云麓区水利局2023年度部门整体支出绩效自评报告", 0),
        ("header", "内部资料  2022年印制", 0),
        ("footer", "第 1 页", 0),
    ],
)
def test_years_of_headers_and_footers(kind: str, line: str, wrong: int) -> None:
    findings, _ = draft_findings(report(2023, "完成较好。"), None, ((kind, line),))
    assert sum(each.rule == "D01" and line[:4] != "" and not each.sides for each in findings) == wrong


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("填报单位：石泉县水利局", 1),
        ("单位名称\t石泉县水利局", 1),
        ("报告单位（盖章）：石泉县水利局", 1),
        ("填报单位：桐溪县水利局", 0),
        ("主管部门：石泉县水利局", 0),
        ("填报单位：桐溪县河道管理站", 0),
        ("实施单位：石泉县林业局", 0),
    ],
)
def test_a_field_that_names_another_places_unit(field: str, wrong: int) -> None:
    words = f"桐溪县水利局2022年度部门整体支出绩效自评报告\n{field}\n" + HEADS.format(2022, "812.36", "完成较好。")
    document = read_document(words.encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert sum("题名写的是" in each.statement_zh for each in document.findings) == wrong


@pytest.mark.parametrize("end", ["；", "。", "\n", "\t", "，"])
def test_long_texts_cost_in_proportion(end: str) -> None:
    line = "全年清理河道垃圾{}吨，其中塑料{}吨、木料{}吨，取水口项目已完工，支出38.72万元{}"

    def seconds(lines: int) -> float:
        text = "".join(line.format(n % 997, n % 89, n % 7, end) for n in range(lines))
        draft, earlier = report(2023, text), report(2022, text)
        return least(lambda: draft_findings(draft, earlier), runs=2)

    assert seconds(640) < 30 * seconds(80)
