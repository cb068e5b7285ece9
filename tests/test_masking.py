"""What is masked, what is not, and that nothing else moves. The people and numbers are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.document import read_document
from indexer.masking import mask
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("填表人：钱多  填表日期：2023.6.1  联系电话：22345678", "填表人：钱*  填表日期：2023.6.1  联系电话：22******"),
        ("填报人:钱 多 电话:2234567", "填报人:钱 * 电话:22*****"),
        ("填表人：钱多多填报日期：6月1日", "填表人：钱**填报日期：6月1日"),
        ("单位负责人（签字）：欧阳小山　审核人（签章）：", "单位负责人（签字）：欧阳**　审核人（签章）："),
        ("评价人员：孙三、李小四、王五", "评价人员：孙*、李**、王*"),
        ("联系人及电话：钱多 13912345678、孙三（22345678）", "联系人及电话：钱* 13*********、孙*（22******）"),
        ("经办人 钱多 办公电话 0999-22345678", "经办人 钱* 办公电话 09**-********"),
        ("填表人：艾山江·买买提", "填表人：艾**·***"),
        ("填表人：扎西平措", "填表人：扎***"),
        ("项目负责人\t钱多\t联系电话\t22345678", "项目负责人\t钱*\t联系电话\t22******"),
        ("\t项目单位负责人\n\t钱多\n\t联系电话\n\t22345678\n", "\t项目单位负责人\n\t钱*\n\t联系电话\n\t22******\n"),
        ("姓名\t职务\t电话\n钱多\t主任\t2234567\n孙建设\t科员\t", "姓名\t职务\t电话\n钱*\t主任\t22*****\n孙**\t科员\t"),
        ("请致电13912345678。", "请致电13*********。"),
        ("请致电139-1234-5678。", "请致电13*-****-****。"),
        ("（0999）22345678", "（09**）********"),
        ("ＴＥＬ：２２３４５６７８", "ＴＥＬ：２２******"),
        ("传真：22345678、22345679", "传真：22******、22******"),
        ("来信寄qian.duo@example.cn", "来信寄********@example.cn"),
        ("持证11010519491231002X者", "持证11****************者"),
        ("身份证号：110105194912310021", "身份证号：11****************"),
        ("汇入6222020000000000000。", "汇入62*****************。"),
        ("账号：1234 5678 9012 3456", "账号：12** **** **** ****"),
        # A column of labels, then a column of values; rows of one cell to a line; values whose order is lost.
        (
            "填报人\n联系人\n联系电话\n负责人签字\n钱多\n孙小三\n2234567\n李建设\n",
            "填报人\n联系人\n联系电话\n负责人签字\n钱*\n孙**\n22*****\n李**\n",
        ),
        ("经办人：\n复核人：\n单位负责人：\n钱多多\n欧阳小山\n", "经办人：\n复核人：\n单位负责人：\n钱**\n欧阳**\n"),
        (
            "序号\n姓名\n单位\n金额\n1\n钱多多\n县水利局\n500\n2\n孙三\n县财政局\n300\n3\n李四\n",
            "序号\n姓名\n单位\n金额\n1\n钱**\n县水利局\n500\n2\n孙*\n县财政局\n300\n3\n李*\n",
        ),
        ("户主姓名\t养殖面积\t补助金额\n钱多多\t3\t3000\n", "户主姓名\t养殖面积\t补助金额\n钱**\t3\t3000\n"),
        # Labels that no table holds.
        ("经办：钱多多    复核：孙三    审批：李建设", "经办：钱**    复核：孙*    审批：李**"),
        ("数据填报：钱多多　数据审核：孙小三", "数据填报：钱**　数据审核：孙**"),
        ("撰写人：钱多　协评人：孙三", "撰写人：钱*　协评人：孙*"),
        ("分管副局长签字：钱多多", "分管副局长签字：钱**"),
        ("领款人（签章）：钱多多", "领款人（签章）：钱**"),
        ("评价组组长：钱多多  组员：孙三、李四", "评价组组长：钱**  组员：孙*、李*"),
        ("注册会计师：钱多多", "注册会计师：钱**"),
        # Letters spread over the page, rules to write on, bars between cells.
        ("填　报　人：钱多多　电　话：22345678", "填　报　人：钱**　电　话：22******"),
        ("填表人：____钱多多____", "填表人：____钱**____"),
        ("填报人 | 钱多多 | 电话 | 22345678", "填报人 | 钱** | 电话 | 22******"),
        ("申报人钱多多，电话13912345678", "申报人钱**，电话13*********"),
        ("家庭住址：岚州市东汀区3组12号", "家庭住址：岚州市********"),
        ("微信号：qianduo88", "微信号：qi*******"),
        (
            "项目名称\n负责人及电话\n主管部门\n山塘加固\n钱多多 13912345678\n县水利局\n",
            "项目名称\n负责人及电话\n主管部门\n山塘加固\n钱** 13*********\n县水利局\n",
        ),
        (
            "受助人\t家庭住址\t金额（元）\n钱多多\t长浦镇三村5组\t3000\n",
            "受助人\t家庭住址\t金额（元）\n钱**\t长浦镇****\t3000\n",
        ),
    ],
)
def test_personal_data_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "拨打12345热线、110报警，客服400-123-4567",
        "监督电话：0999-22345678",
        "服务热线：22345678",
        "示财字〔2024〕1号，项目编码：13912345678",
        "统一社会信用代码：110105194912310021",
        "项目编号\t金额\n13912345678\t5",
        "支出13912345678元，累计 1391234567 元，22345678.50元",
        "13912345678.00\t22345678",
        "27134567890\t13912345678\t27134567890",
        "电话：22345678元",
        "全年接听电话2234567次",
        "电话费\t2234567\n手机\t2234567",
        "2023年6月1日至20230630，邮编412000",
        "推广“雷锋式义警”，学习王二小精神",
        "项目负责人应当负责，单位主要负责人签字后上报",
        "县委书记王五主持召开会议",
        "项目负责人：高度重视资金管理，",
        "责任人：明确到岗，限期完成",
        "填表人：　　　联系电话：　　　填表日期：　年　月　日",
        "单位负责人签字：\n 2022年度部门整体支出绩效自评表",
        "填表人：\n方案如下\n",
        "填报人：单 位（盖章）",
        "负责人： 时 间：2022年",
        "审核人：应急管理局",
        "填表人：王府街道办事处",
        "联系人：江北区",
        "责任人\t完成时限\n县水利局\t2023年",
        "项目负责人\t金额\t项目\t程度",
        "项目负责人\n金额\n安全\n",
        "第0731-2号、2020-2023",
        "应当安排室内电话布线。",
        "审核：同意\n审批：严格把关\n复核：计财股\n编制：行政编制10名",
        "受益人：农户\n服务人员：全体村民\n监督人：平安办",
        "组长：各科室负责人　成员：相关单位",
        "负责人\n金额\n高新区\n江北县\n2234567\n",
        "填报单位\n填报日期\n王家镇\n2023年\n",
        "项目\n联系电话\n道路改造\n13912345678元\n",
        "户主\n标准\n安全饮水\n每户300元\n",
        "单位地址：岚州市东汀区长浦路12号",
    ],
)
def test_the_rest_stays(text: str) -> None:
    assert mask(text) == text


FORMS = [
    *"填表人 负责人 ： : （签字） 钱 多 欧阳 · 、 电话 姓名 职务 单位 编码 热线 元 . - x * a.b@ c.cn".split(),
    *"22345678 13912345678 0999- 139 1234 6222020000000000000".split(),
    *" \u3000\t\n",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(FORMS), max_size=30).map("".join)))
def test_masking_moves_nothing_and_is_done_once(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new == old or (new == "*" and not old.isspace()) for new, old in zip(masked, text, strict=True))
    assert mask(masked) == masked


def test_a_document_holds_masked_text_only() -> None:
    text = "2023年度某县某局项目支出绩效自评报告\n一、支出\n2023年购车支出100万元。\n填表人：钱多　联系电话：22345678\n"
    document = read_document(text.encode(), "r.txt", Vocabulary.load(), Gazetteer.load())
    assert "填表人：钱*　联系电话：22******" in document.text
    assert "钱多" not in repr(document)
    assert "22345678" not in repr(document)
    assert [str(figure.amount_yuan) for figure in document.figures] == ["1000000"]


def test_the_labelled_personal_data_is_masked_and_nothing_else(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "metadata.json").read_text("utf-8"))
    for report in gold["reports"]:
        text = (shared / "reports" / report["file"]).read_text("utf-8")
        masked = mask(text)
        labelled = {i for each in report["personal_data"] for i in range(each["start"], each["end"])}
        right = [masked[each["start"] : each["end"]] == each["masked"] for each in report["personal_data"]]
        assert all(right), f"{report['file']}: {right.count(False)} not masked"
        changed = {i for i, (new, old) in enumerate(zip(masked, text, strict=True)) if new != old}
        assert changed <= labelled, f"{report['file']}: {len(changed - labelled)} characters too many"
    for each in gold["privacy_negatives"]:
        text = (shared / "reports" / each["file"]).read_text("utf-8")
        assert mask(text)[each["start"] : each["end"]] == each["quote"]
