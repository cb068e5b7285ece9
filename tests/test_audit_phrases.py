"""Relations that the words of a sentence tell: passages of our own, each with one wrong number or with none.

`corpus/told_relations.tsv` holds them: what kind of relation, whether a number is wrong, and the passage, in which |
begins a line and ¦ parts the cells of a table. What only seems not to agree must stay silent.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from audit_kit import GAZETTEER, VOCABULARY, outcomes
from timing_kit import least

from indexer.audit import PHRASES
from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import unless_judged
from indexer.document import read_document

HEAD = "岳阳县民政局2022年度部门整体支出绩效自评报告\n\n"
CORPUS = Path(__file__).with_name("corpus") / "told_relations.tsv"
ROWS = [line.split("\t") for line in CORPUS.read_text().splitlines()[1:]]
HOSTILE = {
    "numbers": "9", "counts": "9人", "amounts": "9万元，", "sentences": "应安排9万元，实际安排8万元，少安排3万元。",
    "lists": "甲9人、乙8人，共9人，", "shares": "甲占9%、乙占8%，", "marks": "，。；：、（", "words": "的共计为合计约",
    "rates": "下达资金9万元，已支付8万元，支付进度3%。", "products": "9个村各补助9万元，共计9万元；",
    "points": "投入得9分、过程得8分、产出得7分，综合得分9分，", "pairs": "9人、9万元，其中甲8人、8万元，乙7人、7万元；",
    "years": "2021年9人，2022年8人，增长3%，", "brackets": "（含9万元",
    "names": "水费支出325万元。\n水费支出352万元。\n", "means": "图书9册，金额9万元，平均每册3元，",
    "listed": "名称\t数量（个）\n甲级\t912\n乙级\t813\n\n甲级912个、乙级831个、乙级813个，",
    "rests": "受理9件，办结8件，未办结3件，",
    "against": "预算9万元，支出8万元，比预算增加3万元；比预算9万元增加3万元，",
    "kinds": "甲类每户9元、乙类每户8元。甲类9户、乙类8户，发放3元；",
    "plans": "计划新建9公里，实际建成8公里。\n建成9公里。\n",
    "wholes": "9万元，来源为：甲级8万元，乙级7万元；", "degrees": "应参保9人，实际参保8人，参保率3%；",
    "firsts": "总得分9分：决策9分、产出8分、效益7分，",
    "divided": "送审9万元，核减8万元，核定3万元，",
    "shared": "支出9万元，其中甲8万元，占80%；乙1万元，占20%；",
    "same": "部门支出1,286.45万元。\n部门支出1,268.45万元。\n",
    "rows": "名称\t数量（个）\t金额（万元）\n甲级\t912\t813\n\n甲级912个，金额813万元，数量921个。\n",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_text(name: str) -> None:
    def made(length: int) -> Case:
        text = HEAD + HOSTILE[name] * (length // len(HOSTILE[name]))
        document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
        return Case(document.report, document.text, document.sections, document.tables, document.figures)

    def taken(case: Case) -> float:
        def run() -> list[Check]:
            case.known.pop("sentences of numbers", None)
            return list(unless_judged(case, (), (check for rule in PHRASES for check in rule(case))))

        return least(run)

    short, long = made(10_000), made(40_000)
    assert taken(long) < 8 * taken(short) + 0.1


def findings(passage: str) -> list[str]:
    """Return the rules that find something in a passage; the numbers of headings are left alone."""
    text = HEAD + passage.replace("|", "\n").replace("¦", "\t")
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [f.rule for f in document.findings if f.outcome == "finding" and f.rule != "D02"]


@pytest.mark.parametrize("passage", [passage for _, says, passage in ROWS if says == "wrong"])
def test_a_wrong_number_is_found(passage: str) -> None:
    assert findings(passage)


@pytest.mark.parametrize("passage", [passage for _, says, passage in ROWS if says == "right"])
def test_what_only_seems_not_to_agree_stays_silent(passage: str) -> None:
    assert not findings(passage)


def test_a_number_that_another_rule_has_judged_is_shown_once() -> None:
    text = "应到位资金640.00万元，实际到位576.00万元，到位率为96%。"
    assert outcomes(text, "A11") == ["finding"]


def test_what_a_report_says_to_be_misprinted_is_not_shown() -> None:
    told = "三年来县财政应到位资金450万元，实到位385万元，未到位{}万元{}。"
    assert outcomes(told.format("75", ""), "A07") == ["finding"]
    assert outcomes(told.format("75", "（上报稿笔误，应为65万元）"), "A07") == []


@pytest.mark.parametrize(
    ("text", "rule", "expected"),
    [
        ("国家助学金12万元，12人、每人1万元。", "A16", ["pass"]),
        ("法律顾问费118.80万元，132个村居，每个村居每年9,000元。", "A16", ["pass"]),
        ("全年运行费23.50万元，14辆执法用车，车均1.68万元。", "A18", ["rounding"]),
        ("全年运行费1,235.60万元，1,200人，人均1.03万元。", "A18", ["rounding"]),
    ],
)
def test_a_number_right_behind_a_comma_is_read(text: str, rule: str, expected: list[str]) -> None:
    assert outcomes(text, rule) == expected


@pytest.mark.parametrize(
    "text",
    [
        "截至年末，中央和省级资金1,600万元全部到位，县级资金到位842.5万元，整体到位率91.14%。",
        "中央资金300万元已全额支付，县级资金已支付180万元，支付率92.3%。",
    ],
)
def test_a_rate_of_two_parts_together_is_not_of_one_over_the_other(text: str) -> None:
    assert "finding" not in outcomes(text, "A11")


def test_what_arrived_in_full_may_still_be_paid_out_at_a_wrong_rate() -> None:
    assert outcomes("下达资金850万元已全部到位，已支付697万元，支付进度为84%。", "A11") == ["finding"]


@pytest.mark.parametrize(
    "text",
    [
        "2023年安排治理资金1,500万元，较2022年2,200万元增长25%。",
        "2023年支出1,500万元，较上年1,800万元增加300万元。",
        "2022年在校生1,860人，较2021年1,720人减少140人。",
    ],
)
def test_what_is_said_to_grow_has_grown(text: str) -> None:
    assert sum(outcomes(text, rule).count("finding") for rule in ("A08", "A14")) == 1


def test_a_bare_progress_is_of_what_was_spent_of_the_budget() -> None:
    right = "全年预算1,246万元，上半年支出512万元，进度41.09%；全年支出1,208万元，进度96.95%。"
    assert "finding" not in outcomes(right, "A11")
    assert outcomes("全年预算1,246万元，全年支出1,208万元，进度76.95%。", "A11") == ["finding"]
    assert "finding" not in outcomes("合同价1,246万元，已支付512万元，工程进度46%。", "A11")


def test_social_security_is_no_source() -> None:
    text = "支出1,265万元，其中：教育支出28万元，社会保障和就业支出168万元，农林水支出965万元，住房支出{}万元。"
    assert "finding" in outcomes(text.format(154), "A12")
    assert "finding" not in outcomes(text.format(104), "A12")


@pytest.mark.parametrize("since", ["比年初增加", "较上年末增加", "比上年底增加"])
@pytest.mark.parametrize("what", ["年末贷款余额", "年末担保贷款余额"])
def test_what_stands_at_the_end_of_a_year_grew_at_its_rate(what: str, since: str) -> None:
    text = f"{what}86,000万元，{since}12,000万元，增长{{}}%。"
    assert "finding" not in outcomes(text.format("16.22"), "A08")
    assert "finding" in outcomes(text.format("26.22"), "A08")


def test_more_than_all_is_not_paid_out_at_less_than_all() -> None:
    assert outcomes("下达资金2,340万元，支出9,296万元，支出进度98.12%。", "A11") == ["finding"]
    assert "finding" not in outcomes("预算120万元，实际支出132万元，支出进度110%。", "A11")
