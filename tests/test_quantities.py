"""Numbers of every printed form become exact quantities; what is no amount is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.quantities import find_quantities, find_years, narrow, parse_number

DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Write a number below 10^12 in characters, as reports do (一千零五十, 十二万)."""
    if number == 0:
        return "零"
    groups = []
    while number:
        number, group = divmod(number, 10000)
        groups.append(group)
    text = ""
    for place in range(len(groups) - 1, -1, -1):
        if groups[place]:
            if text and (groups[place] < 1000 or not groups[place + 1]):
                text += "零"
            text += section(groups[place]) + ("", "万", "亿")[place]
    return text[1:] if text.startswith("一十") else text


def section(number: int) -> str:
    """Write a number below 10,000 in characters."""
    text, gap = "", False
    for worth, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
        gap = digit == 0
    return text


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_numerals_come_back_as_the_number_they_were_written_for(number):
    assert parse_number(numeral(number)) == number


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_financial_numerals_mean_the_same(number):
    plain = numeral(number)
    formal = plain.translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
    assert parse_number(formal) == number


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["元", "万元", "亿元"]))
def test_printed_amounts_come_back_exactly(value, unit):
    for printed in (f"{value:f}", f"{value:,f}", f"{value:f}".translate({48 + i: 0xFF10 + i for i in range(10)})):
        (quantity,) = find_quantities(f"支出{printed}{unit}。")
        assert quantity.value == value
        assert quantity.amount_yuan == value * {"元": 1, "万元": 10**4, "亿元": 10**8}[unit]


@given(st.text(alphabet="0123456789,.，万亿元千百十一二三％%分年至-（）项 约余", max_size=80))
def test_every_quantity_is_where_it_says(text):
    for q in find_quantities(text):
        assert 0 <= q.start <= q.number_start < q.number_end <= q.end <= len(text)
        # What a blank parts (0 0元) is no number as it is printed, and its figure says so.
        assert "split_number" in q.flags or parse_number(text[q.number_start : q.number_end]) is not None
        assert q.amount_yuan is None or q.amount_yuan >= 0
        assert (q.amount_yuan is not None) == (q.kind == "money")


@pytest.mark.parametrize(
    ("printed", "yuan"),
    [
        ("65.28万元", "652800"),
        ("1,093.38万元", "10933800"),
        ("３２６．００万元", "3260000"),
        ("587500元", "587500"),
        ("2,345,678.90元", "2345678.90"),
        ("4.65亿元", "465000000"),
        ("1亿2千万元", "120000000"),
        ("3万5千元", "35000"),
        ("2千元", "2000"),
        ("一百五十六万元", "1560000"),
        ("四千二百元", "4200"),
        ("两千元", "2000"),
        ("壹拾贰万叁仟元整", "123000"),
        ("三点二五万元", "32500"),
        ("637.88 万元", "6378800"),
        ("人民币50万元", "500000"),
        ("0万元", "0"),
    ],
)
def test_money_forms(printed, yuan):
    (quantity,) = find_quantities(f"支出{printed}，其余未动")
    assert (quantity.kind, quantity.amount_yuan) == ("money", Decimal(yuan))


@pytest.mark.parametrize(
    "printed", ["约30万元", "近30万元", "30余万元", "30多万元", "30万余元", "30万元左右", "≤30万元", "三十多万元"]
)
def test_approximate_amounts_are_marked(printed):
    (quantity,) = find_quantities(f"共{printed}。")
    assert quantity.approx
    assert quantity.amount_yuan == 300000


def test_saving_is_not_an_approximation():
    (quantity,) = find_quantities("较预算节约4万元")
    assert not quantity.approx


def test_a_range_keeps_both_ends_with_the_unit_of_the_last():
    assert [(q.amount_yuan, q.span) for q in find_quantities("每户补助5至8万元")] == [(50000, True), (80000, True)]
    assert [q.amount_yuan for q in find_quantities("5—8.5万元")] == [50000, 85000]


def test_wan_without_yuan_is_money_only_where_nothing_is_counted():
    assert find_quantities("预算60万，")[0].bare
    assert find_quantities("预算60 万；")[0].amount_yuan == 600000
    for counted in ("近150万人口", "20万份", "走访10万余户", "41万条", "1.92万人次"):
        assert {q.kind for q in find_quantities(counted)} == {"count"}


def test_a_sign_is_a_sign_only_where_one_can_stand():
    assert find_quantities("增加-3.2万元")[0].value == Decimal("-3.2")
    assert find_quantities("项目\t-12.5万元")[0].value == Decimal("-12.5")
    assert find_quantities("项目支出-35万元")[0].value == 35
    assert find_quantities("增加-3.2万元")[0].amount_yuan == 32000


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("执行率98.03%", "98.03", "%"),
        ("增长７．８％", "7.8", "%"),
        ("高出3.2个百分点", "3.2", "个百分点"),
        ("提高0.46百分点", "0.46", "个百分点"),
        ("百分之九十", "90", "%"),
        ("千分比5‰", "5", "‰"),
    ],
)
def test_ratios(text, value, unit):
    quantities = [q for q in find_quantities(text) if q.kind == "percent"]
    assert [(q.value, q.unit) for q in quantities] == [(Decimal(value), unit)]


def test_scores_are_not_fractions_minutes_or_branches():
    assert [q.kind for q in find_quantities("自评93.5分，")] == ["score"]
    for text in ("用时20分钟", "三分之一", "设5个分局", "10分公司"):
        assert "score" not in {q.kind for q in find_quantities(text)}


@pytest.mark.parametrize(
    "text",
    [
        "2023年度", "二〇二〇年", "2020—2022年", "示财预〔2021〕12号", "联系电话：28881234", "12月31日", "第3项",
        "数百万元", "上千万元", "百万元以上", "二元结构", "元旦期间", "“百万学子”工程",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_none(text):
    assert not [q for q in find_quantities(text) if q.kind != "count"]


def test_a_price_for_each_is_marked():
    assert find_quantities("1,800元/人·月（10个月）")[0].per
    assert not find_quantities("1,800元，按月发放")[0].per


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2020年", [(2020, 2020)]),
        ("二〇二〇年度", [(2020, 2020)]),
        ("２０２４年", [(2024, 2024)]),
        ("2020—2022年", [(2020, 2022)]),
        ("2020至2022年度", [(2020, 2022)]),
        ("2024度收入", [(2024, 2024)]),
        ("2021年和2022年", [(2021, 2021), (2022, 2022)]),
        ("〔2024〕1号", []),
        ("2022人", []),
        ("1200元", []),
        ("12020年", []),
    ],
)
def test_years(text, years):
    assert [(y.first, y.last) for y in find_years(text)] == years


def test_questions_name_years_without_the_word():
    assert [y.first for y in find_years("spending in 2020 and 2021?", bare=True)] == [2020, 2021]
    assert find_years("2020万元", bare=True) == ()
    assert [(y.first, y.last) for y in find_years("2020 to 2022", bare=True)] == [(2020, 2022)]


def test_narrow_keeps_every_place():
    text = "３２６．００％，（Ａ）"
    assert len(narrow(text)) == len(text)
    assert narrow(text) == "326.00%，（A）"


@pytest.mark.parametrize("piece", ["1", "一", "万", "1万", "1,", "2020-", "1.", "百分之", "元", "十亿", "（", "至5"])
def test_a_long_hostile_line_is_read(piece):
    """A line of 200,000 characters comes back at once: nothing in the scan is quadratic."""
    text = piece * (200_000 // len(piece))
    assert all(q.end <= len(text) for q in find_quantities(text))
    find_years(text)


@pytest.mark.parametrize("text", ["", "万亿元", "点五", "一点", "abc", "三三十", "1.2.3", "9" * 60, "--5"])
def test_what_is_no_number_is_none(text):
    assert parse_number(text) is None


def test_a_scaled_amount_is_money_whatever_follows():
    worth = {"5万元器材款": 50000, "8万元论证费": 80000, "24万元年中下达": 240000, "300元年底发放": 300}
    for text, yuan in worth.items():
        assert [q.amount_yuan for q in find_quantities(text)] == [yuan]
    assert [q.kind for q in find_quantities("2元结构") if q.kind == "money"] == []


def test_cells_that_a_dash_parts_are_no_range():
    found = find_quantities("全年执行402.20—95.76%")
    assert [(q.value, q.kind, q.span) for q in found][-1] == (Decimal("95.76"), "percent", False)
    assert not any(q.span for q in find_quantities("由9000-1万元"))


def test_a_range_that_ends_in_nothing_is_worth_nothing():
    assert [q.amount_yuan for q in find_quantities("0-0亿")] == [0, 0]


@pytest.mark.parametrize(
    ("printed", "yuan"),
    [("五至8万元", [50_000, 80_000]), ("三 元", [3]), ("￥九，", [9]), ("五(万元)", [50_000]), ("九几元", [9])],
)
def test_one_character_is_an_amount_where_more_of_it_stands_beside(printed, yuan):
    assert [q.amount_yuan for q in find_quantities(f"第三方一般报销{printed}")] == yuan
