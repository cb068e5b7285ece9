"""Bodies and places: named in full wherever the title has them, and not taken for their namesakes."""

import pytest
from metadata_kit import about


def test_a_year_in_words_is_no_part_of_a_name() -> None:
    for title in ("二〇二二年度浏阳市民政局部门决算", "浏阳市民政局二〇二二年度部门整体支出绩效自评报告"):
        found = about(f"{title}\n一、概况\n预算12万元。\n")
        assert (found.region.name, found.organisation, found.year) == ("浏阳市", "浏阳市民政局", 2022)


def test_a_short_name_may_follow_the_year() -> None:
    found = about("2022年度岳阳经济技术开发区财政局部门决算\n一、概况\n预算12万元。\n")
    assert found.region.name == "岳阳经济技术开发区"
    assert found.region.code is None


@pytest.mark.parametrize("place", ["长沙县", "浏阳市", "崇明区", "鄂托克旗", "融水苗族自治县"])
@pytest.mark.parametrize(
    "body",
    [
        "市场监督管理局", "市监局", "市政园林局", "市容环境卫生中心", "区域合作办公室", "民政局",
        "第一中学", "人民医院", "政务服务数据管理局", "投资促进局", "气象局",
        "供销合作社联合社", "城市管理和综合执法局", "人民检察院",
    ],
)  # fmt: skip
def test_a_bodys_name_does_not_hide_its_place(place: str, body: str) -> None:
    found = about(f"{place}{body}2022年度部门整体支出绩效自评报告\n一、概况\n预算12万元。\n")
    assert (found.region.name, found.organisation) == (place, place + body)


@pytest.mark.parametrize("title", ["{}岳塘区民政局2022年度部门决算", "2022年度{}岳塘区民政局部门决算"])
def test_a_place_below_a_city_that_no_table_knows_is_not_its_namesake(title: str) -> None:
    for city in ("青山市", "云上市", "白水州"):
        found = about(f"{title.format(city)}\n一、概况\n预算12万元。\n").region
        assert (found.name, found.code) == ("岳塘区", None)
        assert found.candidates
    for known in ("湘潭市", "湖南省湘潭市", ""):
        assert about(f"{title.format(known)}\n一、概况\n预算12万元。\n").region.code is not None


@pytest.mark.parametrize("place", ["湘西州吉首市", "延边州敦化市", "昌吉州阜康市", "锡林郭勒盟多伦县"])
def test_a_short_name_of_what_lies_above_is_known(place: str) -> None:
    assert about(f"{place}民政局2022年度部门决算\n一、概况\n预算12万元。\n").region.code is not None


# Bodies whose names end as few do, and those that begin with whom they belong to, before the place.
ODD_BODIES = (
    "中共{}委党史研究室 中共{}委巡察工作领导小组办公室 {}委政策研究室 {}委督查考核室 {}地方志编纂室 "
    "{}史志研究室 共青团{}委员会 政协{}委员会办公室 民盟{}委员会 九三学社{}委员会 "
    "中国国际贸易促进委员会{}委员会 国家统计局{}调查队 国家税务总局{}税务局 {}国有红旗林场 {}原种场 "
    "{}少年宫 {}工人文化宫 {}监狱 {}京剧团 {}血站 {}殡仪馆 {}公证处 {}日报社 {}烈士陵园 {}不动产登记中心 "
    "{}军队离休退休干部休养所 {}公安局交通警察大队 {}人民政府驻北京办事处 {}机要保密局 "
).split()  # fmt: skip


@pytest.mark.parametrize("place", ["长沙县", "浏阳市", "崇明区"])
@pytest.mark.parametrize("body", ODD_BODIES)
def test_odd_bodies_are_named_in_full_wherever_the_title_has_them(body: str, place: str) -> None:
    name = body.format(place)
    for title in (
        f"{name}2022年度部门决算",
        f"{name}\n2022年度部门整体支出绩效自评报告",
        f"2022年度{name}整体支出绩效自评报告",
    ):
        found = about(f"{title}\n一、概况\n预算12万元。\n")
        assert (found.organisation, found.region.name) == (name, place)
